"""What every page shows around its content: the community, the demo clock, practice, the ways to go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from linli.access import gate
from linli.foundation import clock
from linli.web.asking import new_token

# path, the actions of which one opens it, icon, label; a page is offered when the gate allows one of them
WAYS = (
    ("/today/", "case.resolve_on_spot", "home", _("My doors")),
    ("/brief/", "brief.read", "clock", _("Morning")),
    ("/triage/", "case.assign", "board", _("Triage")),
    ("/to-tell/", "letter.tick", "phone", _("To tell")),
    ("/decisions/", "decision.answer", "up", _("Decisions")),
    ("/council/", "council.read", "note", _("Council")),
    ("/figures/", "figure.lead", "chart", _("Figures")),
    ("/board/", "figure.read figure.supervise", "chart", _("Figures")),
    ("/map/", "map.read", "map", _("Map")),
    ("/tree/", "tree.read", "tree", _("Five levels")),
    ("/fund/proposals/", "fund.vote", "note", _("Proposals")),
    ("/fund/desk/", "fund.read", "coin", _("Fund")),
    ("/together/", "together.read", "people", _("Together")),
    ("/office/", "order.reply community.settings", "office", _("Office")),
)
LEADS, BOARD = "/figures/", "/board/"
OVERVIEW = (BOARD, "/map/", "/tree/")  # at a desk they stand together in one place, so that the ways are one line
FUND = "/fund/"  # whatever lies below it and has no way of its own belongs to the fund's desk
# pages whose address opens something, and the box itself: the link to the box does not say that one comes from there
WITH_SECRETS = (
    "/p/",
    "/deed/",
    "/w/",
    "/wish/",
    "/r/",
    "/c/",
    "/d/",
    "/gift/",
    "/m/",
    "/v/",
    "/y/",
    "/o/",
    "/s/",
    "/j/",
    "/st/",
    "/serve/",
    "/objection/",
    "/away/",
    "/h/",
    "/hn/",
    "/hu/",
    "/k/",
    "/sv/",
    "/b/",
    "/told/",
    "/md/",
    "/desk/",
    "/box/",
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html."""
    known = getattr(request, "known", None)
    actor = known.actor if known else None
    practice = getattr(request, "practising", None)
    return {
        "actor": actor,
        "who": None if practice else _sign_in(request),
        "practice": practice,
        "community": known.device.community if known else None,
        "token": new_token(),
        **ways_of(request.path, actor),
        "here": "" if request.path.startswith(WITH_SECRETS) else request.path,
        "elder": request.COOKIES.get("linli_elder") == "1",
        "language": "en" if request.COOKIES.get("linli_language") == "en" else "zh",
        "demo": settings.INSTALLATION.demo,
        "demo_now": clock.now() if settings.INSTALLATION.demo else None,
    }


def ways_of(path: str, actor: Any) -> dict[str, list[dict[str, Any]]]:
    """All ways in their order, as a phone shows them; and those of a desk: its line, and what stands together."""
    nav = _nav(path, actor) if actor else []
    whole = [way for way in nav if way["url"] in OVERVIEW]
    whole = whole if len(whole) > 1 else []
    return {"nav": nav, "nav_line": [way for way in nav if way not in whole], "nav_whole": whole}


def _nav(path: str, actor: Any) -> list[dict[str, Any]]:
    ways = [way for way in WAYS if any(gate.may(actor, action) for action in way[1].split())]
    if any(url == LEADS for url, *_rest in ways):  # the page to lead by leads on to the board
        ways = [way for way in ways if way[0] != BOARD]
    here = next((url for url, *_rest in ways if path.startswith(url)), "")
    if not here and path.startswith(FUND):
        here = "/fund/desk/"
    if not here and path.startswith(BOARD):
        here = LEADS
    return [{"url": url, "icon": icon, "label": label, "current": url == here} for url, _actions, icon, label in ways]


def _sign_in(request: HttpRequest) -> str | None:
    """Which sign-in this is, blank for none: a phone ends what it kept for another. None when it was not asked."""
    if not hasattr(request, "known"):
        return None
    known = request.known
    return str(known.device.pk) if known else ""
