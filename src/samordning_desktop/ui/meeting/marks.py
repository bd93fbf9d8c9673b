"""What the wall marks in a cell: a change since the last meeting, and one made at this meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from samordning_desktop.core.meeting import MeetingStanding, changed_fields
from samordning_desktop.core.participant import NEWS_LABELS, ParticipantRow
from samordning_desktop.ui.board.model import FIELDS


class Mark(StrEnum):
    """A change, by the word that stands beside its shape."""

    SINCE = "ändrad"
    DURING = "nu"


_SPOKEN = {Mark.SINCE: "ändrat sedan senaste mötet", Mark.DURING: "ändrat på det här mötet"}

_Fields = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Marks:
    """The fields and things changed since the last meeting and at this one, by participant."""

    since: _Fields = field(default_factory=dict)
    during: _Fields = field(default_factory=dict)

    def of(self, row: ParticipantRow, column: str) -> Mark | None:
        """The mark of a cell; what has no column of its own is marked at the name."""
        for mark, fields in ((Mark.DURING, self.during), (Mark.SINCE, self.since)):
            if _in_column(fields.get(row.id, frozenset()), column):
                return mark
        return None

    def words(self, row: ParticipantRow, column: str) -> str:
        """What a screen reader says of the mark, with what it is about where that has no column; empty for none."""
        mark = self.of(row, column)
        if mark is None:
            return ""
        fields = (self.during if mark is Mark.DURING else self.since).get(row.id, frozenset())
        about = ", ".join(sorted(NEWS_LABELS.get(one, one) for one in _in_column(fields, column) - {column}))
        return f"{_SPOKEN[mark]}: {about}" if about else _SPOKEN[mark]


def marks_of(standing: MeetingStanding) -> Marks:
    """What is to be marked while the board stands so."""
    return Marks(changed_fields(standing.since), changed_fields(standing.during))


def _in_column(fields: frozenset[str], column: str) -> frozenset[str]:
    """Those of the fields that are marked in a column."""
    return fields - (set(FIELDS) - {"name"}) if column == "name" else fields & {column}


def draw_change(painter: QPainter, box: QRectF, color: QColor, mark: Mark) -> None:
    """A triangle in ``box`` (square): hollow for a change since the last meeting, filled for one at this meeting."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = box.width() / 8
    inside = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(
        QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    )
    painter.setBrush(QBrush(color) if mark is Mark.DURING else Qt.BrushStyle.NoBrush)
    top = QPointF(inside.center().x(), inside.top())
    painter.drawPolygon(QPolygonF([top, inside.bottomRight(), inside.bottomLeft()]))
    painter.restore()
