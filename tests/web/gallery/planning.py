"""Samples of drafts of micro-grids; every name is made up."""

from datetime import timedelta
from types import SimpleNamespace as Thing
from typing import Any
from uuid import UUID

from linli.engines.geo import Door, in_rows
from linli.web.planning.beside import Web
from linli.web.planning.drawing import Cell, Drawing, Patch
from linli.web.planning.editing import Door as Listed
from linli.web.planning.editing import Offer
from linli.web.planning.words import Ending, Figures, Line, ProofLine
from linli.web.territory.frames import around
from linli.web.territory.shapes import Label, grounds
from tests.web.gallery.words import ID, NOW, ago, community, form, person, t

STATES = {
    "draft": ("正在画", "being drawn"),
    "published": ("征求意见中", "open for comment"),
    "adopted": ("已采用", "adopted"),
    "dropped": ("已放弃", "dropped"),
}
COMPOUNDS = [(str(ID), ("1号院", "Court 1"))]


def draft(state: str = "draft", **more: Any) -> Thing:
    changed = {"grids": ["a", "b"], "stairwells": ["c", "d", "e"], "new": ["a"], "gone": ["f"]}
    base = {
        "pk": ID, "name": t("秋季调整", "Autumn adjustment"), "code": "7KM2PQ4", "version": 3, "state": state,
        "get_state_display": t(*STATES[state]), "least": 30, "most": 80, "wanted": 58, "move_price": 500,
        "price": "0.5", "solved_at": NOW, "made_at": ago(90), "comment_until": NOW.date(),
        "holds_from": NOW.date() + timedelta(days=9), "changed": changed, "said": 2, "community": community(),
        "withdrawn_at": None,
        "reason": t("新楼入住，户数不匀", "New buildings are lived in; the loads were uneven"),
    }  # fmt: skip
    return Thing(**base | more)


def name(n: int) -> str:
    return t(f"第{n}微网格", f"micro-grid {n}")


