"""Counting cells while a file is read, so that no file takes the computer with it."""

from __future__ import annotations

from samordning_desktop.tables.upload import Upload

CELL_LIMIT = 200_000
ROW_LIMIT = 1_048_576  # as many as Excel has


class Tally:
    """Counts the cells of one file that hold something."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload
        self._left = CELL_LIMIT

    def add(self, cells: int = 1) -> None:
        """Counts ``cells`` more. Raises KnownError ``board.too_big`` beyond 200,000."""
        self._left -= cells
        if self._left < 0:
            raise self._upload.error("board.too_big", limit="200 000 celler")

    def check_row(self, number: int) -> None:
        """Raises KnownError ``board.too_big`` for a row beyond the last that Excel has: blank rows cost time too."""
        if number > ROW_LIMIT:
            raise self._upload.error("board.too_big", limit="1 048 576 rader")
