"""The steps on a matter's page: offered where they fit, leading where the table says, keeping words on a conflict."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from linli.cases import loop
from linli.cases.matter import joining, judging
from linli.cases.models import Case
from linli.notifications.models import Letter
from linli.web.cases.steps import LIKELY, STEPS
from tests.builders import NOON, World, a_case, a_joined_case, a_report, a_waiting_case

DAY = {"when": "3", "day": ""}


def post(client: Client, case: Case, step: str, **said: Any) -> int:
    version = said.pop("version", Case.objects.get(pk=case.pk).version)
    return client.post(f"/cases/{case.pk}/{step}/", {"version": version, **said}).status_code


def stage(case: Case) -> str:
    return Case.objects.get(pk=case.pk).stage


def body(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_every_step_of_the_table_has_its_form_except_those_taken_elsewhere() -> None:
    """The reporter's own yes comes by link, lapsing by the clock, and joining has a page that shows both."""
    assert set(loop.STEPS.column("step")) - STEPS.keys() == {"accept", "lapse", "merge"}


def test_the_likely_steps_can_be_taken_where_they_are_offered() -> None:
    for where, steps in LIKELY.items():
        assert set(steps) <= set(loop.steps_from(where)), where


@pytest.mark.parametrize(
    ("step", "said", "to"),
    [
        ("wait", {"reason": "等配件", **DAY}, "waiting"),
        ("deliberate", {"reason": "两家都占着"}, "deliberating"),
        ("pass_up", {"why": "money", "words": ""}, "assigned"),
        ("extend", {"reason": "雨天不能施工", "until": "2026-10-16"}, "handling"),
    ],
)
def test_a_step_leads_where_the_table_says(
    step: str, said: dict[str, str], to: str, world: World, client_of: Callable[..., Client]
) -> None:
    case = a_case(world, at="handling")
    assert post(client_of("steward"), case, step, **said) == 303
    assert stage(case) == to


def test_it_waits_until_the_office_opens_on_the_day_named_and_its_page_says_why(
    world: World, client_of: Callable[..., Client]
) -> None:
    case, client = a_case(world, at="handling"), client_of("steward")
    post(client, case, "wait", reason="等配件", when="other", day="2026-10-20")
    assert Case.objects.get(pk=case.pk).waits_until.astimezone().isoformat()  # aware
    page = body(client, f"/cases/{case.pk}/")
    assert "2026-10-20 08:30" in page
    assert "等配件" in page
    assert post(client, case, "resume") == 303
    assert stage(case) == "handling"


def test_another_day_must_be_named(world: World, client_of: Callable[..., Client]) -> None:
    case = a_case(world, at="handling")
    assert post(client_of("steward"), case, "wait", reason="等配件", when="other", day="") == 422
    assert stage(case) == "handling"


def test_a_promise_is_moved_to_the_evening_of_a_day_once(world: World, client_of: Callable[..., Client]) -> None:
    case, client = a_case(world, at="handling"), client_of("leader")
    said = {"reason": "雨天不能施工", "until": "2026-10-16"}
    post(client, case, "extend", **said)
    page = body(client, f"/cases/{case.pk}/")
    assert "2026-10-16 18:00" in page
    assert "雨天不能施工" in page
    assert f"/cases/{case.pk}/extend/" not in page
    assert post(client, case, "extend", **said | {"until": "2026-10-19"}) == 409


def test_what_was_agreed_is_written_down(world: World, client_of: Callable[..., Client]) -> None:
    case, client = a_case(world, at="handling"), client_of("leader")
    post(client, case, "deliberate", reason="楼上楼下说法不一")
    assert post(client, case, "settle", agreement="") == 422
    assert post(client, case, "settle", agreement="楼上换管，楼下让半天") == 303
    assert stage(case) == "handling"
    assert "楼上换管，楼下让半天" in body(client, f"/cases/{case.pk}/")


def test_passing_up_needs_one_tap_or_a_word(world: World, client_of: Callable[..., Client]) -> None:
    case, client = a_case(world, at="handling"), client_of("steward")
    assert post(client, case, "pass_up", why="", words="") == 422
    assert post(client, case, "pass_up", why="specialist", words="要电工") == 303
    passed = Case.objects.get(pk=case.pk)
    assert (passed.level, passed.lead) == ("general_grid", world.people["leader"])
    assert "要专业人员来办 · 要电工" in body(client_of("leader"), f"/cases/{case.pk}/")


