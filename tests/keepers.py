"""A keyring that a test can look into, and take away."""

from __future__ import annotations


class Pocket:
    """Device secrets kept in memory, as a real keyring would; ``lost`` makes it forget everything."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.available = True

    def get(self, name: str) -> str | None:
        return self.kept.get(name) if self.available else None

    def put(self, name: str, secret: str) -> None:
        if not self.available:
            raise ConnectionResetError
        self.kept[name] = secret

    def lose(self) -> None:
        """The desktop's keyring was made anew."""
        self.kept.clear()
