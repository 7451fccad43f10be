"""Start-up: which modules a reading command brings in. Stable, unlike a stopwatch."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

HEAVY = {"sqlmodel", "sqlalchemy", "alembic", "holidays", "pydantic", "cryptography", "email"}

_SHOW_MODULES = (
    "import json, sys\n"
    "from tiepdan.cli.running import program\n"
    "from tiepdan.cli.main import app\n"
    "for command in json.loads(sys.argv[1]):\n"
    "    code = program.run(app, command)\n"
    "    sys.stderr.write('\\n' + json.dumps([code, command, sorted(sys.modules)]) + '\\n')\n"
)


def _modules_after(commands: Sequence[Sequence[str]]) -> Iterator[tuple[Sequence[str], set[str]]]:
    """The modules there after each of the commands, all run by one process."""
    done = subprocess.run(
        [sys.executable, "-c", _SHOW_MODULES, json.dumps(commands)],
        capture_output=True,
        env=os.environ,
        check=True,
        timeout=60,
    )
    for line in done.stderr.decode().splitlines():
        if line.startswith("["):
            code, command, modules = json.loads(line)
            assert code == 0, command
            yield command, {module.partition(".")[0] for module in modules}


def _modules(*arguments: str) -> set[str]:
    ((_command, modules),) = _modules_after([arguments])
    return modules


READING = [
    ["overdue"], ["due"], ["petitions"], ["meetings"], ["visits"], ["documents"],
    ["show", "2020-0003"],
    ["show", "B24"], ["stats"], ["stats", "--rows", "petitions_received"], ["--help"],
    ["stats", "--by", "month"], ["stats", "--explain", "handling_late"],
    ["overdue", "--officer", "cong chuc"],
    ["overdue", "--today", "26/10/2020"], ["limits"], ["holidays"], ["deadline", "2/11/2026", "10"],
    ["explain", "2020-0003"], ["explain", "B24"], ["duties"], ["local-rules"],
    ["schedule", "--month", "12/2026", "--json"], ["meetings", "--owed"],
    ["search", "dat"], ["petitions", "--hamlet", "hieu chau", "--sort", "due"],
    ["search", "đường", "--json"], ["history"], ["history", "2020-0003"], ["clerk"], ["purge"],
    ["explain", "2020-0003", "--json"], ["limits", "--json"], ["holidays", "2019", "--json"],
]  # fmt: skip


def test_reading_brings_in_neither_sqlmodel_nor_the_holidays(ky_chau: Path) -> None:
    """None of them, and so not the first of them either."""
    tried = list(_modules_after(READING))
    assert len(tried) == len(READING)
    for command, modules in tried:
        assert not HEAVY & modules, command


def test_json_needs_no_rich(ky_chau: Path) -> None:
    assert "rich" not in _modules("overdue", "--today", "26/10/2020", "--json")


def test_a_named_database_needs_no_platformdirs(ky_chau: Path) -> None:
    assert "platformdirs" not in _modules("overdue")


def test_writing_needs_no_holidays_once_the_calendar_is_built(database: Path) -> None:
    modules = _modules(
        "add-sanction", "--whom", "head", "--form", "khiển trách", "--on", "02/11/2026"
    )
    assert "sqlmodel" in modules
    assert not {"holidays", "alembic"} & modules
