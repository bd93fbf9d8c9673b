"""A file inside a PDF: what a screen's signature is sealed over goes with the form that shows it."""

from __future__ import annotations

from io import BytesIO

import pikepdf


def enclose(pdf: bytes, name: str, content: bytes) -> bytes:
    """The PDF with a file in it, which any PDF reader can take out. The same input gives the same bytes."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.attachments[name] = pikepdf.AttachedFileSpec(
            opened,
            content,
            description="",
            filename=name,
            mime_type="application/json",
            creation_date="",
            mod_date="",
        )
        out = BytesIO()
        opened.save(out, deterministic_id=True, min_version="1.7")
    return out.getvalue()


def enclosed(pdf: bytes, name: str) -> bytes | None:
    """The file in a PDF by its name; None where there is none, or where the PDF cannot be read."""
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            found = opened.attachments.get(name)
            return None if found is None else found.get_file().read_bytes()
    except pikepdf.PdfError:
        return None
