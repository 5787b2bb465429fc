"""The fixed words on paper. Prints are for everybody at the gate, so each stands in both languages."""

from datetime import date
from typing import NamedTuple


class Pair(NamedTuple):
    zh: str
    en: str


TAGS_TITLE = Pair("吊牌", "Tags")
POSTER_TITLE = Pair("海报", "Poster")
SAMPLE = Pair("样张", "SAMPLE")
CALIBRATION = Pair("打印校准页", "Calibration page")
CALIBRATION_STEPS = (
    Pair("打印时选“实际大小”（100 %），不要“适合页面”。", "Print it in its actual size (100 %), not fitted."),
    Pair("用尺子量：刻度 100 离纸边应为 100 毫米。", "With a ruler: the mark 100 is 100 mm from the edge."),
    Pair("对着光叠在标签纸上：细线应与标签边重合。", "Hold it over the labels: the lines should meet."),
)
TAG_HINT = Pair("扫一扫，认一认", "Yours? Scan me")

LOOK = Pair("一看", "Look")
LOOK_MORE = Pair("看看谁在等你", "Who is waiting for you?")
RECOGNISE = Pair("二认", "Recognise")
RECOGNISE_MORE = Pair("认准是不是自己的", "Make sure it is yours")
REGISTER = Pair("三登记", "Register")
REGISTER_MORE = Pair("扫码登记，带它回家", "Scan, sign, take it home")

I_AM_HERE = Pair("我在这儿！", "Here I am!")
SCAN = Pair("扫一扫，登记认领", "Scan to take your thing home")
ADDRESS = Pair("网址", "Address")
CODE = Pair("站点码", "Station code")
COMPARE = Pair("扫码后，请核对网址是否一致", "After scanning, check the address")
CREED = Pair("无人值守，诚信相伴", "Nobody keeps watch. Honesty does.")

PAGE_OF = Pair("第 {} 页 / 共 {} 页", "Page {} of {}")
DAY = Pair("日期", "Date")
CONTINUED = Pair("（续）", "continued")

CERTIFICATE_TITLE = Pair("小站长证书", "Station Keeper's Certificate")
SERVED = Pair("在{}担任{}小站长，", "served as a keeper of {} · {}")
PRAISE = Pair("细心、守信、乐于助人，特发此证。", "with care, with honesty, and glad to help. Thank you!")
DUTIES = Pair("次轮值", "duties")
ONE_DUTY = Pair("次轮值", "duty")
LOGGED = Pair("件失物登记", "things logged")
ONE_LOGGED = Pair("件失物登记", "thing logged")
TEACHER = Pair("老师签名", "Teacher's signature")
SEAL = Pair("盖章", "Seal")

ROSTER_TITLE = Pair("小站长值日表", "Keepers' roster")
NO_DAYS = Pair("这个学期还没有排值日。", "No duty is planned for this term yet.")

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = (
    Pair("星期一", "Monday"),
    Pair("星期二", "Tuesday"),
    Pair("星期三", "Wednesday"),
    Pair("星期四", "Thursday"),
    Pair("星期五", "Friday"),
    Pair("星期六", "Saturday"),
    Pair("星期日", "Sunday"),
)


def day_in_words(day: date) -> Pair:
    """A day as each language writes it."""
    return Pair(f"{day.year}年{day.month}月{day.day}日", f"{day.day} {MONTHS[day.month - 1]} {day.year}")
