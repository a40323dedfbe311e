"""One source, three papers: the notice board, the long picture for a chat, the slide with its minute of words."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.engines import money
from linli.engines.transparency import spoken
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.fund.models import Head
from linli.fund.showing import calendar, entries, figures
from linli.territory.models import Community
from linli.web.asking import at, host_of
from linli.web.paper.answers import printed
from linli.web.paper.letterhead import letterhead
from linli.web.paper.letterhead import written as day_in_words
from linli.web.paper.press import picture, qr
from linli.web.public.report import community_of
from linli.web.templatetags.fen import yuan

LATEST = 11
SHAPES = {"board": "fund-board", "slide": "fund-slide"}


def notices(request: HttpRequest) -> HttpResponse:
    """The papers to take along, and the minute of words to be copied."""
    community = community_of(request)
    context = {"community": community, "minute": _minute(community, clock.today(at(request)))}
    return render(request, "fund/notices.html", context)


def pdf(request: HttpRequest, shape: str) -> HttpResponse:
    """The notice board or the slide."""
    if shape not in SHAPES:
        raise NotFound()
    return printed(SHAPES[shape], _data(request), _("community-fund"))  # type: ignore[arg-type]


def long_picture(request: HttpRequest) -> HttpResponse:
    """The picture for a chat."""
    answer = HttpResponse(picture("fund-picture", _data(request)), content_type="image/png")
    answer.headers["Content-Disposition"] = 'inline; filename="fund.png"'
    return answer


def _data(request: HttpRequest) -> dict[str, Any]:
    community, today = community_of(request), clock.today(at(request))
    rows = figures.of_purposes(community.pk)
    latest, _count = entries.rows(community.pk, most=LATEST)
    head = Head.objects.filter(community=community).first()
    source = f"{host_of(request)}/fund/"
    return letterhead(community, _("Community fund"), today, source) | {
        "period": _("As of %(day)s, in yuan") % {"day": day_in_words(today)},
        "sums": [
            [_("Came in"), yuan(sum(row.came for row in rows))],
            [_("Spent"), yuan(sum(row.spent for row in rows))],
            [_("Left"), yuan(sum(row.left for row in rows))],
        ],
        "purposes": [[row.name, yuan(row.came), yuan(row.spent), yuan(row.left)] for row in rows],
        "entries": [[f"№ {row.number}", f"{row.day:%m-%d}", row.words or row.label, yuan(row.fen)] for row in latest],
        "spoken": spoken(bytes.fromhex(head.root)) if head else "—",
        "minute": _minute(community, today),
        "qr": qr(f"{source}check/"),
        "words": {
            "columns": [_("Purpose"), _("Came in"), _("Spent"), _("Left")],
            "latest": _("Entries, the latest first"),
            "root": _("Today's words of the log"),
            "compare": _("Compare them with those on your neighbour's phone: the same words are the same books."),
            "scan": _("Check the books yourself"),
            "minute": _("In one minute"),
        },
    }


def _in_words(fen: int) -> str:
    return money.written(fen, "en" if get_language() == "en" else "zh")


def _minute(community: Community, today: date) -> str:
    """What can be read aloud in a minute, made from the records alone."""
    rows = figures.of_purposes(community.pk)
    late = sum(1 for one in calendar.due(community.pk, today) if one.state(today) == "over")
    most = [row for row in sorted(rows, key=lambda row: -row.spent) if row.spent > 0][:3]
    parts = [
        _("Up to %(day)s the fund received %(came)s, spent %(spent)s, and %(left)s is left.")
        % {
            "day": day_in_words(today),
            "came": _in_words(sum(row.came for row in rows)),
            "spent": _in_words(sum(row.spent for row in rows)),
            "left": _in_words(sum(row.left for row in rows)),
        }
    ]
    if most:
        spent = "、".join(f"{row.name} {_in_words(row.spent)}" for row in most)
        parts.append(_("Most was spent for: %(purposes)s.") % {"purposes": spent})
    parts.append(
        _("%(n)s publications are late.") % {"n": late} if late else _("Everything due has been published in time.")
    )
    parts.append(_("Every amount has a number; anyone can check the whole of it by the ten characters on the board."))
    return " ".join(parts)
