"""Pinyin with its tone marks for the words of keepers' pages, for pupils who read pinyin before characters.

Made once from pypinyin and reviewed word by word, as a primary school's books print it: 一 and 不 with the
tones they have by themselves, a light tone without a mark. Only words of ours are in it, so that a name is
never read aloud wrongly: a text of which any part is not in it has no pinyin at all.
"""

_WORDS = """
外套 wài tào/校服 xiào fú/帽子 mào zi/围巾 wéi jīn/手套 shǒu tào
鞋子 xié zi/红领巾 hóng lǐng jīn/水杯 shuǐ bēi/饭盒 fàn hé/球 qiú
跳绳 tiào shéng/雨伞 yǔ sǎn/书包 shū bāo/文具盒 wén jù hé/书本 shū běn
玩具 wán jù/眼镜 yǎn jìng/其他物品 qí tā wù pǐn/手机 shǒu jī/手表 shǒu biǎo
钥匙 yào shi/钱包 qián bāo/卡证 kǎ zhèng/药品 yào pǐn/衣物区 yī wù qū
水杯区 shuǐ bēi qū/球类区 qiú lèi qū/绳伞区 shéng sǎn qū/文具区 wén jù qū/其他区 qí tā qū
操场 cāo chǎng/体育馆 tǐ yù guǎn/食堂 shí táng/走廊 zǒu láng/教室 jiào shì
图书馆 tú shū guǎn/音乐教室 yīn yuè jiào shì/洗手间 xǐ shǒu jiān/校门口 xiào mén kǒu/校车 xiào chē
其他地方 qí tā dì fang/红色 hóng sè/橙色 chéng sè/黄色 huáng sè/绿色 lǜ sè
蓝色 lán sè/紫色 zǐ sè/粉色 fěn sè/棕色 zōng sè/黑色 hēi sè
白色 bái sè/灰色 huī sè/彩色 cǎi sè/说不准 shuō bù zhǔn/先收起来 xiān shōu qǐ lái
记一件 jì yī jiàn/清点 qīng diǎn/搬动 bān dòng/今天 jīn tiān
"""
_MARKS = {
    word: tuple(zip(word, syllables.split(), strict=True))
    for word, _, syllables in (entry.partition(" ") for entry in _WORDS.strip().replace("\n", "/").split("/"))
}
_LONGEST = max(map(len, _MARKS))


def marks(text: str) -> list[tuple[str, str]]:
    """Each character with its syllable: 蓝色水杯 → 蓝 lán, 色 sè, 水 shuǐ, 杯 bēi; empty for other texts."""
    pairs: list[tuple[str, str]] = []
    while len(pairs) < len(text):
        rest = text[len(pairs) :]
        word = next((rest[:size] for size in range(_LONGEST, 0, -1) if rest[:size] in _MARKS), "")
        if not word:
            return []
        pairs += _MARKS[word]
    return pairs
