"""A keyring that a test can look into, and take away."""

from __future__ import annotations


class Pocket:
    """Device secrets kept in memory, as a real keyring would; ``lose`` makes it forget everything, and ``silent`` is how
    many times it does not answer when it is asked next, or told to let go of something."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.available = True
        self.silent = 0

    def get(self, name: str) -> str | None:
        try:
            return self.ask(name)
        except ConnectionResetError:
            return None

    def ask(self, name: str) -> str | None:
        if self.silent:
            self.silent -= 1
            raise ConnectionResetError
        return self.kept.get(name) if self.available else None

    def put(self, name: str, secret: str) -> None:
        if not self.available:
            raise ConnectionResetError
        self.kept[name] = secret

    def drop(self, name: str) -> None:
        self.ask(name)
        self.kept.pop(name, None)

    def lose(self) -> None:
        """The desktop's keyring was made anew."""
        self.kept.clear()
