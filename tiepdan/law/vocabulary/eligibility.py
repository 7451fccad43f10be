"""Why a petition is not to be dealt with (điều kiện xử lý đơn), or not taken up."""

from difflib import SequenceMatcher

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Term
from tiepdan.text import folded_word, words_in


class IneligibleReason(Term):
    """Why a petition does not meet the conditions to be dealt with, or is not taken up.

    Thông tư 05/2021/TT-TTCP Đ6 and Thông tư 07/2014/TT-TTCP Đ6, Đ28 (what is missing, illegible,
    anonymous, sent to the right body among many, or was guided once); Luật Tố cáo Đ24.3, Đ25
    (without a name, or in somebody else's); Luật Khiếu nại Đ11 (too late, or decided for good).
    ``OTHER`` is for what the clerk says in words of her own.
    """

    MISSING_INFORMATION = (
        "missing_information",
        N_("information is missing"),
        "thiếu thông tin",
        "thiếu nội dung",
        "thiếu chữ ký",
    )
    DUPLICATE = "duplicate", N_("a duplicate"), "trùng", "trùng đơn", "đơn trùng"
    ANONYMOUS = "anonymous", N_("anonymous"), "nặc danh", "đơn nặc danh"
    IMPERSONATED = (
        "impersonated",
        N_("in somebody else's name"),
        "mạo danh",
        "đơn mạo danh",
        "mạo tên",
    )
    GUIDED_BEFORE = (
        "guided_before",
        N_("guided once already"),
        "đã hướng dẫn",
        "đã được hướng dẫn",
    )
    SENT_TO_MANY = (
        "sent_to_many",
        N_("sent to the competent body among others"),
        "gửi nhiều nơi",
        "đã gửi đúng nơi có thẩm quyền",
    )
    TIME_BARRED = (
        "time_barred",
        N_("out of time"),
        "hết thời hiệu",
        "hết thời hiệu khiếu nại",
    )
    DECIDED_BEFORE = (
        "decided_before",
        N_("decided with legal effect already"),
        "đã có quyết định có hiệu lực",
        "đã có quyết định giải quyết có hiệu lực pháp luật",
        "đã có QĐ hiệu lực",
    )
    ILLEGIBLE = (
        "illegible",
        N_("torn or illegible"),
        "rách nát",
        "không đọc được",
        "tẩy xóa, không đọc được",
    )
    OTHER = "other", N_("other reason"), "lý do khác", "khác"

    @classmethod
    def close_to(cls, words: str) -> "IneligibleReason | None":
        """The reason that a clerk's own words come close to: misspelt, or half of them the same.

        To be proposed, and not to be taken for what she meant.
        """
        near = {
            reason: max(_nearness(words, phrase) for phrase in (reason.label, *reason.phrases))
            for reason in cls
            if reason is not cls.OTHER
        }
        closest = max(near, key=lambda reason: near[reason])
        return closest if near[closest] >= _CLOSE else None

    @classmethod
    def spoken_of_in(cls, words: str) -> "IneligibleReason":
        """The reason that the clerk's own words name, if it is one alone; else ``OTHER``.

        Accents count here.
        """
        spoken = words.lower()
        named = {reason for phrase, reason in _SPOKEN.items() if phrase in spoken}
        return named.pop() if len(named) == 1 else cls.OTHER


_CLOSE, _MISSPELT = 0.5, 0.8


def _nearness(words: str, phrase: str) -> float:
    """How much of two phrases is the same, from 0 to 1; accents do not matter."""
    own, other = ([folded_word(word) for word in words_in(one)] for one in (words, phrase))
    if len(other) > 1 and f" {' '.join(other)} " in f" {' '.join(own)} ":
        return 1.0
    shared = 2 * len({*own} & {*other}) / (len(own) + len(other))
    spelt = SequenceMatcher(None, "".join(own), "".join(other)).ratio()
    return max(shared, spelt if spelt >= _MISSPELT else 0.0)


_SPOKEN = {
    "trùng đơn": IneligibleReason.DUPLICATE,
    "đơn trùng": IneligibleReason.DUPLICATE,
    "nặc danh": IneligibleReason.ANONYMOUS,
    "mạo danh": IneligibleReason.IMPERSONATED,
    "đã hướng dẫn": IneligibleReason.GUIDED_BEFORE,
    "đã được hướng dẫn": IneligibleReason.GUIDED_BEFORE,
    "hết thời hiệu": IneligibleReason.TIME_BARRED,
    "rách nát": IneligibleReason.ILLEGIBLE,
    "không đọc được": IneligibleReason.ILLEGIBLE,
    "thiếu thông tin": IneligibleReason.MISSING_INFORMATION,
}
"""Phrases of a clerk's own sentence that say which reason it is."""
