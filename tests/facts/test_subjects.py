"""Each fact is declared once: the tables, the files and the options say the same."""

import re
from datetime import date
from typing import Annotated, get_args, get_type_hints

import pytest
from sqlmodel import SQLModel

from tiepdan.facts.fact import (
    COVERED,
    Fact,
    fields,
    fields_of,
    made,
    secret_names,
    stored,
    values_of,
)
from tiepdan.facts.fact import Field as FactField
from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.subjects import SUBJECTS, Subject
from tiepdan.facts.visit import Visit
from tiepdan.i18n import translations
from tiepdan.law.vocabulary.petition import Channel, PetitionKind, SubjectField
from tiepdan.records.schema import tables

TODAY = date(2026, 11, 22)
TABLES = {
    str(table.__tablename__): table
    for table in SQLModel.__subclasses__()
    if table.__module__.startswith(f"{tables.__name__}.")
}
KEYS = {
    "id",
    "row_key",
    "sent_report_id",
    "year",
    "sequence",
    "petitioner_id",
    "meeting_id",
    "petition_id",
    "event_id",
    "visit_id",
    "document_id",
    "sanction_id",
    "request_id",
    "training_id",
    "inspection_id",
}
"""Columns that name a row or tie it to another; what else a table has must be a fact."""

EVERY_SUBJECT = pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS)


def test_every_table_of_facts_has_its_subject() -> None:
    assert sorted(TABLES) == sorted(SUBJECTS)


@EVERY_SUBJECT
def test_a_table_keeps_the_facts_of_its_subject_and_nothing_else(subject: Subject) -> None:
    columns = TABLES[subject.table].__table__.columns  # type: ignore[attr-defined]
    assert set(columns.keys()) - set(subject.fields) <= KEYS
    assert set(subject.fields) <= set(columns.keys())
    for name, field in subject.fields.items():
        assert columns[name].nullable == field.may_be_empty, name


@EVERY_SUBJECT
def test_a_secret_is_text_so_that_it_can_be_covered(subject: Subject) -> None:
    hints = get_type_hints(subject.facts)
    for name, field in subject.fields.items():
        if field.is_secret:
            assert str in (hints[name], *get_args(hints[name])), name


def test_nothing_of_a_person_is_open() -> None:
    assert set(secret_names(Petitioner)) == set(fields_of(Petitioner))


def test_whether_a_fact_is_secret_must_be_said() -> None:
    with pytest.raises(TypeError, match="is_secret"):
        Fact(label="Telephone")  # type: ignore[call-arg]


@EVERY_SUBJECT
def test_what_a_fact_is_called_in_files_is_clear(subject: Subject) -> None:
    names = [
        name
        for field in subject.fields.values()
        for name in {field.heading, *field.fact.former_headings, *field.fact.vietnamese}
    ]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("subject", [Petition, Visit])
def test_who_petitions_or_comes_has_no_fact_of_the_name_of_another(subject: type) -> None:
    """Both are asked for at once, and read as one row."""
    person, other = fields_of(Petitioner), fields_of(subject)
    assert person.keys() & other.keys() == set()
    flags = [flag for some in (person, other) for one in some.values() for flag in _flags(one)]
    assert sorted(set(flags)) == sorted(flags)


def _flags(field: FactField) -> tuple[str, ...]:
    return (field.flag, *field.fact.former_flags)


@EVERY_SUBJECT
def test_what_is_asked_for_says_what_it_is_and_how_it_is_written(subject: Subject) -> None:
    for field in fields(subject.facts):
        assert field.fact.help, field.name
        assert field.label, field.name
        assert field.fact.vietnamese or subject.table in {"void", "calendar_override"}, field.name
        if field.example and field.kind.terms is None:
            field.kind.reader(TODAY)(field.example.strip("“”"))


def test_a_covered_row_has_none_of_its_secrets() -> None:
    row = dict.fromkeys(fields_of(Petitioner))
    who = stored(Petitioner, row, is_covered=True)
    assert {getattr(who, name) for name in fields_of(Petitioner)} == {COVERED}


def test_a_subject_is_its_facts_and_back() -> None:
    petition = Petition(
        kind=PetitionKind.COMPLAINT,
        channel=Channel.POST,
        received_on=TODAY,
        field=SubjectField.LAND,
        summary="Ranh giới",
    )
    assert made(Petition, values_of(petition)) == petition


def test_a_field_without_a_fact_is_a_fault_of_the_program() -> None:
    from dataclasses import make_dataclass  # noqa: PLC0415

    with pytest.raises(TypeError, match="email"):
        fields_of(make_dataclass("Petitioner", [("email", str)]))
    told = Annotated[str, Fact(label="Email", is_secret=True)]
    assert fields_of(make_dataclass("Petitioner", [("email", told)]))["email"].flag == "--email"


CODE_AND_WORDS = re.compile(r"\b([a-z_]+[0-9]*) \(([^()]*)\)")
HELP = translations("vi")


@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=SUBJECTS.keys())
def test_the_words_that_help_puts_beside_a_code_may_be_typed(subject: Subject) -> None:
    """As in “post (bưu chính)”: of several words the first, for others may explain."""
    for field in subject.fields.values():
        terms = field.kind.terms
        if terms is None or not field.fact.help:
            continue
        labels = {term: HELP.gettext(term.english) for term in terms}
        for code, words in CODE_AND_WORDS.findall(HELP.gettext(field.fact.help)):
            said = re.split(r",| hoặc ", words)[0]
            if code in set(terms):
                assert terms.parse(said, among=labels) == code, (field.name, said)
