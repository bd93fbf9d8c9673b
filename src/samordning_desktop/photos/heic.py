"""A photo in HEIC, as an iPhone makes it, kept as JPEG: every site can show that, and so can every other program."""

from __future__ import annotations

import subprocess
import sys

from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.form_media import MOST_PIXELS, is_heic, media_of
from samordning_desktop.photos import decoder

#: Seconds after which a photo is given up: the largest take a few.
_PATIENCE = 60
_UNSEEN = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows


def kept_form(content: bytes) -> Attachment:
    """A chosen file as it will be kept: a photo in HEIC becomes JPEG, all else stays byte for byte.

    Raises KnownError as ``media_of``, and ``form.damaged`` or ``form.too_wide`` for a photo in HEIC.
    """
    if is_heic(content):
        content = _as_jpeg(content)
    return Attachment(content, media_of(content))


def _as_jpeg(content: bytes) -> bytes:
    command = [sys.executable, decoder.__file__, str(MOST_PIXELS)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, check=False, timeout=_PATIENCE, creationflags=_UNSEEN
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise KnownError("form.damaged") from error
    if done.returncode == decoder.TOO_WIDE:
        raise KnownError("form.too_wide")
    if done.returncode or not done.stdout:
        raise KnownError("form.damaged")
    return done.stdout
