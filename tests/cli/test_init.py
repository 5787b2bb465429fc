"""`kiosk init`: a school begins."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from kiosk.adapters.passwords import fits
from kiosk.bootstrap import Station as Opened
from kiosk.models import School, Staff, Station, Zone
from kiosk.models.setting import choices_of
from tests.cli.conftest import PASSWORD, Run
from tests.cli.plainly import sentence
from tests.kept import rows_of

Open = Callable[[], Opened]
SCHOOL = ("init", "--school", "实验小学/First Primary", "--username", "wang", "--password-stdin")


def test_it_sets_up_a_school_with_its_stations(run: Run, opened: Open) -> None:
    result = run(*SCHOOL, "--station", "东门站/East gate", "--station", "西门站", typed=f"{PASSWORD}\n")
    assert result.exit_code == 0, result.output
    database = opened().database
    assert rows_of(database, School.name_zh, School.name_en) == [("实验小学", "First Primary")]
    assert rows_of(database, Station.name_zh, Station.name_en, Station.slug) == [
        ("东门站", "East gate", "east-gate"),
        ("西门站", "", "ximenzhan"),
    ]
    assert len(rows_of(database, Zone.letter)) == 12


def test_the_account_is_the_offices_and_has_the_password(run: Run, opened: Open) -> None:
    run(*SCHOOL, "--station", "东门站", typed=PASSWORD)
    ((username, role, password_hash),) = rows_of(
        opened().database, Staff.username, Staff.role, Staff.password_hash
    )
    assert (username, role) == ("wang", "admin")
    assert fits(PASSWORD, password_hash)


def test_it_says_what_to_do_next(run: Run) -> None:
    said = run(*SCHOOL, "--station", "东门站/East gate", typed=PASSWORD).stdout
    assert "/board/east-gate" in said
    for next_step in ("KIOSK_BASE_URL", "kiosk serve", "kiosk poster", "kiosk tags"):
        assert next_step in said


@pytest.mark.parametrize(
    ("options", "contact_required", "tags_reusable"),
    [((), True, False), (("--contact-optional",), False, False), (("--tags-reusable",), True, True)],
)
def test_a_school_chooses(
    run: Run, opened: Open, options: tuple[str, ...], contact_required: bool, tags_reusable: bool
) -> None:
    run(*SCHOOL, "--station", "东门站", *options, typed=PASSWORD)
    with opened().database.read() as connection:
        choices = choices_of(connection, connection.scalar(select(School.id)) or 0)
    assert (choices.contact_required, choices.tags_reusable) == (contact_required, tags_reusable)


def test_without_the_option_it_asks_for_the_password_twice(run: Run, opened: Open) -> None:
    words = ("init", "--school", "实验小学", "--station", "东门站", "--username", "wang")
    result = run(*words, typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    assert fits(PASSWORD, rows_of(opened().database, Staff.password_hash)[0][0])


def test_two_stations_of_one_name_have_two_addresses(run: Run, opened: Open) -> None:
    run(*SCHOOL, "--station", "东门站/East", "--station", "东门二站/East", typed=PASSWORD)
    assert rows_of(opened().database, Station.slug) == [("east",), ("east-2",)]


def test_it_refuses_a_short_password_and_keeps_nothing(run: Run, opened: Open) -> None:
    said = sentence(run(*SCHOOL, "--station", "东门站", typed="1234567"))
    assert "8 characters" in said
    assert rows_of(opened().database, School.id) == []


def test_it_refuses_a_user_name_that_is_taken(run: Run, one_school: None, opened: Open) -> None:
    said = sentence(run(*SCHOOL, "--station", "南门站", typed=PASSWORD))
    assert "user name" in said
    assert len(rows_of(opened().database, School.id)) == 1


def test_a_second_school_may_come_to_the_same_server(run: Run, one_school: None, opened: Open) -> None:
    words = ("init", "--school", "第二小学", "--station", "东门站/East gate", "--username", "li")
    assert run(*words, "--password-stdin", typed=PASSWORD).exit_code == 0
    assert rows_of(opened().database, Station.slug) == [("east-gate",), ("east-gate-2",)]


@pytest.mark.parametrize(
    "words",
    [
        ("init", "--station", "东门站", "--username", "wang"),
        ("init", "--school", "实验小学", "--username", "wang"),
        ("init", "--school", "实验小学", "--station", "东门站"),
        ("init", "--school", "  ", "--station", "东门站", "--username", "wang"),
        ("init", "--school", "实验小学", "--station", "东" * 81, "--username", "wang"),
        ("init", "--school", "实验小学", "--station", "东门站", "--username", " "),
    ],
)
def test_it_refuses_an_unfinished_command(run: Run, opened: Open, words: tuple[str, ...]) -> None:
    sentence(run(*words, "--password-stdin", typed=PASSWORD), exit_code=2)
    assert rows_of(opened().database, School.id) == []