def picture(*, doors: bool = False) -> Drawing:
    """Three micro-grids of a compound, as they are tapped or as they are compared."""
    listed = [Door("", str(b), str(n)) for b in range(3) for n in range(4)]
    spots = in_rows(listed)
    frame = around(spots, 44)
    assert frame is not None
    owner = [UUID(int=n // 4 + 1) for n in range(12)]
    lies = grounds(tuple((grid, *spot) for grid, spot in zip(owner, spots, strict=True)))
    states = ("picked", "locked", "fresh") if doors else ("", "gone", "fresh")
    patches = [
        Patch(g.path, g.spots, f"W0{g.grid.int}", name(g.grid.int), g.grid.int, state)
        for g, state in zip(lies, states, strict=True)
    ]
    cells = [
        Cell(
            g.path,
            g.spots[0],
            n // 4 + 1,
            "14",
            t("1号楼：14户", "No 1: 14 households"),
            "?unit=1#panel",
            n == 1,
            n == 2,
        )
        for n, g in enumerate(grounds(tuple((UUID(int=n), *spot) for n, spot in enumerate(spots))))
    ]
    dots = [(spots[2][0], -spots[2][1])]
    label = Label(t("1号院", "Court 1"), spots[1][0], -spots[0][1] - 34)
    return Drawing(frame, cells if doors else [], patches, [label], dots)


def figures(moved: int, outside: int = 0) -> Figures:
    return Figures(84, outside, 1, -33, 21, 23, moved, "3,524.3")


def lines() -> list[Line]:
    who = t("周桂兰", "Zhou Guilan")
    return [
        Line(ID, name(1), 64, 58, 12, 21, 14, False, False, True, who, ID),
        Line(ID, name(2), 92, 60, 41, 33, 32, True, True, False, who, ID),
        Line(ID, t("新微网格3", "new micro-grid 3"), 41, None, -22, 18, 41, False, False, False, "", ID),
    ]


def comments() -> list[Thing]:
    at = Thing(compound=person("1号院", "Court 1"), building=person("3号楼", "No 3"), name=t("2单元", "stairwell 2"))
    return [
        Thing(words=t("老人认得现在的邻长", "They know their steward"), person=None, stairwell=at, at=ago(5)),
        Thing(words=t("这样跑得过来", "I can manage"), person=person("周桂兰", "Zhou"), stairwell=None, at=ago(2)),
    ]


def steps_forms(**errors: str) -> dict[str, Any]:
    return {
        "publish": form(None, until=t("意见征集到", "Comments until")),
        "adopt": form(errors or None, day=t("从哪天起", "Holds from"), reason=t("理由", "Reason")),
        "withdraw": form(errors or None, reason=t("为什么撤回", "Why it is withdrawn")),
        "drop": form(None, reason=t("为什么放弃", "Why it is dropped")),
        "comment": form(None, words=t("您的意见", "What you want to say")),
    }


def one(state: str = "draft", steps: tuple[str, ...] = ("change", "publish", "drop"), **more: Any) -> dict[str, Any]:
    day = NOW.date()
    base = {
        "draft": draft(state),
        "steps": frozenset(steps),
        "forms": steps_forms(),
        "form": None,
        "step": "",
        "before": figures(0, 2),
        "after": figures(378),
        "households": 4933,
        "changing": lines(),
        "staying": lines()[:1],
        "endings": [Ending(name(9), 31, t("李秀英", "Li Xiuying"))],
        "proofs": [
            ProofLine(t("2号院", "Court 2"), "gap", t("接近最好", "close to the best")),
            ProofLine(t("1号院", "Court 1"), "proven", t("已证明", "proven")),
        ],
        "checkable": True,
        "bound": "3,401.9",
        "gap": "0.4%",
        "comments": comments(),
        "compounds": [(id, t(*words)) for id, words in COMPOUNDS],
        "chosen": "",
        "maps": {"before": picture(), "after": picture()},
        "rough": 0,
        "days": {"until": day, "adopt": day, "today": day},
    }
    return base | more


def refused() -> dict[str, Any]:
    forms = steps_forms(reason=t("请写明理由。", "Please say why."))
    return one("published", ("comment", "revise", "adopt", "drop"), forms=forms, form=forms["adopt"], step="adopt")


def withdrawing() -> dict[str, Any]:
    forms = steps_forms(reason=t("请写明理由。", "Please say why."))
    return one("adopted", ("withdraw",), forms=forms, form=forms["withdraw"], step="withdraw")


def withdrawn() -> Thing:
    return draft("published", withdrawn_at=NOW, reason=t("日期定早了", "The day was too early"))


def drafts() -> dict[str, Any]:
    named = form(None, name=t("草案名称", "Name of the draft"))
    found = [draft(state) for state in STATES]
    return {"drafts": found, "form": named, "may_draft": True, "may_read": True, "today": NOW.date()}


def panel() -> dict[str, Any]:
    offers = [Offer(ID, name(2), 58, 72, False), Offer(UUID(int=9), name(3), 70, 84, True)]
    return {
        "grid": Thing(pk=ID, locked=False),
        "name": name(1),
        "m": Thing(households=64, off_target=12, walk=21, apart=True),
        "outside": False,
        "left": 50,
        "doors": [
            Listed(UUID(int=n), t(f"1号楼 {n}单元", f"No 1, {n}"), 14, n == 1, "W02" * (n == 2)) for n in (1, 2, 3)
        ],
        "picked": [UUID(int=1)],
        "near": offers,
        "far": [Offer(UUID(int=10), name(4), 44, 58, False)],
    }  # fmt: skip


def editing(**more: Any) -> dict[str, Any]:
    base = {
        "draft": draft(),
        "may_change": True,
        "compounds": [(id, t(*words)) for id, words in COMPOUNDS],
        "chosen": str(ID),
        "rough": True,
        "map": picture(doors=True),
        "lines": lines()[:1],
        "figures": figures(14, 1),
        "panel": panel(),
        "undo": t("移动 1号楼 2单元", "moved No 1, 2"),
    }
    return base | more


def neighbours(**more: Any) -> dict[str, Any]:
    door = Thing(id=ID, building=t("1号楼", "No 1"), name=t("1单元", "stairwell 1"))
    other = t("1号楼 2单元", "No 1, stairwell 2")
    line = Thing(door=door, near=[(ID, other, True)])
    frame = around([(0.0, 0.0), (40.0, 30.0)], 30)
    assert frame is not None
    web = Web(
        frame,
        [(0, 0, "1", door.building, "?door=1#panel", True), (40, -30, "2", other, "?door=2", False)],
        [(0, 0, 40, -30, True)],
        [(0, -11, door.building)],
    )
    base = {
        "compounds": [(id, t(*words)) for id, words in COMPOUNDS],
        "chosen": str(ID),
        "rough": True,
        "web": web,
        "lines": [line],
        "line": line,
        "others": [(ID, other)],
        "form": form(
            {"other": t("请选两个不同的单元。", "Please choose two different stairwells.")}, other=t("和", "and")
        ),
    }
    return base | more


def settings() -> dict[str, Any]:
    labels = {
        "least": t("最少户数", "Least households"),
        "wanted": t("期望户数", "Households wanted"),
        "most": t("最多户数", "Most households"),
        "old_weight": t("老旧小区", "Old compound"),
        "elderly_weight": t("老年人占比", "Share of elderly"),
        "issue_weight": t("近一年事项", "Matters of the last year"),
        "points": t("每户换邻长的分值", "Points for each household"),
    }
    wrong = {"wanted": t("不能少于最少户数。", "It may not lie below the least.")}
    return {"draft": draft(), "form": form(wrong, **labels), "may_change": True}


def notice() -> dict[str, Any]:
    doors = [{"compound": t("1号院", "Court 1"), "doors": t("3号楼1、2单元", "No 3: 1, 2")}]
    return {"draft": draft("adopted"), "grids": [(name(1), doors)]}


def public(state: str = "published") -> dict[str, Any]:
    who = t("周桂兰", "Zhou Guilan")
    mine = Thing(
        name=t("3号楼 2单元", "No 3, 2"),
        before=name(1),
        after=name(2),
        steward_before=who,
        steward_after="",
        same=False,
    )
    return {
        "draft": draft(state),
        "open": state == "published",
        "mine": [mine, Thing(**vars(mine) | {"same": True, "steward_after": who})],
        "door": Thing(code="7KM2PQ4", compound=t("1号院", "Court 1"), building=t("3号楼", "No 3"), name="2"),
        "doors": [("7KM2PQ4", t("3号楼 2单元", "No 3, 2"))],
        "compounds": [(id, t(*words)) for id, words in COMPOUNDS],
        "chosen": str(ID),
        "before": figures(0, 2),
        "after": figures(378),
        "households": 4933,
        "maps": {"before": None, "after": picture()},
        "form": form(None, words=t("您的意见", "What you want to say")),
    }  # fmt: skip


PAGES = {
    "plan": ("planning/public.html", public),
    "plan-adopted": ("planning/public.html", lambda: public("adopted")),
    "plan-withdrawn": ("planning/public.html", lambda: public() | {"draft": withdrawn()}),
}
STAFF = {
    "planning": ("planning/drafts.html", drafts, "/office/"),
    "planning-none": ("planning/drafts.html", lambda: drafts() | {"drafts": []}, "/office/"),
    "planning-one": ("planning/one.html", one, "/office/"),
    "planning-refused": ("planning/one.html", refused, "/office/"),
    "planning-adopted": ("planning/one.html", lambda: one("adopted", ()), "/office/"),
    "planning-withdrawing": ("planning/one.html", withdrawing, "/office/"),
    "planning-withdrawn": ("planning/one.html", lambda: one("published", (), draft=withdrawn()), "/office/"),
    "planning-dropped": ("planning/one.html", lambda: one("dropped", (), bound="", proofs=[]), "/office/"),
    "planning-map": ("planning/map.html", editing, "/office/"),
    "planning-map-list": ("planning/map.html", lambda: editing(panel=None, undo="", rough=False), "/office/"),
    "planning-neighbours": ("planning/neighbours.html", neighbours, "/office/"),
    "planning-neighbours-list": ("planning/neighbours.html", lambda: neighbours(line=None, form=None), "/office/"),
    "planning-settings": ("planning/settings.html", settings, "/office/"),
    "planning-notice": ("planning/notice.html", notice, "/office/"),
}
