"""Samples of the committee's pages; every name is made up."""

from types import SimpleNamespace as Thing
from typing import Any

from linli.fund.granting.deciding.standing import Money
from linli.fund.granting.rules import Tally, Voice
from linli.fund.labels import Standing
from linli.web.fund.granting import forms, words
from linli.web.fund.granting.words import Stands
from tests.web.gallery.giving import PURPOSES, chairs
from tests.web.gallery.words import ID, NOW, ago, form, t

SEATS = ("community", "community", "resident", "resident", "donor")


def proposal(**more: Any) -> Thing:
    base = {
        "code": "2026-004",
        "number": 24,
        "name": t("三号院座椅", "Benches of court 3"),
        "fen": 100_000,
        "purpose": chairs(),
        "get_sort_display": t("项目", "project"),
        "motion": Thing(until=NOW.date()),
    }
    return Thing(**base | more)


def tally() -> Tally:
    said = ("yes", "recused", "", "no", "")
    voices = [Voice(n, of, choice, "避嫌") for n, (of, choice) in enumerate(zip(SEATS, said, strict=True), 1)]
    return Tally(tuple(voices))


def told() -> dict[str, Any]:
    return {
        "words": t("三处背阴的长椅换成木面的", "Three cold benches get wooden seats"),
        "match": t("捐赠人指明用于座椅", "Given for benches"),
        "budget": [{"what": t("座椅", "Benches"), "fen": 100_000}],
        "milestones": [t("座椅装好", "Benches set up")],
    }


def seat(number: int = 3, of: str = "居民代表") -> Thing:
    return Thing(pk=f"{ID}-{number}", number=number, get_constituency_display=t(of, "residents' seat"),
                 start=NOW.date(), until=None)  # fmt: skip


def own(**more: Any) -> Thing:
    base = {"sitting": Thing(seat=seat()), "vote": None, "related": False, "supervises": False, "may_vote": True}
    return Thing(**base | more)


def opinion(says: str = "agree") -> tuple[Thing, dict[str, str], bool]:
    label = t("同意", "agrees") if says == "agree" else t("退回", "returns it")
    shown = Thing(number=25, says=says, day=NOW.date(), get_says_display=label)
    return shown, {"words": t("民生急需", "Needed")}, says == "agree"


def page(stands: str = "voting", may: tuple[str, ...] = (), **more: Any) -> dict[str, Any]:
    """A proposal as a page shows it."""
    standing = Standing(stands)
    base = {
        "proposal": proposal(),
        "told": told(),
        "stands": Stands(stands, str(standing.label), words.CHIPS[standing]),
        "parties": (t("居民小组", "a group of residents"), t("木作坊", "the joiner")),
        "money": Money(300_000, 20_000, 100_000),
        "opinions": [opinion()],
        "motion": Thing(until=NOW.date()),
        "tally": tally(),
        "sides": words.sides(tally(), 3, told=False),
        "stops": t("还有席位没有表决。", "Seats have not voted yet."),
        "own": None,
        "slips": [],
        "sittings": [],
        "remarks": [Thing(words=t("请先量尺寸", "Measure first"), seat=seat(8, "监事"), at=ago(2))],
        "decided": None,
        "decision": None,
        "alike": [],
        "anew": {},
        "me": "me",
        "may": frozenset(may),
        "forms": {
            "hear": forms.HearForm(initial={"day": NOW.date(), "says": "agree"}, auto_id="hear-%s"),
            "vote": forms.VoteForm(auto_id="vote-%s"),
            "remark": forms.RemarkForm(auto_id="remark-%s"),
            "paper": forms.SlipForm(auto_id="paper-%s"),
            "decide": forms.DecideForm(auto_id="decide-%s"),
        },
        "form": None,
        "tried": "",
        "choice": "",
        "refused": None,
    }
    return base | more


def slip() -> Thing:
    return Thing(pk=ID, scan="ab" * 32, seat=seat(5), alternate=False, choice="yes", reason="", entered_by_id="other",
                 entered_by=Thing(name=t("周桂兰", "Zhou")), at=ago(1),
                 get_choice_display=t("同意", "in favour"))  # fmt: skip


def inside() -> dict[str, Any]:
    """As the secretary sees it: a vote on paper to be compared, a decision to be published."""
    may = ("hear", "compare", "confirm", "decide", "remark")
    wrong = forms.SlipForm({"choice": "yes"}, {}, auto_id="paper-%s")
    wrong.is_valid()
    return page(may=may, slips=[slip()], sittings=[("x", "5")], stops=None) | {"form": wrong, "tried": "paper"}


def decided() -> dict[str, Any]:
    shown = {"yes": "1, 3, 5", "no": "4", "recused": [{"seat": 2, "reason": t("避嫌", "A relative")}],
             "reason": t("老人等座椅两年了", "They have waited for two years")}  # fmt: skip
    decision = Thing(number=31, day=NOW.date(), says="yes", fen=100_000)
    return page("yes", money=None, decided=shown, decision=decision, opinions=[opinion(), opinion("return")])


def writing(**more: Any) -> dict[str, Any]:
    wrong = forms.ProposalForm({"amount": "12.345", "what5": t("木料", "Wood")}, purposes=PURPOSES)
    wrong.is_valid()
    looked = {"purpose": PURPOSES[1], "told": "", "shared": [t("座椅", "bench")], "money": Money(3, 0, 500)}
    return {"form": wrong, "looked": looked, "mark": "ab" * 8} | more


def listed(**more: Any) -> dict[str, Any]:
    stands = Stands("voting", str(Standing.VOTING.label), "soon")
    return {
        "waits": [(proposal(), str(words.ASKS["vote"]))],
        "rows": [(proposal(), stands, tally())],
        "states": Standing.choices,
        "state": "",
        "may_propose": True,
        "count": 1,
        "limit": 200,
    } | more


def committee(may: bool = False) -> dict[str, Any]:
    held = {"seat": seat(), "holder": t("王淑芬", "Wang Shufen"), "alternate": t("李明", "Li Ming"),
            "has_alternate": True, "named": may}  # fmt: skip
    return {
        "sides": [(t("居民代表", "residents' seat"), [held]), (t("捐赠方代表", "donors' seat"), [])],
        "voting": 1,
        "lawful": False,
        "may_seat": may,
        "form": forms.SeatForm({"number": "0"}, people=[]) if may else None,
        "tried": (ID, form()),
        "today": NOW.date(),
    }


PAGES = {
    "committee": ("granting/committee.html", committee),
}
STAFF = {
    "committee-seats": ("granting/committee.html", lambda: committee(may=True), "/fund/"),
    "proposals": ("granting/proposals.html", listed, "/fund/"),
    "proposals-none": ("granting/proposals.html", lambda: listed(waits=[], rows=[], count=0), "/fund/"),
    "proposal": ("granting/proposal.html", lambda: page(own=own()), "/fund/"),
    "proposal-inside": ("granting/proposal.html", inside, "/fund/"),
    "proposal-decided": ("granting/proposal.html", decided, "/fund/"),
    "proposal-form": ("granting/proposal_form.html", writing, "/fund/"),
}
