"""The command line: understood, done, and told of. Exit status 0 done, 1 refused, 2 wrong usage."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from samordning_desktop import __version__
from samordning_desktop.cli import refusals, rendering
from samordning_desktop.cli.helping import PROGRAM, help_text
from samordning_desktop.cli.parsing import Request, UsageError, parse
from samordning_desktop.cli.results import Result
from samordning_desktop.cli.surroundings import Streams, Surroundings
from samordning_desktop.core.errors import KnownError

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def run(argv: Sequence[str], streams: Streams, around: Surroundings) -> int:
    """Runs one command, given without the program's name, and returns the exit status.

    Results go to ``streams.out``, refusals and remarks to ``streams.err``. Nothing is raised.
    """
    try:
        try:
            request = parse(argv)
        except UsageError as error:
            _complain(streams, refusals.wrong_usage(error))
            return WRONG_USAGE
        return _answer(request, streams, around)
    except KnownError as error:
        _complain(streams, error.text)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        _complain(streams, refusals.unforeseen(error).text)
        return REFUSED


def _answer(request: Request, streams: Streams, around: Surroundings) -> int:
    if request.version:
        return _tell(streams, f"{PROGRAM} {__version__}", as_json=False)
    if request.help:
        return _tell(streams, help_text(request.words), as_json=False)
    result = _perform(request, streams, around)
    shown = rendering.as_json(result) if request.json else rendering.as_text(result)
    status = _tell(streams, shown, request.json)
    for remark in result.remarks:
        _complain(streams, remark)
    if result.fault is not None:
        _complain(streams, result.fault.text)
        return REFUSED
    return status


def _perform(request: Request, streams: Streams, around: Surroundings) -> Result:
    # The store and all that belongs to it comes in here, so that help and mistakes need none of it.
    from samordning_desktop.cli.actions import AT_A_DESK, WITHOUT_A_DESK
    from samordning_desktop.cli.call import Call
    from samordning_desktop.cli.clocks import watched

    call = Call(request.data_dir or around.data_dir, request.passphrase_file, around)
    if request.words in WITHOUT_A_DESK:
        return WITHOUT_A_DESK[request.words](call, request.args)
    desk = call.unlock()
    try:
        return watched(AT_A_DESK[request.words], desk, request.args, partial(_complain, streams))
    finally:
        call.close(desk)


def _tell(streams: Streams, text: str, as_json: bool) -> int:
    """Writes a result. A reader that has had enough is no fault; a full disk behind the stream is."""
    out = streams.out
    if out is None:
        return DONE
    try:
        (rendering.write_json if as_json else rendering.write_text)(out, text)
    except BrokenPipeError:
        rendering.let_go(out)
    except OSError as error:
        rendering.let_go(out)
        raise KnownError("output.unwritable") from error
    return DONE


def _complain(streams: Streams, text: str) -> None:
    if streams.err is not None:
        with suppress(OSError):
            rendering.write_text(streams.err, rendering.plain(text))
