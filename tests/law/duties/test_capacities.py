"""One capacity of a chair, or several at once."""

import pytest

from tiepdan.errors import UsageError
from tiepdan.law.duties.capacities import Capacities, capacities_in, usual_receiver
from tiepdan.law.vocabulary.meeting import Capacity, MeetingKind
from tiepdan.law.vocabulary.visit import Receiver

C = Capacity


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("committee_chair", (C.COMMITTEE_CHAIR,)),
        ("Chủ tịch HĐND", (C.COUNCIL_CHAIR,)),
        ("committee_chair, party_secretary", (C.PARTY_SECRETARY, C.COMMITTEE_CHAIR)),
        ("Bí thư kiêm Chủ tịch UBND", (C.PARTY_SECRETARY, C.COMMITTEE_CHAIR)),
        ("bí thư đảng ủy và chủ tịch hđnd", (C.PARTY_SECRETARY, C.COUNCIL_CHAIR)),
        ("chủ tịch, chủ tịch", (C.COMMITTEE_CHAIR,)),
        ("Chủ tịch UBND xã", (C.COMMITTEE_CHAIR,)),
        ("chu tich ubnd phuong", (C.COMMITTEE_CHAIR,)),
        ("Chủ tịch HĐND phường", (C.COUNCIL_CHAIR,)),
        ("Bí thư Đảng ủy xã", (C.PARTY_SECRETARY,)),
        ("Bí thư kiêm Chủ tịch UBND xã", (C.PARTY_SECRETARY, C.COMMITTEE_CHAIR)),
        ("Bí thư - Chủ tịch UBND", (C.PARTY_SECRETARY, C.COMMITTEE_CHAIR)),
        ("Bí thư – Chủ tịch UBND phường", (C.PARTY_SECRETARY, C.COMMITTEE_CHAIR)),
        ("committee-chair", (C.COMMITTEE_CHAIR,)),
    ],
)
def test_one_or_several_are_taken(typed: str, meant: tuple[Capacity, ...]) -> None:
    found = Capacities.parse(typed)
    assert found.each == meant
    assert found in Capacities.every()
    assert capacities_in(found) == frozenset(meant)
    assert found.label == ", ".join(capacity.label for capacity in meant)


@pytest.mark.parametrize(
    "typed", ["", ",", "chủ tịch,", "kiêm", "xã", "chủ tịch, thủ kho", "thủ kho xã"]
)
def test_nothing_else_is(typed: str) -> None:
    with pytest.raises(UsageError):
        Capacities.parse(typed)


def test_nothing_stored_is_none() -> None:
    assert capacities_in(None) == frozenset()


@pytest.mark.parametrize(
    ("kind", "capacities", "receiver"),
    [
        (MeetingKind.PERIODIC_RECEPTION, C.COMMITTEE_CHAIR, Receiver.HEAD),
        (MeetingKind.PERIODIC_RECEPTION, C.DEPUTY, Receiver.DEPUTY),
        (MeetingKind.AD_HOC_RECEPTION, C.DEPUTY, Receiver.DEPUTY),
        (MeetingKind.PERIODIC_RECEPTION, "party_secretary,deputy", Receiver.HEAD),
        (MeetingKind.PERIODIC_RECEPTION, None, Receiver.HEAD),
        (MeetingKind.REGULAR_RECEPTION, None, Receiver.CLERK),
        (MeetingKind.REGULAR_RECEPTION, C.DEPUTY, Receiver.DEPUTY),
        (MeetingKind.REGULAR_RECEPTION, C.COMMITTEE_CHAIR, Receiver.HEAD),
    ],
)
def test_who_receives_follows_from_the_capacity(
    kind: MeetingKind, capacities: str | None, receiver: Receiver
) -> None:
    assert usual_receiver(kind, Capacities(capacities) if capacities else None) is receiver
