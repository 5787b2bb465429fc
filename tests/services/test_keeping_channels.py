"""A school's channels: their address is a secret, deleted with them; the operator's are nobody else's."""

from dataclasses import replace

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.announcements import CHANNELS_AT_MOST, KINDS
from kiosk.domain.refusals import ChannelUnknown, FormRefused
from kiosk.models import Announcement, Channel
from kiosk.queries.channels import ChannelSeen, channels_of, own_channel
from kiosk.services.keeping_channels import (
    ChannelForm,
    add_channel,
    change_channel,
    keep_operators_channels,
    remove_channel,
    try_channel,
)
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_channel, the_strangers_school

ADDRESS = "wecombot://693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"
FORM = ChannelForm("年级组", ["digest", "letter"], "zh", ADDRESS)


def seen(database: Database, school: ASchool) -> list[ChannelSeen]:
    with database.read() as connection:
        return channels_of(connection, school.id)


def add(database: Database, vault: Vault, school: ASchool, form: ChannelForm = FORM) -> int:
    return add_channel(database, vault, school.id, form, school.staff_id, MONDAY)


def test_it_is_kept_sealed_and_sent_twice_it_is_one(
    database: Database, vault: Vault, school: ASchool
) -> None:
    added = at_once([lambda: add(database, vault, school)] * 3)
    assert len(set(added)) == 1
    [channel] = seen(database, school)
    assert (channel.title, channel.kinds, channel.language) == ("年级组", ("digest", "letter"), "zh")
    assert channel.sealed is not None
    assert b"693a91f6" not in channel.sealed
    assert vault.open_text(channel.sealed) == ADDRESS


@pytest.mark.parametrize(
    ("wrong", "reasons"),
    [
        ({"title": " "}, {"title": "channel_title_missing"}),
        ({"title": "群" * 41}, {"title": "channel_title_too_long"}),
        ({"title": "a\u202eb"}, {"title": "channel_title_too_long"}),
        ({"kinds": ["names"]}, {"kinds": "channel_kinds_missing"}),
        ({"language": "fr"}, {"language": "channel_language_missing"}),
    ],
)
def test_an_unfinished_form_is_refused(
    database: Database, vault: Vault, school: ASchool, wrong: dict[str, object], reasons: dict[str, str]
) -> None:
    with pytest.raises(FormRefused) as refused:
        add(database, vault, school, replace(FORM, **wrong))  # type: ignore[arg-type]
    assert refused.value.reasons == reasons
    assert seen(database, school) == []


def test_an_address_is_there_once_and_channels_are_few(
    database: Database, vault: Vault, school: ASchool
) -> None:
    add(database, vault, school)
    with pytest.raises(FormRefused) as refused:
        add(database, vault, school, replace(FORM, title="另一个群"))
    assert refused.value.reasons == {"address": "channel_known"}
    for number in range(CHANNELS_AT_MOST - 1):
        add(database, vault, school, replace(FORM, address=f"{ADDRESS}{number}"))
    with pytest.raises(FormRefused) as refused:
        add(database, vault, school, replace(FORM, address=f"{ADDRESS}-last"))
    assert refused.value.reasons == {"title": "channels_too_many"}


def test_it_is_changed_and_keeps_its_address_unless_another_is_given(
    database: Database, vault: Vault, school: ASchool
) -> None:
    channel_id = add(database, vault, school)
    change_channel(database, vault, school.id, channel_id, ChannelForm("家长群", KINDS, "en", ""))
    [channel] = seen(database, school)
    assert (channel.title, channel.kinds, channel.language) == ("家长群", KINDS, "en")
    assert vault.open_text(channel.sealed or b"") == ADDRESS
    change_channel(database, vault, school.id, channel_id, replace(FORM, address="feishu://x"))
    assert vault.open_text(seen(database, school)[0].sealed or b"") == "feishu://x"


def test_no_two_channels_are_changed_into_one(database: Database, vault: Vault, school: ASchool) -> None:
    channel_id = add(database, vault, school)
    add(database, vault, school, replace(FORM, address="feishu://x"))
    with pytest.raises(FormRefused) as refused:
        change_channel(database, vault, school.id, channel_id, replace(FORM, address="feishu://x"))
    assert refused.value.reasons == {"address": "channel_known"}
    change_channel(database, vault, school.id, channel_id, replace(FORM, title="六年级"))
    assert vault.open_text(seen(database, school)[0].sealed or b"") == ADDRESS


def test_removed_its_address_is_gone_with_all_it_was_to_be_told(
    database: Database, vault: Vault, school: ASchool
) -> None:
    channel_id = add(database, vault, school)
    try_channel(database, school.id, channel_id, MONDAY)
    try_channel(database, school.id, channel_id, MONDAY)
    assert seen(database, school)[0].waiting == 1
    remove_channel(database, school.id, channel_id, MONDAY)
    assert seen(database, school) == []
    assert rows_of(database, Channel.sealed)[0].sealed is None
    assert rows_of(database, Announcement.id) == []
    with pytest.raises(ChannelUnknown):
        remove_channel(database, school.id, channel_id, MONDAY)


def test_another_school_has_no_say(database: Database, vault: Vault, school: ASchool) -> None:
    channel_id, other = add(database, vault, school), the_strangers_school(database)
    before = rows_of(database, Channel.id, Channel.title, Channel.removed_at)
    for act in (
        lambda: change_channel(database, vault, other.id, channel_id, FORM),
        lambda: remove_channel(database, other.id, channel_id, MONDAY),
        lambda: try_channel(database, other.id, channel_id, MONDAY),
    ):
        with pytest.raises(ChannelUnknown):
            act()
    with database.read() as connection:
        assert own_channel(connection, other.id, channel_id) is None
    assert rows_of(database, Channel.id, Channel.title, Channel.removed_at) == before
    assert counts(database)["announcement"] == 0


def test_every_school_has_the_operators_channels_as_long_as_he_names_them(
    database: Database, vault: Vault, school: ASchool
) -> None:
    other = the_strangers_school(database)
    own = a_channel(database, vault, school)
    at_once([lambda: keep_operators_channels(database, vault, [ADDRESS, "feishu://x"], MONDAY)] * 3)
    for each in (school, other):
        operators = [channel for channel in seen(database, each) if channel.operators]
        assert [vault.open_text(channel.sealed or b"") for channel in operators] == [ADDRESS, "feishu://x"]
        assert {(channel.kinds, channel.language) for channel in operators} == {(KINDS, "zh")}
    with pytest.raises(ChannelUnknown):
        remove_channel(database, school.id, seen(database, school)[-1].id, MONDAY)
    keep_operators_channels(database, vault, [], MONDAY)
    assert [channel.id for channel in seen(database, school)] == [own]
    assert seen(database, other) == []
