"""A petition or opinion (đơn, ý kiến) that is followed up."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact, Searched
from tiepdan.facts.values import DAY, DOCUMENT_NUMBER, MEETING_NUMBER, NAME
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition import (
    Addressee,
    Channel,
    CouncilCommittee,
    Level,
    PetitionForm,
    PetitionKind,
    Represents,
    SubjectField,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Petition:
    """One petition; its number, who petitions and the visits it came from stand beside it.

    A denouncer's waiver of protection has a day and a document; ``purged_on`` is the day on which
    the personal data of a filed petition were destroyed. What also ``contains_denunciation`` names
    a denouncer, whatever kind it is mostly: it is protected like a denunciation. That one
    ``is_anonymous`` is no secret: it says that nobody knows who it is from, and leads to nobody.
    """

    kind: Annotated[
        PetitionKind,
        Fact(
            label=N_("Kind"),
            is_secret=False,
            metavar=N_("KIND"),
            help=N_("What kind of petition it is: KN, TC, KNPA or PA will do."),
            vietnamese=("loại đơn", "phân loại đơn"),
        ),
    ]
    level: Annotated[
        Level,
        Fact(
            label=N_("Which time"),
            is_secret=False,
            metavar=N_("LEVEL"),
            help=N_("Whether it is the first time."),
            vietnamese=("lần", "lần khiếu nại"),
        ),
    ] = Level.FIRST
    channel: Annotated[
        Channel,
        Fact(
            label=N_("Channel"),
            is_secret=False,
            metavar=N_("CHANNEL"),
            help=N_("The way it came."),
            vietnamese=("nguồn", "nguồn đơn", "hình thức tiếp nhận"),
        ),
    ]
    form: Annotated[
        PetitionForm,
        Fact(
            label=N_("Form"),
            is_secret=False,
            metavar=N_("FORM"),
            help=N_("In what form it came; left out, an opinion at dialogues, else written."),
            vietnamese=("hình thức đơn",),
        ),
    ] = PetitionForm.WRITTEN
    sent_by: Annotated[
        str | None,
        Fact(
            label=N_("Sent on by"),
            is_secret=False,
            kind=NAME,
            help=N_("The body or deputy who sent it on to us."),
            example='"UBND tỉnh Hà Tĩnh"',
            vietnamese=("nơi chuyển đơn", "cơ quan chuyển đơn"),
        ),
    ] = None
    sent_document: Annotated[
        str | None,
        Fact(
            label=N_("Number of its letter"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            help=N_("The number of the letter with which it was sent on."),
            vietnamese=("số văn bản chuyển", "số phiếu chuyển"),
        ),
    ] = None
    sent_on: Annotated[
        date | None,
        Fact(
            label=N_("Day of its letter"),
            is_secret=False,
            help=N_("The day of the letter with which it was sent on."),
            vietnamese=("ngày văn bản chuyển", "ngày phiếu chuyển"),
        ),
    ] = None
    meeting_id: Annotated[
        int | None,
        Fact(
            label=N_("Meeting number"),
            is_secret=False,
            kind=MEETING_NUMBER,
            heading="meeting",
            help=N_("The meeting it was raised at, for example B12."),
            vietnamese=("buổi", "buổi tiếp"),
        ),
    ] = None
    addressed_to: Annotated[
        Addressee | None,
        Fact(
            label=N_("Addressed to"),
            is_secret=False,
            metavar=N_("WHOM"),
            help=N_("To whom it is addressed."),
            vietnamese=("gửi đến", "nơi nhận đơn"),
        ),
    ] = None
    received_on: Annotated[
        date,
        Fact(
            label=N_("Day of receipt"),
            is_secret=False,
            flag="--received",
            help=N_("The day of receipt, for example 06/07/2026."),
            vietnamese=(
                *("ngày nhận", "ngày nhận đơn", "ngày tiếp nhận", "ngày đến", "ngày vào sổ"),
                *("ngày tháng", "ngày tháng năm"),
            ),
        ),
    ]
    is_anonymous: Annotated[
        bool,
        Fact(
            label=N_("Anonymous"),
            is_secret=False,
            help=N_("Whether nobody says who it is from: then it has no name."),
            vietnamese=("nặc danh", "đơn nặc danh"),
        ),
    ] = False
    field: Annotated[
        SubjectField,
        Fact(
            label=N_("Field"),
            is_secret=False,
            metavar=N_("FIELD"),
            help=N_("The subject matter."),
            vietnamese=("lĩnh vực",),
        ),
    ]
    committee: Annotated[
        CouncilCommittee | None,
        Fact(
            label=N_("Committee of the council"),
            is_secret=False,
            metavar=N_("COMMITTEE"),
            help=N_("Of an opinion of voters: for which committee of the council it is."),
            vietnamese=("ban của HĐND", "ban HĐND"),
        ),
    ] = None
    people_count: Annotated[
        int,
        Fact(
            label=N_("People"),
            is_secret=False,
            flag="--people",
            help=N_("How many people petition together."),
            vietnamese=("số người",),
        ),
    ] = 1
    representative: Annotated[
        str | None,
        Fact(
            label=N_("Represented by"),
            is_secret=True,
            kind=NAME,
            help=N_("Who speaks for them; several names with commas."),
            vietnamese=("người đại diện",),
            searched=Searched.WHO,
        ),
    ] = None
    represents: Annotated[
        Represents | None,
        Fact(
            label=N_("Speaks for"),
            is_secret=False,
            flag="--representing",
            metavar=N_("WHOM"),
            help=N_("For whom somebody else speaks, or why."),
            vietnamese=("đại diện cho",),
        ),
    ] = None
    is_mixed: Annotated[
        bool,
        Fact(
            label=N_("Several contents"),
            is_secret=False,
            help=N_("Whether it has several contents, to be split into petitions of their own."),
            vietnamese=("nhiều nội dung",),
        ),
    ] = False
    contains_denunciation: Annotated[
        bool,
        Fact(
            label=N_("Contains a denunciation"),
            is_secret=False,
            help=N_(
                "Whether one of its several contents is a denunciation, so that it is kept as"
                " secret as one; to split a denunciation off says so."
            ),
            vietnamese=("có nội dung tố cáo",),
        ),
    ] = False
    summary: Annotated[
        str,
        Fact(
            label=N_("Summary"),
            is_secret=True,
            help=N_("What it is about, in a sentence."),
            vietnamese=("nội dung", "tóm tắt", "tóm tắt nội dung", "nội dung đơn"),
            searched=Searched.WHAT,
        ),
    ]
    officer: Annotated[
        str | None,
        Fact(
            label=N_("Officer"),
            is_secret=False,
            kind=NAME,
            help=N_("The officer responsible."),
            vietnamese=(
                *("người phụ trách", "phụ trách", "công chức phụ trách", "cán bộ phụ trách"),
                *("cán bộ thụ lý", "cán bộ theo dõi", "người theo dõi", "người thụ lý"),
            ),
            searched=Searched.MARK,
        ),
    ] = None
    is_within_competence: Annotated[
        bool,
        Fact(
            label=N_("Within competence"),
            is_secret=False,
            flag="--competent",
            help=N_("Whether it is within our competence."),
            vietnamese=("thuộc thẩm quyền",),
        ),
    ] = True
    is_complex: Annotated[
        bool | None,
        Fact(
            label=N_("Complex case"),
            is_secret=False,
            help=N_("Whether its case is complex."),
            is_asked=False,
            vietnamese=("vụ việc phức tạp", "phức tạp"),
        ),
    ] = None
    is_drawn_out: Annotated[
        bool | None,
        Fact(
            label=N_("Drawn-out case"),
            is_secret=False,
            help=N_("Whether its case is drawn-out."),
            is_asked=False,
            vietnamese=("vụ việc kéo dài", "kéo dài"),
        ),
    ] = None
    concerns_degradation: Annotated[
        bool | None,
        Fact(
            label=N_("Degradation of cadres"),
            is_secret=False,
            flag="--degradation",
            heading="degradation",
            help=N_("Whether it concerns degradation or self-transformation of cadres."),
            is_asked=False,
            vietnamese=("suy thoái, tự diễn biến, tự chuyển hóa", "suy thoái"),
        ),
    ] = None
    entered_on: Annotated[
        date | None,
        Fact(
            label=N_("In the national database"),
            is_secret=False,
            flag="--entered",
            help=N_("The day on which it was entered in the national database."),
            vietnamese=("ngày nhập CSDL quốc gia", "ngày nhập cơ sở dữ liệu quốc gia"),
        ),
    ] = None
    former_number: Annotated[
        str | None,
        Fact(
            label=N_("Former number"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            example="45/2025",
            help=N_("The number it had in the book it was brought over from."),
            vietnamese=("số cũ", "số đơn cũ", "số trong sổ cũ"),
            searched=Searched.MARK,
        ),
    ] = None
    origin: Annotated[
        str | None,
        Fact(
            label=N_("Brought over from"),
            is_secret=True,
            help=N_("The book or register it was brought over from."),
            vietnamese=("nguồn gốc", "chuyển từ sổ"),
            searched=Searched.WHAT,
        ),
    ] = None
    protection_waived_on: Annotated[
        date | None,
        Fact(
            label=N_("Protection waived on"),
            is_secret=False,
            is_asked=False,
        ),
    ] = None
    protection_waiver: Annotated[
        str | None,
        Fact(label=N_("Document of the waiver"), is_secret=True, is_asked=False),
    ] = None
    purged_on: Annotated[
        date | None,
        Fact(
            label=N_("Personal data destroyed on"),
            is_secret=False,
            kind=DAY,
            is_asked=False,
        ),
    ] = None

    @property
    def denounces(self) -> bool:
        """Whether it names a denouncer, whose protection only they can waive."""
        return self.kind is PetitionKind.DENUNCIATION or self.contains_denunciation
