"""Rules of a deliberation: how long a notice hangs, when a vote carries, whose turn it is, what owners alone decide."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

NOTICE = timedelta(days=3)  # the least; good practice is three to seven days (DOMAIN B6, row 24)
LOOK_BACK_WEEKS = 8
WEEKS = (1, 52)
MINUTES = (1, 15)
MOST_SIDES = 12
MOST_OPTIONS = 6
# words that often stand for one of the items that owners alone decide (民法典 §278); a person says whether they do
_OWNERS = {
    6: r"(筹集|续筹|归集|补交).{0,6}(维修|资金)",
    5: r"(使用|动用|支取|用).{0,6}(维修(资)?金|维修基金|大修基金)|维修资金",
    3: r"选.{0,4}业委会|业(主)?委(员)?会.{0,4}(选举|换届|换人|更换|成员)",
    4: r"(选聘|解聘|更换|换掉?|聘).{0,4}物业(公司|企业)?|物业(公司)?.{0,4}(选聘|解聘|去留)",
    7: r"改建|重建|加装电梯|加装.{0,4}电梯",
    8: r"(公共|共有|公摊|绿地|架空层|会所|楼顶|外墙).{0,8}(改成|改为|改作|出租|经营|广告)|改变.{0,6}用途",
    2: r"(制定|修改|改).{0,4}(管理规约|业主公约)",
    1: r"议事规则",
}


def first_day(announced: date) -> date:
    """The first day on which what is announced on a day may be held."""
    return announced + NOTICE


def usual_quorum(way: str, sides: int) -> int:
    """How many of some sides must be there: all for a consensus, two thirds for a vote; two at least."""
    return max(2, sides if way == "consensus" else -(-2 * sides // 3))


def carried(way: str, said: Sequence[str]) -> bool:
    """Whether it is agreed, by what each side that is there says: yes, no or abstain."""
    yes, no = list(said).count("yes"), list(said).count("no")
    if way == "consensus":
        return yes > 0 and no == 0
    return yes * 2 > len(said) if way == "half" else bool(said) and yes * 3 >= len(said) * 2


def next_side(spoken: Sequence[int]) -> int:
    """Whose turn it is, as a place from 0: whoever has spoken least, of equals the first."""
    return min(range(len(spoken)), key=lambda place: (spoken[place], place))


def whole(found: Mapping[UUID, str]) -> str:
    """What sides found together: held or not only when all who were asked say so."""
    said = set(found.values())
    return said.pop() if len(said) == 1 else "partly"


def owners_item(words: str) -> int | None:
    """The item of §278 that some words seem to be about, or None: a suggestion."""
    return next((number for number, pattern in _OWNERS.items() if re.search(pattern, words)), None)
