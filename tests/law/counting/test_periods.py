"""What each unit of a period counts, and whether a day off moves its end."""

from tiepdan.law.counting.periods import Unit


def test_lead_times_are_counted_back() -> None:
    assert {unit for unit in Unit if unit.is_lead} == {Unit.BEFORE, Unit.BEFORE_CALENDAR}


def test_days_off_are_left_out_of_working_days_either_way() -> None:
    counting = {unit for unit in Unit if unit.counts_working_days}
    assert counting == {Unit.WORKING, Unit.BEFORE}


def test_what_comes_about_by_itself_and_a_day_named_are_not_moved() -> None:
    unmoved = {unit for unit in Unit if not unit.is_moved_by_days_off}
    assert unmoved == {Unit.AFTER, Unit.NAMED}
