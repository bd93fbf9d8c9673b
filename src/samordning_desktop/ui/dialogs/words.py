"""Small Swedish wordings that several dialogs share."""

from __future__ import annotations

from collections.abc import Sequence

from samordning_desktop.core.swedish import NO_BREAK, number

#: What a person is told before anything readable is written outside the store.
WARNING = (
    "Filen lämnar det krypterade registret. Alla som kommer åt den kan läsa den, också om datorn tappas bort. "
    "Ta bort den när den inte behövs längre."
)


def counted(count: int, one: str, many: str) -> str:
    """``1 ändrad``, ``2 ändrade``, ``0 ändrade``."""
    return f"{number(count)}{NO_BREAK}{one if count == 1 else many}"


def scans_words(count: int) -> str:
    """How many scans a package has with it; empty for none."""
    return f"{counted(count, 'skanning', 'skanningar')} av blanketter följer med." if count else ""


def listed(names: Sequence[str]) -> str:
    """The names as running text: ``Anna, Bo och Eva``. Empty for none."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} och {names[-1]}"


def as_sentence(text: str) -> str:
    """With a large letter first; names in it keep theirs."""
    return text[:1].upper() + text[1:]


def size_words(size: int) -> str:
    """A file's size in Swedish: ``812 byte``, ``12 kB``, ``3,4 MB``."""
    if size < 1_000:
        return f"{size}{NO_BREAK}byte"
    if size < 1_000_000:
        return f"{round(size / 1_000)}{NO_BREAK}kB"
    return f"{size / 1_000_000:.1f}{NO_BREAK}MB".replace(".", ",")
