"""Taskwarrior (https://taskwarrior.org) with as many tasks and as many of them overdue."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from tests.bench.processes import Process

_CONFIGURATION = "data.location={folder}\nconfirmation=off\n"


def task_overdue(program: str, folder: Path, *, tasks: int, late: int, pending: int) -> Process:
    """``task overdue``, where ``pending`` of the tasks are open, and ``late`` of those late."""
    folder.mkdir()
    (folder / "taskrc").write_text(_CONFIGURATION.format(folder=folder), encoding="utf-8")
    open_tasks = _lines("pending", range(pending), late)
    (folder / "pending.data").write_text("".join(open_tasks), encoding="utf-8")
    done = _lines("completed", range(pending, tasks), late)
    (folder / "completed.data").write_text("".join(done), encoding="utf-8")
    return Process(
        f"task overdue, {tasks} tasks",
        (program, "overdue"),
        {**os.environ, "TASKRC": str(folder / "taskrc")},
    )


def _lines(status: str, numbers: range, late: int) -> Iterator[str]:
    now = datetime.now(UTC)
    for number in numbers:
        due = now + timedelta(days=-1 - number % 60 if number < late else 10 + number % 60)
        facts = {
            "description": f"Petition {number} about the road through hamlet {number % 12 + 1}",
            "due": f"{due.timestamp():.0f}",
            "entry": f"{(now - timedelta(days=90)).timestamp():.0f}",
            "status": status,
            "uuid": str(UUID(int=number + 1)),
        }
        if status == "completed":
            facts["end"] = facts["due"]
        yield f"[{' '.join(f'{name}:{chr(34)}{fact}{chr(34)}' for name, fact in facts.items())}]\n"
