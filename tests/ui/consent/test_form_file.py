"""The file of a signed form: what is taken, what is refused and why, and how it is shown again."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from samordning_desktop.core.attachment import FILE_LIMIT, Attachment
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.consent.form_file import as_pdf, read_form
from ui.consent.pictures import bomb, picture, turned
from ui.dialogs.pdfs import pdf

pytestmark = pytest.mark.usefixtures("qapp")


def file(tmp_path: Path, content: bytes, name: str = "skanning.pdf") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def locked() -> bytes:
    out = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.save(out, encryption=pikepdf.Encryption(user="hemligt", owner="hemligt"))
    return out.getvalue()


def no_pages() -> bytes:
    out = BytesIO()
    with pikepdf.new() as made:
        made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (pdf(), "application/pdf"),
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("JPEG") + b"\0" * 100, "image/jpeg"),
        (picture("PNG", 1, 1), "image/png"),
    ],
    ids=["pdf", "png", "jpeg", "telephone's tail", "one point"],
)
@pytest.mark.parametrize("name", ["a.pdf", "å ä ö.HEIC", "utan"])
def test_a_form_is_kept_byte_for_byte_whatever_its_name(tmp_path, content, media, name):
    assert read_form(file(tmp_path, content, name)) == Attachment(content, media)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "form.empty"),
        (b"%PDF-1.7" + b"\0" * FILE_LIMIT, "form.too_large"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 99, "form.damaged"),
        (b"Dear scanner", "form.other"),
        (pdf()[: len(pdf()) // 3], "form.damaged"),
        (b"%PDF-1.7", "form.damaged"),
        (no_pages(), "form.damaged"),
        (locked(), "form.locked"),
        (picture("PNG")[:-40], "form.damaged"),
        (picture("JPEG")[:-300], "form.damaged"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50 + b"IEND", "form.damaged"),
        (b"\xff\xd8\xff" + b"\0" * 50 + b"\xff\xd9", "form.damaged"),
        (bomb(60_000, 60_000), "form.too_wide"),
        (bomb(2_000_000_000, 2_000_000_000), "form.damaged"),
    ],
    ids=[
        "empty", "large", "heic", "text", "cut pdf", "pdf's name alone", "no pages", "password", "cut png",
        "cut jpeg", "png's name alone", "jpeg's name alone", "bomb", "absurd bomb",
    ],
)  # fmt: skip
@pytest.mark.qt_log_ignore("libpng|Not a JPEG|QImageIOHandler|Corrupt JPEG|Invalid|Bogus|JPEG")
def test_what_cannot_be_shown_is_not_kept(tmp_path, content, code):
    with pytest.raises(KnownError) as refused:
        read_form(file(tmp_path, content))
    assert refused.value.code == code


def test_a_file_that_is_gone(tmp_path):
    with pytest.raises(KnownError, match=r"file\.missing"):
        read_form(tmp_path / "borta.pdf")


def shown(content: bytes) -> tuple[float, float, int, int]:
    """The page's size in points, and how light its upper left and upper right are."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert document.pageCount() == 1
    size = document.pagePointSize(0)
    image = document.render(0, size.toSize())
    document.close()
    left, right = image.pixelColor(20, 20), image.pixelColor(image.width() - 20, 20)
    return size.width(), size.height(), left.lightness(), right.lightness()


def test_a_picture_is_shown_on_a_page_of_its_own():
    wide, high, left, right = shown(as_pdf(Attachment(picture("PNG", 842, 595), "image/png")))
    assert (round(wide), round(high)) == (842, 595)
    assert left < 40 < 215 < right
    wide, high, *_ = shown(as_pdf(Attachment(picture("JPEG", 300, 400), "image/jpeg")))
    assert wide < high


def test_a_photo_is_turned_as_the_camera_was_held():
    photo = turned(picture("JPEG", 842, 595), 6)
    wide, high, left, right = shown(as_pdf(Attachment(photo, "image/jpeg")))
    assert wide < high
    assert right < 40 < 215 < left


def test_a_large_photo_is_made_smaller_for_show_alone():
    photo = picture("JPEG", 5_000, 3_000)
    assert len(as_pdf(Attachment(photo, "image/jpeg"))) < 4_000_000


def test_a_pdf_is_shown_as_it_is():
    content = pdf()
    assert as_pdf(Attachment(content, "application/pdf")) == content


def test_nothing_is_written_to_the_disk(tmp_path, monkeypatch):
    path = file(tmp_path, picture("JPEG", 2_000, 3_000))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    as_pdf(read_form(path))
    assert list(tmp_path.iterdir()) == [path]
