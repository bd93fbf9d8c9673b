"""What a consent covers written as one line: ``Lidköping: mål och nuläge, självskattningar; Öppenvården: ekonomi``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from samordning_desktop.core.consent_scope import NAME_LIMIT, ConsentScope, Party, PartyKind
from samordning_desktop.core.errors import KnownError


def read_scope(text: str, words: str, parties: Iterable[Party], kinds: Mapping[str, str]) -> ConsentScope:
    """The scope that a line says, with the person's own ``words``. Whoever is none of ``parties`` is a unit.

    Kinds are written by their words or codes. Raises KnownError ``scope.unknown``, ``scope.known`` or
    ``scope.nobody``.
    """
    there = {one.name.casefold(): one for one in parties}
    found: dict[str, Party] = {}
    for part in filter(str.strip, text.split(";")):
        name, _, shared = part.partition(":")
        name = " ".join(name.split())
        if not 0 < len(name) <= NAME_LIMIT:
            raise _unknown(part, kinds)
        party = replace(
            there.get(name.casefold(), Party(PartyKind.UNIT, name)), shares=_shares(shared, part, kinds)
        )
        if party.key in found:
            raise KnownError("scope.known", name=name)
        found[party.key] = party
    if not found:
        raise KnownError("scope.nobody")
    return ConsentScope(tuple(found.values()), words)


def _shares(text: str, part: str, kinds: Mapping[str, str]) -> tuple[str, ...]:
    """The kinds in a list; words with a comma in them are taken whole."""
    known = sorted(
        ((words.casefold(), code) for code, told in kinds.items() for words in (code, told)),
        key=lambda pair: -len(pair[0]),
    )
    left, found = text.strip().casefold(), dict[str, None]()
    while left:
        code, rest = next(
            ((code, left.removeprefix(words).lstrip()) for words, code in known if _begins(left, words)),
            ("", left),
        )
        if not code:
            raise _unknown(part, kinds)
        found[code] = None
        left = rest.removeprefix(",").lstrip()
    return tuple(found)


def _begins(text: str, words: str) -> bool:
    return text.startswith(words) and text.removeprefix(words).lstrip()[:1] in ("", ",")


def _unknown(part: str, kinds: Mapping[str, str]) -> KnownError:
    return KnownError("scope.unknown", text=part.strip(), kinds="; ".join(kinds.values()))
