"""Who issues a report, in which number, where, and who signs it (Nghị định 30/2020/NĐ-CP, PL I).

What is not known before it is issued stays open: the number and the day.
"""

from collections.abc import Iterable
from datetime import date

from tiepdan.facts.office import Office, Staff
from tiepdan.law.vocabulary.office import SIGNATORIES, Role, signed_as
from tiepdan.reports.documents.document import Letterhead, Signature
from tiepdan.reports.documents.outline import IssuedBy, Outline
from tiepdan.reports.vietnamese import place_of

_OPEN = "      "
"""Room for what is written in by hand."""

_FILED = "Lưu: VT"
_AS_ABOVE = "Như trên"
_UNNAMED = {
    IssuedBy.COMMITTEE: signed_as(Role.CHAIR, None),
    # The Party's own layout was not found: the outline says so.
    IssuedBy.PARTY: ("TM. ĐẢNG ỦY", "BÍ THƯ"),
}
_SIGNERS = {
    IssuedBy.COMMITTEE: SIGNATORIES - {Role.PARTY_SECRETARY},
    IssuedBy.PARTY: frozenset({Role.PARTY_SECRETARY}),
}


def letterhead(outline: Outline, office: Office, today: date) -> Letterhead:
    """The head of a report that has no number and no day yet."""
    is_party = outline.issued_by is IssuedBy.PARTY
    name = office.name.upper()
    mark = "ĐU" if is_party else office.document_mark or "UBND"
    return Letterhead(
        superior=(office.party_superior if is_party else office.superior) or None,
        issuer=("ĐẢNG ỦY" if is_party else "ỦY BAN NHÂN DÂN", name),
        number=f"Số:{_OPEN}{f'-{outline.mark}/{mark}' if is_party else f'/{outline.mark}-{mark}'}",
        place_and_day=f"{place_of(office)}, ngày{_OPEN}tháng{_OPEN}năm {today.year}",
    )


def signature(outline: Outline, staff: Iterable[Staff]) -> Signature:
    """Who signs, of those in office on the day: the first in the order of the roles."""
    signers = [one for one in staff if one.role in _SIGNERS[outline.issued_by]]
    if not signers:
        return Signature(_UNNAMED[outline.issued_by], None)
    first = signers[0]
    lines = signed_as(first.role, first.position) or _UNNAMED[outline.issued_by]
    return Signature(lines, first.name)


def recipients(named: Iterable[str], office: Office, *, is_addressed: bool) -> tuple[str, ...]:
    """Who receives it: those named, the office's standing ones, the files at the end.

    One that is addressed to somebody says so first; in another there is no "as above".
    """
    standing = [one.strip() for one in (office.recipients or "").split(";")]
    found = [*named, *standing]
    others = dict.fromkeys(one for one in found if one and not one.startswith("Lưu"))
    filed = next((one for one in standing if one.startswith("Lưu")), _FILED)
    return (*(one for one in others if is_addressed or one != _AS_ABOVE), filed)
