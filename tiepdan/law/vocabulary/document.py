"""Documents issued and sanctions imposed: by whom, of what sort, on whom."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.terms import Term


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
    RESOLUTION = "resolution", N_("resolution"), "nghị quyết", "NQ"
    NOTICE = "notice", N_("notice"), "thông báo", "TB"
    REPORT = "report", N_("report"), "báo cáo", "BC"
    LETTER = "letter", N_("official letter"), "công văn", "CV"
    INVITATION = "invitation", N_("invitation"), "giấy mời", "GM"
    MINUTES = "minutes", N_("minutes"), "biên bản", "BB"
    OTHER = "other", N_("other document"), "khác", "văn bản khác"


class DocumentEffect(Term):
    """What a document does, as form 06/QLKNTC counts them."""

    NEW = "new", N_("issued anew"), "ban hành mới", "mới"
    AMENDED = "amended", N_("amends another"), "sửa đổi, bổ sung", "sửa đổi"
    REPEALED = "repealed", N_("repeals another"), "hủy bỏ", "bãi bỏ"


class TrainingKind(Term):
    """What sort of training it is; only a class of one's own is counted in form 06/QLKNTC."""

    ORGANISED = "organised", N_("class organised by the office"), "tự tổ chức", "tổ chức"
    ATTENDED = "attended", N_("class attended elsewhere"), "dự tập huấn", "được dự", "được cử đi"
    DISSEMINATION = (
        "dissemination",
        N_("dissemination of the law"),
        "tuyên truyền",
        "phát thanh",
        "phổ biến pháp luật",
    )


class Sanctioned(Term):
    """Whom a sanction fell on (section 2.3 of the reference report)."""

    HEAD = "head", N_("head"), "người đứng đầu"
    OFFICIAL = "official", N_("official"), "cán bộ, công chức", "công chức", "cán bộ"
    PETITIONER = "petitioner", N_("petitioner"), "người phản ánh, kiến nghị", "công dân"
