"""Slips of the pen: whether one number is another with a digit mistyped or two swapped."""

from decimal import Decimal


def is_slip(written: Decimal, meant: Decimal) -> bool:
    """Whether one digit differs, was left out or is too many, or two neighbours are swapped."""
    one, other = str(written), str(meant)
    if one == other:
        return False
    if len(one) == len(other):
        places = [place for place, digit in enumerate(one) if digit != other[place]]
        if len(places) == 1:
            return True
        first, *others = places
        return others == [first + 1] and one[first : first + 2] == other[first : first + 2][::-1]
    shorter, longer = sorted((one, other), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )
