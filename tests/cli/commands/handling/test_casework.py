"""What happens to a case: each verb's ordinary use, and what the procedure and the law refuse."""

import json
import os
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import (
    COMPLAINT,
    CONFERENCE,
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    TO,
    Command,
    Tiepdan,
    assert_refused,
    do,
)
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

(
    NEW, ACCEPTED, DECIDED, SUSPENDED, RESUMED, ELSEWHERE, OLD,
    DENOUNCED, RESOLVING, PAUSED, CONCLUDED, PROPOSED, ANSWERED, FILED,
) = (str(number) for number in range(1, 15))  # fmt: skip
HELD, PLANNED, CANCELLED, PUBLISHED = "B1", "B2", "B3", "B4"

RECEPTION = ("add-meeting", "--kind", "TDĐK")
CASES: tuple[Command, ...] = (
    *[COMPLAINT] * 5,
    (*COMPLAINT, "--not-competent"),
    (*COMPLAINT, "--received", "01/06/2026"),
    *[DENUNCIATION] * 4,
    *[PROPOSAL] * 3,
    # Accepted on 16/07/2026: 30 days end on Saturday 15/08, so on Monday the 17th.
    *[("accept", number, "--on", "16/07/2026") for number in (ACCEPTED, DECIDED, SUSPENDED)],
    ("accept", RESUMED, "--on", "16/07/2026"),
    ("accept", OLD, "--on", "10/06/2026"),
    ("decide", DECIDED, "--on", "03/08/2026", "--result", "upheld"),
    ("suspend", SUSPENDED, "--on", "20/07/2026"),
    ("suspend", RESUMED, "--on", "20/07/2026"),
    ("resume", RESUMED, "--on", "10/08/2026"),
    # Accepted on 28/08/2026: 30 days end on Sunday 27/09, so on Monday the 28th.
    *[("accept", number, "--on", "28/08/2026") for number in (RESOLVING, PAUSED, CONCLUDED)],
    ("suspend", PAUSED, "--on", "10/09/2026"),
    ("decide", CONCLUDED, "--on", "18/09/2026"),
    ("answer", ANSWERED, "--on", "10/11/2026"),
    ("file", FILED, "--on", "10/11/2026"),
    DIALOGUE,
    (*RECEPTION, "--on", "03/12/2026"),
    (*RECEPTION, "--on", "10/12/2026"),
    ("cancel", CANCELLED, "--reason", "bão"),
    DIALOGUE,
    ("record", PUBLISHED, "published", "--on", "12/11/2026"),
)
"""A case in each situation, under the names above."""

IN_WRITING = ("--document", "5/BC", "--note", "phải xác minh ở nhiều nơi")


def limits(tiepdan: Tiepdan, number: str) -> dict[str, dict[str, Any]]:
    """The limits of a case, the last one where a limit runs twice."""
    return {row["limit"]: row for row in tiepdan("show", number, "--json").data["deadlines"]}


def late(tiepdan: Tiepdan, number: str, today: str) -> set[str]:
    """Which limits of a petition or meeting are overdue on a day."""
    rows = tiepdan("overdue", "--json", "--today", today).data
    full = number if number.startswith("B") else f"2026-{number:0>4}"
    return {row["limit"] for row in rows if row["number"] == full}


# --- Each verb ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "number", "event", "state", "ended"),
    [
        ("accept", NEW, "accepted", "accepted", {"KN-27", "TCD-10", "TCD-41"}),
        ("decline", NEW, "declined", "closed", {"KN-27", "TCD-10", "TCD-41"}),
        ("guide", ELSEWHERE, "guided", "closed", {"TCD-10", "TCD-41"}),
        ("forward", PROPOSED, "forwarded", "closed", {"TCD-10", "TCD-41"}),
        ("return", PROPOSED, "returned", "closed", {"TCD-10", "TCD-41"}),
        ("file", PROPOSED, "filed", "closed", {"TCD-10", "TCD-41"}),
        ("answer", PROPOSED, "answered", "resolved", {"TCD-10", "TCD-41"}),
        ("suspend", ACCEPTED, "suspended", "suspended", set()),
        ("resume", SUSPENDED, "resumed", "accepted", set()),
        ("withdraw", ACCEPTED, "withdrawn", "withdrawn", set()),
        ("withdraw", NEW, "withdrawn", "closed", {"KN-27", "TCD-10", "TCD-41"}),
        ("terminate", RESOLVING, "terminated", "closed", {"TC-30", "TC-29"}),
        ("decide", ACCEPTED, "decided", "resolved", {"KN-28"}),
    ],
)
def test_a_verb_records_its_event(
    tiepdan: Tiepdan,
    cases: Path,
    verb: str,
    number: str,
    event: str,
    state: str,
    ended: set[str],
) -> None:
    body = TO if verb == "forward" else ()
    run = tiepdan(verb, number, "--on", "10/11/2026", *body, *IN_WRITING, "--json")
    assert run.code == 0, run.err
    recorded, *asked = run.err.splitlines()
    assert recorded.startswith(f"Petition 2026-{number:0>4}: recorded “")
    assert recorded.endswith("” on 10/11/2026.")
    # What is still to be done of it; that it was taken for ours; that a reason is missing.
    is_told = state == "withdrawn" or (verb, number) == ("forward", PROPOSED)
    assert len(asked) == (is_told or verb in {"decline", "return", "file"})
    assert {row["limit"] for row in run.data["deadlines"] if row["done_by"] == event} == ended
    shown = tiepdan("show", number, "--json").data
    assert shown["facts"]["state"] == state
    assert shown["events"][-1] == {
        "date": "2026-11-10", "event": event, "result": None, "officer": None,
        "document_number": "5/BC", "decided_by": "office" if event == "decided" else None,
        "body": TO[-1] if verb == "forward" else None, "act_by": None, "more_than_ordered": None,
        "note": None if number == RESOLVING else IN_WRITING[-1],  # kept secret
    }  # fmt: skip


