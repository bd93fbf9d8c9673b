"""A dialog with one part that scrolls by itself: the dialog around it is not to scroll too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QLabel

from samordning_desktop.ui.kit.dialog import Dialog, V


class Telling(Protocol):
    """The part, which takes the room that it is given."""

    @property
    def spare(self) -> int:
        """How many pixels less than it asks for are enough to read it well."""

    def give_up(self, height: int) -> None:
        """Ask for so many pixels less."""

    def arrange(self, room: int, *, low: bool = False) -> None:
        """Take the form that so many pixels of width allow; ``low``: something beside it has no room."""

    def tell_first(self, said: Sequence[QLabel]) -> None:
        """Tell of these at the top; what is the same as before costs nothing."""


class TellingDialog(Dialog[V]):
    """The part gives up what the screen lacks. Where that is not enough, what is said beside it scrolls with it.

    Set ``part`` (None: there is none), and ``said``, the labels that may go into it: the last goes first.
    """

    part: Telling | None = None
    said: tuple[QLabel, ...] = ()

    def _fit(self) -> None:
        if self.part is not None:
            self._share_out(self.part)
        super()._fit()

    def _share_out(self, part: Telling) -> None:
        part.give_up(0)
        for kept in range(len(self.said), -1, -1):
            for at, label in enumerate(self.said):
                label.setHidden(at >= kept)
            part.arrange(self._fitting_width(), low=kept < len(self.said))
            if self._lacking() <= part.spare:
                break
        part.tell_first(self.said[kept:])
        part.give_up(self._lacking())

    def _lacking(self) -> int:
        return self._asked_height() - self._most_height()
