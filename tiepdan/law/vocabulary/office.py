"""The people of the office: who signs for it, and who receives citizens."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Term


class Role(Term):
    """What somebody does for the office; the first ones are capacities in which one signs."""

    CHAIR = "chair", N_("chair of the People's Committee"), "chủ tịch UBND", "chủ tịch"
    ACTING_CHAIR = (
        "acting_chair",
        N_("acting chair of the People's Committee"),
        "quyền chủ tịch",
        "Q. chủ tịch",
    )
    VICE_CHAIR = (
        "vice_chair",
        N_("vice chair of the People's Committee"),
        "phó chủ tịch UBND",
        "phó chủ tịch",
        "KT. chủ tịch",
    )
    BY_ORDER = "by_order", N_("signs by order of the chair"), "thừa lệnh", "TL", "TL. chủ tịch"
    BY_AUTHORISATION = (
        "by_authorisation",
        N_("signs by authority of the chair"),
        "thừa ủy quyền",
        "TUQ",
        "TUQ. chủ tịch",
    )
    PARTY_SECRETARY = "party_secretary", N_("Party secretary"), "bí thư đảng ủy", "bí thư"
    TEAM_LEADER = "team_leader", N_("head of the reception team"), "tổ trưởng"
    TEAM_DEPUTY = "team_deputy", N_("deputy head of the reception team"), "tổ phó"
    TEAM_MEMBER = "team_member", N_("member of the reception team"), "thành viên tổ"
    FOCAL_OFFICER = "focal_officer", N_("focal officer"), "cán bộ đầu mối", "đầu mối"


SIGNATORIES = frozenset(
    {
        Role.CHAIR,
        Role.ACTING_CHAIR,
        Role.VICE_CHAIR,
        Role.BY_ORDER,
        Role.BY_AUTHORISATION,
        Role.PARTY_SECRETARY,
    }
)
"""Those who sign documents."""

NEEDS_POSITION = frozenset({Role.BY_ORDER, Role.BY_AUTHORISATION})
"""Roles of which the signature names the signatory's own position."""

HEADS = frozenset({Role.CHAIR, Role.ACTING_CHAIR})
"""Of whom there is one at a time."""

_COMMITTEE = "TM. ỦY BAN NHÂN DÂN"
_SIGNED_AS = {
    Role.CHAIR: (_COMMITTEE, "CHỦ TỊCH"),
    Role.ACTING_CHAIR: (_COMMITTEE, "Q. CHỦ TỊCH"),
    Role.VICE_CHAIR: (_COMMITTEE, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    Role.BY_ORDER: ("TL. CHỦ TỊCH",),
    Role.BY_AUTHORISATION: ("TUQ. CHỦ TỊCH",),
}


def signed_as(role: Role, position: str | None) -> tuple[str, ...]:
    """The lines above a signature (Nghị định 30/2020/NĐ-CP, Phụ lục I); none where they are open.

    How the Party's documents are signed is not in that decree, and nobody looked it up yet.
    """
    lines = _SIGNED_AS.get(role, ())
    return (*lines, position.upper()) if position and role in NEEDS_POSITION else lines