def test_a_verb_is_of_today_unless_told_otherwise(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("withdraw", PROPOSED))
    (event,) = tiepdan("show", PROPOSED, "--json").data["events"]
    assert (event["event"], event["date"]) == ("withdrawn", "2026-11-22")


def test_the_clerks_words_for_events(tiepdan: Tiepdan, cases: Path) -> None:
    do(
        tiepdan,
        ("record", ACCEPTED, "tam dinh chi", "--on", "21/07/2026"),
        ("record", ACCEPTED, "Tiếp tục", "--on", "22/07/2026"),
        ("record", ACCEPTED, "giải quyết", "--on", "23/07/2026"),
        ("record", ACCEPTED, "gửi kết quả", "--on", "24/07/2026"),
    )
    events = [row["event"] for row in tiepdan("show", ACCEPTED, "--json").data["events"]]
    assert events == ["accepted", "suspended", "resumed", "decided", "result_sent"]


# --- Extending a denunciation ------------------------------------------------------------------

EXTEND = ("extend", RESOLVING, "--complexity", "complex", "--on", "20/09/2026", "--document", "15")
CEILING = ("from 1 to 30 days after 27/09/2026", "to 27/10/2026 at the latest", "Điều 30")


def test_an_extension_moves_the_last_day(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan(*EXTEND, "--days", "30", "--note", "chờ giám định", "--json")
    assert run.code == 0
    assert "recorded “extended” on 20/09/2026" in run.err
    assert "The time to resolve now ends on 27/10/2026." in run.err
    (row,) = [row for row in run.data["deadlines"] if row["limit"] == "TC-30"]
    assert (row["raw_due"], row["due"]) == ("2026-10-27", "2026-10-27")
    assert "TC-30" not in late(tiepdan, RESOLVING, "27/10/2026")
    assert "TC-30" in late(tiepdan, RESOLVING, "28/10/2026")


def test_as_often_as_the_law_allows_and_no_oftener(tiepdan: Tiepdan, cases: Path) -> None:
    """Once if complex, twice if specially complex (LTC Điều 30 khoản 2, khoản 3)."""
    do(tiepdan, (*EXTEND, "--days", "10"))
    assert_refused(
        tiepdan, cases, (*EXTEND, "--days", "1"), "once", "complex", "so far: 1", "Điều 30"
    )
    specially = (*EXTEND, "--complexity", "đặc biệt phức tạp", "--on", "01/10/2026")
    do(tiepdan, (*specially, "--to", "06/11/2026"))
    assert limits(tiepdan, RESOLVING)["TC-30"]["due"] == "2026-11-06"
    assert_refused(
        tiepdan, cases, (*specially, "--days", "1"), "2 times", "specially complex", "so far: 2"
    )


@pytest.mark.parametrize(
    ("number", "more", "reasons"),
    [
        (RESOLVING, ("--days", "31"), ("by 31 days", *CEILING)),
        (RESOLVING, ("--to", "28/10/2026"), ("to 28/10/2026", *CEILING)),
        (RESOLVING, ("--to", "27/09/2026"), CEILING),
        (RESOLVING, ("--to", "01/09/2026"), CEILING),
        (RESOLVING, ("--days", "5", "--on", "27/08/2026"), ("27/08/2026", "28/08/2026")),
        (RESOLVING, ("--days", "5", "--on", "29/09/2026"), ("ran out on 28/09/2026",)),
        (NEW, ("--days", "5"), ("denunciation alone", "complaint")),
        (PROPOSED, ("--days", "5"), ("denunciation alone", "proposal")),
        (DENOUNCED, ("--days", "5"), ("only after “accepted”",)),
        (PAUSED, ("--days", "5"), ("suspended since 10/09/2026", "tiepdan resume")),
        (CONCLUDED, ("--days", "5"), ("ended on 18/09/2026", "decided")),
    ],
)
def test_an_extension_that_cannot_be(
    tiepdan: Tiepdan, cases: Path, number: str, more: tuple[str, ...], reasons: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, cases, ("extend", number, *EXTEND[2:], *more), *reasons)


def test_an_extension_needs_its_decision(tiepdan: Tiepdan, cases: Path) -> None:
    for document in ((), ("--document", "")):
        command = (*EXTEND[:-2], "--days", "5", *document)
        assert_refused(tiepdan, cases, command, "--document", "Điều 30")


@pytest.mark.parametrize(
    ("more", "named"),
    [
        (("--days", "5", "--to", "01/10/2026"), "not both"),
        (("--days", "0"), "--days"),
        (("--days", "mười"), "--days"),
        (("--to", "31/09/2026"), "--to"),
        ((), "--days"),
        (("--days", "5", "--complexity", "khó"), "--complexity"),
        (("--days", "5", "--on", "23/11/2026"), "23/11/2026"),
    ],
)
def test_an_extension_that_is_mistyped(
    tiepdan: Tiepdan, cases: Path, more: tuple[str, ...], named: str
) -> None:
    assert_refused(tiepdan, cases, (*EXTEND, *more), named, code=2)


def test_an_extension_is_asked_line_by_line(tiepdan: Tiepdan, cases: Path) -> None:
    code, screen = converse(
        "extend", RESOLVING, answers=["0", "30", "1", "20/09/2026", "15/QĐ-UBND", ""]
    )
    assert code == 0, screen
    assert limits(tiepdan, RESOLVING)["TC-30"]["due"] == "2026-10-27"


# --- Suspending and resuming -------------------------------------------------------------------


def test_a_suspended_case_is_not_late(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("record", SUSPENDED, "order_sent", "--on", "22/07/2026"))
    assert late(tiepdan, SUSPENDED, "22/11/2026") == set()
    assert "suspended since 20/07/2026" in tiepdan("show", SUSPENDED).out
    (row,) = [
        row for row in tiepdan("petitions", "--json").data if row["number"].endswith(SUSPENDED)
        and row["state"] == "suspended"
    ]  # fmt: skip
    assert (row["since"], row["next_due"]) == ("2026-07-20", None)
    # The 21 days from the 21st of July to the 10th of August are left out.
    do(
        tiepdan,
        ("resume", SUSPENDED, "--on", "10/08/2026"),
        ("record", SUSPENDED, "order_sent", "--on", "12/08/2026"),
    )
    assert limits(tiepdan, SUSPENDED)["KN-28"]["due"] == "2026-09-07"
    assert late(tiepdan, SUSPENDED, "07/09/2026") == set()
    assert late(tiepdan, SUSPENDED, "08/09/2026") == {"KN-28"}


def test_a_complaint_may_be_suspended_since_july_2026(tiepdan: Tiepdan, cases: Path) -> None:
    """Whenever it was accepted: NĐ155/2026 Điều 22 khoản 1 says so of cases not decided yet."""
    suspend = ("suspend", OLD, "--document", "12/QĐ", "--on")
    assert_refused(tiepdan, cases, (*suspend, "30/06/2026"), "only since 01/07/2026", "30/06/2026")
    do(tiepdan, (*suspend, "01/07/2026"), ("resume", OLD, "--on", "11/07/2026"))
    assert limits(tiepdan, OLD)["KN-28"]["raw_due"] == "2026-07-20"


def test_a_denunciation_may_be_suspended_since_2019(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        (*DENUNCIATION, "--received", "02/01/2019"),
        ("accept", "2019-0001", "--on", "10/01/2019"),
        ("suspend", "2019-0001", "--on", "21/01/2019"),
        ("resume", "2019-0001", "--on", "28/01/2019"),
    )
    assert limits(tiepdan, "2019-0001")["TC-30"]["raw_due"] == "2019-02-16"


@pytest.mark.parametrize(
    ("command", "reasons"),
    [
        (("suspend", PROPOSED), ("complaint, denunciation alone", "proposal")),
        (("resume", PROPOSED), ("complaint, denunciation alone", "proposal")),
        (("suspend", NEW), ("only after “accepted”",)),
        (("resume", NEW), ("not suspended",)),
        (("resume", ACCEPTED), ("not suspended; there is nothing to resume",)),
        (("suspend", ACCEPTED, "--on", "15/07/2026"), ("15/07/2026", "16/07/2026")),
        (("suspend", DECIDED), ("ended on 03/08/2026", "decided")),
        (("suspend", SUSPENDED), ("suspended since 20/07/2026", "tiepdan resume")),
        (("decide", SUSPENDED, "--result", "upheld"), ("suspended since 20/07/2026",)),
        (("resume", SUSPENDED, "--on", "19/07/2026"), ("19/07/2026", "20/07/2026")),
        (("resume", RESUMED), ("not suspended",)),
        (("suspend", RESUMED, "--on", "09/08/2026"), ("09/08/2026", "10/08/2026")),
        # What was suspended on a day cannot have been decided on it, though it went on later.
        (("decide", RESUMED, "--on", "03/08/2026"), ("03/08/2026", "10/08/2026")),
    ],
)
def test_what_cannot_be_suspended_or_resumed(
    tiepdan: Tiepdan, cases: Path, command: Command, reasons: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, cases, command, *reasons)


def test_suspended_and_resumed_on_one_day(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, *[(verb, ACCEPTED, "--on", "20/07/2026") for verb in ("suspend", "resume")])
    assert tiepdan("show", ACCEPTED, "--json").data["facts"]["state"] == "accepted"
    row = limits(tiepdan, ACCEPTED)["KN-28"]
    assert (row["due"], row["paused_since"]) == ("2026-08-17", None)


def test_a_case_suspended_on_its_very_last_day_is_not_late_when_it_goes_on(
    tiepdan: Tiepdan, cases: Path
) -> None:
    """The 30th day is a Saturday, so Monday 17/08/2026 still belongs to the period."""
    do(
        tiepdan,
        ("suspend", ACCEPTED, "--on", "17/08/2026"),
        ("resume", ACCEPTED, "--on", "20/08/2026"),
    )
    assert limits(tiepdan, ACCEPTED)["KN-28"]["due"] == "2026-08-20"


def test_a_suspended_case_may_be_withdrawn(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("withdraw", SUSPENDED, "--on", "03/08/2026"))
    assert limits(tiepdan, SUSPENDED)["KN-28"]["done_by"] is None
    assert_refused(tiepdan, cases, ("resume", SUSPENDED), "was withdrawn on 03/08/2026")
    do(tiepdan, ("terminate", SUSPENDED, "--on", "04/08/2026"))
    assert limits(tiepdan, SUSPENDED)["KN-28"]["done_by"] == "terminated"
    assert_refused(tiepdan, cases, ("resume", SUSPENDED), "ended on 04/08/2026")


def test_a_case_may_be_suspended_again(tiepdan: Tiepdan, cases: Path) -> None:
    do(
        tiepdan,
        ("suspend", RESUMED, "--on", "20/08/2026"),
        ("resume", RESUMED, "--on", "24/08/2026"),
    )
    assert limits(tiepdan, RESUMED)["KN-28"]["raw_due"] == "2026-09-09"


# --- A complex complaint -----------------------------------------------------------------------


def test_a_complex_complaint_needs_its_reason_in_writing(tiepdan: Tiepdan, cases: Path) -> None:
    found = ("complex", ACCEPTED, "--on", "20/07/2026")
    for more in ((), ("--document", "5/BC"), ("--note", "nhiều nơi")):
        assert_refused(
            tiepdan, cases, (*found, *more), "in writing", "--document", "--note", "155/2026"
        )
    do(tiepdan, (*found, *IN_WRITING))
    assert limits(tiepdan, ACCEPTED)["KN-28"]["raw_due"] == "2026-08-30"
    assert_refused(tiepdan, cases, (*found, *IN_WRITING), "already recorded, on 20/07/2026")


def test_before_july_2026_no_reason_was_asked_for(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("complex", OLD, "--on", "30/06/2026"))
    assert limits(tiepdan, OLD)["KN-28"]["raw_due"] == "2026-07-25"


@pytest.mark.parametrize(
    ("number", "reasons"),
    [
        (NEW, ("only after “accepted”",)),
        (RESOLVING, ("complaint alone", "denunciation")),
        (PROPOSED, ("complaint alone", "proposal")),
        (DECIDED, ("ended on 03/08/2026",)),
        (ACCEPTED, ("ran out on 17/08/2026",)),  # by today
    ],
)
def test_what_is_not_complex(
    tiepdan: Tiepdan, cases: Path, number: str, reasons: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, cases, ("complex", number, *IN_WRITING), *reasons)


# --- What was done in which order --------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "reasons"),
    [
        (("accept", NEW, "--on", "05/07/2026"), ("05/07/2026", "06/07/2026")),
        (("accept", ACCEPTED), ("already recorded, on 16/07/2026",)),
        (("accept", ELSEWHERE), ("outside our competence",)),
        (("decide", NEW, "--result", "upheld"), ("only after “accepted”", "tiepdan accept")),
        (("decide", ACCEPTED, "--on", "15/07/2026"), ("15/07/2026", "16/07/2026")),
        (("decide", PROPOSED, "--result", "đúng"), ("proposal", "--result")),
        (("record", ACCEPTED, "result_sent"), ("only after “decided”",)),
        (("record", DECIDED, "result_sent", "--on", "02/08/2026"), ("02/08/2026", "03/08/2026")),
        (("record", ACCEPTED, "order_sent"), ("“suspended”", "“terminated”")),
        (("record", ACCEPTED, "documents_supplied"), ("documents requested",)),
        (("record", ACCEPTED, "act_known", "--on", "07/07/2026"), ("07/07/2026", "06/07/2026")),
        (("record", ACCEPTED, "several_places"), ("denunciation alone",)),
        (("record", ACCEPTED, "refusal_sent"), ("grounds to refuse reception established",)),
        (("record", ACCEPTED, "takes_effect"), ("takes legal effect", "not recorded by itself")),
        (("record", ACCEPTED, "received"), ("received", "not recorded by itself")),
        (("record", PROPOSED, "published"), ("complaint, denunciation alone", "proposal")),
        (("record", RESOLVING, "appealed"), ("complaint alone", "denunciation")),
        (("record", RESOLVING, "reported"), ("requested by the superior",)),
        (("withdraw", ANSWERED), ("ended on 10/11/2026", "answered")),
        (("forward", FILED, *TO), ("ended on 10/11/2026", "filed")),
        (("record", HELD, "announced", "--on", "11/11/2026"),
         ("11/11/2026", "after the meeting itself (10/11/2026)")),
        (("record", HELD, "published", "--on", "09/11/2026"), ("09/11/2026", "10/11/2026")),
        (("record", HELD, "results_received"), ("no conclusion notice yet",)),
        (("record", HELD, "held"), ("held", "not recorded by itself")),
        (("record", PLANNED, "published"), ("planned",)),
        (("record", CANCELLED, "announced"), ("not held", "nothing to announce")),
        (("record", PUBLISHED, "công khai"), ("already recorded, on 12/11/2026",)),
    ],
)  # fmt: skip
def test_what_cannot_be_at_this_point_is_refused(
    tiepdan: Tiepdan, cases: Path, command: Command, reasons: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, cases, command, *reasons)


