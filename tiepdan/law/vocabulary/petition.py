"""Petitions: what they ask for, how they came, where they stand and how they belong together."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import NOT_RECORDED, Term


class PetitionKind(Term):
    """What a petition asks for (Luật Khiếu nại Đ2, Luật Tố cáo Đ2, Luật Tiếp công dân Đ2)."""

    COMPLAINT = "complaint", N_("complaint"), "khiếu nại", "KN", "đơn khiếu nại"
    DENUNCIATION = "denunciation", N_("denunciation"), "tố cáo", "TC", "đơn tố cáo"
    PROPOSAL = (
        "proposal",
        N_("proposal"),
        "kiến nghị",
        "đơn kiến nghị",
        "kiến nghị, phản ánh",
        "KNPA",
    )
    FEEDBACK = "feedback", N_("feedback"), "phản ánh", "PA", "đơn phản ánh"


class Level(Term):
    """Whether a complaint or denunciation comes for the first time (forms 02/XLD, 7–8 and 13–14).

    A complaint comes again to the second instance (LKN Đ7), a denunciation as one continued
    (LTC Đ37); both are for the superior.
    """

    FIRST = "first", N_("first time"), "lần đầu"
    AGAIN = (
        "again",
        N_("again (second complaint, continued denunciation)"),
        "lần hai",
        "lần 2",
        "tố cáo tiếp",
        "khiếu nại lần hai",
    )


class SubjectField(Term):
    """The subject matter; maps onto the fields of the official forms."""

    LAND = "land", N_("land"), "đất đai", "đất", "nhà đất", "ĐĐ"
    HOUSING = "housing", N_("housing and property"), "nhà, tài sản", "nhà ở"
    POLICY = "policy", N_("social policy"), "chế độ, chính sách", "chính sách", "CS"
    CIVIL_SERVICE = "civil_service", N_("civil service"), "công chức, công vụ", "công vụ"
    JUSTICE = "justice", N_("justice"), "tư pháp"
    CORRUPTION = "corruption", N_("corruption"), "tham nhũng"
    PARTY = "party", N_("Party and mass organisations"), "Đảng, đoàn thể"
    SOCIETY = "society", N_("politics, culture, society"), "chính trị, văn hóa, xã hội", "VHXH"
    OTHER = "other", N_("other field"), "khác", "other"
    NOT_RECORDED = NOT_RECORDED, N_("not recorded"), "không ghi", "chưa ghi"


class Channel(Term):
    """The way a petition reached the office."""

    RECEPTION = "reception", N_("at a reception"), "tiếp công dân", "TCD", "tiếp dân"
    DIALOGUE = "dialogue", N_("at a dialogue"), "đối thoại", "ĐT"
    POST = "post", N_("by post"), "bưu chính", "bưu điện", "qua bưu điện"
    DIRECT = "direct", N_("handed in"), "trực tiếp", "nộp trực tiếp"
    OTHER_OFFICE = (
        "other_office",
        N_("from another office"),
        "cơ quan khác chuyển đến",
        "cơ quan khác",
    )
    ELECTED_BODY = (
        "elected_body",
        N_("from an elected body, a deputy or a reception board"),
        "đại biểu dân cử chuyển đến",
        "đại biểu Quốc hội, HĐND, Ban Tiếp công dân chuyển đến",
        "ban tiếp công dân",
        "đại biểu",
    )
    PRESS = (
        "press",
        N_("from the press"),
        "cơ quan báo chí chuyển đến",
        "cơ quan báo chí",
        "báo chí",
    )
    FATHERLAND_FRONT = (
        "fatherland_front",
        N_("from the Fatherland Front or one of its member organisations"),
        "Mặt trận Tổ quốc, tổ chức thành viên chuyển đến",
        "Mặt trận Tổ quốc",
        "mặt trận",
        "MTTQ",
    )
    VOTER_CONTACT = "voter_contact", N_("at a voters' meeting"), "tiếp xúc cử tri", "TXCT"
    TELEPHONE = "telephone", N_("by telephone"), "điện thoại", "qua điện thoại"
    ONLINE = "online", N_("online"), "trực tuyến", "qua mạng"
    OTHER = "other", N_("another way"), "khác", "nguồn khác"
    NOT_RECORDED = NOT_RECORDED, N_("not recorded"), "không ghi", "chưa ghi"


SENT_ON = frozenset(
    {Channel.OTHER_OFFICE, Channel.ELECTED_BODY, Channel.PRESS, Channel.FATHERLAND_FRONT}
)
"""The channels by which somebody sent a petition on, and is owed an answer (LTCD Đ27 …)."""

RAISED_IN_PUBLIC = frozenset({Channel.DIALOGUE, Channel.VOTER_CONTACT})
"""The meetings at which opinions are voiced before everybody, and may be answered there."""


class PetitionForm(Term):
    """The form a petition came in (LTCD Đ25.2): only the first two count as đơn.

    What is said at a dialogue or voters' meeting is an opinion; it is followed up like a petition.
    """

    WRITTEN = "written", N_("written petition"), "đơn", "đơn viết", "bằng văn bản"
    ORAL = (
        "oral",
        N_("spoken, written down"),
        "trình bày, được ghi lại",
        "trình bày bằng lời",
        "người tiếp ghi lại",
    )
    OPINION = "opinion", N_("opinion at a meeting"), "ý kiến tại cuộc họp", "ý kiến"

    @classmethod
    def usual(cls, channel: Channel) -> "PetitionForm":
        """What nobody said otherwise: an opinion at such a meeting, else what was written."""
        if channel in RAISED_IN_PUBLIC:
            return cls.OPINION
        return cls.ORAL if channel is Channel.TELEPHONE else cls.WRITTEN


class Represents(Term):
    """For whom, or why, somebody speaks in the place of those who petition (LKN Đ12, LTCD Đ29)."""

    HOUSEHOLD = "household", N_("a household"), "hộ gia đình", "hộ"
    GROUP = "group", N_("a group of people"), "nhóm đông người", "đông người", "tập thể"
    ORGANISATION = "organisation", N_("an organisation"), "cơ quan, tổ chức", "tổ chức"
    ABSENT = (
        "absent",
        N_("somebody who cannot come"),
        "người không tự mình đến được",
        "người không đến được",
        "người ốm đau, già yếu, chưa thành niên",
    )
    AUTHORISED = "authorised", N_("authorised in writing"), "người được ủy quyền", "ủy quyền"
    LAWYER = "lawyer", N_("a lawyer or legal aid"), "luật sư, trợ giúp viên pháp lý", "luật sư"


class Addressee(Term):
    """To whom a petition is addressed; what the Party committee receives it answers itself."""

    PARTY = (
        "party",
        N_("the Party committee or its secretary"),
        "cấp ủy, bí thư cấp ủy",
        "đảng ủy",
        "bí thư",
        "bí thư đảng ủy",
        "cấp ủy",
    )
    COMMITTEE = (
        "committee",
        N_("the People's Committee or its chair"),
        "UBND, Chủ tịch UBND",
        "UBND",
        "chủ tịch UBND",
        "chủ tịch",
        "ủy ban",
    )
    COUNCIL = (
        "council",
        N_("the People's Council or its chair"),
        "HĐND, Chủ tịch HĐND",
        "HĐND",
        "chủ tịch HĐND",
    )
    OTHER = "other", N_("another body or person"), "nơi khác", "khác"


class CouncilCommittee(Term):
    """The committee of the People's Council that a voters' opinion is for.

    Which committees a council has differs between communes, wards and years; what is not named
    here is another one.
    """

    LEGAL = "legal", N_("legal committee"), "ban pháp chế", "pháp chế"
    ECONOMIC_SOCIAL = (
        "economic_social",
        N_("economic and social committee"),
        "ban kinh tế – xã hội",
        "kinh tế - xã hội",
        "KTXH",
    )
    ECONOMIC_BUDGET = (
        "economic_budget",
        N_("economic and budget committee"),
        "ban kinh tế – ngân sách",
        "kinh tế - ngân sách",
        "KTNS",
    )
    CULTURAL_SOCIAL = (
        "cultural_social",
        N_("cultural and social committee"),
        "ban văn hóa – xã hội",
        "văn hóa - xã hội",
    )
    OTHER = "other", N_("another committee"), "ban khác", "khác"


class OpinionOutcome(Term):
    """How an opinion raised at a meeting was answered, as follows from its events."""

    ON_THE_SPOT = (
        "on_the_spot",
        N_("answered on the spot"),
        "đã trả lời tại chỗ",
        "trả lời tại chỗ",
        "tại chỗ",
        "trả lời trực tiếp",
    )
    LATER = "later", N_("answered later"), "trả lời sau"
    FORWARDED = "forwarded", N_("forwarded elsewhere"), "chuyển cơ quan khác", "chuyển", "đã chuyển"
    ENDED = "ended", N_("ended without an answer"), "kết thúc, không trả lời"
    OWED = "owed", N_("still owed"), "chưa trả lời", "còn nợ"


class PetitionState(Term):
    """Where a petition stands, as follows from its events."""

    NEW = "new", N_("newly received"), "mới tiếp nhận"
    ACCEPTED = "accepted", N_("accepted, being resolved"), "đã thụ lý"
    SUSPENDED = "suspended", N_("suspended"), "đang tạm đình chỉ"
    WITHDRAWN = (
        "withdrawn",
        N_("withdrawn, not ended yet"),
        "đã rút, chưa kết thúc",
        "đã rút",
        "đã rút đơn",
    )
    RESOLVED = "resolved", N_("resolved"), "đã giải quyết"
    CLOSED = (
        "closed",
        N_("ended otherwise"),
        "kết thúc",
        "kết thúc, không giải quyết",
        "closed without resolution",
    )


class LinkKind(Term):
    """How a petition belongs to an earlier one; of one case it belongs to the other either way."""

    DUPLICATE = "duplicate", N_("duplicate of"), "trùng với", "trùng đơn", "trùng"
    CONTINUATION = "continuation", N_("continuation of"), "tiếp theo", "tiếp nối"
    SPLIT = "split", N_("split off from"), "tách từ", "tách đơn"
    SAME_CASE = "same_case", N_("same case as"), "cùng vụ việc", "cùng vụ"


JOINING_LINKS = (LinkKind.DUPLICATE, LinkKind.SAME_CASE)
"""Links that make two petitions one case; what merely continues another is a case of its own."""


class CaseMark(Term):
    """What a case is marked as, for reports that ask whether there was any.

    No text in force defines complex or drawn-out; the clerk says it. To be found complex for the
    time to resolve (LKN Đ28) is an event, and not this. Degradation is that of cadres in political
    thought, morals and lifestyle, with signs of self-evolution and self-transformation.
    """

    COMPLEX = "complex", N_("complex"), "phức tạp"
    DRAWN_OUT = "drawn_out", N_("drawn-out"), "kéo dài", "drawn out"
    DEGRADATION = (
        "degradation",
        N_("degradation, self-evolution or self-transformation of cadres"),
        "suy thoái",
        "suy thoái, tự diễn biến, tự chuyển hóa",
    )
