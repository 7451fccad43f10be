"""Earlier petitions that a new one probably repeats: the same person, or the same words and place.

What is told of them must be worth her look: a common name or a common matter alone is not.
Denunciations under protection are compared with each other only, and only their number, day and
state come out.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from functools import cached_property
from math import log

from tiepdan.facts.fact import stored
from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition import PetitionState
from tiepdan.law.vocabulary.register import RecordKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.derived.search_index import KINDS
from tiepdan.records.live_rows import is_void
from tiepdan.records.reading import names
from tiepdan.records.reading.rows import named
from tiepdan.records.reading.shown import shown, uncovered
from tiepdan.records.secrecy import is_protected
from tiepdan.text import folded_word, word_key, words_in


class Likeness(Enum):
    """Why two petitions are thought to be about the same."""

    IDENTITY = N_("same identity number")
    PHONE = N_("same telephone")
    PERSON = N_("same name and hamlet")
    NAME = N_("same name")
    CONTENT = N_("similar content")
    PLACE = N_("same place")


@dataclass(frozen=True)
class Compared:
    """A petition and who petitions, as one is compared with another."""

    facts: Petition
    petitioner: Petitioner

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its content, without accents."""
        return frozenset(map(folded_word, words_in(self.facts.summary)))

    @cached_property
    def person(self) -> str:
        """The name, to compare; empty of somebody anonymous, who is like nobody."""
        return names.without_title(names.person(self.petitioner.name or "")).folded

    @cached_property
    def id_number(self) -> str:
        """The identity number, to compare, however it is grouped."""
        return _id_key(self.petitioner.id_number)

    @cached_property
    def phone(self) -> str:
        """The telephone, to compare, however it is grouped."""
        return _id_key(self.petitioner.phone)

    @cached_property
    def place(self) -> str:
        """The hamlet, else the address, to compare."""
        if not self.petitioner.hamlet:
            return names.person(self.petitioner.address or "").folded
        place = names.hamlet(self.petitioner.hamlet)
        return " ".join((place.folded, *(place.sort or "" if place.is_number else "").split()))


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier petition, and why it is thought to be the same."""

    number: PetitionNumber
    state: PetitionState
    compared: Compared
    reasons: tuple[Likeness, ...] = ()
    overlap: float = 0.0


Weights = Mapping[str, float]
"""How much a word tells: much where few petitions have it."""

_MOST_SHOWN = 5
_MOST_COMPARED = 60
_TELLING_WORDS = 6
"""As many of the rarest words as candidates are looked for by."""
_RECENT = timedelta(days=365)
"""Over a longer time a matter alone says nothing: roads break again."""

# How much of the content two petitions share, from 0 to 1, tried on Kỳ Châu and on made registers.
_HARDLY, _HALF, _MOSTLY, _COPIED = 0.15, 0.5, 0.75, 0.95
_LEAST_WORDS = 3


def likely_duplicates(connection: sqlite3.Connection, new: Compared) -> list[Earlier]:
    """The earlier petitions that a new one probably repeats, the likeliest first.

    No protected denunciation is among them.
    """
    weights = _weights_in_register(connection, new.words)
    ids = {
        *_with_number(connection, "id_number", new.id_number),
        *_with_number(connection, "phone", new.phone),
        *_with_name(connection, new),
        *_with_words(connection, weights),
    }
    wanted = f"NOT p.is_covered AND p.id IN ({', '.join(map(str, ids))})"
    found = _earlier(connection, f"{shown('petition')} {_EARLIER.format('shown')} {wanted}", new)
    return _likeliest(found, new, weights)


def similar_denunciations(
    connection: sqlite3.Connection, new: Compared, number: PetitionNumber
) -> list[Earlier]:
    """The earlier denunciations under protection that one just recorded probably repeats.

    Only for whoever recorded it; of them no more than number, day and state may be told. One whose
    protection was waived is not among them: whoever is named there would be named here.
    """
    sql = f"{uncovered('petition')} {_EARLIER.format('uncovered')} p.is_covered"
    found = [one for one in _earlier(connection, sql, new) if one.number != number]
    counts = Counter(word for earlier in found for word in earlier.compared.words)
    weights = {word: log(1 + len(found) / max(1, counts[word])) for word in new.words}
    return _likeliest(found, new, weights)


def are_others_protected(connection: sqlite3.Connection, number: PetitionNumber) -> bool:
    """Whether there is another denunciation under protection to compare one with."""
    return bool(
        connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM petition AS p WHERE {is_protected('p')}"
            " AND p.purged_on IS NULL AND (p.year, p.sequence) <> (?, ?))",
            (number.year, number.sequence),
        ).fetchone()[0]
    )


def _likeliest(found: Iterable[Earlier], new: Compared, weights: Weights) -> list[Earlier]:
    likely = [judged for one in found if (judged := _judged(one, new, weights)).reasons]
    likely.sort(key=lambda one: (_strength(one), one.compared.facts.received_on), reverse=True)
    return likely[:_MOST_SHOWN]


def _strength(one: Earlier) -> float:
    telling = (Likeness.IDENTITY, Likeness.PHONE, Likeness.PERSON)
    return sum(reason in one.reasons for reason in telling) + one.overlap


def _judged(one: Earlier, new: Compared, weights: Weights) -> Earlier:
    """The petition with the reasons for which it is probably the same; none where it is not."""
    old = one.compared
    own, other = new.id_number, old.id_number
    has_id = bool(own) and own == other
    # Two people of one name are told apart by their numbers.
    is_other_person = bool(own) and bool(other) and own != other
    is_person = (
        not has_id
        and not is_other_person
        and bool(new.person and new.place)
        and (old.person, old.place) == (new.person, new.place)
    )
    is_place = bool(new.place) and old.place == new.place
    # A family shares a telephone: it tells as much as a name and a hamlet do.
    has_phone = not is_other_person and bool(new.phone) and new.phone == old.phone
    is_name = bool(new.person) and new.person == old.person and not (new.place and old.place)
    overlap = _overlap(new.words, old.words, weights)
    is_same = is_person or has_phone
    if not (
        _is_likely(new, old, overlap, has_id=has_id, is_person=is_same, is_place=is_place)
        or (is_name and not is_other_person and _is_recent(new, old) and overlap >= _HALF)
    ):
        return one
    reasons = (
        (Likeness.IDENTITY, has_id),
        (Likeness.PHONE, has_phone),
        (Likeness.PERSON, is_person),
        (Likeness.NAME, is_name),
        (Likeness.CONTENT, overlap >= _HALF),
        (Likeness.PLACE, is_place and not is_person),
    )
    return Earlier(
        one.number, one.state, old, tuple(reason for reason, is_so in reasons if is_so), overlap
    )


def _is_likely(
    new: Compared, old: Compared, overlap: float, *, has_id: bool, is_person: bool, is_place: bool
) -> bool:
    is_recent = _is_recent(new, old)
    meeting_id = new.facts.meeting_id
    is_same_meeting = meeting_id is not None and meeting_id == old.facts.meeting_id
    if has_id or is_person:
        if is_same_meeting:
            return overlap >= _HALF  # one person may raise several matters at a meeting
        return has_id or (is_recent and new.facts.field is old.facts.field) or overlap >= _HARDLY
    if not is_recent or len(new.words & old.words) < _LEAST_WORDS:
        return False
    if is_place:
        return overlap >= (_COPIED if is_same_meeting else _MOSTLY)
    return overlap >= _COPIED and not (new.place and old.place)


def _is_recent(new: Compared, old: Compared) -> bool:
    return new.facts.received_on - old.facts.received_on <= _RECENT


def _overlap(new: frozenset[str], old: frozenset[str], weights: Weights) -> float:
    """The share of the content that both have, each word by what it tells."""
    if not new or not old:
        return 0.0
    whole = sum(weights.values())
    # What a word tells that only the other one has is not known: as much as one of these does.
    others = len(old - new) * whole / len(weights)
    return sum(weights[word] for word in new & old) / (whole + others)


def _weights_in_register(connection: sqlite3.Connection, words: Iterable[str]) -> Weights:
    (petitions,) = connection.execute("SELECT count(*) FROM petition_standing").fetchone()
    return {word: log(1 + (1 + petitions) / (1 + _count_with(connection, word))) for word in words}


def _count_with(connection: sqlite3.Connection, word: str) -> int:
    (count,) = connection.execute(
        "SELECT count(*) FROM search WHERE search MATCH ?", (f'{{what}} : "{word}"',)
    ).fetchone()
    return int(count)


_IS_PETITION = f"rowid % {len(KINDS)} = {KINDS.index(RecordKind.PETITION)}"


def _with_words(connection: sqlite3.Connection, weights: Weights) -> list[int]:
    """The latest of the petitions that share the rarest words of the new one."""
    rarest = sorted(weights, key=lambda word: (-weights[word], word))[:_TELLING_WORDS]
    if not rarest:
        return []
    words = " OR ".join(f'"{word}"' for word in rarest)
    return _indexed(connection, f"{{what}} : ({words})", "round(bm25(search), 1), rowid DESC")


def _with_name(connection: sqlite3.Connection, new: Compared) -> list[int]:
    """The latest of the petitions of somebody of this name and place."""
    who = new.petitioner
    place = (names.hamlet(who.hamlet) if who.hamlet else names.person(who.address or "")).folded
    if not new.person or not place:
        return []
    return _indexed(connection, f'{{who}} : "{new.person}" AND {{place}} : "{place}"', "rowid DESC")


def _indexed(connection: sqlite3.Connection, words: str, order: str) -> list[int]:
    return [
        number // len(KINDS)
        for (number,) in map(
            tuple,
            connection.execute(
                f"SELECT rowid FROM search WHERE search MATCH ? AND {_IS_PETITION}"
                f" ORDER BY {order} LIMIT {_MOST_COMPARED}",
                (words,),
            ),
        )
    ]


def _with_number(connection: sqlite3.Connection, column: str, own: str) -> list[int]:
    """The petitions of whoever has this identity number or telephone, however it was grouped."""
    if not own:
        return []
    connection.create_function("id_key", 1, _id_key, deterministic=True)
    # Its digits in their order, whatever stands between them, leave few for Python to look at.
    has_digits = "".join(f"%{digit}" for digit in own if digit.isdigit()) + "%"
    rows = connection.execute(
        f"{shown('petition')} SELECT p.id FROM shown_petition AS p"
        f" WHERE p.{column} LIKE ? AND id_key(p.{column}) = ?"
        f" AND NOT {is_void('petition', 'p')} ORDER BY p.id DESC LIMIT {_MOST_COMPARED}",
        (has_digits, own),
    )
    return [petition_id for (petition_id,) in rows]


def _id_key(number: str | None) -> str:
    return word_key(number or "")


_EARLIER = (
    "SELECT p.*, s.state FROM {}_petition AS p"
    " JOIN petition_standing AS s ON s.petition_id = p.id"
    " WHERE p.received_on <= :received_on AND p.purged_on IS NULL AND"
)


def _earlier(connection: sqlite3.Connection, sql: str, new: Compared) -> Iterator[Earlier]:
    for row in named(connection, sql, {"received_on": str(new.facts.received_on)}):
        yield Earlier(
            PetitionNumber(row["year"], row["sequence"]),
            PetitionState(row["state"]),
            Compared(stored(Petition, row), stored(Petitioner, row)),
        )
