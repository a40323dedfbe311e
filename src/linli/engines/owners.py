"""What owners decide together, and when it is decided: 民法典 §278, with both of its thresholds.

Two thirds of the area and two thirds of the owners must take part. Of those who take part, ordinary items need more
than half of the area and more than half of the owners; items 6 to 8 need three quarters of each. Words such as
三分之二以上 include the number itself (§1259); 过半数 is more than half. All comparisons are made in whole numbers.
"""

from dataclasses import dataclass
from typing import Literal

Rule = Literal["ordinary", "special"]


@dataclass(frozen=True, slots=True)
class Matter:
    """One item of §278(1): its number there, its words, and which rule decides it."""

    number: int
    zh: str
    en: str
    rule: Rule


MATTERS = (
    Matter(1, "制定和修改业主大会议事规则", "rules of procedure of the owners' assembly", "ordinary"),
    Matter(2, "制定和修改管理规约", "the code of management", "ordinary"),
    Matter(3, "选举业主委员会或者更换其成员", "electing the owners' committee or changing its members", "ordinary"),
    Matter(4, "选聘和解聘物业服务企业或者其他管理人", "hiring or dismissing the property company", "ordinary"),
    Matter(5, "使用维修资金", "using the maintenance fund", "ordinary"),
    Matter(6, "筹集维修资金", "raising money for the maintenance fund", "special"),
    Matter(7, "改建、重建建筑物及其附属设施", "rebuilding the building or its facilities", "special"),
    Matter(
        8, "改变共有部分的用途或者利用共有部分从事经营活动", "another use of, or business on, common parts", "special"
    ),
    Matter(9, "有关共有和共同管理权利的其他重大事项", "other weighty matters of common ownership", "ordinary"),
)


class SharesError(ValueError):
    """Shares that cannot be: `wrong` names which (whole, took_part or agreed)."""

    def __init__(self, wrong: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Share:
    """Some of the owners: their area in hundredths of a square metre, and how many they are."""

    area: int
    owners: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """One of the four comparisons: what there is, the least that is enough, of what, and whether it is reached."""

    key: Literal["took_part_area", "took_part_owners", "agreed_area", "agreed_owners"]
    has: int
    least: int
    of: int

    @property
    def reached(self) -> bool:
        return self.has >= self.least

    @property
    def missing(self) -> int:
        return max(0, self.least - self.has)


@dataclass(frozen=True, slots=True)
class Finding:
    """Whether it is decided, and all four thresholds, so that anyone can see by how much."""

    matter: Matter
    thresholds: tuple[Threshold, ...]

    @property
    def valid(self) -> bool:
        """Whether enough took part for a vote at all."""
        return all(one.reached for one in self.thresholds[:2])

    @property
    def decided(self) -> bool:
        return all(one.reached for one in self.thresholds)


def matter(number: int) -> Matter:
    """The item of a number of §278(1). Raises `KeyError`."""
    for one in MATTERS:
        if one.number == number:
            return one
    raise KeyError(number)


def find(about: Matter, whole: Share, took_part: Share, agreed: Share) -> Finding:
    """Whether owners have decided. Raises `SharesError` when a part is more than its whole, or nothing is whole."""
    if whole.area <= 0 or whole.owners <= 0:
        raise SharesError("whole")
    for name, part, of in (("took_part", took_part, whole), ("agreed", agreed, took_part)):
        if not (0 <= part.area <= of.area and 0 <= part.owners <= of.owners) or (part.area > 0) != (part.owners > 0):
            raise SharesError(name)
    enough = _three_quarters if about.rule == "special" else _more_than_half
    return Finding(
        about,
        (
            Threshold("took_part_area", took_part.area, _two_thirds(whole.area), whole.area),
            Threshold("took_part_owners", took_part.owners, _two_thirds(whole.owners), whole.owners),
            Threshold("agreed_area", agreed.area, enough(took_part.area), took_part.area),
            Threshold("agreed_owners", agreed.owners, enough(took_part.owners), took_part.owners),
        ),
    )


def _two_thirds(of: int) -> int:
    return -(-2 * of // 3)


def _three_quarters(of: int) -> int:
    return -(-3 * of // 4)


def _more_than_half(of: int) -> int:
    return of // 2 + 1
