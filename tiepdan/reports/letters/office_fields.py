"""The fields that every letter has: who sends it, its number and day, who signs it."""

from tiepdan.facts.office import Staff
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.office import SIGNATORIES, Role, signed_as
from tiepdan.reports.letters.field import Fields, LetterField
from tiepdan.reports.letters.kind import SignedFor
from tiepdan.reports.letters.matter import Paper
from tiepdan.reports.letters.numbers import open_number
from tiepdan.reports.letters.words import day_in_words, open_day
from tiepdan.reports.vietnamese import commune_within, place_of

_COMMITTEE = "ỦY BAN NHÂN DÂN"
_SIGNERS = SIGNATORIES - {Role.PARTY_SECRETARY}


def signer(paper: Paper) -> Staff | None:
    """Who signs on the day: the first in the order of the roles."""
    return next((one for one in paper.staff if one.role in _SIGNERS), None)


def _signed_as(paper: Paper) -> str:
    """The lines above the signature; a chair who decides himself signs for no committee."""
    found = signer(paper)
    role, position = (found.role, found.position) if found else (Role.CHAIR, None)
    lines = signed_as(role, position)
    if paper.kind.signed_for is SignedFor.HEAD:
        lines = tuple(line for line in lines if not line.startswith("TM."))
    return "\n".join(lines)


def _signatory(paper: Paper) -> str | None:
    found = signer(paper)
    return found.name if found else None


def _in_two_lines(body: str) -> str:
    """A People's Committee with its place in a line of its own: it is wider than the letterhead."""
    committee, place = body[: len(_COMMITTEE)], body[len(_COMMITTEE) :].strip()
    return f"{committee}\n{place}" if committee == _COMMITTEE and place else body


def _committee(paper: Paper) -> str:
    return f"Ủy ban nhân dân {commune_within(paper.office.name)}"


def _dated(paper: Paper) -> str:
    return day_in_words(paper.dated) if paper.dated else open_day(paper.day.year)


OFFICE_FIELDS: Fields = {
    "superior": LetterField(
        N_("the superior body in the letterhead; left out where none is recorded"),
        "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH",
        lambda paper: _in_two_lines((paper.office.superior or "").upper()),
    ),
    "issuer": LetterField(
        N_("the office in the letterhead, in two lines"),
        "ỦY BAN NHÂN DÂN / XÃ KỲ CHÂU",
        lambda paper: f"{_COMMITTEE}\n{paper.office.name.upper()}",
    ),
    "committee": LetterField(
        N_("the office within a sentence"), "Ủy ban nhân dân xã Kỳ Châu", _committee
    ),
    "decider": LetterField(
        N_("who decides, in capitals"),
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ KỲ CHÂU",
        lambda paper: f"CHỦ TỊCH {_committee(paper)}".upper(),
    ),
    "commune": LetterField(
        N_("the commune within a sentence"),
        "xã Kỳ Châu",
        lambda paper: commune_within(paper.office.name),
    ),
    "province": LetterField(N_("the province"), "Hà Tĩnh", lambda paper: paper.office.province),
    "room": LetterField(
        N_("where citizens are received"),
        "Phòng tiếp công dân, trụ sở UBND xã",
        lambda paper: paper.office.reception_room,
    ),
    "number": LetterField(
        N_("the number of the letter; open until it is given"),
        "12/TB-UBND",
        lambda paper: paper.number or open_number(paper.kind, paper.office),
    ),
    "place": LetterField(
        N_("the place before the day"), "Kỳ Châu", lambda paper: place_of(paper.office)
    ),
    "dated": LetterField(
        N_("the day of the letter; open until it is given"), "ngày 06 tháng 7 năm 2026", _dated
    ),
    "signed_as": LetterField(
        N_("in what capacity it is signed, a line each"), "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH", _signed_as
    ),
    "signatory": LetterField(N_("who signs it on that day"), "Nguyễn Văn A", _signatory),
    "article": LetterField(
        N_("the article by which it is sent, as in force on the day of the step"),
        "Luật Khiếu nại, Điều 27",
        lambda paper: paper.wording.article,
    ),
}
