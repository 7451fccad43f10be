"""What goes wrong with folders and other clerks, and is said."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from windows.proof import Proof
from windows.story import ADD, INIT, Step

LONGEST = 259
"""Letters in the longest path that Explorer unpacks, and programs open, as Windows is set up."""

OFFICE = "Ủy ban nhân dân xã Kỳ Châu, Văn phòng & Tiếp dân (2026)"
"""What a folder may be called: letters of Vietnamese, and what means something to cmd."""

_WRITES = (
    "import sqlite3, sys; from pathlib import Path; from tiepdan.records.file.queue import turn;"
    " register = Path(sys.argv[1]); waiting = turn(register); waiting.__enter__();"
    " connection = sqlite3.connect(register); connection.execute('BEGIN IMMEDIATE');"
    " print('writing', flush=True); sys.stdin.readline(); waiting.__exit__(None, None, None)"
)
"""A program that writes until a line is typed."""

_READS_ALONE = (
    "import ctypes, sys; kernel = ctypes.windll.kernel32;"
    " kernel.CreateFileW(sys.argv[1], 0x80000000, 1, None, 3, 0, None);"
    " print('reading', flush=True); sys.stdin.readline()"
)
"""One that keeps a file open to read it and shares it with readers only, until a line is typed."""


def long_paths(proof: Proof) -> None:
    """In a path of 200 letters what is too long was left out, which both launchers say.

    In the longest path in which all of it fits it starts, with a register carried along.
    """
    files = [one.relative_to(proof.program) for one in proof.program.rglob("*") if one.is_file()]
    fits = LONGEST - max(len(f"\\{one}") for one in files)
    for letters in (200, fits):
        folder = _folder_of(proof, letters)
        there = "C:" + str(folder).partition("drive_c")[2].replace("/", "\\")
        for file in files:
            if len(f"{there}\\{file}") <= LONGEST:
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                os.link(proof.program / file, folder / file)
        if letters == fits:
            (folder / "so").mkdir()
        for launcher, typed in (("tiepdan.cmd", INIT), ("mo-so.cmd", ())):
            done = proof.wine.run("cmd", "/c", launcher, *typed, folder=folder)
            said = done.stdout + done.stderr
            proof.expect(
                f"{launcher} in a path of {len(there)} letters",
                is_so=("Xã Kỳ Châu" if letters == fits else "C:\\tiepdan") in said,
                found=said,
            )
        shutil.rmtree(folder)


def semicolon(proof: Proof) -> None:
    """Windows finds no libraries in a folder with a semicolon, and no program by its name."""
    folder = proof.wine.prefix / "drive_c" / "Tiếp dân; đơn thư"
    folder.mkdir()
    for launcher in ("tiepdan.cmd", "mo-so.cmd"):
        shutil.copyfile(proof.program / launcher, folder / launcher)
        done = proof.wine.run("cmd", "/c", launcher, folder=folder)
        said = done.stdout + done.stderr
        proof.expect(f"{launcher} beside a semicolon", is_so="cham phay" in said, found=said)


def _folder_of(proof: Proof, letters: int) -> Path:
    """A new folder whose path has so many letters there."""
    above = proof.wine.prefix / "drive_c" / OFFICE
    used = len(f"C:\\{OFFICE}\\")
    folder = above / ("x" * (letters - used))
    folder.mkdir(parents=True)
    return folder


def read_only(proof: Proof) -> None:
    """A register that is marked, in a folder where nothing may be made: it is read, and said."""
    if not proof.wine.obeys_rights:
        print("not tried: what may only be read, since root may write it")
        return
    folder = proof.desk / "chỉ đọc"
    folder.mkdir()
    register = folder / "sổ.db"
    given = {"TIEPDAN_DB": f"{folder.name}\\{register.name}"}
    proof.answer(Step(INIT, variables=given), code=0)
    register.chmod(0o444)  # which is what the mark is here
    proof.answer(Step(ADD, variables=given), code=6, said="ô Read-only")
    proof.answer(Step(("overdue",), variables=given), code=0)
    register.chmod(0o644)
    for left in folder.glob("*-*"):
        left.unlink()
    folder.chmod(0o555)
    proof.answer(Step(ADD, variables=given), code=6, said="chỉ được phép đọc")
    proof.answer(Step(("check",), variables=given), code=0)
    new = {"TIEPDAN_DB": f"{folder.name}\\mới.db"}
    proof.answer(Step(INIT, variables=new), code=6, said="--db")
    folder.chmod(0o755)


def no_drive(proof: Proof) -> None:
    """On a drive that is not plugged in no register is made, nor is a copy put back."""
    gone = {"TIEPDAN_DB": "K:\\so\\sổ.db"}
    proof.answer(Step(INIT, variables=gone), code=6, said="ổ đĩa")
    proof.answer(Step(("demo", "--db", "K:\\tập.db")), code=6, said="ổ đĩa")


def second_start(proof: Proof) -> None:
    """While one clerk writes, another reads, waits as long as is said, and then writes."""
    with _beside(proof, _WRITES):
        proof.answer(Step(("overdue",)), code=0)
        hasty = Step(ADD, variables={"TIEPDAN_LOCK_WAIT": "0.1"})
        proof.answer(hasty, code=6, said="bị khóa")
    proof.answer(Step(ADD), code=0, said="Đã ghi đơn")


def kept_open(proof: Proof) -> None:
    """While another program reads the file and lets nobody write it, that is what is said."""
    with _beside(proof, _READS_ALONE):
        proof.answer(Step(ADD), code=6, said="đang mở ở chương trình khác")
        proof.answer(Step(("overdue",)), code=0)
    proof.answer(Step(("check",)), code=0)


@contextmanager
def _beside(proof: Proof, script: str) -> Iterator[None]:
    """Another program at work on the register, until this is done."""
    python = proof.program / "python" / "python.exe"
    with subprocess.Popen(
        [*proof.wine.command, str(python), "-c", script, "sổ.db"],
        env=proof.wine.environment, cwd=proof.desk, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as other:  # fmt: skip
        if other.stdin is None or other.stdout is None or not other.stdout.readline():
            raise SystemExit("the other program did not begin")
        yield
        other.stdin.write(b"\n")
        other.stdin.close()


def inside_the_zip(proof: Proof) -> None:
    """Opened inside the zip, mo-so.cmd is alone, and says what to do."""
    alone = proof.desk / "alone"
    alone.mkdir()
    launcher = alone / "mo-so.cmd"
    launcher.write_bytes((proof.program / "mo-so.cmd").read_bytes())
    done = proof.wine.run("cmd", "/c", proof.wine.path(launcher), typed="\n")
    proof.expect(
        "mo-so.cmd without its folder",
        is_so="giai nen" in done.stdout and "\\alone>" not in done.stdout,
        found=done.stdout + done.stderr,
    )
