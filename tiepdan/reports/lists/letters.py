"""The kinds of letters, those that a case allows, and the fields of a template, as tables."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import TimeLimit
from tiepdan.reports.letters.choice import AnyChoice
from tiepdan.reports.letters.field import Fields
from tiepdan.reports.letters.kind import LetterKind, Wording
from tiepdan.reports.lists.law.time_limits import time_allowed
from tiepdan.reports.model import Column, Rank, Table, Tone, Value


def letters_table(
    letters: Iterable[LetterKind],
    limits: Iterable[TimeLimit],
    *,
    on: date,
    is_one: bool = False,
) -> Table:
    """The letters of steps of a day, each with its article, who gets it, by when, whose words.

    Where it ``is_one``, all of it is shown.
    """
    known = {limit.id: limit for limit in limits}
    found = [(letter, wording) for letter in letters if (wording := letter.wording_on(on))]
    whole = (
        ("name", _("Letter")),
        ("form", _("Form of the letter")),
        ("words", _("Words")),
        ("to", _("Who gets it")),
        ("step", _("Step")),
        ("limit", _("By when")),
    )
    return Table(
        title=_("Letters"),
        columns=(
            Column("kind", _("Kind"), tone=Tone.STRONG),
            Column(None, None if is_one else _("By when"), 20, is_for_screen=True),
            Column(None, None if is_one else _("Words"), 8, is_for_screen=True),
            Column(
                None,
                None if is_one else _("Letter"),
                40,
                is_for_screen=True,
                rank=Rank.BELOW,
                is_whole=True,
            ),
            *(_column(key, label, is_shown=is_one) for key, label in whole),
            Column("article", _("Article"), 20, rank=Rank.BELOW, tone=Tone.QUIET, is_whole=True),
            _column("doubt", _("Doubt"), is_shown=is_one),
        ),
        rows=[
            (
                letter.id,
                _how_soon(known, letter, on),
                _whose_words(wording),
                f"{letter.name} → {letter.to}",
                letter.name,
                form_of(wording),
                words_of(wording),
                letter.to,
                letter.step or letter.meeting_step,
                _limit(known, letter),
                wording.article,
                wording.doubt,
            )
            for letter, wording in found
        ],
        empty=_("No letter is known for steps of that day."),
        notes=() if is_one else (_("One in full: tiepdan letters KIND"),),
        is_list=not is_one,
        is_facts=is_one,
    )


def _column(key: str, label: str, *, is_shown: bool) -> Column:
    """What stands in files, and on a screen where one letter is shown whole."""
    return Column(key, label) if is_shown else Column(key, None, file_label=label)


def form_of(wording: Wording) -> str | None:
    """The number of the official form and the decree it is of."""
    return f"{wording.form} ({wording.circular})" if wording.form else None


def words_of(wording: Wording) -> str:
    """Whose words a letter has."""
    return _("those of the form") if wording.is_official else _("our own")


def _limit(known: dict[str, TimeLimit], letter: LetterKind) -> str | None:
    if letter.limit is None:
        return None
    limit = known[letter.limit]
    province = f" ({limit.pack.province})" if limit.pack else ""
    return f"{limit.id}: {limit.name}{province}"


def _how_soon(known: dict[str, TimeLimit], letter: LetterKind, on: date) -> str | None:
    """The time that its limit gives, in short."""
    version = known[letter.limit].version_on(on) if letter.limit else None
    if version is None:
        return None
    return f"{time_allowed(version)} ({letter.limit})"


def _whose_words(wording: Wording) -> str:
    """The same with the number of the form, which stands for its words."""
    is_form = wording.is_official and wording.form
    return _("form {form}").format(form=wording.form) if is_form else words_of(wording)


def choices_table(subject: str, choices: Sequence[AnyChoice]) -> Table:
    """The letters that a case allows, those that it asks for first, and how they are made."""
    return Table(
        title=_("Letters of {subject}").format(subject=subject),
        columns=(
            Column("kind", _("Kind"), tone=Tone.STRONG),
            Column("name", _("Letter"), 24, rank=Rank.BELOW, is_whole=True),
            Column("is_asked", _("Asked now"), 8),
            Column("due", _("Due"), 10),
            Column("recorded_on", _("Step recorded"), 10),
            Column("form", None, file_label=_("Form of the letter")),
            Column("words", None, file_label=_("Words")),
            Column(None, _("Words"), 8, is_for_screen=True),
        ),
        rows=[
            (
                one.kind.id,
                one.kind.name,
                one.is_asked,
                one.due.due if one.due else None,
                one.step.happened_on if one.step else None,
                form_of(one.wording),
                words_of(one.wording),
                _whose_words(one.wording),
            )
            for one in choices
        ],
        empty=_("No letter fits this case now; tiepdan letters lists all of them."),
        is_list=True,
        notes=tuple(_commands(subject, choices)),
    )


def _commands(subject: str, choices: Sequence[AnyChoice]) -> Iterator[str]:
    """The command for each letter that is asked for; where none is, how any of them is made."""
    asked = [one.kind.id for one in choices if one.is_asked]
    for kind in asked or ([_("KIND")] if choices else []):
        yield _("To make it: {command}").format(command=f"tiepdan letter {subject} {kind}")


def fields_table(fields: Fields, used: Collection[str]) -> Table:
    """The fields of a letter: what each means, an example, and whether the template has it."""
    rows: list[tuple[Value, ...]] = [
        (f"{{{{ {name} }}}}", _(field.meaning), field.example, name in used)
        for name, field in fields.items()
    ]
    return Table(
        title=_("Fields of this letter"),
        columns=(
            Column("field", _("Field of a template"), 18, tone=Tone.STRONG),
            Column("meaning", _("What it becomes"), 24),
            Column("example", _("Example"), 18),
            Column("is_used", _("In the template"), 8),
        ),
        rows=rows,
    )
