"""What two people wrote about a thing, made comparable: Chinese in pairs of characters, English in stems."""

import re

from kiosk.domain.pinyin import spelled
from kiosk.domain.search import normalised

_RUNS = re.compile(r"[a-z]+|[0-9]+|[^\sa-z0-9]+")
_IDLE_SIGNS = re.compile("[的了个只件一我是有在和与上下面]|不见|丢失|丢了|找不到|可能|大概|好像")
_IDLE = """
a an and at by for from has have he her his i im in is it its like lost maybe missing my of on our please she
some somewhere the their there thing think this to was we with
"""
_IDLE_WORDS = frozenset(_IDLE.split())
_ENDINGS = ("ies", "ing", "es", "ed", "s", "y", "e")
PAIR, SOUND, MEANING, WORD, MARK = 1.0, 0.4, 1.0, 1.0, 2.5
"""How much a shared sign weighs: two characters, how they sound, a meaning, a word; a number or a brand."""

_MEANINGS = """
熊 bear teddy|兔 rabbit bunny|猫 cat kitty|狗 dog puppy|恐龙 dinosaur dino|独角兽 unicorn|熊猫 panda
鱼 fish|鸟 bird|星 star|月 moon|太阳 sun|花 flower|爱心 心形 heart|彩虹 rainbow|汽车 小车 car
火箭 rocket|飞机 plane airplane|公主 princess|机器人 robot|足球 football soccer|篮球 basketball
蝴蝶结 bow|蝴蝶 butterfly|皇冠 crown|草莓 strawberry|贴纸 sticker|挂件 挂饰 吊坠 charm pendant keychain
绳 strap string lanyard cord|盖 lid cap|吸管 straw|拉链 zip zipper|破 裂 断 坏 torn broken crack rip
划痕 scratch|掉漆 peel|旧 old worn|条纹 stripe striped|格子 plaid check checked|圆点 波点 dot spot
字母 letter|帽 hood hat|口袋 pocket|绒 毛绒 fleece fluffy furry plush|透明 transparent clear
金属 不锈钢 metal steel|木 wood wooden|塑料 plastic|玻璃 glass|皮 leather|扣 button|反光 reflective
印 print printed|绣 embroider embroidered|手柄 把手 handle|盒 box case|袋 bag pouch|标签 label tag
圆 round|方 square|厚 thick|薄 thin|数学 math maths|语文 chinese|英语 english|折叠 fold folding
"""
"""Per entry one meaning, in the Chinese and the English words that people use for it; reviewed by hand."""


def _by_word() -> dict[str, str]:
    entries = [entry.split() for line in _MEANINGS.split("\n") for entry in line.split("|") if entry.strip()]
    return {stem(word): words[0] for words in entries for word in words}


def stem(word: str) -> str:
    """An English word without the ending that changes most; anything else as it is."""
    if not word.isascii() or len(word) < 4 or not word.isalpha():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


_MEANING_OF = _by_word()
_CHINESE_MEANINGS = {word: meaning for word, meaning in _MEANING_OF.items() if not word.isascii()}


def signs_of(text: str) -> dict[str, float]:
    """What can be compared in a text: each sign with what it weighs."""
    signs: dict[str, float] = {}
    for run in _RUNS.findall(_IDLE_SIGNS.sub(" ", normalised(text))):
        signs |= _of_latin(run) if run.isascii() else _of_chinese(run)
    return signs


def _of_latin(word: str) -> dict[str, float]:
    """A word with its meaning; one without is likely a brand, and numbers are rarely alike by chance."""
    if word in _IDLE_WORDS:
        return {}
    root = stem(word)
    if meaning := _MEANING_OF.get(root):
        return {root: WORD / 2, f"={meaning}": MEANING}
    return {root: MARK if word.isdigit() or len(word) > 3 else WORD}


def _of_chinese(run: str) -> dict[str, float]:
    pairs = [run[start : start + 2] for start in range(len(run) - 1)] or [run]
    weight = PAIR if len(run) > 1 else PAIR / 2
    signs = dict.fromkeys(pairs, weight)
    signs |= {f"~{spelled(pair)}": SOUND for pair in pairs if len(pair) > 1}
    return signs | {f"={meaning}": MEANING for word, meaning in _CHINESE_MEANINGS.items() if word in run}


def shared(one: dict[str, float], other: dict[str, float]) -> float:
    """What two texts have in common, by weight; a slip of one letter in an English word is forgiven."""
    common = one.keys() & other.keys()
    weight = sum(min(one[sign], other[sign]) for sign in common)
    mine, theirs = (
        [sign for sign in each if _may_slip(sign) and sign not in common] for each in (one, other)
    )
    for sign in mine:
        if any(_one_slip(sign, their) for their in theirs):
            weight += 0.7 * one[sign]
    return weight + SOUND * len(_sounds(one) & other.keys() | _sounds(other) & one.keys())


def _sounds(signs: dict[str, float]) -> set[str]:
    """How its pairs of characters sound, as somebody types them in pinyin."""
    return {sign[1:] for sign in signs if sign.startswith("~")}


def _may_slip(sign: str) -> bool:
    return len(sign) >= 5 and sign.isascii() and sign.isalpha()


def _one_slip(one: str, other: str) -> bool:
    """Whether one letter more, less or other, or two in the wrong order, is all that parts two words."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right), -1)
    if start < 0:
        return True
    rest, other_rest = one[start:], other[start:]
    swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
    return swapped or rest[1:] in (other_rest, other_rest[1:]) or rest == other_rest[1:]
