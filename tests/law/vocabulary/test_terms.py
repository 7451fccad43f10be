"""Every term is found by its code, its label and the Vietnamese words a clerk types."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.law.vocabulary.words import VIETNAMESE
from tiepdan.errors import UsageError
from tiepdan.i18n import translations
from tiepdan.law.reporting.periods import PeriodKind
from tiepdan.law.vocabulary.calendar import Weekday
from tiepdan.law.vocabulary.document import DocumentEffect, DocumentType, TrainingKind
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.law.vocabulary.petition import PetitionForm, PetitionKind, Represents
from tiepdan.law.vocabulary.register import VoidState
from tiepdan.law.vocabulary.terms import NOT_RECORDED, Term
from tiepdan.reports.stated.judging import Verdict
from tiepdan.text import word_key

NOT_TYPED = (PeriodKind, Verdict)
"""Lists of which no word is typed as it stands: a period has a year, a verdict is told."""

LISTS = sorted(set(Term.__subclasses__()) - {*NOT_TYPED}, key=lambda terms: terms.__name__)
TERMS = [term for terms in LISTS for term in terms]
VI = translations("vi")


def name_of(part: Term | tuple[str, ...]) -> str:
    return f"{type(part).__name__}.{part.name}" if isinstance(part, Term) else part[0]


def without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if unicodedata.category(letter) != "Mn")


def spellings(word: str) -> Iterator[str]:
    for spelt in (word, without_accents(word)):
        for cased in (spelt, spelt.lower(), spelt.upper(), spelt.title()):
            yield cased
            yield cased.replace(" ", "-")
            yield cased.replace(" ", "_")
            yield cased.replace(" ", "  ")
            yield f"  {cased}\n"
            yield unicodedata.normalize("NFD", cased)


def test_every_term_has_its_vietnamese_words_here() -> None:
    # Members of different lists may be equal as texts, so they are compared by name.
    assert sorted(map(name_of, TERMS)) == sorted(name_of(term) for term, _words in VIETNAMESE)


@pytest.mark.parametrize("term", TERMS, ids=name_of)
def test_a_term_is_found_by_its_code_and_label(term: Term) -> None:
    for word in (term.value, term.label, term.english):
        for spelt in spellings(word):
            assert type(term).parse(spelt) is term


@pytest.mark.parametrize(("term", "words"), VIETNAMESE, ids=name_of)
def test_a_term_is_found_by_its_vietnamese_words(term: Term, words: tuple[str, ...]) -> None:
    for word in words:
        for spelt in spellings(word):
            assert type(term).parse(spelt) is term


def labels_of(terms: type[Term]) -> dict[Term, str]:
    return {term: VI.gettext(term.english) for term in terms}


@pytest.mark.parametrize("term", TERMS, ids=name_of)
def test_a_term_is_found_by_what_people_read(term: Term) -> None:
    labels = labels_of(type(term))
    for spelt in spellings(labels[term]):
        assert type(term).parse(spelt, among=labels) is term


def beginnings(label: str) -> Iterator[str]:
    words = label.replace(",", " ").split()
    return (" ".join(words[:count]) for count in range(1, len(words)))


@pytest.mark.parametrize("term", TERMS, ids=name_of)
def test_the_first_words_of_a_label_mean_it_where_they_mean_no_other(term: Term) -> None:
    labels = labels_of(type(term))
    others = [
        said
        for other in type(term)
        if other is not term
        for said in (labels[other], other.label, *other.phrases)
    ]
    for typed in beginnings(labels[term]):
        key = without_accents(typed).lower().split()
        is_shared = any(
            without_accents(said).lower().replace(",", " ").split()[: len(key)] == key
            or word_key(said) == word_key(typed)
            for said in others
        )
        if not is_shared and word_key(typed) and len(labels) > 1:
            for spelt in (typed, without_accents(typed), typed.upper()):
                assert type(term).parse(spelt, among=labels) is term, typed


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("trình bày", PetitionForm.ORAL),
        ("nhom", Represents.GROUP),
        ("được dự", TrainingKind.ATTENDED),
        ("NGHI QUYET", DocumentType.RESOLUTION),
        ("sửa đổi", DocumentEffect.AMENDED),
        ("p", PetitionKind.FEEDBACK),  # proposal begins so too, but not in Vietnamese
        ("t", PetitionKind.DENUNCIATION),
    ],
)
def test_words_of_forms_and_lists(typed: str, term: Term) -> None:
    assert type(term).parse(typed, among=labels_of(type(term))) is term


@pytest.mark.parametrize(
    ("terms", "typed"),
    [
        (MeetingKind, "đối thoại"),
        (MeetingKind, "tiếp công dân"),
        (VoidState, "đã"),
        (Weekday, "thứ"),
    ],
)
def test_what_several_begin_with_or_what_is_no_choice_is_not_guessed(
    terms: type[Term], typed: str
) -> None:
    with pytest.raises(UsageError):
        terms.parse(typed, among=labels_of(terms))


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("KN", PetitionKind.COMPLAINT),
        ("kn", PetitionKind.COMPLAINT),
        ("TC", PetitionKind.DENUNCIATION),
        ("KNPA", PetitionKind.PROPOSAL),
        ("knpa", PetitionKind.PROPOSAL),
    ],
)
def test_the_usual_initials(typed: str, kind: PetitionKind) -> None:
    assert PetitionKind.parse(typed) is kind


@pytest.mark.parametrize("terms", LISTS, ids=lambda terms: terms.__name__)
def test_no_word_means_two_terms_of_a_list(terms: type[Term]) -> None:
    owner: dict[str, Term] = {}
    for term in terms:
        for word in term.words | {word_key(VI.gettext(term.english))}:
            assert owner.setdefault(word, term) is term, word
    assert "" not in owner


@pytest.mark.parametrize("terms", LISTS, ids=lambda terms: terms.__name__)
@pytest.mark.parametrize("typed", ["", " ", "xyz", "-", "!!!", "khiếu nạii", "\x1b[31m", "中"])
def test_an_unknown_word_is_refused_with_the_choices(terms: type[Term], typed: str) -> None:
    with pytest.raises(UsageError) as refusal:
        terms.parse(typed)
    sentence = str(refusal.value)
    assert "\x1b" not in sentence
    for term in terms.offered():
        assert term.label in sentence
        assert f"({term.value})" not in sentence  # people type what they read
    assert NOT_RECORDED not in sentence


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LISTS), st.text(st.characters(exclude_categories=())))
def test_any_text_is_a_term_or_refused(terms: type[Term], typed: str) -> None:
    try:
        found = terms.parse(typed)
    except UsageError:
        return
    assert found in terms
