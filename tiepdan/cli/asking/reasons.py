"""Why somebody looks at a secret or uncovers one: asked for, judged, and noted before."""

from pathlib import Path

from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.records.reading.petitions.identity import tells_petitioner
from tiepdan.records.reading.petitions.petitions import get_petition_id
from tiepdan.records.secrecy import is_protected
from tiepdan.text import quoted, word_key

_SHORTEST_REASON = 5
"""Letters and digits below which nothing can be said."""


def note_reveal(path: Path, number: PetitionNumber, reason: str, *, no_input: bool) -> None:
    """Write into the journal who looks at a secret, and why, before it is shown.

    Raises:
        NotFoundError: there is no such petition.
        UsageError: the reason says nothing.
        RefusedError: the reason itself would tell who the petitioner is.
    """
    check_reason(path, number, reason, no_input=no_input)
    say(_("Looked at what is kept secret of petition {number}.").format(number=number))


def note_reveal_of_all(path: Path, reason: str, *, no_input: bool) -> None:
    """Write into the journal who takes every secret out of the register, and why, before it is.

    Raises:
        UsageError: the reason says nothing.
        RefusedError: the reason itself would tell who a denouncer is; see ``check_reason``.
    """
    check_words(reason)
    with writing(path, "export", no_input=no_input) as register:
        register.entry.is_kept = True
        register.entry.private_reason = reason
        register.entry.words = _(
            "Wrote the register into files with all secrets of denouncers, or tried to."
        )
    with database.reading(path) as connection:
        denounced = connection.execute(
            f"SELECT id FROM petition AS p WHERE {is_protected('p')}"
        ).fetchall()
        is_told = any(tells_petitioner(connection, row[0], reason) for row in denounced)
    if is_told:
        raise RefusedError(_told_by_reason())


def check_words(reason: str) -> None:
    """Refuse a reason that says nothing.

    Raises:
        UsageError: it does not.
    """
    if len(word_key(reason)) < _SHORTEST_REASON:
        raise UsageError(
            _('“{typed}” is no reason; for example "xác minh theo QĐ 12".').format(
                typed=quoted(reason)
            )
        )


def check_reason(path: Path, number: PetitionNumber, reason: str, *, no_input: bool) -> int:
    """Refuse a reason to uncover a petitioner that is none, or uncovers them itself.

    The latter tells whoever guesses that the guess is right, so that it was tried is in the
    journal before anything is compared: the same entry for every guess, its words apart. A dry run
    leaves no entry, so that it compares nothing.
    Returns the petition's id in the journal.

    Raises:
        NotFoundError: there is no such petition.
        UsageError: the reason says nothing.
        RefusedError: the reason itself would tell who the petitioner is.
        DatabaseError: the journal cannot be written; nothing was compared.
    """
    check_words(reason)
    with database.reading(path) as connection:
        petition_id = get_petition_id(connection, number)
    if writes.is_dry():
        return petition_id
    with writing(path, "reveal", no_input=no_input) as register:
        register.entry.is_kept = True
        register.entry.private_reason = reason
        register.entry.petition_id = petition_id
        register.entry.words = _(
            "Looked at what is kept secret of petition {number}, or tried to."
        ).format(number=number)
    with database.reading(path) as connection:
        is_told = tells_petitioner(connection, petition_id, reason)
    if is_told:
        raise RefusedError(_told_by_reason())
    return petition_id


def _told_by_reason() -> str:
    return _(
        "The reason is for every eye in the journal: leave out who petitions; for example"
        ' "xác minh theo Quyết định 12/QĐ-UBND". That this one was tried is noted there.'
    )
