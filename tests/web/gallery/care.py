"""Samples of the safety calls; every name and number is made up."""

from datetime import date, time
from types import SimpleNamespace as Thing
from typing import Any

from django import forms

from tests.web.gallery.words import ID, NOW, ago, person, t

STAGES = {
    "due": ("待打电话", "to be called"),
    "unanswered": ("一次没接", "no answer once"),
    "knocking": ("有人去敲门", "someone is knocking"),
    "emergency": ("已打120", "120 was called"),
    "wants": ("接了，有事要办", "answered, wants something"),
    "well": ("接了，平安", "answered, all is well"),
}
TOLD = {
    "phone": ("电话里说的", "by telephone"),
    "paper": ("纸上写的", "on paper"),
    "desk": ("当面说的", "at the desk"),
}
FIELDS = {
    "name": ("姓名", "Name"),
    "phone": ("电话", "Telephone"),
    "stairwell": ("单元", "Stairwell"),
    "door": ("门牌号", "Door"),
    "call_at": ("几点打", "Call at"),
    "wishes": ("本人想让守护人知道的", "What the person wants known"),
    "family_name": ("家属姓名", "Family: name"),
    "family_relation": ("家属是谁", "Who that is"),
    "family_phone": ("家属电话", "Family: telephone"),
    "second_name": ("第二联系人姓名", "Second contact: name"),
    "second_relation": ("第二联系人是谁", "Who the second is"),
    "second_phone": ("第二联系人电话", "Second contact: telephone"),
    "guardian": ("代为同意的法定监护人", "Lawful guardian who agreed for them"),
}


def told() -> list[tuple[str, str]]:
    return [(value, t(*words)) for value, words in TOLD.items()]


def sheet(chinese: str = "王奶奶", english: str = "Granny Wang") -> Thing:
    contact = Thing(name=t("王芳", "Wang Fang"), relation=t("女儿", "daughter"), phone="10055550002")
    return Thing(
        name=t(chinese, english),
        phone="10055550001",
        address=t("向阳院 3号楼 2单元 302", "Sunny Court, building 3, stairwell 2, door 302"),
        stairwell=ID,
        family=(contact,),
        wishes=t("右耳听不清，请说慢一点", "Hard of hearing on the right, please speak slowly"),
        guardian="",
    )


def tap(step: str, chinese: str, english: str, first: bool = False) -> Thing:
    return Thing(step=step, label=t(chinese, english), first=first)


def card(stage: str, n: int = 0, *, late: bool = False) -> Thing:
    well, none = tap("well", "接了，平安", "Answered, all is well"), tap("no_answer", "没接", "No answer")
    family = tap("call_family", "联系家属", "Calling the family", True)
    ended = [tap("help_came", "救护到了", "Help is there"), tap("false_alarm", "虚惊一场", "False alarm")]
    other = [tap("wants", "有事要办", "Wants something"), tap("knock", "直接去敲门", "Going to knock at once")]
    quick = {"due": [well, none], "unanswered": [well, none], "knocking": [well, family]}
    why = {
        "unanswered": t("一次没接。隔十分钟再打一次。", "No answer once. Ring again ten minutes after the first call."),
        "knocking": t("20分钟还没人开门，就联系家属。", "If nobody opens within 20 minutes, call the family."),
        "emergency": t("请守在旁边等救护到，再记下情况。", "Stay near until help is there, then note how it went."),
    }
    said = t("药快吃完了", "The medicine is nearly used up") if stage == "wants" else ""
    step = {"time": "08:31", "step": t(*STAGES[stage]), "words": said}
    return Thing(
        row=Thing(stage=stage, is_open=stage in why or stage == "due", late=late, sheet=sheet()),
        id=f"{n:032x}",
        version=1,
        day="2026-03-20",
        earlier="",
        time="08:30",
        stage_label=t(*STAGES[stage]),
        why=why.get(stage, ""),
        wait="08:41" if stage == "unanswered" else "",
        ring=stage in ("due", "unanswered"),
        quick=quick.get(stage, []),
        wordy=ended if stage == "emergency" else other if stage in quick else [],
        may_120=stage != "emergency",
        may_undo=stage in ("well", "wants"),
        noted=t("周桂兰", "Zhou Guilan") if stage != "due" else "",
        notes=[step] if stage != "due" else [],
    )


def today() -> dict[str, Any]:
    stages = ("due", "unanswered", "knocking", "emergency")
    gone = Thing(call_at=time(8, 30), withdrawn_at=ago(20), get_withdrawn_means_display=t("电话里说的", "by telephone"))
    return {
        "open": [card(stage, n, late=n == 0) for n, stage in enumerate(stages)],
        "wants": [card("wants", 7)],
        "done": [card("well", 8)],
        "quiet": [Thing(id=ID, sheet=sheet("赵大爷", "Old Mr Zhao"), away_until=date(2026, 3, 23))],
        "gone": [gone],
        "people": [person("马建国", "Ma Jianguo")],
        "start": "2026-03-20",
    }


