"""How the window looks for this user: zoom, light or dark. Nothing about people or work is kept here."""

from __future__ import annotations

import json
from pathlib import Path

from samordning_desktop.core.values import dataclass
from samordning_desktop.ui.kit.theme import Mode, Theme

FILE_NAME = "window.json"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Zoom in percent, and light or dark."""

    zoom: int = 100
    mode: Mode = Mode.SYSTEM


def load(data_dir: Path) -> Preferences:
    """What was kept in the folder; the ordinary look when nothing was, or when it cannot be read."""
    try:
        kept = json.loads((data_dir / FILE_NAME).read_text(encoding="utf-8"))
        return Preferences(int(kept["zoom"]), Mode(kept["mode"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Preferences()


def save(data_dir: Path, preferences: Preferences) -> None:
    """Keep the look in the folder, where there is one. Raises KnownError as ``ops.files.save_file``."""
    from samordning_desktop.ops import files  # SQLAlchemy comes with it: not while the lock is shown

    if data_dir.is_dir():
        content = json.dumps({"zoom": preferences.zoom, "mode": preferences.mode})
        files.save_file(data_dir / FILE_NAME, content.encode())


def of(theme: Theme) -> Preferences:
    """The look of ``theme``."""
    return Preferences(theme.zoom, theme.mode)
