"""The Vietnamese catalogue: complete, in step with the code, and the one that is shown."""

import gettext
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tiepdan.cli.panels import PANELS
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.i18n import DOMAIN, LOCALES, translations
from tiepdan.law import vocabulary
from tiepdan.law.vocabulary.terms import Term

PACKAGE = LOCALES.parent
PO_FILE = LOCALES / "vi" / "LC_MESSAGES" / f"{DOMAIN}.po"
KEYWORDS = {**DEFAULT_KEYWORDS, "N_": None}

_COMMANDS = "|".join(name for panel in PANELS for name in panel.commands)
TYPED_AS_IT_IS = re.compile(rf"--[a-z][a-z-]*|tiepdan (?:{_COMMANDS})\b(?!-)|\w+=|[a-z]+_[a-z_]+")
"""Options, commands, variables and code words, which no translation may change."""

UNTYPEABLE = re.compile(r"(?:--[a-z][a-z-]*|\bfor example:?|\bví dụ:?) [“”‘’']")
"""What follows an option, or is an example of a value, in marks that no shell of Windows takes."""

Texts = tuple[str, ...]
"""The singular of a message, followed by its plural if it has one."""


@pytest.fixture(scope="module")
def in_code() -> set[Texts]:
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    return {_texts(message) for _file, _line, message, _comments, _context in found}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with PO_FILE.open("rb") as file:
        return read_po(file, locale="vi", abort_invalid=True)


@pytest.fixture(scope="module")
def compiled() -> gettext.NullTranslations:
    return translations("vi")


def test_every_message_of_the_code_is_in_the_catalogue(
    in_code: set[Texts], catalogue: Catalog
) -> None:
    missing = in_code - {_texts(message.id) for message in _messages(catalogue)}
    assert not missing, _listed("missing in the catalogue", missing)


def test_no_entry_is_stale(in_code: set[Texts], catalogue: Catalog) -> None:
    stale = {_texts(message.id) for message in _messages(catalogue)} - in_code
    assert not stale, _listed("no longer in the code", stale)
    assert not catalogue.obsolete, _listed("commented out", map(_texts, catalogue.obsolete))


def test_every_entry_is_translated_and_none_is_fuzzy(catalogue: Catalog) -> None:
    unsure = [
        _texts(message.id)
        for message in _messages(catalogue)
        if message.fuzzy or not all(text.strip() for text in _texts(message.string))
    ]
    assert not unsure, _listed("untranslated or fuzzy", unsure)


def test_translations_keep_the_placeholders(catalogue: Catalog) -> None:
    wrong = [
        _texts(message.id)
        for message in _messages(catalogue)
        if any(
            _placeholders(text) != _placeholders(_texts(message.id)[-1])
            for text in _texts(message.string)
        )
    ]
    assert not wrong, _listed("placeholders differ", wrong)


def test_translations_keep_what_is_typed_as_it_is(catalogue: Catalog) -> None:
    wrong = [
        _texts(message.id)
        for message in _messages(catalogue)
        if any(
            not set(TYPED_AS_IT_IS.findall(_texts(message.id)[0]))
            <= set(TYPED_AS_IT_IS.findall(text))
            for text in _texts(message.string)
        )
    ]
    assert not wrong, _listed("options, commands or code words differ", wrong)


def test_examples_of_what_is_typed_are_in_quotes_that_a_keyboard_has(catalogue: Catalog) -> None:
    """Pasted into Command Prompt, “two words” are two arguments, and “ is a letter of the first."""
    wrong = [text for text in _all_texts(catalogue) if UNTYPEABLE.search(text)]
    wrong += [
        f"{subject.table}.{name}: {field.example}"
        for subject in SUBJECTS.values()
        for name, field in subject.fields.items()
        if set(field.example) & set("“”‘’")
    ]
    assert not wrong, _listed("write straight quotes", [(text,) for text in wrong])


def _all_texts(catalogue: Catalog) -> list[str]:
    return [
        text
        for message in _messages(catalogue)
        for text in (*_texts(message.id), *_texts(message.string))
    ]


@pytest.mark.usefixtures("compiled")
def test_the_compiled_catalogue_is_the_written_one(catalogue: Catalog) -> None:
    """Also where it was compiled before the last change: whoever reads it first mends that."""
    with PO_FILE.with_suffix(".mo").open("rb") as file:
        compiled = {
            _texts(message.id): _texts(message.string) for message in _messages(read_mo(file))
        }
    written = {_texts(message.id): _texts(message.string) for message in _messages(catalogue)}
    differing = [texts for texts in written | compiled if written.get(texts) != compiled.get(texts)]
    assert not differing, _listed("compile the catalogue again; it differs", differing)


