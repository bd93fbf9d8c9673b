"""The program's versioned texts and their file format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samordning_desktop.core.document import FILLED_FIELDS, Block, BlockKind, Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.texts import KEYS, TextFormatError, parse, read_texts, text, texts

HEADER = "Titel: Prov\nVersion: 2\nDatum: 2026-02-28\n\n"


def blocks(body: str) -> list[Block]:
    return list(parse("consent", HEADER + body, "prov.txt").blocks)


def words(document: Document) -> str:
    return " ".join([document.title, *(line for block in document.blocks for line in block.lines)])


def test_header_and_blocks():
    document = parse("consent", HEADER + "# Rubrik\n\nEtt\nstycke.\n\n- ett\n- två\n  till\n", "prov.txt")
    assert (document.key, document.version, document.day, document.title) == (
        "consent",
        "2",
        date(2026, 2, 28),
        "Prov",
    )
    assert document.blocks == (
        Block(BlockKind.HEADING, ("Rubrik",)),
        Block(BlockKind.PARAGRAPH, ("Ett stycke.",)),
        Block(BlockKind.BULLETS, ("ett", "två till")),
    )


def test_places_to_write_on():
    assert blocks("_ Namn\n_ Ort | Datum\n_5 Yrke | Namn\n") == [
        Block(BlockKind.FIELDS, ("Namn",)),
        Block(BlockKind.FIELDS, ("Ort", "Datum")),
        Block(BlockKind.FIELDS, ("Yrke", "Namn"), 5),
    ]


def test_windows_line_ends_and_a_byte_order_mark():
    document = parse("consent", "\ufeff" + HEADER.replace("\n", "\r\n") + "Hej.\r\n", "prov.txt")
    assert document.blocks == (Block(BlockKind.PARAGRAPH, ("Hej.",)),)


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("", 1, "Titel"),
        ("Titel:\nVersion: 1\nDatum: 2025-04-22\n\nHej", 1, "Titel"),
        ("Titel: A\nDatum: 2025-04-22\n\nHej", 2, "Version"),
        ("Titel: A\nVersion: 1\n\nHej", 3, "Datum"),
        ("Titel: A\nVersion: 1\nDatum: 2025-02-29\n\nHej", 3, "date"),
        ("Titel: A\nVersion: 1\nDatum: 2025-04-22\nHej", 4, "empty line"),
        ("Titel: A\nVersion: 1\nDatum: 2025-04-22\n", 4, "no text"),
        (HEADER + "#Rubrik", 5, "heading"),
        (HEADER + "# ", 5, "heading"),
        (HEADER + "# Rubrik\nText", 5, "heading"),
        (HEADER + "Text.\n\n- ett\n-två", 8, "list"),
        (HEADER + "_Namn", 5, "write on"),
        (HEADER + "_ Namn\n_ ", 6, "write on"),
        (HEADER + "_0 Namn", 5, "write on"),
        (HEADER + "_ Namn |", 5, "write on"),
    ],
)
def test_a_file_out_of_form_says_where(content: str, line: int, reason: str):
    with pytest.raises(TextFormatError, match=f"prov.txt, line {line}: .*{reason}"):
        parse("consent", content, "prov.txt")


def test_versions_newest_last(tmp_path: Path):
    for version, day in (("10", "2026-01-01"), ("9", "2024-01-01"), ("1", "2025-01-01")):
        content = f"Titel: A\nVersion: {version}\nDatum: {day}\n\nHej."
        (tmp_path / f"consent-{version}.txt").write_text(content, encoding="utf-8")
    (tmp_path / "information-1.txt").write_text("no text at all", encoding="utf-8")
    assert [document.version for document in read_texts(tmp_path, "consent")] == ["9", "1", "10"]


def test_a_file_named_for_another_version(tmp_path: Path):
    (tmp_path / "consent-4.txt").write_text(HEADER + "Hej.", encoding="utf-8")
    with pytest.raises(ValueError, match="consent-4.txt, line 2: version 2"):
        read_texts(tmp_path, "consent")


def test_the_programs_own_texts():
    consent, information = text("consent", "3"), text("information", "1")
    assert texts("consent")[-1] == consent
    assert texts("information")[-1] == information
    assert consent.day == information.day == date(2025, 4, 22)


def test_a_version_that_there_is_not():
    with pytest.raises(KnownError) as caught:
        text("consent", "2")
    assert caught.value.code == "consent.text_unknown"
    assert caught.value.sentences.todo == "Välj någon av: 3-lattlast, 3."
    with pytest.raises(KnownError) as caught:
        text("information", "V1")
    assert caught.value.text == (
        "Det finns inget informationsblad med versionen ”V1”.\nInget är ändrat.\nVälj någon av: 1-lattlast, 1."
    )


def test_another_key():
    with pytest.raises(ValueError, match="no such text: sip"):
        texts("sip")


def test_the_consent_says_what_it_must():
    said = words(text("consent", "3"))
    for phrase in (
        "socialtjänsten och hälso- och sjukvården delar uppgifter om dig med varandra",
        "Yrke och arbetsplats",
        "Det här får delas",
        "Det gäller i ett år.",
        "Du kan ta tillbaka ditt ja när du vill.",
        "Du kan då inte längre vara med i modellen.",
        "offentlighets- och sekretesslagen (2009:400)",
        "10 kap. 1 §",
        "12 kap. 2 §",
        "25 kap. 1 §",
        "26 kap. 1 §",
        "Mottagarens namn",
    ):
        assert phrase in said


def test_the_consent_has_each_field_that_is_filled_in_once():
    labels = [
        line
        for b in text("consent", "3").blocks
        if b.kind is BlockKind.FIELDS and b.rows == 1
        for line in b.lines
    ]
    roles = [FILLED_FIELDS[label] for label in labels if label in FILLED_FIELDS]
    assert sorted(roles) == sorted(set(FILLED_FIELDS.values()))


def test_the_information_says_what_it_must():
    said = words(text("information", "1"))
    for phrase in (
        "Skaraborg", "alkohol, droger eller spel", "psykiskt", "Socialtjänsten och den öppna psykiatrin",
        "Båda har kunskap, men av olika slag.", "samordnare", "samtycke", "självskattning", "tillsammans med dig",
    ):  # fmt: skip
        assert phrase in said


@pytest.mark.parametrize("key", KEYS)
def test_plain_words_and_short_sentences(key: str):
    for document in texts(key):
        said = words(document).lower()
        assert not any(word in said for word in ("gdpr", "missbruk", "personuppgift"))
        for block in document.blocks:
            for line in block.lines:
                sentences = line.replace("kap. ", "kap ").split(". ")
                assert "2009:400" in line or max(len(sentence.split()) for sentence in sentences) <= 18
