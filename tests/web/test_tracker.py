"""The private link belongs to the reporter."""

import json
from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from linli.cases.intake.actions import see_contact
from linli.cases.matter import actions, joining, judging, pausing
from linli.cases.models import Case, Judgement, Report
from linli.foundation import clock
from linli.foundation.sealing import link_token
from linli.territory.models import Community
from tests.builders import NOON, World, a_case, a_joined_case, a_report, a_waiting_case, a_world, bearer_of


def judged(client: Client, case: Case) -> int:
    path = f"/r/{link_token(case.reports.get().pk)}/verdict/"
    return client.post(path, {"verdict": "satisfied", "version": case.version}).status_code


def test_the_handler_cannot_judge_the_own_work_by_the_reporter_s_link(
    world: World, client_of: Callable[..., Client]
) -> None:
    case = a_case(world, at="resolved")
    assert judged(client_of("steward"), case) == 403
    assert not Judgement.objects.exists()


def test_the_reporter_judges_with_one_post(world: World, client_of: Callable[..., Client]) -> None:
    case = a_case(world, at="resolved")
    assert judged(client_of("visitor"), case) == 303
    assert Case.objects.get(pk=case.pk).verdict == "satisfied"


def test_an_altered_link_is_found_nowhere(world: World, client_of: Callable[..., Client]) -> None:
    link = link_token(a_case(world).reports.get().pk)
    for altered in (link[:-1] + ("A" if link[-1] != "A" else "B"), link + "A", link[:-2], "é" * 35):
        assert client_of("visitor").get(f"/r/{altered}/").status_code == 404


