"""The application from outside: shown, in Swedish, and calm when something goes wrong in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale


def test_qts_own_words_are_swedish(theme):
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Avbryt"
    assert QLocale().dayName(1) == "måndag"


def test_what_fails_in_a_callback_is_shown_calmly_and_printed_nowhere(child_env, tmp_path):
    env = {**child_env(), "PYTHONPATH": os.pathsep.join(sys.path), "QT_LOGGING_RULES": "*=false"}
    visit = [sys.executable, str(Path(__file__).with_name("visit.py")), str(tmp_path / "data")]
    done = subprocess.run(visit, capture_output=True, text=True, env=env, timeout=60, check=False)
    assert done.stdout == "0 ['Något gick fel i programmet']\n", done.stderr
    assert "Anna" not in done.stderr
    assert "Traceback" not in done.stderr
