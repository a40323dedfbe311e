"""Made-up funds: clean logs of any length, drawn by dice and built by the very functions that the product uses."""

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from linli.engines.ledger import Book, Lot, Purpose, drafting, replaying
from linli.engines.ledger.chart import read_charts
from linli.engines.ledger.drafting import Draft
from linli.engines.ledger.entries import day_there
from linli.engines.transparency import Head, Log, Signed, Tree, canonical, countersign, leaf_hash, sign

ACCOUNTS = (Path(__file__).parents[3] / "data" / "accounts.csv").read_text(encoding="utf-8")
CHARTS = read_charts(ACCOUNTS)
NAME = "示范社区治理发展基金"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
WITNESSES = {
    "区慈善会": Ed25519PrivateKey.from_private_bytes(b"f" * 32),
    "捐赠人代表": Ed25519PrivateKey.from_private_bytes(b"d" * 32),
}
FREE, ELDERS, YARDS, CHILD = (
    Purpose("P00", "不限定", restricted=False),
    Purpose("P01", "为老服务", restricted=True),
    Purpose("P02", "院落微更新", restricted=True),
    Purpose("P03", "圆梦微心愿", restricted=False, agency=True),
)
OURS = (FREE, ELDERS, YARDS)
PURPOSES = (*OURS, CHILD)
DICE = {"gift": 50, "goods": 4, "agency": 3, "pledge": 8, "share": 4, "interest": 1, "project": 14, "kit": 2, "wish": 2,
        "change": 2, "mistake": 2, "late": 3}  # fmt: skip


def digest(*words: object) -> str:
    return sha256("·".join(map(str, words)).encode()).hexdigest()


