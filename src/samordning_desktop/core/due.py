"""What waits today, out of what the board and the journal know.

The rules, with their sources (product.md, look.md and the team's form for consent, v.3):

- **Consent** (the form: valid one year). Missing for someone on the board, or run out: today, for nothing may be
  exchanged. Runs out: from 60 days before its last valid day, nearer as that day comes: within 60, within 30,
  then under its own day in the last week, and on the last valid day today. Withdrawn: no task, for whoever
  withdraws no longer takes part.
- **Self-rating**: the day of the last one (of none: the start; with no start: today) and the rhythm agreed on with
  the person. From a week before. No rhythm, or a consent withdrawn: no task.
- **Planned step** that is not done and has a last day: from a week before.
- **Two values** in a field, and **news** from the other site that nobody has looked at (one task a person): today.
- **Two sites of one name** that both are confirmed: today, and no package for them. **Site card** that waits to be confirmed, **our own**, that who knew our former keys has not shown that it knows, **package that has come** in a folder, and **files there that cannot be taken in** until they are left aside: today.
- **Package** to a site: today when none was made for more than PACKAGE_DAYS days and something that may go there
  was written since (an empty package is nobody's task); and at once when a withdrawal, or a computer that is shut
  out, has not been told there, or when the store has gone back to a backup and is to hear from the site first: our
  own package, then theirs.
- **A newer consent text**: one task for all who signed an older one, with the latest: their consents hold, so it is
  never a day's task.

Whoever has left the board gives no task but two values, which stay torn until somebody chooses, and news. Of another
site's participant who is on the board no longer, by that site's word, just that is told until somebody has seen it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, groupby

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.news import gone_words, left_words, news_words
from samordning_desktop.core.participant import NEWS_LABELS, ParticipantRow
from samordning_desktop.core.step import Step
from samordning_desktop.core.task import GONE, GONE_FOR_GOOD, LEFT, WEEK_DAYS, Group, Task, TaskKind, group_of

#: The other site is to hear from us about every second week (the team meets weekly, and sends "weekly or so").
PACKAGE_DAYS = 14
#: A step's text on one line: the rest stands on the person's page.
_STEP_LENGTH = 120
_HEAR_FIRST = "Registret är återställt: skapa ett paket dit, och ta sedan in deras nästa"
_HEAR_NOW = "Registret är återställt: be dem om ett paket när de har tagit in ert"
_NEW_KEYS = "Våra nycklar är bytta: lämna vårt nya ortskort dit och läs upp orden"
_ALIKE = "Två register med det namnet är bekräftade, så inget paket går att skapa dit: spärra det som är fel"
_KIND_ORDER = {kind: place for place, kind in enumerate(TaskKind)}


@dataclass(frozen=True, slots=True)
class Exchange:
    """How it stands with a site whose card is confirmed.

    ``made`` is the day of the last package made for it, None for none. ``unsent`` are the participants about whom
    something was written since then (None: anybody); ``untold`` those whose withdrawal it has not been told, and
    ``barred`` tells that we have shut a computer out and not told it that. ``hears`` tells that the store has gone
    back to a backup, and nobody goes before the site has answered.
    """

    site: str
    name: str
    made: date | None = None
    unsent: frozenset[str] | None = None
    untold: frozenset[str] = frozenset()
    barred: bool = False
    hears: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules look at: the board's rows (also of those who have left) and what belongs to them, by
    participant: open steps, the day of the last self-rating, and the rhythm in days; other sites' devices that
    wait to be confirmed, by the site's name, and the confirmed sites; whom our new card is to be handed to, by the name
    on screen; how many have signed an older consent text;
    packages that have come in a folder: the sending site's name, the number and the file; who is on the board no longer:
    the id, the name, and whether the consent was withdrawn; how many files in the folders cannot be taken in; and the
    names that more than one confirmed site has: no package can be made for them."""

    rows: Sequence[ParticipantRow] = ()
    steps: Mapping[str, Sequence[Step]] = field(default_factory=dict)
    rated: Mapping[str, date] = field(default_factory=dict)
    rhythms: Mapping[str, int] = field(default_factory=dict)
    cards: Sequence[str] = ()
    lacking_card: Sequence[str] = ()
    exchanges: Sequence[Exchange] = ()
    older: int = 0
    arrived: Sequence[tuple[str, int, str]] = ()
    gone: Sequence[tuple[str, str, bool]] = ()
    unfit: int = 0
    alike: Sequence[str] = ()


