"""``tiepdan demo``: the program's main job on the reference register, in a database of its own."""

from pathlib import Path

import pytest

from tests.cli.conftest import Tiepdan
from tiepdan import paths


def test_shows_what_was_late_and_the_statistics(tiepdan: Tiepdan) -> None:
    run = tiepdan("demo")
    assert run.code == 0
    assert "--today 26/10/2020 shows" in run.out
    late = run.out[: run.out.index("--from 2019 --to 2023")]
    assert [number in late for number in ("B24", "2020-0003", "2020-0005")] == [True] * 3
    assert "from 01/01/2019 to 31/12/2023" in run.out


def test_leaves_no_database_behind_and_never_touches_the_users_own(tiepdan: Tiepdan) -> None:
    assert tiepdan("init", "--name", "Xã Thử", "--province", "Hà Tĩnh").code == 0
    own = paths.default_database()
    before = own.read_bytes()
    assert tiepdan("demo").code == 0
    assert own.read_bytes() == before
    assert list(own.parent.iterdir()) == [own]


def test_leaves_the_register_where_it_is_told(tiepdan: Tiepdan, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "demo.db"
    assert tiepdan("demo", "--db", str(path)).code == 0
    assert len(tiepdan("petitions", "--db", str(path), "--json").data) == 19
    assert [file.name for file in path.parent.iterdir()] == ["demo.db"]


def test_refuses_where_a_database_stands(tiepdan: Tiepdan, database: Path) -> None:
    before = database.read_bytes()
    run = tiepdan("demo")
    assert run.code == 4
    assert str(database) in run.err
    assert database.read_bytes() == before


def test_is_the_same_whatever_day_it_is(tiepdan: Tiepdan, monkeypatch: pytest.MonkeyPatch) -> None:
    now = tiepdan("demo").out
    monkeypatch.setenv("TIEPDAN_TODAY", "01/02/2015")
    assert tiepdan("demo").out == now
