"""Whether what is not within our competence is forwarded, or its author guided, by law."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan.dates import is_between
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.vocabulary.petition import Channel, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

COMMANDS = {PetitionEventKind.FORWARDED: "forward", PetitionEventKind.GUIDED: "guide"}
"""The two ways, each with the command that records it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Which of the two the law wants of some kinds; the keys of ``law.toml.procedure``.

    Without ``channels`` however the petition came.
    """

    kinds: frozenset[PetitionKind]
    channels: frozenset[Channel] = frozenset()
    events: frozenset[PetitionEventKind]
    since: date
    until: date | None = None
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None

    def is_for(self, kind: PetitionKind, channel: Channel, day: date) -> bool:
        """Whether it says where such a petition goes on that day."""
        return (
            kind in self.kinds
            and (not self.channels or channel in self.channels)
            and is_between(day, self.since, self.until)
        )


Ways = Sequence[Way]
"""In the order of the file: the first one that is for a petition says where it goes."""


def is_other_way(
    ways: Ways, kind: PetitionKind, channel: Channel, event: PetitionEventKind, day: date
) -> bool:
    """Whether an event sends a petition the other way than the law wants on that day."""
    way = _way_for(ways, kind, channel, day)
    return event in COMMANDS and way is not None and event not in way.events


def _way_for(ways: Ways, kind: PetitionKind, channel: Channel, day: date) -> Way | None:
    return next((one for one in ways if one.is_for(kind, channel, day)), None)


def said_of_way(
    ways: Ways, kind: PetitionKind, channel: Channel, event: PetitionEventKind, day: date
) -> str | None:
    """What the law says of the way that something brought at a reception went; None if nothing.

    That it wants the other way; and of a denunciation that only some may go this one.
    """
    way = _way_for(ways, kind, channel, day)
    if way is None or event not in COMMANDS:
        return None
    if not is_other_way(ways, kind, channel, event, day):
        return _of_denunciation(way) if kind is PetitionKind.DENUNCIATION else None
    return _(
        "By law a {kind} outside our competence is “{wanted}”, not “{event}” ({article})."
    ).format(
        kind=kind.label,
        wanted=next(iter(way.events)).label,
        event=event.label,
        article=way.article,
    )


def _of_denunciation(way: Way) -> str:
    return _(
        "A denunciation is guided only where it is outside our competence and told in person"
        " ({article}): a written one is forwarded, and one of ours is received and examined."
    ).format(article=way.article)


def check_way_out(
    ways: Ways,
    kind: PetitionKind,
    channel: Channel,
    event: PetitionEventKind,
    day: date,
    *,
    number: str,
) -> None:
    """Refuse to forward what the law wants guided, and the other way round.

    Whoever forwards or guides takes the petition for another body's, whatever was recorded of our
    competence before. Where no law is known for the day, nothing is refused.

    Raises:
        RefusedError: the law wants the other way; the sentence names its article.
    """
    way = _way_for(ways, kind, channel, day)
    if way is None or not is_other_way(ways, kind, channel, event, day):
        return
    wanted = next(iter(way.events))
    sentence = _(
        "By law a {kind} outside our competence is “{wanted}”, not “{event}” ({article}):"
        " tiepdan {other} {number}. If it was done all the same: tiepdan {command} {number}"
        ' --already-done "REASON".'
    ).format(
        kind=kind.label,
        wanted=wanted.label,
        event=event.label,
        article=way.article,
        other=COMMANDS[wanted],
        command=COMMANDS[event],
        number=number,
    )
    raise RefusedError(" ".join(filter(None, (sentence, way.doubt))))