def due(known: Known, today: date) -> tuple[Task, ...]:
    """Everything that waits, by heading: the nearest first, each person's together, persons in the rows' order."""
    persons = (list(_of_person(known, row, today)) for row in known.rows)
    sites = sorted(_of_sites(known, today), key=lambda task: (task.name, task.kind))
    return _ordered(chain(persons, _gone(known, today), ([task] for task in sites)))


def mine(tasks: Iterable[Task], rows: Sequence[ParticipantRow], staff_id: str) -> tuple[Task, ...]:
    """The tasks of the persons whom one of the staff coordinates (as main or colleague) or nobody does, and those
    that concern a site."""
    others = {row.id for row in rows if row.coordinators and staff_id not in row.coordinators}
    return tuple(task for task in tasks if task.participant not in others)


def _of_person(known: Known, row: ParticipantRow, today: date) -> Iterator[Task]:
    for thing in row.conflicts:
        words = f"Två värden att välja mellan: {NEWS_LABELS[thing]}"
        yield _today(TaskKind.CONFLICT, row, today, words, thing)
    if row.left:
        yield from _leaving(row, today)
        return
    consent = _consent(row, today)
    if consent is not None:
        yield consent
    if (
        row.id in known.rhythms
        and "ratings" not in row.veiled
        and row.consent.state is not ConsentState.WITHDRAWN
    ):
        yield from _rating(row, known.rated.get(row.id), known.rhythms[row.id], today)
    for step in () if "planning" in row.veiled else known.steps.get(row.id, ()):
        yield from _step(row, step, today)
    news = [thing for thing in row.news if thing not in row.conflicts]
    if news:
        yield _today(TaskKind.NEWS, row, today, news_words(news))


def _leaving(row: ParticipantRow, today: date) -> Iterator[Task]:
    """That somebody has left by the other site's word, or what it has changed since: the board would give no sign."""
    withdrawn = row.consent.state is ConsentState.WITHDRAWN
    words = left_words([one for one in row.news if one not in row.conflicts], withdrawn)
    if words:
        yield _today(TaskKind.NEWS, row, today, words, LEFT)


def _gone(known: Known, today: date) -> Iterator[list[Task]]:
    for own_id, name, withdrawn in known.gone:
        target = GONE_FOR_GOOD if withdrawn else GONE
        yield [Task(TaskKind.NEWS, today, Group.TODAY, gone_words(withdrawn), name, own_id, target)]


def _consent(row: ParticipantRow, today: date) -> Task | None:
    where = row.consent
    if where.state is ConsentState.MISSING:
        return _today(TaskKind.CONSENT, row, today, "Samtycke saknas", where.state)
    if where.state is ConsentState.EXPIRED and where.valid_until is not None:
        words = f"Samtycket gick ut {_past(where.valid_until, today)}"
        return _today(TaskKind.CONSENT, row, today, words, where.state)
    group = None if where.days_left is None else group_of(where.days_left)
    if group is None or where.valid_until is None:
        return None
    words = where.words.capitalize()
    return Task(TaskKind.CONSENT, where.valid_until, group, words, row.said_name, row.id, where.state)


def _rating(row: ParticipantRow, last: date | None, rhythm: int, today: date) -> Iterator[Task]:
    counted_from = last or row.fields.start
    if counted_from is None:
        yield _today(TaskKind.RATING, row, today, "Första självskattningen")
        return
    # Counted as numbers: the sum of a day near the end of time and a rhythm is no day.
    day = date.fromordinal(min(counted_from.toordinal() + rhythm, date.max.toordinal()))
    words = "Självskattning" if last else "Första självskattningen"
    yield from _dated(TaskKind.RATING, row, day, today, words)


def _step(row: ParticipantRow, step: Step, today: date) -> Iterator[Task]:
    if step.done is None and step.due is not None:
        text = " ".join(step.what.split()) or "Planerat steg"
        if len(text) > _STEP_LENGTH:
            text = f"{text[: _STEP_LENGTH - 1].rstrip()}…"
        words = f"{text} ({step.who})" if step.who else text
        yield from _dated(TaskKind.STEP, row, step.due, today, words, step.id)


