"""Samples of the pages of those who handle matters."""

from types import SimpleNamespace as Thing
from typing import Any

from tests.web.gallery.land import way
from tests.web.gallery.public import WORDS, case, stages
from tests.web.gallery.words import ID, ago, form, person, t

KINDS = [
    ("楼道灯不亮，黑了下楼不安全", "Stairwell light is out", "楼道灯与单元门", "Stairwell light, door", "courtyard"),
    ("顶楼漏雨，天花板起皮了", "The roof leaks", "屋顶渗漏", "Leaking roof", "courtyard"),
    ("楼下烧烤摊油烟大，半夜还吵", "Barbecue smoke and noise at night", "油烟噪声", "Smoke and noise", "community"),
    ("婆婆一个人住，想有人每天问一声", "Living alone, would like a daily call", "居家养老", "Help at home", "family"),
    ("垃圾桶满了两天没人清", "The bins are full", "垃圾清运", "Waste", "courtyard"),
    ("电动车堵着单元门充电", "E-bikes charge in the doorway", "电动车充电", "E-bike charging", "courtyard"),
]
OUTCOMES = ("solved", "partly", "cannot", "not_ours")


def outcomes() -> list[tuple[str, str]]:
    names = (
        t("解决了", "solved"),
        t("解决了一部分", "partly solved"),
        t("眼下办不了", "cannot be solved now"),
        t("不归我们管", "not ours to decide"),
    )
    return list(zip(OUTCOMES, names, strict=True))


def row(n: int = 0) -> Thing:
    title_zh, title_en, kind_zh, kind_en, _sphere = KINDS[n % len(KINDS)]
    state = ("late", "soon", "fine", "fine")[n % 4]
    due = {"late": t("超时2小时", "2 h over"), "soon": t("还剩3小时", "3 h left"), "fine": t("还剩3天", "3 days left")}[
        state
    ]
    return Thing(
        id=f"{n:032x}",
        url=f"/cases/{ID}/",
        number=2026030017 + n,
        version=1,
        title=t(title_zh, title_en),
        place=t(f"向阳院 {n % 9 + 1}号楼 {n % 3 + 1}单元", f"Sunny Court, building {n % 9 + 1}, stairwell {n % 3 + 1}"),
        kind=t(kind_zh, kind_en),
        kind_code="FW03",
        kind_sure=n % 3 != 0,
        reason=t("灯、不亮", "light, out"),
        sphere=t("院落事", "courtyard matter"),
        stage="assigned" if n % 2 else "collected",
        stage_label=t("已派人", "assigned") if n % 2 else t("已收到", "received"),
        urgent=n == 5,
        sealed=n % 6 == 3,
        safety=n % 6 == 3,
        grid=t(f"向阳院第{n % 6 + 1}微网格", f"Sunny Court grid {n % 6 + 1}"),
        lead=t("周桂兰", "Zhou Guilan") if n % 2 else "",
        due=due,
        due_state=state,
        reported="03-20 08:12",
        until="",
    )


def post(chinese: str = "周桂兰", english: str = "Zhou Guilan") -> Thing:
    return Thing(person_id=ID, person=person(chinese, english), get_role_display=t("邻长", "steward"))


def waiting_row() -> Thing:
    waits = {"stage": "waiting", "stage_label": t("等待中，时限暂停", "waiting"), "until": "03-23 08:30"}
    return Thing(**(vars(row(2)) | waits))


def today() -> dict[str, Any]:
    return {
        "rows": [row(n) for n in (0, 1, 3)] + [waiting_row()],
        "off": [row(5)],
        "more": False,
        "grids": [Thing(place_name=t("向阳院第2微网格", "Sunny Court grid 2"))],
        "leaders": [person("马建国", "Ma Jianguo")],
        "outcomes": outcomes(),
        "reasons": [
            ("specialist", t("要专业人员来办", "it needs a specialist")),
            ("money", t("要花钱", "it costs money")),
        ],
        "helped": [t("二楼扶手松了", "The handrail is loose"), t("楼道堆了旧柜子", "An old cupboard in the stairwell")],
        "to_tell": 2,
        "voices": 1,
        "slip": "1",
        "keeps": True,
    }


def today_empty() -> dict[str, Any]:
    return today() | {"rows": [], "off": [], "to_tell": 0, "helped": []}


