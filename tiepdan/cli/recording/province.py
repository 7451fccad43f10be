"""What is said when the province of the office is recorded."""

from tiepdan import paths
from tiepdan.alphabet import sort_key
from tiepdan.cli.running.screen.printing import say
from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import is_on
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.toml.provinces import load_provinces


def say_of_province(name: str) -> None:
    """Say what a province is made of, and which rules of its own bind this office."""
    if parts := _parts(name):
        say(parts)
    say(_local_rules(name))


def _parts(name: str) -> str:
    """What a province was made of; who is used to a former name sees why another is kept."""
    [province] = [one for one in load_provinces(paths.data_folder()) if one.name == name]
    if not province.former:
        return ""
    return _("{province} is since 01/07/2025 also what was {former}.").format(
        province=name, former=", ".join(province.former)
    )


def _local_rules(province: str) -> str:
    """Which rules of its own province bind this office; a mistyped name shows here."""
    local = [limit for limit in load_limits(paths.data_folder()) if limit.pack]
    own = [limit for limit in local if is_on(limit.pack, province, {})]
    if own:
        return _("The province's own rules are on: {limits}.").format(
            limits=", ".join(f"{limit.name} ({limit.id})" for limit in own)
        )
    return _(
        "No rules of its own are known for the province “{province}” (only for: {known});"
        " the national limits apply."
    ).format(
        province=province,
        known=", ".join(
            sorted({limit.pack.province for limit in local if limit.pack}, key=sort_key)
        ),
    )
