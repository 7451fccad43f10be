"""Under which rule a meeting is held, what it prepares, who spoke: what of it cannot be."""

from collections.abc import Mapping
from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import check_in_register
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingRule
from tiepdan.law.vocabulary.petition import Channel, CouncilCommittee

_FOLLOWING: Mapping[MeetingKind, MeetingRule] = {
    MeetingKind.PEOPLE_CONFERENCE: MeetingRule.LOCAL_GOVERNMENT_LAW,
    MeetingKind.VOTER_CONTACT: MeetingRule.COUNCIL_SESSION,
}
"""Where the law makes it clear (Luật 72/2025/QH15, Điều 43, is of its conferences alone)."""


def rule_of(kind: MeetingKind, said: MeetingRule | None) -> MeetingRule | None:
    """The rule under which such a meeting is held: as was said, or as follows; else unknown."""
    return said or _FOLLOWING.get(kind)


def may_say_rule(kind: MeetingKind) -> bool:
    """Whether a clerk is asked for the rule: dialogues of the head are held under several."""
    return kind.is_dialogue and kind not in _FOLLOWING


def check_rule(kind: MeetingKind, said: MeetingRule | None) -> None:
    """Refuse a rule that is of other meetings.

    Raises:
        RefusedError: it is the law's conference, or the council's, and this is another kind; or
            one of these under another rule.
    """
    own = _FOLLOWING.get(kind)
    if said is None or said is own:
        return
    if own is not None or said in _FOLLOWING.values():
        right = own or said
        kinds = [other for other, rule in _FOLLOWING.items() if rule is right]
        raise RefusedError(
            _(
                "Held under “{rule}” (--under) is a {other}, and this is a {kind}; leave --under"
                " out, or record it as what it is (--kind)."
            ).format(
                rule=said.label,
                kind=kind.label,
                other=kinds[0].label if said is right else _("dialogue of the head"),
            )
        )


def check_session(
    kind: MeetingKind, meets_on: date, session: str | None, session_on: date | None
) -> None:
    """Refuse a session of the council that such a meeting cannot prepare.

    Raises:
        RefusedError: it is no voters' meeting, or the session is before it or outside the calendar.
    """
    if session is None and session_on is None:
        return
    if kind is not MeetingKind.VOTER_CONTACT:
        raise RefusedError(
            _(
                "Only a voters' meeting prepares a session of the council (--session,"
                " --session-on); this is a {kind}."
            ).format(kind=kind.label)
        )
    if session_on is None:
        return
    check_in_register(session_on)
    if session_on < meets_on:
        raise RefusedError(
            _(
                "The session on {session} is before the voters' meeting ({met}), which prepares the"
                " next one; give its day with --session-on."
            ).format(session=show_date(session_on), met=show_date(meets_on))
        )


def check_speakers(kind: MeetingKind, people_present: int | None, speakers: int | None) -> None:
    """Refuse a number of speakers that cannot be.

    Raises:
        RefusedError: it is a reception, or more spoke than were present.
    """
    if speakers is None:
        return
    if kind.is_reception:
        raise RefusedError(
            _(
                "At a {kind} citizens are received one by one; speakers (--speakers) are counted at"
                " a dialogue, conference or voters' meeting."
            ).format(kind=kind.label)
        )
    if people_present is not None and speakers > people_present:
        raise RefusedError(
            _(
                "{speakers} people spoke, but {present} were present; put --speakers or --people"
                " right."
            ).format(speakers=speakers, present=people_present)
        )


def check_committee(channel: Channel, committee: CouncilCommittee | None) -> None:
    """Refuse a committee of the council of what was not raised in public.

    Raises:
        RefusedError: it came another way.
    """
    if committee is not None and channel is not Channel.VOTER_CONTACT:
        raise RefusedError(
            _(
                "Only an opinion raised at a voters' meeting is for a committee of the council"
                " (“{committee}”), and this came “{channel}”: leave --committee out; to take it"
                ' away, --committee "".'
            ).format(committee=committee.label, channel=channel.label)
        )
