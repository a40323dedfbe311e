"""Papers of gatherings: the poster, the sheet for the table, the result as a notice, a merchant's thank-you."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.engines.money import plain
from linli.foundation import clock
from linli.foundation.refusals import NotFound
from linli.projects.gatherings import queries, signing
from linli.projects.gatherings.queries import Settling
from linli.projects.labels.gatherings import Stage
from linli.projects.models import Edition
from linli.web.asking import at, host_of, staff
from linli.web.paper import agreements
from linli.web.paper.answers import printed
from linli.web.paper.letterhead import letterhead, written
from linli.web.paper.press import qr
from linli.web.projects.gatherings import words
from linli.web.templatetags.counts import heads, weight

ROWS = 16  # of a sheet: what is not taken stays empty, to be written in


def poster(request: HttpRequest, id: UUID) -> HttpResponse:
    """What is on, to be hung up."""
    edition = queries.public(id)
    return printed("gathering-poster", poster_of(edition, clock.today(at(request)), host_of(request)), edition.name)


def result(request: HttpRequest, id: UUID) -> HttpResponse:
    """What came of it, once it is published."""
    edition = queries.public(id)
    if edition.stage != Stage.TOLD:
        raise NotFound()
    return printed("gathering-result", result_of(edition, host_of(request)), f"{edition.name} {_('result')}")


@require_POST
def sheet(request: HttpRequest, id: UUID) -> HttpResponse:
    """The sheet with names and numbers, for the table at the pick-up; that it was printed is noted."""
    by = staff(request, "sheet.read")
    edition = queries.one(by, id)
    signing.look(id, by=by, at=at(request))
    return printed("gathering-sheet", sheet_of(edition, clock.today(at(request))), edition.name)


def thanks(request: HttpRequest, id: UUID) -> HttpResponse:
    """A merchant's thank-you: for a stall whose sales were stated."""
    by = staff(request, "gathering.tell")
    found = queries.stall_of_link(id)
    edition = queries.one(by, found.edition_id)
    row = next((one for one in queries.settling(edition) if one.stall.pk == id and one.fen), None)
    if row is None:
        raise NotFound()
    data = thanks_of(edition, row, clock.today(at(request)), host_of(request))
    return printed("gathering-thanks", data, f"{found.name} {edition.name}")


def agreement(request: HttpRequest, id: UUID) -> HttpResponse:
    """What a stall that shares its sales signs before the day."""
    by = staff(request, "gathering.tell")
    found = queries.stall_of_link(id)
    queries.one(by, found.edition_id)
    if not found.shares:
        raise NotFound()
    data = agreements.agreement(found, clock.today(at(request)))
    return printed("agreement", data, f"{found.name} {data['title']}")


def poster_of(edition: Edition, today: date, host: str) -> dict[str, Any]:
    """The data of a poster."""
    address = f"{host}/life/gatherings/{edition.pk}/"
    sponsors = "、".join(dict.fromkeys(one.sponsor for one in edition.costs.all() if one.sponsor and one.fen > 0))
    placed = list(queries.placed(edition))
    return letterhead(edition.community, edition.name, today, _short(host)) | {
        "series": edition.series.words or edition.series.name,
        "day": date_format(edition.day, "DATE_FORMAT") + date_format(edition.day, " l"),
        "hours": words.hours(edition), "place": edition.place, "said": edition.words,
        "off": _("Called off: %(reason)s") % {"reason": edition.reason} if edition.reason else "",
        "stalls": [{"number": one.number, "name": one.name[:7]} for one in placed if one.number],
        "items": [one.name for one in edition.items.filter(ended_at=None)],
        "sponsors": _("With the support of %(names)s") % {"names": sponsors} if sponsors else "",
        "qr": qr(address), "numbers": [[_("Office telephone"), edition.community.office_phone]],
        "words": {
            "stalls": _("Who stands where"), "items": _("To be signed up for"),
            "scan": _("Scan: what is on, sign up, ask for a stall"), "pay": _pay(edition),
        },
    }  # fmt: skip


def _short(host: str) -> str:
    """Where it can be found again, short enough for a foot."""
    return f"{host}/life/gatherings/"


def _pay(edition: Edition) -> str:
    if not edition.pay:
        return ""
    return _("Nothing is paid on the page, and no price is promised. %(how)s") % {"how": edition.pay}


