"""Writing what an office says of its own in a report."""

from sqlmodel import Session, select

from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.facts.fact import values_of
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import check_in_register
from tiepdan.records.schema.tables import TextBlock, save


def write(session: Session, block: facts.TextBlock) -> None:
    """Keep the text of a section for a period, in the place of what was there.

    Raises:
        RefusedError: the period is outside the register, or ends before it begins.
    """
    for day in (block.period_from, block.period_to):
        check_in_register(day)
    if block.period_to < block.period_from:
        raise RefusedError(_("The period ends before it begins."))
    found = session.exec(
        select(TextBlock).where(
            TextBlock.report == block.report,
            TextBlock.section == block.section,
            TextBlock.period_from == block.period_from,
            TextBlock.period_to == block.period_to,
        )
    ).first()
    row = found or TextBlock(**values_of(block))
    row.content = block.content
    save(session, row)
