"""Samples of the pages by which what was said elsewhere comes in."""

from types import SimpleNamespace as Thing
from typing import Any

from tests.web.gallery.public import case
from tests.web.gallery.words import ID, NOW, ago, community, form, person, t


def doors(few: bool = True) -> Thing:
    words = [t(f"向阳院 3号楼 {n}单元", f"Sunny Court, building 3, stairwell {n}") for n in (1, 2, 3)] + [
        t("向阳院", "Sunny Court")
    ]
    return Thing(few=few, places={n: Thing(words=w, stairwell_id=n % 4) for n, w in enumerate(words, 1)})


def paste() -> dict[str, Any]:
    return {"form": form(None, pasted=t("群里的消息", "The messages"))}


def night_talk() -> dict[str, Any]:
    labels = {
        "day": t("哪天", "When was it?"),
        "where": t("在哪里", "Where was it?"),
        "pasted": t("说了什么", "What was said"),
    }
    return {"form": form(None, **labels), "doors": doors()}


def _row(n: int, name: str, words: str, reason: str, ticked: bool = True, **more: Any) -> Thing:
    asked = form(
        None,
        **{
            f"m{n}-words": t("内容", "Words"),
            f"m{n}-place": t("哪里", "Where"),
            f"m{n}-kind": t("类别", "Kind"),
            f"m{n}-into": "",
            f"m{n}-keep_name": "",
        },
    )
    fields = {key.split("-")[1]: asked[key] for key in asked.fields}
    fields["words"].initial = words
    message = Thing(name=name, words=words, answers=more.pop("answers", ""))
    judgement = Thing(likely=ticked)
    last = {"kept": None, "exit": None, "told_at": ago(300) if n == 4 else None, "alike": more.pop("alike", ())}
    draft = Thing(key=str(n), message=message, judgement=judgement, **last)
    row = {"quoted": "", "told": "03-20 08:21", "kind": t("楼道灯与单元门", "Stairwell light, door"), "danger": None}
    kinds = [("FW05", t("电梯", "Lift")), ("SD01", t("停电", "Power cut"))]
    return Thing(draft=draft, form=Thing(**fields), ticked=ticked, reason=reason, kinds=kinds, **(row | more))


def drafts() -> dict[str, Any]:
    light = t("三单元四楼的灯又不亮了，老人下楼看不见", "The light on the 4th floor is out again")
    alike = (
        Thing(key="m1", number=None, title=light),
        Thing(key="x", number=2026030017, title=t("楼道灯不亮", "Stairwell light is out")),
    )
    rows = [
        _row(
            1,
            t("三单元李姐", "Sister Li"),
            light,
            t("有地方出了毛病", "something is wrong"),
            quoted=t("“不亮”", "“out”"),
        ),
        _row(4, t("赵建国", "Zhao Jianguo"), t("我家也是", "Mine too"), t("他家也有", "they have it too"), alike=alike),
        _row(
            7,
            t("小卖部", "Corner shop"),
            t("新到草莓 15元/斤", "Strawberries, 15 yuan"),
            t("像广告", "an advert"),
            ticked=False,
        ),
        _row(10, "", t("收到，谢谢", "Got it, thanks"), t("打招呼、道谢", "thanks"), ticked=False, told=""),
    ]
    silent = [Thing(words=t("“小王”撤回了一条消息", "Xiao Wang recalled a message"))]
    hidden = form(None, pasted="")
    return {
        "rows": rows,
        "form": hidden,
        "doors": doors(),
        "silent": silent,
        "left_out": 0,
        "most": 200,
        "oldest": ago(168),
    }


def drafts_none() -> dict[str, Any]:
    return drafts() | {"rows": [], "silent": []}


def walk() -> Thing:
    stops = list(doors().places.items())
    return Thing(way="round", within="", query="?way=round", stops=stops)


