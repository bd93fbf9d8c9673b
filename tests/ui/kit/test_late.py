"""What is made when it is first needed."""

from __future__ import annotations

from samordning_desktop.ui.kit.late import Late


def test_it_is_made_once_when_it_is_first_asked_for():
    made = []
    late = Late(lambda: made.append("made") or ["it"])
    assert late.made is None
    assert made == []
    assert late.get() is late.get() is late.made
    assert made == ["made"]


def test_all_who_want_to_know_are_handed_it_once_and_in_order():
    late = Late(lambda: "it")
    told: list[str] = []
    late.when_made(lambda it: told.append(f"first {it}"))
    late.when_made(lambda it: told.append(f"second {it}"))
    assert told == []
    late.get()
    late.get()
    assert told == ["first it", "second it"]


def test_it_can_be_asked_for_by_one_who_is_handed_it():
    late = Late(lambda: "it")
    told: list[str] = []
    late.when_made(lambda _it: told.append(late.get()))
    assert late.get() == "it"
    assert told == ["it"]
