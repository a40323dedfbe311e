"""What columns are called: of a bank's or the federation's statement, or by another table of names."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from linli.engines.places.keys import fold

MEANINGS = ("day", "in", "out", "amount", "side", "balance", "words", "other", "serial")
NAMES = {
    "day": "交易日期|记账日期|入账日期|发生日期|交易时间|记账时间|日期",
    "in": "贷方发生额|贷方金额|收入金额|转入金额|存入金额|收入|贷方|转入",
    "out": "借方发生额|借方金额|支出金额|转出金额|支取金额|支出|借方|转出",
    "amount": "交易金额|发生额|金额",
    "side": "借贷标志|借贷方向|收支方向|收支类型|收/支|收支|借贷|方向",
    "balance": "账户余额|交易后余额|当前余额|余额",
    "other": "对方户名|对方名称|对方账户名称|对方单位|收付款人|付款人|交易对方|户名",
    "words": "摘要|用途|附言|交易摘要|备注|说明",
    "serial": "交易流水号|业务流水号|流水号|交易号|凭证号码|凭证号",
}
_SIGNS = re.compile(r"[\s*:：()（）\[\]【】]+|元$|人民币")
Naming = Sequence[tuple[str, str]]  # names and what they mean, the longest first


def naming(names: Mapping[str, str]) -> Naming:
    """The naming by a table of names, such as `NAMES`."""
    pairs = ((name, key) for key, listed in names.items() for name in listed.split("|"))
    return sorted(pairs, key=lambda pair: -len(pair[0]))


STATEMENT = naming(NAMES)


def meaning(label: str, named: Naming = STATEMENT) -> str:
    """What a label means, blank when that is not known."""
    bare = re.sub(r"(元)$", "", _SIGNS.sub("", fold(label)))
    if not bare or len(bare) > 16:
        return ""
    return next((key for name, key in named if bare == name or (len(name) >= 3 and name in bare)), "")


def meanings(labels: Sequence[str], named: Naming = STATEMENT) -> list[str]:
    """The meaning of each label; of two with one meaning the first counts."""
    found: list[str] = []
    for label in labels:
        key = meaning(label, named)
        found.append("" if key in found else key)
    return found


def suffice(found: Sequence[str]) -> bool:
    """Whether a day and an amount with its direction can be read by these columns."""
    has = set(found)
    return "day" in has and ({"in", "out"} <= has or "amount" in has)


def digest(labels: Sequence[str]) -> str:
    """By which a header is known again."""
    return hashlib.sha256("\x1f".join(fold(label) for label in labels).encode()).hexdigest()
