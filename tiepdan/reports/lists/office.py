"""The office: what is kept of it, how it changed, and who signs and receives for it."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from tiepdan.dates import show_date
from tiepdan.facts.fact import fields_of
from tiepdan.facts.office import Office, Staff
from tiepdan.i18n import _
from tiepdan.law.vocabulary.office import SIGNATORIES, signed_as
from tiepdan.records.reading.office.facts import StaffRow
from tiepdan.reports.lists.parts import fact_lines, facts_table, label, shown
from tiepdan.reports.model import Column, Report, Table, Tone, Value


def office_report(
    office: Office,
    versions: Sequence[Office],
    staff: Sequence[StaffRow],
    *,
    uid: str,
    on: date,
) -> Report:
    """What was kept of the office on a day, and who signed and received for it then."""
    present = [one for one in staff if one.is_in_office(on)]
    others = [one for one in staff if not one.is_in_office(on)]
    return Report(
        title=_("The office"),
        heading=_("{name}, on {day}").format(name=office.name, day=show_date(on)),
        tables=(
            facts_table(
                [
                    *(line for lines in fact_lines(office).values() for line in lines),
                    ("register", _("Id of the register"), uid),
                ]
            ),
            _changes(versions),
            _signatories([one for one in present if one.facts.role in SIGNATORIES]),
            _others(
                [one for one in present if one.facts.role not in SIGNATORIES],
                key="team",
                title=_("Reception team, focal officer"),
                empty=_("Nobody is recorded to receive citizens; see tiepdan add-staff."),
            ),
            *(
                [_others(others, key="not_on_that_day", title=_("Before or after that day"))]
                if others
                else []
            ),
        ),
    )


def _changes(versions: Sequence[Office]) -> Table:
    """Each version but the first, with what it changed."""
    rows = [
        (
            after.valid_from,
            after.name,
            "; ".join(
                f"{field.label}: {shown(field, after) or _('none')}"
                for field in fields_of(Office).values()
                if field.name != "valid_from"
                and getattr(before, field.name) != getattr(after, field.name)
            ),
        )
        for before, after in pairwise(versions)
    ]
    return Table(
        key="changes",
        title=_("Changes"),
        columns=(
            Column("valid_from", _("Since"), tone=Tone.STRONG),
            Column("name", None),
            Column("changed", _("What changed"), 24),
        ),
        rows=rows,
        empty=_("It never changed; a change: tiepdan edit-office --name … --from DATE"),
    )


def _signatories(staff: Sequence[StaffRow]) -> Table:
    return Table(
        key="signatories",
        title=_("Signatories"),
        columns=(
            *_columns(),
            Column("signed_as", _("Signs as"), 16),
        ),
        rows=[
            (*_values(one), " / ".join(signed_as(one.facts.role, one.facts.position)) or None)
            for one in staff
        ],
        empty=_("Nobody is recorded who signs; see tiepdan add-staff."),
    )


def _others(staff: Sequence[StaffRow], *, key: str, title: str, empty: str = "") -> Table:
    return Table(key=key, title=title, columns=_columns(), rows=[*map(_values, staff)], empty=empty)


def _columns() -> tuple[Column, ...]:
    return (
        Column("id", _("In the list"), is_number=True, tone=Tone.STRONG),
        Column("role", label(Staff, "role"), 12),
        Column("name", label(Staff, "name"), 12),
        Column("position", label(Staff, "position"), 10),
        Column("since", label(Staff, "since")),
        Column("until", label(Staff, "until")),
    )


def _values(one: StaffRow) -> tuple[Value, ...]:
    staff = one.facts
    return (one.id, staff.role, staff.name, staff.position, staff.since, staff.until)
