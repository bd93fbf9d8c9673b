"""``peer``: card, add, confirm, list."""

from __future__ import annotations

from pathlib import Path

import pytest

from clocks import SetClock
from command_line import CommandLine


@pytest.fixture
def stranger(tmp_path: Path) -> CommandLine:
    """A third site that nobody knows."""
    site = CommandLine(tmp_path / "skara", SetClock())
    site.make("Skara", "Ida Berg")
    return site


def test_a_card_is_kept_unconfirmed_until_its_fingerprint_is_compared(
    tmp_path: Path, a: CommandLine, stranger: CommandLine
) -> None:
    card = tmp_path / "kort.json"
    shown = stranger.json("peer", "card", "--out", card)
    assert shown["file"] == str(card)
    added = a.json("peer", "add", card)
    assert added == {"name": "Skara", "fingerprint": shown["fingerprint"], "confirmed": False}
    assert [(peer["name"], peer["confirmed"]) for peer in a.json("peer", "list")] == [
        ("Lidköping", True), ("Skara", False),
    ]  # fmt: skip
    a.refused("peer.unconfirmed", "package", "export", "--to", "Skara", "--out", tmp_path / "p.age")
    a.refused("peer.fingerprint", "peer", "confirm", "Skara", "12345")
    confirmed = a.json("peer", "confirm", "Skara", shown["fingerprint"])
    assert confirmed == {**added, "confirmed": True}
    assert a.json("peer", "add", card) == confirmed


def test_the_fingerprint_is_shown_to_be_read_aloud(
    tmp_path: Path, a: CommandLine, stranger: CommandLine
) -> None:
    card = tmp_path / "kort.json"
    fingerprint = stranger.json("peer", "card", "--out", card)["fingerprint"]
    assert len(fingerprint.split()) == 6
    assert fingerprint in stranger.done("peer", "card", "--out", card).out
    said = a.done("peer", "add", card).out
    assert fingerprint in said
    assert "inte bekräftat" in said
    assert "inte bekräftad" in a.done("peer", "list").out
    a.done("peer", "confirm", "Skara", *fingerprint.split())
    assert "finns redan här" in a.done("peer", "add", card).out


def test_nobody_is_known_at_first(stranger: CommandLine) -> None:
    assert stranger.json("peer", "list") == []
    assert stranger.done("peer", "list").out == "Inga andra orter är kända här.\n"


def test_what_is_no_card(tmp_path: Path, a: CommandLine) -> None:
    own, text, folder = tmp_path / "eget.json", tmp_path / "brev.txt", tmp_path / "mapp"
    a.done("peer", "card", "--out", own)
    text.write_text("Hej!")
    folder.mkdir()
    a.refused("peer.own", "peer", "add", own)
    a.refused("peer.not_a_card", "peer", "add", text)
    a.refused("file.missing", "peer", "add", tmp_path / "saknas.json")
    a.refused("file.unreadable", "peer", "add", folder)
    a.refused("file.unwritable", "peer", "card", "--out", tmp_path / "finns" / "inte" / "kort.json")
    a.refused("peer.unknown", "peer", "confirm", "Skövde", "12345")
    own.write_bytes(own.read_bytes().replace("Falköping".encode(), b"Falkaping!"))
    a.refused("peer.not_a_card", "peer", "add", own)
