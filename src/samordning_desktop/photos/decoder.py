"""Unpacks a photo in HEIC: a program of its own, given the photo on standard input, that writes a JPEG.

A decoder written in C can fall when a file is damaged. Here it takes nothing else with it. It is run as a file, so
it imports nothing of the program.
"""

from __future__ import annotations

import sys
from io import BytesIO

#: What it ends with when the picture has more points than it was told to unpack.
TOO_WIDE = 3
#: JPEG's own scale, 1 to 95: what a pen has written stays sharp.
_QUALITY = 90


def main(most_pixels: int) -> int:
    """The exit status. Turned as the camera was held, and without what it noted: where the photo was taken, for one."""
    import pi_heif

    photo = pi_heif.open_heif(sys.stdin.buffer.read())
    width, height = photo.size
    if width * height > most_pixels:
        return TOO_WIDE
    out = BytesIO()
    photo.to_pillow().convert("RGB").save(out, "JPEG", quality=_QUALITY)
    sys.stdout.buffer.write(out.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
