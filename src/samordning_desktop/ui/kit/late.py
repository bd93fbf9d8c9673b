"""What is made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Late(Generic[T]):
    """Something that is made when it is first asked for, and then handed to all who have asked to know of it."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._waiting: list[Callable[[T], object]] = []
        self.made: T | None = None

    def get(self) -> T:
        """It, made now if it has not been."""
        if self.made is None:
            self.made = self._make()
            for hand in self._waiting:
                hand(self.made)
        return self.made

    def when_made(self, hand: Callable[[T], object]) -> None:
        """Call ``hand`` with it when it is made. Ask before anybody can have needed it."""
        self._waiting.append(hand)
