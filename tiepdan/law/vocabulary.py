"""The terms of the field: each with its stored code, its label and the words a clerk may type."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Self

from tiepdan.errors import UsageError
from tiepdan.i18n import N_, _
from tiepdan.text import quoted, word_key


class Term(StrEnum):
    """A closed list of terms: ``code, English label, further accepted words…``.

    The code is what is stored and what ``--json`` gives; the label is what a person reads.
    The further words are Vietnamese terms and initials; accents and case do not matter.
    """

    english: str
    words: frozenset[str]

    def __new__(cls, code: str, english: str = "", *words: str) -> Self:
        """One term of the list."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.english = english
        term.words = frozenset(word_key(word) for word in (code, english, *words))
        return term

    @property
    def label(self) -> str:
        """The term in the reader's language."""
        return _(self.english)

    @classmethod
    def parse(cls, typed: str, among: Mapping[Self, str] | None = None) -> Self:
        """The term meant by an English or Vietnamese word, with or without accents, or initials.

        ``among`` are the terms that fit here, by what they are called, where not all of them do.

        Raises:
            UsageError: no term of the list has this word.
        """
        key = word_key(typed)
        labels = among or {term: term.label for term in cls}
        for term, label in labels.items():
            if key in term.words or key in {word_key(term.label), word_key(label)}:
                return term
        raise UsageError(
            _("“{typed}” is not in the list; choose one of: {choices}.").format(
                typed=quoted(typed), choices=cls.choices(labels)
            )
        )

    @classmethod
    def choices(cls, among: Mapping[Self, str] | None = None) -> str:
        """All terms, or those ``among`` them, for a prompt or a message: label and code."""
        labels = among or {term: term.label for term in cls}
        return ", ".join(f"{label} ({term.value})" for term, label in labels.items())


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
    )


class Field(Term):
    """The subject matter; maps onto the fields of the official forms."""

    LAND = "land", N_("land"), "đất đai", "đất", "ĐĐ"
    HOUSING = "housing", N_("housing and property"), "nhà, tài sản", "nhà ở"
    POLICY = "policy", N_("social policy"), "chế độ, chính sách", "chính sách", "CS"
    CIVIL_SERVICE = "civil_service", N_("civil service"), "công chức, công vụ", "công vụ"
    JUSTICE = "justice", N_("justice"), "tư pháp"
    CORRUPTION = "corruption", N_("corruption"), "tham nhũng"
    PARTY = "party", N_("Party and mass organisations"), "Đảng, đoàn thể"
    SOCIETY = "society", N_("politics, culture, society"), "chính trị, văn hóa, xã hội", "VHXH"
    OTHER = "other", N_("other field"), "khác", "other"


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
    ONLINE = "online", N_("online"), "trực tuyến", "qua mạng"
    OTHER = "other", N_("another way"), "khác", "nguồn khác"


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


class RefusalGround(Term):
    """Why somebody is not received (LTCD Đ9, Nghị định 154/2026 Đ4.1).

    Of the first two he is told in writing; the others are explained orally, at once (Đ4.2).
    """

    SETTLED = (
        "settled",
        N_("the case was settled, reviewed and closed in writing"),
        "vụ việc đã giải quyết, đã rà soát và thông báo bằng văn bản",
        "đã giải quyết",
        "vụ việc đã giải quyết",
    )
    ALREADY_ANSWERED = (
        "already_answered",
        N_("the proposal or feedback was answered already"),
        "kiến nghị, phản ánh đã được trả lời",
        "đã trả lời",
    )
    OTHER = "other", N_("another ground"), "căn cứ khác", "khác"


