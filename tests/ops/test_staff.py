"""The site's team."""

from __future__ import annotations

from pathlib import Path

import pytest

from clocks import SetClock
from dumps import dump
from people import enrol
from refusals import refused
from samordning_desktop.core.changes import Changes, Kind
from samordning_desktop.core.people import Principal, StaffMember
from samordning_desktop.ops import Desk, staff, undoing
from samordning_desktop.sync import incoming, outgoing
from stores import LIDKOPING, introduce, make_desk


def test_someone_is_put_in_the_team(desk: Desk) -> None:
    done = staff.add_colleague(desk, " Åsa  Berg ", "Socialtjänsten", Principal.MUNICIPALITY)
    assert done.changes == Changes(frozenset({Kind.DIRECTORY}))
    assert staff.team(desk)[-1] == StaffMember(
        done.value, "Åsa Berg", "Socialtjänsten", "kommun", desk.store.site_id
    )
    assert [one.name for one in staff.team(desk)] == ["Karin Ek", "Åsa Berg"]


def test_it_cannot_be_undone_and_gives_no_key(desk: Desk, tmp_path: Path) -> None:
    keys = (tmp_path / "data" / "keys.json").read_bytes()
    staff.add_colleague(desk, "Ulla", "", Principal.REGION)
    assert undoing.undo_label(desk) is None
    assert (tmp_path / "data" / "keys.json").read_bytes() == keys


@pytest.mark.parametrize(
    ("name", "unit", "code"),
    [(" ", "", "staff.no_name"), ("å" * 201, "", "name.too_long"), ("Ulla", "å" * 201, "name.too_long")],
)
def test_what_does_not_fit_is_refused(desk: Desk, name: str, unit: str, code: str) -> None:
    before = dump(desk)
    with refused(code):
        staff.add_colleague(desk, name, unit, Principal.REGION)
    assert dump(desk) == before


def test_the_other_sites_staff_are_among_everybody_and_not_in_the_team(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    other = make_desk(tmp_path / "other", clock, LIDKOPING)
    introduce(desk, other)
    enrol(other)
    outgoing.export(other, "Falköping", tmp_path / "1.age")
    incoming.take_in(desk, (tmp_path / "1.age").read_bytes())
    assert [one.name for one in staff.everybody(desk)] == ["Bo Lund", "Karin Ek"]
    assert [one.name for one in staff.team(desk)] == ["Karin Ek"]
    other.store.close()
