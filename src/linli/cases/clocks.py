"""The clock of a matter, counted anew from what is stored: its reports, its pauses, a promise moved, outer orders."""

from datetime import datetime

from django.db.models import Min

from linli.cases import reference, rules
from linli.cases.models import Case, OuterOrder
from linli.engines import worktime


def retime(case: Case) -> None:
    """Set when the matter was first reported and by when it is promised. Three queries; the caller keeps the row."""
    first = case.reports.aggregate(first=Min("at"))["first"]
    case.reported_at = first or case.reported_at
    orders = OuterOrder.objects.filter(report__case=case).aggregate(first=Min("due_at"))["first"]
    pauses = [worktime.Pause(start, end) for start, end in case.pauses.values_list("start", "end")]
    own = worktime.due(case.reported_at, case.limit_hours, case.clock, reference.calendar(), pauses)
    case.due_at = rules.promised(own, case.extended_to, orders)


def end_pause(case: Case, at: datetime) -> None:
    """The matter goes on now; its pause is as long as it truly was."""
    running = case.pauses.filter(start__lte=at).order_by("-start").first()
    if running:
        running.end = min(running.end, at)
        running.save(update_fields=["end"])
    case.waits_until = None
    retime(case)