def a_round() -> dict[str, Any]:
    ways = {"round": t("巡查", "Round of inspection"), "visit": t("走访", "Visits")}
    compounds = {1: t("向阳院", "Sunny Court"), 2: t("红旗家属院", "Red Flag Court")}
    return {"walk": walk(), "ways": ways, "compounds": compounds, "done": False}


def stop() -> dict[str, Any]:
    labels = {
        "words": t("这里有人问、有事看见吗", "What was asked or seen here?"),
        "photos": t("照片", "Photos"),
        "name": t("替谁说的", "For whom"),
        "phone": t("他的电话", "Their telephone"),
    }
    place = doors().places[2]
    return {
        "form": form(None, **labels),
        "place": place,
        "walk": walk(),
        "doing": t("巡查", "Round of inspection"),
        "next": "/today/round/",
        "number": 2,
        "many": 4,
    }


def danger() -> Thing:
    return Thing(
        name=t("电梯困人", "Someone is stuck in a lift"),
        numbers=("96333",),
        named=(),
        advice=t("先打救援电话，别扒门", "Call first; do not force the door"),
    )


def call() -> dict[str, Any]:
    labels = {
        "words": t("来电说什么", "What do they say?"),
        "place": t("在哪里", "Where is it?"),
        "phone": t("来电号码", "Their number"),
        "name": t("怎么称呼", "Their name"),
    }
    asked = form(None, **labels)
    base = {"form": asked, "doors": doors(few=False), "meant": (), "dangers": [danger()], "exit": None}
    return base | {"suggested": t("电梯故障", "Lift out of order"), "danger": danger()}


def call_which() -> dict[str, Any]:
    return call() | {"meant": list(doors().places.values())[:3], "danger": None}


def read_back() -> dict[str, Any]:
    return call() | {
        "place": doors().places[2],
        "words": t("三单元四楼的灯不亮了，老人下楼看不见", "The light on the 4th floor is out"),
        "number": "100 1234 5678",
        "token": ID,
        "danger": None,
    }


def call_taken() -> dict[str, Any]:
    report = Thing(tracking="7KM2PQ4X")
    steward = person("周桂兰", "Zhou Guilan")
    return {"report": report, "case": case(due_at=ago(-20)), "signs": [*report.tracking], "stewards": [steward]}


def rider() -> dict[str, Any]:
    labels = {
        "words": t("什么事", "What is it?"),
        "photos": t("照片", "Photo"),
        "compound": t("哪个小区", "Which compound?"),
        "spot": t("在哪一处", "Where there?"),
        "where": t("或写一句", "Or in words"),
    }
    spots = [
        t("东门", "East gate"), t("西门", "West gate"), t("快递柜", "Parcel lockers"), t("垃圾桶", "Bins"),
        t("车棚", "Bicycle shed"), t("路上", "On the road"),
    ]  # fmt: skip
    compounds = [Thing(value="1", words=t("向阳院", "Sunny Court")), Thing(value="2", words=t("红旗院", "Red Flag"))]
    return {
        "form": form(None, **labels),
        "community": community(),
        "groups": [(t("小区", "Compounds"), compounds)],
        "chosen": "2",
        "spots": spots,
    }


def _order(n: int, **changed: Any) -> Thing:
    matter = case(number=2026030017 + n, get_stage_display=t("办理中", "being handled"))
    base = {
        "id": ID,
        "number": f"LY2026032000{n}",
        "get_source_display": t("12345热线", "12345 hotline"),
        "received_at": ago(20),
        "due_at": ago(4 - 20 * n),
        "confidential": n == 1,
        "report": Thing(id=ID, words=t("楼道灯不亮，老人下楼看不见", "The stairwell light is out"), case=matter),
        "reply": "",
        "replied_at": None,
        "exported_at": None,
    }
    return Thing(**base | changed)


def _bring() -> Any:
    asked = form(None, source=t("从哪里来", "From where?"), file=t("文件", "File"), text=t("或粘贴文字", "Or paste"))
    asked.fields["source"].choices = [("hotline", t("12345热线", "12345 hotline"))]  # type: ignore[attr-defined]
    return asked


