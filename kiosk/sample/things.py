"""Who and what is in the sample school. The people are invented, and so is the school."""

from dataclasses import dataclass

MAIN, SECOND = 0, 1
SCHOOL = ("小橡树实验小学", "Little Oak Primary School")
STATIONS = (
    ("东门诚信守护站", "East Gate Integrity Station", "east-gate"),
    ("西门诚信守护站", "West Gate Integrity Station", "west-gate"),
)
TEACHER, USERNAME = "王老师", "wang"
KEEPERS = (
    ("陈一鸣", "三(2)班"),
    ("刘小可", "三(2)班"),
    ("黄思齐", "四(1)班"),
    ("何乐天", "四(1)班"),
    ("杨果果", "三(4)班"),
    ("马小禾", "四(3)班"),
    ("郑米多", "五(2)班"),
    ("方知夏", "五(2)班"),
    ("许一诺", "三(1)班"),
    ("罗星河", "四(3)班"),
    ("高可乐", "五(1)班"),
    ("梁小满", "三(1)班"),
)
"""Each with the class they are in."""
ON_DUTY = tuple(name for name, _ in KEEPERS[:3])
AWAY = "许一诺"
"""Who cannot come next week."""
BLANK_TAGS = 12
"""Tags that are printed but hang on nothing yet."""
UNTAGGED = frozenset({2, 15, 33})
"""Things that hang there without a tag."""
MISSING = 20
"""The thing that the last round did not find."""
OVERLOOKED = 3
"""A thing that one round did not find, and the next one did."""
NAMED, NAME_INSIDE = 65, ("顾小满", "四(2)班")
"""A uniform with a name in its collar, which waits for a teacher."""
THROWN_AWAY = 63
"""A thing that the teacher let move on."""


@dataclass(frozen=True)
class SampleThing:
    """A lost thing. `days`: how many days ago it was found; `zone`: None for the store or the held."""

    kind: str
    colour: str
    place: str
    days: int
    note: str = ""
    station: int = MAIN
    stored: bool = False

    @property
    def zone(self) -> str | None:
        """The letter of its zone."""
        return None if self.stored else _ZONES.get(self.kind)


_ZONES = {
    **dict.fromkeys(("jacket", "uniform", "hat", "scarf", "gloves", "shoes", "redscarf"), "A"),
    **dict.fromkeys(("cup", "lunchbox"), "B"),
    "ball": "C",
    **dict.fromkeys(("rope", "umbrella"), "D"),
    **dict.fromkeys(("pencilcase", "book", "glasses"), "E"),
    **dict.fromkeys(("bag", "toy", "other"), "F"),
}

THINGS = (
    SampleThing("scarf", "red", "corridor", 27, "两头有流苏"),
    SampleThing("umbrella", "black", "gate", 29),
    SampleThing("book", "green", "library", 19, "书角折了一页"),
    SampleThing("shoes", "white", "gym", 19, "一双雨靴"),
    SampleThing("lunchbox", "blue", "canteen", 25, "小熊饭盒"),
    SampleThing("toy", "brown", "classroom", 28, "玩具小汽车，少了一颗螺丝"),
    SampleThing("hat", "purple", "bus", 31),
    SampleThing("uniform", "blue", "playground", 17, "校服上衣，140 码"),
    SampleThing("ball", "white", "playground", 22),
    SampleThing("pencilcase", "pink", "classroom", 26, "里面有三支铅笔"),
    SampleThing("cup", "green", "canteen", 15, "杯底贴着星星"),
    SampleThing("redscarf", "red", "playground", 25),
    SampleThing("rope", "yellow", "playground", 24, "木头手柄"),
    SampleThing("jacket", "grey", "gym", 14, "左边口袋有一颗纽扣松了"),
    SampleThing("umbrella", "mixed", "gate", 14, "彩虹色"),
    SampleThing("gloves", "red", "bus", 14, "用绳子连着的一副"),
    SampleThing("book", "blue", "library", 13, "还没写名字"),
    SampleThing("glasses", "black", "library", 13),
    SampleThing("bag", "purple", "gate", 13, "挂着一只小布偶"),
    SampleThing("cup", "pink", "music_room", 12, "吸管杯"),
    SampleThing("ball", "orange", "playground", 12, "篮球，气有点不足"),
    SampleThing("uniform", "white", "classroom", 12),
    SampleThing("hat", "yellow", "playground", 14, "小黄帽"),
    SampleThing("lunchbox", "orange", "canteen", 17),
    SampleThing("scarf", "grey", "corridor", 10),
    SampleThing("rope", "blue", "gym", 10, "竹节跳绳"),
    SampleThing("shoes", "yellow", "toilet", 10, "鞋舌里绣着小星星"),
    SampleThing("toy", "green", "bus", 9, "玩具小汽车"),
    SampleThing("pencilcase", "blue", "classroom", 9),
    SampleThing("jacket", "red", "playground", 8, "拉链头是一颗小星星"),
    SampleThing("cup", "white", "gym", 8, "保温杯，杯身有一道划痕"),
    SampleThing("redscarf", "red", "corridor", 8),
    SampleThing("other", "orange", "playground", 7, "竖笛"),
    SampleThing("umbrella", "blue", "gate", 7),
    SampleThing("ball", "mixed", "playground", 7, "沙滩球"),
    SampleThing("gloves", "grey", "gate", 6),
    SampleThing("uniform", "blue", "gym", 6, "校服外套，袖口有墨点"),
    SampleThing("hat", "black", "bus", 5, "毛线帽"),
    SampleThing("book", "red", "classroom", 5),
    SampleThing("bag", "green", "canteen", 5, "补习袋，空的"),
    SampleThing("cup", "yellow", "canteen", 4, "吸管杯，杯身有刻度"),
    SampleThing("rope", "pink", "playground", 4),
    SampleThing("glasses", "blue", "classroom", 3, "眼镜腿上缠着胶布"),
    SampleThing("jacket", "blue", "gate", 3, "里面缝着挂衣绳"),
    SampleThing("lunchbox", "green", "canteen", 2),
    SampleThing("pencilcase", "yellow", "music_room", 2, "铁皮文具盒"),
    SampleThing("shoes", "blue", "gym", 1, "运动鞋，鞋带是白的"),
    SampleThing("cup", "blue", "playground", 1, "小熊形状的杯子"),
    SampleThing("toy", "pink", "corridor", 0, "小熊玩偶，系着领结"),
    SampleThing("scarf", "mixed", "elsewhere", 16, "", SECOND),
    SampleThing("cup", "red", "canteen", 12, "", SECOND),
    SampleThing("jacket", "green", "playground", 11, "有反光条", SECOND),
    SampleThing("ball", "blue", "playground", 9, "", SECOND),
    SampleThing("umbrella", "pink", "gate", 6, "", SECOND),
    SampleThing("book", "yellow", "library", 5, "", SECOND),
    SampleThing("hat", "red", "bus", 4, "毛线帽，带毛球", SECOND),
    SampleThing("bag", "blue", "classroom", 2, "", SECOND),
    SampleThing("rope", "green", "gym", 1, "", SECOND),
    SampleThing("jacket", "brown", "corridor", 19, "等着挂上去", stored=True),
    SampleThing("uniform", "white", "playground", 18, "等着挂上去", stored=True),
    SampleThing("phone", "black", "playground", 3, "屏保是一只猫"),
    SampleThing("keys", "grey", "gate", 6, "三把钥匙，一个小铃铛"),
    SampleThing("cup", "grey", "canteen", 34, "杯盖有一点松"),
    SampleThing("lunchbox", "yellow", "canteen", 33, "盖子裂了"),
    SampleThing("rope", "red", "playground", 2, "等着挂上去", stored=True),
    SampleThing("uniform", "blue", "classroom", 4, "领口里缝着字", stored=True),
)


