"""What was probably recorded before is told: in other words, by telephone, meetings, visits."""

from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import ASKED_FOR, converse
from tests.cli.conftest import DENUNCIATION, DIALOGUE, PROPOSAL, Given, Tiepdan, do

FIRST = (
    "add-petition", "--kind", "PA", "--field", "khác", "--channel", "direct", "--received",
    "20/11/2026", "--name", "Chị Hoa", "--hamlet", "Hiệu Châu", "--phone", "0912345678",
    "--summary", "loa phát thanh thôn quá to",
)  # fmt: skip
AGAIN = FIRST[:9]
VISIT = ("add-visit", "--on", "20/11/2026", "--name", "Bà Hoa", "--content", "Hỏi")


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        (("--name", "chi hoa", "--summary", "Loa phát thanh của thôn mở quá to"),
         "same name, similar content"),
        (("--name", "Hoa", "--hamlet", "Thôn Hiệu Châu", "--summary", "Mương tắc"),
         "same name and hamlet"),
        (("--name", "Lan", "--phone", "+84 912 345 678", "--summary", "Xe đỗ chắn lối"),
         "same telephone"),
        (("--name", "Hồ Hoa", "--summary", "Loa phát thanh của thôn mở quá to"), None),
        (("--name", "Hoa", "--hamlet", "Châu Long", "--summary", "Loa thôn mở quá to"), None),
    ],
)  # fmt: skip
def test_a_petition_in_other_words(
    tiepdan: Tiepdan, given: Given, said: tuple[str, ...], reasons: str | None
) -> None:
    given(FIRST)
    run = tiepdan(*AGAIN, *said)
    assert run.code == 0
    assert ("looks like 2026-0001" in run.err) is (reasons is not None), run.err
    if reasons:
        assert f": {reasons}. If it is" in run.err


def test_meetings_and_visits_of_one_day(tiepdan: Tiepdan, given: Given) -> None:
    given(DIALOGUE, VISIT)
    assert "B2 looks like B1" in tiepdan(*DIALOGUE).err
    assert "looks like" not in tiepdan(*DIALOGUE[:4], "12/11/2026").err
    assert "visit 2 looks like visit 1" in tiepdan(*VISIT[:4], "hoa", *VISIT[5:]).err.lower()
    assert "looks like" not in tiepdan(*VISIT[:4], "Bà Lan", *VISIT[5:]).err
    do(tiepdan, (*VISIT[:4], "Bà Mật", *VISIT[5:], "--kind", "TC", "--field", "land",
                 "--matter", "new"))  # fmt: skip
    assert "looks like" not in tiepdan(*VISIT[:4], "Bà Mật", *VISIT[5:]).err


def test_the_answer_on_a_screen_is_short(tiepdan: Tiepdan, given: Given) -> None:
    given(DENUNCIATION)
    code, screen = converse("add-petition", answers=ASKED_FOR)
    assert code == 0, screen
    told = screen[screen.index("Recorded petition") :]
    assert len(told.splitlines()) <= 12, told
    assert "more limit" in told


def test_of_many_the_likeliest_is_named_and_the_others_by_their_numbers(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(*(FIRST for _time in range(3)))
    said = tiepdan(*FIRST).err.splitlines()
    assert sum("looks like" in line for line in said) == 1
    assert said[-1] == "So do 2026-0002, 2026-0003."


def test_a_long_summary_is_shortened_in_lists_and_whole_elsewhere(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    summary = "Loa phát thanh của thôn mở quá to " * 60
    do(tiepdan, (*PROPOSAL, "--summary", summary))
    for command in (("petitions",), ("overdue", "--today", "30/12/2026")):
        assert max(map(len, tiepdan(*command).out.splitlines())) < 400
    assert summary.strip() in tiepdan("petitions", "--json").out
    assert summary.strip() in tiepdan("show", "1").out
    file = tmp_path / "list.csv"
    do(tiepdan, ("petitions", "-o", str(file)))
    assert summary.strip() in file.read_text(encoding="utf-8-sig")
