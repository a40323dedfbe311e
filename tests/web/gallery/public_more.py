"""Samples of the doors: home, card, wall, signing in."""

from types import SimpleNamespace as Thing
from typing import Any

import segno

from tests.web.gallery.words import ID, ago, community, form, person, t


def qr(address: str = "https://linli.example/q/7KM2PQ4X/") -> str:
    return str(segno.make(address, error="m").svg_data_uri(scale=6, border=2))


def home() -> dict[str, Any]:
    return {"communities": [community()]}


def track_enter() -> dict[str, Any]:
    said = t("没有这个查询码，请对着单子再看一遍。", "No report has this code. Please compare it with the slip.")
    return {"form": form({"code": said}, code=t("查询码", "Tracking code"))}


def box(errors: dict[str, str] | None = None) -> dict[str, Any]:
    readers = [
        Thing(person=person("王敏", "Wang Min"), get_role_display=t("社区书记", "secretary")),
        Thing(person=person("小马", "Ma the younger"), get_role_display=t("社区办公室", "community office")),
    ]
    asked = form(errors, words=t("您的投诉或建议", "Your complaint or suggestion"), phone=t("电话", "Telephone"))
    return {"form": asked, "readers": readers, "back": "/report/"}


def box_unread() -> dict[str, Any]:
    return box({"words": t("这里还空着，请填一下。", "This field is required.")}) | {"readers": [], "back": ""}


def grid_card() -> dict[str, Any]:
    building, compound = Thing(name=t("3号楼", "building 3")), Thing(name=t("向阳院", "Sunny Court"))
    offers = t("每天下午四点到六点，量血压、借工具", "16:00 to 18:00: blood pressure, tools to borrow")
    people = [
        Thing(role="steward", name=t("周桂兰", "Zhou Guilan"), phone="10012345678", offers=""),
        Thing(role="anchor", name=t("李大爷家", "The Li household"), phone="", offers=offers),
        Thing(role="leader", name=t("马建国", "Ma Jianguo"), phone="10087654321", offers=""),
    ]
    doors = [Thing(building=building, compound=compound, name=t(f"{n}单元", f"stairwell {n}")) for n in (1, 2, 3)]
    return {
        "grid": Thing(name=t("向阳院第2微网格", "Sunny Court grid 2"), card="K7"),
        "people": people,
        "stairwells": doors,
    }


def grid_elsewhere(*, over: bool = True) -> dict[str, Any]:
    places = [{"compound": t("向阳院", "Sunny Court"), "doors": t("3号楼1、2单元", "building 3: 1, 2")}]
    holders = [(Thing(name=t(f"向阳院第{n}微网格", f"Sunny Court grid {n}"), card="K8"), places) for n in (4, 5)]
    grid = Thing(name=t("向阳院第2微网格", "Sunny Court grid 2"), start=ago(0), end=ago(0))
    return {"grid": grid, "community": community(), "over": over, "holders": holders if over else []}


def wall() -> dict[str, Any]:
    roles = ["居民", "邻长", "网格员", "网格长", "社区干部", "书记", "街道", "管理员", "系统规则"]
    english = [
        "resident",
        "steward",
        "grid worker",
        "grid leader",
        "office",
        "secretary",
        "street",
        "administrator",
        "rule",
    ]
    mine, here = t("交给我的", "given to me"), t("我管的地方", "in my place")
    cells = [[], [here, mine], [mine], [here], [here], [], [], [], []]
    grants = [{"action": "case.read", "label": t("看事项", "read matters"), "cells": cells} for _ in range(6)]
    collected, assigned = t("已收到", "received"), t("已派人", "assigned")
    must = t("谁来办", "who handles it")
    steps = [
        {"label": t("派给谁办", "Assign"), "from": [collected, assigned], "to": assigned, "must_say": must}
        for _ in range(5)
    ]
    ladder = [
        {"stage": t("一次没接", "no answer once"), "why": t("再打一次。", "Ring again."), "after": 10, "letter": 20}
    ]
    return {
        "lessons": [("resident", t("居民", "resident"))],
        "duties": [("steward", t("邻长", "steward")), ("leader", t("网格长", "grid leader"))],
        "roles": [t(zh, en) for zh, en in zip(roles, english, strict=True)],
        "grants": grants,
        "steps": steps,
        "ladder": ladder,
    }


def sign_in() -> dict[str, Any]:
    return {"form": form(None, phone=t("您的手机号", "Your telephone")), "next": "/today/"}


def sign_in_code() -> dict[str, Any]:
    asked = form(None, phone=t("手机号", "Telephone"), code=t("验证码", "Code"))
    return {"form": asked, "phone": "10012345678", "next": "", "shown_code": "402817"}


def desk() -> dict[str, Any]:
    return {"secret": "S"}


def factor() -> dict[str, Any]:
    asked = form(None, code=t("动态口令上的六位数", "Six digits from the authenticator"))
    return {"form": asked, "next": "", "begun": True, "confirmed": False, "secret": "JBSWY3DPEHPK3PXP", "qr": qr()}


def me() -> dict[str, Any]:
    devices = [
        Thing(id=ID, label="Android · WeChat", bound_at=ago(900), seen_at=ago(1)),
        Thing(id="2", label="Windows", bound_at=ago(300), seen_at=ago(50)),
    ]
    post = Thing(role="steward", place_name=t("向阳院第2微网格", "Sunny Court grid 2"))
    actor = Thing(name=t("周桂兰", "Zhou Guilan"), posts=[post], dormant=())
    return {"devices": devices, "this": devices[0], "known": Thing(actor=actor)}


PAGES = {
    "home": ("home.html", home),
    "track-enter": ("track_enter.html", track_enter),
    "box": ("box.html", box),
    "box-unread": ("box.html", box_unread),
    "grid-card": ("grid_card.html", grid_card),
    "grid-ended": ("grid_elsewhere.html", grid_elsewhere),
    "grid-to-come": ("grid_elsewhere.html", lambda: grid_elsewhere(over=False)),
    "wall": ("wall.html", wall),
    "sign-in": ("sign_in.html", sign_in),
    "sign-in-code": ("sign_in_code.html", sign_in_code),
    "desk": ("desk.html", desk),
}
STAFF = {"factor": ("factor.html", factor, "/office/"), "me": ("me.html", me, "/me/")}
