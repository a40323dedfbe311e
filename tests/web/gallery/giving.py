"""Samples of giving; every name is made up."""

from types import SimpleNamespace as Thing
from typing import Any

from linli.fund.giving.queries import Sums, Waiting, Wanted
from linli.fund.giving.tracing import Trace
from linli.fund.labels import Form, GiftState, Mode, Stream
from linli.web.fund.giving import forms
from linli.web.fund.giving.channels import Shown
from linli.web.fund.giving.words import Line, Outcome, Spent
from tests.web.gallery.words import ID, NOW, ago, form, person, t

PURPOSES: Any = [
    Thing(code="P00", name="社区治理", restricted=False, agency=False),
    Thing(code="P01", name="暖阳座椅", restricted=True, agency=False),
]
NOBODY = t("爱心居民", "a kind resident")


def chairs() -> Thing:
    return Thing(code="P01", name=t("暖阳座椅", "Benches in the sun"), agency=False)


def line(state: str = "received", **more: Any) -> Line:
    base = {
        "id": ID,
        "number": 12,
        "day": NOW.date(),
        "who": t("王淑芬", "Wang Shufen"),
        "stream": t("居民", "residents"),
        "mode": t("常态化募集", "regular"),
        "purpose": chairs().name,
        "form": "money",
        "what": "",
        "fen": 50_000,
        "state": state,
        "words": t("已收到", "received"),
        "chip": "done",
        "receipt": "0001",
        "past": False,
    }
    return Line(**base | more)


def gift(state: str = "received", **more: Any) -> Thing:
    base = {
        "pk": ID,
        "number": 12,
        "version": 2,
        "fen": 50_000,
        "form": "money",
        "day": NOW.date(),
        "state": state,
        "promised_on": NOW.date(),
        "donor": Thing(pk=ID),
        "purpose": chairs(),
        "beneficiary": "",
        "salt": "0f" * 16,
        "entry": Thing(number=31) if state == "received" else None,
        "receipt": "0001",
        "source": "",
        "origin": "",
        "get_receipt_kind_display": t("已开具", "given"),
        "get_restriction_display": t("限定用途", "for a purpose"),
        "valued_by": None,
        "confirmed_by": None,
        "words": "",
        "identity": t("王淑芬", "Wang Shufen"),
        "told_receipt": "0001",
    }
    return Thing(**base | more)


def spent() -> list[Spent]:
    served = Outcome(
        36, "2026-03-18", t("座椅安装", "benches set up"), True, t("60 人（实数）", "60 people (counted)"), 2
    )
    first = Spent(
        20_000,
        33,
        NOW.date(),
        t("三号院座椅", "Benches of court 3"),
        chairs().name,
        t("已验收", "accepted"),
        "done",
        32,
        [served],
    )
    then = Spent(
        8_000, 35, NOW.date(), t("五号院座椅", "Benches of court 5"), chairs().name, t("已支付", "paid"), "soon", 34, []
    )
    return [first, then]


def trace() -> Trace:
    return Trace(50_000, {chairs().name: 22_000}, (), 0)


def channel() -> Shown:
    name, words = t("示范区慈善会", "Example charity federation"), t("选“社区基金”", "Choose the community fund")
    return Shown(name, words, "https://cishan.example/give", "cishan.example", "001", "7", "")  # type: ignore[arg-type]


def asking(answer: str = "") -> Thing:
    said = {"": t("还没有答复", "not answered yet"), "yes": t("同意", "agreed")}
    meals = Thing(name=t("助餐", "Meals"))
    return Thing(
        pk=ID,
        gift_id=ID,
        gift=gift(),
        to=meals,
        reason=t("座椅已够", "There are enough benches"),
        answer=answer,
        lot=Thing(remaining=22_000),
        get_answer_display=said[answer],
        get_answered_by_display=t("书面", "on paper"),
        answered_at=NOW,
        asked_at=ago(30),
        entry_id=None,
        entry=None,
    )


def inquiry() -> Thing:
    return Thing(
        pk=ID,
        gift_id=ID,
        gift=gift(),
        get_sort_display=t("复制捐赠资料", "a copy of the records"),
        words=t("想看发票", "I want to see the invoice"),
        asked_at=ago(20),
        answered_at=None,
        answer="",
        answered_by=person("周桂兰", "Zhou"),
    )


