"""The packages' page: the other sites, what to send and take in, and values to choose between."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.conflict import Conflict
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.merge_plan import OWN_COMPUTERS, OWN_TITLE, computer_words
from samordning_desktop.core.peer import Peer, alike_names, alike_words, card_lines
from samordning_desktop.core.swedish import told_apart
from samordning_desktop.sync.folder import SiteWay, Unfit
from samordning_desktop.ui.folder_watch import FolderNews
from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.emptying import empty
from samordning_desktop.ui.kit.labels import breakable, breakable_name, wrapped
from samordning_desktop.ui.kit.scroll import follow_keyboard, plain_scroll
from samordning_desktop.ui.kit.settling import Settling
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.site_card import SiteCard, SiteState


@dataclass(frozen=True, slots=True)
class PackagesView:
    """What the page shows. ``taken`` are the packages that can be taken back by themselves: the step's id and name."""

    peers: tuple[Peer, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    last_exchange: date | None = None
    ways: Mapping[str, SiteWay] = field(default_factory=dict)
    today: date = date.min
    news: FolderNews = FolderNews()
    taken: tuple[tuple[str, str], ...] = ()

    @property
    def waiting(self) -> int:
        """How many things wait for a hand: packages that have come, values to choose between, cards to confirm."""
        unconfirmed = sum(peer.waits for peer in self.peers)
        return len(self.news.arrivals) + len(self.conflicts) + unconfirmed


class PackagesPage(QWidget):
    """Shows a PackagesView and tells what was asked for."""

    make_asked = Signal(str)
    take_asked = Signal()
    pair_asked = Signal()
    confirm_asked = Signal(str)
    settle_asked = Signal(object)
    arrival_asked = Signal(object)
    aside_asked = Signal(object)
    folder_asked = Signal(str)
    folder_dropped = Signal(str)
    undo_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: PackagesView | None = None
        self._unfolded: set[str] = set()  # the sites of which all packages made are shown
        self._take = QPushButton("Ta in paket …")
        self._take.clicked.connect(lambda _checked: self.take_asked.emit())
        self._pair = QPushButton("Orter och ortskort …")
        self._pair.clicked.connect(lambda _checked: self.pair_asked.emit())
        self._last = wrapped("", "quiet")
        self._settling = Settling(self)
        self._lists = QVBoxLayout()
        self._assemble()
        theme.changed.connect(self._measure)
        self._measure()

    def show_view(self, view: PackagesView) -> None:
        """Show the sites and the conflicts as they stand; what has moved under the pointer takes no press at once."""
        if view == self._view:
            return
        self._view = view
        held = self.window().focusWidget()
        self._settling.begin()
        self._fill_keeping_keyboard(view, follow=held is not None and not held.visibleRegion().isEmpty())
        self._settling.watch()

    @property
    def settled(self) -> bool:
        """Whether what is shown has stood so long that every button takes a press."""
        return self._settling.settled

    def _fill_keeping_keyboard(self, view: PackagesView, *, follow: bool) -> None:
        """Show all of it anew; the keyboard stays at its button, if that is left, and (``follow``) in sight."""
        held = self.window().focusWidget()
        before = self._stops()
        self._fill(view)
        if held not in before or held.isVisible():
            return
        fresh = (one for one in self._stops() if one not in before)
        same = next((one for one in fresh if _called(one) == _called(held)), None)
        (same or self._take).setFocus(Qt.FocusReason.OtherFocusReason)
        if same is not None and follow:
            follow_keyboard(self._scroll)

    def _stops(self) -> list[QWidget]:
        """What can have the keyboard."""
        stops = (one for one in self._inside.findChildren(QWidget) if one.focusPolicy())
        return [one for one in stops if one.isEnabled() and not one.isHidden()]

    def _fill(self, view: PackagesView) -> None:
        day = view.last_exchange
        self._last.setText(
            f"Senast utväxlat den {long_date(day)}." if day else "Inget paket har utväxlats än."
        )
        empty(self._lists)
        self._add_arrivals(view.news)
        self._add_sites(view.peers)
        self._add_conflicts(view.conflicts)
        self._add_taken(view.taken)

    def _add_arrivals(self, news: FolderNews) -> None:
        """What lies in the folders: a card for each package to take in, a quiet line for each that cannot be."""
        if news.arrivals or news.unfit:
            self._lists.addWidget(wrapped("Har kommit", "heading"))
        called = told_apart(
            [f"Visa vad paket {one.number} från {one.sender} ändrar" for one in news.arrivals],
            [one.path.name for one in news.arrivals],
        )
        for arrival, name in zip(news.arrivals, called, strict=True):
            self._lists.addWidget(
                self._card(
                    f"1 paket har kommit från {arrival.sender}",
                    arrival.lies(away=arrival.path.parent in news.away),
                    "Visa vad det ändrar …",
                    partial(self.arrival_asked.emit, arrival.path),
                    name,
                )
            )
        called = told_apart(
            [f"Lämna {one.path.name} åt sidan" for one in news.unfit],
            [str(one.path.parent) for one in news.unfit],
        )
        for unfit, name in zip(news.unfit, called, strict=True):
            self._lists.addWidget(self._unfit(unfit, name))

    def _unfit(self, unfit: Unfit, name: str) -> QWidget:
        """A quiet line, which can be left aside."""
        words = f"{breakable_name(unfit.path.name)} går inte att ta in. {unfit.words}"
        return self._quiet_line(words, "Lämna åt sidan", partial(self.aside_asked.emit, unfit), name)

    def _add_taken(self, taken: Sequence[tuple[str, str]]) -> None:
        """A quiet line for each package that can be taken back."""
        if taken:
            self._lists.addWidget(wrapped("Intaget", "heading"))
        called = _by_order([f"Ångra: {label}" for _, label in taken])
        for (step, label), name in zip(taken, called, strict=True):
            words = f"Du har {label.replace('ta in', 'tagit in', 1)}."
            act = partial(self.undo_asked.emit, step)
            self._lists.addWidget(self._quiet_line(words, "Ångra paketet …", act, name))

    def _add_sites(self, peers: Sequence[Peer]) -> None:
        self._lists.addWidget(wrapped("Orter", "heading"))
        if not peers:
            text = (
                "Ingen annan ort än. Börja med ”Orter och ortskort …” och byt ortskort med den andra orten."
            )
            self._lists.addWidget(wrapped(text))
        in_use = [peer for peer in peers if peer.barred is None]
        alike = alike_names((peer.name, peer.site) for peer in in_use if peer.confirmed)
        sites = _by_site(in_use)
        called = told_apart(
            [_title(devices) for devices in sites],
            ["; ".join(filter(None, (device.facts for device in devices))) for devices in sites],
        )
        for devices, told in zip(sites, called, strict=True):
            self._lists.addWidget(self._site(devices, told, alike=devices[0].name in alike))
        shut_out = (peer.name for peer in peers if peer.confirmed and not peer.own)
        for name in dict.fromkeys(shut_out):
            if all(peer.name != name for peer in in_use):
                self._lists.addWidget(self._shut_out(name))

    def _shut_out(self, name: str) -> QFrame:
        """A site that was in use, and of which every computer is shut out."""
        text = "Spärrad. Inget lämnas dit och inget tas in därifrån förrän en dator där är bekräftad igen."
        return self._card(
            name, text, "Orter och ortskort …", self.pair_asked.emit, f"Orter och ortskort: {name}"
        )

    def _site(self, devices: Sequence[Peer], called: str, *, alike: bool) -> QWidget:
        """A site, ``called`` so to tell it from the others; ``alike``: another confirmed site has its name."""
        name, confirmed = devices[0].name, [device for device in devices if device.confirmed]
        if not confirmed:
            text = "Väntar på att bekräftas. Inget kan skickas dit än."
            act = partial(self.confirm_asked.emit, name)
            return self._card(_title(devices), text, "Bekräfta …", act, f"Bekräfta {called}")
        site = "" if all(device.own for device in devices) else name
        waits = len(devices) > len(confirmed)
        stands = "Bekräftad. Ett nytt ortskort väntar på att bekräftas." if waits else "Bekräftad"
        before = _before(confirmed, site)
        if alike:
            told = "; ".join(device.facts for device in confirmed)
            stands, before = f"Bekräftad: {told}.", alike_words(name)
        state = SiteState(site, called, stands, before, waits, alike)
        return self._site_card(name, devices[0].site, state)

    def _site_card(self, name: str, site_id: str, state: SiteState) -> SiteCard:
        view = self._view or PackagesView()
        way = view.ways.get(site_id, SiteWay())
        away = way.folder in view.news.away
        card = SiteCard(self._theme, state, way, away=away, today=view.today)
        card.unfolded.connect(partial(self._unfolded.add, site_id))
        if site_id in self._unfolded:
            card.unfold()
        card.make_asked.connect(partial(self.make_asked.emit, name))
        card.confirm_asked.connect(partial(self.confirm_asked.emit, name))
        card.folder_asked.connect(partial(self.folder_asked.emit, name))
        card.folder_dropped.connect(partial(self.folder_dropped.emit, name))
        return card

    def _add_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        if not conflicts:
            return
        self._lists.addWidget(wrapped("Två värden att välja mellan", "heading"))
        titles = [f"{conflict.heading} för {conflict.said_name}" for conflict in conflicts]
        called = _by_order([f"Avgör {title}" for title in titles])
        for conflict, title, name in zip(conflicts, titles, called, strict=True):
            where = " och ".join(dict.fromkeys(version.site for version in conflict.versions))
            text = f"Ändrat samtidigt: {where}."
            act = partial(self.settle_asked.emit, conflict)
            self._lists.addWidget(self._card(title, text, "Avgör …", act, name))

    def _quiet_line(self, words: str, verb: str, act: Callable[[], object], name: str) -> QWidget:
        """Words with what can be done about them beside, in line with those of the cards."""
        line = QWidget()
        line.setContentsMargins(1, 0, 1, 0)  # a card's frame
        row = self._row(line, 0)
        row.addWidget(wrapped(words, "quiet"), 1)
        row.addWidget(_button(verb, act, name), 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _row(self, widget: QWidget, air: float) -> QHBoxLayout:
        px = self._theme.px
        row = QHBoxLayout(widget)
        row.setContentsMargins(px(1), px(air), px(0.8), px(air))
        return row

    def _card(self, title: str, text: str, verb: str, act: Callable[[], object], name: str) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        row = self._row(card, 0.7)
        words = QVBoxLayout()
        words.setSpacing(self._theme.px(0.1))
        words.addWidget(wrapped(title, "strong"))
        words.addWidget(wrapped(text, "quiet"))
        row.addLayout(words, 1)
        row.addWidget(_button(verb, act, name), 0, Qt.AlignmentFlag.AlignVCenter)
        return card

    def _assemble(self) -> None:
        self._inside = QWidget()
        self._inner = TopColumn(self._inside)
        self._inner.addWidget(wrapped("Paket mellan orterna", "title"))
        lead = (
            "Ett paket är en fil med det som den andra orten saknar om de personer som har ett giltigt samtycke. "
            "Bara den orten kan öppna filen."
        )
        self._inner.addWidget(wrapped(lead))
        self._inner.addWidget(self._last)
        verbs = QHBoxLayout()
        verbs.addWidget(self._take)
        verbs.addWidget(self._pair)
        verbs.addStretch(1)
        self._inner.addLayout(verbs)
        self._inner.addLayout(self._lists)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._scroll = plain_scroll(self._inside)
        column.addWidget(self._scroll)

    def _measure(self) -> None:
        px = self._theme.px
        self._inside.setMaximumWidth(px(64))
        self._inner.setContentsMargins(px(2), px(1.4), px(2), px(1.4))
        self._inner.setSpacing(px(0.8))
        self._lists.setSpacing(px(0.7))
        if self._view is not None:
            self._fill_keeping_keyboard(self._view, follow=True)


def _called(stop: QWidget) -> str:
    """What tells a control from the others."""
    return stop.accessibleName() or stop.objectName()


def _by_order(names: Sequence[str]) -> list[str]:
    """Names of which nothing but their order tells those that are alike apart."""
    return told_apart(names, [""] * len(names))


def _by_site(peers: Sequence[Peer]) -> list[list[Peer]]:
    """The computers of each site together, in the order in which they come."""
    sites: dict[tuple[str, str], list[Peer]] = {}
    for peer in peers:
        sites.setdefault((peer.name, peer.site), []).append(peer)
    return list(sites.values())


def _title(devices: Sequence[Peer]) -> str:
    """What a site is called on its card."""
    return OWN_TITLE if all(device.own for device in devices) else devices[0].name


def _button(verb: str, act: Callable[[], object], name: str) -> QPushButton:
    button = QPushButton(verb)
    button.setAccessibleName(name)
    button.clicked.connect(lambda _checked: act())
    return button


def _before(confirmed: Sequence[Peer], site: str) -> str:
    """What comes before our packages can be taken in at a site (or at our own other computers); empty for nothing."""
    to = breakable(site) or OWN_COMPUTERS
    shown = [(computer_words(breakable(site), peer.computer, own=peer.own), peer.card) for peer in confirmed]
    lines = card_lines(shown, to)
    return " ".join((*lines, "Det syns här när ett paket därifrån är intaget.")) if lines else ""
