"""What happens to a petition, and what is said of it."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Term


class PetitionEventKind(Term):
    """What happens to a petition on a day.

    The last four follow from other facts and are never recorded: two of them from the meeting that
    an opinion was raised at.
    """

    RECEIVED = "received", N_("received"), "tiếp nhận"
    ACT_KNOWN = (
        "act_known",
        N_("learned of the decision or act complained about"),
        "biết được quyết định, hành vi",
        "nhận được quyết định bị khiếu nại",
    )
    EXAMINED = (
        "examined",
        N_("examined for eligibility"),
        "xem xét điều kiện xử lý",
        "xem xét điều kiện",
        "kiểm tra điều kiện xử lý",
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
    URGED = (
        "urged",
        N_("urged to handle what was forwarded"),
        "đôn đốc",
        "đôn đốc giải quyết",
        "văn bản đôn đốc",
    )
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
    CLOSED_UNDATED = (
        "closed_undated",
        N_("settled, day unknown"),
        "đã giải quyết xong, không rõ ngày",
        "đã giải quyết, không rõ ngày",
        "đã xong, không rõ ngày",
    )
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
    ENFORCEMENT_STEP = (
        "enforcement_step",
        N_("step of enforcement"),
        "bước thi hành",
        "thi hành một phần",
        "đợt thi hành",
    )
    ENFORCEMENT_FINISHED = (
        "enforcement_finished",
        N_("enforcement finished"),
        "thi hành xong",
        "đã thi hành xong",
        "thực hiện xong kết luận",
    )
    NOTHING_TO_ENFORCE = (
        "nothing_to_enforce",
        N_("nothing to enforce"),
        "không có nội dung phải thi hành",
        "không phải thi hành",
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
    INTERIM_NOTICE = (
        "interim_notice",
        N_("told by when and by whom it will be settled"),
        "thông báo thời gian và cơ quan giải quyết",
        "thông báo thời gian giải quyết",
        "thông báo tạm thời",
        "hẹn ngày trả lời",
    )
    ASSIGNED = "assigned", N_("assigned to an officer"), "phân công", "giao việc"
    NOTED = "noted", N_("note"), "ghi chú"
    RESOLUTION_EXPIRED = "resolution_expired", N_("time to resolve expired"), "hết hạn giải quyết"
    TAKES_EFFECT = "takes_effect", N_("decision takes legal effect"), "có hiệu lực pháp luật"
    MEETING_CONCLUDED = (
        "meeting_concluded",
        N_("conclusion notice of its meeting"),
        "thông báo kết luận của buổi đã nêu ý kiến",
    )
    MEETING_RESULTS = (
        "meeting_results",
        N_("written results for all opinions of its meeting"),
        "kết quả bằng văn bản cho mọi ý kiến của buổi",
    )


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


TOLD_IN_WRITING = frozenset({RefusalGround.SETTLED, RefusalGround.ALREADY_ANSWERED})
"""Grounds of a refusal that is told in writing (LTCD Đ9.3; Nghị định 154/2026 Đ4.1.h, Đ4.3)."""


class Complexity(Term):
    """How complex a case is; a denunciation may be extended once or twice by it (LTC Đ30)."""

    COMPLEX = "complex", N_("complex"), "phức tạp"
    SPECIALLY_COMPLEX = "specially_complex", N_("specially complex"), "đặc biệt phức tạp"
