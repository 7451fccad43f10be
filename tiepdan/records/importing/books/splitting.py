"""Cells that say several facts, taken apart by a rule that can be told in a sentence."""

import re
from collections.abc import Mapping

from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.law.vocabulary.visit import VisitOutcome
from tiepdan.records.importing.books.values import count_text, is_cross
from tiepdan.text import fold

Parts = Mapping[str, str]
"""What a cell says, by the columns of the register's own files."""

_LINES = re.compile(r"\s*(?:\n|;|\s[-–—]\s)\s*")
_COMMAS = re.compile(r"\s*,(?!\d+E\+?\d)\s*", re.IGNORECASE)
"""Not that of 4,2099E+10."""

_LABEL = re.compile(
    r"^(?P<label>họ\s*(?:và\s*)?tên|ông\s*\(?bà\)?|(?:nơi\s+)?(?:địa chỉ|đ/c|đc)|thường trú|nơi ở"
    r"|(?:số\s+)?(?:cccd|cmnd|cmt|căn cước(?: công dân)?|hộ chiếu|định danh)(?:\s+số)?"
    r"|(?:số\s+)?(?:điện thoại|đt|sđt|đtdđ|tel))\s*[:.]?\s*",
    re.IGNORECASE,
)
_ADDRESS_LABELS = ("dia chi", "noi dia chi", "d/c", "dc", "thuong tru", "noi o")
_PHONE_LABELS = ("dien thoai", "so dien thoai", "dt", "so dt", "sdt", "dtdd", "tel")
_IDENTITY = re.compile(r"(?:\d[\s.]?){11}\d|\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|[A-Z]\d{7,8}")
_SPOILT_IDENTITY = re.compile(r"\d{8}|\d{10,11}|[\d.,]+E\+?\d+", re.IGNORECASE)
"""A paper whose number lost its first noughts, or all but the first digits: asked for, refused."""

_PHONE = re.compile(r"(?:\+?84|0)(?:[\s.-]?\d){8,10}|[5789]\d{8}")
"""Also without its nought; an old identity card begins with the number of a province, to 38."""
_NEVER_OF_A_CARD = frozenset("5789")
_HAMLET = re.compile(
    r"(?:thôn|xóm|bản|ấp|buôn|làng|tổ dân phố|tdp|khối|khu phố)\s+\S.*", re.IGNORECASE
)
_HAMLET_WORD = re.compile(r"^thôn\s+(?!\d)", re.IGNORECASE)

_KIND_AND_PEOPLE = re.compile(
    r"(?P<kind>.*?\S)\s*[/(\n–-]\s*(?P<people>\d+)\s*(?:người|ng|công dân|cd|đơn)?\s*\)?",
    re.IGNORECASE,
)

_DOCUMENT = re.compile(
    r"[\s,;(–-]*(?:theo\s+)?(?:(?:văn bản|vb|phiếu chuyển|phiếu|công văn|cv|giấy)\s*)?"
    r"(?:số\s*:?\s*(?P<named>\d[\w/.\-]*)|(?P<plain>\d+[\w.]*/[\w./-]*[^\W\d_][\w./-]*))",
    re.IGNORECASE,
)
_DOCUMENT_DAY = re.compile(
    r"[\s,;(–-]*(?:ngày\s*)?(?P<day>\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\)?", re.IGNORECASE
)
_RESULTS = (
    ("khong thu ly", PetitionEventKind.DECLINED),
    ("tra loi", PetitionEventKind.ANSWERED),
    ("thu ly", PetitionEventKind.ACCEPTED),
    ("luu", PetitionEventKind.FILED),
    ("rut don", PetitionEventKind.WITHDRAWN),
    ("tra don", PetitionEventKind.RETURNED),
    ("tra lai don", PetitionEventKind.RETURNED),
)
"""Words of a result, the narrower before the wider."""

_WHY_DECLINED = re.compile(
    r"không thụ lý(?:\s+(?:giải quyết|đơn))*[\s,:;(–-]*(?:vì|do|lý do:?)?\s*(\S.*\S)", re.IGNORECASE
)

_SETTLED = ("giai quyet", "xong", "hoan thanh", "ket thuc")
"""Words that say that it is over, and not how: with a day that is recorded by hand."""

_MAYBE_OPEN = re.compile(r"\b(?:chua|dang|khong|se|cho|con|tiep tuc|de nghi)\b")

_STILL_OPEN = ("dang", "chua", "con ", "moi tiep nhan")

_NOBODY = frozenset(
    {"nac danh", "don nac danh", "khong ten", "khong ghi ten", "an danh", "mao danh"}
)
_ENDS = " \t\r\n,;:.-–—("