def test_what_a_leader_passes_up_does_not_come_back_to_the_leader(
    world: World, client_of: Callable[..., Client]
) -> None:
    case = a_case(world, at="handling")
    assert post(client_of("leader"), case, "pass_up", why="money", words="") == 303
    passed = Case.objects.get(pk=case.pk)
    assert (passed.level, passed.lead) == ("community", world.people["office"])


def test_sent_down_it_counts_one_bounce_and_the_page_says_so(world: World, client_of: Callable[..., Client]) -> None:
    case, leader = a_case(world, at="handling"), client_of("leader")
    assert f"/cases/{case.pk}/send_down/" not in body(leader, f"/cases/{case.pk}/")
    post(client_of("steward"), case, "pass_up", why="not_ours", words="")
    steward = str(world.people["steward"].pk)
    assert post(leader, case, "send_down", assignee=steward, reason="楼道里就能办") == 303
    down = Case.objects.get(pk=case.pk)
    assert (down.level, down.lead_id, down.bounces) == ("micro_grid", world.people["steward"].pk, 1)
    assert "1 次" in body(leader, f"/cases/{case.pk}/")


def test_a_matter_is_declined_with_one_of_the_lawful_ways(world: World, client_of: Callable[..., Client]) -> None:
    case, client = a_report(world).case, client_of("leader")
    assert post(client, case, "decline", way="", exit="") == 422
    assert post(client, case, "decline", way="court", exit="") == 303
    declined = Case.objects.get(pk=case.pk)
    assert (declined.stage, declined.owner) == ("declined", "法院（12368）；请不起律师可问12348法律援助")


@pytest.mark.parametrize(
    ("step", "said", "kept"),
    [
        ("wait", {"reason": "等配件到货", **DAY}, "等配件到货"),
        ("deliberate", {"reason": "楼上楼下说法不一"}, "楼上楼下说法不一"),
        ("extend", {"reason": "雨天不能施工", "until": "2026-10-16"}, "雨天不能施工"),
        ("pass_up", {"why": "money", "words": "要换整根管"}, "要换整根管"),
        ("resolve", {"outcome": "partly", "words": "先堵上了"}, "先堵上了"),
    ],
)
def test_a_step_that_comes_too_late_keeps_its_words_and_shows_the_fresh_state(
    step: str, said: dict[str, str], kept: str, world: World, client_of: Callable[..., Client]
) -> None:
    case, client = a_case(world, at="handling"), client_of("steward")
    answer = client.post(f"/cases/{case.pk}/{step}/", {"version": case.version - 1, **said})
    assert answer.status_code == 409
    assert kept in answer.content.decode()
    assert f'name="version" value="{case.version}"' in answer.content.decode()
    assert stage(case) == "handling"


