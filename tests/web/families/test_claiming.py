"""POST /items/<ref>/claim: three lines, one button, one receipt; and a sentence for all that can be wrong."""

import pytest

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from tests.clock import Clock
from tests.makers import ASchool, a_school, an_item
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form, station_code, take_home
from tests.web.phone import HtmlForm, Page, Phone

NO_NAME = ("请写上姓名，让我们知道该谢谢谁。", "Please write a name, so that we know who to thank.")
NO_READABLE_NAME = (
    "请用文字写姓名，让老师能看懂。",
    "Please write the name in letters or characters, so that a teacher can read it.",
)
NAME_TOO_LONG = (
    "姓名太长了，最多写 40 个字。",
    "This name is very long. Please write at most 40 characters.",
)
NO_CLASS = ("请选择班级。", "Please choose a class.")
CLASS_UNKNOWN = (
    "没有这个班级。请从列表里选。",
    "We do not know this class. Please choose one from the list.",
)
NO_CONTACT = (
    "请填写电话，方便老师需要时联系您。",
    "Please write a phone number, in case a teacher needs to reach you.",
)
CONTACT_TOO_LONG = (
    "联系方式太长了，最多 60 个字符。",
    "This is too long for a phone number. Please write at most 60 characters.",
)
CONTACT_UNREADABLE = (
    "请填写手机号、微信号或邮箱。",
    "Please write a phone number, a WeChat name or an e-mail address.",
)
PHONE_IMPOSSIBLE = (
    "这个电话号码不对。请再核对一遍数字。",
    "This phone number cannot be right. Please check its digits once more.",
)
SCAN_AGAIN = (
    "请再扫一次守护站的二维码，然后再按一次按钮。",
    "Please scan the code at the station once more, then press the button again.",
)
FORM_USED = (
    "这份表单已经提交过，内容不一样。请再看一遍，然后提交。",
    "This form was already sent with other words. Please look it over and send it.",
)
DONE = ("登记好了，带它回家吧！", "Registered! You may take it home")

FAULTS = [
    ("name", "", NO_NAME),
    ("name", "   ", NO_NAME),
    ("name", "😀🎉", NO_READABLE_NAME),
    ("name", "12345", NO_READABLE_NAME),
    ("name", "\u200b\u200b", NO_READABLE_NAME),
    ("name", "很" * 41, NAME_TOO_LONG),
    ("name", "x" * 5000, NAME_TOO_LONG),
    ("class_name", "", NO_CLASS),
    ("class_name", "九(9)班", CLASS_UNKNOWN),
    ("class_name", "1999-1", CLASS_UNKNOWN),
    ("class_name", "'; DROP TABLE item; --", CLASS_UNKNOWN),
    ("contact", "", NO_CONTACT),
    ("contact", "12345", PHONE_IMPOSSIBLE),
    ("contact", "99999999999", PHONE_IMPOSSIBLE),
    ("contact", "+86 138", PHONE_IMPOSSIBLE),
    ("contact", "ask my grandmother", CONTACT_UNREADABLE),
    ("contact", "📞", CONTACT_UNREADABLE),
    ("contact", "1" * 61, CONTACT_TOO_LONG),
]


def kept(form: HtmlForm) -> dict[str, str]:
    """The three lines as a form shows them."""
    return {name: form.fields[name] for name in THREE_LINES}


def the_form(phone: Phone, station: Station, school: ASchool) -> HtmlForm:
    """The form that a scanned tag opens."""
    _, code = a_tagged_item(station, school)
    return claim_form(phone.open(f"/t/{code}"))


def is_receipt(page: Page) -> bool:
    """Whether a family could leave with this page."""
    return page.status == 200 and page.address.startswith("/receipts/") and page.says(*DONE)


def test_it_works(station: Station, school: ASchool, reader: Phone) -> None:
    receipt = reader.press(the_form(reader, station, school), **THREE_LINES)
    assert is_receipt(receipt)
    assert [answer.status_code for answer in receipt.response.history] == [303]


def test_from_scan_to_receipt_are_two_pages(station: Station, school: ASchool, family: Phone) -> None:
    _, code = a_tagged_item(station, school)
    item_page = family.open(f"/t/{code}")
    assert is_receipt(family.press(claim_form(item_page), **THREE_LINES))


def test_from_the_stations_code_are_three(station: Station, school: ASchool, family: Phone) -> None:
    item = an_item(station.database, school)
    board = family.open(f"/s/{station_code(station, school)}")
    assert f"/items/{item.ref}" in board.links
    assert is_receipt(family.press(claim_form(family.open(f"/items/{item.ref}")), **THREE_LINES))


