"""Samples of the office's pages, the tree and the figures."""

from types import SimpleNamespace as Thing
from typing import Any

from linli.web.office.forms import SettingsForm
from linli.web.office.ways import WAYS
from linli.web.territory.places import Way
from tests.web.gallery.land import way
from tests.web.gallery.public_more import STAFF, qr
from tests.web.gallery.staff import row
from tests.web.gallery.words import ID, NOW, ago, form, person, t

MEANS = [("phone", "打电话", "by telephone"), ("wechat", "发微信", "by WeChat"), ("door", "上门说", "at the door")]
MORE_MEANS = [("paper", "送纸条", "on paper"), ("desk", "当面说", "at the desk"), ("link", "发链接", "by link")]


def means() -> list[tuple[str, str]]:
    return [(value, t(chinese, english)) for value, chinese, english in MEANS + MORE_MEANS]


def line(n: int = 0, **more: Any) -> Thing:
    titles = (
        t("楼道灯不亮，黑了下楼不安全", "Stairwell light is out"),
        t("顶楼漏雨，天花板起皮了", "The roof leaks"),
        "",
    )
    answers = (
        t("换了声控灯，以后拍手就亮。", "A lamp that wakes to a clap was put in."),
        t(
            "雨季前报维修资金，这个月排不上；先给您搭了防水布。",
            "It waits for the repair fund; a sheet was put up.",
        ),
        "",
    )
    matter = Thing(
        id=ID,
        number=2026030017 + n,
        title=titles[n],
        place_words=t("向阳院 3号楼 2单元", "Sunny Court, building 3, stairwell 2"),
        sealed=n == 2,
        answer=answers[n],
        owner="",
    )
    words = t("您反映的 7KM2PQ4X 有结果了，请看看解决没有：", "Your report 7KM2PQ4X has a result: ")
    made = {
        "id": f"{n:032x}",
        "case": matter,
        "who": ("100****5678", "7KM2 PQ4X", "100****0001")[n],
        "called": n == 2,
        "result": (t("解决了", "solved"), t("眼下办不了", "cannot be solved now"), t("处理中", "being handled"))[n],
        "words": words + "https://linli.example.cn/r/abcdefgh/",
        "since": "03-19 10:20",
        "trouble": ("HTTP 503", "", "")[n],
        "may_call": n != 1,
    }
    return Thing(**made | more)


def to_tell() -> dict[str, Any]:
    return {"rows": [line(n) for n in range(3)], "count": 3, "more": True, "means": means()}


def to_tell_none() -> dict[str, Any]:
    return {"rows": [], "count": 0, "more": False, "means": []}


def tell_one() -> dict[str, Any]:
    return {"line": line(), "number": "10012345678", "name": t("李大爷", "Old Mr Li"), "means": means()}


def call_sheet() -> dict[str, Any]:
    rows = [line(n % 3) for n in range(12)]
    return {"rows": rows, "means": [Thing(label=label) for _, label in means()[:4]], "day": NOW}


def call_sheet_enter() -> dict[str, Any]:
    wrong = {"when": t("请填写时间。", "Please say when.")}
    asked = form(wrong, teller=t("谁告知的", "Who told them"), when=t("什么时候", "When"))
    asked.fields["teller"].choices = [(str(ID), t("周桂兰", "Zhou Guilan"))]  # type: ignore[attr-defined]
    return {"form": asked, "rows": [(line(n), n == 1, "door") for n in range(3)], "means": means()}


def node(name: str, level: str, **more: Any) -> Thing:
    base = {
        "name": name,
        "level": level,
        "card": "K7",
        "households": 62,
        "open": 3,
        "closed": 41,
        "people": [],
        "anchors": [],
        "children": [],
    }
    return Thing(**base | more)


