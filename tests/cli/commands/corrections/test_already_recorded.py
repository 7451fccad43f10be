"""What is recorded already is refused with the command that corrects it."""

from pathlib import Path

import pytest

from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    Command,
    Given,
    Tiepdan,
    assert_refused,
    do,
)

RECEPTION = ("add-meeting", "--kind", "TDĐK", "--on", "10/11/2026", "--status", "planned")
HELD = (RECEPTION, ("hold", "B1", "--people", "3"))
CANCELLED = (RECEPTION, ("cancel", "B1", "--reason", "bão"))
VISIT = ("add-visit", "--on", "10/11/2026", "--content", "Đất", "--petition", "1")
LETTER = ("add-report-request", "--body", "UBND tỉnh", "--document", "9/UBND", "--on", "16/11/2026",
          "--content", "Sơ kết")  # fmt: skip
OTHER = (*COMPLAINT, "--received", "07/07/2026")
AT_IT = (*COMPLAINT, "--channel", "reception", "--received", "10/11/2026", "--meeting", "B1")


@pytest.mark.parametrize(
    ("before", "again", "named"),
    [
        (HELD, ("hold", "B1", "--people", "5"), "tiepdan edit-meeting B1 --people 5"),
        (HELD, ("cancel", "B1", "--reason", "bão"), "tiepdan edit-meeting B1"),
        (CANCELLED, ("hold", "B1"), "tiepdan edit-meeting B1"),
        (CANCELLED, ("conclude", "B1"), "tiepdan edit-meeting B1 --status held"),
        ((RECEPTION,), ("conclude", "B1"), "tiepdan hold B1"),
        (CANCELLED, ("record", "B1", "announced", "--on", "02/11/2026"),
         "tiepdan edit-meeting B1 --status …"),
        (CANCELLED, AT_IT, "tiepdan edit-meeting B1 --status held"),
        (HELD, ("edit-meeting", "B1", "--status", "planned"), "put --people or --status right"),
        ((*HELD, AT_IT), ("edit-meeting", "B1", "--status", "planned", "--people", ""),
         "tiepdan show B1"),
        ((DIALOGUE, ("conclude", "B1", "--on", "12/11/2026")), ("conclude", "B1"),
         'tiepdan edit-event B1 "conclusion notice issued"'),
        ((COMPLAINT, ("accept", "1", "--on", "08/07/2026")), ("accept", "1"),
         "tiepdan edit-event 2026-0001 accepted"),
        ((COMPLAINT, ("examine", "1", "--on", "08/07/2026")), ("examine", "1"),
         'tiepdan edit-event 2026-0001 "examined for eligibility"'),
        ((COMPLAINT, ("edit", "1", "--competent", "no")), ("accept", "1"),
         "tiepdan edit 2026-0001 --competent yes"),
        ((COMPLAINT, OTHER, ("link", "2", "--duplicate-of", "1")),
         ("link", "2", "--continues", "1"), "tiepdan unlink 2026-0002 2026-0001"),
        ((COMPLAINT, COMPLAINT, ("link", "2", "--continues", "1")),
         ("link", "1", "--continues", "2"), "tiepdan unlink 2026-0002 2026-0001"),
        ((COMPLAINT, OTHER, ("join", "2", "1")), ("join", "2", "1"), "tiepdan separate 2026-0002"),
        ((COMPLAINT, VISIT), ("join", "1", "--visit", "1"), "tiepdan separate 2026-0001 --visit 1"),
        ((LETTER,), LETTER, "tiepdan edit-report-request 1"),
        ((DENUNCIATION, ("protect", "1", "--measure", "secrecy", "--on", "20/11/2026")),
         ("protect", "1", "--measure", "secrecy", "--on", "20/11/2026"),
         "tiepdan edit-protection 1"),
        ((DENUNCIATION, ("waive-protection", "1", "--document", "5/ĐN")),
         ("waive-protection", "1", "--document", "6/ĐN"), "tiepdan history 2026-0001"),
        ((), ("add-day-off", "22/11/2026", "--reason", "Bão"), "tiepdan remove-day-off 22/11/2026"),
        ((), ("remove-day-off", "23/11/2026", "--reason", "Bù"), "tiepdan add-day-off 23/11/2026"),
    ],
)  # fmt: skip
def test_it_names_the_command(
    tiepdan: Tiepdan, given: Given, before: tuple[Command, ...], again: Command, named: str
) -> None:
    assert_refused(tiepdan, given(*before), again, named)


def test_a_visit_of_a_petition_brings_a_matter(tiepdan: Tiepdan, given: Given) -> None:
    given(COMPLAINT, VISIT)
    for said in (("--matter", "none"), ("--outcome", "nothing")):
        run = tiepdan("edit-visit", "1", *said)
        assert (run.code, "tiepdan separate … --visit 1" in run.err) == (4, True), run.err


def test_a_number_or_an_opinion_that_is_there_is_no_more_imported(
    tiepdan: Tiepdan, given: Given, tmp_path: Path
) -> None:
    path = given(PROPOSAL, DIALOGUE)
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "petitioners.csv").write_text("number,name\n1,Hộ 01\n", encoding="utf-8")
    (folder / "petitions.csv").write_text(
        "number,petitioner,received_on,channel,kind,field,summary\n"
        "2026-0001,1,2026-07-06,post,KN,land,Đường\n",
        encoding="utf-8",
    )
    opinions = tmp_path / "y-kien.csv"
    opinions.write_text("name,summary\nHộ 01,Đường\n", encoding="utf-8")
    add = ("add-petition", "--meeting", "B1", "--file", str(opinions))
    do(tiepdan, add)
    before = path.read_bytes()
    for command, named in ((("import", str(folder)), "tiepdan edit 2026-0001"),
                           (add, "tiepdan edit 2026-0002")):  # fmt: skip
        run = tiepdan(*command)
        assert (run.code, named in run.err) == (5, True), run.err
    assert path.read_bytes() == before
