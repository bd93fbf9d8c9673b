"""The bench's command line: what it does not know it refuses, before an hour has passed."""

from __future__ import annotations

import pytest

from samordning_desktop.app.bench.__main__ import main


@pytest.mark.parametrize("asked", ["--help", "-h"])
def test_help_says_what_there_is_and_measures_nothing(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([asked]) == 0
    said = capsys.readouterr().out
    assert "growth" in said
    assert "Mäter" not in said


@pytest.mark.parametrize("asked", [["grwoth"], ["growth", "growth"], [""]])
def test_what_it_does_not_know_is_refused(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "growth" in said.err