def tree() -> dict[str, Any]:
    steward = Thing(person=person("周桂兰", "Zhou Guilan"), get_role_display=t("邻长", "steward"))
    grids = [
        node(
            t(f"向阳院第{n}微网格", f"Sunny Court grid {n}"),
            "micro_grid",
            people=[steward] if n < 3 else [],
            anchors=[steward] if n == 1 else [],
        )
        for n in (1, 2, 3)
    ]
    compound = node(t("向阳院", "Sunny Court"), "compound", households=186, children=grids)
    leader = Thing(person=person("马建国", "Ma Jianguo"), get_role_display=t("网格长", "grid leader"))
    general = [node(t(f"第{n}网格", f"Grid {n}"), "general_grid", people=[leader], children=[compound]) for n in (1, 2)]
    gaps = [
        {"label": t("没有邻长", "no steward"), "kind": "no_steward", "nodes": grids[2:]},
        {"label": t("没有网格长", "no grid leader"), "kind": "no_leader", "nodes": []},
    ]
    root = node(
        t("示范社区", "Example Community"),
        "community",
        households=4900,
        open=37,
        closed=2210,
        people=[leader],
        children=general,
    )
    return {"root": root, "gaps": gaps, "strength": {}, "as_of": NOW}


def figure(key: str, chinese: str, english: str, value: float | None, unit: str = "n", n: int = 212) -> Thing:
    said = t(
        "从第一次反映到最后一次答复，自然小时，这段时间答复过的全部事项。",
        "From the first report to the last answer, natural hours.",
    )
    part = round((value or 0) * n / 100)
    return Thing(key=key, label=t(chinese, english), definition=said, value=value, unit=unit, n=n, as_of=NOW, part=part)


def times(n: int) -> list[Thing]:
    return [
        figure("mean", "平均处置时间", "mean handling time", 14.26, "h", n),
        figure("median", "中位处置时间", "median handling time", 9.5, "h", n),
        figure("p90", "九成在此之内", "P90 handling time", None, "h", 0),
    ]


def board() -> dict[str, Any]:
    stages = [
        ("collected", "已收到", "received", 9),
        ("assigned", "已派人", "assigned", 14),
        ("handling", "办理中", "being handled", 21),
        ("resolved", "已答复", "answered", 33),
        ("closed", "已办结", "closed", 130),
        ("declined", "不受理", "declined", 5),
    ]
    months = [(f"2025-{m:02}", 70.0 - 7 * n) for n, m in enumerate(range(5, 13))]
    levels = [("micro_grid", "微网格", "micro-grid", 71.0), ("street", "街道", "street", 2.5)]
    return {
        "handling": [(t("全部", "all matters"), times(212)), (t("简单的", "simple ones"), times(180))],
        "months": [Thing(key=k, n=31, mean=v, median=v / 2, p90=v * 2) for k, v in months],
        "rates": [
            figure("response", "响应率", "response rate", 96.4, "%", 140),
            figure("solved", "解决率", "solved rate", 91.0, "%", 88),
            figure("satisfied", "满意率", "satisfied rate", None, "%", 0),
        ],
        "divided": [(t("在哪一级办结", "Closed at which level"), [figure(*row, "%", 130) for row in levels])],
        "stages": [(figure(key, zh, en, value), round(value / 1.3)) for key, zh, en, value in stages],
        "as_of": NOW,
        "days": 90,
        "periods": (30, 90, 365),
    }


def records() -> dict[str, Any]:
    return {
        "figure": figure("mean", "平均处置时间", "mean handling time", 14.26, "h"),
        "rows": [row(n) for n in range(8)],
        "count": 8,
        "limit": 200,
        "days": 90,
    }


def uploads() -> list[Thing]:
    name = t("示范社区底册.xlsx", "community.xlsx")
    return [
        Thing(id=ID, name=name, purpose="land", uploaded_at=ago(2), loaded_at=None),
        Thing(id=ID, name=name, purpose="land", uploaded_at=ago(60), loaded_at=ago(59)),
    ]


