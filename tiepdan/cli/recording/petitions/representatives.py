"""Of many people with one matter: how many speak for them (LTCD Điều 29)."""

import re
from datetime import date

from tiepdan import paths
from tiepdan.cli.running.screen.printing import say
from tiepdan.facts.petition import Petition
from tiepdan.i18n import _
from tiepdan.law.dated_numbers import NumberId
from tiepdan.law.toml.numbers import load_numbers

_BETWEEN = re.compile(r"[,;]|\bvà\b")


def is_represented(people: int, day: date) -> bool:
    """Whether so many people send representatives, by the text in force on that day."""
    return people >= load_numbers(paths.data_folder())[NumberId.REPRESENTED_GROUP].on(day)


def say_representatives(petition: Petition) -> None:
    """Say how many may speak for a group, where nobody was named or more than may."""
    day = petition.received_on
    named = len([one for one in _BETWEEN.split(petition.representative or "") if one.strip()])
    if not is_represented(petition.people_count, day):
        _say_if_more(named, petition.people_count)
        return
    numbers = load_numbers(paths.data_folder())
    few, most = (
        numbers[one].on(day) for one in (NumberId.REPRESENTATIVES, NumberId.MOST_REPRESENTATIVES)
    )
    at_most = few if petition.people_count <= numbers[NumberId.MANY_PEOPLE].on(day) else most
    if 0 < named <= at_most:
        return
    say(
        _(
            "{people} people: they are represented by at most {most} ({article}); named: {named}."
            " Say who with --representative, here or in tiepdan edit."
        ).format(
            people=petition.people_count,
            most=at_most,
            article=numbers[NumberId.MOST_REPRESENTATIVES].version_on(day).article,
            named=named,
        )
    )


def _say_if_more(named: int, people: int) -> None:
    """Say that more speak than petition: two parents may for a child, else it is a slip."""
    if named > people:
        say(
            _(
                "{named} people are named to speak for {people}; where that is mistyped, put"
                " --people or --representative right in tiepdan edit."
            ).format(named=named, people=people)
        )
