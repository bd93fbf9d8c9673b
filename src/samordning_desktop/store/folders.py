"""Which folder is the way to which site, and which of our packages lie in it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from samordning_desktop.store.settings import drop_setting, get_setting, put_setting, settings_under

_FOLDER = "folder/"
_PLACED = "placed/"
_ASIDE = "aside/"


class Placed(NamedTuple):
    """A package of ours that was put in a site's folder: its number, the file's name and its SHA-256 in hex."""

    number: int
    name: str
    digest: str


def folder_of(connection: Connection, site: str) -> Path | None:
    """The folder that is the way to a site, or None."""
    found = get_setting(connection, _FOLDER + site)
    return Path(found) if found else None


def all_folders(connection: Connection) -> dict[str, Path]:
    """Every folder, by the id of the site that it leads to."""
    return {site: Path(folder) for site, folder in settings_under(connection, _FOLDER).items()}


def put_folder(connection: Connection, site: str, folder: Path | None) -> None:
    """Keeps the folder for a site; None for no longer any. What lies in the former one is no longer ours to clear."""
    for number in settings_under(connection, f"{_PLACED}{site}/"):
        drop_setting(connection, f"{_PLACED}{site}/{number}")
    if folder is None:
        drop_setting(connection, _FOLDER + site)
    else:
        put_setting(connection, _FOLDER + site, str(folder))


def note_placed(connection: Connection, site: str, number: int, name: str, content: bytes) -> None:
    """Notes the file of a package that is put in a site's folder."""
    put_setting(connection, f"{_PLACED}{site}/{number}", f"{sha256(content).hexdigest()} {name}")


def placed_in(connection: Connection, site: str) -> list[Placed]:
    """Our packages in a site's folder, by number."""
    found = []
    for number, value in settings_under(connection, f"{_PLACED}{site}/").items():
        digest, _, name = value.partition(" ")
        found.append(Placed(int(number), name, digest))
    return sorted(found)


def leave_aside(connection: Connection, digest: str, day: str) -> None:
    """Notes the SHA-256 in hex of a file that nobody wants to hear of any more, and when that was."""
    put_setting(connection, _ASIDE + digest, day)


def is_aside(connection: Connection, digest: str) -> bool:
    """Whether nobody wants to hear of the file with this SHA-256 in hex."""
    return get_setting(connection, _ASIDE + digest) is not None


def forget_placed(connection: Connection, site: str, number: int) -> None:
    """Forgets a file that lies there no longer."""
    drop_setting(connection, f"{_PLACED}{site}/{number}")
