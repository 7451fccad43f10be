"""What figures are called, and which one is meant by what is typed: its id, or what is printed."""

from dataclasses import replace
from difflib import get_close_matches

from tiepdan import paths
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.law.toml.laws import load_limits
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.counted_rows import LIMITS
from tiepdan.reports.figures.figure import Figure
from tiepdan.reports.statistics.sections.indicators import INDICATORS, Indicator
from tiepdan.text import quoted, word_key


def full_label(figure: Figure) -> str:
    """The label of a figure after those of the figures it is part of."""
    own = _(figure.label)
    above = figure.part_of or figure.under
    return own if above is None else f"{full_label(FIGURES[above])}: {own}"


def ids_called(typed: str) -> list[str]:
    """The figures and indicators that are called so: as tables have it, else as texts do.

    What tables put further in stands below many figures and may mean several of them.
    """
    key = word_key(typed)
    indicators = {one.id: _(one.label) for one in INDICATORS.values()}
    whole = {one.id: full_label(one) for one in FIGURES.values()} | indicators
    short = {one.id: _(one.label) for one in FIGURES.values()} | indicators
    return next(
        (
            found
            for labels in (whole, short)
            if (found := [one for one, label in labels.items() if word_key(label) == key])
        ),
        [],
    )


def figure_named(typed: str) -> Figure | Indicator:
    """The figure with this id or label, or what follows from figures.

    ``limits_met:KN-28`` is of one limit.

    Raises:
        NotFoundError: there is none; the sentence names similar ones.
        UsageError: several are called so.
    """
    known: dict[str, Figure | Indicator] = {**FIGURES, **INDICATORS}
    whole, _colon, limit_id = typed.partition(":")
    if limit_id and whole in FIGURES and FIGURES[whole].source is LIMITS:
        return _of_one_limit(FIGURES[whole], limit_id)
    if typed in known:
        return known[typed]
    called = ids_called(typed)
    if len(called) > 1:
        raise UsageError(
            _("Several figures are called “{label}”: {ids}.").format(
                label=quoted(typed), ids=", ".join(called)
            )
        )
    if called:
        return known[called[0]]
    similar = get_close_matches(typed, known, n=3, cutoff=0.3) or [next(iter(known))]
    raise NotFoundError(
        _(
            "There is no figure “{id}”; similar ones are {similar};"
            " tiepdan stats --explain all names them all."
        ).format(id=quoted(typed), similar=", ".join(similar))
    )


def _of_one_limit(figure: Figure, typed: str) -> Figure:
    known = {limit.id.casefold(): limit for limit in load_limits(paths.data_folder())}
    limit = known.get(typed.casefold())
    if limit is None:
        raise NotFoundError(
            _("There is no limit “{id}”; tiepdan limits lists them.").format(id=quoted(typed))
        )
    return replace(
        figure,
        id=f"{figure.id}:{limit.id}",
        label=f"{_(figure.label)}: {limit.name} ({limit.id})",
        condition=f"{figure.condition} AND limit_id = '{limit.id}'",
    )
