"""Samples of the pages that residents see."""

from types import SimpleNamespace as Thing
from typing import Any

from tests.web.gallery.words import ID, NOW, ago, community, form, person, t

WORDS = (
    "三单元四楼的灯不亮了，黑了下楼啥也瞅不见，老人都不敢出门。",
    "The light on the 4th floor is out; the old people dare not go down in the dark.",
)


def place(known: bool = True) -> Thing:
    return Thing(words=t("向阳院 3号楼 2单元", "Sunny Court, building 3, stairwell 2") if known else "", stairwell=None)


def report_form(errors: dict[str, str] | None = None) -> Any:
    return form(
        errors,
        words=t("事情", "Words"),
        photos=t("照片", "Photos"),
        name=t("称呼", "Name"),
        phone=t("电话", "Telephone"),
        stairwell="",
        compound="",
        kind="",
    )


def report() -> dict[str, Any]:
    leaves = [
        Thing(code="SD03", name_zh="燃气泄漏", name_en="Gas leak", emergency="119"),
        Thing(code="FW05", name_zh="电梯困人", name_en="Someone is stuck in a lift", emergency="96333"),
        Thing(code="TJ06", name_zh="家里有人动手", name_en="Violence at home", emergency="110"),
    ]
    return {
        "form": report_form(),
        "place": place(),
        "place_known": True,
        "stewards": [person("周桂兰", "Zhou Guilan")],
        "urgent_kinds": leaves,
    }


def report_anywhere() -> dict[str, Any]:
    building = Thing(name=t("3号楼", "building 3"))
    doors = [Thing(id=n, building=building, name=t(f"{n}单元", f"stairwell {n}")) for n in (1, 2, 3)]
    errors = {"words": t("请写一句话，或者拍一张照片。", "Please write a sentence or add a photo.")}
    return report() | {
        "form": report_form(errors),
        "place": place(False),
        "place_known": False,
        "compounds": [
            Thing(id=1, name=t("向阳院", "Sunny Court")),
            Thing(id=2, name=t("红旗家属院", "Red Flag Court")),
        ],
        "stairwells": [(t("向阳院", "Sunny Court"), doors)],
    }


def stages(here: int) -> list[dict[str, Any]]:
    names = (
        t("已收到", "received"),
        t("已派人", "assigned"),
        t("办理中", "being handled"),
        t("已答复", "answered"),
        t("已办结", "closed"),
    )
    return [{"label": name, "past": n < here, "here": n == here} for n, name in enumerate(names)]


def case(**changed: Any) -> Thing:
    base = {
        "id": ID,
        "version": 3,
        "number": 2026030017,
        "stage": "handling",
        "urgent": False,
        "sealed": False,
        "title": t("楼道灯不亮，黑了下楼不安全", "Stairwell light is out"),
        "place_words": t("向阳院 3号楼 2单元", "Sunny Court, building 3, stairwell 2"),
        "lead": person("周桂兰", "Zhou Guilan"),
        "lead_id": ID,
        "due_at": ago(-5),
        "reported_at": ago(19),
        "resolved_at": None,
        "kind": "FW03",
        "sphere": "courtyard",
        "triaged_at": None,
        "outcome": "",
        "answer": "",
        "owner": "",
        "verdict": "",
        "reopened": 0,
        "bounces": 1,
        "get_level_display": t("微网格", "micro-grid"),
        "extended_to": None,
        "waits_until": None,
        "get_sphere_display": t("院落事", "courtyard matter"),
        "get_outcome_display": t("解决了", "solved"),
        "get_verdict_display": "",
    }
    return Thing(**base | changed)


def footprints() -> list[Thing]:
    return [
        Thing(action="case.report", code="qr", at=ago(19)),
        Thing(action="case.assign", code="", at=ago(17)),
        Thing(action="case.start", code="", at=ago(2)),
    ]


def tracker(**changed: Any) -> dict[str, Any]:
    base = {
        "report": Thing(tracking="7KM2PQ4X", words=t(*WORDS), at=ago(19)),
        "case": case(),
        "link": "LINK",
        "address": "https://linli.example/r/8f3k2m9d7c5b1a/",
        "new": False,
        "footprints": footprints(),
        "answers": [],
        "photos": [],
        "may_reopen": False,
        "may_add": True,
        "stages": stages(2),
        "next": t("正在办理。有结果会告诉您。", "Work is going on. You are told the result."),
        "verdicts": [],
        "now": NOW,
    }
    return base | changed


def tracker_new() -> dict[str, Any]:
    began = t("邻长或网格长会看到，并决定由谁来办。", "The steward or grid leader reads it and decides who handles it.")
    return tracker(
        new=True, stages=stages(0), footprints=footprints()[:1], case=case(stage="collected", lead=None), next=began
    )


def tracker_answered() -> dict[str, Any]:
    answered = case(
        stage="resolved",
        outcome="solved",
        resolved_at=ago(1),
        answer=t("换了声控灯，三到五楼都亮了。", "New lamps; all floors are lit."),
    )
    verdicts = [
        ("satisfied", t("解决了，满意", "solved, satisfied")),
        ("mostly", t("基本解决", "mostly solved")),
        ("not", t("没有解决", "not solved")),
    ]
    asked = t("请说一声解决没有。七天没有回音就自动办结。", "Please say whether it is solved.")
    shown = [Thing(id="r" * 32)]
    return tracker(case=answered, of_result=shown, stages=stages(3), verdicts=verdicts, lapses_at=ago(-167), next=asked)


def tracker_waiting() -> dict[str, Any]:
    waits = case(stage="waiting", waits_until=ago(-60), extended_to=ago(-90), due_at=ago(-90))
    looked = Thing(action="report.see_contact", at=ago(1), actor_kind="person", role="leader", words="")
    said = Thing(tracking="7KM2PQ4X", words=t(*WORDS), at=ago(19), others=2)
    reasons = {
        "wait_reason": t("灯座停产了，新的后天到货。", "The socket must be ordered; it comes the day after tomorrow."),
        "extend_reason": t("要请电工改线。", "An electrician must change the wiring."),
    }
    return tracker(case=waits, promised=True, report=said, footprints=[*footprints(), looked], **reasons)


def kept() -> dict[str, Any]:
    said = Thing(
        tracking="7KM2PQ4X", words=t(*WORDS), at=ago(19), contact_name=t("李大爷", "Old Mr Li"), erased_at=None,
        get_channel_display=t("单元二维码", "stairwell code"),
    )  # fmt: skip
    added = Thing(words=t("四楼的也不亮了。", "The fourth floor is dark as well."), at=ago(3))
    held = {"masked": "100****5678", "photos": [1, 2], "voices": [], "additions": [added]}
    return {"report": said, "case": case(), "link": "LINK", **held}


def refusal() -> dict[str, Any]:
    said = t("这件事刚才有人改过了。下面是最新情况，您写的话还在。", "Someone changed this while you were writing.")
    return {"sentence": said, "refused": Thing(status=409), "community": community()}


def no_signal() -> dict[str, Any]:
    return {"dangers": report()["urgent_kinds"]}


PAGES = {
    "no-signal": ("offline.html", no_signal),
    "report": ("report.html", report),
    "report-anywhere": ("report.html", report_anywhere),
    "tracker": ("tracker.html", tracker),
    "tracker-new": ("tracker.html", tracker_new),
    "tracker-answered": ("tracker.html", tracker_answered),
    "tracker-waiting": ("tracker.html", tracker_waiting),
    "kept": ("kept.html", kept),
    "refusal": ("refusal.html", refusal),
}
