"""What is typed at prompts is taken whole, shown, corrected and kept: on a real terminal."""

import json
import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import ASKED_FOR, CTRL_C, converse
from tests.cli.conftest import COMPLAINT, DIALOGUE, Tiepdan
from tiepdan.records.file.drafts import drafts_of

UP, LEFT, BACKSPACE = "\x1b[A", "\x1b[D", "\x7f"

Said = Mapping[str, str | tuple[str, ...]]


def recorded(tiepdan: Tiepdan) -> tuple[str, ...]:
    (row,) = tiepdan("petitions", "--json").data
    return tuple(row[key] for key in ("name", "hamlet", "summary"))


@pytest.mark.parametrize("setting", [("TERM", "xterm"), ("LC_ALL", "C")])
def test_pasted_lines_belong_to_one_answer(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch, setting: tuple[str, str]
) -> None:
    monkeypatch.setenv(*setting)  # letters are bytes to the editor of lines in C: there is none
    said: Said = {
        **ASKED_FOR,
        # A terminal tells where a paste begins and ends; or not, and its last line lacks an Enter.
        "Hamlet": "\x1b[200~Hiệu\n\nChâu\x1b[201~",
        "Summary": "Tranh chấp\nranh giới\nthửa 12",
    }
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    assert recorded(tiepdan) == ("Công dân 01", "Hiệu Châu", "Tranh chấp ranh giới thửa 12")


def test_a_vietnamese_keyboard_types_and_the_arrow_keys_edit(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    said: Said = {
        **ASKED_FOR,
        "Kind": "khieu nai",
        # Unikey takes letters back and types others; marks may come apart from their letter.
        "Name": f"Nguye{BACKSPACE}{BACKSPACE}yê{BACKSPACE}ễn Thị Ho\u0300{BACKSPACE}ò{BACKSPACE}oa",
        "Hamlet": f"Châu{LEFT * 4}Hiệu ",
        "Summary": UP,  # brings back the field: nobody's name, place or words
        "Officer": UP,
    }
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    assert recorded(tiepdan) == ("Nguyễn Thị Hoa", "Hiệu Châu", "đất đai")
    (row,) = tiepdan("petitions", "--json").data
    assert row["officer"] == "đất đai"


def test_what_is_shown_is_corrected_line_by_line(tiepdan: Tiepdan, database: Path) -> None:
    said: Said = {
        **ASKED_FOR,
        "Channel": ("bưu điện", "đối thoại"),
        "Name": ("Công dân 01", "Công dân 02"),
        "Enter to record it": ("99", "4", "3", "22"),
        "Meeting number": ("B7", ""),  # there is none
    }
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    assert "“99” is no number of a line" in screen
    assert "There is no meeting B7" in screen
    # What applies only now has a number of its own; the others keep theirs.
    offered = screen.replace("\xa0", " ")
    assert offered.count("15. People [1]") == 4
    assert "22. Meeting number" in offered
    assert "12. Addressed to" not in offered[offered.index("22. Meeting") :]
    assert "Name of the petitioner [Công dân 01]: " in screen
    (row,) = tiepdan("petitions", "--json").data
    assert (row["name"], row["channel"], row["summary"]) == (
        "Công dân 02", "dialogue", "Tranh chấp",
    )  # fmt: skip


def test_what_an_answer_no_longer_goes_with_is_asked_again(
    tiepdan: Tiepdan, database: Path
) -> None:
    said: Said = {
        **ASKED_FOR,
        "Channel": ("bưu điện", "tiếp dân"),
        "Name": ("", "", "Bà A"),
        "Nobody says": "có",
        "Enter to record it": "3",  # the channel: whoever comes to a reception has a name
    }
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    assert recorded(tiepdan) == ("Bà A", "Hiệu Châu", "Tranh chấp")


def test_ctrl_c_leaves_a_draft_that_the_next_one_goes_on_with(
    tiepdan: Tiepdan, database: Path
) -> None:
    code, screen = converse("add-petition", answers={**ASKED_FOR, "Summary": CTRL_C})
    assert code == 130
    assert "is kept for seven days" in " ".join(screen.split())
    (draft,) = drafts_of(database)
    assert (draft.parent, stat.S_IMODE(draft.stat().st_mode)) == (database.parent, 0o600)
    said: Said = {"A draft is there": "", "Summary": "Ranh giới"}
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    assert "Kind [" not in screen
    assert recorded(tiepdan) == ("Công dân 01", "Hiệu Châu", "Ranh giới")
    assert drafts_of(database) == []


def test_a_draft_that_is_not_wanted_or_old_is_gone(tiepdan: Tiepdan, database: Path) -> None:
    for age, is_offered in ((6, True), (8, False)):
        converse("add-meeting", answers={"Kind": "2", "Day": "03/12/2026", "Status": CTRL_C})
        (draft,) = drafts_of(database)
        before = time.time() - age * 86_400
        os.utime(draft, (before, before))
        code, screen = converse("add-meeting", answers={"A draft": "không", "Kind": CTRL_C})
        assert (code, "A draft is there" in screen) == (130, is_offered)
        assert drafts_of(database) == []
    converse("add-meeting", answers={"Kind": "2", "Day": CTRL_C})
    assert tiepdan(*DIALOGUE).code == 0  # said by flags: the draft is another one
    (draft,) = drafts_of(database)
    assert json.loads(draft.read_text(encoding="utf-8")) == {"kind": "periodic_reception"}


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("add-petition", {"Kind": "tố cáo", "Name": "Bà Mật", "Channel": "post", "Field": CTRL_C}),
        ("add-petition", {**ASKED_FOR, "Enter to record it": ("17", CTRL_C),
                          "Contains a denunciation": "có"}),
        ("add-visit", {"Name": "Bà Mật", "Content": CTRL_C}),
        ("add-visit", {"Name": "Bà Mật", "Content": "Thu tiền", "Matter": "1", "Kind": "TC",
                       "Field": CTRL_C}),
    ],
)  # fmt: skip
def test_of_what_could_be_a_denunciation_nothing_is_kept(
    tiepdan: Tiepdan, database: Path, command: str, said: Said
) -> None:
    code, screen = converse(command, answers=said)
    assert code == 130, screen
    assert "What was typed is not kept" in " ".join(screen.split())
    assert drafts_of(database) == []
    assert [file for file in database.parent.rglob("*") if _holds(file, "Mật")] == []


