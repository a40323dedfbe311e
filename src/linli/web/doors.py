"""What every request passes: headers, language, who acts, and the answer to a refusal."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation

from linli.access.queries import session_of
from linli.foundation import clock
from linli.foundation.refusals import NotAllowed, NotSignedIn, Refusal
from linli.web import errors
from linli.web.templatetags.inside import allowed

COOKIE = "linli_device"
LANGUAGES = {"zh": "zh-hans", "en": "en"}
CSP = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {allowed()}; img-src 'self' data: blob:; "
    "font-src 'self'; media-src 'self' blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; manifest-src 'self'; worker-src 'self'"
)
BY_LINK = (  # their addresses are keys
    "/r/", "/c/", "/d/", "/gift/", "/m/", "/v/", "/y/", "/o/", "/s/", "/j/", "/st/", "/h/", "/hn/", "/hu/",
    "/serve/", "/objection/", "/away/",
    "/p/", "/deed/", "/w/", "/wish/",
    "/k/", "/sv/", "/b/", "/told/", "/md/",
)  # fmt: skip
Next = Callable[[HttpRequest], HttpResponse]


def with_pictures_of(answer: HttpResponse, host: str) -> HttpResponse:
    """This one answer may show pictures of one other host: the tiles of a map, where an installation has set them."""
    answer.headers["Content-Security-Policy"] = CSP.replace("img-src 'self'", f"img-src 'self' {host}")
    return answer


class Door:
    """A middleware that wraps the next one."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


class Headers(Door):
    """Strict headers on every answer; pages of signed-in people are kept by no cache."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CSP)
        response.headers.setdefault("Permissions-Policy", "geolocation=(), camera=(self), microphone=(self)")
        if COOKIE in request.COOKIES or request.path.startswith(BY_LINK):
            response.headers.setdefault("Cache-Control", "no-store, private")
            response.headers.setdefault("X-Robots-Tag", "noindex, noarchive")
        return response


class Language(Door):
    """Chinese unless the visitor chose English; an old browser's setting decides nothing."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = LANGUAGES.get(request.COOKIES.get("linli_language", ""), "zh-hans")
        with translation.override(language):
            request.LANGUAGE_CODE = language  # type: ignore[attr-defined]
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", "en" if language == "en" else "zh-CN")
            return response


class WhoActs(Door):
    """Knows an appointed person by the device's cookie; `request.session_` is None for everyone else."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = clock.now()  # type: ignore[attr-defined]
        secret = request.COOKIES.get(COOKIE)
        known = session_of(secret, clock.now()) if secret else None
        request.known = known  # type: ignore[attr-defined]
        response = self.get_response(request)
        if secret and known is None and COOKIE not in response.cookies:
            response.delete_cookie(COOKIE)
        return response


class ForPhone(Door):
    """A script that sends for a phone hears what became of it, and where it can be seen, and is not led there."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "Linli-Sends" not in request.headers or response.status_code >= 500:
            return response
        to = response.headers.get("Location", "")
        status = 401 if to.startswith(("/sign-in/", "/factor/")) else response.status_code
        answer = JsonResponse({"status": status, "to": to})
        answer.cookies = response.cookies
        return answer


class Answers(Door):
    """A refusal becomes a page that says why and what to do; nobody sees a bare error."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotSignedIn):
            return errors.sign_in_first(request)
        if isinstance(exception, NotAllowed) and getattr(request, "known", None) is not None:
            asleep = errors.factor_first(request)
            if asleep is not None:
                return asleep
        if isinstance(exception, Refusal):
            return errors.refusal(request, exception)
        return None
