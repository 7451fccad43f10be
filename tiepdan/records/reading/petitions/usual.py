"""What petitions usually have, to be offered where the next one is told; of nobody protected."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tiepdan.alphabet import sort_key
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.law.vocabulary.petition import RAISED_IN_PUBLIC, SENT_ON, Channel, SubjectField
from tiepdan.records.live_rows import is_void
from tiepdan.records.reading.names import Reader, hamlet, person, spellings
from tiepdan.records.reading.shown import shown

_MOST_OFFERED = 9
"""What a list of one digit has room for."""

_LATEST = 300
"""As many petitions are looked at: what was usual long ago is not what is usual now."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The values used most often, by the alphabet, so that a place in the list can be learnt."""

    hamlets: tuple[str, ...]
    officers: tuple[str, ...]
    officer_of: Mapping[SubjectField, str]
    channel: Channel


def usual_values(connection: sqlite3.Connection) -> Usual:
    """What the latest petitions have."""
    rows = connection.execute(
        f"{shown('petition')} SELECT p.hamlet, p.officer, p.field, p.channel"
        f" FROM shown_petition AS p WHERE NOT {is_void('petition', 'p')}"
        f" ORDER BY p.id DESC LIMIT {_LATEST}"
    ).fetchall()
    officers: dict[SubjectField, Counter[str]] = {}
    for _hamlet, officer, field, _channel in rows:
        if officer:
            officers.setdefault(SubjectField(field), Counter())[officer] += 1
    may_be_usual = frozenset(Channel.offered()) - SENT_ON - RAISED_IN_PUBLIC
    channels = Counter(one for row in rows if (one := Channel(row[3])) in may_be_usual)
    return Usual(
        _most_used((row[0] for row in rows), hamlet),
        _most_used((row[1] for row in rows), person),
        {field: counts.most_common(1)[0][0] for field, counts in officers.items()},
        channels.most_common(1)[0][0] if channels else Channel.DIRECT,
    )


def _most_used(named: Iterable[str | None], read: Reader) -> tuple[str, ...]:
    """The names used most often, each in the spelling used most often."""
    counts = Counter(name for name in named if name)
    same = spellings(counts, read)
    by_use = dict.fromkeys(same[name] for name, _count in counts.most_common())
    return tuple(sorted([*by_use][:_MOST_OFFERED], key=sort_key))


def meeting_on(connection: sqlite3.Connection, channel: Channel, day: date) -> int | None:
    """The latest meeting on a day at which petitions come by this channel, where there is one."""
    kinds = ", ".join(f"'{kind}'" for kind in MeetingKind if kind.channel is channel)
    found = connection.execute(
        f"SELECT max(m.id) FROM meeting AS m WHERE m.meets_on = ? AND m.kind IN ({kinds})"
        f" AND m.status <> '{MeetingStatus.NOT_HELD}' AND NOT {is_void('meeting', 'm')}",
        (str(day),),
    ).fetchone()
    return None if found[0] is None else int(found[0])
