"""What a complaint says of danger: most of its alarming words are of people, of the past, or of how it feels."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engines.triage import Taxonomy, suggest, suggest_complaint
from linli.engines.triage.dangers import beside, named
from linli.engines.triage.learning.leaves import reading
from linli.engines.triage.reading import fold

ROOT = Path(__file__).parents[2]
TAXONOMY = Taxonomy.read(
    (ROOT / "data" / "taxonomy.csv").read_text(encoding="utf-8"),
    model=reading((ROOT / "data" / "triage_leaves.npz").read_bytes()),
)
NO_DANGER = """\
邻长不办事
邻长不办事，找他三回了
网格员态度差，像着火一样
网格员说话跟吃了火药似的
网格员态度差，一问就发火
邻长说话难听，逼着我签字
反映了没人接电话
给居委会打电话没人接，打了三天
网格长电话打不通
找物业没人应，敲门也不开
刘邻长收了钱不办事
邻长把我的话告诉了邻居
网格员威胁我说再反映就不管我家了
社区主任动不动就发疯骂人
邻长一见我就躲，躲着不见人
书记说话小声得很，听不清楚
建议把电梯里的通知贴大一点
建议给邻长发一件雨衣
建议多办几场活动，让老人有个去处
希望开会别那么晚，老人回家不方便
上次电梯困人，打了五遍电话邻长才来
去年煤气漏了邻长一点不管
要是真着火了谁负责？网格长从来不检查
他们检查消防就是走过场，哪天出事哪天哭
井盖报了三个月没人修，邻长说不归他管
电梯坏了一个月没人管，网格长光会推
车堵门口找网格员，网格员说管不了
邻长家的车横在门口，谁说都不听
评选邻长不公平，都是内定的
补贴发放不透明，到底给了谁
志愿者登记逼着大家签字
办事慢得急死人
跑了五趟也没办成，把我气得喘不过气
气得我心口疼，就为盖一个章
等得人都晕了，窗口只有一个人
办事大厅的门打不开，推半天
我家老人去办证，工作人员不耐烦，吓得老人不敢再去
把意见当皮球踢
建议消防演练提前通知
邻长怕他得罪人，不敢说
网格员打我电话催了三遍
邻长把我家的事泄漏给别人
""".splitlines()
DANGER = """\
SD03 煤气味         邻长不管，楼道里现在一股煤气味
SD03 煤气还在漏     报了三遍都没人来，煤气还在漏
SD03 着火           楼道着火了，网格员不来
SD03 漏气           好像漏气了，物业不接电话
FW05 被困           我被困在电梯里打电话给邻长他不接
FW05 电梯里关着人   电梯里关着人呢，物业没人接电话
TJ06 打我           他现在又打我，邻长来了也不管
TJ06 打我           邻长打我，现在还堵着门
TJ06 不敢回家       老公天天打我，找了居委会没用，我不敢回家
TJ06 救命           救命，他拿刀在门外
YL03 没人应         我妈两天没开门，敲门没人应，邻长说再等等
YL03 晕倒           老人晕倒在楼道里，找不到邻长
YL03 不想活         我不想活了，没有一个人管我
XF05 掉进去         井盖没了一直没人管，刚才有孩子掉进去了
CX02 救护车         救护车叫邻长家的车堵住了，进不来
""".splitlines()


@pytest.mark.parametrize("text", NO_DANGER)
def test_a_complaint_without_danger_is_not_urgent_and_of_no_urgent_kind(text: str) -> None:
    said = suggest_complaint(text, TAXONOMY)
    assert (said.urgent, said.urgent_code) == (False, "")
    assert not TAXONOMY[said.code].urgent


@pytest.mark.parametrize("line", DANGER)
def test_a_complaint_that_names_a_danger_is_urgent_and_quotes_it(line: str) -> None:
    code, words, text = line.split(maxsplit=2)
    said = suggest_complaint(text, TAXONOMY)
    assert (said.code, said.urgent, said.urgent_code) == (code, True, code)
    quoted = [word for reason in said.reasons for word in reason.words if reason.kind == "urgent"]
    assert any(words in word for word in quoted)
    assert all(word in text for word in quoted)


def test_a_cry_for_help_without_the_word_for_it_is_heard_beside_the_complaint() -> None:
    text = "邻长不管，我在卫生间锁着门，他快要冲进来了，别打电话"
    assert named(text) is None
    assert suggest_complaint(text, TAXONOMY).urgent_code == "TJ06"


@pytest.mark.parametrize(
    ("now", "over"),
    [
        ("楼道里漏气了", "去年楼道里漏气了"),
        ("现在漏气了", "要是漏气了"),
        ("好像着火了", "像着火一样"),
        ("他又晕倒了", "气得我晕倒了"),
        ("上个月报过，今天又漏气了", "上个月漏气了"),
        ("恐怕漏气了", "就怕漏气"),
    ],
)
def test_what_was_might_be_or_only_feels_so_is_not_there_now(now: str, over: str) -> None:
    assert named(now) is not None
    assert named(over) is None


@pytest.mark.parametrize("text", ["他以前打过我，打我两回了", "万一他再打我怎么办", "他去年拿刀砍我"])
def test_violence_against_oneself_counts_however_it_is_said(text: str) -> None:
    found = named(text)
    assert found is not None and found.code == "TJ06"


def test_what_is_left_beside_a_complaint_keeps_its_places() -> None:
    text = "邻长不管，屋里有味，建议开会"
    left = beside(text)
    assert len(left) == len(fold(text))
    assert left.strip() == "屋里有味"


@given(st.text(alphabet="邻长打我煤气味漏像着火一样得去年又现在，。！ a", max_size=60))
def test_any_complaint_gets_an_answer_that_quotes_it(text: str) -> None:
    said = suggest_complaint(text, TAXONOMY)
    assert len(beside(text)) == len(text)
    assert said.code not in said.alternatives
    assert said.urgent == (said.urgent_code != "") == TAXONOMY[said.code].urgent
    assert all(word in text for reason in said.reasons for word in reason.words)


def test_a_danger_named_outright_is_noticed_in_a_report_as_well() -> None:
    said = suggest("楼道着火了", TAXONOMY)
    assert said.urgent
    assert "119" in TAXONOMY[said.urgent_code].emergency
