"""A site's own text: written out and read back, and what is said to the one who writes it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refusals import refused
from samordning_desktop.core.document import Block, BlockKind, Document
from samordning_desktop.core.own_text import (
    FAULT_WORDS,
    HEADER_LINES,
    body_of,
    checked,
    missing_fields,
    source_of,
    write,
)
from samordning_desktop.core.swedish import NO_BREAK
from samordning_desktop.core.texts import KEYS, OWN_LIMIT, Fault, TextFormatError, own_id, parse, texts

HEADER = "Titel: Prov\nVersion: 2\nDatum: 2024-02-29\n\n"
FILLED = "_ Namn\n_ Datum | Underskrift\n"

_WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30)
_LINES = st.lists(
    st.one_of(
        _WORDS,
        st.builds(str.__add__, st.sampled_from(["# ", "- ", "_ ", "_5 ", "_00 ", "#", "-", "_"]), _WORDS),
        st.sampled_from(["", "", "_ Namn", "_5 Yrke | Namn", "# Rubrik", "- ett", "- - två", "_ a | b"]),
    ),
    max_size=12,
)


@given(_LINES, _WORDS, _WORDS, st.dates(), st.sampled_from(KEYS))
def test_whatever_can_be_read_is_written_out_and_read_back_the_same(
    lines: list[str], title: str, version: str, day: date, key: str
) -> None:
    try:
        document = parse(key, source_of(title, version, day, "\n".join(lines)), "prov")
    except TextFormatError:
        return
    assert parse(key, write(document), "prov") == document


_PLAIN = st.text("abcåäö xyz|123_-#.", min_size=1, max_size=20).map(lambda text: " ".join(text.split()))
_SAID = _PLAIN.filter(lambda text: text and text[0] not in "#-_")
_LABEL = _PLAIN.map(lambda text: text.replace("|", "")).map(str.strip).filter(bool)
_BLOCKS = st.one_of(
    st.builds(lambda line: Block(BlockKind.HEADING, (line,)), _PLAIN.filter(bool)),
    st.builds(lambda line: Block(BlockKind.PARAGRAPH, (line,)), _SAID),
    st.builds(
        lambda lines: Block(BlockKind.BULLETS, tuple(lines)),
        st.lists(_PLAIN.filter(bool), min_size=1, max_size=4),
    ),
    st.builds(
        lambda labels, rows: Block(BlockKind.FIELDS, tuple(labels), rows),
        st.lists(_LABEL, min_size=1, max_size=3),
        st.integers(1, 99),
    ),
)


@given(st.lists(_BLOCKS, min_size=1, max_size=8), _SAID, _SAID, st.dates())
def test_every_document_of_blocks_is_read_back_the_same(
    blocks: list[Block], title: str, version: str, day: date
) -> None:
    document = Document("consent", version, day, title, tuple(blocks))
    assert parse("consent", write(document), "prov") == document


@pytest.mark.parametrize("key", KEYS)
def test_the_programs_own_texts_are_written_out_as_people_would(key: str) -> None:
    for document in texts(key):
        assert parse(key, write(document), "prov") == replace(document, easy=False)
        assert write(document).startswith(f"Titel: {document.title}\nVersion: {document.version}\n")
    assert "_ Namn\n_ Personnummer\n\n# Det här" in body_of(texts("consent")[-1])


def test_a_row_repeated_no_times_is_no_row() -> None:
    with pytest.raises(TextFormatError, match=r"line 5: .*write on"):
        parse("consent", HEADER + "_00 Namn", "prov")


def test_a_text_that_can_be_used_has_its_id_and_is_the_sites_own() -> None:
    source = HEADER + "# Ja\n\n" + FILLED
    document = checked("consent", source, easy=True)
    assert (document.own, document.easy, document.day) == (
        own_id("consent", True, source), True, date(2024, 2, 29),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "line", "fault"),
    [
        ("Hej.\n\n#Rubrik", 7, Fault.HEADING),
        ("- ett\n-två", 6, Fault.ITEM),
        ("_Namn", 5, Fault.FIELD),
        ("  \n", 4, Fault.EMPTY),
    ],
)
def test_a_line_that_cannot_be_read_is_pointed_at_in_swedish(body: str, line: int, fault: Fault) -> None:
    with refused("text.form") as caught:
        checked("information", HEADER + body)
    assert caught.value.facts["line"] == line
    assert caught.value.sentences.todo == FAULT_WORDS[fault]
    assert f"ad {line}" in caught.value.sentences.happened


def test_the_line_itself_is_quoted_short() -> None:
    with refused("text.form") as caught:
        checked("information", HEADER + "#" + "å" * 100)
    assert caught.value.sentences.happened == f"Rad 5 går inte att läsa: ”#{'å' * 38}…”."


@pytest.mark.parametrize("source", ["", "Hej", "Titel: a\nVersion: 1\nDatum: 2025-02-29\n\nHej", "Titel: a"])
def test_a_header_that_is_wrong_is_said_in_swedish(source: str) -> None:
    with refused("text.form") as caught:
        checked("information", source)
    assert caught.value.sentences.todo in (FAULT_WORDS[Fault.HEADER], FAULT_WORDS[Fault.DAY])


def test_every_fault_has_words() -> None:
    assert set(FAULT_WORDS) == set(Fault)
    assert HEADER_LINES == 4


def test_a_text_too_long_is_refused_and_nobody_is_sent_to_the_record_with_it() -> None:
    with refused("text.too_big") as caught:
        checked("information", HEADER + "å" * OWN_LIMIT)
    assert f"50{NO_BREAK}000" in caught.value.sentences.happened
    assert "journal" not in caught.value.text
    room = OWN_LIMIT - len(HEADER)
    assert checked("information", HEADER + "å" * room).blocks[0].lines == ("å" * room,)


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ("Ja.", "Namn, Datum, Underskrift"),
        ("_ Namn", "Datum, Underskrift"),
        ("_ namn | Datum | Underskrift", "Namn"),
        ("_ Namn\n_2 Datum | Underskrift", "Datum, Underskrift"),
    ],
)
def test_a_consent_must_have_a_place_for_name_date_and_signature(body: str, missing: str) -> None:
    with refused("text.unfillable") as caught:
        checked("consent", HEADER + body)
    assert caught.value.facts == {"missing": missing}
    assert checked("information", HEADER + body).key == "information"


def test_what_else_could_be_filled_in_is_told_but_not_required() -> None:
    document = checked("consent", HEADER + FILLED)
    assert missing_fields(document) == (
        (),
        (
            "Personnummer",
            "Gäller till och med",
            "Ort",
            "Mottagarens namn",
            "Mottagarens arbetsplats",
            "Det här vill jag inte att ni delar",
        ),
    )
    assert [missing_fields(known) for known in texts("consent")] == [((), ())] * 2
    assert missing_fields(replace(document, key="information", blocks=())) == ((), ())
