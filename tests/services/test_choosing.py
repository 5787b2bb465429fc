"""A school's choices are kept one by one, and only sensible ones."""

from typing import Any

import pytest

from kiosk.adapters.database import Database
from kiosk.domain.choices import Choices
from kiosk.domain.refusals import FormRefused
from kiosk.models.setting import choices_of
from kiosk.services.choosing import choose, renew_screen_keys
from tests.makers import ASchool, the_strangers_school


def chosen(database: Database, school: ASchool) -> Choices:
    with database.read() as connection:
        return choices_of(connection, school.id)


def test_what_was_chosen_is_kept_and_the_rest_stays(database: Database, school: ASchool) -> None:
    choose(database, school.id, pinyin=True, display_days=21)
    choose(database, school.id, duty_weekdays=(1, 3), team_size=4)
    assert chosen(database, school) == Choices(
        pinyin=True, display_days=21, duty_weekdays=(1, 3), team_size=4
    )


def test_a_second_choice_takes_the_place_of_the_first(database: Database, school: ASchool) -> None:
    for days in (7, 30, 30):
        choose(database, school.id, display_days=days, pinyin=days == 7)
    assert chosen(database, school) == Choices(display_days=30)


def test_the_longest_text_fits_whatever_it_is_made_of(database: Database, school: ASchool) -> None:
    texts = {"pledge_zh": "诺" * 900, "pledge_en": '"\n' * 450, "privacy_zh": "𠮷" * 900}
    choose(database, school.id, **texts)
    assert chosen(database, school) == Choices(**texts)


def test_what_does_not_go_with_an_earlier_choice_is_refused(database: Database, school: ASchool) -> None:
    """Without either code nobody could show that they are at the station."""
    choose(database, school.id, printed_code=False, changing_code=True)
    with pytest.raises(FormRefused) as refused:
        choose(database, school.id, changing_code=False)
    assert refused.value.reasons == {"printed_code": "printed_code_needed"}
    assert chosen(database, school) == Choices(printed_code=False, changing_code=True)


def test_another_school_keeps_its_own(database: Database, school: ASchool) -> None:
    other = the_strangers_school(database)
    choose(database, school.id, pinyin=True)
    assert chosen(database, other) == Choices()


@pytest.mark.parametrize(
    ("values", "reasons"),
    [
        ({"duty_weekdays": ()}, {"duty_weekdays": "weekdays_missing"}),
        ({"duty_weekdays": (2, 0)}, {"duty_weekdays": "weekdays_impossible"}),
        ({"duty_weekdays": (0, 7)}, {"duty_weekdays": "weekdays_impossible"}),
        ({"team_size": 0}, {"team_size": "team_size_impossible"}),
        ({"team_size": 13}, {"team_size": "team_size_impossible"}),
        ({"claimant_days": 0}, {"claimant_days": "claimant_days_impossible"}),
        ({"lost_days": 366}, {"lost_days": "lost_days_impossible"}),
        ({"request_days": 0}, {"request_days": "request_days_impossible"}),
        ({"board_readers": ""}, {"board_readers": "board_readers_missing"}),
        ({"privacy_en": "x" * 901}, {"privacy_en": "text_too_long"}),
        (
            {"display_days": 366, "team_size": -1},
            {"display_days": "display_days_impossible", "team_size": "team_size_impossible"},
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    database: Database, school: ASchool, values: dict[str, Any], reasons: dict[str, str]
) -> None:
    with pytest.raises(FormRefused) as refusal:
        choose(database, school.id, pinyin=True, **values)
    assert refusal.value.reasons == reasons
    assert chosen(database, school) == Choices()


def test_a_name_that_is_no_choice_is_a_mistake_of_ours(database: Database, school: ASchool) -> None:
    with pytest.raises(TypeError):
        choose(database, school.id, surveillance=True)


def test_new_keys_for_screens_are_new_every_time(database: Database, school: ASchool) -> None:
    choose(database, school.id, team_size=4)
    for number in (1, 2):
        renew_screen_keys(database, school.id)
        choices = chosen(database, school)
        assert (choices.screen_keys, choices.team_size) == (number, 4)
