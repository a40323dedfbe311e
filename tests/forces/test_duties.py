"""Duty lists: every role that is appointed by letter has one, in both languages, and none asks for numbers."""

import pytest

from linli.forces import duties
from linli.forces.duties import PARTS, read
from linli.foundation.table import BadTable

HEAD = "role,version,since,part,zh,en\n"


@pytest.mark.parametrize("role", ["steward", "anchor", "worker", "leader"])
def test_a_role_has_its_list_with_every_part_in_both_languages(role: str) -> None:
    found = duties.of(role)
    assert found is not None
    for part in PARTS:
        assert len(found.part(part, "zh")) == len(found.part(part, "en")) >= 1


@pytest.mark.parametrize("role", ["steward", "anchor", "worker", "leader"])
def test_a_list_says_that_nobody_is_checked_in_or_ranked(role: str) -> None:
    found = duties.of(role)
    assert found is not None
    assert any("不打卡" in line or "不要求打卡" in line for line in found.part("not", "zh"))
    assert not any("打卡" in line or "排名" in line for line in found.part("do", "zh"))


def test_a_role_without_a_list_has_none() -> None:
    assert duties.of("street") is None


@pytest.mark.parametrize(
    "lines",
    [
        "steward,1,2026-11-01,must,做,Do\n",
        "steward,1,2026-11-01,do,做,\n",
        "steward,one,2026-11-01,do,做,Do\n",
        "steward,1,1 November,do,做,Do\n",
        "steward,1,2026-11-01,do\n",
        "steward,1,2026-11-01,do,做,Do\nsteward,2,2026-12-01,do,做,Do\n",
    ],
)
def test_a_list_that_cannot_be_read_is_refused_with_its_line(lines: str) -> None:
    with pytest.raises(BadTable, match=rf"line {1 + lines.count(chr(10))}"):
        read(HEAD + lines)
