"""The laws of the book, each with a name and a sentence, and what is found to break one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Law(StrEnum):
    """What can be broken. data/verify.py knows the same laws by the same names."""

    SHAPE = "shape"
    TIME = "time"
    TWICE = "twice"
    SORT = "sort"
    LINES = "lines"
    ACCOUNT = "account"
    PURPOSE = "purpose"
    BALANCE = "balance"
    KEY = "key"
    AHEAD = "ahead"
    CLOSED = "closed"
    DRAWS = "draws"
    LOT = "lot"
    OVERDRAFT = "overdraft"
    CROSSING = "crossing"
    FROM = "from"
    CONSENT = "consent"
    REVERSAL = "reversal"
    RETURNED = "returned"
    DOCUMENT = "document"
    RESTRICTION = "restriction"
    APPROVAL = "approval"
    DECISION = "decision"
    PLEDGE = "pledge"
    CLOSE = "close"
    STATEMENT = "statement"
    CORRECTION = "correction"
    BALLOT = "ballot"


SAID = {
    Law.SHAPE: ("缺内容或写法不对", "a member is missing or not of its kind"),
    Law.TIME: ("时间早于上一条", "it is older than the leaf before it"),
    Law.TWICE: ("重复登记", "it is declared twice"),
    Law.SORT: ("分录种类不存在，或此类不可动用捐赠批次", "there is no such sort, or it may not draw on lots"),
    Law.LINES: ("至少两行，金额为非零整分", "it takes two lines or more, in whole fen other than 0"),
    Law.ACCOUNT: ("科目表里没有这个科目", "the chart has no such account"),
    Law.PURPOSE: ("没有这个限定用途", "there is no such purpose"),
    Law.BALANCE: ("该用途借贷不平", "it does not balance in the purpose"),
    Law.KEY: ("同一笔记了两次", "the same thing is entered twice"),
    Law.AHEAD: ("日期晚于记账时间", "it is dated ahead of its time"),
    Law.CLOSED: ("记在已结账的月份", "its month is closed"),
    Law.DRAWS: ("与动用批次的金额对不上", "it is not drawn in full from lots"),
    Law.LOT: ("该批次不存在，或属于别的用途、科目", "there is no such lot in that purpose and account"),
    Law.OVERDRAFT: ("批次余额不足，或退回多于原额", "the lot has not so much left, or would hold more than came in"),
    Law.CROSSING: ("甲用途的钱用到了乙用途", "money of one purpose serves another"),
    Law.FROM: ("变更用途的新批次与原批次对不上", "the new lots of a change are not those that were drawn"),
    Law.CONSENT: ("变更用途没有捐赠人同意或备案", "a change of purpose lacks the donor's consent or a filed plan"),
    Law.REVERSAL: ("冲销与原分录不是逐行相反，或已冲销过", "it is no mirror of what it reverses, or reverses it again"),
    Law.RETURNED: ("退回的不是该笔预付的钱", "what comes back is not what that advance drew"),
    Law.DOCUMENT: ("期初余额没有凭据", "opening balances have no document"),
    Law.RESTRICTION: ("限定与非限定混用，或使用未解除限定", "restricted and free money are mixed, or use not released"),
    Law.APPROVAL: ("付款没有批准，或超过批准的金额、用途", "it is not approved, or not for so much or that purpose"),
    Law.DECISION: ("表决不合规则", "the vote is not in order"),
    Law.PLEDGE: ("承诺捐没有事前协议", "a pledge has no agreement from before the event"),
    Law.CLOSE: ("结账月份次序不对或尚未过完", "months are closed one after the other, when they are over"),
    Law.STATEMENT: ("账面与慈善会对账单不符", "the book is not what the federation's statement says"),
    Law.CORRECTION: ("冲销后没有更正说明", "a reversal has no published correction"),
    Law.BALLOT: ("居民投票不合规则", "the residents' vote is not in order"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A law that a leaf breaks: which leaf, which line of it (-1: the whole), and the thing found, such as a lot."""

    index: int
    line: int
    law: Law
    found: str = ""

    def sentence(self, language: Literal["zh", "en"] = "zh") -> str:
        """One sentence that names the place."""
        chinese, english = SAID[self.law]
        found = f" ({self.found})" if self.found else ""
        if language == "en":
            return f"leaf {self.index}{f', line {self.line}' if self.line >= 0 else ''}: {english}{found}"
        return f"第 {self.index} 条{f'第 {self.line} 行' if self.line >= 0 else ''}：{chinese}{found}"
