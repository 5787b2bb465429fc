"""A school that loses and finds, made from a seed: what keepers log, and what families write.

The truth is known, and neither side tells all of it: kinds that are near, colours that are seen
differently, a pocket emptied in another place, a day or two off, other words for the same mark, another
language, slips of a finger. Two thirds of the marks are in no list of the station's.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from kiosk.domain.colours import Colour
from kiosk.domain.matching import Telling
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.domain.standard_school import STANDARD_PLACES

TODAY = date(2025, 11, 3)
ITEMS, NOTICES, DAYS = 500, 200, 60

_KINDS = {
    category.key: f"{category.name_zh} {category.name_en} {category.words}"
    for category in STANDARD_CATEGORIES
}
_COMMON = (*("cup",) * 3, *("jacket", "uniform") * 2, "hat", "book", "umbrella", "ball", "rope")
_MISTAKEN = {
    "jacket": "uniform", "uniform": "jacket", "cup": "lunchbox", "lunchbox": "cup", "scarf": "redscarf",
    "bag": "pencilcase", "pencilcase": "bag", "hat": "scarf", "toy": "other", "gloves": "other",
    "rope": "other", "glasses": "other", "card": "wallet", "keys": "other", "other": "toy",
}  # fmt: skip
_SEEN_AS = {
    Colour.RED: (Colour.ORANGE, Colour.PINK, Colour.PURPLE),
    Colour.ORANGE: (Colour.RED, Colour.YELLOW),
    Colour.YELLOW: (Colour.ORANGE, Colour.GREEN, Colour.WHITE),
    Colour.GREEN: (Colour.BLUE, Colour.YELLOW),
    Colour.BLUE: (Colour.BLACK, Colour.PURPLE, Colour.GREEN),
    Colour.PURPLE: (Colour.BLUE, Colour.PINK),
    Colour.PINK: (Colour.RED, Colour.PURPLE, Colour.MIXED),
    Colour.BROWN: (Colour.BLACK, Colour.ORANGE, Colour.GREY),
    Colour.BLACK: (Colour.GREY, Colour.BLUE, Colour.BROWN),
    Colour.WHITE: (Colour.GREY, Colour.YELLOW, Colour.MIXED),
    Colour.GREY: (Colour.BLACK, Colour.WHITE),
    Colour.MIXED: (Colour.PINK, Colour.BLUE, Colour.RED),
}
_MARKS = (
    (("小熊贴纸", "贴了小熊", "熊的图案"), ("bear sticker", "a teddy on it")),
    (("奥特曼", "奥特曼图案", "有个奥特曼"), ("Ultraman", "ultraman picture")),
    (("艾莎公主", "冰雪奇缘", "爱莎图案"), ("Elsa", "Frozen Elsa print")),
    (("膳魔师", "Thermos", "膳魔师牌"), ("Thermos", "thermos brand")),
    (("乐扣乐扣", "乐扣", "lock"), ("LocknLock", "lock and lock")),
    (("李宁", "李宁牌", "LINING"), ("Li-Ning", "lining")),
    (("耐克标", "Nike", "有个钩"), ("Nike", "Nike logo")),
    (("迪卡侬", "Decathlon", "迪卡浓"), ("Decathlon", "decathlon quechua")),
    (("优衣库", "UNIQLO", "优衣库的"), ("Uniqlo", "from uniqlo")),
    (("500ml", "500毫升", "500ml的"), ("500ml", "500 ml")),
    (("7号", "号码7", "印着7"), ("number 7", "no 7")),
    (("150码", "150", "尺码150"), ("size 150", "150")),
    (("36码", "尺码36", "36"), ("size 36", "36")),
    (("盖子裂了", "盖子坏了", "杯盖有裂痕"), ("cracked lid", "broken lid")),
    (("拉链坏了", "拉链断了", "拉锁坏"), ("broken zip", "zipper torn")),
    (("少一颗扣子", "掉了扣子", "缺扣子"), ("button missing", "one button gone")),
    (("兔子挂件", "挂着小兔", "兔子吊坠"), ("rabbit charm", "bunny keychain")),
    (("恐龙图案", "小恐龙", "恐龙印花"), ("dinosaur", "dino print")),
    (("独角兽", "独角兽图案", "彩虹独角兽"), ("unicorn", "rainbow unicorn")),
    (("白色条纹", "白条纹", "有白条"), ("white stripes", "striped white")),
    (("格子", "格子花纹", "方格"), ("checked", "plaid")),
    (("毛绒领子", "毛领", "领子有毛"), ("fluffy collar", "fur collar")),
    (("带吸管", "有吸管", "吸管杯"), ("with straw", "straw")),
    (("红色背带", "红带子", "背带是红的"), ("red strap", "red string")),
    (("反光条", "反光带", "会反光"), ("reflective strip", "reflective band")),
    (("樱桃小丸子", "小丸子", "丸子图案"), ("Maruko", "chibi maruko")),
    (("哆啦A梦", "机器猫", "多啦A梦"), ("Doraemon", "doraemon cat")),
    (("汪汪队", "汪汪队立大功", "旺旺队"), ("Paw Patrol", "paw patrol dog")),
    (("皮卡丘", "皮卡丘图案", "宝可梦"), ("Pikachu", "pokemon pikachu")),
    (("库洛米", "酷洛米", "库洛米图案"), ("Kuromi", "kuromi")),
    (("三年级数学", "数学三年级上", "三上数学"), ("maths book 3", "math grade 3")),
    (("英语练习", "英语本", "英语作业"), ("English exercises", "english homework")),
    (("木头手柄", "木柄", "把手是木头"), ("wooden handle", "wood handle")),
    (("透明的", "透明", "半透明"), ("clear", "transparent")),
    (("掉漆", "漆掉了", "有点掉漆"), ("paint peeling", "peeled")),
    (("星星图案", "有星星", "很多星星"), ("stars", "star pattern")),
    (("米奇", "米老鼠", "米奇头"), ("Mickey", "mickey mouse")),
    (("字母K", "K字", "绣着K"), ("letter K", "embroidered K")),
    (("晨光牌", "晨光", "晨光文具"), ("M&G", "chenguang")),
    (("三把", "三把一串", "一共三把"), ("three of them", "3 pieces")),
    (("蝴蝶结", "有蝴蝶结", "粉蝴蝶结"), ("bow", "pink bow")),
    (("背面磨破", "磨破了", "有个破洞"), ("worn hole", "torn at the back")),
)  # fmt: skip
_OPENINGS = ("", "", "我的", "孩子的", "弄丢了", "可能在操场丢的，")
_ENGLISH_OPENINGS = ("", "", "my ", "lost ", "it has ", "I think it has ")


@dataclass(frozen=True)
class Truth:
    """One thing as it was: `marks`: numbers of what can be said of it."""

    kind: str
    colour: Colour
    place: str
    lost_on: date
    marks: tuple[int, ...]


@dataclass(frozen=True)
class World:
    """What keepers logged, and per notice the number of the thing that it is about."""

    items: list[Telling]
    notices: list[tuple[Telling, int]]


def a_world(seed: int, items: int = ITEMS, notices: int = NOTICES) -> World:
    """A school of that many things and notices; the same for the same seed."""
    chance = Random(seed)
    truths = [_truth(chance) for _ in range(items)]
    about = chance.sample(range(items), notices)
    return World(
        [_logged(chance, truth) for truth in truths], [(_written(chance, truths[at]), at) for at in about]
    )


def _truth(chance: Random) -> Truth:
    kinds = [*_KINDS, *_COMMON]
    places = [key for key, _chinese, _english in STANDARD_PLACES]
    return Truth(
        kind=chance.choice(kinds),
        colour=chance.choice([*Colour]),
        place=chance.choice(places),
        lost_on=TODAY - timedelta(days=chance.randrange(DAYS)),
        marks=tuple(chance.sample(range(len(_MARKS)), chance.choice((1, 2, 2, 3)))),
    )


def _logged(chance: Random, truth: Truth) -> Telling:
    """As a pupil logs it on the next duty, in Chinese, in a hurry."""
    said = chance.sample(truth.marks, min(len(truth.marks), chance.choice((0, 1, 1, 2))))
    days = chance.choice((0, 0, 0, 1, 1, 2, 3, 5))
    return Telling(
        kind=(kind := _kind(chance, truth.kind, 0.08)),
        called=_KINDS[kind],
        colour=_colour(chance, truth.colour, wrong=0.1, unsaid=0.05),
        place=_place(chance, truth.place, wrong=0.12, unsaid=0.08),
        day=min(truth.lost_on + timedelta(days=days), TODAY),
        words=_slipped(chance, "，".join(chance.choice(_MARKS[mark][0]) for mark in said), 0.05)[:40],
    )


def _written(chance: Random, truth: Truth) -> Telling:
    """As a family remembers it."""
    lost_on = truth.lost_on + timedelta(days=chance.choice((0,) * 12 + (-1, -1, 1, -2, 2, 3)))
    if chance.random() < 0.1 and truth.lost_on >= TODAY - timedelta(days=7):
        lost_on = TODAY - timedelta(days=7)
    kind = _kind(chance, truth.kind, 0.07)
    return Telling(
        kind=kind,
        called=_KINDS[kind],
        colour=_colour(chance, truth.colour, wrong=0.1, unsaid=0.06),
        place=_place(chance, truth.place, wrong=0.12, unsaid=0.18),
        day=min(lost_on, TODAY),
        words=_words(chance, truth),
    )


def _words(chance: Random, truth: Truth) -> str:
    if chance.random() < 0.08:
        return ""
    said = chance.sample(truth.marks, max(1, len(truth.marks) - chance.choice((0, 0, 1))))
    language = int(chance.random() < 0.25)
    marks = [chance.choice(_MARKS[mark][language]) for mark in said]
    opening = chance.choice((_OPENINGS, _ENGLISH_OPENINGS)[language])
    return _slipped(chance, opening + ("，", ", ")[language].join(marks), 0.1)


def _kind(chance: Random, kind: str, wrong: float) -> str:
    return _MISTAKEN.get(kind, kind) if chance.random() < wrong else kind


def _colour(chance: Random, colour: Colour, *, wrong: float, unsaid: float) -> Colour | None:
    drawn = chance.random()
    if drawn < unsaid:
        return None
    if drawn < unsaid + wrong * 0.75:
        return chance.choice(_SEEN_AS[colour])
    return chance.choice([*Colour]) if drawn < unsaid + wrong else colour


def _place(chance: Random, place: str, *, wrong: float, unsaid: float) -> str | None:
    drawn = chance.random()
    if drawn < unsaid:
        return chance.choice((None, "elsewhere"))
    return chance.choice(STANDARD_PLACES)[0] if drawn < unsaid + wrong else place


def _slipped(chance: Random, text: str, often: float) -> str:
    """The text with two neighbours swapped, one sign left out or one typed twice."""
    if len(text) < 4 or chance.random() >= often:
        return text
    at = chance.randrange(len(text) - 1)
    return chance.choice(
        (
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            text[:at] + text[at + 1 :],
            text[: at + 1] + text[at:],
        )
    )


def without(world: World, number: int) -> list[Telling]:
    """The things of a world but for one: for a notice about something that nobody found."""
    return [replace(item) for at, item in enumerate(world.items) if at != number]
