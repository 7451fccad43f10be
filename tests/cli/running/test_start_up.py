"""Start-up: which modules a reading command brings in. Stable, unlike a stopwatch."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

import pytest

HEAVY = {"sqlmodel", "sqlalchemy", "alembic", "holidays", "pydantic", "cryptography", "email"}
OF_FILES = {"xlsxwriter", "icalendar", "docx", "docxtpl"}
"""Libraries that write files."""

_SHOW_MODULES = (
    "import json, sys\n"
    "from tiepdan.cli.running import program\n"
    "from tiepdan.cli.main import app\n"
    "for command in json.loads(sys.argv[1]):\n"
    "    code = program.run(app, command)\n"
    "    sys.stderr.write('\\n' + json.dumps([code, command, sorted(sys.modules)]) + '\\n')\n"
)

_RUN_ALONE = (
    "import atexit, json, sys\n"
    # A folder of the package holds no code of its own, so that it has no share in the start-up.
    "is_folder = lambda one: one.startswith('tiepdan') and hasattr(sys.modules[one], '__path__')\n"
    "show = lambda: [name for name in [*sys.modules] if not is_folder(name)]\n"
    "atexit.register(lambda: sys.stderr.write('\\n' + json.dumps(show()) + '\\n'))\n"
    "from tiepdan.cli.main import main\n"
    "main()\n"
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


def _run_alone(
    *arguments: str, exit_code: int = 0, environment: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, frozenset[str]]:
    """What one command prints, and every module that its process has in the end."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN_ALONE, *arguments],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )
    assert done.returncode == exit_code, done.stderr.decode()
    return done.stdout.decode(), frozenset(json.loads(done.stderr.decode().splitlines()[-1]))


def _usual_and_others(usual: Iterable[str], every: Iterable[str]) -> list[pytest.ParameterSet]:
    """Every one of them, those that are not usual only in an exhaustive run."""
    others = [one for one in every if one not in {*usual}]
    return [
        *map(pytest.param, usual),
        *(pytest.param(one, marks=pytest.mark.exhaustive) for one in others),
    ]


def _commands_in(modules: Iterable[str]) -> list[str]:
    folder = "tiepdan.cli.commands."
    return sorted(module.rpartition(".")[2] for module in modules if module.startswith(folder))


READING = [
    [], ["--json"], ["overdue"], ["due"], ["petitions"], ["meetings"], ["visits"], ["documents"],
    ["show", "2020-0003"],
    ["show", "B24"], ["stats"], ["stats", "--rows", "petitions_received"], ["--help"],
    ["stats", "--by", "month"], ["stats", "--explain", "handling_late"],
    ["overdue", "--officer", "cong chuc"],
    ["overdue", "--today", "26/10/2020"], ["limits"], ["holidays"], ["deadline", "2/11/2026", "10"],
    ["explain", "2020-0003"], ["explain", "B24"], ["duties"], ["local-rules"],
    ["schedule", "--month", "12/2026", "--json"], ["meetings", "--owed"],
    ["search", "dat"], ["petitions", "--hamlet", "hieu chau", "--sort", "due"],
    ["search", "đường", "--json"], ["history"], ["history", "2020-0003"], ["clerk"], ["purge"],
    ["handbook"], ["handbook", "to", "cao"], ["report"],
    ["report", "qd11", "--from", "2019", "--to", "2023"],
    ["report", "forms", "--period", "Q1/2026"], ["report", "03/TCD", "--from", "2023"],
    ["explain", "2020-0003", "--json"], ["limits", "--json"], ["holidays", "2019", "--json"],
]  # fmt: skip


def test_reading_brings_in_neither_sqlmodel_nor_the_holidays(ky_chau: Path) -> None:
    """None of them, and so not the first of them either."""
    tried = list(_modules_after(READING))
    assert len(tried) == len(READING)
    for command, modules in tried:
        assert (HEAVY | OF_FILES) & modules == set(), command


def test_a_file_brings_in_what_writes_it_alone(ky_chau: Path, tmp_path: Path) -> None:
    """And one that writes none brings in neither that nor Rich: what a process has only grows."""
    report = ("report", "qd11", "--from", "2019", "--to", "2023")
    tried = _modules_after([
        ("overdue", "--today", "26/10/2020", "--json"),
        ("export", str(tmp_path / "files")),
        report,
        *(("meetings", "-o", str(tmp_path / f"x{ending}")) for ending in (".csv", ".xlsx", ".ics")),
        (*report, "-o", str(tmp_path / "x.docx")),
    ])  # fmt: skip
    brought = []
    for command, modules in tried:
        brought.append(OF_FILES & modules)
        assert not {"rich", "sqlmodel", "pydantic", "holidays", "platformdirs"} & modules, command
        assert brought[-1] or not HEAVY & modules, command
    none: set[str] = set()
    assert brought == [
        none, none, none, none, {"xlsxwriter"}, {"xlsxwriter", "icalendar"},
        {"xlsxwriter", "icalendar", "docx"},
    ]  # fmt: skip


@pytest.mark.exhaustive
def test_a_list_in_word_brings_in_word_alone(ky_chau: Path, tmp_path: Path) -> None:
    modules = _modules("meetings", "-o", str(tmp_path / "x.docx"))
    assert OF_FILES & modules == {"docx"}
    assert not {"rich", "sqlmodel", "pydantic"} & modules