def note() -> dict[str, Any]:
    building, compound = Thing(name=t("3号楼", "building 3")), Thing(name=t("向阳院", "Sunny Court"))
    doors = [Thing(id=n, building=building, compound=compound, name=t(f"{n}单元", f"stairwell {n}")) for n in (1, 2)]
    fields = {
        "stairwell": t("哪里", "Where"),
        "words": t("什么事", "What is it about?"),
        "done": "",
        "name": t("替谁说的", "For whom"),
        "phone": t("他的电话", "Their telephone"),
    }
    return {"form": form(None, **fields), "stairwells": doors}


def triage() -> dict[str, Any]:
    return {
        "rows": [row(n) for n in range(12)],
        "count": 12,
        "limit": 100,
        "filters": {"stage": ""},
        "query": "",
        "stages": [("", t("没办完的", "unfinished")), ("late", t("超时的", "past the promised time"))],
        "spheres": [("courtyard", t("院落事", "courtyard matter"))],
        "kinds": (("FW03", t("楼道灯与单元门", "Stairwell light")),),
        "grids": [("1", t("向阳院第1微网格", "Sunny Court grid 1"))],
        "assignees": [(str(ID), t("周桂兰 · 邻长", "Zhou Guilan · steward"))],
        "levels": [("micro_grid", t("微网格", "micro-grid"))],
        "channels": [("qr", t("单元二维码", "stairwell code"))],
        "reasons": [("money", t("要花钱", "it costs money"))],
        "alike": [alike()],
        "may_join": True,
    }


def alike() -> dict[str, Any]:
    kind, place = t("楼道灯与单元门", "Stairwell light"), t("向阳院", "Sunny Court")
    return {"n": 3, "kind": kind, "place": place, "query": "kind=FW03"}


def triage_hundred() -> dict[str, Any]:
    return triage() | {"rows": [row(n) for n in range(100)], "count": 1000, "many": True}


def triage_none() -> dict[str, Any]:
    return triage() | {"rows": [], "alike": [], "count": 0, "filters": {"stage": "late"}, "query": "stage=late"}


def join_many() -> dict[str, Any]:
    return {"rows": [row(n) for n in (0, 1, 3)], "next": "/triage/"}


def reports() -> list[Thing]:
    none = Thing(all=list)
    shared = {"photos": none, "voices": Thing(all=list), "get_channel_display": t("单元二维码", "stairwell code")}
    return [
        Thing(id=ID, words=t(*WORDS), at=ago(19), tracking="7KM2PQ4X", phone="10012345678", **shared),
        Thing(
            id=ID,
            words=t("二单元黑灯瞎火的，快点修修吧。", "It is pitch dark."),
            at=ago(11),
            tracking="4RT9WX2C",
            phone="",
            **shared,
        ),
    ]


def offer(key: str, part: str, chinese: str, english: str, form: Any = None) -> Thing:
    warns = key == "decline"
    return Thing(
        key=key, label=t(chinese, english), part=f"parts/steps/{part}.html" if part else "", form=form, warns=warns,
        carries=part == "result",
    )  # fmt: skip


LIKELY = (
    ("triage", "kind", "确认是什么事", "Confirm kind"),
    ("assign", "assign", "派给谁办", "Assign"),
    ("resolve", "result", "报结果", "Report the result"),
)
OTHERS = (
    ("start", "", "开始办", "Start work"),
    ("deliberate", "reason", "启动多方协商", "Deliberate with those concerned"),
    ("settle", "agreement", "已商定，接着办", "Agreed, go on with it"),
    ("wait", "wait", "等一等，说明原因", "Wait, with a reason"),
    ("extend", "extend", "申请延期（一次）", "Ask for more time, once"),
    ("pass_up", "pass_up", "上报", "Pass up"),
    ("send_down", "send_down", "退回下一级", "Send back down"),
    ("accept_for", "verdict", "代记评价", "Record the reporter's answer"),
    ("decline", "decline", "不受理，指明去处", "Decline, with the right way"),
)


def whens() -> list[tuple[str, str]]:
    return [("1", t("明天", "tomorrow")), ("3", t("三天后", "in 3 days")), ("other", t("另选一天", "another day"))]


def other_case(chinese: str = "二单元楼道也黑着", english: str = "Stairwell 2 is dark too") -> Thing:
    place = t("向阳院 3号楼 2单元", "Sunny Court, building 3, stairwell 2")
    return Thing(id=ID, number=2026030021, version=4, title=t(chinese, english), place_words=place)


def perhaps_the_same(weak: bool = False) -> Thing:
    why = t("同一单元 · 都说了“楼道黑”", "the same stairwell · both say: dark")
    return Thing(case=other_case(), weak=weak, why=why)


