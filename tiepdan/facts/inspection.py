"""Numbers of inspections of how reception, complaints and denunciations are handled."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan.facts.fact import Fact, fields_of
from tiepdan.facts.values import NUMBER_FROM_NONE as _NUMBER
from tiepdan.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """Columns 6 to 17 of form 06/QLKNTC as they are typed, for the period in which the day lies.

    A commune inspects nobody: the form wants zeros there, and a number only where one is told it.
    """

    counted_on: Annotated[
        date,
        Fact(
            label=N_("Day"),
            is_secret=False,
            flag="--on",
            help=N_("The day by which the numbers belong to a period."),
            vietnamese=("ngày",),
        ),
    ]
    inspections: Annotated[
        int,
        Fact(
            label=N_("Inspections"),
            is_secret=False,
            kind=_NUMBER,
            help=N_(
                "Inspections of how the law on reception, complaints and denunciations is kept."
            ),
            vietnamese=("số cuộc thanh tra",),
        ),
    ] = 0
    units: Annotated[
        int,
        Fact(
            label=N_("Units inspected"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Units inspected in them."),
            vietnamese=("số đơn vị được thanh tra",),
        ),
    ] = 0
    concluded: Annotated[
        int,
        Fact(
            label=N_("Conclusions issued"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Conclusions of such inspections that were issued; no more than inspections."),
            vietnamese=("số cuộc đã ban hành kết luận",),
        ),
    ] = 0
    organisations_to_discipline: Annotated[
        int,
        Fact(
            label=N_("Organisations to be dealt with"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Organisations that the conclusions want dealt with administratively."),
            vietnamese=("kiến nghị xử lý hành chính: tổ chức",),
        ),
    ] = 0
    persons_to_discipline: Annotated[
        int,
        Fact(
            label=N_("Persons to be dealt with"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Persons that the conclusions want dealt with administratively."),
            vietnamese=("kiến nghị xử lý hành chính: cá nhân",),
        ),
    ] = 0
    organisations_referred: Annotated[
        int,
        Fact(
            label=N_("Organisations referred to investigators"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Organisations referred to the investigating body."),
            vietnamese=("chuyển cơ quan điều tra: tổ chức",),
        ),
    ] = 0
    persons_referred: Annotated[
        int,
        Fact(
            label=N_("Persons referred to investigators"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Persons referred to the investigating body."),
            vietnamese=("chuyển cơ quan điều tra: cá nhân",),
        ),
    ] = 0
    conclusions_to_carry_out: Annotated[
        int,
        Fact(
            label=N_("Conclusions to be carried out"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Conclusions to be carried out in the period, also earlier ones."),
            vietnamese=("số kết luận thanh tra phải thực hiện",),
        ),
    ] = 0
    organisations_disciplined: Annotated[
        int,
        Fact(
            label=N_("Organisations dealt with"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Organisations dealt with administratively."),
            vietnamese=("đã xử lý hành chính: tổ chức",),
        ),
    ] = 0
    persons_disciplined: Annotated[
        int,
        Fact(
            label=N_("Persons dealt with"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Persons dealt with administratively."),
            vietnamese=("đã xử lý hành chính: cá nhân",),
        ),
    ] = 0
    cases_prosecuted: Annotated[
        int,
        Fact(
            label=N_("Cases prosecuted"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Cases in which a prosecution was begun."),
            vietnamese=("đã khởi tố: vụ",),
        ),
    ] = 0
    persons_prosecuted: Annotated[
        int,
        Fact(
            label=N_("Persons prosecuted"),
            is_secret=False,
            kind=_NUMBER,
            help=N_("Persons against whom a prosecution was begun."),
            vietnamese=("đã khởi tố: đối tượng",),
        ),
    ] = 0
    note: Annotated[
        str | None,
        Fact(
            label=N_("Note"),
            is_secret=False,
            help=N_("A note, for example whose inspection it was."),
            vietnamese=("ghi chú",),
        ),
    ] = None


NUMBERS = tuple(field.name for field in fields_of(Inspection).values() if field.kind is _NUMBER)
"""The columns of the form, in their order."""
