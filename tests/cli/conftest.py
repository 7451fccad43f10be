"""Running the program: inside this process for speed, as a real process where that matters."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests import forked
from tests.conftest import made_once
from tiepdan.cli.main import app
from tiepdan.cli.running import program
from tiepdan.records.file.location import backup_folder


@dataclass(frozen=True)
class Run:
    """What a command line did."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Tiepdan = Callable[..., Run]
Command = tuple[str, ...]
Given = Callable[..., Path]
MadeWith = Callable[[str, tuple[Command, ...]], Path]


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No test sees the user's own database, clock or colours, nor what another one handed down."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(tmp_path / "home" / "data"))
    monkeypatch.setenv("TIEPDAN_TODAY", "22/11/2026")
    monkeypatch.setenv("TIEPDAN_LOCK_WAIT", "0.2")
    monkeypatch.setenv("TIEPDAN_CLERK", "Người ghi")
    monkeypatch.delenv("TIEPDAN_DB", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    before = dict(os.environ)  # what commands hand down (--db, --today) is taken back below
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def tiepdan(capfd: pytest.CaptureFixture[str]) -> Tiepdan:
    def run(*arguments: str) -> Run:
        capfd.readouterr()
        code = program.run(app, list(arguments))
        captured = capfd.readouterr()
        return Run(code, captured.out, captured.err)

    return run


@pytest.fixture
def process() -> Tiepdan:
    def run(*arguments: str, stdin: str | None = None, env: dict[str, str] | None = None) -> Run:
        begun = forked.begin_captured(arguments, {**os.environ, **(env or {})}, stdin=stdin or "")
        return Run(*begun.end(within_seconds=60))

    return run


@pytest.fixture(scope="session")
def _templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Databases made once by the program itself, and copied for each test."""

    def make(folder: Path) -> None:
        _record(folder / "empty.db", ("init", "--name", "Xã Thử", "--province", "Hà Tĩnh"))
        _record(folder / "ky-chau.db", ("demo", "--db", str(folder / "ky-chau.db")))

    folder = made_once(tmp_path_factory, "templates", make)
    return {name: folder / f"{name}.db" for name in ("empty", "ky-chau")}


@pytest.fixture(scope="session")
def _made_with(_templates: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> MadeWith:
    """Copies of a template with something recorded, made once for all tests that begin so."""

    @cache
    def made(template: str, commands: tuple[Command, ...]) -> Path:
        def make(folder: Path) -> None:
            path = shutil.copy(_templates[template], folder / "r.db")
            _record(Path(path), *commands)

        name = hashlib.sha256(repr((template, commands)).encode()).hexdigest()[:16]
        return made_once(tmp_path_factory, name, make) / "r.db"

    return made


def _record(path: Path, *commands: Command) -> None:
    """In one process of their own: nothing that a test has replaced in this one gets into it."""
    environment = {
        **os.environ,
        "TIEPDAN_DB": str(path),
        "TIEPDAN_TODAY": "22/11/2026",
        "TIEPDAN_CLERK": "Người ghi",
        "XDG_DATA_HOME": str(path.parent / "home"),
    }
    if commands:
        *before, last = commands
        code, _out, said = forked.begin_captured(last, environment, before=before).end()
        assert code == 0, said


@pytest.fixture
def database(_templates: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office of Hà Tĩnh with nothing recorded yet; the one that commands use by default."""
    return _use(_templates["empty"], tmp_path, monkeypatch)


@pytest.fixture
def ky_chau(_templates: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reference register, as the database that commands use by default."""
    return _use(_templates["ky-chau"], tmp_path, monkeypatch)


@pytest.fixture
def given(database: Path, _made_with: MadeWith) -> Given:
    """Commands with which several tests begin, as if they had been typed in ``database``."""

    def given(*commands: Command) -> Path:
        return _take(_made_with("empty", commands), database)

    return given


@pytest.fixture(scope="module")
def prepared(request: pytest.FixtureRequest, _made_with: MadeWith) -> Path:
    """The ``CASES`` of the test's file, recorded once; to be copied, or put back as it was."""
    return _made_with("empty", request.module.CASES)


@pytest.fixture
def cases(prepared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with the ``CASES`` of the test's file; the one that commands use by default."""
    return _use(prepared, tmp_path, monkeypatch)


def _use(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = _take(template, tmp_path / "sổ tiếp dân.db")
    monkeypatch.setenv("TIEPDAN_DB", str(path))
    return path


def _take(template: Path, path: Path) -> Path:
    """The register, and the copies that were made beside it while it was recorded."""
    shutil.copy(template, path)
    if (copies := backup_folder(template)).exists():
        shutil.copytree(copies, backup_folder(path))
    return path


def do(tiepdan: Tiepdan, *commands: Command) -> None:
    for command in commands:
        run = tiepdan(*command)
        assert run.code == 0, (command, run.err)


def assert_refused(
    tiepdan: Tiepdan, database: Path, command: Command, *reasons: str, code: int = 4
) -> None:
    """One sentence that names the reason, and not a byte of the database is another."""
    before = database.read_bytes()
    run = tiepdan(*command, "--json")
    assert (run.code, run.out, len(run.err.splitlines())) == (code, "", 1), (command, run.err)
    for reason in reasons:
        assert reason in run.err, command
    assert database.read_bytes() == before


COMPLAINT = (
    "add-petition", "--kind", "complaint", "--received", "06/07/2026", "--name", "Công dân 01",
    "--hamlet", "Hiệu Châu", "--field", "land", "--channel", "post", "--people", "1",
    "--summary", "Tranh chấp ranh giới thửa đất",
)  # fmt: skip
DENUNCIATION = (
    "add-petition", "--kind", "denunciation", "--received", "20/08/2026",
    "--name", "Người Tố Cáo 77", "--hamlet", "Thôn Kín", "--address", "Ngõ Kín 5",
    "--id-number", "038099000077", "--phone", "0912345677",
    "--field", "corruption", "--channel", "post", "--summary", "Điều chỉ người tố cáo biết",
)  # fmt: skip
PROPOSAL = (
    "add-petition", "--kind", "proposal", "--received", "02/11/2026", "--name", "Hộ 07",
    "--field", "other", "--channel", "direct", "--summary", "Đề nghị sửa đường",
)  # fmt: skip
TO = ("--body", "Sở Y tế")
"""Where a petition is forwarded."""

DIALOGUE = (
    "add-meeting", "--kind", "periodic_dialogue", "--on", "10/11/2026",
    "--chair", "Chủ tịch UBND xã", "--capacity", "committee_chair",
)  # fmt: skip
CONFERENCE = (
    "add-meeting", "--kind", "people_conference", "--on", "10/11/2026",
    "--chair", "Chủ tịch UBND xã", "--capacity", "committee_chair",
)  # fmt: skip
