"""The pages of those who serve, used: from a proposal to the letter; duty and being away; what they cost."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from linli.forces.appointing import nominating
from linli.forces.duty import queries as duty
from linli.forces.models import Nomination, Objection, Recognition, Turn
from linli.foundation.sealing import link_token
from linli.people.models import Appointment
from tests.builders import DAY, World, a_case
from tests.cases.callouts.called import a_specialist
from tests.forces.nominated import a_nomination, a_term
from tests.web.paper.reading import printed
from tests.web.test_budgets import statements
from tests.web.together import serving

Clients = Callable[..., Client]


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def given(world: World) -> dict[str, Any]:
    return {
        "name": "齐秀兰", "phone": "100 1234 5678", "role": "steward", "micro_grid": world.grids[2].pk,
        "proposer": "residents", "reason": "大家都认得她", "source": "热心居民",
    }  # fmt: skip


def test_from_a_proposal_to_the_letter(world: World, client_of: Clients) -> None:
    office, secretary, visitor = client_of("office"), client_of("secretary"), client_of("visitor")
    made = office.post("/together/nominations/new/", given(world))
    way = made.headers["Location"]
    found = Nomination.objects.get()
    link = f"/serve/{link_token(found.pk)}/"
    page = text_of(visitor.get(link))
    assert "您愿意为邻居服务吗" in page
    assert "不打卡" in page
    assert visitor.post(f"{link}agree/", {"party": "yes", "card": "on"}).status_code == 303
    said = {"says": "support", "words": "同意", "day": DAY, "version": 2}
    assert secretary.post(f"{way}opine/", said).status_code == 303
    notice = {"first": DAY, "last": DAY + timedelta(days=4), "version": 3}
    assert office.post(f"{way}publish/", notice).status_code == 303
    shown = text_of(visitor.get("/life/notices/appointing/"))
    assert "齐秀兰" in shown
    assert "1001234" not in shown
    objected = visitor.post(f"/life/notices/appointing/{found.pk}/object/", {"words": "她常不在家"})
    mine = objected.headers["Location"]
    assert "她常不在家" in text_of(visitor.get(mine))
    assert "她常不在家" not in text_of(visitor.get("/life/notices/appointing/"))
    one = Objection.objects.get()
    office.post(f"/together/objections/{one.pk}/answer/", {"words": "核实过，她每天都在", "upheld": "no"})
    assert "核实过，她每天都在" in text_of(visitor.get(mine))
    Nomination.objects.update(notice_until=DAY - timedelta(days=1), notice_from=DAY - timedelta(days=6))
    assert "聘任" in text_of(office.get(way))
    term = {"start": DAY, "end": DAY + timedelta(days=1095), "version": 4}
    assert office.post(f"{way}appoint/", term).status_code == 303
    post = Appointment.objects.get(person__name="齐秀兰")
    assert office.post(f"/together/posts/{post.pk}/letter/").status_code == 303
    assert Recognition.objects.get().kind == "letter"
    assert "您已被聘任" in text_of(visitor.get(link))


def test_what_is_wrong_comes_back_at_its_field_and_nothing_is_lost(world: World, client_of: Clients) -> None:
    office = client_of("office")
    answer = office.post("/together/nominations/new/", given(world) | {"micro_grid": ""})
    assert answer.status_code == 422
    assert "大家都认得她" in text_of(answer)
    found = a_nomination(world, at="noticed")
    answer = office.post(f"/together/nominations/{found.pk}/appoint/", {"start": DAY, "end": DAY, "version": 4})
    assert answer.status_code == 409
    answer = office.post(f"/together/nominations/{found.pk}/refuse/", {"why": "other", "words": "", "version": 4})
    assert answer.status_code == 422
    answer = client_of("visitor").post(f"/life/notices/appointing/{found.pk}/object/", {"contact": "3楼"})
    assert answer.status_code == 422
    assert "3楼" in text_of(answer)


def test_the_office_s_form_appoints_no_steward_and_no_grid_worker(world: World, client_of: Clients) -> None:
    office, person = client_of("office"), world.people["street"]
    page = text_of(office.get(f"/office/appointments/?person={person.pk}"))
    assert 'value="specialist"' in page
    assert 'value="steward"' not in page
    said = {"person": person.pk, "role": "steward", "micro_grid": world.grids[2].pk, "start": DAY}
    assert office.post(f"/office/appointments/?person={person.pk}", said).status_code == 422


def test_the_secretary_speaks_and_the_office_appoints(world: World, client_of: Clients) -> None:
    found = a_nomination(world, at="agreed")
    way = f"/together/nominations/{found.pk}/"
    said = {"says": "support", "words": "", "day": DAY, "version": 2}
    assert client_of("office").post(f"{way}opine/", said).status_code == 403
    assert client_of("leader").post(f"{way}withdraw/", {"why": "nominator", "version": 2}).status_code == 403
    assert "录入党委意见" not in text_of(client_of("office").get(way))
    assert "录入党委意见" in text_of(client_of("secretary").get(way))


def test_a_term_is_renewed_a_deputy_entered_thanks_given_and_it_ends(world: World, client_of: Clients) -> None:
    held, office = a_term(world), client_of("office")
    way = f"/together/posts/{held.pk}/"
    assert "邻长" in text_of(office.get("/together/terms/"))
    deputy = {"deputy": world.people["worker"].pk, "start": DAY, "end": DAY + timedelta(days=7)}
    assert office.post(f"{way}deputy/", deputy).status_code == 303
    assert office.post(f"{way}thank/", {"words": ""}).status_code == 422
    assert office.post(f"{way}thank/", {"words": "停水那三天挨家送水"}).status_code == 303
    renewed = office.post(f"{way}renew/")
    assert renewed.headers["Location"].startswith("/together/nominations/")
    assert office.post(f"{way}renew/").status_code == 409
    paper = printed(office, f"/papers/thanks/{Recognition.objects.get().pk}.pdf")
    assert "停水那三天挨家送水" in paper.words.replace("\n", "")
    other = Appointment.objects.get(person=world.people["steward2"])
    ended = office.post(f"/together/posts/{other.pk}/end/", {"end": DAY + timedelta(days=1), "words": "谢谢"})
    assert ended.status_code == 303
    assert Recognition.objects.count() == 2


def test_the_notice_on_paper_names_no_number_and_many_fit(world: World, client_of: Clients) -> None:
    for n in range(30):
        a_nomination(world, at="noticed", name=f"齐秀兰{n}", phone=f"1390000{n:04}")
    paper = printed(client_of("visitor"), "/papers/notices/appointing.pdf")
    assert len(paper.sheets) == 2
    assert "齐秀兰29" in paper.words
    assert "1390000" not in paper.words


def test_turns_are_entered_copied_and_taken_out_on_the_calendar(world: World, client_of: Clients) -> None:
    office, one = client_of("office"), a_specialist(world, "赵电工")
    said = {
        "who": f"specialist:power:{one.pk}", "first": DAY, "last": DAY + timedelta(days=1), "start": "00:00",
        "end": "00:00", "order": "1", "day": DAY,
    }  # fmt: skip
    assert office.post("/together/duty/turns/", said).status_code == 303
    assert office.post("/together/duty/turns/", said).status_code == 422
    page = text_of(office.get(f"/together/duty/?day={DAY}"))
    assert page.count("赵电工") >= 3
    assert one.phone not in page
    week = DAY + timedelta(days=7)
    assert office.post("/together/duty/copy/", {"day": week, "view": "week"}).status_code == 303
    assert Turn.objects.count() == 4
    turn = Turn.objects.order_by("day")[0]
    assert office.post(f"/together/duty/turns/{turn.pk}/out/", {"day": DAY}).status_code == 303
    assert Turn.objects.count() == 3
    paper = printed(office, f"/papers/duty/{DAY:%Y-%m}.pdf")
    assert "赵电工" in paper.words.replace("\n", "")
    assert office.get("/papers/duty/2026-13.pdf").status_code == 404


def test_one_is_away_in_two_taps_and_back_again(world: World, client_of: Clients) -> None:
    steward, visitor, one = client_of("steward"), client_of("visitor"), a_specialist(world, "赵电工")
    until = DAY + timedelta(days=7)
    assert f"away:{until}" in text_of(steward.get("/me/"))
    assert steward.post("/me/away/", {"span": f"away:{until}"}).status_code == 303
    assert duty.away_now(world.people["steward"].pk, DAY) is not None
    assert until.isoformat() in text_of(steward.get("/me/"))
    steward.post("/me/away/", {"back": "1"})
    assert duty.away_now(world.people["steward"].pk, DAY) is None
    way = f"/away/{link_token(one.pk)}/"
    assert visitor.post(f"{way}set/", {"span": "evenings:tomorrow"}).status_code == 422
    assert visitor.post(f"{way}set/", {"until": DAY}).status_code == 422
    assert visitor.post(f"{way}set/", {"span": f"evenings:{until}"}).status_code == 303
    found = duty.away_now(one.pk, DAY)
    assert found is not None
    assert found.kind == "evenings"
    assert visitor.post(f"{way}back/").status_code == 303
    office = client_of("office")
    assert office.post("/together/duty/away/", {"person": one.pk, "kind": "away", "until": until}).status_code == 303
    assert office.post(f"/together/duty/away/{one.pk}/back/").status_code == 303
    Appointment.objects.filter(person=one).update(end=date(2026, 2, 1))
    assert visitor.get(way).status_code == 404


def test_the_panel_names_who_is_on_call_and_shows_who_is_away(world: World, client_of: Clients) -> None:
    office, leader, case = client_of("office"), client_of("leader"), a_case(world)
    called, away = a_specialist(world, "值班"), a_specialist(world, "外出")
    for who, order in ((called, "1"), (away, "2")):
        said = {
            "who": f"specialist:power:{who.pk}", "first": DAY, "last": DAY, "start": "00:00", "end": "00:00",
            "order": order,
        }  # fmt: skip
        assert office.post("/together/duty/turns/", said).status_code == 303
    office.post("/together/duty/away/", {"person": away.pk, "kind": "away", "until": DAY + timedelta(days=3)})
    page = text_of(leader.get(f"/cases/{case.pk}/call/"))
    assert "现在值班，第1顺位" in page
    assert "外出，到10-15" in page
    assert page.index("<b>值班</b>") < page.index("<b>外出</b>")


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/together/nominations/", 4),
        ("/together/people/?role=steward", 15),
        ("/together/people/gaps/", 5),
        ("/together/terms/", 4),
        ("/together/duty/", 12),
        ("/life/notices/appointing/", 2),
    ],
)
def test_what_a_page_costs_does_not_grow(path: str, most: int, world: World, client_of: Clients) -> None:
    client = client_of("office")
    serving.places_of(world)
    client.get(path)
    few = statements(lambda: client.get(path))
    for n in range(12):
        a_nomination(world, at="noticed", name=f"甲{n}")
        a_specialist(world, f"电工{n}")
    many = statements(lambda: client.get(path))
    assert few == many <= most


def test_whoever_is_known_is_nominated_from_their_page(world: World, client_of: Clients) -> None:
    office, person = client_of("office"), world.people["street"]
    page = text_of(office.get(f"/together/nominations/new/?person={person.pk}&role=steward"))
    assert str(person.pk) in page
    assert person.phone not in page
    said = given(world) | {"person": person.pk, "name": "", "phone": ""}
    office.post("/together/nominations/new/", said)
    assert Nomination.objects.get().person == person
    assert nominating.where_of(Nomination.objects.get()).micro_grid == world.grids[2].pk
