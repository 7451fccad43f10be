"""``tiepdan config``: what is set on this PC, from where, and how to change it."""

from tiepdan.cli.asking import options
from tiepdan.cli.running.output import Output, takes_output
from tiepdan.cli.running.settings import settings_of_this_pc
from tiepdan.reports.lists.settings import settings_table


@takes_output()
def config(*, output: Output, db: options.Database = None, today: options.Today = None) -> None:
    """Show what is set on this PC; it needs no register, and changes nothing."""
    output.show(settings_table(settings_of_this_pc(db, today, no_color=output.no_color)))
