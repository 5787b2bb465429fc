"""No table of the public board or of the keepers has a column for a family's details."""

from kiosk.models import Base

NAMED_PEOPLE = {"staff.display_name", "staff.username", "keeper.display_name"}
"""The only names: the school's own staff and its roster, whom a duty shows."""
SUSPICIOUS = ("name", "contact", "phone", "mail", "parent", "pupil", "child", "address")


def test_only_the_sealed_column_is_about_a_claimant() -> None:
    columns = {column.name for column in Base.metadata.tables["claimant"].columns}
    marks = {"name_mark", "contact_mark", "tail_mark", "class_mark"}
    assert columns == {"claim_id", "sealed", "kept_since", *marks}
    pointing = {
        f"{table.name}.{key.parent.name}"
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "claimant"
    }
    assert pointing == set(), "nothing leads from elsewhere to a claimant"


def test_no_other_table_names_a_person() -> None:
    named_things = {"school", "station", "zone", "category", "place", "photo", "setting", "holiday"}
    found = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        if table.name not in {*named_things, "claimant"}
        for column in table.columns
        if any(word in column.name for word in SUSPICIOUS) and not column.foreign_keys
    }
    assert found == NAMED_PEOPLE


def test_the_models_and_the_package_agree() -> None:
    from kiosk import models

    tables = {mapper.class_.__name__ for mapper in Base.registry.mappers}
    assert tables == set(models.__all__) - {"Base"}