def who(text: str) -> Parts:
    """Name, hamlet, address, paper and telephone, from lines, dashes or commas.

    The first part is the name. Where nothing else stands between them commas do.
    """
    parts = [part for part in _LINES.split(text.strip()) if part]
    if len(parts) == 1:
        parts = [part for part in _COMMAS.split(parts[0]) if part]
    found: dict[str, str] = {}
    address: list[str] = []
    for place, whole in enumerate(parts):
        part, label = _without_label(whole)
        if not part:
            continue
        if label in _PHONE_LABELS or (
            place
            and _PHONE.fullmatch(part)
            and "phone" not in found
            and not label
            and (part[0] in _NEVER_OF_A_CARD or not _IDENTITY.fullmatch(part))
        ):
            found["phone"] = part
        elif label in _ADDRESS_LABELS:
            address.append(part)
        elif (place or label) and (_IDENTITY.fullmatch(part) or _SPOILT_IDENTITY.fullmatch(part)):
            found["id_number"] = part
        elif "name" not in found:
            found["name"] = part
        else:
            address.append(part)
    _place(", ".join(address), found)
    return found


def _without_label(part: str) -> tuple[str, str]:
    label = _LABEL.match(part)
    if not label:
        return part, ""
    return part[label.end() :], fold(label["label"]).strip()


def _place(address: str, found: dict[str, str]) -> None:
    """The hamlet where the address begins with one, the rest as the address."""
    if not address:
        return
    first, _comma, rest = address.partition(",")
    if not _HAMLET.fullmatch(first.strip()):
        found["address"] = address
        return
    found["hamlet"] = _HAMLET_WORD.sub("", first.strip())
    if rest.strip():
        found["address"] = rest.strip()


def kind_and_people(text: str) -> Parts:
    """“KN/01 người”: what kind it is, and how many came."""
    found = _KIND_AND_PEOPLE.fullmatch(text.strip())
    if not found:
        return {"people_count": count_text(text)} if text.strip().isdigit() else {"kind": text}
    return {"kind": found["kind"], "people_count": str(int(found["people"]))}


def guided(text: str) -> Parts:
    """To which body somebody was guided, by which document; a cross says no more than that."""
    return _sent(text, VisitOutcome.GUIDED)


def forwarded(text: str) -> Parts:
    """To which body it was forwarded."""
    return _sent(text, VisitOutcome.FORWARDED)


def taken(text: str) -> Parts:
    """A cross where it is handled as a petition; anything else is no cross, and is refused."""
    return {"outcome": VisitOutcome.PETITION.value if is_cross(text) else text}


def _sent(text: str, outcome: VisitOutcome) -> Parts:
    return {"outcome": outcome.value, **_document(text, day="document_on")}


def guiding(text: str) -> Parts:
    """That a petition was guided: to which body, by which document, on its day."""
    return {"kind": PetitionEventKind.GUIDED.value, **_document(text, day="happened_on")}


def forwarding(text: str) -> Parts:
    """That a petition was forwarded."""
    return {"kind": PetitionEventKind.FORWARDED.value, **_document(text, day="happened_on")}


def result(text: str) -> Parts:
    """What became of a petition, where it is one of the usual words with a day.

    How a complaint was decided is more than a word tells: that is recorded by hand.
    """
    found = {**_document(text, day="happened_on")}
    said = fold(found.get("body", ""))
    if said.startswith(_STILL_OPEN):
        return {}
    kind = next((kind.value for word, kind in _RESULTS if word in said), "")
    if not kind and "happened_on" not in found and _is_settled(said):
        kind = PetitionEventKind.CLOSED_UNDATED.value
    if kind == PetitionEventKind.DECLINED and (why := _WHY_DECLINED.search(found["body"])):
        found["note"] = why[1].strip(f"{_ENDS})")
    return {"kind": kind} | {column: one for column, one in found.items() if column != "body"}


def _is_settled(said: str) -> bool:
    is_over = any(word in said for word in _SETTLED)
    return is_over and _MAYBE_OPEN.search(said.replace("khong ro ngay", "")) is None


def _document(text: str, *, day: str) -> Parts:
    """Body, document and day that a cell names; of a cross nothing."""
    said: dict[str, str] = {}
    if is_cross(text):
        return said
    body = text.strip()
    if found := _DOCUMENT_DAY.search(body):
        said[day] = found["day"]
        body = body[: found.start()] + body[found.end() :]
    if document := _DOCUMENT.search(body):
        said["document_number"] = (document["named"] or document["plain"]).rstrip(_ENDS)
        body = body[: document.start()] + body[document.end() :]
    if body := " ".join(body.split()).strip(_ENDS):
        said["body"] = body.rstrip(")") if "(" not in body else body
    return said


def old_number(text: str) -> Parts:
    """The number that a petition has in the book."""
    return {"former_number": text}


def sender(text: str) -> Parts:
    """As ``who``; of what is anonymous there is nobody."""
    if fold(text).strip(" .()") in _NOBODY:
        return {"anonymous": "có"}
    return who(text)
