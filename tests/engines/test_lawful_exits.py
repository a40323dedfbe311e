"""Petitions, matters before a court and tips on discipline are shown their own channel; neighbours' words are not."""

import pytest

from linli.engines.triage import lawful_exit


@pytest.mark.parametrize(
    ("text", "channel", "word"),
    [
        ("这事再不管我就去信访", "petition", "信访"),
        ("俺要去北京告状", "petition", "去北京告"),
        ("写了联名信要上访", "petition", "上访"),
        ("法院已经判了，他还不搬", "court", "法院已经判"),
        ("我不服判决，要上诉", "court", "上诉"),
        ("收到传票了咋办", "court", "传票"),
        ("有个干部收了回扣", "discipline", "收了回扣"),
        ("我要举报书记贪污救助款", "discipline", "贪污"),
        ("他们挪用救济款，想给纪委反映", "discipline", "纪委"),
    ],
)
def test_a_matter_with_its_own_channel_is_recognised(text: str, channel: str, word: str) -> None:
    found = lawful_exit(text)
    assert found is not None and found.channel == channel
    assert any(word in said for said in found.words) and found.advice_zh and found.advice_en


@pytest.mark.parametrize(
    "text",
    [
        "信访局门口的路灯不亮",
        "法院家属院的下水堵了",
        "我不是要上访，就是想把灯修好",
        "不想上访，邻里坐下说说就中",
        "举报有人在楼道里给电动车充电",
        "想问律师，起诉要准备啥材料",
        "老人立遗嘱，想咨询律师",
        "物业收费不公示，想投诉",
        "谢谢书记帮忙",
    ],
)
def test_an_everyday_matter_is_left_alone(text: str) -> None:
    assert lawful_exit(text) is None
