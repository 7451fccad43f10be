"""Who petitions, or comes: a person, household or organisation."""

from dataclasses import dataclass
from typing import Annotated

from tiepdan.facts.fact import Fact, Searched
from tiepdan.facts.values import IDENTITY_NUMBER, NAME, PHONE
from tiepdan.i18n import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Petitioner:
    """Who petitions; kept apart from what they petition for, so that masking is structural.

    A name there must be, but for who sent an anonymous petition: that has none, ever.
    """

    name: Annotated[
        str | None,
        Fact(
            label=N_("Name"),
            is_secret=True,
            kind=NAME,
            help=N_("Who petitions, or who came: a person, household or group."),
            vietnamese=("họ và tên", "họ tên", "người gửi đơn", "tên công dân"),
            searched=Searched.WHO,
        ),
    ]
    hamlet: Annotated[
        str | None,
        Fact(
            label=N_("Hamlet"),
            is_secret=True,
            kind=NAME,
            help=N_("The hamlet."),
            vietnamese=("thôn", "thôn, xóm", "xóm"),
            searched=Searched.PLACE,
        ),
    ] = None
    address: Annotated[
        str | None,
        Fact(
            label=N_("Address"),
            is_secret=True,
            help=N_("The address."),
            vietnamese=("địa chỉ", "nơi ở", "nơi cư trú", "thường trú", "địa chỉ thường trú"),
            searched=Searched.PLACE,
        ),
    ] = None
    id_number: Annotated[
        str | None,
        Fact(
            label=N_("Identity number"),
            is_secret=True,
            kind=IDENTITY_NUMBER,
            searched=Searched.WHO,
            help=N_("The identity number."),
            vietnamese=(
                *("số cccd", "cccd", "số cmnd", "số định danh", "số căn cước", "căn cước"),
                *("CCCD/hộ chiếu", "giấy tờ tùy thân", "CCCD/CMND/hộ chiếu", "CMND/CCCD"),
                *("CMND, hộ chiếu", "CCCD/CMND", "số CCCD/CMND", "CMND", "hộ chiếu"),
            ),
        ),
    ] = None
    phone: Annotated[
        str | None,
        Fact(
            label=N_("Telephone"),
            is_secret=True,
            kind=PHONE,
            searched=Searched.WHO,
            help=N_("The telephone."),
            vietnamese=("điện thoại", "số điện thoại", "số ĐT", "SĐT"),
        ),
    ] = None
