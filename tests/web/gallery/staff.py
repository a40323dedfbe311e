"""Samples of the pages of those who handle matters."""

from types import SimpleNamespace as Thing
from typing import Any

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
        grid=t(f"向阳院第{n % 6 + 1}微网格", f"Sunny Court grid {n % 6 + 1}"),
        lead=t("周桂兰", "Zhou Guilan") if n % 2 else "",
        due=due,
        due_state=state,
        reported="03-20 08:12",
    )


def post(chinese: str = "周桂兰", english: str = "Zhou Guilan") -> Thing:
    return Thing(person_id=ID, person=person(chinese, english), get_role_display=t("邻长", "steward"))


def today() -> dict[str, Any]:
    return {
        "rows": [row(n) for n in (0, 1, 3)],
        "off": [row(5)],
        "more": False,
        "grids": [Thing(place_name=t("向阳院第2微网格", "Sunny Court grid 2"))],
        "leaders": [person("马建国", "Ma Jianguo")],
        "outcomes": outcomes(),
        "to_tell": 2,
        "slip": "1",
    }


def today_empty() -> dict[str, Any]:
    return today() | {"rows": [], "off": [], "to_tell": 0}


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
        "kinds": [("FW03", t("楼道灯与单元门", "Stairwell light"))],
        "grids": [("1", t("向阳院第1微网格", "Sunny Court grid 1"))],
        "assignees": [(str(ID), t("周桂兰 · 邻长", "Zhou Guilan · steward"))],
    }


def triage_hundred() -> dict[str, Any]:
    return triage() | {"rows": [row(n) for n in range(100)], "count": 312}


def triage_none() -> dict[str, Any]:
    return triage() | {"rows": [], "count": 0, "filters": {"stage": "late"}, "query": "stage=late"}


def reports() -> list[Thing]:
    none = Thing(all=list)
    shared = {"photos": none, "get_channel_display": t("单元二维码", "stairwell code")}
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


def matter(step: str = "") -> dict[str, Any]:
    steps = [
        ("triage", t("确认是什么事", "Confirm kind")),
        ("assign", t("派给谁办", "Assign")),
        ("start", t("开始办", "Start work")),
        ("resolve", t("报结果", "Report the result")),
        ("decline", t("不受理，指明去处", "Decline, with the right way")),
    ]
    return {
        "case": case(),
        "row": row(0),
        "steps": steps,
        "tried": step,
        "form": None,
        "reports": reports(),
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
            Thing(told_at=ago(18), posted_at=ago(19), person=None, get_carrier_display=t("企业微信群", "WeCom group")),
            Thing(
                told_at=None,
                posted_at=ago(3),
                person=None,
                report_id=ID,
                get_state_display=t("还没告知", "not yet told"),
            ),
        ],
        "kinds": [("FW03", t("楼道灯与单元门", "Stairwell light, door"))],
        "spheres": [("courtyard", t("院落事", "courtyard matter"))],
        "assignees": [post()],
        "outcomes": outcomes(),
        "verdicts": [],
        "means": [],
        "suggested_name": t("楼道灯与单元门", "Stairwell light, door"),
        "may_see_contact": True,
        "may_add": True,
        "next": t(
            "请确认是什么事，派给一个人；能当场办的就当场办。",
            "Confirm the kind and give it to someone, or solve it on the spot.",
        ),
    }


def contact() -> dict[str, Any]:
    return {"report": Thing(contact_name=t("李大爷", "Old Mr Li"), phone="10012345678"), "case": case()}


PAGES = {
    "today": ("today.html", today, "/today/"),
    "today-empty": ("today.html", today_empty, "/today/"),
    "note": ("note.html", note, "/today/"),
    "triage": ("triage.html", triage, "/triage/"),
    "triage-hundred": ("triage.html", triage_hundred, "/triage/"),
    "triage-none": ("triage.html", triage_none, "/triage/"),
    "case": ("case.html", matter, "/triage/"),
    "contact": ("contact.html", contact, "/triage/"),
}