class TestACheckout:
    """The program run from a tree that nobody installed, where the compiled file is not kept."""

    @pytest.fixture
    def locale(self, tmp_path: Path) -> Path:
        shutil.copytree(
            PACKAGE, tmp_path / "tiepdan", ignore=shutil.ignore_patterns("*.mo", "__pycache__")
        )
        return tmp_path / "tiepdan" / "locale" / "vi" / "LC_MESSAGES"

    @staticmethod
    def run(locale: Path, *python: str, language: str = "vi") -> "subprocess.CompletedProcess[str]":
        environment = {
            **os.environ, "PYTHONPATH": str(locale.parents[3]), "TIEPDAN_LANG": language,
            "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip
        return subprocess.run(
            [sys.executable, *python, "-c", "from tiepdan.i18n import _; print(_('accepted'))"],
            cwd=locale,
            env=environment,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

    def test_compiles_what_is_missing(self, locale: Path) -> None:
        assert self.run(locale).stdout == "thụ lý\n"
        assert [path.name for path in sorted(locale.iterdir())] == ["tiepdan.mo", "tiepdan.po"]

    def test_compiles_again_what_was_changed(self, locale: Path) -> None:
        self.run(locale)
        written = locale / "tiepdan.po"
        text = written.read_text(encoding="utf-8")
        changed = text.replace('msgid "accepted"\nmsgstr "', 'msgid "accepted"\nmsgstr "đã ')
        assert changed != text
        written.write_text(changed, encoding="utf-8")
        assert self.run(locale).stdout == "đã thụ lý\n"

    def test_without_its_texts_says_so_and_shows_no_english(self, locale: Path) -> None:
        (locale / "tiepdan.po").unlink()
        done = self.run(locale)
        assert (done.returncode, done.stdout) == (1, "")
        assert "hãy cài đặt lại tiepdan" in done.stderr
        assert "Traceback" not in done.stderr
        assert self.run(locale, language="en").stdout == "accepted\n"

    def test_without_babel_says_so_too(self, locale: Path) -> None:
        done = self.run(locale, "-S")  # nothing that was installed
        assert done.returncode == 1
        assert "pip install -e ." in done.stderr


for _module in iter_modules(vocabulary.__path__, f"{vocabulary.__name__}."):
    import_module(_module.name)  # so that every list of terms is known here


@pytest.mark.parametrize("terms", Term.__subclasses__(), ids=lambda terms: terms.__name__)
def test_every_term_of_a_list_has_a_label_of_its_own(
    terms: type[Term], compiled: gettext.NullTranslations
) -> None:
    labels = Counter(compiled.gettext(term.english) for term in terms)
    shared = [label for label, count in labels.items() if count > 1]
    assert not shared


@pytest.mark.parametrize(("language", "is_english"), [(None, False), ("en", True)])
def test_vietnamese_is_shown_unless_english_is_asked_for(
    language: str | None, *, is_english: bool, compiled: gettext.NullTranslations
) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "TIEPDAN_LANG"}
    # The system's own language decides nothing; the width keeps sentences in one line.
    environment |= {"LANG": "C", "LANGUAGE": "fr", "COLUMNS": "200", "TERMINAL_WIDTH": "200"}
    if language:
        environment["TIEPDAN_LANG"] = language
    shown = subprocess.run(
        [sys.executable, "-m", "tiepdan", "--help"],
        env=environment,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    # Ours, a panel's title, and a heading that Typer looks up itself.
    for english in ("Record a petition or an opinion.", "Each morning", "Options"):
        vietnamese = compiled.gettext(english)
        expected, other = (english, vietnamese) if is_english else (vietnamese, english)
        assert expected in shown
        assert other not in shown


def _messages(catalogue: Catalog) -> list[Message]:
    """The entries, without the header."""
    return [message for message in catalogue if message.id]


def _texts(texts: str | Iterable[str | None] | None) -> Texts:
    if texts is None:
        return ("",)
    if isinstance(texts, str):
        return (texts,)
    return tuple(text or "" for text in texts)


def _placeholders(text: str) -> Counter[str]:
    return Counter(
        name for _text, name, _form, _conversion in Formatter().parse(text) if name is not None
    )


def _listed(what: str, entries: Iterable[Texts]) -> str:
    return "\n  ".join([f"{what}:", *sorted(repr(texts[0]) for texts in entries)])
