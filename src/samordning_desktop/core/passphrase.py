"""How long a passphrase must be, and how good it is."""

from __future__ import annotations

import math

from samordning_desktop.core.values import dataclass

#: Minimum length in characters where the computer's keyring holds the second half of the key, and where not.
MINIMUM_WITH_KEYRING = 8
MINIMUM_ALONE = 15

_LEVELS = ("Mycket svag", "Svag", "Godtagbar", "Stark", "Mycket stark")
_LEVEL_BITS = (30, 45, 60, 80)
_COMMON = (
    "lösenord",
    "password",
    "qwerty",
    "samordning",
    "falköping",
    "lidköping",
    "12345",
    "sommar",
    "vinter",
)


@dataclass(frozen=True, slots=True)
class Strength:
    """``level`` 0 to 4; ``enough`` when the passphrase may be used; ``advice`` and ``word`` in Swedish."""

    level: int
    word: str
    enough: bool
    advice: str
    minimum: int


def strength(passphrase: str, keyring: bool) -> Strength:
    """How good a passphrase is, by the number of different characters and words it has.

    ``keyring`` tells whether a real keyring holds the other half. Only the length is demanded (NIST
    SP 800-63B: length over composition); the level is advice.
    """
    minimum = MINIMUM_WITH_KEYRING if keyring else MINIMUM_ALONE
    level = sum(_bits(passphrase) >= limit for limit in _LEVEL_BITS)
    length = len(passphrase)
    if length < minimum:
        advice = f"Minst {minimum} tecken behövs. Du har {length}."
        return Strength(min(level, 1), _LEVELS[min(level, 1)], False, advice, minimum)
    advice = "" if level >= 3 else "Ett ord till gör den starkare."
    return Strength(level, _LEVELS[level], True, advice, minimum)


def _bits(passphrase: str) -> float:
    """A cautious guess at the passphrase's entropy in bits."""
    text = passphrase.lower()
    for common in _COMMON:
        text = text.replace(common, common[0])
    distinct = len(set(text))
    if distinct < 2:
        return 0.0
    kinds = sum(
        (any(map(str.isalpha, text)), any(map(str.isdigit, text)), any(not c.isalnum() for c in text))
    )
    return min(len(text), distinct * 2) * (2.0 + 0.4 * kinds + math.log2(distinct) / 4)
