"""Samples of practising: whom to be, what would have been sent, and the bar over a page."""

from types import SimpleNamespace as Thing
from typing import Any

from linli.web.practice.steps import ROLES, STEPS, Practising
from tests.web.gallery.public import report
from tests.web.gallery.staff import today
from tests.web.gallery.words import ago, t


def choose(mine: str = "leader") -> dict[str, Any]:
    roles = [
        {"role": role, "label": label, "mine": role == mine, "first": STEPS[role][0].words}
        for role, label in ROLES.items()
    ]
    return {"roles": roles, "ready": True, "gone": False}


def not_yet() -> dict[str, Any]:
    return choose("") | {"ready": False, "gone": True}


def bar(role: str, *done: int) -> dict[str, Any]:
    return {"practice": Practising("a" * 32, role, set(done), "/start/"), "who": None}


def letters() -> dict[str, Any]:
    words = t("您反映的 K7QM2XTE 有结果了", "Your report K7QM2XTE has a result")
    whom = (t("发给马建国", "to Ma Jianguo"), t("发到群里", "to a chat group"))
    rows = [Thing(at=ago(n), to=to, way=t("短信", "text message"), words=words) for n, to in enumerate(whom, 1)]
    return {"rows": rows} | bar("steward", 0)


PAGES = {
    "practice": ("practice.html", choose),
    "practice-not-yet": ("practice.html", not_yet),
    "practice-resident": ("report.html", lambda: report() | bar("resident")),
}
STAFF = {
    "practice-letters": ("practice_letters.html", letters, "/today/"),
    "practice-letters-none": ("practice_letters.html", lambda: letters() | {"rows": []}, "/today/"),
    "practice-steward": ("today.html", lambda: today() | bar("steward", 0, 1), "/today/"),
}
