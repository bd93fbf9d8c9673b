"""Where the program starts: a command goes to the command line, none opens the window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from samordning_desktop.app.clock import SystemClock

#: Options that may stand before a command, and whether a value follows them.
_GLOBAL_OPTIONS = {"--data-dir": True, "--passphrase-file": True, "--json": False}
#: Under which the package stands that was double clicked: the one thing that is no option and no command.
_PACKAGE, _ENDING = "package", ".age"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the program. Returns the exit status: 0 done, 1 refused, 2 wrong usage."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--demo"]:
        from samordning_desktop.app.demonstration import run_demonstration

        return run_demonstration(arguments[1:], SystemClock(), screen=has_screen())
    options = _global_options(arguments)
    if options is not None:
        return _window(options)
    from samordning_desktop.app.terminal import run_command

    return run_command(arguments, default_data_dir(), SystemClock())


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether the command line names no command, and asks for no help either."""
    return _global_options(arguments) is not None


def _global_options(arguments: Sequence[str]) -> dict[str, str] | None:
    """The options and their values, when the command line holds nothing else but one package; None when it does."""
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word.lower().endswith(_ENDING) and not word.startswith("--") and _PACKAGE not in found:
            found[_PACKAGE] = word
            continue
        option, equals, value = word.partition("=")
        if option not in _GLOBAL_OPTIONS:
            return None
        if _GLOBAL_OPTIONS[option] and not equals:
            value = rest.pop(0) if rest else ""
        if _GLOBAL_OPTIONS[option] is not (value != "" and not value.startswith("--")):
            return None
        found[option] = value
    return found


def default_data_dir() -> Path:
    """Where this user's store lies unless told otherwise."""
    import platformdirs  # only where it is asked for: the start of the window waits for every import

    return Path(platformdirs.user_data_dir("samordning-desktop", appauthor=False))


def has_screen() -> bool:
    """Whether a window can be seen here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def load_window() -> Callable[..., int]:
    """``app.window.run``, with all that is imported before the lock is painted.

    Nothing of that is garbage: Python's collector is put off until the window's own takes over (``ui.kit.collector``).
    """
    gc.disable()
    from samordning_desktop.app.window import run

    return run


def _window(options: Mapping[str, str]) -> int:
    if not has_screen():
        sys.stderr.write(
            "Det finns ingen skärm att visa fönstret på.\n"
            "Inget är ändrat.\n"
            "Kör ett kommando i stället; samordning-desktop --help visar vilka som finns.\n"
        )
        return 1
    folder, file, package = (options.get(name) for name in ("--data-dir", "--passphrase-file", _PACKAGE))
    return load_window()(
        Path(folder) if folder else default_data_dir(),
        SystemClock(),
        Path(file) if file else None,
        Path(package).absolute() if package else None,
    )


if __name__ == "__main__":
    sys.exit(main())
