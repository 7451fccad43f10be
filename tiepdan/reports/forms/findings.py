"""What a filled form contradicts, or leaves out without a word: sentences with their numbers."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan.i18n import N_, _
from tiepdan.numbers import PetitionNumber
from tiepdan.reports.forms.filling import FilledForm
from tiepdan.reports.forms.form import Form
from tiepdan.reports.forms.words import Counting
from tiepdan.reports.statistics.counts import period_parameters

_MOST_NAMED = 5
"""Petitions named in one sentence; of more it says how many."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """Rows that ought not to be, and what to say of them: ``{count}``, ``{numbers}``."""

    counting: Counting
    sql: str
    sentence: str


_EXAMINED = "finished_on >= :start AND finished_on < :end AND examined_on IS NOT NULL"

_GAPS = (
    _Gap(
        Counting.VISITS,
        "SELECT NULL, NULL FROM counted_visit WHERE day >= :start AND day < :end"
        " AND receiver = 'head' AND capacity NOT LIKE '%committee_chair%'",
        N_(
            "{count} visits were received by the Party secretary or the chair of the People's"
            " Council alone: they are in no column, and belong to other reports."
        ),
    ),
    _Gap(
        Counting.VISITS,
        "SELECT year, sequence FROM counted_matter WHERE day >= :start AND day < :end"
        " AND visit_id IS NULL",
        N_(
            "{count} petitions came in at a reception of which no visit is recorded ({numbers}):"
            " no turn and no case of them is in the form; record the visit with “tiepdan"
            " add-visit”."
        ),
    ),
    _Gap(
        Counting.PETITIONS,
        f"SELECT year, sequence FROM counted_examination WHERE {_EXAMINED} AND is_eligible"
        " AND NOT is_within_competence AND (forwarded_on IS NULL OR forwarded_on >= :end)"
        " AND (guided_on IS NULL OR guided_on >= :end)",
        N_(
            "{count} petitions are eligible and not ours, but neither guided nor forwarded by the"
            " end of the period: {numbers}."
        ),
    ),
    _Gap(
        Counting.CASES,
        f"SELECT year, sequence FROM counted_examination WHERE {_EXAMINED} AND is_eligible"
        " AND is_within_competence AND ended_by IN ('forwarded', 'guided', 'returned', 'filed')"
        " AND ended_on < :end",
        N_(
            "{count} petitions are recorded as eligible and ours, but were forwarded, guided,"
            " returned or filed ({numbers}): correct one or the other with “tiepdan edit” or"
            " “tiepdan edit-event”."
        ),
    ),
    _Gap(
        Counting.DECISIONS,
        "SELECT year, sequence FROM counted_decision WHERE day >= :start AND day < :end"
        " AND is_ours = 1 AND result IS NULL AND kind IN ('complaint', 'denunciation')",
        N_(
            "{count} decisions or conclusions have no result recorded ({numbers}); say it with"
            " “tiepdan edit-event”."
        ),
    ),
    _Gap(
        Counting.DOCUMENTS,
        "SELECT NULL, NULL FROM counted_document WHERE day >= :start AND day < :end"
        " AND issuer IN ('committee', 'council') AND is_about_reception IS NULL",
        N_(
            "Of {count} documents it is not said whether they guide the work of reception: they"
            " are in no column; say it with “tiepdan edit-document”, --about-reception yes or no."
        ),
    ),
)


def findings(
    connection: sqlite3.Connection, forms: Sequence[FilledForm], *, today: date
) -> list[str]:
    """A sentence for each identity that does not hold, and for each kind of row left out."""
    found: dict[str, None] = {}
    for filled in forms:
        for sentence in _of_one(connection, filled, today):
            found.setdefault(sentence)
    return list(found)


def _of_one(connection: sqlite3.Connection, filled: FilledForm, today: date) -> Iterator[str]:
    for check in filled.checks:
        if check.holds is False:
            yield _("{form}: {check} does not hold: {numbers}.").format(
                form=filled.form.form, check=check.text, numbers=check.shown
            )
    counted = _counted(filled.form)
    for gap in _GAPS:
        if gap.counting not in counted:
            continue
        rows = connection.execute(gap.sql, period_parameters(filled.period, today)).fetchall()
        if rows:
            numbers = [str(PetitionNumber(year, sequence)) for year, sequence in rows if year]
            shown = ", ".join(numbers[:_MOST_NAMED])
            yield _(gap.sentence).format(
                count=len(rows), numbers=f"{shown} …" if len(numbers) > _MOST_NAMED else shown
            )


def _counted(form: Form) -> frozenset[Counting]:
    return frozenset(column.count for column in form.columns if column.count)
