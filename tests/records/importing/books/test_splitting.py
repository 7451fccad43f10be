"""Cells with several facts, taken apart."""

from collections.abc import Callable, Mapping

import pytest

from tiepdan.records.importing.books.splitting import (
    forwarded,
    guided,
    kind_and_people,
    result,
    taken,
    who,
)

CASES: tuple[tuple[Callable[[str], Mapping[str, str]], str, dict[str, str]], ...] = (
    (who, "Nguyễn Văn A", {"name": "Nguyễn Văn A"}),
    (
        who,
        "Nguyễn Văn A – thôn Hiệu Châu, xã Kỳ Châu – 042190001234",
        {"name": "Nguyễn Văn A", "hamlet": "Hiệu Châu", "address": "xã Kỳ Châu",
         "id_number": "042190001234"},
    ),
    (
        who,
        "Nguyễn Văn A\nĐC: xóm 5\nCCCD: 042190001234\nSĐT: 0912.345.678",
        {"name": "Nguyễn Văn A", "hamlet": "xóm 5", "id_number": "042190001234",
         "phone": "0912.345.678"},
    ),
    (who, "Bà Lê Thị B, số 5 Ngõ 2, Kỳ Châu",
     {"name": "Bà Lê Thị B", "address": "số 5 Ngõ 2, Kỳ Châu"}),
    (who, "Trần C - 0912345678", {"name": "Trần C", "phone": "0912345678"}),
    (who, "Lê D; CMND 183000123; thôn 2",
     {"name": "Lê D", "id_number": "183000123", "hamlet": "thôn 2"}),
    (who, "Lê D, thôn 2, 42190001299",
     {"name": "Lê D", "id_number": "42190001299", "hamlet": "thôn 2"}),
    (who, "Lê D, 4,2099E+10, 912345678",
     {"name": "Lê D", "id_number": "4,2099E+10", "phone": "912345678"}),
    (result, "Không thụ lý (hết thời hiệu) 1/2/2026",
     {"kind": "declined", "happened_on": "1/2/2026", "note": "hết thời hiệu"}),
    (result, "không thụ lý, 12/TB-UBND ngày 1/2/2026",
     {"kind": "declined", "happened_on": "1/2/2026", "document_number": "12/TB-UBND"}),
    (kind_and_people, "KN/01 người", {"kind": "KN", "people_count": "1"}),
    (kind_and_people, "Kiến nghị / 12", {"kind": "Kiến nghị", "people_count": "12"}),
    (kind_and_people, "TC (3 người)", {"kind": "TC", "people_count": "3"}),
    (kind_and_people, "KN, PA", {"kind": "KN, PA"}),
    (kind_and_people, "5", {"people_count": "5"}),
    (guided, "x", {"outcome": "guided"}),
    (
        guided,
        "UBND tỉnh Hà Tĩnh, số 12/HD-UBND ngày 20/11/2026",
        {"outcome": "guided", "body": "UBND tỉnh Hà Tĩnh", "document_number": "12/HD-UBND",
         "document_on": "20/11/2026"},
    ),
    (forwarded, "Công an xã (phiếu chuyển số 5)",
     {"outcome": "forwarded", "body": "Công an xã", "document_number": "5"}),
    (forwarded, "Sở Tài chính, 7/PC-UBND",
     {"outcome": "forwarded", "body": "Sở Tài chính", "document_number": "7/PC-UBND"}),
    (forwarded, "TAND khu vực 2", {"outcome": "forwarded", "body": "TAND khu vực 2"}),
    (taken, "X", {"outcome": "petition"}),
)  # fmt: skip


@pytest.mark.parametrize(("split", "text", "parts"), CASES)
def test_parts(split: Callable[[str], Mapping[str, str]], text: str, parts: dict[str, str]) -> None:
    assert split(text) == parts
