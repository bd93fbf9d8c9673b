"""A telephone's photo becomes a JPEG that every site can show; all else stays as it is."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from samordning_desktop.core.errors import KnownError
from samordning_desktop.photos import decoder, heic
from samordning_desktop.photos.heic import kept_form

#: 320 by 240 points of white, with a black box up to the left and a red band at the bottom.
PLAIN = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA"
    "AAAAACJpbG9jAAAAAERAAAEAAQAAAAABegABAAAAAAAAALcAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAA"
    "AA5waXRtAAAAAAABAAAA1mlwcnAAAAC3aXBjbwAAAHhodmNDAQNwAAAAkAAAAAAAPPAA/P34+AAADwNgAAEAGEABDAH//wNw"
    "AAADAJAAAAMAAAMAPLoCQGEAAQArQgEBA3AAAAMAkAAAAwAAAwA8oAoIDxZbqSSmubgIaDAgAAADAyAAAAMAIWIAAQAHRAHB"
    "crBiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAAFAAAAA8AAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAA"
    "AAABAAEEgQIDBAAAAL9tZGF0AAAAsygBrxMh8pIf1sfoLbK7E3H20JT/jxQR11sONqBWY9N0pMb+nR6fT3kU8x6CtqUxzZb5"
    "Sg7bjP/HhaoPUPzDQany2uAK13F83bASR9lCxXKVrE7LYm4AZ4OOFsIAwO0uHbDMCRl2nvJAiqjDmTHA0xxJVGBPN6DGSiKh"
    "ngAGQADDgJ1mBl8AAToAAAMAAAMAAev5bMZ4OP/0Obn4XAHQYDvnZZjtHCMuJwDTgABSUABOYAJS"
)
#: The same, taken with the telephone on its side: it is to be shown a quarter turned.
TURNED = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAA"
    "AAAAADRpbG9jAAAAAERAAAIAAQAAAAABxQABAAAAAAAAAL0AAgAAAAACggABAAAAAAAAACQAAAA4aWluZgAAAAAAAgAAABVp"
    "bmZlAgAAAAABAABodmMxAAAAABVpbmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA4GlwcnAAAADAaXBjbwAAAHho"
    "dmNDAQNwAAAAkAAAAAAAPPAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAPLoCQGEAAQArQgEBA3AAAAMAkAAA"
    "AwAAAwA8oAoIDxZbqSSmubgIaDAgAAADAyAAAAMAIWIAAQAHRAHBcrBiQAAAABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAA"
    "AAAAAAFAAAAA8AAAABBwaXhpAAAAAAMICAgAAAAJaXJvdAMAAAAYaXBtYQAAAAAAAAABAAEFgQIDBIUAAAAaaXJlZgAAAAAA"
    "AAAOY2RzYwACAAEAAQAAAOltZGF0AAAAuSgBrwnIfWQHwOI1Yp58clklNPkbAAjaccsxAAn7hy6bYvovojTIXoJnuoEeggpR"
    "8VbW4Axd4pNHBNgCvzFHFd25JPGAAAADAHQYbTC6tfxHmUAn+rCEv1zZovICCGKBXNBuDD5abQeXLG2Tk7DTLUsf/j4v2du9"
    "uUILh/VCkjiE5QAIEAG1oCg8vQAHIAAAAwAAAwAmIP209b2k//3V//8ynQ8iXrPKj12Wv9fzEBR2AA36ABQcAPmAAAAABkV4"
    "aWYAAE1NACoAAAAIAAEBEgADAAAAAQAGAAAAAAAA"
)


def opened(content: bytes) -> Image.Image:
    kept = kept_form(content)
    assert kept.media == "image/jpeg"
    return Image.open(BytesIO(kept.content))


def near(point: object, color: tuple[int, int, int]) -> bool:
    assert isinstance(point, tuple)
    return all(abs(one - other) < 40 for one, other in zip(point, color, strict=True))


def test_a_photo_becomes_a_jpeg_with_the_same_picture() -> None:
    picture = opened(PLAIN)
    assert picture.size == (320, 240)
    assert near(picture.getpixel((30, 30)), (0, 0, 0))
    assert near(picture.getpixel((250, 100)), (255, 255, 255))
    assert near(picture.getpixel((160, 230)), (200, 30, 30))


def test_it_is_turned_as_the_camera_was_held() -> None:
    picture = opened(TURNED)
    assert picture.size == (240, 320)
    assert near(picture.getpixel((10, 160)), (200, 30, 30))


def test_nothing_of_what_the_camera_noted_is_kept() -> None:
    assert b"Exif" in TURNED
    picture = opened(TURNED)
    assert not picture.getexif()
    assert b"Exif" not in kept_form(TURNED).content


@pytest.mark.parametrize("content", [b"%PDF-1.7 x", b"\xff\xd8\xff x", b"\x89PNG\r\n\x1a\n x"])
def test_all_else_stays_byte_for_byte(content: bytes) -> None:
    assert kept_form(content).content == content


def test_a_photo_too_wide_is_refused_before_it_is_unpacked() -> None:
    size = (320).to_bytes(4, "big") + (240).to_bytes(4, "big")
    huge = (16_000).to_bytes(4, "big") * 2
    with pytest.raises(KnownError) as caught:
        kept_form(PLAIN.replace(size, huge))
    assert caught.value.code == "form.too_wide"


@settings(max_examples=8, deadline=None)  # a process each
@given(st.integers(12, len(PLAIN) - 1), st.integers(0, 255))
def test_a_photo_that_is_damaged_is_refused_or_shown_but_never_falls(at: int, change: int) -> None:
    changed = PLAIN[:at] + (bytes([PLAIN[at] ^ change]) + PLAIN[at + 1 :] if change else b"")
    try:
        assert kept_form(changed).media == "image/jpeg"
    except KnownError as error:
        assert error.code in ("form.damaged", "form.too_wide", "form.too_large")


@pytest.mark.parametrize("script", ["import os; os.abort()", "import time; time.sleep(60)", "pass"])
def test_a_decoder_that_falls_or_hangs_or_says_nothing_takes_nothing_with_it(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some files make the decoder fall: found by six thousand damaged ones."""
    (tmp_path / "decoder.py").write_text(script)
    monkeypatch.setattr(decoder, "__file__", str(tmp_path / "decoder.py"))
    monkeypatch.setattr(heic, "_PATIENCE", 1)
    with pytest.raises(KnownError) as caught:
        kept_form(PLAIN)
    assert caught.value.code == "form.damaged"
