"""Samples of call-outs and decisions: the panel, a responder's page, the sheet, the question and its one page."""

from types import SimpleNamespace as Thing
from typing import Any

from tests.web.gallery.public import WORDS, case
from tests.web.gallery.staff import matter, row
from tests.web.gallery.words import ID, NOW, ago, form, person, t

REASON = (
    "整栋楼停电两次：请到现场看看总闸和表后线",
    "The whole building lost power twice: please look at the main switch and the lines behind the meters",
)


def _pick(chinese: str, english: str, *, ticked: bool = False, reachable: bool = True) -> Thing:
    why = t("就近：管这个小区，手上没有在办的", "near: serves this compound, no open call")
    return Thing(value=f"x:{chinese}", name=t(chinese, english), why=why, ticked=ticked, reachable=reachable)


def _group(chinese: str, english: str, *picks: Thing, street: bool = False, then: str = "") -> Thing:
    return Thing(
        key=chinese, name=t(chinese, english), through_street=street, picks=list(picks), rest=[], order="1,2",
        next=then, goes_on=True,
    )  # fmt: skip


def panel() -> dict[str, Any]:
    zhao, qian = _pick("赵电工", "Zhao", ticked=True), _pick("钱师傅", "Qian", reachable=False)
    labels = {
        "seats": t("叫谁来", "Whom"),
        "grade": t("多急", "How soon"),
        "reason": t("为什么叫他们来", "Why they are called"),
        "place_note": t("怎么进门", "How one gets in"),
        "best_time": t("什么时候方便", "Best time"),
    }
    made = form({"reason": t("请写一句为什么叫他们来。", "Please say in a sentence why they are called.")}, **labels)
    return {
        "case": case(),
        "row": row(0),
        "form": made,
        "grades": [("prompt", t("今明两天", "today or tomorrow")), ("routine", t("一周之内", "within the week"))],
        "fit": [
            _group("供电员", "Power engineer", zhao, qian, then=t("钱师傅", "Qian")),
            _group("物业", "Property management", _pick("幸福物业", "Happy Homes")),
        ],
        "missing": [t("业委会", "Owners' committee")],
        "others": [_group("市政", "Municipal works", _pick("孙科长", "Mr Sun"), street=True)],
    }


def _seat(answer: str, state: str, shown: tuple[str, str], **more: Any) -> Thing:
    said = Thing(id=f"{answer}-1", answer=answer, words="", owner="", photo="", get_answer_display=t(*shown))
    for name, value in more.items():
        setattr(said, name, value)
    clock = t("16:20已叫 · 17:20前回话", "asked 16:20 · answers by 17:20")
    names = {"called": ("钱师傅", "Qian"), "accepted": ("赵电工", "Zhao"), "declined": ("幸福物业", "Happy Homes")}
    live = "" if answer == "declined" else "/c/LINK/"
    duty = t("供电员", "Power engineer")
    return Thing(
        response=said, name=t(*names[answer]), duty=duty, clock=clock, state=state, link=live, may_ring=True,
    )  # fmt: skip


def running() -> dict[str, Any]:
    """What the page of a matter shows of a call that runs, of one that was closed, and of a question."""
    leader = person("马建国", "Ma Jianguo")
    call = Thing(
        id="a", reason=t(*REASON), called_at=ago(3), called_by=leader, closed_at=None, summary="",
        get_grade_display=t("今明两天", "today or tomorrow"),
    )  # fmt: skip
    words = t("表后线路归物业管", "The lines behind the meter are theirs")
    seats = [
        _seat("accepted", "blue", ("已报到，正赶来", "is coming")),
        _seat("called", "soon", ("已吹哨，未回应", "called, no answer yet")),
        _seat("declined", "late", ("不受理", "declined"), owner=t("物业", "Property management"), words=words),
    ]
    closed = Thing(**vars(call) | {"id": "b", "closed_at": ago(1), "summary": t("总闸修好了", "The switch works")})
    return {
        "calls": [Thing(callout=call, lines=seats, awaited=2), Thing(callout=closed, lines=[], awaited=0)],
        "may_call": True,
        "may_close": True,
        "decisions": [{"it": question(), "open": True, "overdue": True, "link": "/d/LINK/"}],
        "may_ask": False,
    }


def called(**more: Any) -> dict[str, Any]:
    leader = person("马建国", "Ma Jianguo")
    callout = Thing(
        reason=t(*REASON), place_note=t("门卫处有钥匙", "The key is with the porter"), called_by=leader,
        best_time=t("下午四点以后", "after four"), closed_at=None, grade="prompt",
        get_grade_display=t("今明两天", "today or tomorrow"),
    )  # fmt: skip
    response = Thing(
        answer="called", person=person("赵电工", "Zhao"), contacted_at=None, ended_at=None,
        get_answer_display=t("已吹哨，未回应", "called, no answer yet"),
    )  # fmt: skip
    photo = Thing(all=lambda: [Thing(id=ID)])
    base = {
        "response": response,
        "callout": callout,
        "case": case(),
        "link": "LINK",
        "duty": t("供电员", "Power engineer"),
        "name": t("赵电工", "Zhao"),
        "open": True,
        "steps": ("accept", "contact", "arrive", "finish", "decline"),
        "dues": [
            (t("请回话，最晚", "Answer by"), "17:20", True),
            (t("到场，最晚", "Be there by"), "03-21 16:20", False),
        ],
        "reports": [Thing(words=t(*WORDS), photos=photo)],
        "owners": [t("物业", "Property management"), t("房管", "Housing office")],
        "may_see_number": False,
    }
    return base | more


