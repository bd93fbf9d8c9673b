"""The recovery sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper import DEMO, IMPRINT, fonts, pages, sizes, text
from samordning_desktop.core.recovery_code import code_from, normalise
from samordning_desktop.core.sheet import RecoverySheet
from samordning_desktop.printing import recovery_pdf
from samordning_desktop.printing.recovery import groups

CODE = code_from(bytes(range(17)))


def test_one_page_with_the_code_for_whom_and_how_to_keep_it():
    [page] = pages(recovery_pdf(RecoverySheet(IMPRINT, "Maria Lind", CODE)))
    assert CODE.replace("-", " ") in page
    assert "Maria Lind, Falköping, Öppenvårdsmottagningen" in page
    assert "Återställningsblad" in page
    assert "Lås in bladet" in page
    assert "inte ihop med datorn" in page
    assert "Utskrivet 23 november 2026" in page
    assert "Sida 1 av 1" in page


def test_what_is_typed_from_the_paper_is_the_code():
    [page] = pages(recovery_pdf(RecoverySheet(IMPRINT, "Maria Lind", CODE)))
    typed = page[page.index(CODE[:4]) :][: len(CODE)]
    assert normalise(typed) == normalise(CODE)


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("7K3M-00AB-9XYZ", ["7K3M", "00AB", "9XYZ"]),
        ("7K3M 00AB–9XYZ", ["7K3M", "00AB", "9XYZ"]),
        ("7K3M00AB9", ["7K3M", "00AB", "9"]),
        ("", []),
    ],
)
def test_groups(code: str, parts: list[str]):
    assert groups(code) == parts


def test_the_code_is_large():
    pdf = recovery_pdf(RecoverySheet(DEMO, "Maria Lind", CODE))
    assert max(sizes(pdf)) >= 28
    assert min(sizes(pdf)) >= 13
    assert all(fonts(pdf).values())
    assert "Påhittade personer" in text(pdf)


@given(st.text(max_size=600), st.text(max_size=100))
def test_any_code_gives_a_pdf(code: str, user: str):
    assert pages(recovery_pdf(RecoverySheet(DEMO, user, code)))