class PetitionEventKind(Term):
    """What happens to a petition on a day.

    The last two follow from other facts and are never recorded.
    """

    RECEIVED = "received", N_("received"), "tiếp nhận"
    ACT_KNOWN = (
        "act_known",
        N_("learned of the decision or act complained about"),
        "biết được quyết định, hành vi",
        "nhận được quyết định bị khiếu nại",
    )
    ACCEPTED = "accepted", N_("accepted"), "thụ lý"
    ACCEPTANCE_NOTIFIED = (
        "acceptance_notified",
        N_("acceptance notified"),
        "thông báo việc thụ lý",
        "đã thông báo thụ lý",
    )
    DECLINED = "declined", N_("declined"), "không thụ lý"
    FORWARDED = "forwarded", N_("forwarded"), "chuyển đơn"
    GUIDED = "guided", N_("guided"), "hướng dẫn"
    RETURNED = "returned", N_("returned"), "trả đơn", "trả lại đơn"
    FILED = "filed", N_("filed"), "lưu đơn", "xếp lưu"
    RECEPTION_REFUSED = (
        "reception_refused",
        N_("grounds to refuse reception established"),
        "từ chối tiếp",
        "có căn cứ từ chối tiếp",
    )
    REFUSAL_SENT = (
        "refusal_sent",
        N_("refusal to receive notified in writing"),
        "thông báo từ chối tiếp",
    )
    ANSWERED = "answered", N_("answered"), "trả lời", "đã trả lời"
    COMPLEX = "complex", N_("found to be complex"), "vụ việc phức tạp", "phức tạp"
    SEVERAL_PLACES = (
        "several_places",
        N_("to be verified in several places"),
        "xác minh tại nhiều địa điểm",
        "xác minh nhiều nơi",
        "nhiều địa điểm",
    )
    EXTENDED = "extended", N_("extended"), "gia hạn"
    EXTENSION_SENT = (
        "extension_sent",
        N_("decision to extend sent"),
        "gửi quyết định gia hạn",
    )
    SUSPENDED = "suspended", N_("suspended"), "tạm đình chỉ"
    RESUMED = "resumed", N_("resumed"), "tiếp tục giải quyết", "tiếp tục"
    WITHDRAWN = "withdrawn", N_("withdrawn"), "rút đơn", "rút toàn bộ"
    WITHDRAWN_PARTLY = "withdrawn_partly", N_("withdrawn in part"), "rút một phần"
    TERMINATED = "terminated", N_("terminated"), "đình chỉ"
    ORDER_SENT = (
        "order_sent",
        N_("decision to suspend, resume or terminate sent"),
        "gửi quyết định tạm đình chỉ, đình chỉ, tiếp tục",
        "gửi quyết định tạm đình chỉ",
        "gửi quyết định đình chỉ",
        "gửi quyết định tiếp tục",
    )
    DIALOGUE = "dialogue", N_("dialogue with the complainant"), "đối thoại", "ngày đối thoại"
    DIALOGUE_NOTIFIED = (
        "dialogue_notified",
        N_("dialogue notified"),
        "thông báo đối thoại",
        "mời đối thoại",
    )
    DECIDED = "decided", N_("decided"), "giải quyết", "kết luận"
    RESULT_SENT = (
        "result_sent",
        N_("decision or conclusion sent"),
        "gửi quyết định giải quyết",
        "gửi kết luận",
        "gửi kết quả",
    )
    RESULT_RECEIVED = (
        "result_received",
        N_("decision received by the complainant"),
        "nhận được quyết định giải quyết",
        "người khiếu nại nhận quyết định",
    )
    PUBLICATION_MEETING = (
        "publication_meeting",
        N_("meeting to publish it"),
        "họp công bố",
        "cuộc họp công bố",
        "ngày họp công bố",
    )
    PUBLICATION_ANNOUNCED = (
        "publication_announced",
        N_("meeting to publish it announced"),
        "thông báo họp công bố",
        "thông báo cuộc họp công bố",
    )
    PUBLISHED = "published", N_("published"), "công khai", "công bố"
    APPEALED = "appealed", N_("taken to second instance"), "khiếu nại lần hai"
    SECOND_DECIDED = (
        "second_decided",
        N_("decided at second instance"),
        "giải quyết lần hai",
        "quyết định giải quyết khiếu nại lần hai",
    )
    SUED = "sued", N_("taken to court"), "khởi kiện"
    ENFORCED = (
        "enforced",
        N_("enforcement begun"),
        "tổ chức thi hành",
        "thi hành",
        "xử lý theo kết luận",
    )
    ENFORCEMENT_FINISHED = (
        "enforcement_finished",
        N_("enforcement finished"),
        "thi hành xong",
        "đã thi hành xong",
        "thực hiện xong kết luận",
    )
    SENDER_ANSWERED = (
        "sender_answered",
        N_("handling told to the body that forwarded it"),
        "thông báo việc xử lý cho nơi chuyển đơn",
        "thông báo kết quả xử lý cho nơi chuyển đơn",
    )
    SENDER_INFORMED = (
        "sender_informed",
        N_("result told to the body that forwarded it"),
        "thông báo kết quả cho nơi chuyển đơn",
    )
    DOCUMENTS_REQUESTED = (
        "documents_requested",
        N_("documents requested by the resolver"),
        "yêu cầu cung cấp tài liệu",
    )
    DOCUMENTS_SUPPLIED = "documents_supplied", N_("documents supplied"), "cung cấp tài liệu"
    REPORT_REQUESTED = (
        "report_requested",
        N_("report on the delay requested by the superior"),
        "cấp trên yêu cầu báo cáo",
    )
    REPORTED = "reported", N_("reported to the superior"), "báo cáo cấp trên"
    RECOMMENDATION_HANDLED = (
        "recommendation_handled",
        N_("recommendation of a conclusion handled"),
        "có kết quả xử lý kiến nghị",
    )
    HANDLING_REPORTED = (
        "handling_reported",
        N_("handling of the recommendation reported"),
        "thông báo kết quả xử lý kiến nghị",
    )
    AGENCY_REPLIED = (
        "agency_replied",
        N_("written result of the agency received"),
        "cơ quan trả lời bằng văn bản",
        "kết quả bằng văn bản của cơ quan",
    )
    ASSIGNED = "assigned", N_("assigned to an officer"), "phân công", "giao việc"
    NOTED = "noted", N_("note"), "ghi chú"
    RESOLUTION_EXPIRED = "resolution_expired", N_("time to resolve expired"), "hết hạn giải quyết"
    TAKES_EFFECT = "takes_effect", N_("decision takes legal effect"), "có hiệu lực pháp luật"


