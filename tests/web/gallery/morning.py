"""Samples of the morning brief."""

from types import SimpleNamespace as Thing
from typing import Any

from tests.web.gallery.staff import KINDS
from tests.web.gallery.words import ago, t


def line(chinese: str, english: str, more_chinese: str = "", more_english: str = "") -> Thing:
    return Thing(url="/triage/", words=t(chinese, english), more=t(more_chinese, more_english))


def part(key: str, chinese: str, english: str, lines: list[Thing], count: int = 0) -> Thing:
    return Thing(key=key, title=t(chinese, english), count=count or len(lines), url="/triage/", lines=lines)


def matters() -> list[Thing]:
    dues = ("超时2小时", "还剩3小时", "还剩5小时", "还剩8小时", "还剩9小时")
    who = "Sunny Court, building 3 · Zhou Guilan · 3 h left"
    return [line(k[0], k[1], f"向阳院 3号楼 · 周桂兰 · {due}", who) for k, due in zip(KINDS[:5], dues, strict=True)]


def brief() -> dict[str, Any]:
    all_of = matters()
    called = line("电梯维保 李师傅 · 电梯停在八楼", "Lift engineer · The lift stands still", "08:10 吹哨", "08:10")
    asked = line("老楼下水主管更换", "Renew the main drain", "街道城建办，应在 03-18 前", "Street office, by 03-18")
    alike = line("向阳院 · 楼道灯与单元门", "Sunny Court · Stairwell light", "3 件没办完", "3 open")
    again = line("3号楼 2单元 · 下水堵塞", "Building 3 · Blocked drains", "30天内 4 次：找找根子。", "4 in 30 days")
    season = line("供暖季 11-15 – 03-15", "Heating season 11-15 – 03-15", "老人家里热不热，问一声", "Is it warm?")
    told = line("打个电话，告知了就打勾。", "Call them, and tick who was told.")
    parts = [
        part("late", "已超时", "Past the promised time", all_of, 7),
        part("today", "今天到期", "Due today", all_of, 5),
        part("stuck", "卡住了：5天没动静，或退回两次", "Stuck: no step for 5 days, or sent down twice", all_of, 6),
        part("wakes", "等待今天到期", "Waiting that ends today", all_of),
        part("tell", "还没告知的邻居", "Neighbours who were not told yet", [told], 4),
        part("calls", "吹了哨，还没人应", "Called out, no answer yet", [called] * 5),
        part("decisions", "提请决定、已过日期", "Decisions whose day is over", [asked] * 5),
        part("alike", "系统建议：一处有几件同类的事", "Suggested: several of one kind at one place", [alike] * 5),
        part("again", "系统建议：同一处反复出现", "Suggested: again and again at one place", [again] * 5),
    ]
    return {"parts": parts, "seasons": [season], "places": [t("第一网格", "Grid 1")], "now": ago(11.7)}


def brief_empty() -> dict[str, Any]:
    return brief() | {"parts": [], "seasons": []}


PAGES = {
    "brief": ("brief.html", brief, "/brief/"),
    "brief-empty": ("brief.html", brief_empty, "/brief/"),
}
