"""What a person reads: Vietnamese, unless ``TIEPDAN_LANG=en`` asks for the code's English."""

import gettext
import os
import sys
from contextlib import suppress
from pathlib import Path

DOMAIN = "tiepdan"
LOCALES = Path(__file__).parent / "locale"
LANGUAGE = "en" if os.environ.get("TIEPDAN_LANG", "").lower().startswith("en") else "vi"


def translations(language: str) -> gettext.NullTranslations:
    """The texts in a language; in a checkout those written last, compiled if they are not yet.

    Raises:
        SystemExit: the catalogue is missing; an office must not get English without a word.
    """
    if language == "en":
        return gettext.NullTranslations()
    folder = LOCALES / language / "LC_MESSAGES"
    written, compiled = folder / f"{DOMAIN}.po", folder / f"{DOMAIN}.mo"
    if written.is_file() and not _is_newer(compiled, written):
        with suppress(ImportError, OSError):  # no Babel, or not ours to write: as it is, then
            from tiepdan.locale.catalogue import compile_catalogue  # noqa: PLC0415 (for checkouts)

            compile_catalogue(written)
    try:
        return gettext.translation(DOMAIN, LOCALES, languages=[language])
    except OSError:
        sys.exit(
            f"Thiếu tệp bản dịch {compiled}; hãy cài đặt lại tiepdan."
            " (The texts are not compiled; install tiepdan again, in a checkout with"
            " “pip install -e .”, or set TIEPDAN_LANG=en.)"
        )


def _is_newer(compiled: Path, written: Path) -> bool:
    return compiled.is_file() and compiled.stat().st_mtime_ns >= written.stat().st_mtime_ns


_catalogue = translations(LANGUAGE)

_ = _catalogue.gettext
ngettext = _catalogue.ngettext


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for "translate later")
    """Mark a message for the catalogue where it is written before it is shown."""
    return message


def translate_libraries() -> None:
    """Give Typer's own headings, which it looks up in the default domain, our catalogue too."""
    os.environ["LANGUAGE"] = LANGUAGE
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
