"""Samples of voice notes: on the form, waiting, listened to and written down."""

from types import SimpleNamespace as Thing
from typing import Any

from tests.web.gallery.public import case, report_form
from tests.web.gallery.public import report as report_page
from tests.web.gallery.words import ID, ago, form, person, t

CHOICES = [("yes", ("念过了，他说对", "Read back, they agree")), ("no", ("还没有念给他听", "Not read back yet"))]
WORDS = ("俺家门口那个灯，黑了好几天嘞，下楼瞅不见。", "The lamp at our door has been out for days.")


def voice(**changed: Any) -> Thing:
    base = {
        "id": ID, "file": "a.webm", "form": "audio/webm", "seconds": 34, "at": ago(2), "words": "", "gone_at": None,
        "written_at": None, "written_by": None, "confirmed_at": None,
        "report": Thing(case=case(title="")),
    }  # fmt: skip
    return Thing(**base | changed)


def waiting() -> dict[str, Any]:
    sealed = Thing(case=case(title="", sealed=True, urgent=True))
    return {"voices": [voice(), voice(report=sealed, seconds=None)], "count": 2, "limit": 60, "more": False}


def none_waiting() -> dict[str, Any]:
    return {"voices": [], "count": 0, "limit": 60, "more": False}


def listen(**changed: Any) -> dict[str, Any]:
    heard = form(None, words=t("您听到的话", "What you heard"), read_back="")
    heard.initial = {"words": t(*WORDS), "read_back": "no"}
    base = {
        "voice": voice(words=t(*WORDS)),
        "report": Thing(id=ID, words="", phone="10012345678"),
        "case": case(title=""),
        "form": heard,
        "seen": "",
        "drafted": True,
        "choices": [(value, t(*label)) for value, label in CHOICES],
        "may_see_contact": True,
    }
    return base | changed


def gone() -> dict[str, Any]:
    old = {"written_at": ago(200), "written_by": person("周桂兰", "Zhou Guilan"), "confirmed_at": ago(200)}
    return listen(voice=voice(file="", gone_at=ago(20), words=t(*WORDS), **old), drafted=False)


def form_came_back() -> dict[str, Any]:
    errors = {"phone": t("号码位数不对。", "This number has too few digits.")}
    return report_page() | {"form": report_form(errors), "kept": "signed"}


PAGES = {"report-voice-kept": ("report.html", form_came_back)}
STAFF = {
    "voices": ("voices.html", waiting, "/today/"),
    "voices-none": ("voices.html", none_waiting, "/today/"),
    "voice": ("voice.html", listen, "/today/"),
    "voice-gone": ("voice.html", gone, "/today/"),
}
