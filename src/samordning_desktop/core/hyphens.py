"""Where a Swedish word that no line holds may be parted with a hyphen, on paper and on screen.

Between the parts of a compound, and within a part so that one consonant goes with the next vowel. The parts are a list
of the field's words: where a compound is joined cannot be seen from its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_VOWELS = frozenset("aeiouyåäöé")
#: A web or e-mail address: a hyphen put into it, or one of its own last on a line, would be copied wrongly.
_ADDRESS = re.compile(r"@|://|\w\.[^\W\d_]{2}")
#: The fewest letters on either side of a hyphen that we put in.
_LEAST = 3
#: So near a joint there is no other hyphen: ”vårdp-lan” is read wrongly.
_NEAR = 2
#: So much of a word after what a line holds can tell where it is parted.
_AHEAD = 24
#: What compounds go on with, where the letters alone would have them parted elsewhere; some are joined themselves.
_PARTS = """
    ab-stinens adress aktivitet akut allmän anhörig anmäl anpass anställ an-svar ansök anteckn arbet assister
    avgift avgör avslut avtal bedöm behandl behov beroende besked be-slut besök bi-drag blad blod boende bo-stad
    brev brist bruk chef delning de-press dia-gnos di-strikt drift drog dryck ekonomi enheten enhets enskom
    ersätt expedition fall flytt fram fri frukost fråg frånvaro främj följ fördel före-lägg förmedl förmåg
    förskriv försäkr försök försörj genomför genomgång givar givning grad grann grund grupp gräns gång handlägg
    hantering hjälp hygien hälso individ in-flyt inform injektion inköp inlägg in-sats in-stru in-tresse intyg
    jour kapacitet klass klinik klok kläd kon-trakt kon-troll kost kraft krav kris kropp kvinn kväll lista
    lägenhet medel mi-grat miljö mottag märk nätverk observ ombud omgiv område omsorg omvård ordn orolig orsak
    person placer plan plats plikt prenorfin preparat prevention pro-blem process pro-gram projekt promenad prov
    prövning psykiatri psyki-atri psykolog påminn påverk resurs rutin samarbet samhäll samordn samråd samtal
    samtyck samverk schizo-freni se-kreter situation sjuk skada skap skatt skol skriv skuld skydd skäl skötar
    skötersk sluten smärt social sorg specialist spektiv spektrum spel stat steg stress strukt stråk ström
    studie styr stående stånd står städ ställ stäm stöd störning sub-stan sub-stitu svar svårig syn syn-drom
    syssel säker sätt sömn telefon terapeut terapi test tillstånd tjänst trafik trapp tryck trygg träff träning
    tvång tvätt under-lag undersök uppdrag uppfölj uppgift utbild utbyt utflykt utred utsatt utskriv utveckl
    utvärd vaccin verksam vistelse våld vård väg vänt åldr ångest återfall åtgärd öppen öppet övernatt övervak
"""
_JOINED = {part.replace("-", ""): part for part in _PARTS.split()}
_LENGTHS = sorted({len(part) for part in _JOINED}, reverse=True)


def is_address(word: str) -> bool:
    """Whether a word is, or holds, an address."""
    return _ADDRESS.search(word) is not None


def hyphen_places(word: str, most: int) -> Iterator[int]:
    """After how many characters a hyphen may stand, from ``most`` down. Never in an address."""
    if is_address(word):
        return
    last = min(most, len(word) - _LEAST)
    for at in reversed(_places(word[: max(last, 0) + _AHEAD].lower())):
        if at <= last:
            yield at


@lru_cache(maxsize=512)
def _places(word: str) -> tuple[int, ...]:
    joints = _joints(word)
    return tuple(
        at
        for at in range(_LEAST, len(word) - 1)
        if _among_letters(word, at) and (at in joints or _begins_syllable(word, at, joints))
    )


def _joints(word: str) -> set[int]:
    """Where a part of a compound goes on with another. Of two parts that overlap the longer is meant."""
    found = [(start, part) for start in range(len(word)) if (part := _part_at(word, start))]
    longest = _LENGTHS[0]
    meant = [
        one
        for at, one in enumerate(found)
        if not any(_is_cut_by(one, other) for other in found[max(at - longest, 0) : at + longest])
    ]
    inner = {start + _JOINED[part].index("-") for start, part in meant if "-" in _JOINED[part]}
    return {start for start, _ in meant if start} | inner


def _part_at(word: str, start: int) -> str:
    """The longest part that begins there; empty for none."""
    return next((part for most in _LENGTHS if (part := word[start : start + most]) in _JOINED), "")


def _is_cut_by(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Whether the other is longer and has only a piece of this one."""
    (start, part), (begins, longer) = one, other
    end, ends = start + len(part), begins + len(longer)
    return len(part) < len(longer) and (start < begins < end or start < ends < end)


def _among_letters(word: str, at: int) -> bool:
    around = word[at - _LEAST : at + _LEAST].strip(" ")
    return len(around) == 2 * _LEAST and around.isalpha()


def _begins_syllable(word: str, at: int, joints: set[int]) -> bool:
    """Whether one consonant stands at ``at`` before a vowel, ng kept together, with no joint near."""
    return (
        word[at] not in _VOWELS
        and word[at + 1] in _VOWELS
        and word[at - 1 : at + 1] not in ("ng", "ch")
        and any(letter in _VOWELS for letter in word[:at])
        and not any(abs(at - joint) <= _NEAR for joint in joints)
    )
