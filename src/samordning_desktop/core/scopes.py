"""Scopes: the unit on which sharing is decided.

Everything about one participant is one scope: a consent decides whether it goes, and with which kinds of fields.
Notices about a participant (withdrawal, recall, erasure) are a scope of their own: they must reach a
receiver to whom nothing else may go any more, and they hold no content.
"""

from __future__ import annotations

from enum import StrEnum


class ScopeKind(StrEnum):
    """What a scope is about."""

    PARTICIPANT = "participant"
    NOTICE = "notice"
    SITE = "site"


def participant_scope(participant_id: str) -> str:
    """The scope of everything that is said about a participant."""
    return f"{ScopeKind.PARTICIPANT}/{participant_id}"


def notice_scope(participant_id: str) -> str:
    """The scope of the notices about a participant."""
    return f"{ScopeKind.NOTICE}/{participant_id}"


def site_scope(site_id: str) -> str:
    """The scope of a site's own register: its name and its staff."""
    return f"{ScopeKind.SITE}/{site_id}"


def split_scope(scope: str) -> tuple[ScopeKind, str]:
    """The kind and the id of a scope. Raises ValueError for any other text."""
    kind, slash, scope_id = scope.partition("/")
    if not slash or not scope_id or kind not in _KINDS:
        raise ValueError("not a scope")
    return _KINDS[kind], scope_id


_KINDS = {str(kind): kind for kind in ScopeKind}
