"""Where a matter brought by a visit went, and what the law says of that way."""

from pathlib import Path

from tiepdan import paths
from tiepdan.cli.running.screen.printing import say
from tiepdan.i18n import _
from tiepdan.law.procedure.ways_out import said_of_way
from tiepdan.law.toml.procedure import load_ways_out
from tiepdan.law.vocabulary.petition import Channel
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.visit import VisitOutcome
from tiepdan.records import database
from tiepdan.records.reading.meetings.visits import get_visit

_SENT = {
    VisitOutcome.FORWARDED: PetitionEventKind.FORWARDED,
    VisitOutcome.GUIDED: PetitionEventKind.GUIDED,
}


def say_way_out(path: Path, visit_id: int) -> None:
    """Say by which way the law wants it to go, where it went another one or not every matter may.

    A visit is the book's line of what happened: it is never refused, but nobody is left unaware.
    """
    with database.reading(path) as connection:
        row = get_visit(connection, visit_id)
    sent = None if row.facts.outcome is None else _SENT.get(row.facts.outcome)
    if sent is None:
        return
    if row.followed.is_within_competence:
        say(
            _(
                "Visit {number} is recorded as within our competence, and its matter went to"
                " another body; if it is not ours: tiepdan edit-visit {number} --competent no"
            ).format(number=visit_id)
        )
    if row.followed.kind is not None:
        ways = load_ways_out(paths.data_folder())
        kind, day = row.followed.kind, row.facts.visited_on
        if sentence := said_of_way(ways, kind, Channel.RECEPTION, sent, day):
            say(sentence)
