"""Which columns of a list stay side by side in how many letters, and which go where."""

import pytest

from tiepdan.output.screen.list_layout import layout_of
from tiepdan.reports.model import Column, Rank

NUMBER, STEP, WHAT, OFFICER, SINCE, DUE = range(6)
COLUMNS = {
    NUMBER: Column(None, "No."),
    STEP: Column(None, "Step", 40),
    WHAT: Column(None, "What", 20, rank=Rank.BELOW),
    OFFICER: Column(None, "Officer", 16, rank=Rank.BELOW),
    SINCE: Column(None, "Since", rank=Rank.SPARE),
    DUE: Column(None, "Due"),
}
LONGEST = {NUMBER: 9, STEP: 50, WHAT: 100, OFFICER: 30, SINCE: 10, DUE: 10}


@pytest.mark.parametrize(
    ("room", "step", "below", "left_out"),
    [
        (219, 50, (), ()),
        (218, 49, (), ()),  # what may be cut is, before anything leaves
        (209, 40, (), ()),
        (208, 50, (WHAT,), ()),  # the widest leaves first
        (107, 40, (WHAT,), ()),
        (106, 50, (WHAT, OFFICER), ()),
        (75, 40, (WHAT, OFFICER), ()),
        (74, 50, (WHAT, OFFICER), (SINCE,)),
        (60, 37, (WHAT, OFFICER), (SINCE,)),
        (35, 12, (WHAT, OFFICER), (SINCE,)),
        (34, 23, (WHAT, OFFICER, DUE), (SINCE,)),  # at the last even what else is a column
    ],
)
def test_columns_leave_in_the_order_of_their_rank(
    room: int, step: int, below: tuple[int, ...], left_out: tuple[int, ...]
) -> None:
    layout = layout_of(COLUMNS, LONGEST, room)
    assert layout is not None
    assert (layout.widths[STEP], layout.below, layout.left_out) == (step, below, left_out)
    assert layout.widths[NUMBER] == 9
    assert layout.widths.get(DUE, 10) == 10


def test_where_nothing_fits_there_is_no_layout() -> None:
    assert layout_of(COLUMNS, LONGEST, 8) is None
