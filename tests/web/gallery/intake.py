"""Samples of the pages by which what was said elsewhere comes in."""

from types import SimpleNamespace as Thing
from typing import Any

from tests.web.gallery.public import case
from tests.web.gallery.words import ID, ago, community, form, person, t


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
    draft = Thing(key=str(n), message=message, judgement=judgement, kept=None, exit=None, alike=more.pop("alike", ()))
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
    return {"rows": rows, "form": hidden, "doors": doors(), "silent": silent, "left_out": 0, "most": 200}


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
    compounds = [Thing(id=1, name=t("向阳院", "Sunny Court")), Thing(id=2, name=t("红旗家属院", "Red Flag Court"))]
    return {
        "form": form(None, **labels),
        "community": community(),
        "compounds": compounds,
        "chosen": "2",
        "spots": spots,
    }


PAGES = {"rider": ("rider.html", rider)}
STAFF = {
    "paste": ("intake/paste.html", paste, "/today/"),
    "night-talk": ("intake/night_talk.html", night_talk, "/today/"),
    "drafts": ("intake/drafts.html", drafts, "/today/"),
    "drafts-none": ("intake/drafts.html", drafts_none, "/today/"),
    "round": ("intake/round.html", a_round, "/today/"),
    "stop": ("intake/stop.html", stop, "/today/"),
    "call": ("intake/call.html", call, "/office/"),
    "call-which": ("intake/call.html", call_which, "/office/"),
    "read-back": ("intake/read_back.html", read_back, "/office/"),
    "call-taken": ("intake/call_taken.html", call_taken, "/office/"),
}