@pytest.mark.parametrize(
    ("command", "code", "reasons"),
    [
        # A word that is no event shows what is possible.
        (("record", PROPOSED, "gửi thư"), 2, ("“gửi thư”", "; answered;", "; note")),
        (("record", HELD, "gửi thư"), 2,
         ("announced;", "; participants notified", "; conclusion notice")),
        (("record", RESOLVING, "extended"), 2, ("tiepdan extend",)),
        (("record", RESOLVING, "gia hạn"), 2, ("tiepdan extend",)),
        (("record", PLANNED, "announced", "--on", "23/11/2026"), 2, ("in the future",)),
        (("record", "99", "published"), 3, ("2026-0099",)),
        (("record", "B99", "announced"), 3, ("B99",)),
        (("suspend", "99"), 3, ("2026-0099",)),
        (("extend", "99", *EXTEND[2:], "--days", "5"), 3, ("2026-0099",)),
    ],
)  # fmt: skip
def test_what_is_mistyped_or_not_there(
    tiepdan: Tiepdan, cases: Path, command: Command, code: int, reasons: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, cases, command, *reasons, code=code)


# --- Every step has its event ------------------------------------------------------------------


def test_every_step_of_a_complaint(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        (*COMPLAINT, "--channel", "elected_body"),
        ("record", "1", "act_known", "--on", "01/06/2026"),
        ("record", "1", "documents_requested", "--on", "08/07/2026"),
        ("record", "1", "documents_supplied", "--on", "14/07/2026"),
        ("accept", "1", "--on", "16/07/2026"),
        ("record", "1", "dialogue", "--on", "31/07/2026"),
        ("record", "1", "dialogue_notified", "--on", "24/07/2026"),
        ("decide", "1", "--on", "03/08/2026", "--result", "đúng một phần"),
        ("record", "1", "result_sent", "--on", "05/08/2026"),
        ("record", "1", "sender_informed", "--on", "06/08/2026"),
        ("record", "1", "result_received", "--on", "07/08/2026"),
        ("record", "1", "published", "--on", "10/08/2026"),
        ("record", "1", "enforced", "--on", "09/09/2026"),
    )
    rows = limits(tiepdan, "1")
    assert {limit: (row["due"], row["done_by"]) for limit, row in rows.items()} == {
        "KN-09": ("2026-09-03", "received"),  # the 90th day is a Sunday, 30/08; then days off
        "KN-tl": ("2026-07-15", "documents_supplied"),
        "KN-27": ("2026-07-15", "accepted"),
        "TCD-10": ("2026-07-20", "accepted"),
        "TCD-41": ("2026-08-20", "accepted"),
        "KN-dt": ("2026-07-24", "dialogue_notified"),  # five days before the 31st are a Sunday
        "KN-28": ("2026-08-17", "decided"),
        "KN-32": ("2026-08-06", "result_sent"),
        "TCD-27": ("2026-08-12", "sender_informed"),
        "KN-ck": ("2026-08-18", "published"),
        "KN-ck-niem-yet": ("2026-08-26", None),  # posted for 15 days until the 25th
        "KN-33": ("2026-09-07", None),  # a Sunday, the 6th of September
        "KN-44": ("2026-09-03", None),  # after 30 days, until the 2nd
        "KN-th": ("2026-09-10", "enforced"),
    }


