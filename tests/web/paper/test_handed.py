"""Letters, handover sheets and receipts: what is on them, what is not, and who may print them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from linli.cases.matter import actions
from linli.cases.models import Report
from linli.forces.actions import stand_in
from linli.foundation.sealing import link_token
from linli.people.models import Appointment
from tests.builders import NOON, World, a_case, a_note, a_report
from tests.web.paper.reading import printed

Clients = Callable[..., Client]
PRIVATE = "我家那口子打人"  # the rules of triage seal it


def post_of(world: World, name: str) -> Appointment:
    return Appointment.objects.get(person=world.people[name])


def test_a_letter_names_person_post_place_and_term_and_brings_its_duty_list(world: World, client_of: Clients) -> None:
    post = post_of(world, "steward")
    post.end = date(2027, 1, 1)
    post.save()
    found = printed(client_of("office"), f"/papers/letter/{post.pk}.pdf")
    assert len(found.sheets) == 2
    for part in ("聘书", "steward：", "柳荫社区“1-1微网格”邻长", "2026年1月1日", "至2026年12月31日止", "盖章处"):
        assert part in found.sheets[0].replace("\n", ""), part
    assert "第1版" in found.sheets[0]
    assert "不打卡" in found.sheets[1]


def test_a_role_without_a_duty_list_has_no_letter(world: World, client_of: Clients) -> None:
    assert client_of("office").get(f"/papers/letter/{post_of(world, 'street').pk}.pdf").status_code == 404


def test_a_leader_s_letter_does_not_call_the_post_voluntary(world: World, client_of: Clients) -> None:
    path = "/papers/letter/{}.pdf"
    assert "自愿" not in printed(client_of("office"), path.format(post_of(world, "leader").pk)).sheets[0]
    assert "自愿" in printed(client_of("office"), path.format(post_of(world, "steward").pk)).sheets[0]


def test_a_handover_sheet_lists_what_she_may_hand_on_and_counts_the_rest(world: World, client_of: Clients) -> None:
    a_report(world, words="楼道灯不亮了")
    a_report(world, words="别处的灯坏了", place=1)
    others = a_report(world, words="水管漏了").case
    actions.assign(others.pk, world.people["worker"].pk, by=world.actor("leader"), at=NOON, version=others.version)
    a_case(world, at="resolved", words="已经办好的事")
    words = printed(client_of("steward"), "/papers/handover.pdf").words
    assert "楼道灯不亮了" in words
    assert "还有 1 件事由别人在办" in words
    for absent in ("别处的灯坏了", "水管漏了", "已经办好的事"):
        assert absent not in words, absent


def test_a_private_matter_stands_on_a_handover_sheet_only_as_a_number(world: World, client_of: Clients) -> None:
    held, unheld = (a_report(world, words=PRIVATE).case for _ in range(2))
    assert held.sealed
    assert unheld.sealed
    actions.assign(held.pk, world.people["steward"].pk, by=world.actor("leader"), at=NOON, version=held.version)
    for reader in ("steward", "leader"):
        words = printed(client_of(reader), f"/papers/handover/{post_of(world, 'steward').pk}.pdf").words
        assert PRIVATE not in words, reader
        assert str(held.number) not in words, reader
        assert "另有 1 件私密的事" in words, reader


def test_a_handover_sheet_names_who_stands_in_and_until_when(world: World, client_of: Clients) -> None:
    post, deputy = post_of(world, "steward"), world.people["worker"]
    stand_in(post.pk, deputy.pk, by=world.actor("office"), at=NOON, start=date(2026, 10, 20), end=date(2026, 11, 1))
    words = printed(client_of("steward"), "/papers/handover.pdf").words
    for part in ("worker", "2026年10月20日", "2026年10月31日"):
        assert part in words, part


@pytest.mark.parametrize(
    ("reader", "status"), [("steward2", 404), ("leader2", 404), ("leader", 200), ("office", 200), ("secretary", 403)]
)
def test_a_handover_sheet_is_for_her_and_for_those_over_her_doors(
    reader: str, status: int, world: World, client_of: Clients
) -> None:
    path = f"/papers/handover/{post_of(world, 'steward').pk}.pdf"
    assert client_of(reader).get(path).status_code == status


def test_a_receipt_says_the_code_the_words_the_promise_and_whom_to_ring(world: World, client_of: Clients) -> None:
    world.community.office_phone = "10000000100"
    world.community.save()
    taken = a_report(world, words="楼道灯不亮了")
    words = printed(client_of("visitor"), f"/r/{link_token(taken.pk)}/receipt.pdf").words
    for part in (f"{taken.tracking[:4]} {taken.tracking[4:]}", "楼道灯不亮了", "1号院 1号楼 1单元", "10000000100"):
        assert part in words, part
    assert taken.case.due_at.strftime("%Y-%m-%d") in words


def test_a_wrong_link_prints_nothing(world: World, client_of: Clients) -> None:
    assert client_of("visitor").get("/r/wrong/receipt.pdf").status_code == 404


def test_the_words_of_a_private_matter_are_not_printed(world: World, client_of: Clients) -> None:
    taken = a_report(world, words=PRIVATE)
    words = printed(client_of("visitor"), f"/r/{link_token(taken.pk)}/receipt.pdf").words
    assert PRIVATE not in words
    assert "内容不印在纸上" in words


def test_a_slip_is_printed_by_the_one_who_took_the_report_down_and_by_no_other(
    world: World, client_of: Clients
) -> None:
    hers, scanned = a_note(world, "扶手松了"), a_report(world)
    assert "扶手松了" in printed(client_of("steward"), f"/papers/receipt/{hers.pk}.pdf").words
    for reader in ("steward2", "leader", "office"):
        assert client_of(reader).get(f"/papers/receipt/{hers.pk}.pdf").status_code == 404, reader
    for reader in ("steward", "leader", "office"):
        assert client_of(reader).get(f"/papers/receipt/{scanned.pk}.pdf").status_code == 404, reader


def test_after_noting_one_down_the_slip_is_offered(world: World, client_of: Clients) -> None:
    client = client_of("steward")
    answer = client.post("/today/note/", {"stairwell": world.stairwells[0].pk, "words": "扶手松了"})
    page = client.get(answer.headers["Location"]).content.decode()
    path = f"/papers/receipt/{Report.objects.get(words='扶手松了').pk}.pdf"
    assert path in page
    assert printed(client, path).title == "回执"


@pytest.mark.parametrize("role", ["steward", "anchor", "worker", "leader"])
def test_anyone_may_print_a_duty_list(role: str, world: World, client_of: Clients) -> None:
    assert "职责清单" in printed(client_of("visitor"), f"/papers/duties/{role}.pdf").words