def home() -> dict[str, Any]:
    counts = {
        "general_grids": 11,
        "compounds": 15,
        "stairwells": 402,
        "households": 4903,
        "micro_grids": 84,
        "people": 305,
        "organisations": 73,
        "past_matters": 0,
    }
    return {
        "counts": counts,
        "strength": {},
        "open": 44,
        "to_tell": 6,
        "ways": WAYS,
        "may_load": True,
        "may_see_land": True,
        "uploads": uploads(),
        "as_of": NOW,
    }


def home_empty() -> dict[str, Any]:
    return home() | {"counts": dict.fromkeys(home()["counts"], 0), "uploads": [], "open": 0, "to_tell": 0}


def load() -> dict[str, Any]:
    return {"form": None, "uploads": uploads()}


def load_plan() -> dict[str, Any]:
    made = [
        {"label": t("小区", "Compounds"), "new": 15, "changed": 0, "same": 0},
        {"label": t("单元", "Stairwells"), "new": 400, "changed": 2, "same": 0},
        {"label": t("微网格", "Micro-grids"), "new": 84, "changed": 0, "same": 0},
    ]
    problems = [
        Thing(
            sheet="楼栋单元",
            row=37,
            column="户数",
            cell="E37",
            what=t("“十二户左右”不是数。", "“about twelve” is not a number."),
            mend=t("写成数字，例如 12。", "Write a number such as 12."),
        ),
        Thing(
            sheet="人员",
            row=112,
            column="手机",
            cell="C112",
            what=t("手机号少一位。", "One digit is missing."),
            mend=t("核对后补齐 11 位。", "Complete it to 11 digits."),
        ),
    ]
    notes = [Thing(sheet="微网格", row=9, what=t("和第 8 行一样，只算一次。", "Same as row 8; counted once."))]
    changes = [Thing(name=t("向阳院 3号楼 1单元", "Sunny Court 3-1"), details=[(t("户数", "households"), "12", "14")])]
    return {
        "upload": uploads()[0],
        "made": made,
        "problems": problems,
        "notes": notes,
        "changes": changes,
        "clean": False,
        "absent": [{"label": t("人员", "People"), "names": ["张三"]}],
        "rows_skipped": 2,
        "way": "/office/load/",
        "form": None,
    }


def history() -> dict[str, Any]:
    return {"form": None, "uploads": [], "count": 0, "sources": [("ledger", t("台账", "ledger")), ("12345", "12345")]}


def appointments() -> list[Thing]:
    none = Thing(all=list)
    grid = Thing(name=t("向阳院第2微网格", "Sunny Court grid 2"))
    shared = {"micro_grid": grid, "compound": None, "general_grid": None, "profession": "", "offers": ""}
    return [
        Thing(
            id=ID,
            role="steward",
            get_role_display=t("邻长", "steward"),
            start=ago(9000),
            end=None,
            absences=none,
            **shared,
        )
    ]


def people() -> dict[str, Any]:
    rows = [
        {"person": person("周桂兰", "Zhou Guilan"), "posts": appointments()},
        {"person": person("马建国", "Ma Jianguo"), "posts": []},
    ]
    asked = form(None, name=t("姓名", "Name"), phone=t("电话", "Telephone"))
    return {
        "people": rows,
        "count": 2,
        "limit": 200,
        "roles": [("steward", t("邻长", "steward"))],
        "role": "",
        "q": "",
        "form": asked,
        "may_edit": True,
    }


def one(**more: Any) -> dict[str, Any]:
    who = person("周桂兰", "Zhou Guilan")
    who.organisation = None
    may = dict.fromkeys(("may_edit", "may_appoint", "may_issue", "may_see_phone"), True)
    purposes = [
        ("card", t("姓名电话印在网格卡上", "name and telephone on the card")),
        ("letters", t("接收短信", "messages to the telephone")),
    ]
    base = {
        "person": who,
        "posts": appointments(),
        "devices": [Thing(label="Android", seen_at=ago(3))],
        "consents": {"card"},
        "purposes": purposes,
        "lettered": ["steward"],
        "handovers": [ID],
        "today": NOW,
        "colleagues": [Thing(id=1, name=t("马建国", "Ma Jianguo"))],
    }
    return base | may | more


