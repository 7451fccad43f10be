"""What is found while the folder is tried: each check counted, each failure told at once."""

import difflib
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from windows.story import Step
from windows.wine import Wine

CHECKOUT = Path(__file__).parents[2]

_OF_THE_MOMENT = (
    (r"\d{2}/\d{2}/\d{4} \d{2}:\d{2}", "MOMENT"),
    (r"\d{4}-\d{2}-\d{2}-\d{4,6}", "MOMENT"),
    (r"\b\d+:[0-9a-f]{16}\b", "SEAL"),
    (r"@[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "REGISTER"),
)
"""What differs between two registers, and two runs of the same command."""

Outcome = subprocess.CompletedProcess[str]


@dataclass
class Proof:
    """The folder under Wine, and the checkout here, each with a desk on which files lie."""

    wine: Wine
    program: Path
    """The folder that was unpacked."""

    desk: Path
    desk_here: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    """What every command there is given besides."""

    passed: int = 0
    failed: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def expect(self, name: str, *, is_so: bool, found: str = "") -> None:
        """Count one check, and tell of it where it failed."""
        if is_so:
            self.passed += 1
        else:
            self.failed.append(name)
            print(f"FAILED: {name}\n{found}", flush=True)

    def windows(self, step: Step) -> Outcome:
        """One command as it is typed in the window that mo-so.cmd opens: by its name alone."""
        start = time.monotonic()
        done = self.wine.run(
            *("cmd", "/c", "tiepdan", *step.words),
            variables={
                **_variables(step),
                "WINEPATH": self.wine.path(self.program),
                **self.variables,
            },
            folder=self.desk,
        )
        self.seconds.append(time.monotonic() - start)
        return done

    def answer(self, step: Step, *, code: int, said: str = "") -> None:
        """Run a step under Wine alone: how it ends, and some words of what it says."""
        done = self.windows(step)
        register = step.variables.get("TIEPDAN_DB", "")
        self.expect(
            " ".join(("tiepdan", *step.words, register)),
            is_so=done.returncode == code and said in done.stderr,
            found=f"{done.returncode}\n{done.stdout}{done.stderr}",
        )

    def here(self, step: Step) -> Outcome:
        """The same command, by the checkout on this machine."""
        mine = {key: value for key, value in os.environ.items() if not key.startswith("TIEPDAN_")}
        mine["XDG_DATA_HOME"] = str(self.desk_here / ".user")  # where nobody else's name is kept
        return subprocess.run(
            [sys.executable, "-m", "tiepdan", *step.words],
            input="",
            capture_output=True,
            encoding="utf-8",
            env={**mine, "PYTHONPATH": str(CHECKOUT), **_variables(step)},
            cwd=self.desk_here,
            check=False,
        )

    def compare(self, step: Step) -> None:
        """Run a step on both, and compare how it ends and all that it says."""
        there, here = self.windows(step), self.here(step)
        name = " ".join(("tiepdan", *step.words))
        codes = (there.returncode, here.returncode)
        self.expect(f"{name}: exit code", is_so=codes == (step.code,) * 2, found=f"{codes}")
        for stream in ("stdout", "stderr"):
            texts = [self._same_desk(getattr(done, stream)) for done in (there, here)]
            found = difflib.unified_diff(texts[0], texts[1], "under Wine", "here", lineterm="")
            differing = "\n".join(found)
            self.expect(f"{name}: {stream}", is_so=not differing, found=differing)

    def _same_desk(self, text: str) -> list[str]:
        """The lines of a text, in which both desks are called the same."""
        there = "C:" + str(self.desk).partition("drive_c")[2]
        return plain(text).replace(there, "DESK").replace(str(self.desk_here), "DESK").splitlines()

    @property
    def figures(self) -> str:
        """The closing lines."""
        median = statistics.median(self.seconds) if self.seconds else 0
        starts = f"{len(self.seconds)} starts under Wine, half of them within {median:.1f} s"
        return f"{starts}\n{self.passed} passed, {len(self.failed)} failed"


def plain(text: str) -> str:
    """What is said, without what is of the moment or of the system."""
    text = text.replace("\r\n", "\n").replace("\\", "/")
    for pattern, word in _OF_THE_MOMENT:
        text = re.sub(pattern, word, text)
    return text


def _variables(step: Step) -> Mapping[str, str]:
    """What both are told; no width, in which sentences with paths of both would differ."""
    usual = {"TIEPDAN_DB": "sổ.db", "TIEPDAN_TODAY": step.day, "COLUMNS": ""}
    return {**usual, **step.variables}
