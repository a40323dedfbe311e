"""What is pasted is shown whole; only what is ticked is kept, once, where and as she says."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from linli.cases.models import Case, Report
from linli.foundation.clock import SHANGHAI
from tests.builders import World, a_case

PASTED = """李姐 2026/10/12 8:21:10
1单元四楼的灯又不亮了

赵建国 2026/10/12 8:22:40
我家也是

小卖部 2026/10/12 8:23:02
新到草莓 15元/斤 要的下单

steward 2026/10/12 8:25:00
收到，谢谢
"""
Make = Callable[..., Client]


def fields(html: str) -> dict[str, Any]:
    """What a browser would send back from a sheet that nobody touched."""
    found: dict[str, Any] = {"tick": re.findall(r'name="tick"\s+value="(\w+)"[^>]* checked', html)}
    found |= dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))
    found |= dict(re.findall(r'<textarea[^>]*name="(m\d+-\w+)"[^>]*>([^<]*)</textarea>', html))
    found |= dict(re.findall(r'type="radio"\s+name="(m\d+-into)"\s+value="([^"]*)" checked', html))
    for name, options in re.findall(r'<select[^>]*name="(m\d+-\w+)"[^>]*>(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


@pytest.fixture
def steward(client_of: Make) -> Client:
    return client_of("steward")


def split(client: Client, pasted: str = PASTED) -> dict[str, Any]:
    answer = client.post("/today/paste/", {"pasted": pasted})
    assert answer.status_code == 200
    return fields(answer.content.decode())


def test_every_message_is_shown_and_the_likely_ones_are_ticked(steward: Client) -> None:
    html = steward.post("/today/paste/", {"pasted": PASTED}).content.decode()
    assert all(words in html for words in ("灯又不亮了", "我家也是", "新到草莓", "收到，谢谢"))
    assert fields(html)["tick"] == ["1", "4"]
    assert Report.objects.count() == 0


def test_what_is_ticked_is_kept_as_a_report_from_the_chat(steward: Client, world: World) -> None:
    sent = split(steward) | {"tick": ["1"], "m1-words": "四楼的灯不亮"}
    assert steward.post("/today/paste/", sent).status_code == 303
    taken = Report.objects.get()
    assert (taken.channel, taken.words, taken.contact_name) == ("chat", "四楼的灯不亮", "")
    assert taken.stairwell_id == world.stairwells[0].pk
    assert f"{taken.case.reported_at.astimezone(SHANGHAI):%H:%M:%S}" == "08:21:10"


def test_a_neighbour_who_has_it_too_joins_the_matter_above(steward: Client) -> None:
    steward.post("/today/paste/", split(steward))
    assert Case.objects.count() == 1
    first, second = Report.objects.order_by("at")
    assert (first.words, second.words) == ("1单元四楼的灯又不亮了", "我家也是（1单元四楼的灯又不亮了）")


def test_a_name_is_kept_only_where_that_is_ticked(steward: Client) -> None:
    steward.post("/today/paste/", split(steward) | {"m1-keep_name": "on"})
    assert [r.contact_name for r in Report.objects.order_by("at")] == ["李姐", ""]


def test_the_same_paste_again_keeps_nothing_twice_and_shows_what_it_became(steward: Client) -> None:
    sent = split(steward)
    steward.post("/today/paste/", sent)
    steward.post("/today/paste/", sent)
    assert Report.objects.count() == 2
    html = steward.post("/today/paste/", {"pasted": PASTED}).content.decode()
    assert fields(html)["tick"] == [] and str(Case.objects.get().number) in html


def test_an_open_matter_of_the_kind_at_the_door_is_offered_to_join(steward: Client, world: World) -> None:
    case = a_case(world)
    sent = split(steward, "1单元楼道灯不亮了")
    sent["m1-into"] = str(case.pk)
    steward.post("/today/paste/", sent)
    assert Case.objects.count() == 1 and case.reports.count() == 2


def test_a_door_that_is_not_hers_is_refused_and_the_rest_is_kept(steward: Client, world: World) -> None:
    sent = split(steward) | {"tick": ["1", "7"], "m7-place": str(world.stairwells[3].pk)}
    answer = steward.post("/today/paste/", sent)
    assert answer.status_code == 422
    assert fields(answer.content.decode())["tick"] == ["7"]
    assert Report.objects.count() == 1


def test_a_sealed_kind_never_offers_another_s_private_matter(steward: Client, world: World) -> None:
    hidden = a_case(world, words="他喝了酒又动手打我")
    assert hidden.sealed
    html = steward.post("/today/paste/", {"pasted": "1单元有人喝了酒动手打人"}).content.decode()
    assert str(hidden.pk) not in html and str(hidden.number) not in html


def test_notes_of_a_night_talk_are_kept_from_their_evening(steward: Client) -> None:
    notes = {"day": "2026-10-11", "where": "", "pasted": "夜话记录\n1. 王大爷反映1单元路灯不亮\n2. 大家聊得很好"}
    html = steward.post("/today/night-talk/", notes).content.decode()
    assert steward.post("/today/night-talk/", fields(html)).status_code == 303
    taken = Report.objects.get()
    assert (taken.channel, taken.words) == ("night_talk", "1单元路灯不亮")
    assert f"{taken.at.astimezone(SHANGHAI):%m-%d %H:%M}" == "10-12 00:00"


def test_a_talk_that_is_still_to_come_is_refused(steward: Client) -> None:
    answer = steward.post("/today/night-talk/", {"day": "2026-10-13", "pasted": "1. 灯不亮"})
    assert answer.status_code == 422


def test_a_hundred_messages_ask_no_more_than_one(
    steward: Client, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    many = "".join(f"李姐{n} 2026/10/12 8:{n % 60:02}\n1单元{n}楼的灯不亮了\n\n" for n in range(100))
    with django_assert_max_num_queries(9):
        steward.post("/today/paste/", {"pasted": many})
