"""The line that offers what is likely to be done next."""

from __future__ import annotations

import pytest

from samordning_desktop.ui.kit.offer_line import OfferLine
from samordning_desktop.ui.kit.said_line import SaidLine


def offered(theme, margin):
    line = OfferLine(theme)
    line.align(margin)
    line.offer("Lämnade du över bladet?", "Notera information …", lambda: None)
    return line


def told(theme, margin):
    line = SaidLine(theme)
    line.align(margin)
    line.say("Utlämnandet är noterat.")
    return line


@pytest.mark.parametrize("make", [offered, told])
def test_begins_where_the_page_above_does_in_every_size(theme, show, make):
    line = show(make(theme, 2.0))
    for zoom in (100, 200):
        theme.set_zoom(zoom)
        layout = line.layout()
        margins = line.contentsMargins() if layout is None else layout.contentsMargins()
        assert (margins.left(), margins.right()) == (theme.px(2), theme.px(2))
