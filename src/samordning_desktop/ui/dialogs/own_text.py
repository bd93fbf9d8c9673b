"""Putting in a text of one's own: title, version, day, kind and the text itself, beside the paper it becomes.

Import this at first use: QtPdf is not needed to start.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from samordning_desktop.core.document import Document
from samordning_desktop.core.draft import TextDraft
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.own_text import (
    HEADER_LINES,
    body_of,
    missing_fields,
    readable,
    require_fields,
    source_of,
)
from samordning_desktop.core.text import clean_line
from samordning_desktop.core.texts import TEXT_WORDS, newest, parse
from samordning_desktop.ui.dialogs.days import so_far
from samordning_desktop.ui.dialogs.inform import text_words
from samordning_desktop.ui.dialogs.live_pages import Draw, LivePages
from samordning_desktop.ui.dialogs.text_marks import half, take_file, writing_half
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.dialog import Dialog, wrapped
from samordning_desktop.ui.kit.fields import TextField, labelled
from samordning_desktop.ui.kit.help_page import HelpPage

#: Below this width in em the paper stands under the fields.
_TWO_COLUMNS = 60.0
#: What is said of a text that comes back after a lock.
KEPT = (
    "Det du skrev när programmet låstes står här igen.",
    "Lägg in texten när den är klar, eller lämna den.",
)


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text as it has been written: ``source`` is in the format of ``core.texts``."""

    key: str
    source: str
    easy: bool


