"""Receptions, dialogues and conferences: their occasion, status, chair and what follows them."""

import re

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition import Channel
from tiepdan.law.vocabulary.terms import Several, Term


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


class NotHeldReason(Term):
    """Why a planned meeting was not held (LTCD Đ24.4 wants a reason)."""

    EPIDEMIC = "epidemic", N_("epidemic"), "dịch bệnh", "dịch", "covid", "dịch covid", "covid-19"
    STORM_FLOOD = (
        "storm_flood",
        N_("storm and flood"),
        "mưa bão, lũ lụt",
        "mưa bão",
        "bão lũ",
        "bão lụt",
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


class MeetingRule(Term):
    """Under which rule a meeting is held.

    The law is that of the conferences with the People: Luật 72/2025/QH15, Điều 43, and Luật
    77/2015/QH13, Điều 125 before it.
    """

    LOCAL_GOVERNMENT_LAW = (
        "local_government_law",
        N_("Law on the organisation of local government"),
        "Luật Tổ chức chính quyền địa phương",
        "Luật 72/2025",
        "Luật 72",
    )
    RULE_11 = (
        "rule_11",
        N_("Rule 11-QĐi/TW of the Politburo"),
        "Quy định 11-QĐi/TW của Bộ Chính trị",
        "Quy định 11",
        "QĐ 11",
        "QĐ11",
    )
    PROVINCE = "province", N_("the province's own rules"), "quy định của tỉnh", "tỉnh"
    COUNCIL_SESSION = (
        "council_session",
        N_("a session of the People's Council"),
        "kỳ họp HĐND",
        "kỳ họp Hội đồng nhân dân",
        "kỳ họp",
    )


class Announcement(Term):
    """How a meeting was announced to the public."""

    NOTICE_BOARD = "notice_board", N_("notice board"), "niêm yết tại trụ sở", "niêm yết"
    LOUDSPEAKER = "loudspeaker", N_("loudspeakers"), "loa truyền thanh", "phát thanh", "loa"
    WEBSITE = (
        "website",
        N_("website"),
        "cổng thông tin điện tử",
        "trang thông tin điện tử",
        "trang điện tử",
    )
    INVITATION = "invitation", N_("invitations"), "giấy mời", "thư mời"
    OTHER = "other", N_("another way of announcing"), "hình thức khác", "khác"


class Announcements(Several[Announcement]):
    """The ways in which one meeting was announced."""

    __slots__ = ()

    @classmethod
    def terms(cls) -> type[Announcement]:
        """The list they are of."""
        return Announcement


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
        N_("every opinion answered, or told by when"),
        "đã trả lời, hoặc đã hẹn ngày trả lời, mọi ý kiến",
        "đã trả lời mọi ý kiến",
    )