def test_it_refuses_get(station: Station, school: ASchool, reader: Phone) -> None:
    form = the_form(reader, station, school)
    page = reader.open(form.action)
    assert page.status == 405
    assert "POST" in page.response.headers["Allow"]
    assert page.says("这里没有这个页面", "This page is not here")


@pytest.mark.parametrize(("field", "typed", "sentence"), FAULTS)
def test_each_fault_has_its_sentence_and_nothing_typed_is_lost(
    station: Station, school: ASchool, reader: Phone, field: str, typed: str, sentence: tuple[str, str]
) -> None:
    form = the_form(reader, station, school)
    again = reader.press(form, **{**THREE_LINES, field: typed, "remember": "1"})
    assert again.status == 422
    assert again.says(*sentence)
    others = {name: value for name, value in THREE_LINES.items() if name != field}
    assert others.items() <= kept(claim_form(again)).items()
    if field != "class_name":
        assert kept(claim_form(again))[field] == typed
    assert claim_form(again).fields["remember"] == "1"
    assert is_receipt(reader.press(claim_form(again), **{field: THREE_LINES[field]}))


def test_every_fault_is_named_at_once(station: Station, school: ASchool, reader: Phone) -> None:
    again = reader.press(the_form(reader, station, school))
    assert again.status == 422
    assert all(again.says(*sentence) for sentence in (NO_NAME, NO_CLASS, NO_CONTACT))


def test_a_form_without_its_fields_is_an_unfinished_one(
    station: Station, school: ASchool, reader: Phone
) -> None:
    form = the_form(reader, station, school)
    again = reader.press(form, name=None, class_name=None, contact=None, key=None)
    assert again.status == 422
    assert all(again.says(*sentence) for sentence in (NO_NAME, NO_CLASS, NO_CONTACT))


def test_script_in_a_name_is_only_words(station: Station, school: ASchool, family: Phone) -> None:
    again = family.press(the_form(family, station, school), name='"><script>alert(1)</script>')
    assert "<script>alert" not in again.html
    assert claim_form(again).fields["name"] == '"><script>alert(1)</script>'


@pytest.mark.parametrize("contact", ["138 0013 8000", "+8613800138000", "mama_lin2015", "mama@example.com"])
def test_contacts_as_people_have_them(station: Station, school: ASchool, family: Phone, contact: str) -> None:
    page = family.press(the_form(family, station, school), **{**THREE_LINES, "contact": contact})
    assert is_receipt(page)


def test_somebody_without_a_class_says_so(station: Station, school: ASchool, family: Phone) -> None:
    form = the_form(family, station, school)
    assert "other" in form.choices["class_name"]
    receipt = family.press(form, **{**THREE_LINES, "class_name": "other"})
    assert is_receipt(receipt)
    assert "班级" not in receipt.text.split("要改的吗")[0]


def test_classes_are_picked_by_grade(station: Station, school: ASchool, reader: Phone) -> None:
    form = the_form(reader, station, school)
    assert form.choices["class_name"] == [
        "",
        *(f"{year}-{number}" for year in range(2025, 2019, -1) for number in range(1, 7)),
        "other",
    ]


def test_the_contact_may_be_left_out_where_the_school_says_so(station: Station, app: object) -> None:
    school = a_school(station.database, contact_required="false")
    for language, words in (("zh", "（可以不填）"), ("en", "(optional)")):
        phone = Phone(app, language)
        _, code = a_tagged_item(station, school)
        page = phone.open(f"/t/{code}")
        assert words in page.text
        assert is_receipt(phone.press(claim_form(page), **{**THREE_LINES, "contact": ""}))


def test_the_same_form_twice_is_one_receipt(station: Station, school: ASchool, family: Phone) -> None:
    form = the_form(family, station, school)
    receipts = {family.press(form, **THREE_LINES).address for _ in range(3)}
    assert len(receipts) == 1
    assert receipts.pop().startswith("/receipts/")


def test_another_form_for_a_taken_thing_gets_the_kind_page(
    station: Station, school: ASchool, reader: Phone
) -> None:
    _, code = a_tagged_item(station, school)
    first, second = claim_form(reader.open(f"/t/{code}")), claim_form(reader.open(f"/t/{code}"))
    assert is_receipt(reader.press(first, **THREE_LINES))
    page = reader.press(second, **THREE_LINES)
    assert page.status == 409
    assert page.says("刚刚有人登记了它", "Somebody registered this a moment ago")


def test_a_form_sent_again_with_other_words_is_asked_about(
    station: Station, school: ASchool, reader: Phone
) -> None:
    form = the_form(reader, station, school)
    reader.press(form, **THREE_LINES)
    other = an_item(station.database, school)
    again = reader.post(f"/items/{other.ref}/claim", **{**form.fields, **THREE_LINES, "name": "周浩然"})
    assert again.status == 409
    assert again.says(*FORM_USED)
    assert kept(claim_form(again)) == {**THREE_LINES, "name": "周浩然"}
    assert is_receipt(reader.press(claim_form(again)))


