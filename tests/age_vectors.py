"""age's public test vectors, read with the library that packages are sealed with: ``python tests/age_vectors.py FOLDER``.

They are the files of C2SP's CCTV (``age/testdata``), which are not kept here. Those with an X25519 key and no armour
are what a package can be; the others are counted as passed over. A vector that should fail and opens, or the other way
about, is told by name, and the command then ends with 1.
"""

from __future__ import annotations

import sys
import zlib
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pyrage

#: What the library reads on purpose, as age's first drafts wrote it; the header's seal is checked all the same.
_LENIENT = {"stanza_missing_body", "stanza_missing_final_line"}
_GOOD = ("held", "passed over", "read on purpose")
_ELSEWHERE = ("passphrase", "armored")


def outcome(path: Path) -> str:
    """``held``, ``passed over``, or what is wrong."""
    head, _, body = path.read_bytes().partition(b"\n\n")
    pairs = [line.split(": ", 1) for line in head.decode().splitlines()]
    said = dict(pairs)
    keys = [value for name, value in pairs if name == "identity" and value.startswith("AGE-SECRET-KEY-1")]
    if any(name in said for name in _ELSEWHERE) or not keys:
        return "passed over"
    sealed = zlib.decompress(body) if said.get("compressed") == "zlib" else body
    try:
        plain = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(key) for key in keys])
    except (pyrage.DecryptError, pyrage.IdentityError):
        return "held" if said["expect"] != "success" else "should open"
    if said["expect"] != "success":
        return "read on purpose" if path.name in _LENIENT else f"opened: {said['expect']}"
    return "held" if sha256(plain).hexdigest() == said["payload"] else "other content"


def main(folder: Path) -> int:
    """Prints how many vectors held, and each that did not."""
    outcomes = {path.name: outcome(path) for path in sorted(folder.iterdir()) if path.is_file()}
    for name, found in outcomes.items():
        if found not in _GOOD:
            print(f"{name}: {found}")  # noqa: T201
    print(dict(Counter(outcomes.values())))  # noqa: T201
    return int(any(found not in _GOOD for found in outcomes.values()))


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