class Life:
    """A fund that lives on from its founding; `leaves` are clean at any time. `only` names what may happen."""

    def __init__(self, seed: int = 1, start: str = "2024-03-01", *, only: Sequence[str] = tuple(DICE)) -> None:
        self.events, self.weights = list(only), [DICE[name] for name in only]
        self.dice, self.book, self.leaves = Random(seed), Book(), list[dict[str, Any]]()
        self.now = datetime.fromisoformat(start).replace(hour=1, tzinfo=UTC)
        self.open: dict[tuple[str, str], deque[Lot]] = {}
        self.since: set[int] = set()
        self.found()

    @property
    def at(self) -> str:
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")

    @property
    def day(self) -> str:
        return day_there(self.at)

    def say(self, kind: str, **members: object) -> int:
        """Put a leaf at the end of the log; its index."""
        return self.put({"at": self.at, "kind": kind, **members})

    def put(self, leaf: dict[str, Any]) -> int:
        index = self.book.size
        wrong = replaying.take(self.book, leaf)
        assert not wrong, (wrong, leaf)
        self.leaves.append(leaf)
        for n in range(len(leaf.get("lines", ()))):
            if lot := self.book.lots.get(f"{index}.{n}"):
                self.open.setdefault((lot.purpose, lot.account), deque()).append(lot)
        return index

    def enter(self, draft: Draft, words: str = "", **more: Any) -> int:
        day = more.pop("day", self.day)
        return self.put(draft.leaf(at=self.at, day=day, key=f"{draft.sort}:{self.book.size}", words=words, **more))

    def lots(self, purpose: Purpose, account: str, fen: int) -> list[Lot]:
        """The oldest lots that hold so much together; all of them where they do not."""
        queue, found = self.open.setdefault((purpose.code, account), deque()), list[Lot]()
        while queue and not queue[0].left:
            queue.popleft()
        for lot in sorted(list(queue)[:400], key=lambda lot: (lot.day, lot.index)):
            if fen <= 0:
                break
            found.append(lot)
            fen -= lot.left
        return found

    def found(self) -> None:
        self.say("chart", **CHARTS[2026].members)
        for p in PURPOSES:
            words = f"{p.name}专用"
            self.say("purpose", purpose=p.code, name=p.name, restricted=p.restricted, agency=p.agency, words=words)
        for seat, of in enumerate(["community"] * 2 + ["resident"] * 3 + ["donor"] * 2 + ["supervisor"], 1):
            self.say("seat", seat=seat, of=of, **{"from": self.day, "until": None})
        before = (self.now - timedelta(1)).strftime("%Y-%m-%d")
        draft = drafting.opening(YARDS, {"1002": 80_000, "1201": 5_000}, [digest("opening")])
        self.enter(draft, "试点期间结余，捐赠人不详", day=before)

    def live(self, leaves: int) -> "Life":
        """Go on until the log has so many leaves, or a few more."""
        while self.book.size < leaves:
            self.pass_time()
            getattr(self, self.dice.choices(self.events, self.weights)[0])()
        return self

    def pass_time(self) -> None:
        month = self.day[:7]
        self.now += timedelta(minutes=self.dice.randint(3, 600))
        if self.day[:7] == month:
            return
        if month.endswith("-12"):
            year_end = drafting.closing(self.book.balances, self.book.accounts, self.book.purposes.values())
            if year_end:
                self.enter(year_end, f"{month[:4]} 年结转", day=f"{month}-31")
        cash = sum(fen for at, fen in self.book.cash.items() if at <= month)
        listed = [{"fen": -300, "why": "在途"}] if self.dice.random() < 0.3 else []
        closing = cash - sum(item["fen"] for item in listed)
        self.say("statement", month=month, closing=closing, listed=listed, document=digest(month))
        self.say("close", month=month)
        self.since = set()

    def amount(self, most: int = 50_000) -> int:
        return self.dice.choice([1000, 2000, 5000, 10_000, self.dice.randint(1, most)])

    def noted(self, index: int) -> int:
        self.since.add(index)
        return index

    def gift(self) -> None:
        purpose = self.dice.choice(OURS)
        draft = drafting.gift(purpose, self.amount(), digest("donor", self.book.size))
        self.noted(self.enter(draft, f"{purpose.name}捐款"))

    def goods(self) -> None:
        draft = drafting.goods(self.dice.choice(OURS), self.amount(), digest("goods", self.book.size))
        self.enter(draft, "捐赠物资，按发票估价", documents=[digest("invoice", self.book.size)])

    def agency(self) -> None:
        of = self.dice.choice(["money", "goods"])
        self.enter(drafting.agency(CHILD, self.amount(), digest("wish", self.book.size), of=of), "定向微心愿")

    def pledge(self) -> None:
        until = (self.now + timedelta(90)).strftime("%Y-%m-%d")
        said = {
            "base": "net_sales",
            "basis_points": 300,
            "cap": None,
            "floor": None,
            "purpose": "P01",
            "signed": self.day,
        }
        agreement = self.say("agreement", agreement=f"A{self.book.size}", **{"from": self.day, "until": until}, **said,
                             document=digest("agreement"), party=digest("shop"))  # fmt: skip
        fen = self.amount()
        sales = self.say("sales", agreement=agreement, event="便民集市", day=self.day, sales=fen * 40, refunds=0,
                         carried=0, due=fen)  # fmt: skip
        late = self.dice.random() < 0.5
        if late:
            self.enter(drafting.due(ELDERS, fen), "集市应收捐赠")
        self.enter(drafting.pledge(ELDERS, fen, agreement, sales, was_due=late), "集市商户按约捐赠")

    def share(self) -> None:
        self.enter(drafting.share(FREE, self.amount(), self.dice.choice(["services", "crafts"])), "低偿服务分成")

    def interest(self) -> None:
        self.enter(drafting.interest(FREE, self.dice.randint(1, 900)), "银行利息")

    def decide(self, purpose: Purpose, fen: int, name: str = "凉亭座椅") -> tuple[int, int]:
        """A proposal that is agreed to: its index, and the decision's."""
        code = f"{self.day[:4]}-{self.book.size:03d}"
        proposal = self.say("proposal", proposal=code, sort="project", name=name, purpose=purpose.code, fen=fen,
                            words="居民提议", payee=digest("payee"), applicant=digest("applicant"))  # fmt: skip
        self.say("opinion", proposal=proposal, says="agree", day=self.day, minutes=digest("minutes"), words="同意")
        no = [7] if self.dice.random() < 0.2 else []
        recused = [{"reason": "与收款方有关", "seat": 3}] if self.dice.random() < 0.1 else []
        yes = [seat for seat in (1, 2, 3, 4, 5, 6) if not recused or seat != 3]
        reason = "用途相符，居民急需，三家比价后选定"
        return proposal, self.say("decision", proposal=proposal, day=self.day, says="yes", fen=fen, yes=yes, no=no,
                                  recused=recused, reason=reason)  # fmt: skip

    def accept(self, proposal: int, part: str = "完工验收", *, final: bool = True) -> int:
        people = {"count": 120, "method": "estimated", "unit": "人次"}
        return self.say("acceptance", proposal=proposal, day=self.day, part=part, final=final, overseers=2, users=1,
                        photos=[digest("photo", self.book.size)], people=people, words="坐着稳，老人说好")  # fmt: skip

    def project(self) -> None:
        purpose = self.dice.choice(OURS)
        held = sum(lot.left for lot in self.lots(purpose, "1002", 10**9))
        fen = min(held, self.amount(200_000))
        if fen < 100:
            return
        proposal, decision = self.decide(purpose, fen)
        how = self.dice.choice(["advance", "payment", "approved"])
        if how == "advance":
            self.advanced(purpose, fen, proposal, decision)
            return
        for part in (fen // 3, fen - fen // 3):
            if how == "approved":
                self.enter(drafting.approved(purpose, part, decision=decision), "验收未付")
            pays = "2202" if how == "approved" else "5101"
            self.pay(purpose, part, decision, pays=pays)
        self.accept(proposal)

    def pay(self, purpose: Purpose, fen: int, decision: int, **how: str) -> int:
        account = how.get("account", "1002")
        draft = drafting.payment(purpose, fen, self.lots(purpose, account, fen), order=f"{decision}-{self.book.size}",
                                 decision=decision, **how)  # fmt: skip
        return self.enter(draft, "项目付款", documents=[digest("invoice", self.book.size)])

    def advanced(self, purpose: Purpose, fen: int, proposal: int, decision: int) -> None:
        lots = self.lots(purpose, "1002", fen)
        draft = drafting.advance(purpose, fen, lots, order=f"{decision}-1", decision=decision)
        given = self.book.entries[self.enter(draft, "项目预付")]
        self.accept(proposal)
        kept = fen - fen // 5
        self.enter(drafting.cost(purpose, kept, decision=decision), "验收核销")
        if fen > kept:
            self.enter(drafting.returned(purpose, fen - kept, given, {}), "结余退回")
            for draw in given.draws:  # what came back can be taken again
                lot = self.book.lots[draw.lot]
                if lot.left and lot not in self.open[purpose.code, "1002"]:
                    self.open[purpose.code, "1002"].appendleft(lot)

    def kit(self) -> None:
        purpose = self.dice.choice(OURS)
        self._out(purpose, "1201", "为老物资发放")

    def wish(self) -> None:
        self._out(CHILD, "180101", "微心愿送达")

    def _out(self, purpose: Purpose, account: str, name: str) -> None:
        fen = sum(lot.left for lot in self.lots(purpose, account, 10**9)) // 2
        if fen:
            proposal, decision = self.decide(purpose, fen, name)
            self.pay(purpose, fen, decision, account=account)
            self.accept(proposal)

    def change(self) -> None:
        old, new = self.dice.choice([(ELDERS, YARDS), (YARDS, ELDERS), (YARDS, FREE)])
        taken = [(lot, max(1, lot.left // 2)) for lot in self.lots(old, "1002", 1) if lot.left]
        if taken:
            consents = [
                self.say("consent", lot=lot.id, to=new.code, sort="donor", evidence=digest(lot.id), day=self.day)
                for lot, _ in taken
            ]
            self.enter(drafting.change(taken, old, new, consents), "经捐赠人同意变更用途")

    def mistake(self) -> None:
        for index in sorted(self.since):
            self.since.remove(index)
            old = self.book.entries[index]
            if self.book.lots[old.lot(0)].left == old.lines[0].fen:
                self.enter(drafting.reversal(self.book, old), "录入有误，冲销")
                self.say("correction", about=index, words="更正说明：金额录错")
                return

    def late(self) -> None:
        """A gift that is entered some days after it came, in the same month."""
        day = f"{self.day[:8]}01"
        self.enter(drafting.gift(FREE, self.amount(), digest("late", self.book.size)), "补录", day=day)

    def log(self, heads: int = 5, witnessed: bool = True) -> Log:
        """The log as it is published: heads at even distances, the last over all leaves."""
        return published([canonical(leaf) for leaf in self.leaves], self.leaves, heads, witnessed)


def published(lines: list[bytes], leaves: list[dict[str, Any]], heads: int = 5, witnessed: bool = True) -> Log:
    tree = Tree([leaf_hash(line) for line in lines])
    sizes = sorted({max(1, len(lines) * n // heads) for n in range(1, heads + 1)})
    return Log(
        NAME, KEY.public_key().public_bytes_raw(), lines, [_head(tree, leaves, size, witnessed) for size in sizes]
    )


def _head(tree: Tree, leaves: list[dict[str, Any]], size: int, witnessed: bool) -> Signed:
    head = Head(NAME, size, tree.root(size), leaves[size - 1]["at"])
    seen: Iterable[tuple[str, Ed25519PrivateKey]] = WITNESSES.items() if witnessed else ()
    return Signed(head, sign(head, KEY), tuple(countersign(head, name, key) for name, key in seen))
