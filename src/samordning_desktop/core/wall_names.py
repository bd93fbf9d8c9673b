"""Names on the wall, where others may see them: initials or first names, and nobody's whole name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from samordning_desktop.core.name_forms import distinct_first_names, distinct_initials, initials
from samordning_desktop.core.participant import short_name


class WallForm(StrEnum):
    """How names are written on the wall."""

    INITIALS = "initials"
    FIRST = "first"


_FORMS: dict[WallForm, tuple[Callable[[Sequence[str]], list[str]], Callable[[str], str]]] = {
    WallForm.INITIALS: (distinct_initials, initials),
    WallForm.FIRST: (distinct_first_names, lambda name: name.split()[0] if name.split() else ""),
}


def wall_names(form: WallForm, names: Sequence[str]) -> list[str]:
    """Everybody's name as the wall shows it, in the order given: all different, and no whole name of several words.

    People whom no few letters tell apart get numbers: ``A A 1`` and ``A A 2``.
    """
    several, shortest = _FORMS[form]
    written = several(names)
    alike = {one for one in written if written.count(one) > 1}
    plain = [
        one if one not in alike and not _says_all(name, one) else ""
        for name, one in zip(names, written, strict=True)
    ]
    taken = set(plain)
    return [one or _numbered(shortest(name), taken) for name, one in zip(names, plain, strict=True)]


def _says_all(name: str, written: str) -> bool:
    """Whether this is the whole name, and the name is more than initials and a first name already."""
    words = name.split()
    return len(words) > 1 and len(words[-1]) > 1 and written.split() == words


def _numbered(short: str, taken: set[str]) -> str:
    number = 1
    while f"{short} {number}" in taken:
        number += 1
    chosen = f"{short} {number}"
    taken.add(chosen)
    return chosen


def masked(text: str, names: Mapping[str, str]) -> str:
    """``text`` with every whole name, and every short name of the panel, as the wall writes it.

    ``names`` are the wall's, by whole name. Made for the program's own words (``ändra Nuläge för Anna A.``).
    """
    known = {short_name(name): wall for name, wall in names.items()} | dict(names)
    longest_first = sorted((name for name in known if name), key=len, reverse=True)
    if not longest_first:
        return text
    pattern = "|".join(map(re.escape, longest_first))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda found: known[found[0]], text)
