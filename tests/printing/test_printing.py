"""What holds for all sheets together."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from samordning_desktop.core.resources import resource

_QUIET = """
import sys
import samordning_desktop.printing
heavy = [name for name in ("reportlab", "pikepdf", "samordning_desktop.core.sheet") if name in sys.modules]
assert not heavy, heavy
"""

_NO_FILES = """
import sys

opened = []

def watch(event, arguments):
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        opened.append(arguments[0])
    if event in ("os.mkdir", "tempfile.mkstemp", "tempfile.mkdtemp", "os.rename"):
        opened.append((event, arguments))

from datetime import UTC, date, datetime
from samordning_desktop import printing
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Rating
from samordning_desktop.core.sheet import *
from samordning_desktop.core.texts import texts

sys.dont_write_bytecode = True
sys.addaudithook(watch)
imprint = Imprint(date(2026, 11, 23), "Ort", "Enhet")
rating = Rating("r", date(2026, 1, 1), (1, 2, 3))
assert printing.consent_pdf(DocumentSheet(imprint, texts("consent")[-1], "Åsa Ek"))
assert printing.information_pdf(DocumentSheet(imprint, texts("information")[-1]))
assert printing.rating_form_pdf(RatingFormSheet(imprint, DEFAULT_INSTRUMENT))
assert printing.rating_chart_pdf(RatingChartSheet(imprint, "Åsa Ek", (DEFAULT_INSTRUMENT,), (rating,)))
assert printing.board_pdf(BoardSheet(imprint, ()))
assert printing.protocol_pdf(ProtocolSheet(imprint, datetime(2026, 11, 23, tzinfo=UTC), None, "", ()))
assert printing.recovery_pdf(RecoverySheet(imprint, "Åsa Ek", "7K3M-00AB"))
assert not opened, opened
"""


_THREADS = """
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from samordning_desktop.core.sheet import *
from samordning_desktop.core.texts import texts
from samordning_desktop import printing

sheets = [DocumentSheet(Imprint(date(2026, 11, 23), "Ort", "Enhet"), texts("consent")[-1], f"Åsa {at}") for at in range(24)]
with ThreadPoolExecutor(8) as pool:
    at_once = list(pool.map(printing.consent_pdf, sheets))
assert at_once == [printing.consent_pdf(sheet) for sheet in sheets]
"""


def run(script: str, environment: dict[str, str]) -> None:
    source = str(Path(__file__).parents[2] / "src")
    environment = {**environment, "PYTHONPATH": source}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True, timeout=60)


def test_importing_costs_nothing(child_env: Callable[..., dict[str, str]]):
    run(_QUIET, child_env())


def test_nothing_is_written_anywhere(child_env: Callable[..., dict[str, str]], tmp_path: Path):
    run(_NO_FILES, {**child_env(), "TMPDIR": str(tmp_path), "HOME": str(tmp_path)})
    assert list(tmp_path.rglob("*")) == []


def test_many_at_once_are_the_same_as_one_by_one(child_env: Callable[..., dict[str, str]]):
    run(_THREADS, child_env())


def test_the_fonts_licence_is_shipped_with_them():
    assert "SIL Open Font License" in resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    assert "Bitstream Vera Fonts Copyright" in resource("fonts", "DejaVu.txt").read_text(encoding="utf-8")