def one_ticket() -> dict[str, Any]:
    return one(ticket_qr=qr(), ticket_address="https://linli.example/desk/8f3k2m9d7c5b1a/")


def appointment() -> dict[str, Any]:
    fields = {
        "role": t("职务", "Role"),
        "profession": t("行当", "Profession"),
        "micro_grid": t("微网格", "Micro-grid"),
        "general_grid": t("一般网格", "General grid"),
        "compound": t("小区", "Compound"),
        "start": t("从", "From"),
        "end": t("到", "Until"),
        "offers": t("能帮什么", "What it offers"),
    }
    asked = form({"micro_grid": t("请选一个微网格。", "Choose a micro-grid.")}, **fields)
    for name in ("role", "profession"):
        asked.fields[name].choices = [("steward", t("邻长", "steward"))]  # type: ignore[attr-defined]
    places = [Thing(id=1, name=t("向阳院第2微网格", "Sunny Court grid 2"))]
    return {
        "form": asked,
        "person": person("周桂兰", "Zhou Guilan"),
        "micro_grids": places,
        "general_grids": places,
        "compounds": places,
    }


def posters() -> dict[str, Any]:
    name = t("向阳院", "Sunny Court")
    grids = [Thing(id=n, code=f"W0{n}", name=t(f"向阳院第{n}微网格", f"Sunny Court grid {n}")) for n in (1, 2)]
    return {
        "grids": grids,
        "compounds": [Thing(id=9, name=name)],
        "of": "",
        "stairwells": 8,
        "lessons": [("resident", t("居民", "resident"))],
    }


def settings() -> dict[str, Any]:
    known = {
        "name": t("示范社区", "Example Community"), "office_phone": "10012345678", "least_households": 30,
        "most_households": 80, "origin": "31.200000, 120.100000",
    }  # fmt: skip
    return {"form": SettingsForm(initial=known), "way": Way(way().links)}


def export() -> dict[str, Any]:
    return {"form": form(None, numbers="", reason=t("理由", "Reason")), "may_numbers": True}


PAGES = STAFF | {
    "to-tell": ("to_tell.html", to_tell, "/to-tell/"),
    "to-tell-none": ("to_tell.html", to_tell_none, "/to-tell/"),
    "tell-one": ("tell_one.html", tell_one, "/to-tell/"),
    "call-sheet": ("call_sheet.html", call_sheet, "/to-tell/"),
    "call-sheet-none": ("call_sheet.html", to_tell_none, "/to-tell/"),
    "call-sheet-enter": ("call_sheet_enter.html", call_sheet_enter, "/to-tell/"),
    "tree": ("tree.html", tree, "/tree/"),
    "board": ("board.html", board, "/board/"),
    "figure": ("figure.html", records, "/board/"),
    "office-home": ("office/home.html", home, "/office/"),
    "office-home-empty": ("office/home.html", home_empty, "/office/"),
    "office-load": ("office/load.html", load, "/office/"),
    "office-load-plan": ("office/load_plan.html", load_plan, "/office/"),
    "office-history": ("office/history.html", history, "/office/"),
    "office-people": ("office/people.html", people, "/office/"),
    "office-person": ("office/person.html", one, "/office/"),
    "office-person-ticket": ("office/person.html", one_ticket, "/office/"),
    "office-appointment": ("office/appointment_form.html", appointment, "/office/"),
    "office-posters": ("office/posters.html", posters, "/office/"),
    "office-settings": ("office/settings.html", settings, "/office/"),
    "office-export": ("office/export.html", export, "/office/"),
}
