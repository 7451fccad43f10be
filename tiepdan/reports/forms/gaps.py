"""Rows that a form leaves out, or that contradict each other: what each kind of them is told as."""

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition import SubjectField
from tiepdan.law.vocabulary.visit import Receiver
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.reports.forms.conditions import narrowed_by
from tiepdan.reports.forms.form import FormColumn
from tiepdan.reports.forms.words import Counting
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import period_parameters

_MOST_NAMED = 5
"""Petitions or meetings named in one sentence; of more it says how many."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """Rows that ought not to be, and what to say of them: ``{count}``, ``{numbers}``.

    Of each row a year and its number there are selected, or no year and the number of a meeting. It
    is for forms that count this, and narrow it so where that is said.
    """

    counting: Counting
    sql: str
    sentence: str
    narrowed: str | None = None


_EXAMINED = "finished_on >= :start AND finished_on < :end AND examined_on IS NOT NULL"

_RECEPTIONS_OF_HEAD = (
    "SELECT NULL, id FROM counted_meeting WHERE day >= :start AND day < :end"
    " AND kind IN ('periodic_reception', 'ad_hoc_reception')"
    " AND (capacity IS NULL OR capacity = 'deputy' OR capacity LIKE '%committee_chair%')"
)

_GAPS = (
    _Gap(
        Counting.VISITS,
        "SELECT NULL, NULL FROM counted_visit WHERE day >= :start AND day < :end"
        " AND receiver = 'head' AND capacity NOT LIKE '%committee_chair%'",
        N_(
            "{count} visits were received by the Party secretary or the chair of the People's"
            " Council alone: they are in no column, and belong to other reports."
        ),
        "received_by",
    ),
    _Gap(
        Counting.VISITS,
        "SELECT NULL, NULL FROM counted_visit WHERE day >= :start AND day < :end"
        f" AND receiver = '{Receiver.NOT_RECORDED}'",
        N_(
            "Of {count} visits it is not recorded who received: they are in no column; say it with"
            " tiepdan edit-visit, or import the book with --default receiver=…"
        ),
        "received_by",
    ),
    _Gap(
        Counting.VISITS,
        "SELECT year, sequence FROM counted_matter WHERE day >= :start AND day < :end"
        " AND visit_id IS NULL",
        N_(
            "{count} petitions came in at a reception of which no visit is recorded ({numbers}):"
            " no turn and no case of them is in the form; record the visit with tiepdan"
            " add-visit."
        ),
    ),
    _Gap(
        Counting.RECEPTION_DAYS,
        f"{_RECEPTIONS_OF_HEAD} AND status IN ('held', 'nobody_came') AND announced_on IS NULL",
        N_(
            "{count} receptions were held and it is not recorded that they were announced"
            " ({numbers}): their days are in no column; say it with tiepdan record B12"
            " {announced} --on DATE."
        ),
        "is_announced",
    ),
    _Gap(
        Counting.RECEPTION_DAYS,
        f"{_RECEPTIONS_OF_HEAD} AND status = 'planned' AND day < :today",
        N_(
            "Of {count} receptions of the period nobody recorded whether they were held"
            " ({numbers}); say it with tiepdan hold or tiepdan cancel."
        ),
    ),
    _Gap(
        Counting.PETITIONS,
        f"SELECT year, sequence FROM counted_examination WHERE {_EXAMINED} AND is_eligible"
        " AND is_within_competence AND level = 'again' AND kind IN ('complaint', 'denunciation')",
        N_(
            "{count} petitions are a second complaint or a continued denunciation, which the"
            " superior decides, and are recorded as ours: {numbers}; correct it with tiepdan"
            " edit, --competent no."
        ),
        "level",
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
        "way",
    ),
    _Gap(
        Counting.PETITIONS,
        f"SELECT year, sequence FROM counted_examination WHERE {_EXAMINED} AND is_eligible"
        f" AND is_within_competence AND field = '{SubjectField.NOT_RECORDED}'",
        N_(
            "Of {count} petitions the field is not recorded ({numbers}): they are in the totals"
            " and in no field; say it with tiepdan edit, --field."
        ),
        "field",
    ),
    _Gap(
        Counting.CASES,
        f"SELECT year, sequence FROM counted_examination WHERE {_EXAMINED} AND is_eligible"
        " AND is_within_competence AND ended_by IN ('forwarded', 'guided', 'returned', 'filed')"
        " AND ended_on < :end",
        N_(
            "{count} petitions are recorded as eligible and ours, but were forwarded, guided,"
            " returned or filed ({numbers}): correct one or the other with tiepdan edit or"
            " tiepdan edit-event."
        ),
        "is_eligible",
    ),
    _Gap(
        Counting.DECISIONS,
        "SELECT year, sequence FROM counted_decision WHERE day >= :start AND day < :end"
        " AND is_ours = 1 AND result IS NULL AND kind IN ('complaint', 'denunciation')",
        N_(
            "{count} decisions or conclusions have no result recorded ({numbers}); say it with"
            " tiepdan edit-event."
        ),
    ),
    _Gap(
        Counting.ENFORCEMENTS,
        "SELECT year, sequence FROM counted_enforcement WHERE day < :start AND is_empty = 1"
        " AND (finished_on IS NULL OR finished_on >= :end)",
        N_(
            "{count} decisions or conclusions of before the period order nothing and still count"
            " as to be carried out ({numbers}); where nothing is to be enforced, say so with"
            " tiepdan enforce NUMBER --nothing."
        ),
    ),
    _Gap(
        Counting.DOCUMENTS,
        "SELECT NULL, NULL FROM counted_document WHERE day >= :start AND day < :end"
        " AND issuer IN ('committee', 'council') AND is_about_reception IS NULL",
        N_(
            "Of {count} documents it is not said whether they guide the work of reception: they"
            " are in no column; say it with tiepdan edit-document, --about-reception yes or no."
        ),
        "is_about_reception",
    ),
)


def gaps(
    connection: sqlite3.Connection, columns: Collection[FormColumn], period: Period, *, today: date
) -> Iterator[str]:
    """A sentence for each kind of row that forms leave out, or that contradicts another."""
    for gap in _GAPS:
        if not any(
            column.count is gap.counting
            and (gap.narrowed is None or gap.narrowed in narrowed_by(column))
            for column in columns
        ):
            continue
        rows = connection.execute(
            f"{gap.sql} ORDER BY day, 1, 2", period_parameters(period, today)
        ).fetchall()
        if rows:
            numbers = [_number(year, number) for year, number in rows if number]
            shown = ", ".join(numbers[:_MOST_NAMED])
            yield _(gap.sentence).format(
                count=len(rows),
                numbers=f"{shown} …" if len(numbers) > _MOST_NAMED else shown,
                announced=MeetingEventKind.ANNOUNCED.as_typed,
            )


def _number(year: int | None, number: int) -> str:
    return str(PetitionNumber(year, number)) if year else show_meeting_number(number)
