"""The list of petitions, and everything about one."""

from collections.abc import Sequence

from tiepdan.i18n import _
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.petitions import Identity, PetitionEventRow, PetitionRow
from tiepdan.reports.lists.limits import running_limits_table
from tiepdan.reports.lists.parts import (
    Fact,
    cut_note,
    events_table,
    facts_table,
    kept_secret,
    meeting_number,
    protected,
)
from tiepdan.reports.model import Column, Report, Table, Tone


def petitions_table(rows: Sequence[PetitionRow], *, total: int) -> Table:
    """The petitions in order of receipt."""
    return Table(
        title=_("Petitions: {count}").format(count=total),
        columns=(
            Column("number", _("No."), 9, tone=Tone.STRONG),
            Column("received_on", _("Received")),
            Column("kind", _("Kind"), 10),
            Column("field", _("Field"), 10),
            Column("channel", None),
            Column("name", None),
            Column(None, _("Petitioner"), 14),
            Column("hamlet", None),
            Column("people_count", None),
            Column("summary", None),
            Column(None, _("Summary"), 20),
            Column("officer", _("Responsible"), 14),
            Column("within_competence", None),
            Column("meeting", None),
            Column("state", _("State"), 10),
            Column("since", None),
            Column("next_due", _("Next due")),
        ),
        rows=[
            (
                str(row.number),
                row.received_on,
                row.kind,
                row.field,
                row.channel,
                row.name,
                protected(row, row.name),
                row.hamlet,
                row.people_count,
                row.summary,
                protected(row, row.summary),
                row.officer,
                row.is_within_competence,
                meeting_number(row.meeting_id),
                row.state,
                row.since,
                row.next_due,
            )
            for row in rows
        ],
        empty=_("No petition is recorded yet; record one with “tiepdan add-petition”."),
        notes=cut_note(len(rows), total),
    )


def petition_file(
    petition: PetitionRow,
    events: Sequence[PetitionEventRow],
    limits: Sequence[LimitRow],
    identity: Identity | None = None,
) -> Report:
    """Everything about one petition; a denouncer's identity and words stay covered.

    Unless ``identity`` says who petitions, which is shown with a reason on record only.
    """
    shown = identity or petition
    is_covered = petition.is_protected and identity is None
    facts: tuple[Fact, ...] = (
        ("number", _("No."), str(petition.number)),
        ("kind", _("Kind"), petition.kind),
        ("state", _("State"), petition.state),
        ("received_on", _("Received"), petition.received_on),
        ("channel", _("Channel"), petition.channel),
        ("field", _("Field"), petition.field),
        ("within_competence", _("Within competence"), petition.is_within_competence),
        ("name", None, shown.name),
        (None, _("Petitioner"), kept_secret() if is_covered else shown.name),
        ("id_number", _("Identity number"), shown.id_number),
        ("address", _("Address"), shown.address),
        ("hamlet", _("Hamlet"), shown.hamlet),
        ("phone", _("Telephone"), shown.phone),
        ("people_count", _("People"), petition.people_count),
        ("summary", None, shown.summary),
        (None, _("Summary"), kept_secret() if is_covered else shown.summary),
        ("officer", _("Responsible"), petition.officer),
        ("meeting", _("Meeting"), meeting_number(petition.meeting_id)),
        ("protection_waived_on", _("Protection waived on"), petition.protection_waived_on),
        ("protection_waiver", _("Document of the waiver"), petition.protection_waiver),
        ("purged_on", _("Personal data destroyed on"), petition.purged_on),
    )
    return Report(
        title=_("Petition {number}").format(number=petition.number),
        heading="",
        tables=(
            facts_table(facts),
            events_table(
                [
                    (event.happened_on, event.kind, event.result, event.document_number, event.note)
                    for event in events
                ]
            ),
            running_limits_table(limits),
        ),
    )
