"""What a plan says of people."""

from __future__ import annotations

from samordning_desktop.core.merge_plan import Fate, FieldChange, NewFields, PersonChange
from samordning_desktop.core.participant import BoardFields

NAME = FieldChange("name", "Namn", "", "Åsa Öberg")
GOAL = FieldChange("goal", "Mål/syfte", "", "ett mål")
CONSENT = FieldChange("consent", "Samtycke", "", "samtycke gäller")
BOARD = BoardFields("Åsa Öberg", goal="ett mål")
FIELDS = NewFields(BOARD, {"consent": "samtycke gäller", "ratings": ""})


def test_what_is_written_of_somebody_new_is_a_change_for_each_field_in_the_order_of_the_screen() -> None:
    assert tuple(FIELDS) == (NAME, GOAL, CONSENT)
    assert len(FIELDS) == 3
    assert (FIELDS[0], FIELDS[-1], FIELDS[1:]) == (NAME, CONSENT, (GOAL, CONSENT))
    assert GOAL in FIELDS


def test_it_is_the_same_as_those_changes() -> None:
    assert (NAME, GOAL, CONSENT) == FIELDS
    assert NewFields(BOARD, {"consent": "samtycke gäller"}) == FIELDS
    assert FIELDS != (NAME, GOAL)
    assert NewFields(BoardFields(""), {}) == ()
    assert not NewFields(BoardFields(""), {"consent": ""})
    whole = PersonChange("p1", "Åsa Öberg", Fate.NEW, (NAME, GOAL, CONSENT))
    new = PersonChange("p1", "Åsa Öberg", Fate.NEW, FIELDS)
    assert new == whole
    assert hash(new) == hash(whole)


def test_of_somebody_new_nothing_has_been_compared_and_all_comes() -> None:
    new = PersonChange("p1", "Åsa Öberg", Fate.NEW, FIELDS)
    known = PersonChange("p1", "Åsa Öberg", Fate.CHANGED, (GOAL, CONSENT))
    assert (new.compared, known.compared) == ((), (GOAL, CONSENT))
    for one in (new, known):
        assert [one.coming(field) for field in ("goal", "consent", "planning", "phone")] == [
            "ett mål",
            "samtycke gäller",
            "",
            "",
        ]
    assert (new.coming("name"), known.coming("name")) == ("Åsa Öberg", "")
