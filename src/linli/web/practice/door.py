"""The way into the practice world: what lies below /practice/ is answered by the same pages from a copy of one's own.

The addresses stay apart, so a page of the real community, a poster's code, or what waits on a phone never strays here.
"""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from linli.foundation import elsewhere
from linli.web.asking import PRACTICE
from linli.web.doors import COOKIE, Door
from linli.web.practice.steps import Practising

WORLD = "linli_practice"  # which copy, as whom, what was done
DEVICE = "linli_practice_device"
OWN = ("/practice/", "/practice/again/")  # of the real world: where one chooses
HOURS = 12
_WAYS = re.compile(rb'((?:href|action|formaction|src|hx-get|hx-post|data-way)=")(/)(?!static/|practice/|/)')
_REPORT = re.compile(r"/r/([\w-]+)/")


class Practice(Door):
    """Below /practice/ a request goes on as if its address began after it, in the copy that its cookie names."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(f"{PRACTICE}/") or request.path in OWN:
            return self.get_response(request)
        practising = Practising.read(request.COOKIES.get(WORLD, ""))
        if practising is None or not elsewhere.exists(practising.place):
            return HttpResponseRedirect(f"{PRACTICE}/?gone=1")
        with elsewhere.inside(practising.place):
            return self._answer(request, practising)

    def _answer(self, request: HttpRequest, practising: Practising) -> HttpResponse:
        _move(request, practising)
        if request.method == "GET":
            practising.saw("GET", request.path)
        response = self.get_response(request)
        if request.method == "POST" and response.status_code in (302, 303):
            practising.saw("POST", request.path)
        _lead(response)
        _hand_over(response, practising)
        return response


def _move(request: HttpRequest, practising: Practising) -> None:
    """The address without its beginning, and the practising device in the place of the real one."""
    request.path = request.path_info = request.path.removeprefix(PRACTICE)
    real = request.COOKIES.pop(COOKIE, "")
    practising.leave = f"{request.scheme}://{request.get_host()}{'/start/' if real else '/'}"
    on = _REPORT.fullmatch(request.path)
    practising.report = on[1] if on else ""
    if DEVICE in request.COOKIES:
        request.COOKIES[COOKIE] = request.COOKIES[DEVICE]
    request.practising = practising  # type: ignore[attr-defined]


def _lead(response: HttpResponse) -> None:
    """Every way on a page leads on below /practice/; who is not signed in there is asked whom to be."""
    to = response.headers.get("Location", "")
    if to.startswith("/sign-in/"):
        response.headers["Location"] = f"{PRACTICE}/?gone=1"
    elif to.startswith("/") and not to.startswith(f"{PRACTICE}/"):
        response.headers["Location"] = PRACTICE + to
    if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
        response.content = _WAYS.sub(rb"\1/practice\2", response.content)


def _hand_over(response: HttpResponse, practising: Practising) -> None:
    """A device bound or ended here is the practising one; no cache keeps any of it."""
    given = response.cookies.pop(COOKIE, None)
    if given is not None:
        keep(response, DEVICE, given.value)
    keep(response, WORLD, str(practising))
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, noarchive"


def keep(response: HttpResponse, name: str, value: str) -> None:
    """A cookie that only /practice/ is told, for half a day at the most."""
    response.set_cookie(name, value, max_age=HOURS * 3600, path=f"{PRACTICE}/", httponly=True, samesite="Lax")
