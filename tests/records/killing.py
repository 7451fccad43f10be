"""A process that kills itself before one of the statements of its SQL.

SQLite tells of each statement before it runs: a kill there falls between any two of them. Rows
written one after the other count once, or nearly all kills would fall in the calendar.
"""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

KILL = 9
"""SIGKILL; Windows ends a process for any such number, which becomes its exit code."""

_TOLD_APART = 40
"""So many letters tell of what kind a statement is."""


@contextmanager
def around(statement: str) -> Iterator[None]:
    """Kill this process before that statement; with 0, print at the end how many there were."""
    count, last, kind = 0, int(statement), ""

    def step(sql: str) -> None:
        nonlocal count, kind
        if sql.startswith("--") or sql[:_TOLD_APART] == kind:
            return  # of a trigger, or one more row
        kind = sql[:_TOLD_APART]
        count += 1
        if count == last:
            os.kill(os.getpid(), KILL)

    usual = sqlite3.connect

    def connect(*arguments: Any, **named: Any) -> sqlite3.Connection:
        opened: sqlite3.Connection = usual(*arguments, **named)
        opened.set_trace_callback(step)
        return opened

    # The process has this one command to run, and nothing to put back.
    for module in (sqlite3, sqlite3.dbapi2):
        vars(module)["connect"] = connect
    try:
        yield
    finally:
        sys.stdout.write(f"statements {count}\n")
