"""What went to other bodies, what they were urged to do, and what they answered."""

from tiepdan.i18n import N_
from tiepdan.reports.figures.counted_rows import EXCHANGES
from tiepdan.reports.figures.figure import Figure, Section

_SENT = "event IN ('forwarded', 'guided')"
_REPLIED = "event = 'agency_replied'"

OTHER_BODIES = Section(
    N_("Other bodies"),
    (
        Figure(
            "sent_elsewhere",
            N_("Sent to other bodies"),
            EXCHANGES,
            _SENT,
            is_hidden_when_zero=True,
            meaning=N_(
                "Each time a petition was forwarded to another body, or its author guided there,"
                " by the day on which it was done."
            ),
        ),
        *(
            Figure(
                f"sent_{event}",
                label,
                EXCHANGES,
                f"event = '{event}'",
                part_of="sent_elsewhere",
                by="way",
                is_hidden_when_zero=True,
                meaning=N_("Those of them done in this way."),
            )
            for event, label in (("forwarded", N_("forwarded")), ("guided", N_("guided")))
        ),
        *(
            Figure(
                f"sent_{name}",
                label,
                EXCHANGES,
                f"{_SENT} AND {condition}",
                part_of="sent_elsewhere",
                by="body",
                is_hidden_when_zero=True,
                meaning=meaning,
            )
            for name, label, condition, meaning in (
                (
                    "to_named_body",
                    N_("to a body that is named"),
                    "body IS NOT NULL",
                    N_("Those of them that say to which body."),
                ),
                (
                    "without_body",
                    N_("no body recorded"),
                    "body IS NULL",
                    N_("Those of them that do not say to which body; edit-event adds it."),
                ),
            )
        ),
        Figure(
            "urged",
            N_("Urged to handle what was forwarded"),
            EXCHANGES,
            "event = 'urged'",
            is_hidden_when_zero=True,
            meaning=N_("Each time such a body was urged, by the day of the letter."),
        ),
        Figure(
            "replies_received",
            N_("Replies of other bodies received"),
            EXCHANGES,
            _REPLIED,
            is_hidden_when_zero=True,
            meaning=N_(
                "Written results and replies of other bodies on petitions and opinions, by the day"
                " on which they were received."
            ),
        ),
        Figure(
            "replies_after_forward",
            N_("on what was forwarded"),
            EXCHANGES,
            f"{_REPLIED} AND is_after_forward = 1",
            part_of="replies_received",
            by="forward",
            is_hidden_when_zero=True,
            meaning=N_("Those of them on petitions that were forwarded before, or on that day."),
        ),
        Figure(
            "replies_otherwise",
            N_("on what is with us"),
            EXCHANGES,
            f"{_REPLIED} AND is_after_forward = 0",
            part_of="replies_received",
            by="forward",
            is_hidden_when_zero=True,
            meaning=N_("Those of them on other petitions, such as opinions of a dialogue."),
        ),
    ),
)
