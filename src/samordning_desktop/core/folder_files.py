"""The files in a shared folder, as they come and grow: which are to be read, and what is known of each.

A folder is filled by hands that we do not hold: a share, Syncthing, Nextcloud, a stick. A file can be half there,
vanish between two looks, or be nobody's business. So what cannot be read as a package is looked at again until its
size and its time have stood still, and only then is said to be damaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

from samordning_desktop.core.values import dataclass

#: What a package's name ends with; every other name is passed over, temporary names of all kinds among them.
ENDING = ".age"
#: How a name begins that is on its way: ours and Nextcloud's with a dot, Syncthing's with either.
_ON_ITS_WAY = (".", "~")
#: So long must a file have stood still before it is said to be damaged.
STILL = timedelta(minutes=2)
#: No more names than this are looked at, the newest: a folder can be chosen by mistake.
MOST = 200


class Listed(NamedTuple):
    """A file as a listing shows it: its name, its size in bytes, and when it was changed, in nanoseconds."""

    name: str
    size: int
    changed: int


class Verdict(Enum):
    """What a file turned out to be."""

    WAITS = "a package that can be taken in"
    REFUSED = "a package that cannot be taken in, with a reason to tell"
    NOTHING = "nobody's business here: taken in already, for somebody else, or no package"
    UNSURE = "no whole package, so far"


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a file. ``since`` is when it was first seen to look as ``seen`` says."""

    seen: Listed
    since: datetime
    verdict: Verdict | None = None


def _could_be_package(file: Listed) -> bool:
    """Whether a file is worth a look, by its name."""
    return file.name.lower().endswith(ENDING) and not file.name.startswith(_ON_ITS_WAY)


class FolderFiles:
    """What is known of the files in one folder. ``limit`` is the largest package, in bytes."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._known: dict[str, _Known] = {}

    def look(self, listed: Iterable[Listed], now: datetime) -> list[Listed]:
        """Takes a new listing. Returns the files that are to be read: new, changed, or not sure yet."""
        files = sorted(filter(_could_be_package, listed), key=self._rank)[:MOST]
        self._known = {file.name: self._still(file, now) for file in files}
        return [one.seen for one in self._known.values() if one.verdict in (None, Verdict.UNSURE)]

    def judge(self, file: Listed, verdict: Verdict, now: datetime) -> Verdict:
        """Notes what a file turned out to be when it was read. Returns what is to be told of it.

        A file that is no whole package is UNSURE until it has stood still and REFUSED then; it is read again at
        every look all the same, as there are copyings that move neither size nor time before they end.
        """
        known = self._known.get(file.name)
        if known is None or known.seen != file:
            return Verdict.UNSURE
        self._known[file.name] = _Known(file, known.since, verdict)
        still = now - known.since >= STILL
        return Verdict.REFUSED if verdict is Verdict.UNSURE and still else verdict

    @property
    def names(self) -> Set[str]:
        """The files that are worth knowing of."""
        return self._known.keys()

    def stirring(self, now: datetime) -> bool:
        """Whether a file may be on its way just now: not sure yet, and moved not long ago."""
        return any(
            one.verdict in (None, Verdict.UNSURE) and now - one.since < STILL for one in self._known.values()
        )

    def forget(self) -> None:
        """Something was taken in or confirmed: every file is judged anew."""
        self._known = {name: _Known(one.seen, one.since) for name, one in self._known.items()}

    def _rank(self, file: Listed) -> tuple[bool, int, str]:
        """The newest first, and last what is larger than any package: it keeps none from being looked at."""
        return file.size > self._limit, -file.changed, file.name

    def _still(self, file: Listed, now: datetime) -> _Known:
        known = self._known.get(file.name)
        return known if known is not None and known.seen == file else _Known(file, now)
