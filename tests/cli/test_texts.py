"""``text`` and ``participant inform``."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import CommandLine

SOURCE = "Titel: Vårt\nVersion: F1\nDatum: 2026-02-01\n\nJa till å.\n\n_ Namn\n_ Datum | Underskrift\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "vår text.txt"
    path.write_bytes(SOURCE.replace("\n", "\r\n").encode("utf-8-sig"))
    return path


def test_a_text_is_put_in_and_listed(a: CommandLine, people: dict[str, str], file: Path) -> None:
    added = a.json("text", "add", str(file), "--kind", "consent")
    assert (added["kind"], added["version"]) == ("consent", "F1")
    first, *others = a.json("text", "list")
    assert first == {
        "kind": "consent", "id": added["id"], "version": "F1", "day": "2026-02-01", "title": "Vårt", "easy": False,
        "own": True, "signed": 0, "given": 0,
    }  # fmt: skip
    assert [one["id"] for one in others] == ["3", "3-lattlast", "1", "1-lattlast"]
    assert others[0]["signed"] > 0
    out = a.done("text", "list").out
    assert "lättläst, programmets" in out
    assert "egen" in out
    assert "version F1" in a.done("text", "add", str(file), "--kind", "information", "--easy").out


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (SOURCE.encode(), "text.known"),
        ("å".encode("latin-1"), "text.unreadable"),
        (b"Hej", "text.form"),
        (SOURCE.replace("_ Namn\n", "").encode(), "text.unfillable"),
        (SOURCE.replace("Ja", "Nej").encode(), "text.version_taken"),
    ],
)
def test_what_cannot_be_put_in_is_refused(
    a: CommandLine, people: dict[str, str], file: Path, content: bytes, code: str
) -> None:
    a.done("text", "add", str(file), "--kind", "consent")
    file.write_bytes(content)
    a.refused(code, "text", "add", str(file), "--kind", "consent")


def test_information_is_noted(a: CommandLine, people: dict[str, str]) -> None:
    about = ("participant", "inform", people["Dan"], "--kind", "information", "--how")
    noted = a.json(*about, "together", "--date", "2026-03-02", "--easy")
    assert (noted["text"], noted["how"], noted["day"]) == ("1-lattlast", "together", "2026-03-02")
    said = a.done(*about, "sent", "--date", "2026-03-01", "--text-version", "1", "--by", "Bo").out
    assert said == "Noterat 2026-03-01: informationsblad, 1, skickat.\n"
    assert [one["given"] for one in a.json("text", "list")] == [0, 0, 1, 1]
    a.refused("information.text_unknown", *about, "sent", "--date", "2026-03-01", "--text-version", "x")
    a.refused("date.future", *about, "sent", "--date", "2099-03-01")


def test_two_ways_to_say_which_text_is_one_too_many(a: CommandLine, people: dict[str, str]) -> None:
    answer = a(
        "participant", "inform", people["Dan"], "--kind", "consent", "--how", "sent", "--date", "2026-03-02",
        "--easy", "--text-version", "3",
    )  # fmt: skip
    assert answer.status == 2
    assert "--easy väljer den nyaste lättlästa texten" in answer.err
