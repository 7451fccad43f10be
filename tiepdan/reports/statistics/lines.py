"""The figures of a section as lines: parts indented, and where one division ends another named."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from tiepdan.i18n import N_, _
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.figure import Figure

_INDENT = "  "
_LEAST_DIVISIONS = 3
"""From how many divisions of a figure on each has a heading: nobody sees where one ends."""

DIVISION_HEADINGS = {
    "": N_("among them:"),
    "answer": N_("by how they were answered:"),
    "committee": N_("by committee of the council:"),
    "competence": N_("by competence:"),
    "field": N_("by field:"),
    "form": N_("by form:"),
    "kind": N_("by kind:"),
    "limit": N_("by time limit:"),
    "occasion": N_("by kind of reception:"),
    "origin": N_("by where they came from:"),
    "outcome": N_("by what became of them:"),
    "receiver": N_("by who received:"),
    "result": N_("by result:"),
    "state": N_("by state:"),
}
"""What stands above a division of a figure that has several, by ``Figure.by``."""


def lines(figures: Sequence[Figure]) -> Iterator[tuple[str, Figure | None]]:
    """The label of each figure with it, and headings of divisions, which have no number."""
    divided = _much_divided(figures)
    last: dict[str | None, str] = {}
    for figure in figures:
        depth = _depth(figure, divided)
        if figure.part_of in divided and last.get(figure.part_of) != figure.by:
            yield _INDENT * (depth - 1) + _(DIVISION_HEADINGS[figure.by]), None
            last[figure.part_of] = figure.by
        yield _INDENT * depth + _(figure.label), figure


def _much_divided(figures: Sequence[Figure]) -> frozenset[str | None]:
    """The figures whose divisions need headings, as far as these figures are shown."""
    divisions: defaultdict[str | None, set[str]] = defaultdict(set)
    for figure in figures:
        if figure.part_of:
            divisions[figure.part_of].add(figure.by)
    return frozenset(whole for whole, names in divisions.items() if len(names) >= _LEAST_DIVISIONS)


def _depth(figure: Figure, divided: frozenset[str | None]) -> int:
    above = figure.part_of or figure.under
    if above is None:
        return 0
    return 1 + (figure.part_of in divided) + _depth(FIGURES[above], divided)


def is_hidden(figure: Figure, number: Callable[[str], int]) -> bool:
    """Whether there is nothing to show of it, or of the figure that it is a part of."""
    if figure.is_hidden_when_zero and not number(figure.id):
        return True
    return figure.part_of is not None and is_hidden(FIGURES[figure.part_of], number)