class Complexity(Term):
    """How complex a case is; a denunciation may be extended once or twice by it (LTC Đ30)."""

    COMPLEX = "complex", N_("complex"), "phức tạp"
    SPECIALLY_COMPLEX = "specially_complex", N_("specially complex"), "đặc biệt phức tạp"


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


class Decider(Term):
    """Whose decision on a complaint or conclusion on a denunciation it is."""

    OFFICE = "office", N_("this office"), "cơ quan này", "UBND xã", "chủ tịch UBND xã", "xã"
    SUPERIOR = "superior", N_("the superior"), "cấp trên", "UBND tỉnh", "chủ tịch UBND tỉnh", "tỉnh"


_TRUTH = {
    "upheld": N_("true"),
    "partly_upheld": N_("partly true"),
    "rejected": N_("false"),
}


class Measure(Term):
    """What a decision or conclusion orders, and its enforcement achieves.

    The columns of the forms 03/GQKN (13–23), 04/GQTC (14–25) and 05/KQTH (3–15, 18–31) of
    Thông tư 06/2025/TT-TTCP. Officials are among the persons of the same kind.
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

    @property
    def is_money(self) -> bool:
        """Whether it is an amount in đồng."""
        return self in {self.RECOVERED_MONEY, self.RETURNED_MONEY}

    @property
    def is_land(self) -> bool:
        """Whether it is an area, kept in square decimetres."""
        return self in {self.RECOVERED_LAND, self.RETURNED_LAND}


class LinkKind(Term):
    """How a petition belongs to an earlier one."""

    DUPLICATE = "duplicate", N_("duplicate of"), "trùng với", "trùng đơn", "trùng"
    CONTINUATION = "continuation", N_("continuation of"), "tiếp theo", "tiếp nối"


class RecordKind(Term):
    """What of the register can be searched."""

    PETITION = "petition", N_("petition"), "đơn", "đơn thư", "vụ việc"
    MEETING = "meeting", N_("meeting"), "buổi", "buổi tiếp", "cuộc họp"
    VISIT = "visit", N_("visit"), "lượt tiếp", "lượt"
    DOCUMENT = "document", N_("document"), "văn bản"


class MeetingKind(Term):
    """A day of reception, a dialogue or a conference with the People, by the occasion."""

    REGULAR_RECEPTION = (
        "regular_reception",
        N_("regular reception"),
        "tiếp công dân thường xuyên",
        "tiếp dân thường xuyên",
        "TDTX",
    )
    PERIODIC_RECEPTION = (
        "periodic_reception",
        N_("periodic reception"),
        "tiếp công dân định kỳ",
        "tiếp dân định kỳ",
        "tiếp định kỳ",
        "TDĐK",
    )
    AD_HOC_RECEPTION = (
        "ad_hoc_reception",
        N_("ad hoc reception"),
        "tiếp công dân đột xuất",
        "tiếp dân đột xuất",
        "tiếp đột xuất",
        "TDĐX",
    )
    PERIODIC_DIALOGUE = (
        "periodic_dialogue",
        N_("periodic dialogue"),
        "đối thoại định kỳ",
        "ĐTĐK",
    )
    AD_HOC_DIALOGUE = "ad_hoc_dialogue", N_("ad hoc dialogue"), "đối thoại đột xuất", "ĐTĐX"
    THEMATIC_DIALOGUE = (
        "thematic_dialogue",
        N_("thematic dialogue"),
        "đối thoại chuyên đề",
        "ĐTCĐ",
    )
    PEOPLE_CONFERENCE = (
        "people_conference",
        N_("conference and dialogue with the People"),
        "hội nghị trao đổi, đối thoại với Nhân dân",
        "hội nghị đối thoại với Nhân dân",
        "hội nghị đối thoại",
        "HNĐT",
    )
    VOTER_CONTACT = "voter_contact", N_("voters' meeting"), "tiếp xúc cử tri", "TXCT"

    @property
    def is_dialogue(self) -> bool:
        """Whether citizens and leaders talk in public, so that opinions are raised there.

        The conference of the government with the People is one, by another law (Luật 72/2025 Đ43)
        than the dialogues of the party head and the chair.
        """
        return self in {
            self.PERIODIC_DIALOGUE,
            self.AD_HOC_DIALOGUE,
            self.THEMATIC_DIALOGUE,
            self.PEOPLE_CONFERENCE,
        }

    @property
    def is_reception(self) -> bool:
        """Whether leaders receive citizens one by one, so that nobody may come."""
        return self in {self.REGULAR_RECEPTION, self.PERIODIC_RECEPTION, self.AD_HOC_RECEPTION}

    @property
    def channel(self) -> Channel:
        """The way by which a petition raised at such a meeting came."""
        if self.is_reception:
            return Channel.RECEPTION
        return Channel.DIALOGUE if self.is_dialogue else Channel.VOTER_CONTACT


class MeetingStatus(Term):
    """Whether a meeting took place."""

    PLANNED = "planned", N_("planned"), "dự kiến", "chưa tổ chức"
    HELD = "held", N_("held"), "đã tổ chức", "đã tiếp"
    NOBODY_CAME = "nobody_came", N_("nobody came"), "không có công dân đến", "không ai đến"
    NOT_HELD = "not_held", N_("not held"), "không tổ chức", "hủy"


class Void(Term):
    """What is shown in the place of a status or state where something was recorded by mistake."""

    VOID = "void", N_("void"), "đã hủy, ghi nhầm", "ghi nhầm", "vô hiệu"

    @classmethod
    def or_state(cls, states: type[Term], code: str) -> Term:
        """The state behind a code, or that it is void."""
        return cls.VOID if code == cls.VOID else states(code)


class NotHeldReason(Term):
    """Why a planned meeting was not held (LTCD Đ24.4 wants a reason)."""

    EPIDEMIC = "epidemic", N_("epidemic"), "dịch bệnh", "dịch", "covid", "dịch covid", "covid-19"
    STORM_FLOOD = (
        "storm_flood",
        N_("storm and flood"),
        "mưa bão, lũ lụt",
        "mưa bão",
        "bão lũ",
        "lũ lụt",
        "mưa lũ",
        "bão",
        "lũ",
        "lụt",
        "thiên tai",
        "storm",
        "flood",
    )
    OTHER_DUTY = "other_duty", N_("urgent duty elsewhere"), "công tác đột xuất", "bận họp"
    OTHER = "other", N_("other reason"), "lý do khác", "khác"

    @classmethod
    def spoken_of_in(cls, words: str) -> "NotHeldReason":
        """The reason that the clerk's own words name, else ``OTHER``.

        Accents count here: *bão* is a storm, *báo cáo* is not.
        """
        spoken = set(re.findall(r"\w+", words.lower()))
        if spoken & {"bão", "lũ", "lụt"}:
            return cls.STORM_FLOOD
        return cls.EPIDEMIC if spoken & {"covid", "covid19"} or "dịch bệnh" in words else cls.OTHER


class Capacity(Term):
    """In what capacity someone chairs a meeting; a deputy does not fulfil the head's duty."""

    PARTY_SECRETARY = "party_secretary", N_("party secretary"), "bí thư đảng ủy", "bí thư"
    COMMITTEE_CHAIR = (
        "committee_chair",
        N_("chair of the People's Committee"),
        "chủ tịch UBND",
        "chủ tịch",
    )
    COUNCIL_CHAIR = (
        "council_chair",
        N_("chair of the People's Council"),
        "chủ tịch HĐND",
    )
    DEPUTY = "deputy", N_("delegated deputy"), "phó được ủy quyền", "ủy quyền", "phó chủ tịch"


