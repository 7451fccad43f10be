"""The case (vụ việc) of a petition: as a table of its members, in a sentence, as data."""

from typing import Any

from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.petitions.cases import CaseFile, Member
from tiepdan.reports.lists.parts import Fact
from tiepdan.reports.model import Column, Table, Tone


def case_data(case: CaseFile) -> dict[str, Any]:
    """As plain data."""
    return {
        "case": str(case.number),
        "case_state": case.state,
        "case_marks": case.marks,
        "many_headed": case.is_many_headed,
        "members": [str(member.number) for member in case.members],
    }


def case_sentence(number: PetitionNumber, case: CaseFile) -> str:
    """What case a petition is of."""
    if len(case.members) == 1:
        sentence = _("Petition {number} is a case of its own.").format(number=number)
    else:
        sentence = _("Case {case} now has {count} petitions: {numbers}.").format(
            case=case.number,
            count=len(case.members),
            numbers=", ".join(str(member.number) for member in case.members),
        )
    marks = [mark.label for mark in case.marks]
    if marks:
        sentence += " " + _("It is marked: {marks}.").format(marks="; ".join(marks))
    return sentence


def case_facts(case: CaseFile | None) -> tuple[Fact, ...]:
    """What the file of a petition says of its case; to people only where there is more to say."""
    if case is None:
        keys = ("case", "case_state", "many_headed", "case_marks")
        return tuple((key, None, None) for key in keys)
    is_shared = len(case.members) > 1
    is_many = case.is_many_headed
    marks = "; ".join(mark.label for mark in case.marks) or None
    return (
        ("case", _("Case") if is_shared else None, str(case.number)),
        ("case_state", _("State of the case") if is_shared else None, case.state),
        ("many_headed", _("Many-headed case") if is_many else None, is_many),
        ("case_marks", None, ", ".join(mark.value for mark in case.marks) or None),
        (None, _("The case is marked"), marks if is_shared else None),
    )


def case_table(case: CaseFile | None, own: PetitionNumber) -> Table:
    """The members of a case; empty where the petition is one of its own."""
    members = case.members if case and len(case.members) > 1 else ()
    return Table(
        key="case",
        title=_("The case"),
        columns=(
            Column("number", _("No."), 9, tone=Tone.STRONG),
            Column("kind", _("Kind"), 10),
            Column("received_on", _("Day of receipt")),
            Column("state", _("State"), 10),
            Column("visits", _("Visits"), is_number=True),
            Column("marks", None),
            Column(None, _("Marks") if any(member.marks for member in members) else None, 14),
            Column("is_this", None),
        ),
        rows=[
            (
                str(member.number),
                member.kind,
                member.received_on,
                member.state,
                member.visit_count,
                ", ".join(mark.value for mark in member.marks) or None,
                _marks(member),
                member.number == own,
            )
            for member in members
        ],
    )


def _marks(member: Member) -> str | None:
    return "; ".join(mark.label for mark in member.marks) or None