def test_writing_needs_no_holidays_once_the_calendar_is_built(database: Path) -> None:
    modules = _modules(
        "add-sanction", "--whom", "head", "--form", "khiển trách", "--on", "02/11/2026"
    )
    assert "sqlmodel" in modules
    assert not {"holidays", "alembic"} & modules


MOST_MODULES = {
    "": 81,
    "overdue": 63,
    "due": 71,
    "petitions": 93,
    "show 2020-0003": 129,  # and says why no limit is counted of an old case
    "show B24": 129,
    "stats": 140,  # and tells what it means that an old case ended on an unknown day
    "search dat": 82,
    "meetings": 85,
    "visits": 79,
    "documents": 65,
    "history": 91,
    "--help": 22,
    "--version": 39,  # it names the law and the calendar
    "report 01/TCD --period Q1/2026": 172,
}
"""How many modules of the package each of these may bring in, with room for a few more."""

ONE_OF_EACH_KIND = ("", "show B24", "stats", "--help", "report 01/TCD --period Q1/2026")

OF_WINDOWS = {
    "tiepdan.cli.running.screen.console",
    "tiepdan.records.file.windows_names",
    "tiepdan.records.without_wmi",
}
"""What no other system needs."""


@pytest.mark.parametrize("command", _usual_and_others(ONE_OF_EACH_KIND, MOST_MODULES))
def test_a_command_brings_in_what_it_needs(ky_chau: Path, command: str) -> None:
    """Each of our modules costs every start; a stopwatch would not tell it from the weather."""
    _printed, modules = _run_alone(*command.split())
    own = sorted(one for one in modules - OF_WINDOWS if one.startswith("tiepdan"))
    assert len(own) <= MOST_MODULES[command], own
    assert len(_commands_in(own)) <= 1


def test_what_no_other_system_needs_is_there() -> None:
    """A module that was moved, and is not here, would count among those of every system."""
    assert [name for name in sorted(OF_WINDOWS) if find_spec(name) is None] == []


def test_the_version_needs_no_rich() -> None:
    printed, modules = _run_alone("--version")
    assert printed.splitlines()[0] == f"tiepdan {version('tiepdan')}"
    assert not {"rich", "pydantic"} & modules


@pytest.mark.parametrize(
    "wrong",
    _usual_and_others(("overdu", "overdue --officer"), ("overdue --officers", "show", "due 1 2")),
)
def test_errors_of_usage_need_no_rich(ky_chau: Path, wrong: str) -> None:
    _printed, modules = _run_alone(*wrong.split(), exit_code=2)
    assert not {"rich", "pydantic"} & modules


COMPLETED = {
    "bash": {"COMP_WORDS": "tiepdan {line}", "COMP_CWORD": "{word}"},
    "zsh": {"_TYPER_COMPLETE_ARGS": "tiepdan {line}"},
    "fish": {
        "_TYPER_COMPLETE_ARGS": "tiepdan {line}",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    },
    "powershell": {
        "_TYPER_COMPLETE_ARGS": "tiepdan {line}",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": "{last}",
    },
}
"""How each shell says what is to be completed."""


def _completed(shell: str, line: str) -> tuple[str, frozenset[str]]:
    words = line.split()
    told = {
        name: value.format(line=line, word=len(words), last=words[-1])
        for name, value in COMPLETED[shell].items()
    }
    return _run_alone(
        environment={**told, "_TIEPDAN_COMPLETE": f"complete_{shell}", "TIEPDAN_LANG": "vi"}
    )


@pytest.mark.parametrize("shell", _usual_and_others(("bash", "powershell"), COMPLETED))
def test_completing_a_command_imports_none(shell: str) -> None:
    printed, modules = _completed(shell, "edit-v")
    assert "edit-visit" in printed
    assert "edit-meeting" not in printed
    assert shell == "bash" or "lượt tiếp" in printed
    assert not {"rich", "pydantic"} & modules
    assert _commands_in(modules) == []


@pytest.mark.parametrize("shell", _usual_and_others(("zsh", "fish"), COMPLETED))
def test_completing_an_option_imports_its_command(shell: str) -> None:
    printed, modules = _completed(shell, "overdue --off")
    assert "--officer" in printed
    assert "--json" not in printed
    assert not {"rich", "pydantic"} & modules
    assert _commands_in(modules) == ["overdue"]


@pytest.mark.parametrize(
    "command", _usual_and_others(("add-petition", "import x"), ("edit-event 1", "undo"))
)
def test_completing_inside_a_command_that_writes_brings_in_nothing_heavy(command: str) -> None:
    printed, modules = _completed("zsh", f"{command} --no-i")
    assert "--no-input" in printed
    assert not {*HEAVY, "rich"} & modules


@pytest.mark.skipif(sys.platform == "win32", reason="bash is not its shell")
def test_bash_completes_by_the_script_it_is_given(tmp_path: Path) -> None:
    program = tmp_path / "tiepdan"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tiepdan "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = """
        eval "$(tiepdan --show-completion bash)"
        COMP_WORDS=(tiepdan overdue --js) COMP_CWORD=2
        _tiepdan_completion tiepdan
        echo "${COMPREPLY[@]}"
    """
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": path},
        check=True,
        timeout=60,
    )
    assert done.stdout == "--json\n"


def test_a_shell_that_cannot_complete_is_refused_with_those_that_can() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tiepdan", "--show-completion", "cmd"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert "“cmd”" in done.stderr
    assert "powershell" in done.stderr