def gifts(**more: Any) -> dict[str, Any]:
    row = Sums("residents", "regular", 3_000, 50_000, 20_000, 0, 26_000, 0, 4)
    base = {
        "lines": [line(), line("past", past=True), line(what=t("大米 50 kg", "rice 50 kg"), chip="soon")],
        "sums": [(t("居民", "residents"), t("常态化募集", "regular"), row)],
        "total": row,
        "wanted": Wanted(),
        "purposes": [(p.code, p.name) for p in PURPOSES],
        "months": ["2026-03"],
        "states": GiftState.choices,
        "streams": Stream.choices,
        "modes": Mode.choices,
        "forms": Form.choices,
        "may_enter": True,
        "may_see_donors": True,
        "may_load": True,
        "may_set": True,
        "open": True,
        "to_tell": [Thing(about_id=ID, posted_at=ago(9))],
        "inquiries": [inquiry()],
        "count": 3,
        "limit": 200,
    }
    return base | more


def gift_form() -> dict[str, Any]:
    wrong = {"known": "named", "fen": "12.345", "form": "goods", "restriction": "named", "purpose": "P01"}
    return {"form": forms.GiftForm(wrong, purposes=PURPOSES), "gift": None, "donor": None, "way": "/fund/gifts/new/"}


def steps_forms(**wrong: Any) -> dict[str, Any]:
    start = {"day": NOW.date()}
    made = {
        "book": forms.BookForm(initial=start),
        "receipt": forms.ReceiptForm(),
        "reverse": forms.ReverseForm(),
        "withdraw": forms.ReasonForm(),
        "ask": forms.AskForm(purposes=PURPOSES),
        "value": None,
    }
    return made | wrong


def one(state: str = "received", steps: tuple[str, ...] = ("receipt", "ask", "reverse"), **more: Any) -> dict[str, Any]:
    letter = Thing(
        pk=ID, told_at=None, get_state_display=t("还没告知", "not yet told"), posted_at=ago(3), state="waiting"
    )
    base = {
        "gift": gift(state),
        "line": line(state),
        "who": NOBODY,
        "named": True,
        "shared": False,
        "statement": None,
        "steps": frozenset(steps),
        "forms": steps_forms(),
        "form": None,
        "step": "",
        "trace": trace(),
        "parts": spent(),
        "askings": [asking()],
        "inquiries": [inquiry()],
        "address": "https://linli.example/gift/x/",
        "way": "/gift/x/",
        "letters": [(letter, t("您的捐赠已到账", "Your gift has come"))],
        "footprints": [],
    }
    return base | more


def refused() -> dict[str, Any]:
    wrong = forms.BookForm({"day": "", "receipt_kind": "numbered"})
    return one("promised", ("book", "withdraw", "amend"), forms=steps_forms(book=wrong), form=wrong, step="book")


def unsigned() -> dict[str, Any]:
    rice = {"form": "goods", "source": t("标价", "price tag"), "valued_by": person("周桂兰", "Zhou")}
    return one(
        "promised", ("value", "amend"), gift=gift("promised", **rice), line=line(what=t("大米 50 kg", "rice 50 kg"))
    )


def donors() -> dict[str, Any]:
    donor = Thing(pk=ID, n=2, get_kind_display=t("个人", "a person"))
    wrong = forms.DonorForm({"kind": "partner", "name": "", "phone": "12", "shown": "kind"})
    return {
        "rows": [(donor, t("王淑芬", "Wang Shufen"), NOBODY, "100****5678")],
        "q": "",
        "form": wrong,
        "count": 1,
        "limit": 200,
    }


def donor(**more: Any) -> dict[str, Any]:
    base = {
        "donor": Thing(pk=ID, erased_at=None),
        "name": t("王淑芬", "Wang Shufen"),
        "called": NOBODY,
        "masked": "100****5678",
        "number": "",
        "form": forms.DonorForm(),
        "lines": [line()],
        "agreements": [Thing(pk=ID, code="A01", purpose=chairs())],
        "may_erase": True,
        "footprints": [],
        "erase_way": "/fund/donors/x/erase/",
    }
    return base | more