def test_the_tracking_code_leads_to_the_tracker_and_guessing_is_stopped(
    world: World, client_of: Callable[..., Client]
) -> None:
    client, report = client_of("visitor"), a_case(world).reports.get()
    client.get("/track/")
    typed = f"{report.tracking[:4]}-{report.tracking[4:].lower()}"
    assert client.post("/track/", {"code": typed}).status_code == 303
    answers = [client.post("/track/", {"code": "22222222"}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def page_of(client: Client, report: Report, more: str = "") -> str:
    return client.get(f"/r/{link_token(report.pk)}/{more}").content.decode()


def resolved_with_two_reporters(world: World) -> tuple[Case, Report, Report]:
    """A matter answered that two neighbours had reported; the first of them, and the second."""
    case, done = a_joined_case(world), actions.Result("solved", "修好了")
    case = actions.resolve(case.pk, done, by=world.actor("steward"), at=clock.now(), version=case.version)
    first, second = case.reports.order_by("at", "id")
    return case, first, second


def test_while_it_waits_the_reporter_reads_why_and_until_when(world: World, client_of: Callable[..., Client]) -> None:
    case = a_waiting_case(world)
    page = page_of(client_of("visitor"), case.reports.get())
    assert "等配件" in page
    assert "需要等到 2026-10-15" in page


def test_a_moved_promise_is_shown_with_its_reason(world: World, client_of: Callable[..., Client]) -> None:
    case = a_case(world, at="handling")
    until = NOON + timedelta(days=4)
    pausing.extend(case.pk, "雨天不能施工", until, by=world.actor("leader"), at=NOON, version=case.version)
    page = page_of(client_of("visitor"), case.reports.get())
    assert "现承诺 2026-10-16 12:00 前办好" in page
    assert "雨天不能施工" in page


def test_neighbours_are_counted_and_never_quoted(world: World, client_of: Callable[..., Client]) -> None:
    target, other = a_report(world, words="楼道灯不亮了"), a_report(world, words="黑灯瞎火，三楼老李家摔了一跤")
    joining.merge(other.case_id, target.case_id, by=world.actor("leader"), at=NOON, version=1)
    page = page_of(client_of("visitor"), target)
    assert "还有 1 位邻居反映同样的事" in page
    assert "老李" not in page
    assert "还有 1 位邻居反映同样的事" in page_of(client_of("visitor"), other)
    assert "老李" in page_of(client_of("visitor"), other)


def test_after_a_neighbour_s_yes_the_other_reporter_can_still_say_no_and_it_is_opened_again(
    world: World, client_of: Callable[..., Client]
) -> None:
    case, first, second = resolved_with_two_reporters(world)
    case = judging.judge(case.pk, first.pk, "satisfied", by=bearer_of(first), at=clock.now(), version=case.version)
    assert case.stage == "closed"
    client = client_of("visitor")
    assert f"/r/{link_token(second.pk)}/verdict/" in page_of(client, second)
    assert f"/r/{link_token(first.pk)}/verdict/" not in page_of(client, first)
    said = {"verdict": "not", "reason": "我家还是黑的", "version": case.version}
    assert client.post(f"/r/{link_token(second.pk)}/verdict/", said).status_code == 303
    case.refresh_from_db()
    assert (case.stage, case.reopened) == ("handling", 1)


def test_a_second_yes_is_heard_and_not_asked_again(world: World, client_of: Callable[..., Client]) -> None:
    case, first, second = resolved_with_two_reporters(world)
    case = judging.judge(case.pk, first.pk, "satisfied", by=bearer_of(first), at=clock.now(), version=case.version)
    client = client_of("visitor")
    said = {"verdict": "mostly", "version": case.version}
    assert client.post(f"/r/{link_token(second.pk)}/verdict/", said).status_code == 303
    assert "基本解决" in page_of(client, second)
    assert f"/r/{link_token(second.pk)}/verdict/" not in page_of(client, second)
    assert Case.objects.get(pk=case.pk).verdict == "satisfied"


def test_who_looked_at_the_number_is_shown_also_after_the_report_has_moved(
    world: World, client_of: Callable[..., Client]
) -> None:
    target, mine = a_report(world), a_report(world, phone="10012345678")
    see_contact(mine.pk, by=world.actor("leader"), at=NOON)
    joining.merge(mine.case_id, target.case_id, by=world.actor("leader"), at=NOON, version=1)
    page = page_of(client_of("visitor"), mine)
    assert "网格长" in page[page.index("看过反映人的电话") :][:200]
    assert "看过反映人的电话" not in page_of(client_of("visitor"), target)


def test_the_reporter_reads_and_takes_along_all_that_is_kept(world: World, client_of: Callable[..., Client]) -> None:
    mine = a_report(world, words="三单元灯坏了", phone="10012345678", name="李大爷")
    page = page_of(client_of("visitor"), mine, "kept/")
    assert "三单元灯坏了" in page
    assert "李大爷" in page
    assert "10012345678" not in page
    file = client_of("visitor").get(f"/r/{link_token(mine.pk)}/kept.json")
    assert "attachment" in file.headers["Content-Disposition"]
    assert json.loads(file.content)["phone"] == "10012345678"


def test_the_reporter_erases_the_report_and_the_matter_goes_on(world: World, client_of: Callable[..., Client]) -> None:
    mine, client = a_report(world, words="三单元灯坏了", phone="10012345678"), client_of("visitor")
    path = f"/r/{link_token(mine.pk)}/"
    assert client.post(path + "erase/").status_code == 303
    mine.refresh_from_db()
    assert (mine.words, mine.phone) == ("", "")
    page = page_of(client, mine)
    assert "三单元灯坏了" not in page
    assert f"{path}erase/" not in page_of(client, mine, "kept/")
    assert mine.case.stage == "collected"


def test_the_handler_erases_nobody_s_report_by_the_link(world: World, client_of: Callable[..., Client]) -> None:
    mine = a_case(world, at="handling").reports.get()
    assert client_of("steward").post(f"/r/{link_token(mine.pk)}/erase/").status_code == 403
    assert Report.objects.get(pk=mine.pk).erased_at is None


def test_the_numbers_to_call_first_go_when_the_danger_is_over_and_stay_for_whoever_is_not_safe_at_home(
    world: World, client_of: Callable[..., Client]
) -> None:
    visitor, call = client_of("visitor"), 'class="urgent"'
    gas = {"words": "楼道里有煤气味，很呛"}
    assert call in page_of(visitor, a_case(world, **gas).reports.get())
    assert call not in page_of(visitor, a_case(world, at="resolved", **gas).reports.get())
    assert call in page_of(visitor, a_case(world, at="resolved", words="我老公打我").reports.get())


def test_whoever_lost_the_code_is_given_the_number_of_the_only_office(
    world: World, client_of: Callable[..., Client]
) -> None:
    Community.objects.update(office_phone="10000000100")
    assert "10000000100" in client_of("visitor").get("/track/").content.decode()
    a_world(code="410305001002", name="邻村社区")
    assert "12345" in client_of("visitor").get("/track/").content.decode()