def _dated(
    kind: TaskKind, row: ParticipantRow, day: date, today: date, words: str, target: str = ""
) -> Iterator[Task]:
    """A task with a day of its own, once that is a week away or nearer."""
    days = (day - today).days
    group = group_of(days)
    if group is not None and days <= WEEK_DAYS:
        late = f", senast {_past(day, today)}" if group is Group.LATE else ""
        yield Task(kind, day, group, words + late, row.said_name, row.id, target)


def _today(kind: TaskKind, row: ParticipantRow, today: date, words: str, target: str = "") -> Task:
    return Task(kind, today, Group.TODAY, words, row.said_name, row.id, target)


def _past(day: date, today: date) -> str:
    """A day gone by; its year only when that is another than this."""
    words = long_date(day)
    return words.removesuffix(f" {today.year}")


def _of_sites(known: Known, today: date) -> Iterator[Task]:
    for name in dict.fromkeys(known.cards):
        yield Task(TaskKind.CARD, today, Group.TODAY, "Ortskort väntar på att bekräftas", name)
    for name in dict.fromkeys(known.lacking_card):
        yield Task(TaskKind.CARD, today, Group.TODAY, _NEW_KEYS, name)
    for name, number, file in known.arrived:
        yield Task(TaskKind.ARRIVED, today, Group.TODAY, f"Paket {number} har kommit", name, target=file)
    if known.unfit:
        files = "1 fil" if known.unfit == 1 else f"{known.unfit} filer"
        words = f"{files} går inte att ta in: se sidan Paket"
        yield Task(TaskKind.PACKAGE, today, Group.TODAY, words, "Gemensam mapp")
    for name in known.alike:
        yield Task(TaskKind.CARD, today, Group.TODAY, _ALIKE, name)
    for exchange in (one for one in known.exchanges if one.name not in known.alike):
        words = _package_words(exchange, known.rows, today)
        if words:
            yield Task(TaskKind.PACKAGE, today, Group.TODAY, words, exchange.name, target=exchange.site)
    if known.older:
        who = "1 person" if known.older == 1 else f"{known.older} personer"
        words = f"{who} har skrivit under en äldre samtyckestext"
        yield Task(TaskKind.OLDER_TEXT, today, Group.LATER, words, "Samtycke")


def _package_words(exchange: Exchange, rows: Sequence[ParticipantRow], today: date) -> str:
    """Why a package is to be made; empty when none is."""
    if exchange.untold and exchange.barred:
        return "Ett återkallat samtycke och en spärrad dator är inte meddelade dit: skapa ett paket"
    if exchange.untold:
        return "Ett återkallat samtycke är inte meddelat dit: skapa ett paket"
    if exchange.barred:
        return "En spärrad dator är inte meddelad dit: skapa ett paket"
    if exchange.hears:
        return _HEAR_FIRST if exchange.made is None else _HEAR_NOW
    days = None if exchange.made is None else (today - exchange.made).days
    if days is not None and days <= PACKAGE_DAYS:
        return ""
    if not any(_goes(row, exchange) for row in rows):
        return ""
    return "Inget paket skapat än" if days is None else f"Inget paket skapat på {days} dagar"


def _goes(row: ParticipantRow, exchange: Exchange) -> bool:
    """Whether something unsent about a person may go to a site (``sync.gate`` has the last word)."""
    unsent = exchange.unsent is None or row.id in exchange.unsent
    return unsent and row.consent.covers and (row.mine or row.site_id == exchange.site)


def _ordered(tasks: Iterable[list[Task]]) -> tuple[Task, ...]:
    """The tasks of one subject after another, by heading: under each, whoever has waited longest first."""
    blocks: dict[tuple[Group, date], list[list[Task]]] = defaultdict(list)
    for theirs in tasks:
        theirs.sort(key=lambda task: (task.day, _KIND_ORDER[task.kind], task.target))
        for heading, under in groupby(theirs, key=lambda task: task.heading):
            blocks[heading].append(list(under))
    return tuple(
        task
        for heading in sorted(blocks)
        for block in sorted(blocks[heading], key=lambda block: block[0].day)
        for task in block
    )
