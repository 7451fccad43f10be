"""``tiepdan add-report-request``: record a letter that asks for a report."""

from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.running.screen.printing import print_number
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.facts.fact import fields
from tiepdan.facts.report import ReportRequest
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.writing.office import reports as records


@takes(fields(ReportRequest))
def add_report_request(
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record a letter that asks this office for a report, so that the morning reminds of it."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    form = Form(typed.values(), no_input=no_input)

    def write(request: ReportRequest) -> int:
        with writing(path, "add-report-request", no_input=no_input) as register:
            request_id = records.add_request(register.session, request)
            register.tell(_told(request_id, request))
        return request_id

    request_id = form.recorded(
        partial(form.fill, ReportRequest, typed, today=day),
        write,
        is_protected=False,
    )
    print_number(request_id, as_json=as_json)


def _told(request_id: int, request: ReportRequest) -> str:
    if request.due_on is None:
        return _("Recorded letter {number} of the list: {letter}; it names no day.").format(
            number=request_id, letter=request.document_number
        )
    return _("Recorded letter {number} of the list: {letter}; to be sent by {due}.").format(
        number=request_id, letter=request.document_number, due=show_date(request.due_on)
    )