def nobody() -> dict[str, Any]:
    return {"open": [], "wants": [], "done": [], "quiet": [], "gone": [], "people": [], "start": ""}


def one(**more: Any) -> dict[str, Any]:
    kept = sheet()
    return {
        "entry": Thing(
            id=ID,
            call_at=time(8, 30),
            away_until=None,
            agreed_at=ago(900),
            get_means_display=t("电话里说的", "by telephone"),
            taken_by=person("孙敏", "Sun Min"),
        ),
        "sheet": kept,
        "masked": "100****0001",
        "family": [{"contact": contact, "masked": "100****0002"} for contact in kept.family],
        "days": t("每天", "every day"),
        "cards": [card("due", 1)],
        "calls": [{"day": ago(24), "stage": t(*STAGES["wants"]), "notes": [t("药快吃完了", "Medicine is nearly out")]}],
        "looks": [{"at": ago(24), "who": t("周桂兰", "Zhou Guilan"), "paper": False}],
        "returns": [
            ("2026-03-21", t("明天 03-21", "tomorrow 03-21")),
            ("2026-03-23", t("下周一 03-23", "on Monday 03-23")),
        ],
        "told": told(),
        "keepers": [Thing(person=person("周桂兰", "Zhou Guilan"), person_id=ID, start=ago(900), end=None)],
        "may_name": True,
        "people": [person("马建国", "Ma Jianguo")],
        **more,
    }


def shown() -> dict[str, Any]:
    return one(shown=True)


def asked() -> forms.Form:
    """The form of a sheet, and of what was agreed."""
    people = [(str(n), t(*name)) for n, name in enumerate((("周桂兰", "Zhou Guilan"), ("马建国", "Ma Jianguo")))]
    names = zip("一二三四五六日", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), strict=True)
    days = [(str(n), t(f"周{zh}", en)) for n, (zh, en) in enumerate(names, 1)]
    fields: dict[str, forms.Field] = {name: forms.CharField(label=t(*label)) for name, label in FIELDS.items()}
    fields |= {"days": forms.MultipleChoiceField(choices=days), "keepers": forms.MultipleChoiceField(choices=people)}
    fields |= {"means": forms.ChoiceField(choices=told()), "agreed": forms.BooleanField()}
    filled = {"days": [day for day, _name in days], "keepers": ["0"], "call_at": "08:30"}
    made: forms.Form = type("Sample", (forms.Form,), fields)(initial=filled)
    return made


def doors() -> list[Thing]:
    building, compound = Thing(name=t("3号楼", "building 3")), Thing(name=t("向阳院", "Sunny Court"))
    return [Thing(id=n, building=building, compound=compound, name=t(f"{n}单元", f"stairwell {n}")) for n in (1, 2)]


def change() -> dict[str, Any]:
    return {"form": asked(), "entry": ID, "version": 1, "stairwells": doors()}


def enter() -> dict[str, Any]:
    seats = [(t("守护人", "Keeper"), "0"), (t("第二位守护人", "A second keeper"), "")]
    return {"form": asked(), "seats": seats, "stairwells": doors()}


def office(count: int | None = 12, nobody: bool = False) -> dict[str, Any]:
    return {"count": count, "may_enter": True, "keeps": True, "nobody": nobody, "form": None, "told": told()}


def office_few() -> dict[str, Any]:
    return office(None, nobody=True)


def wish() -> dict[str, Any]:
    return {"sheet": sheet(), "words": t("药快吃完了", "Medicine is nearly out"), "action": "/today/note/"}


def paper() -> dict[str, Any]:
    return {"rows": [Thing(sheet=sheet(), due_at=ago(11), stage="due")] * 3, "day": NOW.date()}


PAGES = {
    "care": ("care/today.html", today, "/today/"),
    "care-none": ("care/today.html", nobody, "/today/"),
    "care-sheet": ("care/sheet.html", one, "/today/"),
    "care-number": ("care/sheet.html", shown, "/today/"),
    "care-change": ("care/change.html", change, "/today/"),
    "care-wish": ("care/wish.html", wish, "/today/"),
    "care-paper": ("care/paper.html", paper, "/today/"),
    "care-office": ("care/office.html", office, "/office/"),
    "care-office-few": ("care/office.html", office_few, "/office/"),
    "care-enter": ("care/enter.html", enter, "/office/"),
}
