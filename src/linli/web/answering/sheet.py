"""The monthly sheet of done work of one responder, for themselves and their own unit; nobody is compared."""

import re
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linli.cases.callouts import queries
from linli.foundation import clock
from linli.web.answering.call import own
from linli.web.asking import at
from linli.web.cases.calling.words import duty_name

_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


def sheet(request: HttpRequest, link: str) -> HttpResponse:
    """What I have done in a month: date, compound, duty, and my own words; of private matters no words."""
    response, _by = own(link)
    today = clock.today(at(request))
    asked = request.GET.get("month", "")
    month = date.fromisoformat(f"{asked}-01") if _MONTH.fullmatch(asked) else today.replace(day=1)
    rows = [
        {
            "at": done.ended_at,
            "place": done.callout.case.compound.name if done.callout.case.compound else "",
            "duty": duty_name(done.duty),
            "words": "" if done.callout.case.sealed else done.words or done.callout.summary,
            "sealed": done.callout.case.sealed,
        }
        for done in queries.done_by(response, month)
    ]
    after = (month + timedelta(days=31)).replace(day=1)
    context = {
        "name": response.person or response.organisation,
        "unit": response.person.organisation if response.person else None,
        "community": response.callout.case.community,
        "month": month,
        "before": (month - timedelta(days=1)).strftime("%Y-%m"),
        "after": after.strftime("%Y-%m") if after <= today else "",
        "rows": rows,
        "link": link,
        "day": today,
    }
    return render(request, "sheet.html", context)
