"""What goes wrong with a drive that is plugged in and taken out: new, full, or in a drawer."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from windows.proof import Proof
from windows.story import ADD, INIT, Step

REGISTER = "E:\\sổ.db"
ON_THE_STICK = {"TIEPDAN_DB": REGISTER}
_WITH_ROOM_FOR_A_REGISTER = "6m"
_OFTEN_LEFT_EMPTY = {"sổ.db-wal", "sổ.db-shm"}
"""What SQLite leaves where it cannot tidy up, and takes away with the next command."""


def new_stick(proof: Proof) -> None:
    """Nothing lies on a new stick; listing its root is then refused in its own way."""
    with _plugged_in(proof, _made(proof, "new stick")) as stick:
        done = proof.windows(Step(("backup", "E:\\")))
        proof.expect(
            "a copy on a new stick",
            is_so=done.returncode == 0 and len(list(stick.glob("*.db"))) == 1,
            found=done.stdout + done.stderr,
        )


def full_stick(proof: Proof) -> None:
    """A stick without room, with a register on it: that is what is said, and no half file lies."""
    stick = _made(proof, "full stick")
    mounting = ("mount", "-t", "tmpfs", "-o", f"size={_WITH_ROOM_FOR_A_REGISTER}", "none")
    if os.geteuid() or subprocess.run([*mounting, stick], check=False).returncode:
        print("not tried: a stick without room, since nothing can be mounted here")
        return
    try:
        with _plugged_in(proof, stick):
            proof.answer(Step(INIT, variables=ON_THE_STICK), code=0)
            photos = _fill(stick)
            before = _names(stick)
            proof.answer(Step(ADD, variables=ON_THE_STICK), code=6, said="đã đầy")
            proof.answer(Step(("backup", "E:\\")), code=6, said="đã đầy")
            proof.answer(Step(("petitions", "-o", "E:\\đơn.xlsx")), code=6, said="đã đầy")
            proof.answer(Step(("check",), variables=ON_THE_STICK), code=0)
            proof.expect(
                "a full stick: nothing half written",
                is_so=_names(stick) - _OFTEN_LEFT_EMPTY == before,
                found=str(_names(stick) ^ before),
            )
            photos.unlink()
            proof.answer(Step(ADD, variables=ON_THE_STICK), code=0, said="2026-0001")
            proof.answer(Step(("check",), variables=ON_THE_STICK), code=0)
    finally:
        subprocess.run(["umount", "-l", stick], check=False)


def stick_in_a_drawer(proof: Proof) -> None:
    """Copies go to a stick that is not always there; what is destroyed is so on it as well."""
    register = {"TIEPDAN_DB": "năm cũ.db"}
    beside = proof.desk / "năm cũ.db.backups"
    purge = ("purge", "--decision", "15/QĐ-UBND", "--with-copies", "--yes")
    anonymous = ("--kind", "TC", "--received", "01/06/2025", "--anonymous", "có")
    with _plugged_in(proof, _made(proof, "drawer")) as stick:
        proof.answer(Step(INIT, variables=register), code=0)
        words = ("--channel", "post", "--summary", "Thu sai", "--field", "khác", "--no-input")
        proof.answer(Step(("add-petition", *anonymous, *words), variables=register), code=0)
        shutil.rmtree(beside)  # so that the next copy of the day has that petition
        told = "không có mật khẩu"
        proof.answer(
            Step(("config", "copies-elsewhere", "E:\\"), variables=register), code=0, said=told
        )
        filed = ("file", "2025-1", "--on", "05/06/2025", "--no-input")
        proof.answer(Step(filed, variables=register), code=0)
        copies = stick / beside.name
        proof.expect("the copy of the day on a stick", is_so=len(list(copies.glob("*.db"))) == 1)
    proof.answer(Step(purge, variables=register), code=0, said="hãy cắm ổ đĩa")
    shutil.rmtree(beside)  # as on the next day
    proof.answer(Step(ADD, variables=register), code=0, said="ổ đĩa đã cắm chưa?")
    with _plugged_in(proof, stick):
        proof.answer(Step(purge, variables=register), code=0, said="Đã tiêu hủy 1 bản sao")
        proof.expect("what was destroyed is so on the stick", is_so=not list(copies.glob("*.db")))


def _made(proof: Proof, name: str) -> Path:
    folder = proof.wine.prefix / name
    folder.mkdir()
    return folder


@contextmanager
def _plugged_in(proof: Proof, stick: Path) -> Iterator[Path]:
    """A folder as the drive E:."""
    drive = proof.wine.prefix / "dosdevices" / "e:"
    drive.symlink_to(stick)
    try:
        yield stick
    finally:
        drive.unlink()


def _fill(stick: Path) -> Path:
    """A file that takes all the room there is."""
    photos = stick / "ảnh.zip"
    with photos.open("wb", buffering=0) as content, suppress(OSError):
        while content.write(bytes(4096)):
            pass
    return photos


def _names(folder: Path) -> set[str]:
    return {one.name for one in folder.rglob("*") if one.is_file()}
