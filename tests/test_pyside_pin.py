"""Why PySide6 is held below 6.12: there, each Qt call without a result loses a reference to None."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

CALLS = 200_000
LOOP = f"""
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
for number in range({CALLS}):
    label.setText("x")
print("whole")
"""


def test_qt_survives_a_long_row_of_calls_without_a_result(child_env: Callable[..., dict[str, str]]) -> None:
    result = subprocess.run(
        [sys.executable, "-c", LOOP],
        env=child_env(),
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout == "whole\n"
