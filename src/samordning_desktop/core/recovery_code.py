"""The recovery sheet's code: 130 random bits and a check character pair, in groups of four.

Crockford's base 32 has no I, L, O or U, so the code can be read aloud and typed from paper.
"""

from __future__ import annotations

from hashlib import sha256

from samordning_desktop.core.errors import KnownError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
SECRET_CHARACTERS = 26
_CHECK_CHARACTERS = 2
_GROUP = 4


def code_from(random: bytes) -> str:
    """The code as printed, made from at least 17 random bytes: ``7K3M-…-…`` in seven groups of four."""
    number = int.from_bytes(random)
    secret = "".join(_ALPHABET[number >> (5 * at) & 31] for at in range(SECRET_CHARACTERS))
    whole = secret + _check(secret)
    return "-".join(whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP))


def normalise(text: str) -> str:
    """The code's secret characters as typed or pasted by a person: any case, spaces, dashes, O for 0.

    Raises KnownError ``key.recovery_form`` when it is mistyped.
    """
    seen = (
        c for c in text.upper().translate(_LOOKALIKES) if c.isprintable()
    )  # a place to break can come with a copy
    kept = "".join(c for c in seen if not c.isspace() and c not in "-–—.")
    secret, check = kept[:SECRET_CHARACTERS], kept[SECRET_CHARACTERS:]
    if len(kept) != SECRET_CHARACTERS + _CHECK_CHARACTERS or check != _check(secret):
        raise KnownError("key.recovery_form")
    return secret


def _check(secret: str) -> str:
    digest = sha256(secret.encode()).digest()
    return "".join(_ALPHABET[byte & 31] for byte in digest[:_CHECK_CHARACTERS])
