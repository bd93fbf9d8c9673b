"""A refusal as tests look at it: the code, and sentences that can be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from samordning_desktop.core.errors import KnownError


@contextmanager
def refused(code: str) -> Iterator[pytest.ExceptionInfo[KnownError]]:
    """The block must raise the known error ``code``, with every fact that its sentences ask for."""
    with pytest.raises(KnownError) as caught:
        yield caught
    assert caught.value.code == code
    assert str(caught.value) == code
    happened, safe, _ = caught.value.sentences
    assert happened
    assert safe
