"""Decisions and conclusions: what they found, whose they are and what they order."""

from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.terms import Term


class DecisionResult(Term):
    """What a decision on a complaint or a conclusion on a denunciation found.

    The last two are what the second instance did with the first decision (03/GQKN, 11–12).
    """

    UPHELD = "upheld", N_("right"), "đúng", "true"
    PARTLY_UPHELD = (
        "partly_upheld",
        N_("partly right"),
        "đúng một phần",
        "có đúng có sai",
        "partly true",
    )
    REJECTED = "rejected", N_("wrong"), "sai", "false"
    CONFIRMED = "confirmed", N_("first decision confirmed"), "công nhận", "giữ nguyên"
    CHANGED = "changed", N_("first decision changed or set aside"), "hủy, sửa", "sửa", "hủy"

    @property
    def is_of_second_instance(self) -> bool:
        """Whether it is what the second instance did with the first decision."""
        return self in {self.CONFIRMED, self.CHANGED}

    def label_for(self, kind: PetitionKind) -> str:
        """The label; of a denunciation it is said whether it is true (LTC Đ35)."""
        if kind is PetitionKind.DENUNCIATION and self.value in _TRUTH:
            return _(_TRUTH[self.value])
        return self.label


_TRUTH = {
    "upheld": N_("true"),
    "partly_upheld": N_("partly true"),
    "rejected": N_("false"),
}


class Decider(Term):
    """Whose decision on a complaint or conclusion on a denunciation it is."""

    OFFICE = "office", N_("this office"), "cơ quan này", "UBND xã", "chủ tịch UBND xã", "xã"
    SUPERIOR = "superior", N_("the superior"), "cấp trên", "UBND tỉnh", "chủ tịch UBND tỉnh", "tỉnh"


class Measure(Term):
    """What a decision or conclusion orders, and its enforcement achieves.

    The columns of the forms 03/GQKN (13–23), 04/GQTC (14–25) and 05/KQTH (3–15, 18–31) of
    Thông tư 06/2025/TT-TTCP. Officials are among the persons of the same kind. The last three
    follow from what was passed to investigators; no decision orders them.
    """

    RECOVERED_MONEY = "recovered_money", N_("money to recover for the State"), "thu hồi tiền"
    RECOVERED_LAND = "recovered_land", N_("land to recover for the State"), "thu hồi đất"
    RETURNED_MONEY = (
        "returned_money",
        N_("money to give back to organisations and persons"),
        "trả lại tiền",
    )
    RETURNED_LAND = (
        "returned_land",
        N_("land to give back to organisations and persons"),
        "trả lại đất",
    )
    ORGANISATIONS_RESTORED = (
        "organisations_restored",
        N_("organisations restored in their rights"),
        "số tổ chức được trả lại quyền lợi",
    )
    PERSONS_RESTORED = (
        "persons_restored",
        N_("persons restored in their rights"),
        "số cá nhân được trả lại quyền lợi",
    )
    ORGANISATIONS_DISCIPLINED = (
        "organisations_disciplined",
        N_("organisations to be dealt with administratively"),
        "số tổ chức bị xử lý hành chính",
    )
    PERSONS_DISCIPLINED = (
        "persons_disciplined",
        N_("persons to be dealt with administratively"),
        "số người bị xử lý hành chính",
        "số cá nhân bị xử lý hành chính",
    )
    OFFICIALS_DISCIPLINED = (
        "officials_disciplined",
        N_("of these persons, officials"),
        "cán bộ, công chức, viên chức bị xử lý hành chính",
    )
    CASES_TO_INVESTIGATORS = (
        "cases_to_investigators",
        N_("cases passed to investigators"),
        "số vụ chuyển cơ quan điều tra",
    )
    PERSONS_TO_INVESTIGATORS = (
        "persons_to_investigators",
        N_("persons passed to investigators"),
        "số người chuyển cơ quan điều tra",
    )
    OFFICIALS_TO_INVESTIGATORS = (
        "officials_to_investigators",
        N_("officials passed to investigators"),
        "cán bộ, công chức, viên chức chuyển cơ quan điều tra",
    )
    CASES_PROSECUTED = "cases_prosecuted", N_("cases prosecuted"), "số vụ khởi tố", "khởi tố vụ"
    PERSONS_PROSECUTED = (
        "persons_prosecuted",
        N_("persons prosecuted"),
        "số người bị khởi tố",
        "số đối tượng bị khởi tố",
    )
    OFFICIALS_PROSECUTED = (
        "officials_prosecuted",
        N_("officials prosecuted"),
        "cán bộ, công chức, viên chức bị khởi tố",
    )

    @property
    def is_ordered(self) -> bool:
        """Whether decisions order it; a prosecution is what the investigators begin."""
        return self not in {
            self.CASES_PROSECUTED, self.PERSONS_PROSECUTED, self.OFFICIALS_PROSECUTED
        }  # fmt: skip

    @property
    def is_money(self) -> bool:
        """Whether it is an amount in đồng."""
        return self in {self.RECOVERED_MONEY, self.RETURNED_MONEY}

    @property
    def is_land(self) -> bool:
        """Whether it is an area, kept in square decimetres."""
        return self in {self.RECOVERED_LAND, self.RETURNED_LAND}
