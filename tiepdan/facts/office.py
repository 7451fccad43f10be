"""The office that keeps the register, who signs and receives for it, and the register's id."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from tiepdan import paths
from tiepdan.facts.fact import Fact
from tiepdan.facts.values import DAY, NAME, TEXT_LIST, ValueKind
from tiepdan.i18n import N_
from tiepdan.law.provinces import find_province
from tiepdan.law.toml.provinces import load_provinces
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.office import Role
from tiepdan.parsing import parse_administrative_code, parse_population, parse_text, show_population


def _province(typed: str) -> str:
    return find_province(parse_text(typed), load_provinces(paths.data_folder())).name


PROVINCE = ValueKind(_province, str, str, N_("NAME"), '"Hà Tĩnh"')
_CODE = ValueKind(parse_administrative_code, str, str, N_("CODE"), "12345")
_POPULATION = ValueKind(parse_population, int, show_population, N_("COUNT"), "12.500")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """This commune, as it is from a day on.

    A change makes a new version, ``valid_from`` its day; the one before stays valid up to it, and
    the first one from the beginning. ``is_remote`` (vùng sâu, vùng xa đi lại khó khăn) lengthens
    limits of the Luật Khiếu nại; ``province`` (without *tỉnh* or *thành phố*) chooses the local
    rules. Making a register asks for few of them; the others are said when they are known.
    """

    name: Annotated[
        str,
        Fact(
            label=N_("Name of the commune"),
            is_secret=False,
            kind=NAME,
            example='"Xã Kỳ Châu"',
            help=N_('The commune, for example "Xã Kỳ Châu".'),
            vietnamese=("tên xã", "đơn vị"),
        ),
    ]
    province: Annotated[
        str,
        Fact(
            label=N_("Province"),
            is_secret=False,
            kind=PROVINCE,
            help=N_('The province, for example "Hà Tĩnh".'),
            vietnamese=("tỉnh", "tỉnh, thành phố"),
        ),
    ]
    is_remote: Annotated[
        bool,
        Fact(
            label=N_("Remote area"),
            is_secret=False,
            former_headings=("remote_area",),
            help=N_(
                "Is it a remote area with hard travel (vùng sâu, vùng xa)? It lengthens limits."
            ),
            vietnamese=("vùng sâu, vùng xa",),
        ),
    ] = False
    reception_weekday: Annotated[
        Weekday,
        Fact(
            label=N_("Usual reception weekday"),
            is_secret=False,
            flag="--weekday",
            metavar=N_("WEEKDAY"),
            help=N_("The usual reception weekday."),
            vietnamese=("thứ tiếp công dân",),
        ),
    ] = Weekday.THURSDAY
    reception_half_day: Annotated[
        HalfDay,
        Fact(
            label=N_("Morning or afternoon"),
            is_secret=False,
            flag="--half-day",
            metavar=N_("HALF_DAY"),
            help=N_("When of the day it is."),
            vietnamese=("buổi tiếp công dân",),
        ),
    ] = HalfDay.WHOLE_DAY
    valid_from: Annotated[
        date | None,
        Fact(
            label=N_("Holds from"),
            is_secret=False,
            flag="--from",
            help=N_("Since when it is so."),
            vietnamese=("từ ngày", "có hiệu lực từ"),
            is_asked=False,
        ),
    ] = None
    reception_room: Annotated[
        str | None,
        Fact(
            label=N_("Reception room"),
            is_secret=False,
            flag="--room",
            help=N_("Where citizens are received."),
            vietnamese=("phòng tiếp công dân", "địa điểm tiếp công dân"),
            is_asked=False,
        ),
    ] = None
    administrative_code: Annotated[
        str | None,
        Fact(
            label=N_("Administrative code"),
            is_secret=False,
            kind=_CODE,
            flag="--code",
            help=N_("The official code of the commune (mã đơn vị hành chính), five digits."),
            vietnamese=("mã đơn vị hành chính", "mã xã"),
            is_asked=False,
        ),
    ] = None
    superior: Annotated[
        str | None,
        Fact(
            label=N_("Superior body"),
            is_secret=False,
            example='"Ủy ban nhân dân tỉnh Hà Tĩnh"',
            help=N_("The body above the People's Committee, as a letterhead names it."),
            vietnamese=("cơ quan chủ quản", "cơ quan cấp trên"),
            is_asked=False,
        ),
    ] = None
    party_superior: Annotated[
        str | None,
        Fact(
            label=N_("Superior Party body"),
            is_secret=False,
            example='"Tỉnh ủy Hà Tĩnh"',
            help=N_("The Party committee above that of the commune."),
            vietnamese=("cấp ủy cấp trên",),
            is_asked=False,
        ),
    ] = None
    place_of_issue: Annotated[
        str | None,
        Fact(
            label=N_("Place of issue"),
            is_secret=False,
            flag="--place",
            example='"Kỳ Châu"',
            help=N_("The place that stands before the date of a document (địa danh)."),
            vietnamese=("địa danh",),
            is_asked=False,
        ),
    ] = None
    document_mark: Annotated[
        str | None,
        Fact(
            label=N_("Mark of the People's Committee in document numbers"),
            is_secret=False,
            flag="--mark",
            example="UBND",
            help=N_("What stands in the numbers of its documents, for example UBND in 05/BC-UBND."),
            vietnamese=("viết tắt tên cơ quan",),
            is_asked=False,
        ),
    ] = None
    letter_mark: Annotated[
        str | None,
        Fact(
            label=N_("Mark in the numbers of letters"),
            is_secret=False,
            example="UBND-VP",
            help=N_("What stands in the numbers of official letters, for example UBND-VP."),
            vietnamese=("viết tắt trong số công văn",),
            is_asked=False,
        ),
    ] = None
    numbers_letters: Annotated[
        bool | None,
        Fact(
            label=N_("Letters are numbered by the register"),
            is_secret=False,
            help=N_(
                "Does a letter take the next number of its year by itself? Only where every paper"
                " of the office is in this register."
            ),
            vietnamese=("tự đánh số văn bản",),
            is_asked=False,
        ),
    ] = None
    recipients: Annotated[
        str | None,
        Fact(
            label=N_("Standing recipients"),
            is_secret=False,
            kind=TEXT_LIST,
            example='"Như trên; Thường trực Đảng ủy; Lưu: VT"',
            help=N_("Who always receives its documents (Nơi nhận), with semicolons between them."),
            vietnamese=("nơi nhận",),
            is_asked=False,
        ),
    ] = None
    population: Annotated[
        int | None,
        Fact(
            label=N_("Population"),
            is_secret=False,
            kind=_POPULATION,
            help=N_("How many people live in the commune; say of which day as well."),
            vietnamese=("dân số",),
            is_asked=False,
        ),
    ] = None
    population_on: Annotated[
        date | None,
        Fact(
            label=N_("Population on"),
            is_secret=False,
            help=N_("The day of which the number of people is."),
            vietnamese=("dân số tính đến ngày",),
            is_asked=False,
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Who signs for the office, belongs to its reception team, or is its focal officer."""

    name: Annotated[
        str,
        Fact(
            label=N_("Name"),
            is_secret=False,
            kind=NAME,
            help=N_("The person's name."),
            vietnamese=("họ và tên", "họ tên"),
        ),
    ]
    role: Annotated[
        Role,
        Fact(
            label=N_("Role"),
            is_secret=False,
            metavar=N_("ROLE"),
            help=N_("In what capacity the person signs, or receives citizens."),
            vietnamese=("vai trò", "nhiệm vụ"),
        ),
    ]
    position: Annotated[
        str | None,
        Fact(
            label=N_("Position"),
            is_secret=False,
            example='"Chánh Văn phòng"',
            help=N_("The position; who signs by order or by authority needs one."),
            vietnamese=("chức vụ",),
        ),
    ] = None
    since: Annotated[
        date,
        Fact(
            label=N_("Since"),
            is_secret=False,
            kind=DAY,
            flag="--from",
            help=N_("The first day."),
            vietnamese=("từ ngày",),
        ),
    ]
    until: Annotated[
        date | None,
        Fact(
            label=N_("Until"),
            is_secret=False,
            kind=DAY,
            help=N_("The last day; leave it out while nobody knows it."),
            vietnamese=("đến ngày",),
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The register itself: what tells it from any other, whatever its office is called.

    Made once, with the register or when an older one is upgraded, and never changed again. A copy
    has it, and so what is restored from one: that is the same register. Whatever is made anew, by
    ``init`` or ``demo``, has its own, also where the rows come from files.
    """

    uid: Annotated[
        str,
        Fact(label=N_("Id of the register"), is_secret=False, is_asked=False, is_imported=False),
    ]
