"""Samples of shared sales: agreements, their statements, a merchant's page; every name is made up."""

from types import SimpleNamespace as Thing
from typing import Any

from linli.web.fund.giving import forms
from tests.web.gallery.giving import PURPOSES, chairs, channel, gift
from tests.web.gallery.words import ID, NOW, person, t


def agreement() -> Thing:
    return Thing(
        pk=ID,
        code="A01",
        get_sort_display=t("商户销售", "a merchant's sales"),
        cap=50_000,
        floor=None,
        n=2,
        start=NOW.date(),
        end=NOW.date(),
        signed=NOW.date(),
        purpose=chairs(),
        leaf=Thing(number=14, at=NOW),
        party=person("刘记炊饼", "Liu's bread"),
    )


def statement(due: int = 1001, **more: Any) -> Thing:
    base = {
        "pk": ID,
        "event": t("周六集市", "Saturday market"),
        "day": NOW.date(),
        "sales": 50_025,
        "refunds": 0,
        "carried": 0,
        "due": due,
        "about_id": None,
        "gift": gift(),
        "gift_id": ID,
        "carried_by_id": None,
        "leaf": Thing(number=15),
        "taken_back_at": None,
        "by_link": True,
    }
    return Thing(**base | more)


def statements() -> list[Thing]:
    back = statement(-200, about_id=ID, gift=None, gift_id=None, sales=0, refunds=10_000, by_link=False)
    made = [statement(), back, statement(gift=gift("promised")), statement(taken_back_at=NOW)]
    for n, one in enumerate(made):
        one.pk = f"{ID}-{n}"
    return made


def terms() -> dict[str, Any]:
    return {"agreement": agreement(), "percent": "2", "holds": True, "statements": statements()}


def agreed(**more: Any) -> dict[str, Any]:
    wrong = forms.StatementForm({"event": "", "day": "", "sales": "x", "refunds": ""})
    base = {
        "who": t("刘记炊饼", "Liu's bread"),
        "named": True,
        "address": "https://linli.example/m/x/",
        "may_state": True,
        "may_sign": True,
        "form": wrong,
        "refund": forms.RefundForm(initial={"day": NOW.date()}),
        "back": forms.ReasonForm(),
        "way": "/fund/agreements/x/state/",
    }
    return terms() | base | more


def agreement_form() -> dict[str, Any]:
    return {"form": forms.AgreementForm({"percent": "200", "cap": "1,23"}, purposes=PURPOSES)}


def agreements() -> dict[str, Any]:
    row = {"agreement": agreement(), "who": t("刘记炊饼", "Liu's bread"), "percent": "2", "holds": True}
    return {"rows": [row], "may_sign": True, "count": 1}


def merchant() -> dict[str, Any]:
    said = forms.StatementForm({"event": "集市", "day": "2026-03-20", "sales": "500", "refunds": ""})
    said.is_valid()
    reckoned = Thing(share=1000, carried=-200, due=800)
    return terms() | {
        "link": "x",
        "way": "/m/x/state/",
        "open": 800,
        "settled": 1001,
        "form": said,
        "reckoned": reckoned,
        "channel": channel(),
    }


PAGES = {
    "merchant": ("giving/merchant.html", merchant),
}
STAFF = {
    "agreements": ("giving/agreements.html", agreements, "/fund/"),
    "agreements-none": ("giving/agreements.html", lambda: {"rows": [], "may_sign": True, "count": 0}, "/fund/"),
    "agreement": ("giving/agreement.html", agreed, "/fund/"),
    "agreement-form": ("giving/agreement_form.html", agreement_form, "/fund/"),
}