def test_every_step_of_a_denunciation(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        DENUNCIATION,
        ("record", "1", "several_places", "--on", "24/08/2026"),
        ("accept", "1", "--on", "03/09/2026"),
        ("record", "1", "acceptance_notified", "--on", "10/09/2026"),
        ("suspend", "1", "--on", "14/09/2026"),
        ("record", "1", "order_sent", "--on", "18/09/2026"),
        ("resume", "1", "--on", "28/09/2026"),
        ("record", "1", "report_requested", "--on", "12/10/2026"),
        ("record", "1", "reported", "--on", "16/10/2026"),
        ("decide", "1", "--on", "19/10/2026", "--result", "upheld"),
        ("record", "1", "result_sent", "--on", "23/10/2026"),
        ("record", "1", "enforced", "--on", "27/10/2026"),
        ("record", "1", "published", "--on", "29/10/2026"),
        ("record", "1", "recommendation_handled", "--on", "02/11/2026"),
        ("record", "1", "handling_reported", "--on", "09/11/2026"),
    )
    rows = limits(tiepdan, "1")
    assert {limit: (row["due"], row["done_by"]) for limit, row in rows.items()} == {
        "TC-24": ("2026-09-07", "accepted"),  # ten days: to be verified in several places
        "TCD-10": ("2026-09-07", "accepted"),
        "TCD-41": ("2026-10-05", "accepted"),
        "TC-29": ("2026-09-10", "acceptance_notified"),
        "TC-30": ("2026-10-19", "decided"),  # 30 days and 14 of suspension end on a Saturday
        "TC-34": ("2026-09-21", "order_sent"),
        "TC-38": ("2026-10-19", "reported"),
        "TC-35": ("2026-10-26", "result_sent"),
        "TC-36": ("2026-10-28", "enforced"),
        "TC-40": ("2026-10-28", "published"),
        "TC-40-niem-yet": ("2026-11-14", None),  # posted for 15 days until the 13th
        "TC-36c": ("2026-11-09", "handling_reported"),
    }


