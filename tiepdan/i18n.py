"""What a person reads: Vietnamese, unless ``TIEPDAN_LANG=en`` asks for the code's English."""

import gettext
import os
from pathlib import Path

DOMAIN = "tiepdan"
LOCALES = Path(__file__).parent / "locale"
LANGUAGE = "en" if os.environ.get("TIEPDAN_LANG", "").lower().startswith("en") else "vi"

_catalogue = gettext.translation(DOMAIN, LOCALES, languages=[LANGUAGE], fallback=True)

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
