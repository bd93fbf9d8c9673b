"""The help's pages as text: read from their files, their keys filled in from the table of commands."""

from __future__ import annotations

import re
from functools import cache

from samordning_desktop.core.resources import resource
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.help_keys import key_tables, keys_of
from samordning_desktop.ui.kit.help_page import HelpPage

_PLACE = re.compile(r"\{\{([a-z_]+)\}\}")
#: What stands for all tables; any other name within the braces is a command's.
ALL_KEYS = "tangenter"


@cache
def help_text(page: HelpPage) -> str:
    """The page as Markdown."""
    return filled(resource("help", f"{page}.md").read_text(encoding="utf-8"))


def filled(source: str) -> str:
    """``{{tangenter}}`` is every key, and ``{{undo}}`` that command's first shortcut. ValueError for no command."""
    return _PLACE.sub(lambda found: _value(found[1]), source)


def help_title(text: str) -> str:
    """The page's own heading."""
    return text.lstrip("# ").split("\n", 1)[0].strip()


def page_of(address: str) -> HelpPage | None:
    """The page that a link leads to: ``samtycke.md``; None when it leads out of the help."""
    name, _, kind = address.partition(".")
    return HelpPage(name) if kind == "md" and name in set(HelpPage) else None


def find_pages(query: str) -> list[HelpPage]:
    """The pages with every word of ``query``, or words that begin so; first those with most of them in the heading."""
    wanted = query.casefold().split()
    found = [page for page in HelpPage if _hits(_read_aloud(help_text(page)), wanted) == len(wanted)]
    return sorted(found, key=lambda page: -_hits(help_title(help_text(page)), wanted))


def _hits(text: str, wanted: list[str]) -> int:
    """How many of the words the text holds."""
    folded = text.casefold()
    return sum(bool(re.search(rf"(?<!\w){re.escape(word)}", folded)) for word in wanted)


def _read_aloud(text: str) -> str:
    """Markdown without its signs and addresses."""
    return re.sub(r"\]\([^)]*\)|[\[|*#`]|---", "", text)


def _value(name: str) -> str:
    return key_tables() if name == ALL_KEYS else keys_of(Command(name))