def test_an_expired_pass_keeps_the_form_and_asks_for_a_scan(
    station: Station, school: ASchool, reader: Phone, clock: Clock
) -> None:
    _, code = a_tagged_item(station, school)
    form = claim_form(reader.open(f"/t/{code}"))
    clock.forward(hours=2)
    again = reader.press(form, **THREE_LINES, remember="1")
    assert again.status == 403
    assert again.says(*SCAN_AGAIN)
    assert kept(claim_form(again)) == THREE_LINES
    reader.open(f"/t/{code}")
    assert is_receipt(reader.press(claim_form(again)))


def test_after_a_new_scan_the_very_same_form_works(
    station: Station, school: ASchool, family: Phone, clock: Clock
) -> None:
    form = the_form(family, station, school)
    clock.forward(hours=3)
    assert family.press(form, **THREE_LINES).status == 403
    family.open(f"/s/{station_code(station, school)}")
    assert is_receipt(family.press(form, **THREE_LINES))


def test_a_pass_lasts_nearly_two_hours(
    station: Station, school: ASchool, family: Phone, clock: Clock
) -> None:
    form = the_form(family, station, school)
    clock.forward(hours=1, minutes=59)
    assert is_receipt(family.press(form, **THREE_LINES))


def test_a_clock_set_back_takes_no_pass_away(
    station: Station, school: ASchool, family: Phone, clock: Clock
) -> None:
    form = the_form(family, station, school)
    clock.forward(hours=-5)
    assert is_receipt(family.press(form, **THREE_LINES))


def test_a_browser_that_was_never_there_is_refused(
    station: Station, school: ASchool, app: object, reader: Phone
) -> None:
    item = an_item(station.database, school)
    token = reader.open("/late").form("/late").fields["csrf_token"]
    page = reader.post(f"/items/{item.ref}/claim", csrf_token=token, key="k" * 20, **THREE_LINES)
    assert page.status == 403
    assert page.says(*SCAN_AGAIN)


def test_a_missing_token_gives_the_form_back_and_one_press_sends_it(
    station: Station, school: ASchool, reader: Phone
) -> None:
    form = the_form(reader, station, school)
    again = reader.press(form, **THREE_LINES, remember="1", csrf_token=None)
    assert again.status == 400
    assert again.says("请再点一次", "Once more, please")
    assert again.says(
        "页面放得太久了，或者浏览器没有保存 Cookie。",
        "This page waited too long, or your browser did not keep its cookie.",
    )
    assert {**THREE_LINES, "remember": "1", "key": form.fields["key"]}.items() <= again.form().fields.items()
    assert is_receipt(reader.press(again.form()))


def test_a_wrong_token_is_a_missing_one(station: Station, school: ASchool, family: Phone) -> None:
    again = family.press(the_form(family, station, school), **THREE_LINES, csrf_token="forged")
    assert again.status == 400
    assert is_receipt(family.press(again.form()))


@pytest.mark.parametrize("state", [State.STORED, State.MOVED_ON, State.HELD])
def test_only_what_hangs_there_can_be_claimed(
    station: Station, school: ASchool, family: Phone, state: State
) -> None:
    token = the_form(family, station, school).fields["csrf_token"]
    item = an_item(station.database, school, state)
    page = family.post(f"/items/{item.ref}/claim", csrf_token=token, key="k" * 20, **THREE_LINES)
    assert page.status == 409
    assert not page.asks


@pytest.mark.parametrize("ref", ["nothing", "..%5C..%5Cetc", "水杯"])
def test_an_unknown_thing_has_its_sentence(
    station: Station, school: ASchool, reader: Phone, ref: str
) -> None:
    token = the_form(reader, station, school).fields["csrf_token"]
    for page in (
        reader.open(f"/items/{ref}"),
        reader.post(f"/items/{ref}/claim", csrf_token=token, key="k" * 20, **THREE_LINES),
    ):
        assert page.status == 404
        assert page.text.startswith(
            ("没有找到这件东西", "We do not know this thing", "这里没有", "This page")
        )


def test_a_mad_key_is_replaced(station: Station, school: ASchool, family: Phone) -> None:
    for key in ("", "x", "k" * 5000, "钥匙" * 10, "a\0b" * 5, "☃" * 12):
        form = the_form(family, station, school)
        assert is_receipt(family.press(form, **THREE_LINES, key=key))


def test_a_receipt_of_one_thing_does_not_take_another(
    station: Station, school: ASchool, family: Phone
) -> None:
    codes = [a_tagged_item(station, school)[1] for _ in range(2)]
    receipts = {take_home(family, code).address for code in codes}
    assert len(receipts) == 2