class MeetingEventKind(Term):
    """What goes before a meeting and what follows it.

    ``planned``, ``held`` and ``opinions_answered`` follow from other facts, never recorded.
    """

    PLANNED = "planned", N_("planned day"), "ngày dự kiến"
    ANNOUNCED = "announced", N_("announced"), "niêm yết, thông báo lịch", "niêm yết", "thông báo"
    PARTICIPANTS_NOTIFIED = (
        "participants_notified",
        N_("participants notified"),
        "thông báo cho người tham gia",
    )
    CONNECTION_TESTED = (
        "connection_tested",
        N_("online connection tested"),
        "kiểm tra đường truyền",
        "thử đường truyền",
        "kiểm tra kết nối",
    )
    HELD = "held", N_("held"), "đã tổ chức"
    CONCLUSION_NOTICE = (
        "conclusion_notice",
        N_("conclusion notice issued"),
        "thông báo kết luận",
    )
    RESULTS_RECEIVED = (
        "results_received",
        N_("agencies' written results received"),
        "kết quả bằng văn bản",
    )
    PUBLISHED = (
        "published",
        N_("content and results published"),
        "công khai",
        "công khai nội dung, kết quả",
    )
    NOTED = "noted", N_("note"), "ghi chú"
    OPINIONS_ANSWERED = (
        "opinions_answered",
        N_("every opinion answered"),
        "đã trả lời mọi ý kiến",
    )