class OwnTextDialog(Dialog[OwnText]):
    """Gives the text. ``documents`` are the versions there are; ``base`` the one it starts from.

    ``lay_aside`` gets what is written when the program is locked meanwhile.
    """

    help_page = HelpPage.TEXTS

    def __init__(
        self,
        parent: QWidget | None,
        kit: Kit,
        documents: Sequence[Document],
        base: Document,
        draw: Draw,
        lay_aside: Callable[[TextDraft], None] | None = None,
    ) -> None:
        super().__init__(
            parent,
            kit.theme,
            "Lägg in egen text",
            "Texten läggs in som en ny version och kan sedan inte ändras. "
            "Den följer med till den andra orten i nästa paket.",
            width=84,
        )
        self._kit = kit
        self._today = kit.clock.today()
        self._documents = list(documents)
        self._lay_aside = lay_aside
        self._loaded = ""
        self._base = QComboBox()
        self._name, self._version = QLineEdit(), QLineEdit()
        self._day = DateField(kit.theme, self._today, self._today)
        self._kind = Choice(kit.theme, "Slag", TEXT_WORDS, needed=True)
        self._easy = QCheckBox("Lättläst")
        self._text = TextField(lines=14)
        self._pages = LivePages(kit, draw)
        self._state = wrapped("", "quiet")
        self._kind.choose(base.key)
        self._easy.setChecked(base.easy)
        self._build()
        self._start_from(base)
        self._before = self._held()
        self.primary_verb("Lägg in texten")
        self.cancel_verb()

    def value(self) -> OwnText:
        """The text. Raises KnownError ``text.untitled``, and as for days, ``readable`` and ``require_fields``."""
        title, version = (clean_line(line.text(), LABEL_LIMIT) for line in (self._name, self._version))
        self.point_at(self._version if title else self._name)
        if not title or not version:
            raise KnownError("text.untitled")
        self.point_at(self._day)
        day = so_far(self._day.day(), self._today)
        self.point_at(self._text)
        source = source_of(title, version, day, self._text.toPlainText())
        try:
            require_fields(self._read(source))
        except KnownError as error:
            self._go_to(error)
            raise
        return OwnText(self._kind.value, source, self._easy.isChecked())

    def refill(self, written: OwnText) -> None:
        """Fill in what was written before."""
        self._kind.choose(written.key)
        self._easy.setChecked(written.easy)
        self._take(parse(written.key, written.source, "text"))
        lines = written.source.split("\n")
        self._write("\n".join(lines[HEADER_LINES:]))

    def go_on_with(self, kept: TextDraft) -> None:
        """Fill in what was written when the program was locked, and say so."""
        self._kind.choose(kept.key)
        self._easy.setChecked(kept.easy)
        self._name.setText(kept.title)
        self._version.setText(kept.version)
        self._day.line.setText(kept.day)
        self._write(kept.body)
        self.say(*KEPT)

    def give_up(self) -> None:
        """Ask before what has been written is lost."""
        if self._held() == self._before or self._kit.messages.ask(
            self,
            "Lämna texten?",
            "Det du har skrivit sparas inte.",
            "Lämna utan att spara",
            "Tillbaka till texten",
            danger=True,
        ):
            self._lay_aside = None
            self.reject()

    def reject(self) -> None:
        """What a lock does: it asks nothing, and nothing is lost."""
        if self._lay_aside is not None and self._held() != self._before:
            name, version, day, body = self._held()
            self._lay_aside(TextDraft(self._kind.value, self._easy.isChecked(), name, version, day, body))
        super().reject()

    def done(self, result: int) -> None:
        """Close; no more pages are made."""
        self._pages.stop()
        super().done(result)

    # -- how it is put together

    def _build(self) -> None:
        self._base.view().setAccessibleName("Texter att utgå från")
        self._base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._base.setMinimumContentsLength(12)
        for document in self._documents:
            self._base.addItem(text_words(document))
        self._base.activated.connect(lambda place: self._start_from(self._documents[place]))
        labels = partial(labelled, self.theme)
        easy = QWidget()
        column = QVBoxLayout(easy)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._easy, 0, Qt.AlignmentFlag.AlignBottom)
        self._add_row((labels("Utgå från", self._base), 2), (self._kind, 1), (easy, 1))
        version = labels("Version", self._version, "Till exempel F1. Står på papperet.")
        day = labels("Dag", self._day, "Den dag texten börjar användas.")
        self._add_row((labels("Titel", self._name, "Står överst på papperet."), 2), (version, 1), (day, 1))
        writing = writing_half(self.theme, self._text, self._state, self._open_file)
        self._add_row((writing, 1), (self._paper(), 1))
        for signal in (self._text.textChanged, self._name.textChanged, self._version.textChanged):
            signal.connect(self._tell)
        self._day.changed.connect(self._tell)
        self._kind.changed.connect(self._turn)
        self._easy.toggled.connect(self._turn)

    def _add_row(self, *parts: tuple[QWidget, int]) -> None:
        """Widgets with their shares of the width; under each other where there is little of it."""
        two = self._fitting_width() >= self.theme.px(_TWO_COLUMNS)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight if two else QBoxLayout.Direction.TopToBottom)
        row.setSpacing(self.theme.px(1.2 if two else 0.6))
        for part, share in parts:
            row.addWidget(part, share)
        self.body.addLayout(row)

    def _paper(self) -> QWidget:
        widget, column = half(self.theme)
        column.addWidget(wrapped("Så här blir papperet", "label"))
        column.addWidget(self._pages, 1)
        return widget

    # -- what it does

    def _held(self) -> tuple[str, ...]:
        """All that would be lost."""
        return (self._name.text(), self._version.text(), self._day.line.text(), self._text.toPlainText())

    def _start_from(self, base: Document) -> None:
        """Begin with another text's words; its version and day are its own."""
        self._base.setCurrentIndex(self._documents.index(base))
        self._name.setText(base.title)
        self._loaded = body_of(base)
        self._write(self._loaded)
        if (self._kind.value, self._easy.isChecked()) != (base.key, base.easy):
            self._easy.setChecked(base.easy)
            self._kind.choose(base.key)

    def _turn(self) -> None:
        """Another kind: as long as nothing has been written it starts from the newest of that kind."""
        key, easy = self._kind.value, self._easy.isChecked()
        if self._text.toPlainText() == self._loaded and self._documents[self._base.currentIndex()].key != key:
            same = [one for one in self._documents if one.key == key]
            self._start_from(newest(same, easy=easy and any(one.easy for one in same)))
        self._tell()

    def _write(self, body: str) -> None:
        """Replace the text, so that Ctrl+Z takes it back."""
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(body)
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _read(self, source: str) -> Document:
        easy = self._easy.isChecked()
        return readable(self._kind.value, source, easy=easy, before=HEADER_LINES)

    def _tell(self) -> None:
        """Show the paper, and say what is missing or where the text cannot be read."""
        title, version = (" ".join(line.text().split()) or "…" for line in (self._name, self._version))
        try:
            document = self._read(source_of(title, version, self._shown_day(), self._text.toPlainText()))
        except KnownError as error:
            self._state.setText(f"{error.sentences.happened} {error.sentences.todo}")
            return
        needed, others = missing_fields(document)
        parts = [f"Måste få en plats: {', '.join(needed)}."] * bool(needed)
        parts += [f"Fylls inte i, för det finns ingen plats: {', '.join(others)}."] * bool(others)
        self._state.setText(" ".join(parts) or "Texten går att använda.")
        self._pages.show_document(replace(document, own=""))

    def _shown_day(self) -> date:
        try:
            return self._day.optional_day() or self._today
        except KnownError:
            return self._today

    def _go_to(self, error: KnownError) -> None:
        """Put the cursor at the line that the error is about."""
        line = error.facts.get("line")
        if isinstance(line, int):
            block = self._text.document().findBlockByNumber(line - 1)
            self._text.setTextCursor(QTextCursor(block))

    def _open_file(self) -> None:
        take_file(self._kit, self, self._opened, self._not_opened)

    def _opened(self, content: str) -> None:
        try:
            document = parse(self._kind.value, content, "text")
        except ValueError:
            self._write(content)
            return
        self._take(document)
        self._write(body_of(document))

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self.complain(error)
        else:
            self._kit.messages.fail(self, error)

    def _take(self, document: Document) -> None:
        self._name.setText(document.title)
        self._version.setText(document.version)
        self._day.set_day(document.day)


def ask(
    parent: QWidget | None,
    kit: Kit,
    documents: Sequence[Document],
    base: Document,
    draw: Draw,
    *,
    again: OwnText | None = None,
    error: KnownError | None = None,
    kept: TextDraft | None = None,
    lay_aside: Callable[[TextDraft], None] | None = None,
) -> OwnText | None:
    """A text of one's own, or None. ``documents``: what it can start from, ``base`` among them.

    ``kept``: what was written when the program was locked; ``lay_aside`` gets it when that happens again.

    ``again`` and ``error``: what was written the last time and why it was refused after the dialog had closed.
    """
    dialog = OwnTextDialog(parent, kit, documents, base, draw, lay_aside)
    if again is not None:
        dialog.refill(again)
    elif kept is not None:
        dialog.go_on_with(kept)
    dialog.complain_first(error)
    return dialog.outcome()
