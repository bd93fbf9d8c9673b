"""The seal of a consent signed on the screen: a digest over what was shown, what it covers, and the strokes.

What is sealed is one record, written as JSON in one way only (``record``), and the seal is SHA-256 over its UTF-8
bytes. The record is kept inside the PDF of the signed form as an embedded file, RECORD_NAME, and the seal in the
journal beside it. Ten years later, without this program: take the embedded file out with any PDF reader, run
``sha256sum`` on it, and compare with the seal in the person's history; the record then tells in plain words what
was shown and what it covers, and holds the strokes. With this program: ``verify``.

The record's keys: ``form`` (1), ``text`` (id, title, version, day, and each block of what was shown as ``[kind,
rows, lines…]``), ``scope`` (as ``consent_scope.pack_scope`` writes it), ``name``, ``day`` (ISO) and ``strokes``
(``[[x, y], …]`` for each, in 0 to ``strokes.FULL``). Where it was and who received it stand on the form alone.
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any

from samordning_desktop.core.consent import Consent
from samordning_desktop.core.consent_scope import ConsentScope, pack_scope
from samordning_desktop.core.document import Document
from samordning_desktop.core.strokes import Strokes, sound

#: The name of the embedded file.
RECORD_NAME = "underskrift.json"
_FORM = 1


def record(document: Document, scope: ConsentScope, name: str, day: date, strokes: Strokes) -> bytes:
    """What is sealed, in its one form. Raises ValueError for strokes that are not ``sound``."""
    if not sound(strokes):
        raise ValueError("not strokes")
    plain = {
        "form": _FORM,
        "text": {
            "id": document.id,
            "title": document.title,
            "version": document.version,
            "day": document.day.isoformat(),
            "blocks": [[block.kind.value, block.rows, *block.lines] for block in document.blocks],
        },
        "scope": pack_scope(scope),
        "name": name,
        "day": day.isoformat(),
        "strokes": strokes,
    }
    return _canonical(plain)


def seal(content: bytes) -> str:
    """The seal over a record: SHA-256, in hexadecimal."""
    return sha256(content).hexdigest()


def verify(content: bytes, consent: Consent, document: Document) -> bool:
    """Whether a kept record is the one that was sealed, and says the same as the consent and its text do now."""
    if seal(content) != consent.seal:
        return False
    try:
        plain: Any = json.loads(content)
        same = (plain["text"]["id"], plain["scope"], plain["day"], plain["form"])
        blocks = [tuple(block) for block in plain["text"]["blocks"]]
    except (ValueError, TypeError, KeyError):
        return False
    return same == (consent.text_version, consent.scope, consent.signed.isoformat(), _FORM) and blocks == [
        (block.kind.value, block.rows, *block.lines) for block in document.blocks
    ]


def _canonical(plain: object) -> bytes:
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode()
