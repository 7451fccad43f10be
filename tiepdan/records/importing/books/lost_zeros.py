"""Identity numbers and telephones whose first nought a spreadsheet took for nothing."""

import re

_LAST_PROVINCE = 96
"""The first three digits of a personal number are those of a province: 001 to 096."""

_PERSONAL_DIGITS, _OLD_CARD_DIGITS, _PHONE_DIGITS = 12, 9, 9
_LOST_AT_MOST = 2


def with_zero(column: str, text: str) -> str | None:
    """A number as it was before, None where none is missing or nobody can tell."""
    digits = re.sub(r"[\s.]", "", text)
    if not digits.isascii() or not digits.isdigit():
        return None
    if column == "phone":
        return f"0{digits}" if len(digits) == _PHONE_DIGITS and digits[0] in "2356789" else None
    if column != "id_number":
        return None
    if len(digits) == _OLD_CARD_DIGITS - 1:
        return f"0{digits}"
    whole = digits.zfill(_PERSONAL_DIGITS)
    is_lost = 0 < _PERSONAL_DIGITS - len(digits) <= _LOST_AT_MOST
    return whole if is_lost and 1 <= int(whole[:3]) <= _LAST_PROVINCE else None
