"""Whole processes, timed in pairs: what a user waits for, whatever else the machine is doing."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

MILLISECONDS = 1000


@dataclass(frozen=True, slots=True)
class Process:
    """A command line and the environment it runs in."""

    name: str
    line: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Run:
    """One finished run of a process: how long it took, also of processor time, and its output."""

    seconds: float
    processor_seconds: float
    output: bytes

    @property
    def lines(self) -> int:
        """How many lines it printed."""
        return self.output.count(b"\n")


@dataclass(frozen=True, slots=True)
class Timing:
    """The runs of a process, each beside a run of what it is compared with."""

    own: Sequence[Run]
    beside: Sequence[Run]

    def ratio(self, of: Callable[[Run], float]) -> float:
        """The median over the pairs."""
        return median(of(own) / of(other) for own, other in zip(self.own, self.beside, strict=True))


def environment(folder: Path, **more: str) -> dict[str, str]:
    """As an installed program has it: compiled once, whatever the developer's own variables say."""
    without = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}
    own = {name: value for name, value in os.environ.items() if name not in without}
    return {**own, "PYTHONPYCACHEPREFIX": str(folder / "compiled"), **more}


def compare(commands: Sequence[Process], other: Process, runs: int) -> list[Timing]:
    """Time each command in turn with the other one, run by run, and print what came of it."""
    run(other)  # the first one warms caches: Python's, the file system's, and todoman's own
    timings: list[Timing] = []
    for command in commands:
        run(command)
        pairs = [_run_pair(command, other, is_even=not number % 2) for number in range(runs)]
        timings.append(Timing([own for own, _beside in pairs], [beside for _own, beside in pairs]))
    others = [one for timing in timings for one in timing.beside]
    say(f"\n{'':52} {'ms':>6} {'ratio':>6} {'CPU ms':>7} {'ratio':>6} {'lines':>6}")
    _say_row(other.name, others)
    for command, timing in zip(commands, timings, strict=True):
        _say_row(command.name, timing.own, timing)
    return timings


def run(process: Process) -> Run:
    """Run it once."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = perf_counter()
    finished = subprocess.run(
        process.line,
        env=process.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    seconds = perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if finished.returncode:
        raise SystemExit(f"{process.name}: {finished.stderr.decode(errors='replace')}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, processor, finished.stdout)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def seconds(one: Run) -> float:
    """How long a run took by the clock on the wall."""
    return one.seconds


def processor_seconds(one: Run) -> float:
    """How long the processor was at work for a run."""
    return one.processor_seconds


def _say_row(name: str, runs: Sequence[Run], timing: Timing | None = None) -> None:
    cells = ""
    for of, width in ((seconds, 6), (processor_seconds, 7)):
        ratio = timing.ratio(of) if timing else 1.0
        cells += f" {median(map(of, runs)) * MILLISECONDS:{width}.0f} {ratio:6.2f}"
    say(f"{name:52}{cells} {runs[0].lines:6}")


def _run_pair(command: Process, other: Process, *, is_even: bool) -> tuple[Run, Run]:
    """Both once, in alternating order, so that neither always comes first."""
    if is_even:
        beside = run(other)
        return run(command), beside
    return run(command), run(other)
