"""What a figure means: its definition, what it is part of, its parts, its number and its rows."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tiepdan import paths
from tiepdan.i18n import _
from tiepdan.law.toml.numbers import load_numbers
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.figure import Figure
from tiepdan.reports.lists.law.time_limits import numbers_table
from tiepdan.reports.lists.parts import Fact, facts_table
from tiepdan.reports.model import Column, Report, Table, Tone, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.figure_names import full_label
from tiepdan.reports.statistics.sections.indicators import INDICATORS, Indicator
from tiepdan.reports.statistics.statistics import Statistics

ALL = "all"
"""What asks for every figure instead of one."""


def meanings_table() -> Table:
    """Every figure by its id, with its label and its definition."""
    return Table(
        title=_("Figures of tiepdan stats"),
        columns=(
            Column("figure", _("Figure"), 20, tone=Tone.STRONG),
            Column("label", _("Label"), 24),
            Column("meaning", _("Meaning"), 40),
        ),
        rows=[
            *((figure.id, full_label(figure), _(figure.meaning)) for figure in FIGURES.values()),
            *(
                (indicator.id, _(indicator.label), _(indicator.meaning))
                for indicator in INDICATORS.values()
            ),
        ],
    )


def meaning_report(wanted: Figure | Indicator, statistics: Statistics, *further: Table) -> Report:
    """Everything about one figure, with its number for the period counted; then other tables."""
    period = statistics.period
    command = f"tiepdan stats {period.flags} --rows {wanted.id}"
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...] = ()
    if isinstance(wanted, Indicator):
        counted = FIGURES[wanted.of]
        label = _(wanted.label)
        facts = (
            ("follows_from", _("Follows from"), _reference(wanted.of)),
            ("number", None, wanted.data(statistics.numbers())),
            (None, _("Value"), wanted.text(statistics.numbers())),
        )
    else:
        counted, label = wanted, full_label(wanted)
        tables = (*_parts_tables(wanted, statistics), *_law_tables(wanted, period))
        facts = (
            ("part_of", _("Part of"), _reference(wanted.part_of) if wanted.part_of else None),
            # No figure claims a column of an official form: those count by rules of their own.
            ("form", None, None),
            ("number", None, statistics.total(wanted.id)),
            (None, _("Count"), wanted.shown(statistics.total(wanted.id))),
        )
    return Report(
        title=label,
        heading=f"{statistics.office}, {period}",
        tables=(
            facts_table(
                (
                    ("figure", _("Figure"), wanted.id),
                    ("label", None, label),
                    ("meaning", _("Meaning"), _(wanted.meaning)),
                    ("row", _("One row is a"), _(counted.source.row)),
                    *facts,
                    ("command", _("List its rows"), command),
                )
            ),
            *tables,
            *further,
        ),
    )


def _parts_tables(whole: Figure, statistics: Statistics) -> tuple[Table, ...]:
    """The divisions of a figure in one table, each with the sum of its parts."""
    divisions: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in FIGURES.values():
        if figure.part_of == whole.id and figure.by:
            divisions[figure.by].append(figure)
    rows: list[tuple[Value, ...]] = [
        (
            figure.id,
            _(figure.label),
            by,
            statistics.total(figure.id),
            figure.shown(statistics.total(figure.id)),
        )
        for by, figures in divisions.items()
        for figure in figures
    ]
    if not rows:
        return ()
    return (
        Table(
            key="parts",
            title=_("Parts that must add up to it"),
            columns=(
                Column("figure", _("Figure"), 20, tone=Tone.STRONG),
                Column("label", _("Label"), 24),
                Column("division", None),
                Column("number", None),
                Column(None, _("Count"), is_number=True),
            ),
            rows=rows,
            notes=tuple(_sum(figures, whole, statistics) for figures in divisions.values()),
        ),
    )


def _law_tables(figure: Figure, period: Period) -> Iterator[Table]:
    """The number of the law that a figure rests on, as it was in the period."""
    if figure.rests_on is not None:
        number = load_numbers(paths.data_folder())[figure.rests_on]
        title = _("By the text in force on the day")
        first, last = period.start, period.last_day
        yield numbers_table((number,), first=first, last=last, title=title, key="law")


def _sum(parts: Sequence[Figure], whole: Figure, statistics: Statistics) -> str:
    numbers = [statistics.total(figure.id) for figure in parts]
    total = statistics.total(whole.id)
    each = " + ".join(str(whole.shown(number)) for number in numbers)
    added = f"{each} = {whole.shown(sum(numbers))}"
    if sum(numbers) == total:
        return _("{sum}: it adds up.").format(sum=added)
    return _("{sum}, but the figure is {number}; run tiepdan check.").format(
        sum=added, number=whole.shown(total)
    )


def _reference(figure_id: str) -> str:
    return f"{full_label(FIGURES[figure_id])} ({figure_id})"
