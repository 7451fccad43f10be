"""What goes wrong with folders and drives, and is said."""

from windows.proof import Proof
from windows.story import Step


def new_stick(proof: Proof) -> None:
    """Nothing lies on a new stick; listing its root is then refused in its own way."""
    stick = proof.wine.prefix / "stick"
    stick.mkdir()
    drive = proof.wine.prefix / "dosdevices" / "e:"
    drive.symlink_to(stick)
    done = proof.windows(Step(("backup", "E:\\")))
    proof.expect(
        "a copy on a new stick",
        is_so=done.returncode == 0 and len(list(stick.glob("*.db"))) == 1,
        found=done.stdout + done.stderr,
    )
    drive.unlink()


def half_unpacked(proof: Proof) -> None:
    """Where a path is too long Windows leaves files out, those of the longest paths first."""
    files = (one for one in (proof.program / "lib").rglob("*") if one.is_file())
    deepest = max(files, key=lambda file: (len(str(file)), str(file)))
    passing = deepest.rename(proof.desk / "left out")
    done = proof.windows(Step(()))
    passing.rename(deepest)
    proof.expect(
        "a folder half unpacked",
        is_so=done.returncode == 1 and "C:\\tiepdan" in done.stderr and not done.stdout,
        found=done.stdout + done.stderr,
    )


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
