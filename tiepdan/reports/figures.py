"""Each figure once: its name, its meaning and its SQL, which gives the number or the rows.

A source is a query of rows with a ``day``; a figure takes those that meet its condition and adds
up an amount (by default, one for each row). ``part_of`` names the figure it belongs to and ``by``
the division it is one part of: the parts of a division add up to the whole, always.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tiepdan.i18n import N_
from tiepdan.law.vocabulary import (
    Channel,
    DocumentType,
    Field,
    Issuer,
    Matter,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
    PetitionKind,
    PetitionState,
    Receiver,
    Sanctioned,
)
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.reports.model import Value


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column shown for the rows behind a figure, and how it is read from a row of the source."""

    key: str
    label: str
    read: Callable[[sqlite3.Row], Value]
    width: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A query whose rows each have a ``day`` (ISO text) and the columns to list."""

    sql: str
    columns: tuple[SourceColumn, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report."""

    id: str
    label: str
    source: Source
    condition: str = "1 = 1"
    amount: str = "1"
    part_of: str | None = None
    by: str = ""
    is_hidden_when_zero: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Figures under a heading of the report."""

    title: str
    figures: tuple[Figure, ...]


_MEETINGS = Source(
    "SELECT id, meets_on AS day, kind, status, not_held_reason, not_held_note, chair,"
    " people_present, content FROM meeting",
    (
        SourceColumn("number", N_("No."), lambda row: show_meeting_number(row["id"])),
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("kind", N_("Kind"), lambda row: MeetingKind(row["kind"])),
        SourceColumn("status", N_("Status"), lambda row: MeetingStatus(row["status"])),
        SourceColumn(
            "reason",
            N_("Reason"),
            lambda row: NotHeldReason(row["not_held_reason"]) if row["not_held_reason"] else None,
        ),
        SourceColumn("note", N_("Note"), lambda row: row["not_held_note"], 16),
        SourceColumn("content", N_("Content"), lambda row: row["content"], 24),
    ),
)

_VISITS = Source(
    "SELECT v.id, v.visited_on AS day, v.receiver, v.people_count, v.matter, v.content, v.advice,"
    " v.meeting_id, COALESCE(m.kind, 'regular_reception') AS meeting_kind"
    " FROM visit AS v LEFT JOIN meeting AS m ON m.id = v.meeting_id",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("kind", N_("Kind"), lambda row: MeetingKind(row["meeting_kind"])),
        SourceColumn("receiver", N_("Received by"), lambda row: Receiver(row["receiver"])),
        SourceColumn("people", N_("People"), lambda row: row["people_count"]),
        SourceColumn("matter", N_("Matter"), lambda row: Matter(row["matter"])),
        SourceColumn("content", N_("Content"), lambda row: row["content"], 24),
    ),
)

# A matter is a petition that a visit led to or was about; a visit whose matter became no petition;
# or a petition handed in at a reception without a visit being recorded. It counts as resolved
# when its petition is, and without a petition when advice ended it on the spot.
_MATTERS = Source(
    "SELECT v.visited_on AS day, v.matter, p.year, p.sequence, p.kind, v.content,"
    "  CASE WHEN p.id IS NULL AND v.advice IS NOT NULL THEN v.visited_on"
    "       ELSE s.finished_on END AS finished_on"
    " FROM visit AS v LEFT JOIN visit_petition AS l ON l.visit_id = v.id"
    " LEFT JOIN petition AS p ON p.id = l.petition_id"
    " LEFT JOIN petition_standing AS s ON s.petition_id = p.id WHERE v.matter <> 'none'"
    " UNION ALL"
    " SELECT p.received_on, 'new', p.year, p.sequence, p.kind, p.summary, s.finished_on"
    " FROM petition AS p JOIN petition_standing AS s ON s.petition_id = p.id"
    " WHERE p.channel = 'reception'"
    "  AND NOT EXISTS (SELECT 1 FROM visit_petition AS l WHERE l.petition_id = p.id)",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("matter", N_("Matter"), lambda row: Matter(row["matter"])),
        SourceColumn(
            "petition",
            N_("Petition"),
            lambda row: str(PetitionNumber(row["year"], row["sequence"])) if row["year"] else None,
        ),
        SourceColumn(
            "content",
            N_("Content"),
            lambda row: None if row["kind"] == PetitionKind.DENUNCIATION else row["content"],
            24,
        ),
    ),
)

_PETITIONS = Source(
    "SELECT p.id, p.year, p.sequence, p.received_on AS day, p.kind, p.field, p.channel,"
    " p.is_within_competence, p.meeting_id, p.officer, s.state, s.finished_on, s.since,"
    " CASE WHEN p.kind <> 'denunciation' THEN p.summary END AS summary"
    " FROM petition AS p JOIN petition_standing AS s ON s.petition_id = p.id",
    (
        SourceColumn(
            "number", N_("No."), lambda row: str(PetitionNumber(row["year"], row["sequence"]))
        ),
        SourceColumn("received_on", N_("Received"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("kind", N_("Kind"), lambda row: PetitionKind(row["kind"])),
        SourceColumn("field", N_("Field"), lambda row: Field(row["field"])),
        SourceColumn("channel", N_("Channel"), lambda row: Channel(row["channel"])),
        SourceColumn("state", N_("State"), lambda row: PetitionState(row["state"])),
        SourceColumn("summary", N_("Summary"), lambda row: row["summary"], 24),
    ),
)

_DOCUMENTS = Source(
    "SELECT issued_on AS day, issuer, type, number, title FROM document",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("issuer", N_("Issuer"), lambda row: Issuer(row["issuer"])),
        SourceColumn("type", N_("Type"), lambda row: DocumentType(row["type"])),
        SourceColumn("number", N_("No."), lambda row: row["number"]),
        SourceColumn("title", N_("Title"), lambda row: row["title"], 24),
    ),
)

_SANCTIONS = Source(
    "SELECT imposed_on AS day, subject, form, note FROM sanction",
    (
        SourceColumn("date", N_("Date"), lambda row: date.fromisoformat(row["day"])),
        SourceColumn("subject", N_("Whom"), lambda row: Sanctioned(row["subject"])),
        SourceColumn("form", N_("Form"), lambda row: row["form"], 16),
    ),
)

_PERIODIC = "kind = 'periodic_reception'"
_DIALOGUE = "kind IN ('periodic_dialogue', 'ad_hoc_dialogue', 'thematic_dialogue')"
_FINISHED = "(finished_on IS NOT NULL AND finished_on < :end)"
_LARGE_GROUP = 5
"""People from which a visit is a large group, đoàn đông người (Thông tư 06/2025, form 01/TCD)."""

_OCCASIONS = (
    ("periodic", N_("at periodic receptions"), "meeting_kind = 'periodic_reception'"),
    ("ad_hoc", N_("at ad hoc receptions"), "meeting_kind = 'ad_hoc_reception'"),
    ("regular", N_("at regular reception"), "meeting_kind = 'regular_reception'"),
)

_RECEPTION = Section(
    N_("Reception of citizens"),
    (
        Figure("receptions_planned", N_("Periodic receptions planned"), _MEETINGS, _PERIODIC),
        Figure(
            "receptions_held",
            N_("held"),
            _MEETINGS,
            f"{_PERIODIC} AND status IN ('held', 'nobody_came')",
            part_of="receptions_planned",
            by="outcome",
        ),
        Figure(
            "receptions_nobody_came",
            N_("of which nobody came"),
            _MEETINGS,
            f"{_PERIODIC} AND status = 'nobody_came'",
            part_of="receptions_held",
        ),
        Figure(
            "receptions_not_held",
            N_("not held"),
            _MEETINGS,
            f"{_PERIODIC} AND status = 'not_held'",
            part_of="receptions_planned",
            by="outcome",
        ),
        *(
            Figure(
                f"receptions_not_held_{reason.value}",
                reason.english,
                _MEETINGS,
                f"{_PERIODIC} AND not_held_reason = '{reason.value}'",
                part_of="receptions_not_held",
                by="reason",
                is_hidden_when_zero=True,
            )
            for reason in NotHeldReason
        ),
        Figure(
            "receptions_pending",
            N_("outcome not yet recorded"),
            _MEETINGS,
            f"{_PERIODIC} AND status = 'planned'",
            part_of="receptions_planned",
            by="outcome",
        ),
        Figure(
            "receptions_ad_hoc_held",
            N_("Ad hoc receptions held"),
            _MEETINGS,
            "kind = 'ad_hoc_reception' AND status IN ('held', 'nobody_came')",
        ),
        Figure("visits", N_("Visits"), _VISITS),
        *(
            Figure(
                f"{name}_visits",
                label,
                _VISITS,
                condition,
                part_of="visits",
                by="occasion",
            )
            for name, label, condition in _OCCASIONS
        ),
        Figure("visitors", N_("People received"), _VISITS, amount="people_count"),
        *(
            Figure(
                f"{name}_visitors",
                label,
                _VISITS,
                condition,
                amount="people_count",
                part_of="visitors",
                by="occasion",
            )
            for name, label, condition in _OCCASIONS
        ),
        Figure(
            "large_groups",
            N_("Large groups (5 people or more)"),
            _VISITS,
            f"people_count >= {_LARGE_GROUP}",
        ),
        Figure("reception_matters", N_("Matters from receptions"), _MATTERS),
        Figure(
            "reception_matters_new",
            N_("new"),
            _MATTERS,
            "matter = 'new'",
            part_of="reception_matters",
            by="age",
        ),
        Figure(
            "reception_matters_old",
            N_("old"),
            _MATTERS,
            "matter = 'old'",
            part_of="reception_matters",
            by="age",
        ),
        Figure(
            "reception_matters_resolved",
            N_("resolved by the end of the period"),
            _MATTERS,
            _FINISHED,
            part_of="reception_matters",
            by="state",
        ),
        Figure(
            "reception_matters_unresolved",
            N_("not yet resolved"),
            _MATTERS,
            f"NOT {_FINISHED}",
            part_of="reception_matters",
            by="state",
        ),
    ),
)

_DIALOGUES = Section(
    N_("Dialogues"),
    (
        Figure("dialogues", N_("Dialogues recorded"), _MEETINGS, _DIALOGUE),
        Figure(
            "dialogues_held",
            N_("held"),
            _MEETINGS,
            f"{_DIALOGUE} AND status = 'held'",
            part_of="dialogues",
            by="outcome",
        ),
        *(
            Figure(
                f"dialogues_held_{name}",
                label,
                _MEETINGS,
                f"kind = '{name}_dialogue' AND status = 'held'",
                part_of="dialogues_held",
                by="kind",
            )
            for name, label in (
                ("periodic", N_("periodic")),
                ("ad_hoc", N_("ad hoc")),
                ("thematic", N_("thematic")),
            )
        ),
        Figure(
            "dialogues_not_held",
            N_("not held"),
            _MEETINGS,
            f"{_DIALOGUE} AND status = 'not_held'",
            part_of="dialogues",
            by="outcome",
        ),
        Figure(
            "dialogues_pending",
            N_("outcome not yet recorded"),
            _MEETINGS,
            f"{_DIALOGUE} AND status = 'planned'",
            part_of="dialogues",
            by="outcome",
        ),
        Figure(
            "dialogue_opinions",
            N_("Opinions raised at dialogues"),
            _PETITIONS,
            "channel = 'dialogue'",
        ),
    ),
)

_PETITION_SECTION = Section(
    N_("Petitions and opinions"),
    (
        Figure("petitions_received", N_("Petitions and opinions received"), _PETITIONS),
        Figure(
            "petitions_competent",
            N_("within competence"),
            _PETITIONS,
            "is_within_competence",
            part_of="petitions_received",
            by="competence",
        ),
        Figure(
            "petitions_not_competent",
            N_("not within competence"),
            _PETITIONS,
            "NOT is_within_competence",
            part_of="petitions_received",
            by="competence",
        ),
        *(
            Figure(
                f"petitions_{kind.value}",
                kind.english,
                _PETITIONS,
                f"kind = '{kind.value}'",
                part_of="petitions_received",
                by="kind",
            )
            for kind in PetitionKind
        ),
        *(
            Figure(
                f"petitions_from_{name}",
                label,
                _PETITIONS,
                condition,
                part_of="petitions_received",
                by="origin",
            )
            for name, label, condition in (
                ("receptions", N_("from receptions"), "channel = 'reception'"),
                ("dialogues", N_("from dialogues"), "channel = 'dialogue'"),
                (
                    "elsewhere",
                    N_("from other sources"),
                    "channel NOT IN ('reception', 'dialogue')",
                ),
            )
        ),
        *(
            Figure(
                f"petitions_{name}",
                label,
                _PETITIONS,
                condition,
                part_of="petitions_received",
                by="state",
            )
            for name, label, condition in (
                (
                    "resolved",
                    N_("resolved by the end of the period"),
                    f"{_FINISHED} AND state = 'resolved'",
                ),
                (
                    "closed",
                    N_("closed without resolution"),
                    f"{_FINISHED} AND state <> 'resolved'",
                ),
                ("open", N_("still open"), f"NOT {_FINISHED}"),
            )
        ),
    ),
)

_DOCUMENT_SECTION = Section(
    N_("Documents issued"),
    (
        Figure("documents", N_("Documents issued"), _DOCUMENTS),
        *(
            figure
            for issuer in Issuer
            for figure in (
                Figure(
                    f"documents_{issuer.value}",
                    issuer.english,
                    _DOCUMENTS,
                    f"issuer = '{issuer.value}'",
                    part_of="documents",
                    by="issuer",
                    is_hidden_when_zero=issuer not in {Issuer.PARTY, Issuer.COMMITTEE},
                ),
                *(
                    Figure(
                        f"documents_{issuer.value}_{document_type.value}",
                        document_type.english,
                        _DOCUMENTS,
                        f"issuer = '{issuer.value}' AND type = '{document_type.value}'",
                        part_of=f"documents_{issuer.value}",
                        by="type",
                        is_hidden_when_zero=True,
                    )
                    for document_type in DocumentType
                ),
            )
        ),
    ),
)

_ACCOUNTABILITY = Section(
    N_("Accountability"),
    tuple(
        Figure(figure_id, label, _SANCTIONS, f"subject = '{subject.value}'")
        for figure_id, label, subject in (
            ("heads_disciplined", N_("Heads disciplined"), Sanctioned.HEAD),
            ("officials_disciplined", N_("Officials disciplined"), Sanctioned.OFFICIAL),
            ("petitioners_sanctioned", N_("Petitioners sanctioned"), Sanctioned.PETITIONER),
        )
    ),
)

SECTIONS = (_RECEPTION, _DIALOGUES, _PETITION_SECTION, _DOCUMENT_SECTION, _ACCOUNTABILITY)

FIGURES = {figure.id: figure for section in SECTIONS for figure in section.figures}