def orders() -> dict[str, Any]:
    states = [("open", t("待答复", "to be answered")), ("answered", t("已答复没发出", "answered, not sent"))]
    base = {"form": _bring(), "wrong": None, "states": states, "may_load": True, "now": NOW, "count": 3, "limit": 200}
    return base | {"orders": [_order(n) for n in range(3)], "state": "open"}


def orders_answered() -> dict[str, Any]:
    reply = t("已换声控灯，三到五楼都亮了", "New lamps on all floors")
    return orders() | {"orders": [_order(n, reply=reply, replied_at=ago(1)) for n in range(2)], "state": "answered"}


def _line(n: int, **changed: Any) -> Thing:
    asked = form(
        None, **{f"o{n}-place": t("哪里", "Where"), f"o{n}-into": "", f"o{n}-number": t("或事项编号", "Or its number")}
    )
    words = t("楼道灯不亮，老人下楼看不见", "The stairwell light is out")
    told = {"place": t("向阳院3号楼", "Sunny Court 3"), "name": "", "secret": n == 3, "reachable": n != 3, "row": n}
    order = Thing(number=f"LY2026032000{n}", words=words, **told)
    same = Thing(key="x", number=2026030017, title=t("楼道灯不亮", "Stairwell light is out"))
    base = {
        "key": str(n),
        "read": Thing(order=order, problems=()),
        "form": Thing(**{key.split("-")[1]: asked[key] for key in asked.fields}),
        "ticked": True,
        "known": None,
        "kind": t("楼道灯与单元门", "Stairwell light, door"),
        "alike": (same,) if n == 2 else (),
        "received": "03-20 09:00",
        "due": "03-23 18:00",
        "danger": None,
    }
    return Thing(**base | changed)


def orders_trial() -> dict[str, Any]:
    problem = Thing(
        row=4,
        column=t("办理时限", "limit"),
        what=t("“尽快”看不出期限。", "“soon” tells no deadline."),
        mend=t("请写成 2026-03-09 18:00，或 3个工作日。", "Write a day or a limit."),
    )
    bad = _line(4, ticked=False)
    bad.read.problems = (problem,)
    rows = [_line(2), _line(3), bad, _line(5, ticked=False, known=_order(0))]
    system = t("12345热线", "12345 hotline")
    return {"rows": rows, "lines": "[]", "source": "hotline", "system": system, "doors": doors(), "good": 2}


def order() -> dict[str, Any]:
    asked = form(
        None, words=t("答复什么", "What is answered?"), contacted=t("联系过诉求人吗", "Was the caller spoken to?")
    )
    asked.fields["contacted"].choices = [("yes", t("是", "yes")), ("no", t("否", "no"))]  # type: ignore[attr-defined]
    one = _order(1)
    return {"order": one, "case": one.report.case, "form": asked, "may_contact": False, "now": NOW}


PAGES = {"rider": ("rider.html", rider)}
STAFF = {
    "paste": ("intake/paste.html", paste, "/today/"),
    "night-talk": ("intake/night_talk.html", night_talk, "/today/"),
    "drafts": ("intake/drafts.html", drafts, "/today/"),
    "drafts-none": ("intake/drafts.html", drafts_none, "/today/"),
    "round": ("intake/round.html", a_round, "/today/"),
    "stop": ("intake/stop.html", stop, "/today/"),
    "orders": ("intake/orders.html", orders, "/office/"),
    "orders-answered": ("intake/orders.html", orders_answered, "/office/"),
    "orders-trial": ("intake/orders_trial.html", orders_trial, "/office/"),
    "order": ("intake/order.html", order, "/office/"),
    "call": ("intake/call.html", call, "/office/"),
    "call-which": ("intake/call.html", call_which, "/office/"),
    "read-back": ("intake/read_back.html", read_back, "/office/"),
    "call-taken": ("intake/call_taken.html", call_taken, "/office/"),
}