def test_a_step_sent_twice_is_taken_once(world: World, client_of: Callable[..., Client]) -> None:
    case, client = a_case(world, at="handling", phone="10012345678"), client_of("steward")
    said = {"version": case.version, "reason": "等配件", "token": "0198f0c2-0000-7000-8000-000000000009", **DAY}
    answers = [client.post(f"/cases/{case.pk}/wait/", said).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert Letter.objects.filter(about_id=case.pk, kind="case_waiting").count() == 1


def test_a_matter_of_the_same_kind_near_is_suggested_and_joined_with_both_in_view(
    world: World, client_of: Callable[..., Client]
) -> None:
    case, other, far = a_report(world).case, a_report(world, place=1).case, a_report(world, place=2).case
    client = client_of("leader")
    page = body(client, f"/cases/{case.pk}/")
    assert f"/cases/{case.pk}/join/?with={other.pk}" in page
    assert str(far.pk) not in page
    both = body(client, f"/cases/{case.pk}/join/?with={other.pk}")
    assert str(case.number) in both
    assert str(other.number) in both
    answer = client.post(f"/cases/{case.pk}/join/", {"with": other.pk, "version": 1})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/cases/{other.pk}/")
    assert Case.objects.get(pk=case.pk).merged_into == other
    assert f"/cases/{case.pk}/unmerge/" in body(client, f"/cases/{other.pk}/")
    assert f"/cases/{other.pk}/" in body(client, f"/cases/{case.pk}/")


def test_the_other_matter_is_found_by_its_number_and_never_one_that_may_not_be_read(
    world: World, client_of: Callable[..., Client]
) -> None:
    case, other, far = a_report(world).case, a_report(world, words="电梯坏了").case, a_report(world, place=2).case
    client = client_of("leader")
    assert f'name="with" value="{other.pk}"' in body(client, f"/cases/{case.pk}/join/?q={other.number}")
    assert str(far.pk) not in body(client, f"/cases/{case.pk}/join/?q={far.number}")
    assert client.get(f"/cases/{case.pk}/join/?with={far.pk}").status_code == 404


def test_a_private_matter_and_an_open_one_are_shown_without_a_button_and_refused(
    world: World, client_of: Callable[..., Client]
) -> None:
    case, private = a_report(world).case, a_report(world, private=True).case
    client = client_of("leader")
    assert 'name="with"' not in body(client, f"/cases/{case.pk}/join/?with={private.pk}")
    assert client.post(f"/cases/{case.pk}/join/", {"with": private.pk, "version": 1}).status_code == 422
    assert stage(case) == "collected"


def test_joining_what_someone_else_just_changed_shows_the_fresh_state(
    world: World, client_of: Callable[..., Client]
) -> None:
    case, other = a_case(world, at="assigned"), a_report(world, place=1).case
    answer = client_of("leader").post(f"/cases/{case.pk}/join/", {"with": other.pk, "version": 1})
    assert answer.status_code == 409
    assert f'name="version" value="{case.version}"' in answer.content.decode()
    assert stage(case) == "assigned"


def test_one_report_is_moved_to_a_matter_of_its_own(world: World, client_of: Callable[..., Client]) -> None:
    target = a_joined_case(world)
    moved = target.reports.order_by("at", "id").last()
    assert moved
    said = {"report": moved.pk, "version": target.version}
    assert client_of("leader").post(f"/cases/{target.pk}/join/", said).status_code == 303
    moved.refresh_from_db()
    assert moved.case.number == max(Case.objects.values_list("number", flat=True))
    assert target.reports.count() == 1


def test_a_joined_matter_is_taken_apart_from_the_page_of_the_other(
    world: World, client_of: Callable[..., Client]
) -> None:
    target = a_joined_case(world)
    joined = Case.objects.get(merged_into=target)
    assert post(client_of("leader"), joined, "unmerge", reason="不是一回事") == 303
    assert stage(joined) == "collected"


def test_three_households_make_the_system_suggest_to_deliberate_and_a_person_decides(
    world: World, client_of: Callable[..., Client]
) -> None:
    target, client = a_case(world, at="handling", phone="10012345670"), client_of("leader")
    for number in (1, 2):
        other = a_report(world, phone=f"1001234567{number}").case
        version = Case.objects.get(pk=other.pk).version
        joining.merge(other.pk, target.pk, by=world.actor("leader"), at=NOON + timedelta(hours=5), version=version)
    page = body(client, f"/cases/{target.pk}/")
    assert "系统建议：启动多方协商" in page
    assert "已有三户以上反映同一件事" in page
    assert stage(target) == "handling"


def test_twice_reopened_is_a_reason_too(world: World, client_of: Callable[..., Client]) -> None:
    case, client, leader = a_case(world, at="closed"), client_of("leader"), world.actor("leader")
    report = case.reports.get()
    for _ in range(2):
        case = judging.reopen(case.pk, "又坏了", by=leader, at=NOON, version=case.version)
        post(client_of("steward"), case, "resolve", outcome="solved", words="修好了")
        post(client, case, "accept_for", report=report.pk, verdict="satisfied", means="phone")
        case = Case.objects.get(pk=case.pk)
    judging.reopen(case.pk, "又坏了", by=leader, at=NOON, version=case.version)
    assert "已经重开两次" in body(client, f"/cases/{case.pk}/")


def test_a_waiting_matter_offers_to_go_on_first(world: World, client_of: Callable[..., Client]) -> None:
    case = a_waiting_case(world)
    page = body(client_of("steward"), f"/cases/{case.pk}/")
    assert page.index(f"/cases/{case.pk}/resume/") < page.index(f"/cases/{case.pk}/pass_up/")
