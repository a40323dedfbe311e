"""Words and small things that the samples share; all names are made up."""

from datetime import datetime, timedelta, timezone
from types import SimpleNamespace as Thing
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import get_language

SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 3, 20, 19, 30, tzinfo=SHANGHAI)
ID = UUID("01900000-0000-7000-8000-000000000001")


def t(chinese: str, english: str) -> str:
    """The sample's words in the language of the page."""
    return english if (get_language() or "").startswith("en") else chinese


def ago(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


def community() -> Thing:
    return Thing(
        name=t("示范社区", "Example Community"),
        street=t("示范街道", "Example Street"),
        code="410000000001",
        office_phone="10000000000",
        supervision_phone="10000000001",
        fictional=True,
        residents=11964,
        least_households=30,
        most_households=80,
    )


def nav(current: str) -> list[dict[str, Any]]:
    ways = (
        ("/today/", "home", t("我的门栋", "My doors")),
        ("/brief/", "clock", t("晨报", "Morning")),
        ("/triage/", "board", t("研判台", "Triage")),
        ("/to-tell/", "tell", t("待告知", "To tell")),
        ("/board/", "chart", t("看板", "Figures")),
        ("/tree/", "tree", t("五级组织", "Five levels")),
        ("/office/", "office", t("办公", "Office")),
    )
    return [{"url": u, "icon": i, "label": label, "current": u == current} for u, i, label in ways]


def frame(current: str = "", *, staff: bool = False) -> dict[str, Any]:
    """What every page is given beside its own context."""
    english = (get_language() or "").startswith("en")
    return {
        "actor": Thing(name=t("周桂兰", "Zhou Guilan"), kind="person") if staff else None,
        "community": community(),
        "nav": nav(current) if staff else [],
        "nav_line": nav(current)[:4] + nav(current)[6:] if staff else [],
        "nav_whole": nav(current)[4:6] if staff else [],
        "language": "en" if english else "zh",
        "demo": True,
        "demo_now": NOW,
        "token": uuid4,
    }


def person(chinese: str, english: str, phone: str = "10012345678") -> Thing:
    return Thing(id=ID, pk=ID, name=t(chinese, english), phone=phone, masked_phone="100****5678")


def form(errors: dict[str, str] | None = None, **fields: str) -> forms.Form:
    """A form of text fields, named by label; with errors it is one that came back."""
    made = type(
        "Sample", (forms.Form,), {n: forms.CharField(label=label, required=False) for n, label in fields.items()}
    )
    asked: forms.Form = made({} if errors else None)
    for name, sentence in (errors or {}).items():
        asked.add_error(name or None, sentence)
    return asked
