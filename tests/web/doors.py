"""The ways in for staff: a device goes on duty, a teacher signs in, and what either carries away."""

from argon2 import PasswordHasher

from tests.web.phone import Page, Phone

PASSWORD = "the oak has 7 rings"
PASSWORD_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
"""As the station keeps it, but quick: a hash says itself how much work it is."""
SESSION, STAFF = "station", "staff"
"""The cookies of a visitor's session, and of a teacher's."""


def token_of(page: Page) -> str:
    """The token that a page's forms carry."""
    return next(form.fields["csrf_token"] for form in page.forms if "csrf_token" in form.fields)


def types_code(phone: Phone, code: str, address: str = "/duty") -> Page:
    """A keeper types the day's code."""
    return phone.press(phone.open(address).form("/duty"), code=code)


def on_duty(phone: Phone, code: str, keeper_id: int = 1) -> Page:
    """The device goes on duty, and somebody taps a name; the log form."""
    return phone.press(types_code(phone, code).form("/keeper/who"), keeper=str(keeper_id))


def signed_in(phone: Phone, username: str = "wang", password: str = PASSWORD) -> Page:
    """王老师, or whoever else, signs in; the desk."""
    return phone.press(phone.open("/sign-in").form("/sign-in"), username=username, password=password)


def cookie(phone: Phone, name: str) -> str:
    """A cookie as somebody could copy it."""
    found = phone.client.get_cookie(name)
    assert found is not None
    return found.value


def with_copied(phone: Phone, name: str, value: str) -> Phone:
    """A browser that carries somebody else's cookie."""
    phone.client.set_cookie(name, value)
    return phone
