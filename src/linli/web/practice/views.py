"""The pages of practising: whom to be, beginning anew, what would have been sent, and a matter that solves itself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.access.queries import actor_of
from linli.cases.callouts.queries import unanswered
from linli.cases.labels import Outcome
from linli.cases.matter import actions
from linli.cases.matter.actions import Result
from linli.cases.posts import leaders_over
from linli.foundation import clock, elsewhere
from linli.foundation.refusals import NotFound
from linli.foundation.sealing import link_token
from linli.notifications.models import Letter
from linli.notifications.wording import sentence
from linli.office import signin
from linli.people.queries import one_of_each_role
from linli.territory.models import Community
from linli.web.access.views import device_label
from linli.web.asking import PRACTICE, at, browser_of, host_of
from linli.web.practice.door import DEVICE, WORLD, keep
from linli.web.practice.steps import ROLES, STEPS, Practising
from linli.web.public.limits import refuse_flood
from linli.web.public.report import a_stairwell
from linli.web.public.tracker import own

BEGINS = {"script": "/council/script/"}  # where a practice begins that is asked for elsewhere
NEWEST = 60  # letters on the page of what would have been sent


def choose(request: HttpRequest) -> HttpResponse:
    """Whom would you like to be? Whoever is signed in begins with their own part."""
    if request.method == "POST":
        role = request.POST.get("role", "")
        if role not in ROLES:
            raise NotFound()
        return _begin(request, role)
    known = request.known  # type: ignore[attr-defined]
    mine = [post.role for post in (*known.actor.posts, *known.actor.dormant) if post.role in ROLES] if known else []
    order = sorted(ROLES, key=lambda role: role not in mine)
    roles = [
        {"role": role, "label": ROLES[role], "mine": role in mine, "first": STEPS[role][0].words} for role in order
    ]
    context = {"roles": roles, "ready": elsewhere.is_ready(), "gone": request.GET.get("gone") == "1"}
    return render(request, "practice.html", context)


@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Throw the copy away and begin anew, in the same part."""
    before = Practising.read(request.COOKIES.get(WORLD, ""))
    if before is None:
        return HttpResponseRedirect(f"{PRACTICE}/", status=303)
    elsewhere.discard(before.place)
    return _begin(request, before.role)


def _begin(request: HttpRequest, role: str) -> HttpResponse:
    """A new copy of the practice community, in it the one who has this part, and where their day begins."""
    refuse_flood(f"begins {browser_of(request)}", at(request))
    try:
        place = elsewhere.copy()
    except FileNotFoundError:
        return HttpResponseRedirect(f"{PRACTICE}/", status=303)
    with elsewhere.inside(place):
        secret, first = _enter(request, role)
    wanted = BEGINS.get(request.POST.get("to", ""), first)
    response = HttpResponseRedirect(PRACTICE + wanted, status=303)
    keep(response, WORLD, str(Practising(place, role)))
    keep(response, DEVICE, secret)
    return response


def _enter(request: HttpRequest, role: str) -> tuple[str, str]:
    """The secret of the device (blank for those who need none), and the first page."""
    community = Community.objects.earliest("id")
    if role == "resident":
        door = a_stairwell(community)
        return "", f"/q/{door.code}/" if door else "/report/"
    if role == "responder":
        called = unanswered(community.pk).first()
        return "", f"/c/{link_token(called.pk)}/" if called else "/"
    posts = one_of_each_role(community.pk, clock.today(at(request)))
    person = next(post.person_id for post in posts if post.role == role)
    return signin.enter_demo(person, device_label(request), at=at(request)).secret, "/start/"


def _practising(request: HttpRequest) -> Practising:
    """Who practises; such pages are in the practice world alone."""
    found: Practising | None = getattr(request, "practising", None)
    if found is None:
        raise NotFound()
    return found


def letters(request: HttpRequest) -> HttpResponse:
    """What would have been sent, newest first: here it is shown and goes nowhere."""
    _practising(request)
    newest = Letter.objects.select_related("person", "micro_grid", "general_grid", "community").order_by("-posted_at")
    host = host_of(request)
    rows = [
        {"at": one.posted_at, "to": _whom(one), "way": one.get_carrier_display(), "words": sentence(one, host)}
        for one in newest[:NEWEST]
    ]
    return render(request, "practice_letters.html", {"rows": rows})


def _whom(letter: Letter) -> str:
    if letter.person:
        return _("to %(name)s") % {"name": letter.person.name}
    return _("to a chat group") if letter.to_group else _("to someone without an account")


@require_POST
def solve(request: HttpRequest, link: str) -> HttpResponse:
    """The grid leader solves a resident's matter at once, so that the resident can go on and judge it."""
    _practising(request)
    report, _by = own(link)
    case, day = report.case, clock.today(at(request))
    leader = next(iter(leaders_over([case.general_grid_id], day)), None)
    if leader is None:
        messages.error(request, _("Nobody serves a matter without a place. Say where it is, and send it again."))
        return HttpResponseRedirect(f"/r/{link}/", status=303)
    done = Result(Outcome.SOLVED, _("It is done (made up, for practice). Please look."))
    actions.resolve_on_spot(case.pk, done, by=actor_of(leader, day, True), at=at(request), version=case.version)
    messages.success(request, _("The grid leader has solved it. Now it is your word."))
    return HttpResponseRedirect(f"/r/{link}/", status=303)
