"""Voters' meetings and the opinions raised there, before the council's sessions."""

from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition import CouncilCommittee
from tiepdan.records.reading.petitions.outcomes.opinions import AT_VOTERS_MEETING, outcome_before
from tiepdan.reports.figures.counted_rows import MEETINGS, OPINIONS, PETITIONS
from tiepdan.reports.figures.figure import Figure, Section
from tiepdan.reports.figures.public_meetings import answers, attendance

_MEETING = "kind = 'voter_contact'"
_OPINION = AT_VOTERS_MEETING
_BEFORE_SESSION = f"{_OPINION} AND session_on IS NOT NULL AND session_on <= :today"
_BEFORE_IT = f"{_BEFORE_SESSION} AND {outcome_before('session_on')}"
_WITH_SESSION, _SETTLED = "voter_opinions_with_session", "voter_opinions_settled_before_session"

VOTERS = Section(
    N_("Voters' meetings"),
    (
        Figure(
            "voter_meetings",
            N_("Voters' meetings recorded"),
            MEETINGS,
            _MEETING,
            is_hidden_when_zero=True,
            meaning=N_("Meetings of deputies with voters, by their day, whatever became of them."),
        ),
        *(
            figure
            for name, label, status, meaning in (
                ("held", N_("held"), "held", N_("Those of them that took place.")),
                (
                    "not_held",
                    N_("not held"),
                    "not_held",
                    N_("Those of them that did not take place."),
                ),
                (
                    "pending",
                    N_("outcome not yet recorded"),
                    "planned",
                    N_("Those of them for which nobody has recorded yet whether they were held."),
                ),
            )
            for figure in (
                Figure(
                    f"voter_meetings_{name}",
                    label,
                    MEETINGS,
                    f"{_MEETING} AND status = '{status}'",
                    part_of="voter_meetings",
                    by="outcome",
                    is_hidden_when_zero=True,
                    meaning=meaning,
                ),
                *(attendance("voter_meetings", "voter_meetings_held") if name == "held" else ()),
            )
        ),
        Figure(
            "voter_opinions",
            N_("Opinions raised at voters' meetings"),
            PETITIONS,
            f"{_OPINION} AND form = 'opinion'",
            is_hidden_when_zero=True,
            meaning=N_(
                "Opinions voiced at voters' meetings, by the day of receipt; a petition handed in"
                " there in writing is none of them."
            ),
        ),
        *answers("voter_opinions", _OPINION),
        *(
            Figure(
                f"voter_opinions_{committee.value}_committee",
                committee.english,
                OPINIONS,
                f"{_OPINION} AND committee = '{committee.value}'",
                part_of="voter_opinions",
                by="committee",
                is_hidden_when_zero=True,
                meaning=N_("Those of them that are for this committee of the council."),
            )
            for committee in CouncilCommittee
        ),
        Figure(
            "voter_opinions_no_committee",
            N_("no committee recorded"),
            OPINIONS,
            f"{_OPINION} AND committee IS NULL",
            part_of="voter_opinions",
            by="committee",
            is_hidden_when_zero=True,
            meaning=N_("Those of them for which nobody recorded a committee of the council."),
        ),
        Figure(
            _WITH_SESSION,
            N_("whose session is recorded and has begun"),
            OPINIONS,
            _BEFORE_SESSION,
            part_of="voter_opinions",
            is_hidden_when_zero=True,
            meaning=N_(
                "Those of them from meetings that prepare a session of the council whose day is"
                " recorded and not still to come."
            ),
        ),
        *(
            Figure(
                figure_id,
                label,
                OPINIONS,
                f"{_BEFORE_IT} {condition}",
                part_of=whole,
                by=by,
                is_hidden_when_zero=True,
                meaning=meaning,
            )
            for figure_id, label, condition, whole, by, meaning in (
                (
                    _SETTLED,
                    N_("settled before the session"),
                    "<> 'owed'",
                    _WITH_SESSION,
                    "session",
                    N_(
                        "Those of them that were answered, forwarded or ended before the first day"
                        " of the session."
                    ),
                ),
                (
                    "voter_opinions_answered_before_session",
                    N_("answered"),
                    "IN ('on_the_spot', 'later')",
                    _SETTLED,
                    "outcome",
                    N_("Those answered before it, by the office or by an agency's written result."),
                ),
                (
                    "voter_opinions_forwarded_before_session",
                    N_("forwarded elsewhere"),
                    "= 'forwarded'",
                    _SETTLED,
                    "outcome",
                    N_(
                        "Those forwarded to another body before it, not answered on the spot:"
                        " whether that body answered is not in it."
                    ),
                ),
                (
                    "voter_opinions_ended_before_session",
                    N_("ended without an answer"),
                    "= 'ended'",
                    _SETTLED,
                    "outcome",
                    N_("Those that ended otherwise before it, such as withdrawn or filed."),
                ),
                (
                    "voter_opinions_owed_at_session",
                    N_("still owed when the session began"),
                    "= 'owed'",
                    _WITH_SESSION,
                    "session",
                    N_(
                        "Those of them that were neither answered nor forwarded nor ended before"
                        " the first day of the session."
                    ),
                ),
            )
        ),
    ),
)
