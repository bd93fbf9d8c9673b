"""What a file is, by its bytes."""

from __future__ import annotations

import pytest

from samordning_desktop.core.attachment import FILE_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.form_media import media_of


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0...", "image/jpeg"),
        (b"%PDF-1.4", "application/pdf"),
        (b"\n" * 1019 + b"%PDF-", "application/pdf"),
        (b"%PDF-" + b" " * (FILE_LIMIT - 5), "application/pdf"),
    ],
)
def test_by_content_and_not_by_name(content, media):
    assert media_of(content) == media


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "form.empty"),
        (b"\0" * (FILE_LIMIT + 1), "form.too_large"),
        (b"\0\0\0\x18ftypheic", "form.other"),
        (b"\0\0\0\x18ftypavif", "form.other"),
        (b"\0\0\0\x18ftypisom", "form.other"),
        (b"\n" * 1020 + b"%PDF-", "form.other"),
        (b"GIF89a", "form.other"),
        (b"PK\x03\x04", "form.other"),
        ("å".encode(), "form.other"),
    ],
)
def test_everything_else_is_refused_with_its_reason(content, code):
    with pytest.raises(KnownError) as refused:
        media_of(content)
    assert refused.value.code == code
    assert refused.value.text
