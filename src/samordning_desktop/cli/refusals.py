"""What is said when a command was not done."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

from samordning_desktop.cli.helping import usage
from samordning_desktop.cli.parsing import UsageError
from samordning_desktop.core.errors import KnownError

_PACKAGE = Path(__file__).resolve().parents[1]


def wrong_usage(error: UsageError) -> str:
    """What was wrong with the command line, and how it is written."""
    return f"{error.message}\n\n{usage(error.words)}"


def unforeseen(error: BaseException) -> KnownError:
    """The calm error for what nobody foresaw: its kind and its place in our code, nothing of what it says."""
    places = [
        f"{Path(frame.f_code.co_filename).relative_to(_PACKAGE).as_posix()}:{line}"
        for frame, line in walk_tb(error.__traceback__)
        if Path(frame.f_code.co_filename).is_relative_to(_PACKAGE)
    ]
    return KnownError("program.unforeseen", kind=type(error).__name__, place=places[-1] if places else "?")
