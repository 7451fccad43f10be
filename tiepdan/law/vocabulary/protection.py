"""How denouncers and those near to them are protected (Luật Tố cáo, Điều 47 to 58)."""

import re
from collections.abc import Iterable
from itertools import combinations
from typing import Self

from tiepdan.errors import UsageError
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Term


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


_BETWEEN_MEASURES = re.compile(r"\s*(?:[,;+/&]|\bvà\b|\band\b)\s*", re.IGNORECASE)


class ProtectionMeasures(str):
    """The measures that one decision grants at once: their codes, with commas, as stored."""

    __slots__ = ()

    @classmethod
    def of(cls, measures: Iterable[ProtectionMeasure]) -> Self:
        """In the order of the law."""
        given = frozenset(measures)
        return cls(",".join(measure for measure in ProtectionMeasure if measure in given))

    @classmethod
    def parse(cls, typed: str) -> Self:
        """One or several, each as ``ProtectionMeasure`` takes it, with commas between.

        Raises:
            UsageError: one of them is not in the list.
        """
        try:
            return cls.of([ProtectionMeasure.parse(typed)])
        except UsageError:
            each = _BETWEEN_MEASURES.split(typed.strip())
            if len(each) == 1:
                raise
            return cls.of(ProtectionMeasure.parse(one) for one in each)

    @classmethod
    def every(cls) -> list[str]:
        """Every value that may be stored."""
        return [
            cls.of(some)
            for size in range(1, len(ProtectionMeasure) + 1)
            for some in combinations(ProtectionMeasure, size)
        ]

    @property
    def each(self) -> tuple[ProtectionMeasure, ...]:
        """One by one."""
        return tuple(map(ProtectionMeasure, self.split(",")))

    @property
    def label(self) -> str:
        """All of them in the reader's language."""
        return "; ".join(measure.label for measure in self.each)
