"""The service worker, the page that it shows without a signal, and what a phone asks before it sends."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _

from linli.web.dangers import all_dangers
from linli.web.offline import listening

WORKER = ("linli/keep.js", "linli/send.js", "linli/worker.js")
SHELL = (
    "linli/app.css", "linli/icons.svg", "linli/mark.svg",
    "linli/keep.js", "linli/send.js", "linli/private.js", "linli/waiting.js", "linli/offline.js", "linli/report.js",
    "linli/voice.js", "linli/page.js",
)  # fmt: skip
NO_STORE = {"Cache-Control": "no-store"}


def _language(request: HttpRequest) -> str:
    """The language asked for in the address, since a worker brings no cookies; else the visitor's own."""
    asked = request.GET.get("language") or request.LANGUAGE_CODE  # type: ignore[attr-defined]
    return "en" if asked == "en" else "zh"


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: what the empty page needs, under the names of today, and the scripts that do the work."""
    kept = [f"/offline/?language={_language(request)}", "/offline/words.json", *map(static, SHELL)]
    scripts = ", ".join(json.dumps(static(name)) for name in WORKER)
    body = f"const SHELL = {json.dumps(kept)};\nimportScripts({scripts});\n"
    return HttpResponse(body, content_type="text/javascript; charset=utf-8", headers=NO_STORE)


def shell(request: HttpRequest) -> HttpResponse:
    """The page without a signal, the same for everyone: a phone fills in what it kept."""
    with translation.override("en" if _language(request) == "en" else "zh-hans"):
        context = {"community": None, "actor": None, "known": None, "nav": [], "dangers": all_dangers()}
        answer = render(request, "offline.html", context)
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def words(request: HttpRequest) -> HttpResponse:
    """The words that are left on no phone."""
    return JsonResponse(
        listening.words(),
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
        headers={"Cache-Control": "public, max-age=86400"},
    )


def fresh(request: HttpRequest) -> HttpResponse:
    """The mark that a form needs, and which sign-in this is, asked right before something kept is sent."""
    known = request.known  # type: ignore[attr-defined]
    answer = {"csrf": get_token(request), "who": str(known.device.pk) if known else ""}
    return JsonResponse(answer, headers=NO_STORE)


def manifest(request: HttpRequest) -> HttpResponse:
    """How the product is put on a home screen; appointed people begin at their own first page."""
    with translation.override("en" if _language(request) == "en" else "zh-hans"):
        answer = {
            "id": "/",
            "name": _("Linli · neighbours look after each other"),
            "short_name": _("Linli"),
            "lang": "en" if _language(request) == "en" else "zh-Hans",
            "start_url": "/start/" if request.GET.get("start") == "staff" else "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#ffffff",
            "theme_color": "#0f4a8f",
            "icons": [_icon(size, purpose) for size in (192, 512) for purpose in ("any", "maskable")],
        }
    return JsonResponse(answer, content_type="application/manifest+json", headers={"Cache-Control": "no-cache"})


def _icon(size: int, purpose: str) -> dict[str, str]:
    name = f"linli/icon-{purpose}-{size}.png"
    return {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
