"""The commands in their panels, as the help shows them; each is imported when it is typed."""

import keyword
from dataclasses import dataclass

from tiepdan.i18n import N_


@dataclass(frozen=True, slots=True)
class Panel:
    """Commands shown together: the folder they are in, a heading, and what each of them does."""

    folder: str
    heading: str
    commands: dict[str, str]


PANELS = (
    Panel(
        "morning",
        N_("Each morning"),
        {
            "overdue": N_("What is late, the worst first."),
            "due": N_("What falls due in the next working days."),
        },
    ),
    Panel(
        "petitions",
        N_("Petitions"),
        {
            "add-petition": N_("Record a petition or an opinion."),
            "petitions": N_("List the petitions, all or those looked for."),
            "search": N_("Search petitions, meetings, visits and documents for words."),
            "show": N_("Show everything about a petition or a meeting (B12)."),
            "link": N_("Link a petition to an earlier one it repeats or continues."),
            "unlink": N_("Take the link of two petitions away."),
            "join": N_("Note that petitions and visits are one case."),
            "separate": N_("Take a petition or a visit out of its case."),
            "mark": N_("Mark a case as complex, drawn-out, or of degradation."),
            "entered": N_("Record what is in the national database."),
        },
    ),
    Panel(
        "handling",
        N_("Handling petitions"),
        {
            "examine": N_("Record whether a petition is eligible to be dealt with."),
            "accept": N_("Record that a petition was accepted."),
            "decline": N_("Record that a petition was not accepted."),
            "forward": N_("Record that it was forwarded to another body."),
            "guide": N_("Record that the citizen was guided elsewhere."),
            "urge": N_("Record that the body it was forwarded to was urged."),
            "return": N_("Record that the petition was returned."),
            "file": N_("Record that it was filed without further handling."),
            "answer": N_("Record the answer to the citizen."),
            "assign": N_("Record to which officer a petition was assigned."),
            "note": N_("Write a note into a petition's file."),
            "record": N_("Record any other event of a petition or meeting."),
        },
    ),
    Panel(
        "resolving",
        N_("Resolving complaints and denunciations"),
        {
            "complex": N_("Record in writing that a complaint is complex."),
            "extend": N_("Record a decision to extend the time to resolve."),
            "suspend": N_("Record a suspension; the clock stops."),
            "resume": N_("Record that a suspended case goes on."),
            "withdraw": N_("Record that the petition was withdrawn, wholly or in part."),
            "terminate": N_("Record that the handling was terminated."),
            "decide": N_("Record the decision or conclusion that resolves a petition."),
            "enforce": N_("Record what was carried out of a decision, step by step."),
        },
    ),
    Panel(
        "meetings",
        N_("Meetings"),
        {
            "add-meeting": N_("Record a reception or a dialogue, planned or past."),
            "meetings": N_("List the meetings, and what is owed."),
            "schedule": N_("Propose the reception days of a month, and plan them."),
            "hold": N_("Record that a planned meeting took place."),
            "cancel": N_("Record that a planned meeting is not held, and why."),
            "conclude": N_("Record the conclusion notice of a meeting, or the results."),
            "add-visit": N_("Record a visit of citizens."),
            "visits": N_("List the visits."),
        },
    ),
    Panel(
        "corrections",
        N_("Corrections"),
        {
            "edit": N_("Correct what was recorded of a petition."),
            "edit-event": N_("Correct an event of a petition or meeting, or remove it."),
            "edit-meeting": N_("Correct what was recorded of a meeting."),
            "edit-visit": N_("Correct what was recorded of a visit, and who came."),
            "edit-document": N_("Correct what was recorded of a document."),
            "edit-sanction": N_("Correct what was recorded of a sanction."),
            "edit-training": N_("Correct what was recorded of a training."),
            "edit-inspection": N_("Correct numbers of inspections."),
            "void": N_("Make void what was recorded by mistake; it counts nowhere."),
            "unvoid": N_("Bring back what was made void."),
        },
    ),
    Panel(
        "office",
        N_("The office"),
        {
            "office": N_("Show what is kept of the office, and who signs and receives for it."),
            "edit-office": N_("Say more of the commune, correct it, or change it from a day on."),
            "add-staff": N_("Record who signs for the office, or receives citizens."),
            "edit-staff": N_("Say until when somebody signs or receives, or correct it."),
        },
    ),
    Panel(
        "documents",
        N_("Documents"),
        {
            "add-document": N_("Record a document issued."),
            "documents": N_("List the documents issued."),
            "add-training": N_("Record training organised or attended, or dissemination."),
            "trainings": N_("List training and dissemination."),
            "add-inspection": N_("Record numbers of inspections (form 06/QLKNTC)."),
            "inspections": N_("List the numbers of inspections."),
            "add-sanction": N_("Record that someone was held to account."),
        },
    ),
    Panel(
        "letters",
        N_("Letters"),
        {
            "letter": N_("Make the paper of a step from the case, as a Word file."),
            "letters": N_("List the kinds of letters; copy a template to edit it."),
            "check-template": N_("Check a template of the office's own."),
        },
    ),
    Panel(
        "figures",
        N_("Figures and reports"),
        {
            "stats": N_("Count receptions, dialogues, petitions and documents of a period."),
            "duties": N_("How often leaders had to receive citizens, and how often they did."),
        },
    ),
    Panel(
        "reports",
        N_("Reports of the office"),
        {
            "reports": N_("List the reports owed and sent."),
            "report": N_("Make a report of a period, to read or as a file."),
            "check-report": N_("Check figures that somebody wrote."),
            "send-report": N_("Record that a report is sent, and keep it as it is now."),
            "sent-report": N_("Record that a report was sent that was made elsewhere."),
            "add-report-request": N_("Record a letter that asks for a report."),
            "edit-sent-report": N_("Correct what was recorded of a report sent, or remove it."),
            "edit-report-request": N_("Correct a letter that asks for a report, or remove it."),
        },
    ),
    Panel(
        "law",
        N_("Law and calendar"),
        {
            "explain": N_("Show why each deadline of a petition or meeting is what it is."),
            "deadline": N_("Count a period from a day, showing every day left out."),
            "limits": N_("List the time limits in force on a day, with their articles."),
            "local-rules": N_("List a province's own rules, switch them on or off."),
            "holidays": N_("List the days off and make-up days of a year."),
            "add-day-off": N_("Add a day off; shows which deadlines move."),
            "remove-day-off": N_("Make a day off a working day; the opposite."),
            "swap-days": N_("Swap a working day for a day off in one go."),
        },
    ),
    Panel(
        "secrets",
        N_("Secrets"),
        {
            "protect": N_("Record how a denouncer is protected, and how many people."),
            "end-protection": N_("Record that the protection of a denouncer ends."),
            "edit-protection": N_("Correct what was recorded of a denouncer's protection."),
            "waive-protection": N_(
                "Record that a denouncer waives the protection of their identity."
            ),
            "purge": N_("Destroy the personal data of filed petitions kept for a year."),
        },
    ),
    Panel(
        "data",
        N_("Data"),
        {
            "init": N_("Create your own database."),
            "clerk": N_("Show the name that the journal notes, or change it."),
            "import": N_("Add an office's own Excel book, or a register's files; all or none."),
            "export": N_("Write all facts into CSV files, as import reads them."),
            "opening-balance": N_("Say what was before this register begins, in totals."),
            "demo": N_("Show the program on the register of Kỳ Châu, 2019–2023."),
            "history": N_("Show what was done: all of it, or about one petition or meeting."),
            "undo": N_("Take back the last operation, or one by its number."),
            "check": N_("Check that nothing is lost, altered or wrong."),
            "backup": N_("Make a verified copy of the database."),
            "restore": N_("Put a copy in the place of the database, which is kept aside."),
        },
    ),
    Panel(
        "help",
        N_("Help and settings"),
        {
            "help": N_("Show what the commands do, or how one of them is used."),
            "handbook": N_("Show the clerk's handbook (in Vietnamese), a page at a time."),
            "config": N_("Show what is set on this PC, and how to change it."),
            "completion": N_("Print what makes a shell complete commands and numbers."),
        },
    ),
)


LOOKING = frozenset({
    "overdue", "due", "petitions", "search", "show", "meetings", "visits", "documents", "trainings",
    "inspections", "office", "stats", "duties", "reports", "check-report", "explain", "deadline",
    "limits", "holidays", "letters", "check-template", "clerk", "export", "demo", "history",
    "check", "backup", "help", "handbook", "config", "completion",
})  # fmt: skip
"""The commands that write nothing into the clerk's register, so that none has a dry run."""


def module_of(panel: Panel, command: str) -> str:
    """The dotted name of a command's own module, in which its function has the module's name."""
    name = command.replace("-", "_")
    # Python keeps some words (return, import) for itself.
    return f"tiepdan.cli.commands.{panel.folder}.{name + '_' if keyword.iskeyword(name) else name}"
