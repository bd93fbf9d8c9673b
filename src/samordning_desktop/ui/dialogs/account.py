"""What will happen, said before it does: headings, names, and fields before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QSize
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QTextBrowser, QWidget

from samordning_desktop.core.dates import BY_CLOCK_AHEAD, local_time
from samordning_desktop.core.emptied import TAKEN_AWAY, shown
from samordning_desktop.core.merge_plan import FieldChange, Told
from samordning_desktop.core.swedish import dotted
from samordning_desktop.core.word_diff import Piece, pieces
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.kit.labels import whole
from samordning_desktop.ui.kit.theme import Theme

#: Between values of which one will be chosen.
_EITHER = '<br><span class="note">eller</span><br>'
#: The account's height in em: never less than the first, never asking for more than the second.
_LOWEST, _HIGHEST = 9.0, 34.0
#: But on a low screen so much of its height is enough: it scrolls, and the dialog around it does not.
_LOWEST_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an account: a name or a sentence, remarks under it, and fields before and after."""

    title: str
    remarks: tuple[str, ...] = ()
    changes: Sequence[FieldChange] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, or none, with its items. ``note`` is a sentence right under the heading.

    ``table`` is rows of cells, headings first, shown after the items; ``widths`` are its columns' shares.
    """

    heading: str
    items: tuple[Item, ...] = ()
    note: str = ""
    table: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()


def register_summary(register: Sequence[str]) -> str:
    """What is said of sites and computers, in short; one sentence is its own."""
    if len(register) < 2:
        return "".join(register)
    return f"Om orter och datorer: {counted(len(register), 'uppgift', 'uppgifter')}."


def register_section(register: Sequence[str]) -> Section:
    """What is said of sites and computers; it has no items when that is nothing."""
    return Section("Om orter och datorer", tuple(map(Item, register)))


def said_items(labels: Sequence[QLabel]) -> tuple[Item, ...]:
    """What the labels say, as it is told in an account when there is no room for them beside it."""
    return tuple(Item(whole(one.text()), strong=one.property("role") == "strong") for one in labels)


def account_html(sections: Sequence[Section]) -> str:
    """The account as HTML. Every text is escaped: names and texts come from other sites and old files."""
    return "".join(_section(section) for section in sections)


def _section(section: Section) -> str:
    note = f'<p class="note">{_text(section.note)}</p>' if section.note else ""
    items = "".join(_item(item) for item in section.items)
    heading = f"<h3>{_text(section.heading)}</h3>" if section.heading else ""
    return f"{heading}{note}{items}{_table(section.table, section.widths)}"


def _item(item: Item) -> str:
    strong = item.strong or bool(item.remarks or item.changes)
    if not item.title:
        return _changes(item.changes)
    title = f"<b>{_text(item.title)}</b>" if strong else _text(item.title)
    remarks = "".join(f"<br>{_text(remark)}" for remark in item.remarks)
    return f'<p class="item">{title}{remarks}</p>{_changes(item.changes)}'


def _changes(changes: Sequence[FieldChange]) -> str:
    """A table of the fields. Where nothing stood before, as for a new person, that column is left out."""
    if not changes:
        return ""
    if not any(change.before or change.settled for change in changes):
        fresh = [(_label(change), _coming(change) + _note(change)) for change in changes]
        return _cells((("Fält", "I paketet"), *fresh), (26, 74))
    both = [(_label(change), *_both(change)) for change in changes]
    return _cells((("Fält", "Här nu", "I paketet"), *both), (26, 37, 37))


def _label(change: FieldChange) -> str:
    """The field's word, whether it waits, and who wrote what comes (``_choice`` tells who chose) and when; of several
    values each says that itself."""
    parts = [f"{change.label}{change.mark}", "" if change.settled or change.more else change.author]
    parts.append(local_time(change.when) if change.when is not None and not change.more else "")
    parts.append(BY_CLOCK_AHEAD if change.ahead else "")
    first, *more = [_text(part) for part in parts if part]
    return "".join([first, *(f'<br><span class="note">{part}</span>' for part in more)])


def _note(change: FieldChange) -> str:
    """What follows from it, on a line below."""
    return _below(change.note) if change.note else ""


def _below(text: str) -> str:
    return f'<br><span class="note">{_text(text)}</span>'


def _both(change: FieldChange) -> tuple[str, str]:
    """The two texts with what differs marked: what goes is struck, what comes is underlined."""
    under = _choice(change) + _note(change)
    if change.waited:
        return _EITHER.join(_text(shown(text)) for text in change.waited), _coming(change) + under
    if change.more:
        return _text(shown(change.before)), _coming(change) + under
    if TAKEN_AWAY in (change.before, change.after):
        return _text(shown(change.before)), _text(shown(change.after)) + under
    goes = "u" if change.conflict else "s"
    return _side(change.before, change.after, goes), _side(change.after, change.before, "u") + under


def _side(text: str, other: str, tag: str) -> str:
    """One of the two; the word that stands for nothing is not marked."""
    return _marked(pieces(text, other), tag) if text.strip() else _text(shown(text))


def _coming(change: FieldChange) -> str:
    """What comes; of several values each with who wrote it and when."""
    if not change.more:
        return _text(shown(change.after))
    values = (Told(change.after, change.author, change.when), *change.more)
    return _EITHER.join(
        f'{_text(shown(value.text))}<br><span class="note">{_by(value)}</span>' for value in values
    )


def _by(value: Told) -> str:
    when = local_time(value.when) if value.when is not None else ""
    return _text(dotted(value.author, when))


def _choice(change: FieldChange) -> str:
    """Who settled it; and between what, where that does not all stand beside it as what waits here."""
    if not change.settled:
        return ""
    by = f"Avgjort av {change.author}" if change.author else "Avgjort"
    if set(change.settled) <= set(change.waited):
        return _below(f"{by}.")
    return f"{_below(f'{by}, mellan:')}<br>{_EITHER.join(_text(shown(text)) for text in change.settled)}"


def _marked(parts: Sequence[Piece], tag: str) -> str:
    return "".join(
        f"<{tag}>{_text(part.text)}</{tag}>" if part.differs else _text(part.text) for part in parts
    )


def _table(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """As ``_cells``, of plain texts."""
    return _cells([[_text(cell) for cell in row] for row in rows], widths)


def _cells(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    """A table of HTML cells, headings first; ``widths`` are the columns' shares of the whole."""
    if not rows:
        return ""
    sizes = [f' width="{round(100 * width / sum(widths))}%"' for width in widths]
    lines = [_row("th", rows[0], sizes), *(_row("td", row, sizes) for row in rows[1:])]
    return f'<table width="100%" cellspacing="0" cellpadding="5">{"".join(lines)}</table>'