def test_a_decision_nobody_appealed_takes_effect_and_must_be_enforced(
    tiepdan: Tiepdan, cases: Path
) -> None:
    # Publishing a first decision (KN-ck) is a reminder, and never late.
    assert late(tiepdan, DECIDED, "11/09/2026") == {"KN-32", "KN-th"}
    do(tiepdan, ("record", DECIDED, "appealed", "--on", "02/09/2026"))
    assert late(tiepdan, DECIDED, "11/09/2026") == {"KN-32"}


def test_refused_at_the_reception_and_filed(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        PROPOSAL,
        ("record", "1", "reception_refused", "--on", "03/11/2026", "--ground", "đã trả lời"),
        ("record", "1", "refusal_sent", "--on", "09/11/2026"),
        ("file", "1", "--on", "10/11/2026"),
    )
    rows = limits(tiepdan, "1")
    assert (rows["TCD-04"]["due"], rows["TCD-04"]["done_on"]) == ("2026-11-06", "2026-11-09")
    assert (rows["XLD-store"]["due"], rows["XLD-store"]["severity"]) == ("2027-11-10", "milestone")


def test_an_opinion_told_to_the_party_secretary(tiepdan: Tiepdan, database: Path) -> None:
    opinion = (*PROPOSAL, "--channel", "dialogue", "--received", "10/11/2026", "--meeting")
    do(
        tiepdan,
        (*DIALOGUE, "--capacity", "party_secretary"),
        DIALOGUE,
        (*opinion, "B1"),
        (*opinion, "B2"),
    )
    assert "DANG-10" in limits(tiepdan, "1")
    assert "DANG-10" not in limits(tiepdan, "2")


# --- The threshold of discipline ---------------------------------------------------------------


def test_past_the_threshold_of_discipline_comes_first(tiepdan: Tiepdan, database: Path) -> None:
    """45 days without a word about a petition cost the responsible their post (TCD-41)."""
    do(tiepdan, (*COMPLAINT, "--received", "29/06/2026"), COMPLAINT)
    on_the_day = tiepdan("overdue", "--json", "--today", "20/08/2026").data
    assert "TCD-41" not in {row["limit"] for row in on_the_day}
    rows = tiepdan("overdue", "--json", "--today", "21/08/2026").data
    assert [(row["number"], row["limit"], row["severity"]) for row in rows] == [
        ("2026-0002", "TCD-41", "discipline"),
        ("2026-0002", "KN-27", "duty"),
        ("2026-0002", "TCD-10", "duty"),
        ("2026-0001", "KN-27", "duty"),
        ("2026-0001", "TCD-10", "duty"),
    ]
    out = tiepdan("overdue", "--today", "21/08/2026").out
    assert out.count("Past the threshold of 45 days (discipline possible) (TCD-41)") == 1
    do(tiepdan, ("answer", "2", "--on", "20/08/2026"))
    assert "threshold" not in tiepdan("overdue", "--today", "21/08/2026").out


# --- Before a meeting and after it --------------------------------------------------------------