class Receiver(Term):
    """Who received a visitor, as the official form 01/TCD separates it."""

    HEAD = "head", N_("the head"), "thủ trưởng", "người đứng đầu"
    DEPUTY = "deputy", N_("a delegated deputy"), "ủy quyền"
    CLERK = "clerk", N_("the clerk"), "cán bộ thường xuyên", "công chức", "thường xuyên"


class Matter(Term):
    """Whether a visit brings a new matter or one already known (vụ việc mới phát sinh, cũ)."""

    NEW = "new", N_("new matter"), "mới", "vụ việc mới", "mới phát sinh"
    OLD = "old", N_("old matter"), "cũ", "vụ việc cũ"
    NONE = "none", N_("no matter"), "không"


class Issuer(Term):
    """Who issued a document."""

    PARTY = "party", N_("party committee"), "đảng ủy"
    COMMITTEE = "committee", N_("People's Committee"), "UBND", "ủy ban nhân dân", "ủy ban"
    COUNCIL = "council", N_("People's Council"), "HĐND", "hội đồng nhân dân"
    OTHER = "other", N_("other body"), "khác", "cơ quan khác"


class DocumentType(Term):
    """What sort of document it is (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""

    DECISION = "decision", N_("decision"), "quyết định", "QĐ"
    PLAN = "plan", N_("plan"), "kế hoạch", "KH"
    NOTICE = "notice", N_("notice"), "thông báo", "TB"
    REPORT = "report", N_("report"), "báo cáo", "BC"
    LETTER = "letter", N_("official letter"), "công văn", "CV"
    INVITATION = "invitation", N_("invitation"), "giấy mời", "GM"
    MINUTES = "minutes", N_("minutes"), "biên bản", "BB"
    OTHER = "other", N_("other document"), "khác", "văn bản khác"


class Sanctioned(Term):
    """Whom a sanction fell on (section 2.3 of the reference report)."""

    HEAD = "head", N_("head"), "người đứng đầu"
    OFFICIAL = "official", N_("official"), "cán bộ, công chức", "công chức", "cán bộ"
    PETITIONER = "petitioner", N_("petitioner"), "người phản ánh, kiến nghị", "công dân"


class Weekday(Term):
    """A weekday, Monday first; in Vietnamese Monday is *thứ 2*, so that 5 is Thursday."""

    MONDAY = "monday", N_("Monday"), "thứ hai", "thứ 2", "T2", "2"
    TUESDAY = "tuesday", N_("Tuesday"), "thứ ba", "thứ 3", "T3", "3"
    WEDNESDAY = "wednesday", N_("Wednesday"), "thứ tư", "thứ 4", "T4", "4"
    THURSDAY = "thursday", N_("Thursday"), "thứ năm", "thứ 5", "T5", "5"
    FRIDAY = "friday", N_("Friday"), "thứ sáu", "thứ 6", "T6", "6"


class HalfDay(Term):
    """Morning, afternoon or both."""

    MORNING = "morning", N_("morning"), "sáng", "buổi sáng"
    AFTERNOON = "afternoon", N_("afternoon"), "chiều", "buổi chiều"
    WHOLE_DAY = "whole_day", N_("whole day"), "cả ngày"
