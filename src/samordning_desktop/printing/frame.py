"""What every sheet has around its text: the head, the foot, and the page's number of how many."""

from __future__ import annotations

from dataclasses import dataclass

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.sheet import Imprint
from samordning_desktop.printing.blocks import Style
from samordning_desktop.printing.flow import Room
from samordning_desktop.printing.fonts import Face, width_of
from samordning_desktop.printing.ink import GREY, box, rule
from samordning_desktop.printing.pages import Page
from samordning_desktop.printing.plain import printable

DEMO = "Påhittade personer"


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's size, side margins and type size around the text, in points."""

    size: tuple[float, float]
    margin: float
    style: Style

    @property
    def width(self) -> float:
        """The width of the text."""
        return self.size[0] - 2 * self.margin

    @property
    def room(self) -> Room:
        """Where the text may stand."""
        leading = self.style.leading
        return Room(self.margin * 0.6 + 1.6 * leading, self.size[1] - self.margin * 0.6 - 2.6 * leading)


#: The sheets for the person: A4 upright, nothing under 13 pt.
PERSON = Frame((595.28, 841.89), 54.0, Style(13, 17.5, grey=GREY))


def dress(pages: list[Page], frame: Frame, imprint: Imprint, running: str, version: str) -> None:
    """Add head and foot to the pages. ``running`` is repeated from the second page on, ``version`` on each.

    All of it is decoration to a screen reader: it is said once, in the title and the text.
    """
    for number, page in enumerate(pages, 1):
        _head(page, frame, imprint, running if number > 1 else "")
        _foot(page, frame, imprint, version, f"Sida {number} av {len(pages)}")


def _head(page: Page, frame: Frame, imprint: Imprint, running: str) -> None:
    top = frame.room.top - 1.6 * frame.style.leading
    right = 0.0
    if imprint.demo:
        style = Style(frame.style.size, frame.style.leading, Face.BOLD)
        right = width_of(DEMO, style.face, style.size) + 16
        x = frame.size[0] - frame.margin - right
        page.put((None, box(x, top - 2, right, style.leading + 4, 1.2)))
        page.put((None, style.text(x + 8, top, DEMO)))
    _line(page, frame, running, top, frame.width - right - 12)


def _foot(page: Page, frame: Frame, imprint: Imprint, version: str, number: str) -> None:
    style = frame.style
    top = frame.room.bottom + 0.4 * style.leading
    page.put((None, rule(frame.margin, frame.size[0] - frame.margin, top, 0.5, GREY)))
    wide = width_of(number, style.face, style.size)
    _line(page, frame, f"{imprint.site} · {imprint.unit}", top + 4, frame.width - wide - 16)
    page.put((None, style.text(frame.size[0] - frame.margin - wide, top + 4, number)))
    _line(
        page, frame, f"{version} · Utskrivet {long_date(imprint.day)}", top + 4 + style.leading, frame.width
    )


def _line(page: Page, frame: Frame, text: str, top: float, width: float) -> None:
    """One line at the left margin, cut off with … where it is too long (it stands whole elsewhere)."""
    if text:
        shown = cut(text, width, frame.style)
        page.put((None, frame.style.text(frame.margin, top, shown)))


def cut(text: str, width: float, style: Style) -> str:
    """The text on one line, cut off with … at ``width`` points."""
    shown = " ".join(printable(text).split())
    if width_of(shown, style.face, style.size) <= width:
        return shown
    lines = style.lines(shown, width - style.size)
    return f"{lines[0].rstrip('-')}…"
