"""Before an old board is taken in: its rows to choose among and correct. Nothing is written here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.board_draft import BoardDraft
from samordning_desktop.core.draft_row import DraftRow
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.swedish import number
from samordning_desktop.core.table import TableRow
from samordning_desktop.ui.dialogs import import_columns
from samordning_desktop.ui.dialogs.import_columns import ColumnChoice, heading_word
from samordning_desktop.ui.dialogs.words import counted, listed
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog, wrapped
from samordning_desktop.ui.kit.fields import TextField, labelled
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable
from samordning_desktop.ui.old_board.model import DraftModel, choice_word, remark_text
from samordning_desktop.ui.old_board.view import DraftView

_WIDTH = 84
#: What is asked before corrections are lost.
LEAVE, ANYWAY, BACK = "Lämna tavlan utan att ta in den?", "Lämna", "Tillbaka till raderna"
_NEXT_KEY = "F8"
_KEYS = "Inget är sparat än. Mellanslag slår av eller på raden, Enter rättar rutan."
#: So many columns that are not taken in are named.
_NAMED = 4
#: With less room than this beside each other, in em, the buttons stand below the words.
_BROAD = 60


def verb(count: int) -> str:
    """The button: ``Lägg till 12 deltagare``."""
    return f"Lägg till {number(count)} deltagare"


def summary(source: str, draft: BoardDraft) -> str:
    """The file in numbers."""
    if not draft.rows:
        return f"{source} innehåller inga deltagare att lägga till."
    known = sum(row.match is not None and not row.on for row in draft.rows)
    left = len(draft.rows) - draft.count - known
    parts = [counted(draft.count, "läggs till", "läggs till")]
    parts += [counted(known, "finns redan", "finns redan")] if known else []
    parts += [counted(left, "tas inte in", "tas inte in")] if left else []
    parts += [counted(draft.to_check, "att kontrollera", "att kontrollera")] if draft.to_check else []
    return f"{source}, {counted(len(draft.rows), 'rad', 'rader')}: {', '.join(parts)}."


def unknown_words(draft: BoardDraft) -> str:
    """What is not taken in because the board has no column for it; empty when there is nothing."""
    out = draft.columns_left_out()
    if not out:
        return ""
    texts = sum(len(draft.filled(column)) for column in out)
    headings = [f"”{heading_word(column)}”" for column in out[:_NAMED]]
    headings += [f"{len(out) - _NAMED} rubriker till"] if len(out) > _NAMED else []
    return f"{counted(texts, 'text', 'texter')} under {listed(headings)} tas inte in."


def about_row(row: DraftRow, left_out: list[tuple[str, str]]) -> str:
    """Everything there is to say about a row, a line each."""
    head = ": ".join(part for part in (row.place, row.texts["name"]) if part)
    remarks = [remark_text(remark) for remark in row.remarks]
    out = [f"{heading}: ”{text}” tas inte in." for heading, text in left_out]
    return "\n".join([f"{head}, {choice_word(row)}.", *(remarks + out or ["Inget att kontrollera."])])


def loose_words(draft: BoardDraft) -> str:
    """The doubts that belong to no row, a line each."""
    return "\n".join(
        f"{doubt.place}: {doubt.reason}" + (f" ”{doubt.text}”" if doubt.text else "")
        for doubt in draft.loose_doubts
    )


class BoardImportDialog(Dialog[tuple[TableRow, ...]]):
    """Gives the rows to add. What is chosen and corrected stays in the draft, whatever becomes of the dialog."""

    help_page = HelpPage.OLD_BOARD

    def __init__(self, parent: QWidget | None, kit: Kit, source: str, draft: BoardDraft) -> None:
        super().__init__(parent, kit.theme, "Ta in en befintlig tavla", width=_WIDTH)
        self._kit = kit
        self._source = source
        self._draft = draft
        self._model = DraftModel(draft, kit.clock.today(), self)
        self._view = DraftView(kit.theme, self._model)
        self._summary = wrapped("", "strong")
        self._unknown = wrapped("")
        self._columns = QPushButton("Välj kolumner …", autoDefault=False)
        self._next = QPushButton(f"Kontrollera nästa ({_NEXT_KEY})", autoDefault=False)
        self._about = _reader()
        self._loose = _reader()
        self._verb: QPushButton | None = None
        self._build()
        self._tell()

    def value(self) -> tuple[TableRow, ...]:
        """The rows. Raises KnownError ``board.rows_wrong`` and shows the first of them."""
        place = self._draft.first_wrong()
        if place is not None:
            self._view.go_to(place, self._draft.rows[place].first_field)
            self.point_at(self._view)
        return self._draft.to_add()

    def complain(self, error: KnownError) -> None:
        """Show the three sentences, and the row they are about."""
        super().complain(error)
        self.body.activate()
        self._view.scrollTo(self._view.currentIndex())
        self._scroll.ensureWidgetVisible(self._view)

    def give_up(self) -> None:
        """Ask before what has been chosen and corrected is lost, a cell that is being written in too."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self._draft.altered or self._kit.messages.ask(
            self, LEAVE, "Det du har valt och rättat sparas inte. Filen är orörd.", ANYWAY, BACK, danger=True
        ):
            self.reject()

    # -- how it is put together

    def _build(self) -> None:
        self.add_widget(self._head())
        self.add_widget(self._view)
        self._view.setVisible(bool(self._draft.rows))
        self.add_widget(self._foot_texts())
        self._model.changed.connect(self._changed)
        self._view.chosen.connect(self._tell_row)
        self._columns.clicked.connect(lambda _checked: self._choose_columns())
        self._next.clicked.connect(lambda _checked: self._go_on())
        QShortcut(QKeySequence(_NEXT_KEY), self, self._go_on)
        if self._draft.rows:
            self._verb = self.primary_verb("")
            self.cancel_verb()
            self._view.go_to(0)
        else:
            self.cancel_verb("Stäng")

    def _head(self) -> QWidget:
        """What the file holds, and the two ways on from there."""
        px = self.theme.px
        words, buttons = QVBoxLayout(), QHBoxLayout()
        words.setSpacing(px(0.2))
        keys = wrapped(_KEYS, "quiet")
        for label in (self._summary, keys, self._unknown):
            words.addWidget(label)
        buttons.setSpacing(px(0.6))
        buttons.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self._columns)
        buttons.addWidget(self._next)
        head = QWidget()
        broad = self._fitting_width() >= px(_BROAD)
        row = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if broad else QBoxLayout.Direction.TopToBottom, head
        )
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(0.6))
        row.addLayout(words, 1)
        row.addLayout(buttons)
        keys.setVisible(bool(self._draft.rows))
        self._columns.setVisible(bool(self._draft.columns))
        self._next.setVisible(bool(self._draft.rows))
        return head

    def _foot_texts(self) -> QWidget:
        """About the chosen row, and beside it what belongs to no row."""
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(0.9))
        loose = len(self._draft.loose_doubts)
        parts = (
            (labelled(self.theme, "Om raden", self._about), 3, bool(self._draft.rows)),
            (labelled(self.theme, f"Hör inte till någon rad ({number(loose)})", self._loose), 2, bool(loose)),
        )
        for part, share, shown in parts:
            row.addWidget(part, share)
            part.setVisible(shown)
        self._loose.setPlainText(loose_words(self._draft))
        return foot

    def _fit(self) -> None:
        """The table gives up what the screen lacks, so that it scrolls and the dialog does not."""
        self._view.give_up(0)
        self._view.give_up(self._asked_height() - self._most_height())
        super()._fit()

    # -- what happens in it

    def _choose_columns(self) -> None:
        draft = self._draft
        unknown_first = sorted(draft.columns, key=lambda column: bool(column.field))
        choices = [ColumnChoice(one, draft.filled(one), draft.target(one)) for one in unknown_first]
        targets = import_columns.ask(self, self._kit, choices)
        if targets is not None:
            self._model.direct(targets)

    def _go_on(self) -> None:
        place = self._draft.next_to_check(self._view.place)
        if place is not None:
            self._view.go_to(place, self._draft.rows[place].first_field)
            self._scroll.ensureWidgetVisible(self._view)

    def _changed(self) -> None:
        self._message.forget()
        self._tell()
        self._make_room()

    def _tell(self) -> None:
        self._summary.setText(breakable(summary(self._source, self._draft)))
        unknown = unknown_words(self._draft)
        self._unknown.setText(breakable(unknown))
        self._unknown.setVisible(bool(unknown))
        self._next.setEnabled(self._draft.to_check > 0)
        if self._verb is not None:
            self._verb.setText(verb(self._draft.count))
            self._verb.setEnabled(self._draft.count > 0)
        self._tell_row(max(self._view.place, 0))

    def _tell_row(self, place: int) -> None:
        if self._draft.rows:
            self._about.setPlainText(about_row(self._draft.rows[place], self._draft.left_out(place)))


def _reader() -> TextField:
    """A text to read, a few lines of it at a time."""
    reader = TextField(lines=3)
    reader.setReadOnly(True)
    return reader


def ask(
    parent: QWidget | None, kit: Kit, source: str, draft: BoardDraft, *, error: KnownError | None = None
) -> tuple[TableRow, ...] | None:
    """The rows of the file named ``source`` to add, or None: nobody is added.

    ``draft`` keeps what was chosen and corrected; ``error`` is why the last try was refused after the dialog
    had closed.
    """
    dialog = BoardImportDialog(parent, kit, source, draft)
    dialog.complain_first(error)
    return dialog.outcome()
