from datetime import date

import pytest

from tiepdan.facts.office import Office, Staff
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.office import Role
from tiepdan.reports.letters.matter import Chair
from tiepdan.reports.letters.meetings.chairs import chair_of

OFFICE = Office(name="Xã Thử", province="Hà Tĩnh")


def _staff(name: str, role: Role, position: str | None = None) -> Staff:
    return Staff(name=name, role=role, position=position, since=date(2025, 7, 1))


CHAIR = _staff("Nguyễn A", Role.CHAIR)
ACTING = _staff("Lê B", Role.ACTING_CHAIR)
DEPUTY = _staff("Phạm C", Role.VICE_CHAIR)
SECRETARY = _staff("Trần D", Role.PARTY_SECRETARY)
CLERK = _staff("Hồ E", Role.TEAM_MEMBER, "Công chức Văn phòng")
OF_COMMITTEE = "Chủ tịch Ủy ban nhân dân xã Thử"
OF_PARTY = "Bí thư Đảng ủy xã Thử"


@pytest.mark.parametrize(
    ("name", "capacity", "staff", "told"),
    [
        (None, "committee_chair", [CHAIR, DEPUTY], Chair("Nguyễn A", OF_COMMITTEE)),
        (None, "committee_chair", [ACTING], Chair("Lê B", f"Quyền {OF_COMMITTEE}")),
        # Somebody else than the list of staff has is called as was recorded.
        ("Hà F", "committee_chair", [ACTING], Chair("Hà F", OF_COMMITTEE)),
        (None, "party_secretary", [CHAIR], Chair(None, OF_PARTY)),
        # A joint session: both are named, or nobody.
        (
            None,
            "party_secretary,committee_chair",
            [CHAIR, SECRETARY],
            Chair("Trần D, Nguyễn A", f"{OF_PARTY}, {OF_COMMITTEE}"),
        ),
        (
            None,
            "party_secretary,committee_chair",
            [CHAIR],
            Chair(None, f"{OF_PARTY}, {OF_COMMITTEE}"),
        ),
        (
            "Phạm C",
            "deputy",
            [CHAIR, DEPUTY],
            Chair("Phạm C", f"Phó {OF_COMMITTEE} (được ủy quyền)"),
        ),
        ("Hồ E", "deputy", [CLERK], Chair("Hồ E", "Công chức Văn phòng (được ủy quyền)")),
        (None, "deputy", [CHAIR, DEPUTY], Chair(None, "người được ủy quyền")),
        ("Phạm C", None, [DEPUTY], Chair("Phạm C", f"Phó {OF_COMMITTEE}")),
        ("Hà F", None, [DEPUTY], Chair("Hà F", None)),
        (None, None, [CHAIR], Chair(None, None)),
    ],
)
def test_the_chair_is_as_recorded_else_who_had_the_office(
    name: str | None, capacity: str | None, staff: list[Staff], told: Chair
) -> None:
    capacities = Capacities(capacity) if capacity else None
    assert chair_of(name, capacities, OFFICE, staff) == told
