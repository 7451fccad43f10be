"""The tests, run under Wine by the folder's own Python, on the checkout's code."""

import os
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from windows.lock import LOCK, read_lock
from windows.packages import download_wheels, unpack
from windows.wine import Wine

CHECKOUT = Path(__file__).parents[2]

TOOLS = (
    *("babel", "execnet", "hypothesis", "iniconfig", "packaging", "pluggy", "pygments", "pytest"),
    *("pytest-xdist", "sortedcontainers"),
)
"""What of the lock for development the tests import there; linters look at the same files here.
Pygments is whole there, for pytest."""

LACKING = "import _winapi\ndel _winapi.CopyFile2\n"
"""Run at each start: Wine 8 says that it can copy files so, and cannot."""

SAID = CHECKOUT / "dist" / "suite-under-wine.log"
"""What pytest says while it runs, a line a test."""

_SECONDS_A_TEST = 600
"""After so many it hangs: where, is said; its process ends, and the rest is run by another one."""

HOW = (
    *("-v", "-rfE", "--tb=short", "--color=no", "-p", "no:cacheprovider"),
    *("-n", str(os.cpu_count() or 1), "-o", f"faulthandler_timeout={_SECONDS_A_TEST}"),
    *("-o", "faulthandler_exit_on_timeout=true"),
)
"""How pytest runs them: a line for each, on all cores."""

_SECONDS = 3 * 60 * 60

_VERDICT = re.compile(r"^\[gw\d+\] \[ *\d+%\] ([A-Z]+) (.+?) *$", re.MULTILINE)
_ALL_THE_SAME = re.compile(r"^(?:\[gw.* PASSED )?tests/.*\n", re.MULTILINE)
_COUNTS = re.compile(r"^=+ ((?:\d+ \w+(?:, )?)+ in [\d.]+s.*?) =+$", re.MULTILINE)
_BAD = re.compile(r"(\d+) (?:failed|error)")


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


def run_suite(wine: Wine, program: Path, work: Path, files: Sequence[str]) -> bool:
    """Run test files, or all there are; tell what failed, and whether nothing did but what may."""
    python = _prepare(program, work)
    allowed = allowed_failures()
    left_out = [word for one in allowed if not one.is_run for word in ("--deselect", one.begins)]
    SAID.parent.mkdir(exist_ok=True)
    print(f"what is run is written to {SAID.relative_to(CHECKOUT)}", flush=True)
    code = wine.follow(
        SAID,
        python,
        *("-m", "pytest", *HOW, *left_out, *(files or ["tests"])),
        variables={
            "PYTHONPYCACHEPREFIX": wine.path(work / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
        },
        folder=CHECKOUT,
        seconds=_SECONDS,
    )
    return judge(SAID.read_text("utf-8", "backslashreplace"), code, allowed)


def judge(said: str, code: int | None, allowed: Iterable[Allowed]) -> bool:
    """Tell what failed in what pytest said, and how many tests were run; whether all is well.

    ``code`` is its exit code, None where it was ended.
    """
    verdicts = _VERDICT.findall(said)
    failed = [name for verdict, name in verdicts if verdict in {"FAILED", "ERROR"}]
    reasons = {name: _reason(name, allowed) for name in failed}
    unknown = [name for name, reason in reasons.items() if reason is None]
    counts = _COUNTS.findall(said)
    has_ended = code in {0, 1} and bool(counts)
    is_all_known = has_ended and sum(map(int, _BAD.findall(counts[-1]))) == len(failed)
    if unknown or not is_all_known:
        print(_ALL_THE_SAME.sub("", said))
    _tell(reasons)
    if has_ended:
        print(f"the suite under Wine: {counts[-1]}")
    else:
        why = f"after {_SECONDS} seconds" if code is None else f"with exit code {code}"
        print(f"the suite under Wine was ended {why}; {len(verdicts)} tests were run until then")
    print(f"{len(reasons) - len(unknown)} failures allowed, {len(unknown)} not")
    return is_all_known and not unknown


def _reason(name: str, allowed: Iterable[Allowed]) -> str | None:
    return next((one.reason for one in allowed if name.startswith(one.begins)), None)


def _tell(verdicts: Mapping[str, str | None]) -> None:
    for name, reason in verdicts.items():
        print(f"{'allowed' if reason else 'FAILED'}: {name}{f' ({reason})' if reason else ''}")


def _prepare(program: Path, work: Path) -> Path:
    """Let the folder's Python find the checkout before its own lib, and the tools."""
    tools = work / "tools"
    tools.mkdir()
    locked = {one.name: one for one in read_lock(LOCK.with_name("lock-dev.txt"))}
    for wheel in download_wheels((locked[name] for name in TOOLS), tools):
        unpack(wheel, tools)
    (tools / "sitecustomize.py").write_text(LACKING, encoding="utf-8")
    paths = ["python313.zip", ".", Wine.path(CHECKOUT), Wine.path(tools), "..\\lib", "import site"]
    (program / "python" / "python313._pth").write_text("\r\n".join(paths), "utf-8", newline="")
    return program / "python" / "python.exe"
