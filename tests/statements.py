"""What a desk's database is asked, and what of it looks through whole tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from faulty import engine_of
from samordning_desktop.ops import Desk


@contextmanager
def asked(desk: Desk) -> Iterator[list[tuple[str, Any]]]:
    """Every statement that the desk's database is asked, with what is bound."""
    found: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, bound: Any, *_rest: object) -> None:
        found.append((statement, bound))

    event.listen(engine_of(desk), "before_cursor_execute", note)
    yield found
    event.remove(engine_of(desk), "before_cursor_execute", note)


def looked_through(desk: Desk, statements: list[tuple[str, Any]]) -> set[str]:
    """The tables that some statements look through from end to end."""
    steps = set()
    with desk.read() as connection:
        for statement, bound in statements:
            if statement.lstrip().startswith("SELECT"):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", bound)
                steps.update(row[3] for row in plan if row[3].startswith("SCAN"))
    return {step.split()[1] for step in steps}
