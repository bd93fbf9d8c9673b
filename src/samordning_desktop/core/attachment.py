"""A file kept with a consent: the scan or photo of a signed form, or what was signed on the screen."""

from __future__ import annotations

from hashlib import sha256

from samordning_desktop.core.values import dataclass

#: The kinds of files that are kept, with their word on screen.
MEDIA: dict[str, str] = {
    "application/pdf": "PDF",
    "image/png": "PNG-bild",
    "image/jpeg": "JPEG-bild",
    "application/json": "pennstreck",
}

#: The largest file that is kept, in bytes: a photo from a telephone, a scan of a few pages.
FILE_LIMIT = 15 << 20


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file as it is kept: its bytes, and what they are (a key of MEDIA)."""

    content: bytes
    media: str

    @property
    def digest(self) -> str:
        """SHA-256 over the bytes, in hexadecimal: the attachment's name everywhere."""
        return sha256(self.content).hexdigest()
