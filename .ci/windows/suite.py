"""The tests, run under Wine by the folder's own Python, on the checkout's code."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from windows.lock import LOCK, PYTHON, read_lock
from windows.packages import unpack
from windows.pip import pip
from windows.wine import Wine

CHECKOUT = Path(__file__).parents[2]

TOOLS = (
    *("babel", "hypothesis", "iniconfig", "packaging", "pluggy", "pygments", "pytest"),
    "sortedcontainers",
)
"""What of the lock for development the tests import there; linters look at the same files here.
Pygments is whole there, for pytest."""

USUAL = ("tests/records/file", "tests/law", "tests/facts", "tests/test_*.py")
"""What is run unless files are named: all that meets the system, in some minutes."""

LACKING = "import _winapi\ndel _winapi.CopyFile2\n"
"""Run at each start: Wine 8 says that it can copy files so, and cannot."""

_SECONDS = 1800

_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?)(?: - .*)?$", re.MULTILINE)
_COUNTS = re.compile(r"^=* ?((?:\d+ \w+(?:, )?)+) in .*$", re.MULTILINE)


@dataclass(frozen=True)
class Allowed:
    """Tests that may fail under Wine: those whose name begins so, and why."""

    begins: str
    reason: str
    is_run: bool = True
    """Not where it would wait for what never comes."""


def allowed_failures() -> tuple[Allowed, ...]:
    """The list, as its file has it."""
    file = Path(__file__).with_name("allowed_failures.toml")
    return tuple(Allowed(**one) for one in tomllib.loads(file.read_text("utf-8"))["allowed"])


def run_suite(wine: Wine, program: Path, work: Path, files: Iterable[str]) -> bool:
    """Run test files, tell what failed, and whether nothing did but what may."""
    python = _prepare(program, work)
    allowed = allowed_failures()
    named = [str(found) for file in files or USUAL for found in _found(file)]
    left_out = [word for one in allowed if not one.is_run for word in ("--deselect", one.begins)]
    done = wine.run(
        *(python, "-m", "pytest", "-q", "-rfE", "--tb=short", "-p", "no:cacheprovider"),
        *left_out,
        *named,
        variables={"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        folder=CHECKOUT,
        seconds=_SECONDS,
    )
    said = done.stdout.replace("\r\n", "\n")
    failed = _FAILED.findall(said)
    verdicts = {name: _reason(name, allowed) for name in failed}
    unknown = [name for name, reason in verdicts.items() if reason is None]
    counts = _COUNTS.findall(said)
    if unknown or not counts:
        print(said + done.stderr)
    _tell(verdicts)
    print(f"the suite under Wine: {counts[-1] if counts else 'did not end'}")
    print(f"{len(failed) - len(unknown)} failures allowed, {len(unknown)} not")
    return bool(counts) and not unknown and done.returncode in {0, 1}


def _found(file: str) -> list[str]:
    """What is meant by a name with a star in it; pytest itself takes tests in files."""
    if "*" not in file:
        return [file]
    return sorted(one.relative_to(CHECKOUT).as_posix() for one in CHECKOUT.glob(file))


def _reason(name: str, allowed: Iterable[Allowed]) -> str | None:
    return next((one.reason for one in allowed if name.startswith(one.begins)), None)


def _tell(verdicts: Mapping[str, str | None]) -> None:
    for name, reason in verdicts.items():
        print(f"{'allowed' if reason else 'FAILED'}: {name}{f' ({reason})' if reason else ''}")


def _prepare(program: Path, work: Path) -> Path:
    """Let the folder's Python find the checkout before its own lib, and the tools."""
    tools = work / "tools"
    tools.mkdir()
    wanted = tools / "windows.txt"
    locked = {one.name: one for one in read_lock(LOCK.with_name("lock-dev.txt"))}
    wanted.write_text("\n".join(locked[name].requirement for name in TOOLS), encoding="utf-8")
    for_windows = ("--platform", "win_amd64", "--python-version", PYTHON, "--only-binary=:all:")
    pip("download", "--no-deps", "--require-hashes", *for_windows, "-r", wanted, "-d", tools)
    for wheel in tools.glob("*.whl"):
        unpack(wheel, tools)
    (tools / "sitecustomize.py").write_text(LACKING, encoding="utf-8")
    paths = ["python313.zip", ".", Wine.path(CHECKOUT), Wine.path(tools), "..\\lib", "import site"]
    (program / "python" / "python313._pth").write_text("\r\n".join(paths), "utf-8", newline="")
    return program / "python" / "python.exe"
