"""Proves the folder under Wine: a clerk's first days, compared with the same ones lived here."""

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

from windows import building, wine
from windows.archive import unpacked
from windows.bad_inputs import (
    inside_the_zip,
    kept_open,
    long_paths,
    no_drive,
    read_only,
    second_start,
    semicolon,
)
from windows.checks import carried, console, files, opened, restored, writers
from windows.embedded import python_for_tests
from windows.proof import CHECKOUT, Proof
from windows.registers import lay_registers
from windows.sticks import full_stick, new_stick, stick_in_a_drawer
from windows.story import BOOK, COPY, FIRST_MINUTE, STORY, Step
from windows.suite import run_suite

FOLDER = "Tiếp dân"

CHECKS = (
    *(opened, files, restored, writers, console, carried),
    *(inside_the_zip, long_paths, semicolon, read_only, no_drive, second_start, kept_open),
    *(new_stick, full_stick, stick_in_a_drawer),
)


def main() -> None:
    """Read the options, prove, and tell the figures."""
    parser = argparse.ArgumentParser(prog=".ci/prove-windows", description=__doc__)
    parser.add_argument(
        "zip", type=Path, nargs="?", help="what this commit built; else it is built first"
    )
    parser.add_argument("--short", action="store_true", help="what fits into a minute")
    parser.add_argument(
        "--suite", nargs="*", metavar="TESTS", help="the tests instead: those named, or all"
    )
    typed = parser.parse_args()
    wine.install()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        program = _program(typed.zip, work, is_short=typed.short)
        with wine.fresh_wine(work / "proof") as windows:
            if typed.suite is not None:
                wine.add_random_numbers(program / "python")
                is_good = run_suite(windows, program, work, typed.suite)
            else:
                kept = {"PYTHONPYCACHEPREFIX": windows.path(work / "compiled")}
                proof = Proof(
                    *(windows, program, *_desks(windows, work)),
                    variables=kept if typed.short and not typed.zip else {},
                )
                _prove(proof, is_short=typed.short)
                print(f"{program.name}: {proof.figures}")
                is_good = not proof.failed
    if not is_good:
        raise SystemExit(1)


def _program(zipped: Path | None, work: Path, *, is_short: bool) -> Path:
    """The folder to be tried: unpacked from a zip, or in a short proof as it is before."""
    folder = work / FOLDER
    if is_short and zipped is None:
        built = building.build_folder(python_for_tests(work), work, is_compiled=False)
        folder.mkdir()
        return built.rename(folder / built.name)
    zipped = zipped or building.build(python_for_tests(work), work, work)
    program = unpacked(zipped, folder)
    print(f"{zipped.name}: {zipped.stat().st_size / 1e6:.1f} MB")
    return program


def _desks(windows: wine.Wine, work: Path) -> tuple[Path, Path]:
    """Where the commands are typed, there and here, with the files that they read."""
    desks = windows.user_folder / "Bàn làm việc", work / "here"
    for desk in desks:
        (desk / COPY).mkdir(parents=True)
        shutil.copyfile(CHECKOUT / "tests" / "data" / "so-tiep-cong-dan.ods", desk / BOOK)
        lay_registers(desk)
    return desks


def _prove(proof: Proof, *, is_short: bool) -> None:
    _whole(proof, "unpacked")
    wine.add_random_numbers(proof.program / "python")
    version = proof.windows(Step(("--version",)))
    proof.expect(
        "--version names the folder's own Python",
        is_so=version.returncode == 0 and ", Python 3.13." in version.stdout,
        found=version.stdout + version.stderr,
    )
    for step in FIRST_MINUTE if is_short else STORY:
        proof.compare(step)
    if not is_short:
        for check in CHECKS:
            check(proof)
    _whole(proof, "after all that was run")


def _whole(proof: Proof, when: str) -> None:
    """Each file is as SHA256SUMS says: starting the program writes nothing beside it."""
    lines = (proof.program / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {
        file.relative_to(proof.program).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in proof.program.rglob("*")
        if file.is_file()
    }
    ours = {"SHA256SUMS", "python/bcryptprimitives.dll"}
    differing = {name for name, _sum in sums.items() ^ found.items()} - ours
    proof.expect(f"the folder, {when}", is_so=not differing, found=str(sorted(differing)[:20]))