def _holds(file: Path, word: str) -> bool:
    return file.is_file() and word.encode() in file.read_bytes()


def test_no_copy_or_export_has_a_draft_and_purge_destroys_it(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    converse("add-petition", answers={**ASKED_FOR, "Name": "Bà Nháp", "Field": CTRL_C})
    (draft,) = drafts_of(database)
    assert _holds(draft, "Nháp")
    assert tiepdan("backup", str(tmp_path / "copy.db")).code == 0
    assert tiepdan("export", str(tmp_path / "files")).code == 0
    assert [one for one in tmp_path.rglob("*") if _holds(one, "Nháp") and one != draft] == []
    listed = tiepdan("purge")
    assert "".join(draft.name.split()) in "".join(listed.err.split())
    run = tiepdan("purge", "--decision", "15/QĐ-UBND", "--yes")
    assert (run.code, drafts_of(database)) == (0, []), run.err


def test_what_is_unusual_is_said_at_the_prompt_and_means_none_is_no_name(
    tiepdan: Tiepdan, database: Path
) -> None:
    said: Said = {
        **ASKED_FOR,
        "Name": ("-", "Công dân 01"),
        "Nobody says": "không",
        "Hamlet": "-",
        "Telephone": ("1234567", "912345678", ""),  # the second one is meant
        "Summary": ("-", "Tranh chấp"),
        "Enter to record it": "14",
        "Identity number": ("42190001234", "042190001234"),
    }
    code, screen = converse("add-petition", answers=said)
    assert code == 0, screen
    words = " ".join(screen.split())
    assert "The telephone has 7 digits" in words
    assert words.count("The telephone has nine digits: is a zero missing in front?") == 3
    assert words.count("a digit too few") == 1
    assert "here something must be said" in words
    assert "kept as it was typed" not in words[words.index("Recorded petition") :]
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert [facts[key] for key in ("name", "hamlet", "phone", "id_number", "summary")] == [
        "Công dân 01", None, "912345678", "•••••••••234", "Tranh chấp",
    ]  # fmt: skip


def test_what_is_refused_is_shown_again_and_left_at_last(tiepdan: Tiepdan, database: Path) -> None:
    assert tiepdan(*DIALOGUE).code == 0
    before = database.read_bytes()
    code, screen = converse("record", "B1", "announced", answers={"Day": "11/11/2026"})
    assert code == 4, screen
    assert "or Enter to leave it unrecorded" in " ".join(screen.split())
    assert database.read_bytes() == before


def test_a_minus_after_a_flag_means_none(tiepdan: Tiepdan, database: Path) -> None:
    assert tiepdan(*COMPLAINT, "--phone", "-").code == 0
    assert tiepdan("edit", "1", "--hamlet", "-").code == 0
    facts = tiepdan("show", "1", "--json").data["facts"]
    assert (facts["hamlet"], facts["phone"]) == (None, None)
    refused = tiepdan("edit", "1", "--summary", "-")
    assert (refused.code, "here something must be said" in refused.err) == (2, True)


def test_an_event_that_is_not_named_is_offered_where_it_is_possible(
    tiepdan: Tiepdan, database: Path
) -> None:
    assert tiepdan(*COMPLAINT).code == 0
    said: Said = {"Which event": ("thụ", "1"), "Document": "3/TB", "Enter to record it": ("9", "")}
    code, screen = converse("record", "1", answers=said)
    assert code == 0, screen
    assert "is no number of a line" in screen
    (event,) = tiepdan("show", "1", "--json").data["events"]
    assert event["document_number"] == "3/TB"
    assert event["event"] == "accepted"
    assert "1. accepted" in screen
    refused = tiepdan("record", "1")
    assert refused.code == 2
    assert "acceptance notified;" in refused.err  # it can be now, and accepting no more
    assert " accepted;" not in refused.err
