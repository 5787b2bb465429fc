"""`kiosk init`: the first school, its stations and the account of the school office."""

import json
import re
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import click

from kiosk.adapters import passwords
from kiosk.adapters.chance import new_code
from kiosk.bootstrap import Station
from kiosk.cli.opening import open_station
from kiosk.domain.accounts import PASSWORD_AT_LEAST
from kiosk.domain.pinyin import spelled
from kiosk.domain.plain_text import tidied
from kiosk.queries.stations import all_stations
from kiosk.services.setting_up import NewAccount, NewSchool, NewStation, set_up_school

_NAME_AT_MOST = 80
_USERNAME_AT_MOST = 40
_SLUG_AT_MOST = 32
_NEXT = """
Next:
  1. Set KIOSK_BASE_URL to the address that families will open, such as https://lost.school.example
  2. kiosk serve
  3. kiosk poster --out poster.pdf, and kiosk tags --count 24 --out tags.pdf"""


@dataclass(frozen=True)
class _Name:
    zh: str
    en: str


class _BothNames(click.ParamType[_Name]):
    """A name in Chinese, and after a slash in English: 东门诚信守护站/East gate."""

    name = "name[/english]"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> _Name:
        if isinstance(value, _Name):
            return value
        chinese, _slash, english = (tidied(part) for part in str(value).partition("/"))
        if not chinese or max(len(chinese), len(english)) > _NAME_AT_MOST:
            self.fail(f"a name has 1 to {_NAME_AT_MOST} characters.", param, ctx)
        return _Name(chinese, english or (chinese if chinese.isascii() else ""))


@click.command()
@click.option("--school", type=_BothNames(), required=True, help="The school's name.")
@click.option(
    "--station",
    "stations",
    type=_BothNames(),
    required=True,
    multiple=True,
    help="A station; may be repeated.",
)
@click.option("--username", required=True, help="What the school office signs in with.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--contact-optional", is_flag=True, help="Families may leave the contact empty.")
@click.option("--tags-reusable", is_flag=True, help="A tag may hang on another thing once its thing is gone.")
def init(
    school: _Name,
    stations: Sequence[_Name],
    username: str,
    password_stdin: bool,
    contact_optional: bool,
    tags_reusable: bool,
) -> None:
    """Set up a school with its stations and first account."""
    username = _checked_username(username)
    choices = {
        "contact_required": json.dumps(not contact_optional),
        "tags_reusable": json.dumps(tags_reusable),
    }
    password_hash = passwords.hashed(_password(password_stdin))
    with open_station() as station:
        made = _with_slugs(station, stations)
        account = NewAccount(username, username, password_hash, "admin")
        new = NewSchool(school.zh, school.en, made, account, choices)
        set_up_school(station.database, new, new_code, station.clock())
        _say(station, school, made)


def _checked_username(typed: str) -> str:
    username = tidied(typed)
    if not username or len(username) > _USERNAME_AT_MOST:
        raise click.BadParameter(
            f"a user name has 1 to {_USERNAME_AT_MOST} characters.", param_hint="--username"
        )
    return username


def _password(from_stdin: bool) -> str:
    """The password, long enough. Raises ClickException for one that is too short."""
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    if len(password) < PASSWORD_AT_LEAST:
        raise click.ClickException(f"A password has {PASSWORD_AT_LEAST} characters or more.")
    return password


def _with_slugs(station: Station, names: Sequence[_Name]) -> list[NewStation]:
    with station.database.read() as connection:
        taken = {each.slug for each in all_stations(connection)}
    made: list[NewStation] = []
    for name in names:
        slug = _free_slug(name, taken)
        taken.add(slug)
        made.append(NewStation(name.zh, name.en, slug))
    return made


def _free_slug(name: _Name, taken: Collection[str]) -> str:
    """A short public address that says which station it is: east-gate, or its pinyin."""
    said = (name.en or spelled(name.zh)).casefold()
    slug = re.sub(r"[^a-z0-9]+", "-", said)[:_SLUG_AT_MOST].strip("-") or "station"
    candidates = [slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 2))]
    return next(each for each in candidates if each not in taken)


def _say(station: Station, school: _Name, made: Sequence[NewStation]) -> None:
    click.echo(f"{school.zh} is set up in {station.config.data_dir}")
    for each in made:
        click.echo(f"  {each.name_zh}: {station.config.base_url}/board/{each.slug}")
    click.echo(_NEXT)
