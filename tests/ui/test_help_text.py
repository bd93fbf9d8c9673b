"""The help's text: keys from the menus' table, links that lead somewhere, a search that finds."""

from __future__ import annotations

import re

import pytest

from samordning_desktop.core.resources import resource
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.help_keys import INNER, entries, key_tables, keys_of, swedish_keys
from samordning_desktop.ui.help_text import filled, find_pages, help_text, help_title, page_of
from samordning_desktop.ui.kit.help_page import HelpPage

every_page = pytest.mark.parametrize("page", list(HelpPage))

#: What looks like a shortcut in running text.
SHORTCUT = re.compile(r"(?<!\w)(?:(?:Ctrl|Alt|Skift|Shift)\+(?:(?:Skift|Shift)\+)?(?:\w+|[+\-=])|F\d{1,2})")


def table_keys() -> set[str]:
    """Every shortcut of the two tables, in Swedish."""
    menus = {swedish_keys(keys) for entry in entries() for keys in entry.keys}
    inner = {one for _, rows in INNER for keys, _ in rows for one in keys.split(", ")}
    return menus | inner


@pytest.mark.parametrize(
    ("qt", "swedish"),
    [
        ("Ctrl+Z", "Ctrl+Z"),
        ("Ctrl+Shift+Z", "Ctrl+Skift+Z"),
        ("F1", "F1"),
        ("Ctrl++", "Ctrl++"),
        ("Ctrl+-", "Ctrl+-"),
        ("Alt+Left", "Alt+vänsterpil"),
        ("Shift+Del", "Skift+Delete"),
        ("Ctrl+Return", "Ctrl+Enter"),
        ("+", "+"),
    ],
)
def test_keys_are_written_as_on_a_swedish_keyboard(qt, swedish):
    assert swedish_keys(qt) == swedish


def test_every_command_with_keys_is_in_the_help():
    page = help_text(HelpPage.KEYS)
    for entry in entries():
        for keys in entry.keys:
            assert re.search(rf"\|.*{re.escape(swedish_keys(keys))}.*\| {entry.text.rstrip(' …')} \|", page)


def test_every_inner_key_is_in_the_help():
    page = help_text(HelpPage.KEYS)
    assert all(f"| {keys} | {words} |" in page for _, rows in INNER for keys, words in rows)


def test_a_menu_without_keys_has_no_table():
    assert all(line.count("|") in (0, 3) for line in key_tables().splitlines())
    assert "Det som händer |\n| --- | --- |\n\n" not in key_tables()


def test_a_place_is_filled_with_the_first_shortcut():
    assert filled("Tryck {{undo}} eller {{redo}}.") == "Tryck Ctrl+Z eller Ctrl+Y."
    assert keys_of(Command.PAIR) == ""


def test_a_place_for_no_command_is_refused():
    with pytest.raises(ValueError, match="fel"):
        filled("{{fel}}")


@every_page
def test_no_page_names_a_shortcut_that_the_tables_do_not_have(page):
    assert set(SHORTCUT.findall(help_text(page))) <= table_keys()


@every_page
def test_no_place_is_left_unfilled_or_empty(page):
    source = resource("help", f"{page}.md").read_text(encoding="utf-8")
    assert "{{" not in help_text(page)
    for name in re.findall(r"\{\{(\w+)\}\}", source):
        assert filled(f"{{{{{name}}}}}")


@every_page
def test_every_link_leads_to_a_page(page):
    for address in re.findall(r"\]\(([^)]*)\)", help_text(page)):
        assert page_of(address) is not None, address


def test_every_page_can_be_reached_from_another():
    linked = {
        page_of(address) for page in HelpPage for address in re.findall(r"\]\(([^)]*)\)", help_text(page))
    }
    assert set(HelpPage) - linked == {HelpPage.START}


def test_every_file_is_a_page_and_every_page_a_file():
    written = {path.stem for path in resource("help").glob("*.md")} - {
        "changelog",
        "decisions",
        "package-format",
    }
    assert written == set(HelpPage)


@every_page
def test_begins_with_its_heading_and_says_nothing_forbidden(page):
    text = help_text(page)
    assert text.startswith("# ")
    assert help_title(text)
    assert not re.search(r"missbruk|gdpr-samtycke", text, re.IGNORECASE)


@pytest.mark.parametrize(
    "address", ["https://exempel.se", "decisions.md", "samtycke", "samtycke.txt", "", "../a.md"]
)
def test_a_link_out_of_the_help_leads_nowhere(address):
    assert page_of(address) is None


def test_finds_pages_by_words():
    assert find_pages("") == list(HelpPage)
    assert find_pages("ÅTERKALLAR samtycke")[0] is HelpPage.CONSENT
    assert find_pages("självskatt")[0] is HelpPage.RATING
    assert HelpPage.PERSON in find_pages("målgrupp fyrfält")
    assert find_pages("aterkallar") == []
    assert find_pages("zebra") == []


def test_those_with_the_word_in_the_heading_come_first():
    found = find_pages("lås")
    assert found[0] is HelpPage.LOCK
    assert HelpPage.START in found


def test_a_word_is_found_from_its_beginning_only():
    assert HelpPage.RATING not in find_pages("skattning")
    assert find_pages("[ta") == []
    assert find_pages("borja.md") == []
