"""``peer``: card, add, confirm, list, bar, let-in, new-keys; and ``init --join``."""

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
    assert added == {
        "id": added["id"], "name": "Skara", "computer": "Idas dator", "own": False,
        "fingerprint": shown["fingerprint"], "confirmed": False, "barred": None,
    }  # fmt: skip
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
    assert len(fingerprint.split()) == 7
    assert fingerprint in stranger.done("peer", "card", "--out", card).out
    said = a.done("peer", "add", card).out
    assert fingerprint in said
    assert "inte bekräftat" in said
    assert "inte bekräftad" in a.done("peer", "list").out
    a.done("peer", "confirm", "Skara", *fingerprint.split())
    assert "finns redan här" in a.done("peer", "add", card).out


def test_a_computer_is_confirmed_by_what_the_list_calls_it(
    tmp_path: Path, a: CommandLine, stranger: CommandLine
) -> None:
    card = tmp_path / "kort.json"
    fingerprint = stranger.json("peer", "card", "--out", card)["fingerprint"]
    own_id = a.json("peer", "add", card)["id"]
    (known,) = (one for one in a.json("peer", "list") if one["confirmed"])
    a.refused("peer.fingerprint", "peer", "confirm", known["id"][:6], fingerprint)
    a.refused("peer.unknown", "peer", "confirm", "", fingerprint)
    assert a.json("peer", "confirm", own_id[:6], fingerprint)["confirmed"]


def test_what_is_missing_of_what_was_read_aloud_is_said(
    tmp_path: Path, a: CommandLine, stranger: CommandLine
) -> None:
    card = tmp_path / "kort.json"
    words = stranger.json("peer", "card", "--out", card)["fingerprint"].split()
    own_id = a.json("peer", "add", card)["id"]
    for name in ("Skara", own_id, own_id[:6]):
        said = a.refused("peer.too_few_words", "peer", "confirm", name, *words[:-1])
        assert "Det fattas 4 siffror." in said
        assert "Det fattas 2 ord och 8 siffror." in a.refused(
            "peer.too_few_words", "peer", "confirm", name, *words[:3]
        )
        a.refused("peer.no_words", "peer", "confirm", name, "–")
        a.refused(
            "peer.own_words", "peer", "confirm", name, a.json("peer", "card", "--out", card)["fingerprint"]
        )
        assert "”Skara, Idas dator”" in a.refused("peer.fingerprint", "peer", "confirm", name, *words[1:])
    a.done("peer", "bar", own_id)
    assert "4 siffror" in a.refused("peer.too_few_words", "peer", "let-in", own_id, *words[:-1])


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


def test_a_lost_computer_is_barred_and_let_in_again(tmp_path: Path, a: CommandLine, b: CommandLine) -> None:
    path = tmp_path / "p.age"
    b.done("package", "export", "--to", "Falköping", "--out", path)
    (there,) = a.json("peer", "list")
    a.refused("peer.none", "peer", "bar", "finns-inte")
    said = a.done("peer", "bar", there["id"][:6]).out
    assert "Lidköping, Bos dator är spärrad" in said
    assert a.json("peer", "list") == [{**there, "barred": "2026-03-02"}]
    assert "spärrad 2026-03-02" in a.done("peer", "list").out
    a.refused("package.barred", "package", "import", path)
    a.refused("peer.unconfirmed", "package", "export", "--to", "Lidköping", "--out", tmp_path / "ut.age")
    card = tmp_path / "kort"
    b.done("peer", "card", "--out", card)
    assert "är spärrad sedan 2026-03-02, och är det fortfarande" in a.done("peer", "add", card).out
    a.refused("peer.barred", "peer", "confirm", "Lidköping", there["fingerprint"])
    a.refused("peer.fingerprint", "peer", "let-in", there["id"], "fel", "ord")
    assert "insläppt igen" in a.done("peer", "let-in", there["id"], *there["fingerprint"].upper().split()).out
    a.done("package", "import", path)


def test_new_keys_shut_the_old_out_at_the_other_end_when_confirmed(
    tmp_path: Path, a: CommandLine, b: CommandLine
) -> None:
    old, card = tmp_path / "gammalt.age", tmp_path / "kort"
    a.done("package", "export", "--to", "Lidköping", "--out", old)
    fingerprint = a.json("peer", "new-keys")["fingerprint"]
    assert fingerprint == a.json("peer", "card", "--out", card, "--computer", "Nya datorn")["fingerprint"]
    said = b.done("peer", "add", card).out
    assert "spärras Falköping, Karins dator (kortet togs in den" in said
    assert "), som kortet säger sig ersätta" in said
    b.done("peer", "confirm", "Falköping", fingerprint)
    b.refused("package.former_keys", "package", "import", old)
    assert fingerprint not in a.done("peer", "new-keys").out


def test_a_second_computer_joins_and_gets_everything(tmp_path: Path, a: CommandLine) -> None:
    second = CommandLine(tmp_path / "andra", SetClock())
    first_card, second_card, path = tmp_path / "ett", tmp_path / "två", tmp_path / "p.age"
    first = a.json("peer", "card", "--out", first_card)["fingerprint"]
    who = ("--principal", "region", "--unit", "Mottagningen", "--user", "Lars Ek")
    no_card = tmp_path / "brev.txt"
    no_card.write_text("Hej!")
    second.refused("peer.not_first_card", "init", "--join", no_card, *who)
    assert "Registret är tomt tills" in second.done("init", "--join", first_card, *who).out
    assert second.json("peer", "list")[0]["own"]
    own = second.json("peer", "card", "--out", second_card, "--computer", "Bordsdatorn")["fingerprint"]
    assert "hör till er egen ort" in a.done("peer", "add", second_card).out
    a.done("peer", "confirm", "Falköping", own)
    second.done("peer", "confirm", "Falköping", first)
    made = a.done("package", "export", "--to", "Falköping", "--out", path).out
    assert "Det är inget utlämnande." in made
    assert "Med i paketet" in made
    assert "samtycket" not in made  # which decides nothing of what goes
    second.done("package", "import", path)
    assert list(second.board()) == list(a.board())
    a.refused("peer.nameless", "peer", "card", "--out", tmp_path / "x", "--computer", " ")
