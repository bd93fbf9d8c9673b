"""An Office package unpacked with counted size, and only its XML: pictures and macros stay where they are."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from samordning_desktop.core.errors import KnownError
from samordning_desktop.tables.upload import Upload

UNPACKED_LIMIT = 64 * 1024 * 1024
_MOST_PARTS = 5_000
_CHUNK = 256 * 1024
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED_FLAG = 0x1
_XML = (".xml", ".rels")
#: A document type can define entities that grow without end. No Office program writes one.
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
#: ISO 29500 Strict has namespaces of its own for the same elements as the common, transitional form.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"

Parts = dict[str, bytes]


def unpack(upload: Upload) -> Parts:
    """The package's XML parts by name (``word/document.xml``).

    Raises KnownError ``board.locked`` for an encrypted archive, ``board.too_big`` when the parts, as stated or
    as counted, unpack to more than 64 MB, and ``board.damaged`` for a document type. Other damage raises what
    ``zipfile`` raises.
    """
    parts: Parts = {}
    with zipfile.ZipFile(io.BytesIO(upload.content)) as archive:
        members = archive.infolist()
        if any(member.flag_bits & _ENCRYPTED_FLAG for member in members):
            raise upload.error("board.locked")
        members = [member for member in members if member.filename.lower().endswith(_XML)]
        if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > UNPACKED_LIMIT:
            raise _too_big(upload)
        left = UNPACKED_LIMIT
        for member in members:
            if member.compress_type not in _PLAIN_METHODS:
                raise upload.error("board.damaged")
            data = _read(upload, archive, member, left)
            left -= len(data)
            if any(doctype in data for doctype in _DOCTYPES):
                raise upload.error("board.damaged")
            parts[_plain_name(member.filename)] = _STRICT.sub(_TRANSITIONAL, data)
    return parts


def part_beside(part: str, target: str) -> str:
    """The name of the part that ``target``, as a relation of ``part``, points at."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def relations_of(part: str) -> str:
    """The name of the part that lists a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def packed(parts: Parts) -> io.BytesIO:
    """``parts`` as an archive again, uncompressed, for a library that wants one."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    buffer.seek(0)
    return buffer


def _read(upload: Upload, archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> bytes:
    """One member, counted while it unpacks: what an archive says of its sizes is not believed."""
    chunks, size = [], 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > limit:
                raise _too_big(upload)
            chunks.append(chunk)
    return b"".join(chunks)


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _too_big(upload: Upload) -> KnownError:
    return upload.error("board.too_big", limit="64 MB uppackad")
