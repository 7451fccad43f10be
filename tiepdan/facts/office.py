"""The office that keeps the register."""

from dataclasses import dataclass
from typing import Annotated

from tiepdan import paths
from tiepdan.facts.fact import Fact
from tiepdan.facts.values import NAME, ValueKind
from tiepdan.i18n import N_
from tiepdan.law.provinces import find_province
from tiepdan.law.toml.provinces import load_provinces
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.parsing import parse_text


def _province(typed: str) -> str:
    return find_province(parse_text(typed), load_provinces(paths.data_folder())).name


PROVINCE = ValueKind(_province, str, str, N_("NAME"), "“Hà Tĩnh”")


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """This commune.

    ``is_remote`` (vùng sâu, vùng xa đi lại khó khăn) lengthens limits of the Luật Khiếu nại;
    ``province`` (without *tỉnh* or *thành phố*) chooses the local rules.
    """

    name: Annotated[
        str,
        Fact(
            label=N_("Name of the commune"),
            is_secret=False,
            kind=NAME,
            example="“Xã Kỳ Châu”",
            help=N_("The commune, for example “Xã Kỳ Châu”."),
            vietnamese=("tên xã", "đơn vị"),
        ),
    ]
    province: Annotated[
        str,
        Fact(
            label=N_("Province"),
            is_secret=False,
            kind=PROVINCE,
            help=N_("The province, for example “Hà Tĩnh”."),
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
            help=N_("morning, afternoon or whole_day."),
            vietnamese=("buổi tiếp công dân",),
        ),
    ] = HalfDay.WHOLE_DAY
