"""Words, numbers and names as papers write them: Vietnamese, whatever language their maker reads.

Below ten a number has a nought before it, as offices write it: 06 cuộc.
"""

from functools import cache
from gettext import NullTranslations

from tiepdan.facts.office import Office
from tiepdan.i18n import translations

_TEN = 10
_COMMUNES = ("Xã ", "Phường ", "Đặc khu ", "Thị trấn ")


@cache
def _catalogue() -> NullTranslations:
    return translations("vi")


def vietnamese(text: str) -> str:
    """A text of the program in Vietnamese, whatever language its messages are in."""
    return _catalogue().gettext(text)


def number_words(number: int) -> str:
    """A number in a sentence: 0, 06, 52, 1.234."""
    return f"{number:02d}" if 0 < number < _TEN else f"{number:,}".replace(",", ".")


def commune_within(name: str) -> str:
    """The name of a commune as it stands within a sentence: xã Kỳ Châu."""
    return f"{name[0].lower()}{name[1:]}" if name.startswith(_COMMUNES) else name


def place_of(office: Office) -> str:
    """The place that stands before the date of a document: as recorded, else the commune's name."""
    title = next((one for one in _COMMUNES if office.name.startswith(one)), "")
    return office.place_of_issue or office.name.removeprefix(title)
