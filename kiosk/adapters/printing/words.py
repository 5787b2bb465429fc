"""The fixed words on paper. Prints are for everybody at the gate, so each stands in both languages."""

from typing import NamedTuple


class Pair(NamedTuple):
    zh: str
    en: str


TAGS_TITLE = Pair("吊牌", "Tags")
POSTER_TITLE = Pair("海报", "Poster")
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
SIGNATURE = Pair("签名", "Signature")
DAY = Pair("日期", "Date")
CONTINUED = Pair("（续）", "continued")
