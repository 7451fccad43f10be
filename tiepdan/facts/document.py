"""A document issued."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact, Searched
from tiepdan.facts.values import DOCUMENT_NUMBER, MEETING_NUMBER, NAME, PETITION_NUMBER, TEXT_LIST
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.document import DocumentEffect, DocumentType, Issuer
from tiepdan.numbers import PetitionNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document, and the petition or meeting that it belongs to, if it does."""

    issuer: Annotated[
        Issuer,
        Fact(
            label=N_("Issuer"),
            is_secret=False,
            metavar=N_("ISSUER"),
            help=N_("Who issued it."),
            vietnamese=("cơ quan ban hành",),
        ),
    ]
    type: Annotated[
        DocumentType,
        Fact(
            label=N_("Type"),
            is_secret=False,
            metavar=N_("TYPE"),
            help=N_("What kind of document it is."),
            vietnamese=("loại văn bản", "thể loại"),
        ),
    ]
    effect: Annotated[
        DocumentEffect,
        Fact(
            label=N_("What it does"),
            is_secret=False,
            metavar=N_("EFFECT"),
            help=N_("Whether it is new, or amends or repeals another."),
            vietnamese=("hình thức ban hành",),
        ),
    ] = DocumentEffect.NEW
    number: Annotated[
        str | None,
        Fact(
            label=N_("Document number"),
            is_secret=False,
            kind=DOCUMENT_NUMBER,
            help=N_("The number of the document, for example 12/TB-UBND."),
            vietnamese=("số văn bản", "số, ký hiệu"),
            searched=Searched.MARK,
        ),
    ] = None
    issued_on: Annotated[
        date,
        Fact(
            label=N_("Day of issue"),
            is_secret=False,
            flag="--on",
            former_flags=("--date",),
            former_headings=("date",),
            help=N_("The day of issue."),
            vietnamese=("ngày ban hành", "ngày"),
        ),
    ]
    title: Annotated[
        str,
        Fact(
            label=N_("Title"),
            is_secret=True,
            help=N_("What it is about (trích yếu)."),
            vietnamese=("trích yếu", "trích yếu nội dung"),
            searched=Searched.WHAT,
        ),
    ]
    petition_id: Annotated[
        PetitionNumber | None,
        Fact(
            label=N_("Petition number"),
            is_secret=False,
            kind=PETITION_NUMBER,
            heading="petition",
            help=N_("The petition it belongs to."),
            vietnamese=("số đơn",),
        ),
    ] = None
    meeting_id: Annotated[
        int | None,
        Fact(
            label=N_("Meeting number"),
            is_secret=False,
            kind=MEETING_NUMBER,
            heading="meeting",
            help=N_("The meeting it belongs to."),
            vietnamese=("buổi",),
        ),
    ] = None
    is_about_reception: Annotated[
        bool | None,
        Fact(
            label=N_("Guides reception, complaints, denunciations"),
            is_secret=False,
            flag="--about-reception",
            help=N_(
                "Does it guide the work of reception, complaints and denunciations"
                " (form 06/QLKNTC)? What belongs to a single petition or meeting does not."
            ),
            vietnamese=("về công tác tiếp công dân, khiếu nại, tố cáo",),
        ),
    ] = None
    signatory: Annotated[
        str | None,
        Fact(
            label=N_("Signatory"),
            is_secret=False,
            kind=NAME,
            help=N_("Who signed it."),
            vietnamese=("người ký",),
        ),
    ] = None
    addressees: Annotated[
        str | None,
        Fact(
            label=N_("Addressees"),
            is_secret=True,
            kind=TEXT_LIST,
            help=N_("Whom it goes to, with semicolons between them."),
            vietnamese=("nơi nhận",),
        ),
    ] = None
