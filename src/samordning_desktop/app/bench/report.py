"""The tables that the bench prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samordning_desktop.app.bench.figures import Figure, Goal, Growth, median_ms, percentile, say
from samordning_desktop.app.bench.sizes import Measured

_WIDE = 126


def print_figures(size: int, measured: Measured, packages: Sequence[Figure]) -> None:
    """Every figure at the size that the goals are set at."""
    say(
        f"{size} deltagare, 8 texter om var och en, fönster 1280 × 800 utan skärm. Medianer i en och samma körning."
    )
    say(f"{'vad':<58}{'värde':>11}  {'mål':<26}{'gräns':>11}{'kvot':>7}  utfall")
    say("─" * _WIDE)
    for figure in (*figures(measured), *packages):
        say(figure.line)
    for note in notes(measured):
        say(note)
    say()


def figures(measured: Measured) -> Iterator[Figure]:
    """The figures of one size, those with goals first."""
    keystroke = percentile(measured.keystrokes, 95) * 1000
    yield Figure("tangent i sök till målat svar, 95:e percentilen", keystroke, goal=Goal(16))
    yield Figure("filtret ensamt, 95:e percentilen", percentile(measured.filters, 95) * 1000, goal=Goal(3))
    plain = Goal(median_ms(measured.plain), 1.5, "Qt:s egen tabell")
    yield Figure("måla en skärm av tavlan", median_ms(measured.screens), goal=plain)
    listing = Goal(median_ms(measured.listings), 1.0, "keepassxc-cli ls") if measured.listings else None
    yield Figure("start till målad tavla, Argon2id 64 MiB inräknad", median_ms(measured.starts), goal=listing)
    if measured.peaks:
        yield Figure("minne som mest, till målad tavla i vila", max(measured.peaks), "MB", Goal(200))
    if measured.imports:
        alone = Goal(median_ms(measured.imports_alone), 1.5, "QtWidgets och sqlcipher3")
        yield Figure("moduler före målat lås", median_ms(measured.imports), goal=alone)
    raw = Goal(median_ms(measured.commits), 5, "en rå rad")
    yield Figure("en sparad cell", median_ms(measured.edits), goal=raw)
    if measured.syncs:
        later = measured.syncs[1:]  # the first after opening also begins the database's log
        yield Figure("fsync per sparad cell, flest mot minst", max(later), "st", Goal(min(later)))
    yield Figure("tangent i sök till målat svar, median", median_ms(measured.keystrokes))
    yield Figure("filtret ensamt, median", median_ms(measured.filters))
    yield Figure("start till målat lås", median_ms(measured.locks))
    yield Figure("ta in alla som en befintlig tavla", measured.filling * 1000)


def notes(measured: Measured) -> Iterator[str]:
    """What could not be measured here, and how the rival was set up."""
    if measured.rival_key:
        yield f"keepassxc-cli: nyckeln härleds med {measured.rival_key}, valt för att ta lika lång tid som vår Argon2id."
    else:
        yield "keepassxc-cli är inte installerat; starten jämförs inte."
    if measured.syncs is None:
        yield "strace är inte installerat; fsync räknas inte."
    if not measured.peaks:
        yield "Systemet berättar inte hur mycket minne som mest har använts."


def print_growth(measured: Mapping[int, Measured]) -> None:
    """Each figure at each size, and whether it grows faster than the rows it must touch."""
    say(
        "Hur varje tal växer. Det brantaste steget gäller tio gånger så många deltagare; ms där inget annat sägs."
    )
    say(f"{'vad':<36}{''.join(f'{size:>9}' for size in measured)}  {'rör':<19}{'steg':>6}  utfall")
    say("─" * _WIDE)
    for growth in growths(measured):
        say(growth.line)


def growths(measured: Mapping[int, Measured]) -> Iterator[Growth]:
    """The growth of each figure; a start, a filter and a board at rest hold every row, a screen and an edit do not."""
    sizes, found = tuple(measured), tuple(measured.values())

    def growth(what: str, values: Sequence[float], *, rows: bool) -> Growth:
        return Growth(what, sizes, values, rows)

    yield growth(
        "tangent till målat svar, 95 %", [percentile(m.keystrokes, 95) * 1000 for m in found], rows=True
    )
    yield growth("filtret ensamt, 95 %", [percentile(m.filters, 95) * 1000 for m in found], rows=True)
    yield growth("måla en skärm", [median_ms(m.screens) for m in found], rows=False)
    yield growth("start till målad tavla", [median_ms(m.starts) for m in found], rows=True)
    if all(m.peaks for m in found):
        yield growth("minne som mest, MB", [max(m.peaks) for m in found], rows=True)
    yield growth("start till målat lås", [median_ms(m.locks) for m in found], rows=False)
    yield growth("en sparad cell", [median_ms(m.edits) for m in found], rows=False)
    if all(m.syncs for m in found):
        yield growth("fsync per sparad cell, st", [max(m.syncs or [0]) for m in found], rows=False)
    yield growth("ta in alla", [m.filling * 1000 for m in found], rows=True)
