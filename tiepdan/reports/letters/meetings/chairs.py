"""Who chairs a meeting, in the words of a letter: by name, and in what capacity on that day."""

from collections.abc import Iterable, Mapping, Sequence

from tiepdan.facts.office import Office, Staff
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.meeting import Capacity
from tiepdan.law.vocabulary.office import HEADS, Role
from tiepdan.reports.letters.matter import Chair
from tiepdan.reports.vietnamese import commune_within

_HOLDERS: Mapping[Capacity, frozenset[Role]] = {
    Capacity.PARTY_SECRETARY: frozenset({Role.PARTY_SECRETARY}),
    Capacity.COMMITTEE_CHAIR: HEADS,
}
"""The staff who hold a capacity, where the list of staff has it."""

_TITLES: Mapping[Capacity, str] = {
    Capacity.PARTY_SECRETARY: "Bí thư Đảng ủy {commune}",
    Capacity.COMMITTEE_CHAIR: "Chủ tịch Ủy ban nhân dân {commune}",
    Capacity.COUNCIL_CHAIR: "Chủ tịch Hội đồng nhân dân {commune}",
    Capacity.DEPUTY: "người được ủy quyền",
}
_ROLE_TITLES: Mapping[Role, str] = {
    Role.CHAIR: _TITLES[Capacity.COMMITTEE_CHAIR],
    Role.ACTING_CHAIR: "Quyền Chủ tịch Ủy ban nhân dân {commune}",
    Role.VICE_CHAIR: "Phó Chủ tịch Ủy ban nhân dân {commune}",
    Role.PARTY_SECRETARY: _TITLES[Capacity.PARTY_SECRETARY],
}


def chair_of(
    name: str | None, capacities: Capacities | None, office: Office, staff: Sequence[Staff]
) -> Chair:
    """The chair as recorded; else who held the capacity on that day. ``staff`` are those of it."""
    commune = commune_within(office.name)
    if capacities is None:
        own = [_title_of_staff(one) for one in staff if name and one.name == name]
        return Chair(name, _joined(own, commune))
    titles = [_title(one, name, staff) for one in capacities.each]
    return Chair(name or _holders(capacities, staff), _joined(titles, commune))


def _title(capacity: Capacity, name: str | None, staff: Sequence[Staff]) -> str:
    """An acting chair is called so, and of a deputy also what they are."""
    own = next((one for one in staff if _may_be(one, capacity, name)), None)
    if capacity is Capacity.DEPUTY:
        position = own and _title_of_staff(own)
        return f"{position} (được ủy quyền)" if position else _TITLES[capacity]
    if capacity is Capacity.COMMITTEE_CHAIR and own and own.role is Role.ACTING_CHAIR:
        return _ROLE_TITLES[own.role]
    return _TITLES[capacity]


def _may_be(one: Staff, capacity: Capacity, name: str | None) -> bool:
    if name is not None and one.name != name:
        return False
    if capacity is Capacity.DEPUTY:
        return name is not None and one.role not in HEADS
    return one.role in _HOLDERS.get(capacity, ())


def _title_of_staff(one: Staff) -> str | None:
    return one.position or _ROLE_TITLES.get(one.role)


def _holders(capacities: Capacities, staff: Sequence[Staff]) -> str | None:
    """Who holds each of the capacities; None unless all of them are known."""
    found = [_holder(one, staff) for one in capacities.each]
    return _joined(found, "") if all(found) else None


def _holder(capacity: Capacity, staff: Sequence[Staff]) -> str | None:
    roles = _HOLDERS.get(capacity, frozenset())
    return next((one.name for one in staff if one.role in roles), None)


def _joined(texts: Iterable[str | None], commune: str) -> str | None:
    known = dict.fromkeys(one.format(commune=commune) for one in texts if one)
    return ", ".join(known) or None
