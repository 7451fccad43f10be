"""Making a letter: the file whole or not at all, and with its number what the register keeps."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiepdan.cli.letters.outgoing import Outgoing
from tiepdan.cli.letters.own_templates import usable_template
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import check_past
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.reports.letters.filling import FIELDS, fill, secret_among
from tiepdan.reports.letters.kind import LetterKind
from tiepdan.reports.letters.own_rule import own_rule_of

if TYPE_CHECKING:
    from tiepdan.output.files import OutputFile


def make_letter(run: Run, outgoing: Outgoing, file: "OutputFile") -> None:
    """Write a letter, record what is to be recorded with it, and say what is still to be filled in.

    Raises:
        UsageError: a dry run of what records nothing; a day to come of what is recorded.
        RefusedError: something is there already, the number is taken, or the step cannot be.
        DatabaseError: the file or the register cannot be written; nothing is left of either.
    """
    from tiepdan.output.files import publish  # noqa: PLC0415 (one medium a run)
    from tiepdan.output.word.letters import write_letter  # noqa: PLC0415

    if writes.is_dry() and not outgoing.is_recorded:
        raise UsageError(_("--dry-run goes with --number or --issue; else nothing is recorded."))
    paper = outgoing.paper
    if outgoing.is_recorded and paper.dated:
        check_past(paper.dated, today=run.day)
    template = usable_template(paper.kind, paper.wording, run.path)
    filled = fill(paper)
    gaps: tuple[str, ...] = ()
    document_id: int | None = None

    def write_into(passing: Path) -> None:
        nonlocal gaps, document_id
        gaps = write_letter(template, filled, passing)
        if outgoing.is_recorded:
            # Recorded while the file has no name yet: one without the other there is not.
            document_id = _record(run, outgoing)

    publish(file, write_into)
    secret = secret_among(gaps, filled)
    _tell(outgoing, file, [one for one in gaps if one not in secret], secret)
    if run.as_json:
        _show_json(outgoing, file, {"gaps": gaps, "kept_secret": secret, "document": document_id})


def _record(run: Run, outgoing: Outgoing) -> int | None:
    """Write the document and the step in one operation; returns the number of the document."""
    from tiepdan.cli.letters.recording import record_step_of  # noqa: PLC0415 (to write)
    from tiepdan.records.writing.letters import record_letter  # noqa: PLC0415

    document = outgoing.document
    document_id = None
    with writing(run.path, "letter", no_input=run.no_input) as register:
        # Before its step, which names the same number.
        if document:
            document_id = record_letter(register.session, document, own_steps=outgoing.own_steps)
        record_step_of(register, outgoing)
        if document:
            register.tell(
                _("{subject}: letter {document} is document {id} of the list.").format(
                    subject=outgoing.of, document=document.number, id=document_id
                )
            )
    return document_id


def _tell(
    outgoing: Outgoing, file: "OutputFile", unknown: Sequence[str], secret: Sequence[str]
) -> None:
    """What was written, what is to be written in by hand, and what is doubtful."""
    paper = outgoing.paper
    say(_("Wrote {path}.").format(path=file.path))
    for sentence, gaps in (
        (_("Not known, and yellow in the letter: {gaps}."), unknown),
        (
            _(
                "Kept secret, and yellow in the letter; write it in by hand where the law wants it"
                " there: {gaps}."
            ),
            secret,
        ),
    ):
        if gaps:
            say(sentence.format(gaps=_named(paper.kind, gaps)))
    if outgoing.number_before:
        say(
            _(
                "{subject}: this letter has the number {before} already; {number} is a second one,"
                " which tiepdan undo takes back."
            ).format(subject=outgoing.of, before=outgoing.number_before, number=paper.number)
        )
    own_rule = own_rule_of(paper)
    for doubt in (paper.wording.doubt, own_rule.doubt if own_rule else None):
        if doubt:
            say(doubt)


def _show_json(outgoing: Outgoing, file: "OutputFile", made: Mapping[str, Any]) -> None:
    from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

    paper = outgoing.paper
    data: dict[str, Any] = {
        "file": str(file.path),
        "subject": outgoing.of,
        "kind": paper.kind.id,
        "is_official": paper.wording.is_official,
        "number": paper.number,
        "dated": paper.dated,
    }
    json.write({**data, **made})


def _named(kind: LetterKind, gaps: Sequence[str]) -> str:
    """What is missing, by what the fields mean."""
    fields = FIELDS[kind.subject]
    return "; ".join(_(fields[name].meaning) for name in gaps)
