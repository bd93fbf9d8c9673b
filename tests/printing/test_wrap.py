"""Text broken into lines; a character is one unit wide here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.printing.wrap import wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 5, [""]),
        ("ett två tre", 7, ["ett två", "tre"]),
        ("ett två tre", 8, ["ett två", "tre"]),
        ("ett\n\ntvå", 8, ["ett", "", "två"]),
        ("10\u00a0kap. 1\u00a0§ och", 8, ["10\u00a0kap.", "1\u00a0§ och"]),
        ("Anna-Karin Åström", 7, ["Anna-", "Karin", "Åström"]),
        ("från 2025-03-03", 8, ["från", "2025-03-", "03"]),
        ("från 2025-03-03", 10, ["från", "2025-03-03"]),
        ("och/eller", 6, ["och/", "eller"]),
        ("socialtjänsten", 10, ["social-", "tjänsten"]),
        ("samordnare", 7, ["samord-", "nare"]),
        ("xxxxxxxxxx", 4, ["xxxx", "xxxx", "xx"]),
        ("0123456789", 4, ["0123", "4567", "89"]),
        ("abc", 0.5, ["a", "b", "c"]),
        ("se exempel.se/stöd-och-hjälp nu", 16, ["se exempel.se/", "stöd-och-hjälp", "nu"]),
        ("https://www.vardcentralen.se/", 18, ["https://", "www.vardcentralen.", "se/"]),
        ("anna-karin.ostergren@falkoping.se", 22, ["anna-karin.ostergren@", "falkoping.se"]),
        ("samordnare@kommun.se", 8, ["samordna", "re@", "kommun.", "se"]),
        ("boende.Samordnare", 8, ["boende.", "Samordna", "re"]),
        ("t.ex. samordnare", 8, ["t.ex.", "samord-", "nare"]),
        ("  indrag", 20, ["  indrag"]),
        ("ord   ", 4, ["ord"]),
    ],
)
def test_lines(text: str, width: float, lines: list[str]):
    assert wrap(text, width, len) == lines


@given(st.text(alphabet="aeåbcdst -/–\n1\u00a0", max_size=200), st.integers(1, 40))
def test_no_line_is_wider_and_nothing_is_lost(text: str, width: int):
    lines = wrap(text, width, len)
    assert all(len(line) <= width for line in lines)
    kept = text.replace(" ", "").replace("\n", "")
    left = "".join(lines).replace(" ", "")
    # Only hyphens are added.
    at = 0
    for character in left:
        if at < len(kept) and character == kept[at]:
            at += 1
        else:
            assert character == "-"
    assert at == len(kept)


@given(st.text("aesk-", min_size=1, max_size=20), st.text("aesk-./", max_size=30), st.integers(1, 40))
def test_an_address_can_be_copied_line_by_line(name: str, rest: str, width: int):
    for address in (f"{name}@{rest}", f"https://{name}.{rest}"):
        assert "".join(wrap(address, width, len)) == address


@given(st.text(max_size=300), st.floats(0, 50))
def test_any_text(text: str, width: float):
    assert wrap(text, width, len)


def test_ten_thousand_characters_without_a_space():
    assert len(wrap("x" * 10_000, 25, len)) == 400
