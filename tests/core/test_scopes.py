"""Scopes: written and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.scopes import ScopeKind, notice_scope, participant_scope, site_scope, split_scope


@given(st.text(min_size=1))
def test_every_scope_is_read_as_it_was_made(own_id: str) -> None:
    assert split_scope(participant_scope(own_id)) == (ScopeKind.PARTICIPANT, own_id)
    assert split_scope(notice_scope(own_id)) == (ScopeKind.NOTICE, own_id)
    assert split_scope(site_scope(own_id)) == (ScopeKind.SITE, own_id)


@pytest.mark.parametrize(
    "text", ["", "participant", "participant/", "/p", "person/p", "Participant/p", " participant/p"]
)
def test_anything_else_is_no_scope(text: str) -> None:
    with pytest.raises(ValueError, match="scope|not a valid"):
        split_scope(text)
