"""The categories a new school starts with."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StandardCategory:
    """A kind of thing. `keep_days`: days on the board before it is due to move on."""

    key: str
    name_zh: str
    name_en: str
    measure: str
    words: str
    keep_days: int = 60
    held: bool = False


STANDARD_CATEGORIES = (
    StandardCategory("jacket", "外套", "Jacket", "件", "衣服 大衣 羽绒服 棉衣 夹克 coat", 90),
    StandardCategory("uniform", "校服", "School uniform", "件", "衣服 校服外套 校裤", 90),
    StandardCategory("hat", "帽子", "Hat", "顶", "遮阳帽 棒球帽 毛线帽 cap"),
    StandardCategory("scarf", "围巾", "Scarf", "条", "围脖"),
    StandardCategory("gloves", "手套", "Gloves", "副", "mittens"),
    StandardCategory("shoes", "鞋子", "Shoes", "双", "运动鞋 雨鞋 trainers sneakers"),
    StandardCategory("redscarf", "红领巾", "Red scarf", "条", "领巾 pioneer scarf", 30),
    StandardCategory("cup", "水杯", "Cup", "只", "杯子 水壶 保温杯 bottle water flask", 30),
    StandardCategory("lunchbox", "饭盒", "Lunch box", "个", "便当盒 餐盒 bento", 14),
    StandardCategory("ball", "球", "Ball", "个", "篮球 足球 排球 皮球 乒乓球 basketball football", 90),
    StandardCategory("rope", "跳绳", "Skipping rope", "根", "绳子 jump rope", 60),
    StandardCategory("umbrella", "雨伞", "Umbrella", "把", "伞 阳伞"),
    StandardCategory("bag", "书包", "Bag", "个", "背包 袋子 手提袋 补习袋 schoolbag backpack", 90),
    StandardCategory("pencilcase", "文具盒", "Pencil case", "个", "笔袋 铅笔盒 笔盒 pen case"),
    StandardCategory("book", "书本", "Book", "本", "书 课本 作业本 练习册 notebook"),
    StandardCategory("toy", "玩具", "Toy", "个", "玩偶 积木 plush"),
    StandardCategory("glasses", "眼镜", "Glasses", "副", "眼镜盒 spectacles", 90),
    StandardCategory("other", "其他物品", "Other thing", "件", "东西 thing"),
    StandardCategory("phone", "手机", "Phone", "部", "电话 mobile", 180, held=True),
    StandardCategory("watch", "手表", "Watch", "块", "电话手表", 180, held=True),
    StandardCategory("keys", "钥匙", "Keys", "串", "key", 180, held=True),
    StandardCategory("wallet", "钱包", "Wallet", "个", "零钱包 purse", 180, held=True),
    StandardCategory("card", "卡证", "Card", "张", "公交卡 饭卡 身份证 bus card", 180, held=True),
    StandardCategory("medicine", "药品", "Medicine", "份", "药 药盒 inhaler", 30, held=True),
)
