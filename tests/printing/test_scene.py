"""The chart on paper, with the real font's widths."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.chart import chart_scene
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Rating
from samordning_desktop.core.scene import Marker, Shape
from samordning_desktop.core.text_width import text_width
from samordning_desktop.printing.fonts import Face, width_of
from samordning_desktop.printing.ink import Disc, Text
from samordning_desktop.printing.ink import Shape as Outline
from samordning_desktop.printing.plain import printable
from samordning_desktop.printing.scene import scene_piece
from samordning_desktop.printing.tags import Node


@given(st.text())
def test_the_width_that_core_reckons_with_is_never_too_small(any_text: str):
    shown = printable(any_text).replace("\n", " ")
    assert text_width(shown, 10) >= width_of(shown, Face.REGULAR, 10) - 1e-6


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.integers(1, 9000), st.integers(2, 60))
def test_no_label_meets_another_on_paper(first: date, span: int, count: int):
    shown = [
        Rating("r", first + timedelta(days=span * at // (count - 1)), (at % 11, 5, 5)) for at in range(count)
    ]
    piece = scene_piece(chart_scene(shown, DEFAULT_INSTRUMENT, 487, 290, em=13), 54, Node("Document"))
    boxes = [
        (ink.x, ink.y - 0.7 * ink.size, ink.x + width_of(ink.text, ink.face, ink.size), ink.y)
        for _, ink in piece.marks
        if isinstance(ink, Text)
    ]
    for at, a in enumerate(boxes):
        assert 54 <= a[0] <= a[2] <= 54 + 487
        for b in boxes[at + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_marks_keep_their_shapes_and_places():
    drawing = chart_scene([Rating("r", date(2026, 3, 3), (1, 5, 9))], DEFAULT_INSTRUMENT, 487, 290, em=13)
    piece = scene_piece(drawing, 54, Node("Document"))
    marks = [item for item in drawing.items if isinstance(item, Marker)]
    discs = [ink for _, ink in piece.marks if isinstance(ink, Disc)]
    assert [(disc.x - 54, disc.y) for disc in discs] == [m.at for m in marks if m.shape is Shape.CIRCLE]
    closed = [len(ink.points) for _, ink in piece.marks if isinstance(ink, Outline) and ink.closed]
    assert sorted(closed) == [3, 3, 4, 4]
