"""Who decides after the commune: a second complaint, a continued denunciation."""

from datetime import date

from tiepdan.i18n import _

TWO_LEVELS_SINCE = date(2025, 7, 1)
"""From this day there are no districts; the province stands above the commune."""


def superior_on(day: date) -> str:
    """Whom a case was, or is, for on a day that comes again or goes to second instance.

    LKN Điều 7 (Luật 136/2025/QH15, Điều 2 khoản 8), LTC Điều 37.
    """
    if day >= TWO_LEVELS_SINCE:
        return _("the chair of the province's People's Committee")
    return _("the chair of the district's People's Committee")