def result_of(edition: Edition, host: str) -> dict[str, Any]:
    """The data of a result: every number from the records, every amount from the fund."""
    address = f"{host}/life/gatherings/{edition.pk}/"
    told, settling, community = clock.today(edition.told_at), queries.settling(edition), edition.community
    sums = queries.result(settling)
    facts = [[_("When"), words.when(edition)], [_("Where"), edition.place], [_("Who came"), heads(edition)]]
    if edition.visits and community.residents:
        facts.append([_("Residents"), f"{community.residents:,}"])
    if sums.stated:
        facts.append([_("For the community fund"), _due(sums.due, sums.settled)])
    shares = [[one.stall.name, plain(one.fen), _state(one)] for one in settling if one.statement]
    costs = [
        [one.what, f"{one.get_source_display()} {one.sponsor}".strip(), plain(one.fen)] for one in edition.costs.all()
    ]
    lacking = _("%(n)s of these stalls have not stated their sales yet.") % {"n": sums.lacking} if sums.lacking else ""
    return letterhead(community, _("Result of the gathering"), told, _short(host)) | {
        "name": edition.name, "facts": facts, "words-of": edition.result, "shares": shares, "costs": costs,
        "lacking": lacking, "produce": _produce(edition), "qr": qr(address), "signed": written(told),
        "words": {
            "shares": _("Shares of sales, by agreements signed before the day"),
            "columns": [_("Stall"), _("Due in yuan"), _("State")], "produce": _("What farmers brought"),
            "weights": [_("From, product"), _("Weight")],
            "part": _("What is part of a line is inside it already and is not added again."),
            "costs": _("Costs, and whose money"), "money": [_("What it was for"), _("Whose money"), _("Yuan")],
            "origin": _("Amounts are those of the community fund's public log."),
            "scan": _("Scan: the same on the page"),
        },
    }  # fmt: skip


def _due(due: int, settled: int) -> str:
    return _("%(due)s yuan due, %(settled)s yuan have come in") % {"due": plain(due), "settled": plain(settled)}


def _state(one: Settling) -> str:
    said = {"settled": _("settled"), "due": _("due"), "nothing": _("nothing due")}
    return said.get(one.state, _("not stated yet"))


def _produce(edition: Edition) -> list[list[str]]:
    return [
        [f"{_('of it') if one.part_of_id else one.county} {one.product}", weight(one.grams, one.said_in)]
        for one in queries.produce(edition)
    ]  # fmt: skip


def sheet_of(edition: Edition, today: date) -> dict[str, Any]:
    """The data of a sheet, filled up with empty lines."""
    lines = [
        [str(one.place), one.name, one.phone, "；".join(words.want(want) for want in one.wants.all())]
        for one in queries.lines(edition)
    ]
    empty = [["", "", "", ""] for _row in range(max(0, ROWS - len(lines)))]
    picked = f"{edition.pick_up_at.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M}" if edition.pick_up_at else ""
    facts = [[_("Pick-up"), f"{edition.pick_up or edition.place} {picked}".strip()]]
    asked = "；".join(f"{one.item.name} {words.asked(one)}" for one in queries.demand(edition))
    facts += [[_("Altogether"), asked]] if asked else []
    return letterhead(edition.community, edition.name, today) | {
        "when": words.when(edition), "facts": facts, "lines": lines + empty,
        "words": {
            "pay": _pay(edition) or _("Nothing is paid on the page, and no price is promised."),
            "columns": [_("Line"), _("Name"), _("Telephone"), _("What"), _("Got it")],
            "erased": _("Please destroy this sheet two weeks after the pick-up, as it was promised to the neighbours."),
        },
    }  # fmt: skip


def thanks_of(edition: Edition, row: Settling, today: date, host: str) -> dict[str, Any]:
    """The data of a thank-you."""
    address = f"{host}/life/gatherings/{edition.pk}/"
    agreement = row.stall.agreement
    purpose = agreement.purpose.name if agreement else ""
    came = row.state == "settled"
    return letterhead(edition.community, _("With our thanks"), today, _short(host)) | {
        "name": row.stall.name, "event": edition.name, "day": written(edition.day),
        "amount": _("%(yuan)s yuan") % {"yuan": plain(row.fen)}, "purpose": purpose, "qr": qr(address),
        "state": _("It has come into the community fund.") if came else _("Stated; it is on its way."),
        "signed": written(today),
        "words": {
            "gave": _("gives of the day's sales to the community fund"), "purpose": _("for"),
            "scan": _("Scan: what came of the day"),
            "origin": _("By a written agreement that was signed before the day; from the fund's public log."),
        },
    }  # fmt: skip
