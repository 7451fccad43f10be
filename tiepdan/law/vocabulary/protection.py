"""How denouncers and those near to them are protected (Luật Tố cáo, Điều 47 to 58)."""

from typing import Self

from tiepdan.errors import UsageError
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Several, Term


class ProtectionMeasure(Term):
    """What is protected: LTC Điều 56, Điều 57, Điều 58."""

    SECRECY = (
        "secrecy",
        N_("secrecy of identity"),
        "bí mật thông tin",
        "bí mật thông tin người tố cáo",
        "bí mật",
    )
    WORK = (
        "work",
        N_("position and work"),
        "vị trí công tác, việc làm",
        "vị trí công tác",
        "việc làm",
    )
    LIFE = (
        "life",
        N_("life, health, property, honour, dignity"),
        "tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm",
        "tính mạng",
        "sức khỏe",
        "tài sản",
        "danh dự, nhân phẩm",
        "danh dự",
        "nhân phẩm",
    )


class ProtectionMeasures(Several[ProtectionMeasure]):
    """The measures that one decision grants at once."""

    __slots__ = ()

    @classmethod
    def terms(cls) -> type[ProtectionMeasure]:
        """The list they are of."""
        return ProtectionMeasure

    @classmethod
    def parse(cls, typed: str) -> Self:
        """As ``Several``; but what one of them is called may have a comma in it.

        Raises:
            UsageError: one of them is not in the list.
        """
        try:
            return cls.of([ProtectionMeasure.parse(typed)])
        except UsageError:
            return super().parse(typed)

    @property
    def label(self) -> str:
        """All of them in the reader's language."""
        return "; ".join(measure.label for measure in self.each)