def test_a_planned_reception_must_be_announced_in_time(tiepdan: Tiepdan, cases: Path) -> None:
    """Five working days before Thursday 03/12/2026 is Thursday 26/11 (LTCD Điều 24 khoản 4)."""
    due = tiepdan("due", "--within", "3", "--json").data
    assert [row["limit"] for row in due if row["number"] == PLANNED] == ["TCD-24"]
    assert late(tiepdan, PLANNED, "26/11/2026") == set()
    assert late(tiepdan, PLANNED, "27/11/2026") == {"TCD-24"}
    # The day itself has passed: nothing can be done any more.
    assert late(tiepdan, PLANNED, "04/12/2026") == set()
    do(tiepdan, ("record", PLANNED, "niêm yết", "--on", "20/11/2026", "--document", "15/TB"))
    assert late(tiepdan, PLANNED, "27/11/2026") == set()
    row = limits(tiepdan, PLANNED)["TCD-24"]
    assert (row["due"], row["done_on"], row["done_by"]) == (
        "2026-11-26", "2026-11-20", "announced",
    )  # fmt: skip


def test_participants_of_an_online_reception_are_notified(tiepdan: Tiepdan, database: Path) -> None:
    run = tiepdan(*RECEPTION, "--on", "03/12/2026", "--online", "--json")
    assert {row["limit"]: row["due"] for row in run.data["deadlines"]} == {
        "TCD-24": "2026-11-26", "TCD-23": "2026-11-26", "TCD-23-thu": "2026-12-02",
    }  # fmt: skip
    do(
        tiepdan,
        ("record", "B1", "participants_notified", "--on", "20/11/2026"),
        (*RECEPTION, "--on", "03/12/2026"),
        (*CONFERENCE, "--on", "10/12/2026", "--online"),
    )
    assert limits(tiepdan, "B1")["TCD-23"]["done_by"] == "participants_notified"
    assert set(limits(tiepdan, "B2")) == {"TCD-24"}
    assert set(limits(tiepdan, "B3")) == {"DT-43a"}


def test_a_dialogue_conference_must_be_announced_in_time(tiepdan: Tiepdan, database: Path) -> None:
    """Seven days before Saturday 12/12/2026 is a Saturday: keep the Friday, late after Saturday."""
    do(
        tiepdan,
        (*CONFERENCE, "--on", "12/12/2026"),
        (*DIALOGUE, "--on", "12/12/2026"),
    )
    row = limits(tiepdan, "B1")["DT-43a"]
    assert (row["raw_due"], row["due"]) == ("2026-12-05", "2026-12-04")
    assert limits(tiepdan, "B2") == {}  # a dialogue is another thing
    for today, numbers in (("05/12/2026", []), ("06/12/2026", ["B1"])):
        rows = tiepdan("overdue", "--json", "--today", today).data
        assert [row["number"] for row in rows] == numbers


