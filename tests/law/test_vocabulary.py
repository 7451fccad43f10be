"""Every term is found by its code, its label and the Vietnamese words a clerk types."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.errors import UsageError
from tiepdan.i18n import translations
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.decision import Decider, DecisionResult, Measure
from tiepdan.law.vocabulary.document import DocumentType, Issuer, Sanctioned
from tiepdan.law.vocabulary.meeting import (
    Capacity,
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
)
from tiepdan.law.vocabulary.petition import (
    Addressee,
    Channel,
    Field,
    Level,
    LinkKind,
    PetitionKind,
    PetitionState,
)
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround
from tiepdan.law.vocabulary.register import RecordKind, Void
from tiepdan.law.vocabulary.terms import Term
from tiepdan.law.vocabulary.visit import Matter, Receiver
from tiepdan.records.reading.petitions.petition_list import Order
from tiepdan.reports.statistics.dimensions import Dimension
from tiepdan.reports.statistics.outcomes import Outcome
from tiepdan.text import word_key

VIETNAMESE: list[tuple[Term, tuple[str, ...]]] = [
    (PetitionKind.COMPLAINT, ("khiếu nại", "KN")),
    (PetitionKind.DENUNCIATION, ("tố cáo", "TC")),
    (PetitionKind.PROPOSAL, ("kiến nghị", "kiến nghị, phản ánh", "KNPA")),
    (PetitionKind.FEEDBACK, ("phản ánh", "PA")),
    (Level.FIRST, ("lần đầu",)),
    (Level.AGAIN, ("lần hai", "lần 2", "tố cáo tiếp")),
    (Field.LAND, ("đất đai", "đất")),
    (Field.HOUSING, ("nhà, tài sản", "nhà ở")),
    (Field.POLICY, ("chế độ, chính sách", "chính sách")),
    (Field.CIVIL_SERVICE, ("công chức, công vụ", "công vụ")),
    (Field.JUSTICE, ("tư pháp",)),
    (Field.CORRUPTION, ("tham nhũng",)),
    (Field.PARTY, ("Đảng, đoàn thể",)),
    (Field.SOCIETY, ("chính trị, văn hóa, xã hội",)),
    (Field.OTHER, ("khác",)),
    (Channel.RECEPTION, ("tiếp công dân", "tiếp dân", "TCD")),
    (Channel.DIALOGUE, ("đối thoại", "ĐT")),
    (Channel.POST, ("bưu chính", "bưu điện", "qua bưu điện")),
    (Channel.DIRECT, ("trực tiếp", "nộp trực tiếp")),
    (Channel.OTHER_OFFICE, ("cơ quan khác chuyển đến", "cơ quan khác")),
    (Channel.VOTER_CONTACT, ("tiếp xúc cử tri", "TXCT")),
    (Channel.ONLINE, ("trực tuyến", "qua mạng")),
    (Channel.OTHER, ("khác", "nguồn khác")),
    (PetitionEventKind.RECEIVED, ("tiếp nhận",)),
    (PetitionEventKind.ACCEPTED, ("thụ lý",)),
    (PetitionEventKind.DECLINED, ("không thụ lý",)),
    (PetitionEventKind.FORWARDED, ("chuyển đơn",)),
    (PetitionEventKind.GUIDED, ("hướng dẫn",)),
    (PetitionEventKind.RETURNED, ("trả đơn", "trả lại đơn")),
    (PetitionEventKind.FILED, ("lưu đơn", "xếp lưu")),
    (PetitionEventKind.ANSWERED, ("trả lời",)),
    (PetitionEventKind.DECIDED, ("giải quyết", "kết luận")),
    (PetitionEventKind.WITHDRAWN, ("rút đơn", "rút toàn bộ")),
    (PetitionEventKind.WITHDRAWN_PARTLY, ("rút một phần",)),
    (PetitionEventKind.ENFORCEMENT_FINISHED, ("thi hành xong", "thực hiện xong kết luận")),
    (PetitionEventKind.SECOND_DECIDED, ("giải quyết lần hai",)),
    (PetitionEventKind.AGENCY_REPLIED, ("cơ quan trả lời bằng văn bản",)),
    (PetitionEventKind.ASSIGNED, ("phân công", "giao việc")),
    (PetitionEventKind.NOTED, ("ghi chú",)),
    (MeetingEventKind.NOTED, ("ghi chú",)),
    (Order.NUMBER, ("số", "số đơn")),
    (Order.KIND, ("loại",)),
    (Order.FIELD, ("lĩnh vực",)),
    (Order.RECEIVED, ("ngày nhận",)),
    (Order.DUE, ("hạn",)),
    (Order.STATE, ("trạng thái",)),
    (Order.OFFICER, ("cán bộ", "phụ trách")),
    (Order.HAMLET, ("thôn", "xóm")),
    (RecordKind.PETITION, ("đơn", "vụ việc")),
    (RecordKind.MEETING, ("buổi", "cuộc họp")),
    (RecordKind.VISIT, ("lượt tiếp",)),
    (RecordKind.DOCUMENT, ("văn bản",)),
    (LinkKind.DUPLICATE, ("trùng", "trùng đơn")),
    (LinkKind.CONTINUATION, ("tiếp theo",)),
    (Measure.RECOVERED_MONEY, ("thu hồi tiền",)),
    (Measure.RECOVERED_LAND, ("thu hồi đất",)),
    (Measure.RETURNED_MONEY, ("trả lại tiền",)),
    (Measure.RETURNED_LAND, ("trả lại đất",)),
    (Measure.ORGANISATIONS_RESTORED, ("số tổ chức được trả lại quyền lợi",)),
    (Measure.PERSONS_RESTORED, ("số cá nhân được trả lại quyền lợi",)),
    (Measure.ORGANISATIONS_DISCIPLINED, ("số tổ chức bị xử lý hành chính",)),
    (Measure.PERSONS_DISCIPLINED, ("số người bị xử lý hành chính",)),
    (Measure.OFFICIALS_DISCIPLINED, ("cán bộ, công chức, viên chức bị xử lý hành chính",)),
    (Measure.CASES_TO_INVESTIGATORS, ("số vụ chuyển cơ quan điều tra",)),
    (Measure.PERSONS_TO_INVESTIGATORS, ("số người chuyển cơ quan điều tra",)),
    (Measure.OFFICIALS_TO_INVESTIGATORS, ("cán bộ, công chức, viên chức chuyển cơ quan điều tra",)),
    (PetitionEventKind.TERMINATED, ("đình chỉ",)),
    (PetitionState.NEW, ("mới tiếp nhận",)),
    (PetitionState.ACCEPTED, ("đã thụ lý",)),
    (PetitionState.RESOLVED, ("đã giải quyết",)),
    (PetitionState.CLOSED, ("kết thúc",)),
    (DecisionResult.UPHELD, ("đúng",)),
    (DecisionResult.PARTLY_UPHELD, ("đúng một phần", "có đúng có sai")),
    (DecisionResult.REJECTED, ("sai",)),
    (DecisionResult.CONFIRMED, ("công nhận", "giữ nguyên")),
    (DecisionResult.CHANGED, ("hủy, sửa", "sửa")),
    (MeetingKind.REGULAR_RECEPTION, ("tiếp công dân thường xuyên", "tiếp dân thường xuyên")),
    (MeetingKind.PERIODIC_RECEPTION, ("tiếp công dân định kỳ", "tiếp dân định kỳ")),
    (MeetingKind.AD_HOC_RECEPTION, ("tiếp công dân đột xuất", "tiếp dân đột xuất")),
    (MeetingKind.PERIODIC_DIALOGUE, ("đối thoại định kỳ",)),
    (MeetingKind.AD_HOC_DIALOGUE, ("đối thoại đột xuất",)),
    (MeetingKind.THEMATIC_DIALOGUE, ("đối thoại chuyên đề",)),
    (MeetingKind.VOTER_CONTACT, ("tiếp xúc cử tri",)),
    (
        MeetingKind.PEOPLE_CONFERENCE,
        ("hội nghị trao đổi, đối thoại với Nhân dân", "hội nghị đối thoại với Nhân dân"),
    ),
    (Channel.PRESS, ("cơ quan báo chí", "báo chí")),
    (Channel.FATHERLAND_FRONT, ("Mặt trận Tổ quốc", "MTTQ")),
    (Addressee.PARTY, ("đảng ủy", "bí thư", "cấp ủy")),
    (Addressee.COMMITTEE, ("UBND", "chủ tịch UBND")),
    (Addressee.COUNCIL, ("HĐND",)),
    (Addressee.OTHER, ("khác",)),
    (RefusalGround.SETTLED, ("đã giải quyết",)),
    (RefusalGround.ALREADY_ANSWERED, ("đã trả lời",)),
    (RefusalGround.OTHER, ("căn cứ khác", "khác")),
    (PetitionEventKind.EXTENSION_SENT, ("gửi quyết định gia hạn",)),
    (PetitionEventKind.PUBLICATION_MEETING, ("họp công bố",)),
    (PetitionEventKind.PUBLICATION_ANNOUNCED, ("thông báo họp công bố",)),
    (PetitionEventKind.SENDER_ANSWERED, ("thông báo việc xử lý cho nơi chuyển đơn",)),
    (MeetingEventKind.CONNECTION_TESTED, ("kiểm tra đường truyền",)),
    (MeetingStatus.PLANNED, ("dự kiến", "chưa tổ chức")),
    (MeetingStatus.HELD, ("đã tổ chức", "đã tiếp")),
    (MeetingStatus.NOBODY_CAME, ("không có công dân đến", "không ai đến")),
    (MeetingStatus.NOT_HELD, ("không tổ chức", "hủy")),
    (NotHeldReason.EPIDEMIC, ("dịch bệnh", "dịch", "covid")),
    (NotHeldReason.STORM_FLOOD, ("mưa bão, lũ lụt", "bão lũ", "mưa lũ")),
    (NotHeldReason.OTHER_DUTY, ("công tác đột xuất", "bận họp")),
    (NotHeldReason.OTHER, ("lý do khác", "khác")),
    (Capacity.PARTY_SECRETARY, ("bí thư đảng ủy", "bí thư")),
    (Capacity.COMMITTEE_CHAIR, ("chủ tịch UBND", "chủ tịch")),
    (Capacity.COUNCIL_CHAIR, ("chủ tịch HĐND",)),
    (Capacity.DEPUTY, ("phó được ủy quyền", "ủy quyền", "phó chủ tịch")),
    (MeetingEventKind.HELD, ("đã tổ chức",)),
    (MeetingEventKind.CONCLUSION_NOTICE, ("thông báo kết luận",)),
    (MeetingEventKind.RESULTS_RECEIVED, ("kết quả bằng văn bản",)),
    (MeetingEventKind.OPINIONS_ANSWERED, ("đã trả lời mọi ý kiến",)),
    (Receiver.HEAD, ("thủ trưởng", "người đứng đầu")),
    (Receiver.DEPUTY, ("ủy quyền",)),
    (Receiver.CLERK, ("cán bộ thường xuyên", "công chức", "thường xuyên")),
    (Matter.NEW, ("mới", "vụ việc mới", "mới phát sinh")),
    (Matter.OLD, ("cũ", "vụ việc cũ")),
    (Matter.NONE, ("không",)),
    (Issuer.PARTY, ("đảng ủy",)),
    (Issuer.COMMITTEE, ("UBND", "ủy ban nhân dân", "ủy ban")),
    (Issuer.COUNCIL, ("HĐND", "hội đồng nhân dân")),
    (Issuer.OTHER, ("khác", "cơ quan khác")),
    (DocumentType.DECISION, ("quyết định", "QĐ")),
    (DocumentType.PLAN, ("kế hoạch", "KH")),
    (DocumentType.NOTICE, ("thông báo", "TB")),
    (DocumentType.REPORT, ("báo cáo", "BC")),
    (DocumentType.LETTER, ("công văn", "CV")),
    (DocumentType.INVITATION, ("giấy mời", "GM")),
    (DocumentType.MINUTES, ("biên bản", "BB")),
    (DocumentType.OTHER, ("khác", "văn bản khác")),
    (Sanctioned.HEAD, ("người đứng đầu",)),
    (Sanctioned.OFFICIAL, ("cán bộ, công chức", "công chức", "cán bộ")),
    (Sanctioned.PETITIONER, ("người phản ánh, kiến nghị", "công dân")),
    (Outcome.MET, ("làm đúng hạn",)),
    (Outcome.MET_LATE, ("làm quá hạn",)),
    (Outcome.LAPSED_LATE, ("thôi phải làm khi đã quá hạn",)),
    (Outcome.LAPSED, ("thôi phải làm trước hạn",)),
    (Outcome.OPEN_LATE, ("chưa làm, đã quá hạn",)),
    (Void.VOID, ("ghi nhầm", "đã hủy, ghi nhầm", "vô hiệu")),
    (Weekday.MONDAY, ("thứ hai", "thứ 2", "T2")),
    (Weekday.TUESDAY, ("thứ ba", "thứ 3", "T3")),
    (Weekday.WEDNESDAY, ("thứ tư", "thứ 4", "T4")),
    (Weekday.THURSDAY, ("thứ năm", "thứ 5", "T5")),
    (Weekday.FRIDAY, ("thứ sáu", "thứ 6", "T6")),
    (HalfDay.MORNING, ("sáng", "buổi sáng")),
    (HalfDay.AFTERNOON, ("chiều", "buổi chiều")),
    (HalfDay.WHOLE_DAY, ("cả ngày",)),
    (
        Channel.ELECTED_BODY,
        (
            "đại biểu dân cử chuyển đến",
            "đại biểu Quốc hội, HĐND, Ban Tiếp công dân chuyển đến",
            "ban tiếp công dân",
            "đại biểu",
        ),
    ),
    (
        PetitionEventKind.ACT_KNOWN,
        ("biết được quyết định, hành vi", "nhận được quyết định bị khiếu nại"),
    ),
    (PetitionEventKind.ACCEPTANCE_NOTIFIED, ("thông báo việc thụ lý", "đã thông báo thụ lý")),
    (PetitionEventKind.RECEPTION_REFUSED, ("từ chối tiếp", "có căn cứ từ chối tiếp")),
    (PetitionEventKind.REFUSAL_SENT, ("thông báo từ chối tiếp",)),
    (PetitionEventKind.COMPLEX, ("vụ việc phức tạp", "phức tạp")),
    (
        PetitionEventKind.SEVERAL_PLACES,
        ("xác minh tại nhiều địa điểm", "xác minh nhiều nơi", "nhiều địa điểm"),
    ),
    (PetitionEventKind.EXTENDED, ("gia hạn",)),
    (PetitionEventKind.SUSPENDED, ("tạm đình chỉ",)),
    (PetitionEventKind.RESUMED, ("tiếp tục giải quyết", "tiếp tục")),
    (
        PetitionEventKind.ORDER_SENT,
        (
            "gửi quyết định tạm đình chỉ, đình chỉ, tiếp tục",
            "gửi quyết định tạm đình chỉ",
            "gửi quyết định đình chỉ",
            "gửi quyết định tiếp tục",
        ),
    ),
    (PetitionEventKind.DIALOGUE, ("đối thoại", "ngày đối thoại")),
    (PetitionEventKind.DIALOGUE_NOTIFIED, ("thông báo đối thoại", "mời đối thoại")),
    (PetitionEventKind.RESULT_SENT, ("gửi quyết định giải quyết", "gửi kết luận", "gửi kết quả")),
    (
        PetitionEventKind.RESULT_RECEIVED,
        ("nhận được quyết định giải quyết", "người khiếu nại nhận quyết định"),
    ),
    (PetitionEventKind.PUBLISHED, ("công khai", "công bố")),
    (PetitionEventKind.APPEALED, ("khiếu nại lần hai",)),
    (PetitionEventKind.SUED, ("khởi kiện",)),
    (PetitionEventKind.ENFORCED, ("tổ chức thi hành", "thi hành", "xử lý theo kết luận")),
    (PetitionEventKind.SENDER_INFORMED, ("thông báo kết quả cho nơi chuyển đơn",)),
    (PetitionEventKind.DOCUMENTS_REQUESTED, ("yêu cầu cung cấp tài liệu",)),
    (PetitionEventKind.DOCUMENTS_SUPPLIED, ("cung cấp tài liệu",)),
    (PetitionEventKind.REPORT_REQUESTED, ("cấp trên yêu cầu báo cáo",)),
    (PetitionEventKind.REPORTED, ("báo cáo cấp trên",)),
    (PetitionEventKind.RECOMMENDATION_HANDLED, ("có kết quả xử lý kiến nghị",)),
    (PetitionEventKind.HANDLING_REPORTED, ("thông báo kết quả xử lý kiến nghị",)),
    (PetitionEventKind.RESOLUTION_EXPIRED, ("hết hạn giải quyết",)),
    (PetitionEventKind.TAKES_EFFECT, ("có hiệu lực pháp luật",)),
    (Complexity.COMPLEX, ("phức tạp",)),
    (Complexity.SPECIALLY_COMPLEX, ("đặc biệt phức tạp",)),
    (PetitionState.SUSPENDED, ("đang tạm đình chỉ",)),
    (PetitionState.WITHDRAWN, ("đã rút, chưa kết thúc", "đã rút", "đã rút đơn")),
    (MeetingEventKind.PLANNED, ("ngày dự kiến",)),
    (MeetingEventKind.ANNOUNCED, ("niêm yết, thông báo lịch", "niêm yết", "thông báo")),
    (MeetingEventKind.PARTICIPANTS_NOTIFIED, ("thông báo cho người tham gia",)),
    (MeetingEventKind.PUBLISHED, ("công khai", "công khai nội dung, kết quả")),
    (Decider.OFFICE, ("cơ quan này", "UBND xã", "chủ tịch UBND xã", "xã")),
    (Decider.SUPERIOR, ("cấp trên", "UBND tỉnh", "chủ tịch UBND tỉnh", "tỉnh")),
    (Dimension.YEAR, ("năm",)),
    (Dimension.QUARTER, ("quý",)),
    (Dimension.MONTH, ("tháng",)),
    (Dimension.KIND, ("loại", "loại đơn")),
    (Dimension.FIELD, ("lĩnh vực",)),
    (Dimension.HAMLET, ("thôn", "xóm")),
    (Dimension.CHANNEL, ("nguồn", "nguồn đơn")),
    (Dimension.OFFICER, ("cán bộ", "công chức", "người phụ trách")),
    (Dimension.RESULT, ("kết quả",)),
]

LISTS = sorted(Term.__subclasses__(), key=lambda terms: terms.__name__)
TERMS = [term for terms in LISTS for term in terms]
VI = translations("vi")


def name_of(part: Term | tuple[str, ...]) -> str:
    return f"{type(part).__name__}.{part.name}" if isinstance(part, Term) else part[0]


def without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def spellings(word: str) -> Iterator[str]:
    for spelt in (word, without_accents(word)):
        for cased in (spelt, spelt.lower(), spelt.upper(), spelt.title()):
            yield cased
            yield cased.replace(" ", "-")
            yield cased.replace(" ", "_")
            yield cased.replace(" ", "  ")
            yield f"  {cased}\n"
            yield unicodedata.normalize("NFD", cased)


def test_every_term_has_its_vietnamese_words_here() -> None:
    # Members of different lists may be equal as texts, so they are compared by name.
    assert sorted(map(name_of, TERMS)) == sorted(name_of(term) for term, _words in VIETNAMESE)


@pytest.mark.parametrize("term", TERMS, ids=name_of)
def test_a_term_is_found_by_its_code_and_label(term: Term) -> None:
    for word in (term.value, term.label, term.english):
        for spelt in spellings(word):
            assert type(term).parse(spelt) is term


@pytest.mark.parametrize(("term", "words"), VIETNAMESE, ids=name_of)
def test_a_term_is_found_by_its_vietnamese_words(term: Term, words: tuple[str, ...]) -> None:
    for word in words:
        for spelt in spellings(word):
            assert type(term).parse(spelt) is term


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("KN", PetitionKind.COMPLAINT),
        ("kn", PetitionKind.COMPLAINT),
        ("TC", PetitionKind.DENUNCIATION),
        ("KNPA", PetitionKind.PROPOSAL),
        ("knpa", PetitionKind.PROPOSAL),
    ],
)
def test_the_usual_initials(typed: str, kind: PetitionKind) -> None:
    assert PetitionKind.parse(typed) is kind


@pytest.mark.parametrize("terms", LISTS, ids=lambda terms: terms.__name__)
def test_no_word_means_two_terms_of_a_list(terms: type[Term]) -> None:
    owner: dict[str, Term] = {}
    for term in terms:
        for word in term.words | {word_key(VI.gettext(term.english))}:
            assert owner.setdefault(word, term) is term, word
    assert "" not in owner


@pytest.mark.parametrize("terms", LISTS, ids=lambda terms: terms.__name__)
@pytest.mark.parametrize("typed", ["", " ", "xyz", "-", "!!!", "khiếu nạii", "\x1b[31m", "中"])
def test_an_unknown_word_is_refused_with_the_choices(terms: type[Term], typed: str) -> None:
    with pytest.raises(UsageError) as refusal:
        terms.parse(typed)
    sentence = str(refusal.value)
    assert "\x1b" not in sentence
    for term in terms:
        assert term.label in sentence
        assert term.value in sentence


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LISTS), st.text(st.characters(exclude_categories=())))
def test_any_text_is_a_term_or_refused(terms: type[Term], typed: str) -> None:
    try:
        found = terms.parse(typed)
    except UsageError:
        return
    assert found in terms
