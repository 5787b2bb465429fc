"""What the weekly letter says, in kind words. The same sentences stand on the paper and on its preview."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .words import MONTHS, WEEKDAYS, Pair

Tongue = Literal["zh", "en"]
TITLE = Pair("诚信周报", "Integrity Weekly")
FOUND = Pair("捡到", "found")
HOME = Pair("回家", "home again")
WAITING = Pair("在等主人", "still waiting")
INDEX = Pair("诚信指数", "integrity index")
WHO_WAITS = Pair("谁还在等", "Who is still waiting")
NOBODY_WAITS = Pair("守护栏空了，失物都回家了！", "The board is empty: everything is home!")
MORE = Pair("还有 {} 类", "{} more kinds")
LOOK = Pair("看看守护栏", "Look at the board")
NEXT_DUTIES = Pair("接下来的轮值", "The next duties")
NO_DUTIES = Pair("放假期间没有轮值。", "No duty in the next weeks.")
_ALL, _MOST = 100, 90


@dataclass(frozen=True)
class WeekTold:
    """A week in numbers, as the letter tells it. `percent`: the integrity index, None if too few things left.

    `open_board`: the board may be read from anywhere, not only at the station.
    """

    monday: date
    sunday: date
    found: int
    home: int
    home_late: int
    waiting: int
    held: int
    percent: int | None
    open_board: bool


def week_in_words(told: WeekTold) -> Pair:
    """From Monday to Sunday."""
    first, last = told.monday, told.sunday
    month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
    return Pair(
        f"{first.year}年{first.month}月{first.day}日至{last.month}月{last.day}日",
        f"{first.day}{month} to {last.day} {MONTHS[last.month - 1]} {last.year}",
    )


def duty_in_words(day: date) -> Pair:
    """A day with its weekday."""
    weekday = WEEKDAYS[day.weekday()]
    return Pair(
        f"{day.month}月{day.day}日 {weekday.zh}", f"{weekday.en[:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    )


def letter_text(told: WeekTold, tongue: Tongue) -> list[str]:
    """The letter's paragraphs in one language."""
    parts: Sequence[Callable[[WeekTold], Pair | None]] = (_came, _late, _index, _waits, _board, _thanks)
    said = [part(told) for part in parts]
    return [getattr(pair, tongue) for pair in said if pair]


def _came(told: WeekTold) -> Pair:
    first, last = told.monday, told.sunday
    zh = f"各位家长、同学：{first.month}月{first.day}日到{last.month}月{last.day}日，"
    if not told.found:
        english = "Dear families, this week nothing new was found: everybody looked after their things well."
        if not told.home:
            return Pair(f"{zh}没有捡到新的失物，大家把自己的东西照看得真好！", english)
        return Pair(
            f"{zh}没有捡到新的失物，还有 {told.home} 件失物回到了主人身边。",
            f"{english} {_things(told.home, 'thing')} found the way home.",
        )
    came = f"守护站收到同学们捡到的 {told.found} 件失物，"
    english = f"Dear families, this week {_things(told.found, 'thing was', 'things were')} found and brought"
    if not told.home:
        return Pair(
            f"{zh}{came}它们正等着主人来认领。", f"{english} to the station, waiting for you to come by."
        )
    return Pair(
        f"{zh}{came}有 {told.home} 件回到了主人身边。",
        f"{english} to the station, and {told.home} found the way home.",
    )


def _late(told: WeekTold) -> Pair | None:
    if not told.home_late:
        return None
    return Pair(
        f"其中 {told.home_late} 件是事后补登记的。补登记同样是诚信，谢谢你们！",
        f"{told.home_late} of them {'was' if told.home_late == 1 else 'were'} registered afterwards. "
        "That is just as honest: thank you!",
    )


def _index(told: WeekTold) -> Pair | None:
    """Kind whatever it says, and silent where it would speak about single families."""
    if told.percent is None:
        return None
    if told.percent == _ALL:
        return Pair(
            "这个学期，离开守护栏的每一件失物都有登记。没有人看守，靠的是每一个人的诚信！",
            "This term, every single thing that left the board was registered. Nobody watches; honesty does.",
        )
    if told.percent >= _MOST:
        return Pair(
            f"这个学期，离开守护栏的失物有 {told.percent}% 都作了登记。没有人看守，靠的是每一个人的诚信！",
            f"This term, {told.percent}% of the things that left the board were registered. "
            "Nobody watches; honesty does.",
        )
    return Pair(
        f"这个学期，离开守护栏的失物有 {told.percent}% 作了登记。忘了登记也没关系，随时都可以补上。",
        f"This term, {told.percent}% of the things that left the board were registered. "
        "Forgot to? You can register at any time.",
    )


def _waits(told: WeekTold) -> Pair | None:
    """What waits; of valuables nothing but their number."""
    zh, english = [], []
    if told.waiting:
        things = _things(told.waiting, "thing is", "things are")
        zh.append(f"还有 {told.waiting} 件失物在等主人，请和孩子一起看看有没有自己的。")
        english.append(f"{things} still waiting: please have a look with your child.")
    if told.held:
        valuables = _things(told.held, "valuable is", "valuables are")
        zh.append(f"另有 {told.held} 件贵重物品由老师保管，请来向老师说说它的样子。")
        english.append(f"{valuables} kept by a teacher: come and describe yours.")
    return Pair("".join(zh), " ".join(english)) if zh else None


def _board(told: WeekTold) -> Pair:
    if told.open_board:
        return Pair(
            "扫一扫下面的二维码，在家就能看守护栏；认领请到守护站来，现场扫码登记，带它回家。",
            "Scan the code below to see the board from home; to take a thing home, come to the station and "
            "register there.",
        )
    return Pair(
        "守护栏就在守护站：来看一看，扫守护站的码登记，带它回家。",
        "The board hangs at the station: come and look, scan the station's code, register, take it home.",
    )


def _thanks(_told: WeekTold) -> Pair:
    return Pair(
        "谢谢每一位捡到东西交上来的同学，谢谢小站长们，也谢谢每一位认真登记的家人。",
        "Thank you to every child who brought a thing, to the station keepers, and to every family that "
        "registered.",
    )


def _things(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
