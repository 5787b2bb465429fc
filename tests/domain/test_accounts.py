"""What an account may be called, may do, and opens with."""

import pytest

from kiosk.domain.accounts import checked_display_name, checked_password, checked_role, checked_username
from kiosk.domain.refusals import FormRefused


@pytest.mark.parametrize("typed", ["li", "王老师", "li.wei-2@school_1", "  ｌi "])
def test_a_user_name_is_kept_tidy(typed: str) -> None:
    assert checked_username(typed).strip() == checked_username(typed)


@pytest.mark.parametrize("typed", ["", "  ", "\0", "li wei", "a" * 41, "<b>", "a/b"])
def test_a_user_name_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(FormRefused):
        checked_username(typed)


def test_names_roles_and_passwords_have_their_bounds() -> None:
    assert checked_display_name(" 李老师 ") == "李老师"
    assert checked_role("admin") == "admin"
    assert checked_password(" with gaps ") == " with gaps "
    for check, typed in (
        (checked_display_name, ""),
        (checked_display_name, "李" * 41),
        (checked_role, "head"),
        (checked_role, ""),
        (checked_password, "7 chars"),
        (checked_password, "x" * 201),
    ):
        with pytest.raises(FormRefused):
            check(typed)