def mine(state: str = "received", **more: Any) -> dict[str, Any]:
    given = {"shown": forms.ShownForm(initial={"shown": "kind"}), "inquire": forms.InquiryForm()}
    base = {
        "gift": gift(state),
        "link": "x",
        "erase_way": "/gift/x/erase/",
        "address": "",
        "who": NOBODY,
        "counted": "",
        "trace": trace(),
        "parts": spent(),
        "askings": [asking(), asking("yes")],
        "inquiries": [inquiry()],
        "looked": [("2026-03-18 09:00", t("慈善会会计", "charity accountant"))],
        "forms": given,
        "form": None,
        "step": "",
        "channel": channel(),
    }
    return base | more


def shown_refused() -> dict[str, Any]:
    wrong = forms.ShownForm({"shown": "", "nickname": ""})
    given = {"shown": wrong, "inquire": forms.InquiryForm()}
    return mine(forms=given, form=wrong, step="shown", parts=[], askings=[])


def askings() -> dict[str, Any]:
    wrong = form({"": t("请选择扫描件。", "Please choose the scan.")}, number="编号")
    made = {"change": forms.ChangeForm(initial={"day": NOW.date()})}
    rows = [(asking(), NOBODY), (asking("yes"), NOBODY)]
    return {"rows": rows, "may": {"paper", "plan", "change"}, "forms": made, "tried": (ID, "paper"), "form": wrong}


def past_plan() -> dict[str, Any]:
    row = Thing(donor="", what="", event="", purpose="P01", day="2024-05-18", sheet="捐赠", row=3, fen=20_000)
    problem = Thing(
        sheet="捐赠",
        row=4,
        column="来源",
        cell="C4",
        what=t("“火星”不在可选内容之内。", "not among the answers"),
        mend=t("请写其中之一。", "Write one of them."),
    )
    return {
        "upload": Thing(id=ID, name="台账.xlsx", loaded_at=None),
        "made": [{"label": t("捐赠", "gifts"), "new": 2, "changed": 0, "same": 0}],
        "problems": [problem],
        "notes": [],
        "clean": False,
        "rows_skipped": 1,
        "way": "/fund/past/",
        "tried": [(row, t("居民", "residents"))],
        "form": form(None, file="x"),
    }


PAGES = {
    "gift-mine": ("giving/mine.html", mine),
    "gift-mine-promised": ("giving/mine.html", lambda: mine("promised", parts=[], askings=[])),
    "gift-mine-refused": ("giving/mine.html", shown_refused),
    "gift-erased": ("giving/erased.html", dict),
    "give": ("giving/give.html", lambda: {"channel": channel(), "purposes": PURPOSES}),
    "give-unset": ("giving/give.html", lambda: {"channel": None, "purposes": []}),
}
STAFF = {
    "gifts": ("giving/gifts.html", gifts, "/fund/"),
    "gifts-none": (
        "giving/gifts.html",
        lambda: gifts(lines=[], sums=[], count=0, wanted=Wanted(state="past")),
        "/fund/",
    ),
    "gifts-unopened": ("giving/gifts.html", lambda: gifts(open=False), "/fund/"),
    "gift-form": ("giving/gift_form.html", gift_form, "/fund/"),
    "gift": ("giving/gift.html", one, "/fund/"),
    "gift-refused": ("giving/gift.html", refused, "/fund/"),
    "gift-unsigned": ("giving/gift.html", unsigned, "/fund/"),
    "donors": ("giving/donors.html", donors, "/fund/"),
    "donor": ("giving/donor.html", donor, "/fund/"),
    "donor-erased": ("giving/donor.html", lambda: donor(donor=Thing(pk=ID, erased_at=NOW)), "/fund/"),
    "askings": ("giving/askings.html", askings, "/fund/"),
    "channel": (
        "giving/channel.html",
        lambda: {"form": forms.ChannelForm({"link": "x"}), "channel": channel()},
        "/fund/",
    ),
    "past-gifts": ("giving/past.html", lambda: {"form": form({"file": "x"}, file="x"), "uploads": []}, "/fund/"),
    "past-gifts-plan": ("giving/past_plan.html", past_plan, "/fund/"),
    "giving-waits": ("giving/waits.html", lambda: {"giving": Waiting(2, 1, 1, 1)}, "/fund/"),
}
