"""What records say in words may be told again; what they do not say is named."""

from datetime import date

from linli.engines.drafts import checked, told

DAY = date(2026, 11, 27)
RECORDS = ("3号楼2单元楼道灯坏了，5盏都不亮，12月5日前修好", "物业说 14:30 到，花了230元")


def wrong(text: str) -> list[tuple[str, str]]:
    ground = told(RECORDS, DAY, days=[date(2026, 11, 20)], times=["19:00"], counts={"reports": 4}, names=["12345"])
    return [(one.kind, one.text) for one in checked(text, ground).problems]


def test_numbers_days_and_times_of_the_records_may_be_told() -> None:
    assert wrong("3号楼2单元的5盏灯修好了，用了230元；12月5日回头看，4户都问过，19:00 也去看过，14：30 在场") == []
    assert wrong("11月20日报的，今天11月27日答复，还可打12345") == []


def test_what_no_record_says_is_named_in_order() -> None:
    said = wrong("6盏灯，240元，12月8日，15:00")
    assert said == [("number", "6"), ("number", "240元"), ("day", "12月8日"), ("time", "15:00")]


def test_a_share_of_money_is_no_money() -> None:
    assert wrong("完成230%") == [("number", "230%")]
