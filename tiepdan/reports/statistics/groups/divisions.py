"""What can be divided by what: a source of figures, its columns, and the figures that are shown.

A new fact that figures may be divided by is a column of its view, a ``Dimension``, and one line
here. Every source can be divided by years, quarters and months, but for the opening balance: it is
of one span, and cannot be parted.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tiepdan.errors import UsageError
from tiepdan.facts.inspection import NUMBERS
from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.terms import Term
from tiepdan.reports.figures.counted_rows import (
    CARRIED_OUT,
    CASES,
    DECISIONS,
    DOCUMENTS,
    ENFORCEMENTS,
    EXAMINATIONS,
    EXCHANGES,
    HANDLING,
    INSPECTIONS,
    LIMITS,
    MATTERS,
    MEETINGS,
    OPINIONS,
    ORDERS,
    PETITIONS,
    PROTECTIONS,
    SANCTIONS,
    TRAININGS,
    VISITS,
    Source,
)
from tiepdan.reports.statistics.groups.dimensions import Dimension, dimensions_label
from tiepdan.text import word_key

_MOST = 3
"""Dimensions at once: of more, hardly a group has more than one row."""

_TIMES = tuple(dimension for dimension in Dimension if dimension.months)


class Part(Term):
    """Which part of the statistics is divided, where the dimensions do not tell."""

    HANDLING = "handling", N_("handling of petitions"), "xử lý đơn", "giải quyết"
    DECISIONS = "decisions", N_("decisions and conclusions"), "quyết định", "kết luận"
    VISITS = "visits", N_("visits"), "lượt tiếp", "tiếp công dân"
    MEETINGS = "meetings", N_("receptions and dialogues"), "buổi", "buổi tiếp, đối thoại"
    DOCUMENTS = "documents", N_("documents"), "văn bản"
    SANCTIONS = "sanctions", N_("sanctions"), "xử lý trách nhiệm", "kỷ luật"
    EXCHANGES = "exchanges", N_("other bodies"), "cơ quan khác", "chuyển đơn"
    LIMITS = "limits", N_("time limits"), "thời hạn"
    CASES = "cases", N_("cases"), "vụ việc"
    OPINIONS = "opinions", N_("opinions"), "ý kiến"
    ENFORCEMENT = "enforcement", N_("enforcement"), "thi hành", "thi hành quyết định"
    PROTECTION = "protection", N_("protection"), "bảo vệ", "bảo vệ người tố cáo"
    TRAINING = "training", N_("training"), "tập huấn", "tập huấn, tuyên truyền"
    INSPECTIONS = "inspections", N_("inspections"), "thanh tra", "thanh tra, kiểm tra"


@dataclass(frozen=True, slots=True)
class Division:
    """The column of each dimension in a source, and the figures that are the table's columns."""

    part: Part
    source: Source
    columns: Mapping[Dimension, str]
    figures: tuple[str, ...] = ()

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """By what it can be divided."""
        return (*_TIMES, *self.columns)


_OF_PETITIONS: Mapping[Dimension, str] = {
    Dimension.KIND: "kind",
    Dimension.FIELD: "field",
    Dimension.HAMLET: "hamlet",
    Dimension.CHANNEL: "channel",
    Dimension.FORM: "form",
    Dimension.OFFICER: "officer",
    Dimension.STATE: "state",
    Dimension.COMPETENCE: "is_within_competence",
    Dimension.ANONYMOUS: "is_anonymous",
}

HANDLING_BY = Division(Part.HANDLING, HANDLING, _OF_PETITIONS)
"""Of which the flows are counted, see ``breakdown``."""

DIVISIONS: tuple[Division, ...] = (
    HANDLING_BY,
    Division(
        Part.DECISIONS,
        DECISIONS,
        {Dimension.RESULT: "result", Dimension.KIND: "kind", Dimension.WHOSE: "is_ours"},
        ("decisions", "decisions_on_time", "decisions_late", "superior_decisions"),
    ),
    Division(
        Part.VISITS,
        VISITS,
        {
            Dimension.OCCASION: "meeting_kind",
            Dimension.RECEIVER: "receiver",
            Dimension.MATTER: "matter",
            Dimension.GROUP: "is_large_group",
            Dimension.KIND: "kind",
            Dimension.FIELD: "field",
            Dimension.COMPETENCE: "is_within_competence",
            Dimension.DIRECTION: "outcome",
        },
        ("visits", "visitors", "large_groups"),
    ),
    Division(
        Part.MEETINGS,
        MEETINGS,
        {Dimension.OCCASION: "kind", Dimension.STATUS: "status"},
        ("receptions_planned", "receptions_held", "receptions_ad_hoc_held", "dialogues_held"),
    ),
    Division(
        Part.DOCUMENTS,
        DOCUMENTS,
        {Dimension.ISSUER: "issuer", Dimension.TYPE: "type", Dimension.EFFECT: "effect"},
        ("documents",),
    ),
    Division(
        Part.SANCTIONS,
        SANCTIONS,
        {Dimension.WHOM: "subject"},
        ("heads_disciplined", "officials_disciplined", "petitioners_sanctioned"),
    ),
    Division(
        Part.EXCHANGES,
        EXCHANGES,
        {Dimension.BODY: "body", Dimension.KIND: "kind"},
        ("sent_forwarded", "sent_guided", "urged", "replies_received"),
    ),
    Division(
        Part.LIMITS,
        LIMITS,
        {Dimension.LIMIT: "limit_id", Dimension.OUTCOME: "outcome"},
        ("limits_due", "limits_met", "limits_met_late", "limits_open_late"),
    ),
    Division(
        Part.CASES,
        CASES,
        {
            Dimension.KIND: "kind",
            Dimension.FIELD: "field",
            Dimension.HAMLET: "hamlet",
            Dimension.CHANNEL: "channel",
            Dimension.OFFICER: "officer",
            Dimension.COMPETENCE: "is_within_competence",
        },
        ("cases_received", "cases_competent", "cases_many_headed"),
    ),
    Division(
        Part.OPINIONS,
        OPINIONS,
        {Dimension.OCCASION: "raised_at", Dimension.KIND: "kind", Dimension.CHANNEL: "channel"},
        (
            "dialogue_opinions_on_the_spot",
            "dialogue_opinions_later",
            "dialogue_opinions_owed",
            "voter_opinions_on_the_spot",
            "voter_opinions_later",
            "voter_opinions_owed",
        ),
    ),
    # Its figures are of complaints or of denunciations already.
    Division(
        Part.ENFORCEMENT,
        ENFORCEMENTS,
        {},
        tuple(
            f"enforcement_{kind.value}{part}"
            for kind in (PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION)
            for part in ("", "_finished", "_unfinished")
        ),
    ),
    Division(
        Part.PROTECTION,
        PROTECTIONS,
        {},
        (
            "protections",
            "protections_begun",
            "protections_ended",
            "protected_denouncers",
            "protected_relatives",
        ),
    ),
    Division(
        Part.TRAINING,
        TRAININGS,
        {},
        ("training_classes", "training_people", "trainings_attended", "disseminations"),
    ),
    Division(
        Part.INSPECTIONS, INSPECTIONS, {}, tuple(f"inspection_{name}" for name in NUMBERS[:4])
    ),
)
"""In the order in which they are tried: the first one that has every dimension is meant."""