def _row(tag: str, cells: Sequence[str], sizes: Sequence[str]) -> str:
    inside = "".join(
        f'<{tag}{size} align="left" valign="top">{cell}</{tag}>'
        for cell, size in zip(cells, sizes, strict=True)
    )
    return f"<tr>{inside}</tr>"


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


class Account(QTextBrowser):
    """An account to read and scroll, also with the keyboard; Tab leaves it.

    ``width`` is the dialog's, and ``beside`` the height of what the dialog shows above and below, both in em:
    the account asks for what the screen has left, so that it scrolls and the dialog does not.
    """

    def __init__(self, theme: Theme, sections: Sequence[Section], width: float, beside: float = 13) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self._beside = beside
        self._asked: float | None = None
        self._given_up = 0
        self._said: tuple[Item, ...] = ()
        self._html = account_html(sections)
        self.setAccessibleName("Vad som händer")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        theme.changed.connect(self._draw)
        self._draw()

    def tell(self, sections: Sequence[Section]) -> None:
        """Show another account, from its top."""
        self._html = account_html(sections)
        self._draw()

    def show_part(self, heading: str) -> None:
        """Scroll to a heading."""
        found = self.document().find(heading.replace("\u00a0", " "))  # as Qt looks for it
        top = self.document().documentLayout().blockBoundingRect(found.block()).top()
        self.verticalScrollBar().setValue(round(top))

    @property
    def comfort(self) -> int:
        """The height in pixels at which it is read well."""
        return self._theme.px(_LOWEST)

    @property
    def spare(self) -> int:
        """How many pixels less than it asks for are enough to read it well."""
        return max(self.sizeHint().height() - self.comfort, 0)

    def give_up(self, height: int) -> None:
        """Ask for so many pixels less."""
        self._given_up = max(height, 0)
        self.updateGeometry()

    def arrange(self, room: int, *, low: bool = False) -> None:
        """It has one form."""

    def tell_first(self, said: Sequence[QLabel]) -> None:
        """Tell of these at the top."""
        items = said_items(said)
        if items != self._said:
            self._said = items
            self._draw()

    def sizeHint(self) -> QSize:
        """As high as the text, within limits, but for what has been given up."""
        width = self._theme.px(self._width)
        if self._asked is None:
            copy = self.document().clone()
            copy.setTextWidth(width - self._theme.px(6))
            self._asked = copy.size().height() + self._theme.px(1.5)
        height = fitting(self, self._theme, self._asked, self._beside) - self._given_up
        return QSize(width, max(height, lowest(self, self._theme)))

    def minimumSizeHint(self) -> QSize:
        """Room for some lines, whatever the dialog's size."""
        return QSize(self._theme.px(12), lowest(self, self._theme))

    def _draw(self) -> None:
        place = self.verticalScrollBar().value()
        _style(self.document(), self._theme)
        self._asked = None
        self.setHtml("".join(map(_item, self._said)) + self._html)
        self.verticalScrollBar().setValue(place)
        self.updateGeometry()


def _style(document: QTextDocument, theme: Theme) -> None:
    colors, px = theme.colors, theme.px
    document.setDefaultFont(theme.font)
    document.setDocumentMargin(px(0.4))
    document.setDefaultStyleSheet(
        f"h3 {{ font-size: {px(1.1)}px; font-weight: 600; margin-top: {px(0.9)}px; margin-bottom: {px(0.2)}px; }}"
        f"p {{ margin-top: 0px; margin-bottom: {px(0.35)}px; }}"
        f".note, th {{ color: {colors.quiet}; font-weight: 400; }}"
        f"table {{ margin-bottom: {px(0.8)}px; }}"
        f"td {{ border-top: 1px solid {colors.rule}; }}"
    )


def fitting(widget: QWidget, theme: Theme, asked: float, beside: float) -> int:
    """The height in pixels for a part that asks for ``asked`` pixels, ``beside`` em being needed by the rest."""
    left = widget.screen().availableGeometry().height() * 0.92 - theme.px(beside)
    return max(round(min(asked, left, theme.px(_HIGHEST))), lowest(widget, theme))


def lowest(widget: QWidget, theme: Theme) -> int:
    """The least height in pixels of what scrolls by itself in a dialog."""
    return min(theme.px(_LOWEST), round(widget.screen().availableGeometry().height() * _LOWEST_SHARE))