def matter() -> dict[str, Any]:
    return {
        "case": case(),
        "row": row(0),
        "way": way(),
        "likely": [offer(*one) for one in LIKELY],
        "others": [offer(*one) for one in OTHERS],
        "tried": "",
        "form": None,
        "reports": reports(),
        "urgent_because": t("煤气味", "煤气味"),
        "of_result": [],
        "pictured": [Thing(id=ID, person=person("赵师傅", "Mr Zhao"), organisation=None)],
        "stages": stages(1),
        "additions": [
            Thing(
                words=t("电工老李明早八点到。", "The electrician comes at eight."),
                public=True,
                at=ago(3),
                by_person=person("周桂兰", "Zhou Guilan"),
            )
        ],
        "footprints": [
            Thing(at=ago(19), action="case.report", code="qr", actor_kind="visitor", role="resident", words=None),
            Thing(
                at=ago(3),
                action="case.assign",
                code="",
                actor_kind="person",
                role="leader",
                words=Thing(text=t("离得近，麻烦看一眼", "You are near")),
            ),
        ],
        "letters": [
            Thing(told_at=ago(18), posted_at=ago(19), person=person("周桂兰", "Zhou Guilan")),
            Thing(
                told_at=ago(18),
                posted_at=ago(19),
                to_group=True,
                get_carrier_display=t("企业微信群", "WeCom group"),
            ),
            Thing(
                told_at=ago(2),
                posted_at=ago(19),
                report_id=ID,
                told_by=person("周桂兰", "Zhou Guilan"),
                told_how=t("打电话", "by telephone"),
            ),
            Thing(
                told_at=None,
                posted_at=ago(3),
                person=None,
                report_id=ID,
                get_state_display=t("还没告知", "not yet told"),
            ),
        ],
        "kinds": (("FW03", t("楼道灯与单元门", "Stairwell light, door")),),
        "spheres": [("courtyard", t("院落事", "courtyard matter"))],
        "assignees": [post()],
        "outcomes": outcomes(),
        "verdicts": [("satisfied", t("解决了，满意", "solved, satisfied")), ("not", t("没解决", "not solved"))],
        "whens": whens(),
        "pass_up_reasons": [("money", t("要花钱", "it costs money"))],
        "ways": [("court", t("法院（12368）", "the court (12368)"))],
        "below": [post()],
        "today": ago(0),
        "near": [perhaps_the_same()],
        "may_join": True,
        "may_move": True,
        "promoted": [t("已有三户以上反映同一件事", "at least three households say the same")],
        "joined": [other_case()],
        "may_unmerge": True,
        "suggested_name": t("楼道灯与单元门", "Stairwell light, door"),
        "may_see_contact": True,
        "may_add": True,
        "next": t(
            "请确认是什么事，派给一个人；能当场办的就当场办。",
            "Confirm the kind and give it to someone, or solve it on the spot.",
        ),
    }


def matter_joined() -> dict[str, Any]:
    """One that goes on in another."""
    none: dict[str, Any] = {
        "others": [],
        "near": [],
        "joined": [],
        "promoted": [],
        "may_join": False,
        "may_move": False,
    }
    apart = offer("unmerge", "reason", "拆开并案", "Take apart again")
    return matter() | none | {"likely": [apart], "goes_on": other_case(), "may_follow": True}


def join(other: bool = True) -> dict[str, Any]:
    near = {"near": [(row(1), perhaps_the_same()), (row(2), perhaps_the_same(weak=True))]} if not other else {}
    beside = {"other": other_case(), "other_row": row(1), "other_reports": reports()[:1]} if other else {}
    return {"case": case(), "row": row(0), "reports": reports(), **near, **beside}


def join_choose() -> dict[str, Any]:
    return join(other=False) | {"report": reports()[1]}


def contact() -> dict[str, Any]:
    return {"report": Thing(contact_name=t("李大爷", "Old Mr Li"), phone="10012345678"), "case": case()}


PAGES = {
    "today": ("today.html", today, "/today/"),
    "today-empty": ("today.html", today_empty, "/today/"),
    "note": ("note.html", note, "/today/"),
    "triage": ("triage.html", triage, "/triage/"),
    "join-many": ("join_many.html", join_many, "/triage/"),
    "triage-hundred": ("triage.html", triage_hundred, "/triage/"),
    "triage-none": ("triage.html", triage_none, "/triage/"),
    "case": ("case.html", matter, "/triage/"),
    "case-joined": ("case.html", matter_joined, "/triage/"),
    "join": ("join.html", join, "/triage/"),
    "join-choose": ("join.html", join_choose, "/triage/"),
    "contact": ("contact.html", contact, "/triage/"),
}
