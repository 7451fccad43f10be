"""What the story cannot show: files compared, a copy put back, a crowd, a console, a stick."""

import json
import os
import pty
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

from windows import console as console_program
from windows.proof import Proof, plain
from windows.story import ADD, COPY, INIT, Step

WRITERS, WRITES = 4, 2

USUAL = {"TIEPDAN_DB": ""}
"""No register is named: the one carried along, or in the user's own folder."""

OBEYS_ESCAPES = 0x4
"""ENABLE_VIRTUAL_TERMINAL_PROCESSING. Wine's console takes the flag, and shows escapes as they are:
so it is seen that they are asked for, and not how they look."""


def files(proof: Proof) -> None:
    """Each file written there has what the one written here has."""
    for written in sorted(proof.desk_here.glob("tệp *")):
        contents = [_content(desk / written.name) for desk in (proof.desk, proof.desk_here)]
        proof.expect(f"{written.name} is as here", is_so=contents[0] == contents[1])


def _content(file: Path) -> Any:
    """What is in a file, without the moment at which it was written."""
    if not file.exists():
        return None
    if file.suffix in {".xlsx", ".docx"}:
        with zipfile.ZipFile(file) as archive:
            return {
                name: plain(archive.read(name).decode(errors="backslashreplace"))
                for name in archive.namelist()
                if not name.startswith("docProps/")
            }
    return plain(file.read_bytes().decode())


def opened(proof: Proof) -> None:
    """A double click on mo-so.cmd shows the morning's picture, and a prompt to type at."""
    done = proof.wine.run("cmd", "/c", proof.wine.path(proof.program / "mo-so.cmd"))
    proof.expect(
        "mo-so.cmd opened",
        is_so="tiepdan init" in done.stdout and done.stdout.rstrip().endswith(">"),
        found=done.stdout + done.stderr,
    )


def restored(proof: Proof) -> None:
    """A copy on another drive puts back what was undone since."""
    for run, desk in ((proof.windows, proof.desk), (proof.here, proof.desk_here)):
        (copy,) = (desk / COPY).glob("*.db")
        before = _petitions(desk)
        done = run(Step(("restore", f"{COPY}/{copy.name}", "--yes")))
        proof.expect(
            f"restore, {desk.name}",
            is_so=done.returncode == 0 and _petitions(desk) >= before,
            found=done.stdout + done.stderr,
        )
    proof.compare(Step(("visits",)))
    proof.compare(Step(("check",)))


def writers(proof: Proof) -> None:
    """Several clerks write at once: nobody's petition is lost, and the register is whole."""
    before = _petitions(proof.desk)
    step = Step(ADD)
    with ThreadPoolExecutor(WRITERS) as crowd:
        ended = [*crowd.map(proof.windows, [step] * (WRITERS * WRITES))]
    failed = [f"{one.returncode}: {one.stdout}{one.stderr}" for one in ended if one.returncode]
    proof.expect("writers at once: exit codes", is_so=not failed, found="\n".join(failed))
    added = _petitions(proof.desk) - before
    proof.expect("writers at once: rows", is_so=added == WRITERS * WRITES, found=str(added))
    checked = proof.windows(Step(("check",)))
    proof.expect("writers at once: check", is_so=checked.returncode == 0, found=checked.stdout)


def _petitions(desk: Path) -> int:
    with closing(sqlite3.connect(desk / "sổ.db")) as connection:
        (count,) = connection.execute("SELECT count(*) FROM petition").fetchone()
        return int(count)


def console(proof: Proof) -> None:
    """A console is told to obey escapes before any is written; one that does not gets none."""
    usual, deaf = _seen(proof, "handbook"), _seen(proof, "--deaf", "handbook")
    proof.expect(
        "a console is told to obey escapes",
        is_so=usual["code"] == 0 and (usual["before"] ^ usual["after"]) == OBEYS_ESCAPES,
        found=str(usual),
    )
    text = "\n".join(deaf["lines"])
    proof.expect(
        "a console without them shows none",
        is_so=deaf["code"] == 0 and "\x1b" not in text and "Ngày đầu tiên" in text,
        found=text,
    )


def _seen(proof: Proof, *words: str) -> dict[str, Any]:
    """What is on the screen of a console after a command."""
    file = proof.desk / "screen.json"
    file.unlink(missing_ok=True)
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(proof.desk)
        program = proof.program / "python" / "python.exe"
        script = proof.wine.path(Path(console_program.__file__))
        line = ["wine", str(program), script, file.name, *words]
        os.execvpe("wine", line, {**proof.wine.environment, "TIEPDAN_DB": "sổ.db"})
    for _said in _all_of(terminal):
        pass
    os.waitpid(process, 0)
    seen: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return seen


def _all_of(terminal: int) -> Iterator[bytes]:
    """What is written to a terminal until its last program has ended."""
    try:
        while said := os.read(terminal, 65536):
            yield said
    except OSError:  # how Linux says it
        return


def carried(proof: Proof) -> None:
    """With a folder “so” in it the register lies there, and goes where the folder goes.

    The one that was on the PC is brought along by the commands that are said.
    """
    register = proof.program / "so" / "tiepdan.db"
    proof.answer(Step(INIT, variables=USUAL), code=0)
    register.parent.mkdir()
    proof.answer(Step(INIT, variables=USUAL), code=4, said="--yes")
    told = proof.windows(Step(("overdue",), variables=USUAL)).stderr
    said = re.search('tiepdan backup "(.+)" --db "(.+)",', told)
    proof.expect("how a register is brought along", is_so=bool(said), found=told)
    if said:
        proof.answer(Step(("backup", said[1], "--db", said[2]), variables=USUAL), code=0)
        (copy,) = register.with_name(f"{register.name}.backups").glob("tiepdan-*.db")
        proof.answer(Step(("restore", copy.name), variables=USUAL), code=0)
    proof.expect("a register carried along", is_so=register.exists())
    window = proof.wine.run("cmd", "/c", proof.wine.path(proof.program / "mo-so.cmd"))
    proof.expect(
        "what is written there is carried along",
        is_so=window.stdout.rstrip().endswith(f"\\{register.parent.name}>"),
        found=window.stdout + window.stderr,
    )
    shutil.rmtree(register.parent)
    shutil.rmtree(proof.wine.user_folder / "AppData" / "Local" / "tiepdan")
