"""What clerks type is taken as they type it: days, words, numbers of papers and telephones."""

import pytest

from tests.cli.conftest import COMPLAINT, Given, Tiepdan, do

NEW = (
    "add-petition", "--no-input", "--channel", "post", "--name", "Hộ 1", "--summary", "Đường",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "received", "field", "stored"),
    [
        ("phan", "1/11", "nha dat", ("feedback", "2026-11-01", "land")),
        ("kien nghi", "01112026", "chế độ", ("proposal", "2026-11-01", "policy")),
        ("khieu", "hôm kia", "tu phap", ("complaint", "2026-11-20", "justice")),
        ("KN", "thứ 2", "xa hoi", None),
        ("KN", "thứ 2", "chinh tri", ("complaint", "2026-11-16", "society")),
    ],
)
def test_a_new_petition(
    tiepdan: Tiepdan, given: Given, kind: str, received: str, field: str, stored: object
) -> None:
    given()
    run = tiepdan(*NEW, "--kind", kind, "--received", received, "--field", field)
    if stored is None:
        assert run.code == 2
        return
    assert run.code == 0, run.err
    (row,) = tiepdan("petitions", "--json").data
    assert (row["kind"], row["received_on"], row["field"]) == stored


def test_numbers_are_stored_as_digits_and_found(tiepdan: Tiepdan, given: Given) -> None:
    given()
    said = ("--kind", "PA", "--received", "20/11/2026", "--field", "khác")
    run = tiepdan(*NEW, *said, "--id-number", "42190001234", "--phone", "912 345 678")
    assert run.err.count("is a zero missing in front?") == 2
    do(tiepdan, (*NEW, *said, "--id-number", "CCCD 042.190.001.234", "--phone", "+84 912-345-678"))
    facts = tiepdan("show", "2", "--json").data["facts"]
    assert (facts["id_number"], facts["phone"]) == ("•••••••••234", "0912345678")
    do(tiepdan, (*NEW[:-1], "Đất", *said[:1], "TC", *said[2:], "--phone", "0912345678"))
    for number in ("042190001234", "0912345678"):  # no denouncer is found by it
        assert [row["number"] for row in tiepdan("search", number, "--json").data] == ["2026-0002"]
    run = tiepdan(*NEW, *said, "--id-number", "4,2099E+10")
    assert (run.code, "last digits are lost" in run.err) == (2, True)


def test_late_petitions_are_no_state_and_yet_found(tiepdan: Tiepdan, given: Given) -> None:
    given(COMPLAINT)
    by_flag = tiepdan("petitions", "--overdue", "--json").data
    assert tiepdan("petitions", "--state", "quá hạn", "--json").data == by_flag != []


def test_a_note_begins_with_a_dash(tiepdan: Tiepdan, given: Given) -> None:
    given(COMPLAINT)
    do(tiepdan, ("note", "1", "- đã gọi"))
    assert tiepdan("show", "1", "--json").data["events"][-1]["note"] == "- đã gọi"


def test_in_january_last_years_petition_is_meant_where_this_year_has_none(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(COMPLAINT)
    new_year = ("--today", "04/01/2027")
    run = tiepdan("accept", "1", "--on", "10/07/2026", *new_year)
    assert (run.code, "2026-0001 is meant" in run.err) == (0, True)
    assert tiepdan("accept", "1", "--today", "01/02/2027").code == 3


def test_a_receipt_of_long_ago_is_told(tiepdan: Tiepdan, given: Given) -> None:
    given()
    run = tiepdan(*NEW, "--kind", "PA", "--received", "01/11/2016", "--field", "khác")
    assert (run.code, "10 years ago" in run.err) == (0, True)