@dataclass(frozen=True)
class SampleClaim:
    """A claim. `thing`: an index into THINGS; `late`: only after a round had missed the thing.

    The one telephone number is the network operator's own, so that nobody's is shown.
    """

    thing: int
    name: str
    school_class: str
    contact: str
    days: int
    late: bool = False
    returned: bool = False


CLAIMS = (
    SampleClaim(6, "何书瑶", "三(3)班", "shuyao-mama@example.com", 23),
    SampleClaim(5, "郭子辰", "二(2)班", "wx_guozi_mama", 20),
    SampleClaim(9, "谢雨彤", "五(1)班", "13800138000", 18),
    SampleClaim(11, "邓一帆", "六(2)班", "wx_yifan_demo", 16),
    SampleClaim(0, "张一诺", "四(1)班", "13800138000", 15),
    SampleClaim(4, "李沐阳", "二(3)班", "muyang-baba@example.com", 12),
    SampleClaim(8, "王梓晨", "五(2)班", "wx_zichen_demo", 10, late=True),
    SampleClaim(12, "赵可欣", "三(4)班", "13800138000", 9),
    SampleClaim(22, "吴雨桐", "一(2)班", "yutong-mama@example.com", 8),
    SampleClaim(18, "徐星宇", "一(1)班", "13800138000", 7),
    SampleClaim(17, "周子墨", "六(1)班", "wx_zimo_mama", 7, returned=True),
    SampleClaim(13, "林嘉树", "四(4)班", "wx_jiashu_mama", 6),
    SampleClaim(29, "陈思远", "三(2)班", "13800138000", 3),
    SampleClaim(16, "胡安然", "五(4)班", "wx_anran_demo", 2, late=True),
    SampleClaim(36, "孙悦然", "二(1)班", "wx_yueran_demo", 1),
)


@dataclass(frozen=True)
class SampleNotice:
    """What a family misses. `days`: how many days ago it wrote so."""

    kind: str
    colour: str
    place: str
    days: int
    words: str = ""


NOTICES = (
    SampleNotice("umbrella", "yellow", "bus", 9, "长柄，伞柄是木头的"),
    SampleNotice("phone", "black", "playground", 4, "屏保是小猫"),
    SampleNotice("jacket", "blue", "gate", 3, "里面有挂衣绳"),
    SampleNotice("cup", "blue", "playground", 1, "小熊水杯"),
)
"""Nobody has found the umbrella; a teacher keeps the phone."""


@dataclass(frozen=True)
class SampleWish:
    """What a family tells a teacher in its own words. `days`: how many days ago."""

    name: str
    school_class: str
    contact: str
    days: int
    words: str


ASKED = SampleWish("宋知乐", "三(1)班", "wx_zhile_mama", 1, "三把钥匙串在一个小铃铛上，最长的那把贴着绿胶带")
"""For the keys that a teacher keeps."""
ASKED_KIND = "keys"
MINE = SampleWish("钱小满", "二(3)班", "13800138000", 0, "我们家的校服外套袖口也有墨点，领子里缝着一颗蓝扣子")
"""Of a thing that another family took home the day before."""
MINE_THING = 36
SEEN_UNTIL = 4
"""So many days ago the teacher last looked."""