_FIGURES_ALONE: tuple[Division, ...] = (
    Division(Part.HANDLING, PETITIONS, _OF_PETITIONS),
    Division(Part.HANDLING, EXAMINATIONS, _OF_PETITIONS),
    Division(Part.VISITS, MATTERS, {Dimension.MATTER: "matter"}),
    Division(Part.ENFORCEMENT, ORDERS, {}),
    Division(Part.ENFORCEMENT, CARRIED_OUT, {}),
)
"""What is divided as a figure of its own, and has no table."""


def parse_dimensions(typed: Iterable[str]) -> tuple[Dimension, ...]:
    """The dimensions of one ``--by`` or several, each a list parted by commas.

    Raises:
        UsageError: one is unknown, there twice, or there are too many.
    """
    found: list[Dimension] = []
    for dimension in _named(",".join(typed).split(",")):
        if dimension in found:
            raise UsageError(_("“{dimension}” is there twice.").format(dimension=dimension.label))
        found.append(dimension)
    if len(found) > _MOST:
        raise UsageError(
            _("{count} dimensions are too many; write at most {most}.").format(
                count=len(found), most=_MOST
            )
        )
    return tuple(found)


def _named(words: Sequence[str]) -> Iterator[Dimension]:
    """The dimension of each word, or of several of them: one is called *thôn, xóm*."""
    place = 0
    while place < len(words):
        end = len(words)
        while end > place + 1 and not _is_one(words[place:end]):
            end -= 1
        yield Dimension.parse(", ".join(word.strip() for word in words[place:end]))
        place = end


def _is_one(words: Sequence[str]) -> bool:
    key = word_key(", ".join(word.strip() for word in words))
    return all(map(str.strip, words)) and any(
        key in one.words or key == word_key(one.label) for one in Dimension
    )


def division_for(dimensions: Sequence[Dimension], part: Part | None) -> Division:
    """What is divided: the part that was named, else the first one that has the dimensions.

    Raises:
        UsageError: it does not have them all; the sentence says which ones it has.
    """
    if part is None:
        for division in DIVISIONS:
            if set(dimensions) <= set(division.dimensions):
                return division
        raise UsageError(
            _("Nothing is counted by all of these at once: {dimensions}. {parts}").format(
                dimensions=dimensions_label(dimensions),
                parts=" ".join(map(_which, (_first_with(one) for one in dimensions))),
            )
        )
    named = next(division for division in DIVISIONS if division.part is part)
    _check(named, dimensions)
    return named


def division_of(source: Source, dimensions: Sequence[Dimension]) -> Division:
    """How a figure of a source is divided.

    Raises:
        UsageError: its source does not have one of the dimensions, or is not divided at all.
    """
    known = (*DIVISIONS, *_FIGURES_ALONE)
    division = next((one for one in known if one.source is source), None)
    if division is None:
        raise UsageError(_("This figure cannot be divided; leave out --by."))
    _check(division, dimensions)
    return division


def _first_with(dimension: Dimension) -> Division:
    return next(one for one in DIVISIONS if dimension in one.dimensions)


def _check(division: Division, dimensions: Sequence[Dimension]) -> None:
    for dimension in dimensions:
        if dimension not in division.dimensions:
            raise UsageError(
                _("“{dimension}” says nothing about {part}. {which}").format(
                    dimension=dimension.label, part=division.part.label, which=_which(division)
                )
            )


def _which(division: Division) -> str:
    return _("{part} can be counted by: {choices}.").format(
        part=division.part.label[:1].upper() + division.part.label[1:],
        choices=Dimension.choices({one: one.label for one in division.dimensions}),
    )