def test_the_dialogue_in_a_complaint_is_known_before_it_comes(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(
        tiepdan,
        (*COMPLAINT, "--received", "06/11/2026"),
        ("accept", "1", "--on", "16/11/2026"),
        ("record", "1", "đối thoại", "--on", "09/12/2026"),
    )
    assert limits(tiepdan, "1")["KN-dt"]["due"] == "2026-12-04"
    due = tiepdan("due", "--json", "--today", "02/12/2026").data
    assert [row["limit"] for row in due] == ["KN-dt"]
    assert late(tiepdan, "1", "04/12/2026") == set()
    assert late(tiepdan, "1", "05/12/2026") == {"KN-dt"}
    do(tiepdan, ("record", "1", "mời đối thoại", "--on", "20/11/2026"))
    assert late(tiepdan, "1", "05/12/2026") == set()
    # A notice goes out before the dialogue, and may not be told in advance.
    assert_refused(
        tiepdan, database, ("record", "1", "dialogue_notified", "--on", "01/12/2026"), code=2
    )


def test_what_follows_a_dialogue_by_record_as_by_conclude(tiepdan: Tiepdan, cases: Path) -> None:
    do(
        tiepdan,
        (*CONFERENCE, "--on", "10/11/2026"),
        ("record", "B5", "announced", "--on", "04/11/2026", "--note", "tại trụ sở"),
        ("record", "B5", "công khai", "--on", "18/11/2026"),
        ("record", HELD, "thông báo kết luận", "--on", "16/11/2026", "--document", "58/TB"),
        ("record", HELD, "kết quả bằng văn bản", "--on", "20/11/2026"),
    )
    rows = limits(tiepdan, HELD)
    assert {limit: row["done_by"] for limit, row in rows.items()} == {
        "DT-HT1": "conclusion_notice",
        "DT-HT2": "results_received",
    }
    rows = limits(tiepdan, "B5")
    assert {limit: row["done_by"] for limit, row in rows.items()} == {
        "DT-43a": "announced",
        "DT-43b": "published",
    }
    # Announced on the 4th, due on the 3rd: told afterwards, and still one day late.
    assert (rows["DT-43a"]["due"], rows["DT-43a"]["done_on"]) == ("2026-11-03", "2026-11-04")
    outcome = "done on 04/11/2026 (announced): late by 1 day (1 working day)"
    assert outcome in tiepdan("explain", "B5").out


# --- Reasons, grounds and what the law as corrected asks ----------------------------------------


@pytest.mark.parametrize("more", [(), ("--reason", ""), ("--document", "5/TB"), ("--no-input",)])
def test_declining_needs_its_reason(tiepdan: Tiepdan, cases: Path, more: Command) -> None:
    before = cases.read_bytes()
    for command in (("decline", NEW), ("record", NEW, "declined")):
        if command[0] == "record" and "--reason" in more:
            continue
        run = tiepdan(*command, *more)
        assert (run.code, len(run.err.splitlines())) == (4, 1)
        assert "--reason" in run.err
    assert cases.read_bytes() == before


def test_the_reason_is_kept_in_the_file(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("decline", NEW, "--on", "10/07/2026", "--reason", "hết thời hiệu khiếu nại"))
    (event,) = tiepdan("show", NEW, "--json").data["events"]
    assert (event["event"], event["note"]) == ("declined", "hết thời hiệu khiếu nại")


def test_the_reason_can_be_put_right_but_not_taken_away(tiepdan: Tiepdan, cases: Path) -> None:
    do(
        tiepdan,
        ("decline", NEW, "--on", "10/07/2026", "--reason", "hết thời hiệu"),
        ("edit-event", NEW, "declined", "--note", "không có chữ ký"),
    )
    assert tiepdan("edit-event", NEW, "declined", "--note", "").code == 4
    (event,) = tiepdan("show", NEW, "--json").data["events"]
    assert event["note"] == "không có chữ ký"


def test_the_flag_that_was_typed_is_named(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    run = tiepdan("decline", "1", "--reason", "\u200b ")
    assert run.code == 2
    assert run.err.startswith("--reason: ")


def test_only_an_accepted_complaint_is_terminated(tiepdan: Tiepdan, cases: Path) -> None:
    run = tiepdan("terminate", NEW, "--on", "10/07/2026")
    assert (run.code, len(run.err.splitlines())) == (4, 1)
    assert "comes only after “accepted”" in run.err
    do(tiepdan, ("terminate", ACCEPTED, "--on", "20/07/2026"))


def test_only_an_accepted_denunciation_is_terminated(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION, (*DENUNCIATION, "--level", "again"))
    for number in ("1", "2"):
        run = tiepdan("terminate", number)
        assert (run.code, len(run.err.splitlines())) == (4, 1)
        assert "comes only after “accepted”" in run.err
        assert f"tiepdan terminate 2026-000{number}" not in tiepdan("show", number).out
    do(tiepdan, ("accept", "1"), ("terminate", "1"))


@pytest.mark.parametrize(
    ("ground", "due"),
    [("settled", "2026-11-06"), ("đã trả lời", "2026-11-06"), ("other", None)],
)
def test_a_refusal_to_receive_has_its_ground(
    tiepdan: Tiepdan, database: Path, ground: str, due: str | None
) -> None:
    do(tiepdan, PROPOSAL)
    refused = ("record", "1", "reception_refused", "--on", "03/11/2026")
    run = tiepdan(*refused)
    assert (run.code, len(run.err.splitlines())) == (4, 1)
    assert "--ground" in run.err
    run = tiepdan(*refused, "--ground", ground)
    assert run.code == 0, run.err
    assert ("orally" in run.err) is (due is None)
    found = limits(tiepdan, "1")
    assert (found["TCD-04"]["due"] if due else "TCD-04" not in found) == (due or True)
    shown = tiepdan("show", "1", "--json").data["events"][0]
    assert shown["ground"] == {"đã trả lời": "already_answered"}.get(ground, ground)


@pytest.mark.parametrize("petition", [COMPLAINT, DENUNCIATION])
def test_only_an_opinion_was_answered_already(
    tiepdan: Tiepdan, database: Path, petition: Command
) -> None:
    refused = ("record", "1", "reception_refused", "--on", "20/11/2026", "--ground")
    do(tiepdan, petition)
    assert_refused(tiepdan, database, (*refused, "already_answered"), "feedback", "settled")
    do(tiepdan, (*refused, "settled"))
    edit = ("edit-event", "1", "reception_refused", "--ground", "already_answered")
    assert_refused(tiepdan, database, edit, "feedback", "settled")
    assert "no longer fit" not in tiepdan(*edit).err
    do(tiepdan, PROPOSAL, ("record", "2", *refused[2:], "already_answered"))
    kind = ("edit", "2", "--kind", "complaint")
    assert_refused(tiepdan, database, kind, "no longer fit", "feedback")


def test_a_wrong_ground_is_corrected(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        PROPOSAL,
        ("record", "1", "reception_refused", "--on", "03/11/2026", "--ground", "other"),
    )
    assert "TCD-04" not in limits(tiepdan, "1")
    do(tiepdan, ("edit-event", "1", "reception_refused", "--ground", "settled"))
    assert limits(tiepdan, "1")["TCD-04"]["due"] == "2026-11-06"
    run = tiepdan("record", "1", "noted", "--note", "x", "--ground", "other")
    assert (run.code, len(run.err.splitlines())) == (4, 1)


def test_a_denunciation_passed_on_late_is_late_whatever_it_was_recorded_as(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, (*DENUNCIATION, "--received", "06/07/2026"))
    assert "TC-24b" not in limits(tiepdan, "1")
    do(tiepdan, ("forward", "1", *TO, "--on", "15/07/2026"))
    found = limits(tiepdan, "1")
    assert (found["TC-24b"]["due"], found["TC-24b"]["days_late"]) == ("2026-07-13", 2)
    assert (found["TC-24"]["done_by"], found["TC-24"]["days_late"]) == ("forwarded", 0)


def test_a_decision_to_extend_is_sent_and_the_program_asks_for_it(
    tiepdan: Tiepdan, cases: Path
) -> None:
    run = tiepdan("extend", RESOLVING, "--days", "30", "--complexity", "complex", "--document",
                  "9/QĐ", "--on", "15/09/2026")  # fmt: skip
    assert run.code == 0, run.err
    assert 'tiepdan record 2026-0009 "decision to extend sent"' in run.err

    def is_asked() -> bool:
        return "extension_sent" in {
            row["event"] for row in tiepdan("show", RESOLVING, "--json").data["next"]
        }

    assert is_asked()
    do(tiepdan, ("record", RESOLVING, "extension_sent", "--on", "16/09/2026"))
    assert not is_asked()


def test_the_body_that_forwarded_a_denunciation_is_told(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*DENUNCIATION, "--channel", "báo chí"))
    assert limits(tiepdan, "1")["TC-26"]["due"] == "2026-09-09"
    do(tiepdan, ("record", "1", "sender_answered", "--on", "10/09/2026"))
    assert limits(tiepdan, "1")["TC-26"]["days_late"] == 1


def test_a_meeting_that_publishes_is_announced_and_a_posting_stays(
    tiepdan: Tiepdan, cases: Path
) -> None:
    do(
        tiepdan,
        ("record", CONCLUDED, "publication_meeting", "--on", "27/11/2026"),
        ("record", CONCLUDED, "published", "--on", "20/11/2026"),
    )
    found = limits(tiepdan, CONCLUDED)
    assert (found["TC-40-hop"]["due"], found["TC-40-hop"]["done_by"]) == ("2026-11-23", None)
    assert found["TC-40-niem-yet"]["due"] == "2026-12-06"  # a Sunday


def test_a_letter_to_the_party_committee_is_answered_in_ten_days(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, (*PROPOSAL, "--addressed-to", "đảng ủy"), PROPOSAL)
    assert limits(tiepdan, "1")["DANG-10"]["due"] == limits(tiepdan, "1")["TCD-10"]["due"]
    assert tiepdan("show", "1", "--json").data["facts"]["addressed_to"] == "party"
    assert "DANG-10" not in limits(tiepdan, "2")
    do(tiepdan, ("edit", "2", "--addressed-to", "party"), ("edit", "1", "--addressed-to", ""))
    assert "DANG-10" in limits(tiepdan, "2")
    assert "DANG-10" not in limits(tiepdan, "1")


def test_the_superior_is_named(tiepdan: Tiepdan, database: Path) -> None:
    province, district = (f"the chair of the {level}'s" for level in ("province", "district"))
    run = tiepdan(*COMPLAINT, "--level", "again")
    assert province in run.err
    assert province in tiepdan("accept", "1").err
    assert province in tiepdan("show", "1", "--json").data["facts"]["superior"]
    run = tiepdan(*COMPLAINT, "--level", "again", "--received", "02/06/2025")
    assert district in run.err
    do(tiepdan, COMPLAINT, ("accept", "2", "--on", "15/07/2026"), COMPLAINT)
    assert province in tiepdan("edit", "3", "--level", "again").err
    assert tiepdan("show", "2", "--json").data["facts"]["superior"] is None
    assert province in tiepdan("record", "2", "appealed", "--on", "20/08/2026").err
    assert province in tiepdan("show", "2", "--json").data["facts"]["superior"]


def test_a_word_that_is_no_event_names_those_alone_that_would_be_taken(
    tiepdan: Tiepdan, cases: Path
) -> None:
    for number in (PROPOSED, RESOLVING):
        told = tiepdan("record", number, "gửi thư").err
        shown = tiepdan("show", number, "--json").data
        possible = {one["event"] for name in ("next", "also_possible") for one in shown[name]}
        labels = {PetitionEventKind(event).label for event in possible}
        assert {
            *told.strip().removesuffix(".").partition("choose one of: ")[2].split("; ")
        } == labels
    assert "; held" not in tiepdan("record", HELD, "gửi thư").err  # it follows from its day


@pytest.mark.parametrize("petition", [COMPLAINT, DENUNCIATION])
def test_commands_name_events_by_words_that_are_understood(
    tiepdan: Tiepdan, database: Path, petition: Command
) -> None:
    do(tiepdan, petition, ("accept", "1", "--on", "28/08/2026"))
    shown = json.loads(tiepdan("show", "1", "--json").out)
    told = tiepdan("show", "1").out
    advised = [
        (row["event"], shlex.split(row["command"])[1:])
        for row in (*shown["next"], *shown["also_possible"])
        if " record " in row["command"]
    ]
    assert advised
    for event, (verb, number, *words) in advised:
        assert words == [event]  # in data, which are the same in every language
        label = PetitionEventKind(event).label
        assert label in told
        run = tiepdan(verb, number, label, "--on", "28/08/2026", "--dry-run", "--no-input")
        assert "is not in the list" not in run.err
        # What a step needs besides is named by its flag.
        assert run.code == 0 or "--" in run.err, run.err


def test_a_command_of_a_vietnamese_refusal_is_understood(
    tiepdan: Tiepdan, process: Tiepdan, database: Path
) -> None:
    do(tiepdan, COMPLAINT, ("examine", "1", "--on", "09/07/2026"))
    vietnamese = {**os.environ, "TIEPDAN_LANG": "vi"}
    refused = process("examine", "1", "--on", "10/07/2026", env=vietnamese)
    assert refused.code == 4
    advised = re.findall(
        r'tiepdan (edit-event 2026-0001 "xem xét điều kiện" --(?:on [\d/]+|remove))', refused.err
    )
    assert len(advised) == 2, refused.err
    for command in advised:
        run = process(*shlex.split(command), env=vietnamese)
        assert run.code == 0, run.err


@pytest.mark.parametrize(
    ("before", "refused"),
    [
        ((PROPOSAL, ("answer", "1")), ("forward", "1", "--body", "Sở Y tế")),
        ((COMPLAINT, ("withdraw", "1", "--document", "1/Đ")), ("accept", "1")),
        ((COMPLAINT, ("accept", "1", "--on", "09/07/2026")), ("decline", "1", "--reason", "trùng")),
    ],
    ids=["ended", "withdrawn", "accepted"],
)
def test_what_never_happened_is_removed_by_the_word_that_the_refusal_gives(
    tiepdan: Tiepdan, process: Tiepdan, database: Path, before: tuple[Command, ...],
    refused: Command,
) -> None:  # fmt: skip
    do(tiepdan, *before)
    vietnamese = {**os.environ, "TIEPDAN_LANG": "vi"}
    run = process(*refused, env=vietnamese)
    advised = re.search(r"tiepdan (edit-event 2026-0001 .* --remove)", run.err)
    assert (run.code, bool(advised)) == (4, True), run.err
    assert advised
    assert not re.search(r" [a-z_]+ --remove", advised[1])
    run = process(*shlex.split(advised[1]), env=vietnamese)
    assert run.code == 0, run.err


def test_a_note_is_asked_for_before_its_day(tiepdan: Tiepdan, database: Path) -> None:
    prompts = pytest.importorskip("tests.cli.asking.test_prompts", reason="needs a POSIX terminal")
    do(tiepdan, PROPOSAL)
    code, screen = prompts.converse("note", "1", answers=["đã gọi điện", "20/11/2026", "", ""])
    assert code == 0, screen
    [noted] = tiepdan("show", "1", "--json").data["events"]
    assert (noted["date"], noted["note"]) == ("2026-11-20", "đã gọi điện")