def called_there() -> dict[str, Any]:
    there = Thing(
        answer="arrived", person=person("赵电工", "Zhao"), contacted_at=ago(1), ended_at=None,
        get_answer_display=t("已到场", "is there"),
    )  # fmt: skip
    return called(response=there, steps=("contact", "finish"), may_see_number=True, case=case(sealed=True), reports=[])


def called_over() -> dict[str, Any]:
    over = Thing(answer="silent", ended_at=ago(1), get_answer_display=t("没回应，已改叫别人", "did not answer"))
    return called(response=over, open=False, steps=())


def called_number() -> dict[str, Any]:
    return {"report": Thing(contact_name=t("李大爷", "Old Mr Li"), phone="10012345678"), "link": "LINK"}


def sheet() -> dict[str, Any]:
    words = t("合上总闸，换了空开", "Switched the main back on, replaced a breaker")
    shared = {"place": t("向阳院", "Sunny Court"), "duty": t("供电员", "Power engineer")}
    return {
        "name": t("赵电工", "Zhao"),
        "unit": Thing(name=t("区供电公司", "District power company")),
        "month": NOW.date(),
        "before": "2026-02",
        "after": "",
        "rows": [
            {"at": ago(30), "words": words, "sealed": False, **shared},
            {"at": ago(9), "words": "", "sealed": True, **shared},
        ],
        "link": "LINK",
        "day": NOW.date(),
    }


def ring() -> dict[str, Any]:
    words = t("王经理 037960000001，夜里打值班室", "Mr Wang 037960000001; at night the watch room")
    duty = t("物业", "Property management")
    return {
        "name": t("幸福物业", "Happy Homes"), "duty": duty, "words": words, "number": "037960000001", "case": case()
    }  # fmt: skip


def question(**more: Any) -> Thing:
    base = {
        "id": ID,
        "question": t("整栋楼的总线要不要换，8000元从哪里出？", "Replace the main line? Who pays the 8,000?"),
        "dossier": t(
            "事项：整栋楼停电\n从2026-03-15起，已5天\n已经做过的：\n- 03-16 抢修一次",
            "What: the building has no power\nSince: 2026-03-15 (5 days)\nWhat was tried:\n- 03-16 repaired once",
        ),
        "owner": t("街道城建办", "Street works office"),
        "ruling": "accepted",
        "get_ruling_display": t("已受理，定了日子", "taken up, with a day promised"),
        "asked_by": person("马建国", "Ma Jianguo"),
        "asked_at": ago(40),
        "wanted_by": NOW.date(),
        "promised_on": NOW.date(),
        "answered_at": None,
        "words": "",
        "case": case(),
    }
    return Thing(**base | more)


def ruling(**more: Any) -> dict[str, Any]:
    base = {
        "decision": question(),
        "case": case(),
        "open": True,
        "may_answer": True,
        "overdue": True,
        "way": "/d/LINK/",
        "today": NOW.date(),
        "latest": NOW.date(),
    }
    return base | more


def ruling_over() -> dict[str, Any]:
    said = t("换，街道出6000，住户分摊2000", "Yes; the street pays 6,000, the households 2,000")
    over = question(ruling="decided", words=said, get_ruling_display=t("已作决定", "decided"), answered_at=ago(1))
    return ruling(decision=over, open=False, may_answer=False, overdue=False, may_read=True)


def ask() -> dict[str, Any]:
    labels = {
        "question": t("要定的是什么", "What has to be decided"),
        "owner": t("谁来定", "Who decides"),
        "person": t("发给", "Sent to"),
        "number": t("电话", "Telephone"),
        "wanted_by": t("希望何时答复", "An answer is wanted by"),
        "dossier": t("对方需要知道的", "What they need to know"),
    }
    return {
        "case": case(),
        "row": row(0),
        "form": form({"owner": t("请写明归谁管。", "Please name whose matter it is.")}, **labels),
        "people": [(ID, t("孙科长", "Mr Sun"))],
        "owners": [t("市政", "Municipal works")],
        "today": NOW.date(),
        "latest": NOW.date(),
    }


def decisions() -> dict[str, Any]:
    rows = [
        {"it": question(), "overdue": True, "mine": True},
        {"it": question(ruling="asked", promised_on=None), "overdue": False, "mine": False},
    ]
    return {"rows": rows, "all": False, "count": 2, "limit": 100}


PUBLIC = {
    "called": ("called.html", called),
    "called-there": ("called.html", called_there),
    "called-over": ("called.html", called_over),
    "called-number": ("called_number.html", called_number),
    "sheet": ("sheet.html", sheet),
    "decision-link": ("decision_link.html", ruling),
}
PAGES = {
    "call": ("call.html", panel, "/triage/"),
    "case-called": ("case.html", lambda: matter() | running(), "/triage/"),
    "ring": ("ring.html", ring, "/triage/"),
    "ask-decision": ("ask_decision.html", ask, "/triage/"),
    "decisions": ("decisions.html", decisions, "/decisions/"),
    "decisions-none": ("decisions.html", lambda: decisions() | {"rows": [], "count": 0}, "/decisions/"),
    "decision": ("decision.html", ruling_over, "/decisions/"),
}
