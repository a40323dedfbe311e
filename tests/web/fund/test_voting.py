"""The pages of residents' votes, used: prepared, announced, cast, handed in, counted, counted again; and their cost."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from linli.access.actors import bearer
from linli.engines import ballot
from linli.fund.books.writing import said
from linli.fund.models import Announced, Ballot, Candidate, Envelope, HandedIn, Mandate, Poll, Result
from linli.fund.voting import casting, queries, rules
from tests.fund.granting.walked import Walk
from tests.fund.ground import Fund, a_fund
from tests.fund.voting.polled import Voting, a_voting
from tests.fund.voting.voted import voted
from tests.web.paper.reading import read
from tests.web.test_budgets import statements

POLL = {"name": "微项目票选", "words": "", "opens": "2026-10-14", "closes": "2026-10-20", "least": "3"}


@pytest.fixture
def fund(world: object) -> Fund:
    return a_fund(world)  # type: ignore[arg-type]


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_the_office_prepares_a_vote_and_announces_it(fund: Fund, client_of: Callable[..., Client]) -> None:
    fund.gift(100_000)
    office = client_of("office")
    assert office.post("/fund/votes/new/", POLL).headers["Location"] == "/fund/votes/2026-V1/desk/"
    desk = "/fund/votes/2026-V1/desk/"
    assert office.post(f"{desk}offer/", {"purpose": "P01", "yuan": "800"}).status_code == 303
    for name, yuan in (("座椅", "500"), ("扶手", "300")):
        office.post(f"{desk}add/", {"name": name, "yuan": yuan, "purpose": "P01", "words": "三处"})
    office.post("/fund/votes/2026-V1/projects/2/", {"name": "楼道扶手", "yuan": "350", "purpose": "P01", "words": ""})
    assert Candidate.objects.get(number=2).name == "楼道扶手"
    assert client_of("visitor").get("/fund/votes/2026-V1/").status_code == 404, "nobody sees it yet"
    assert "微项目票选" not in text_of(client_of("visitor").get("/fund/votes/"))
    assert office.post(f"{desk}announce/").status_code == 303
    page = text_of(client_of("visitor").get("/fund/votes/2026-V1/"))
    assert "楼道扶手" in page and "160" in page and Envelope.objects.count() == 160
    assert office.post(f"{desk}add/", {"name": "x", "yuan": "1", "purpose": "P01"}).status_code == 409
    assert office.post("/fund/votes/2026-V1/amend/", POLL).status_code == 409


@pytest.mark.parametrize(("wrong", "field"), [
    ({"name": ""}, "id_name"), ({"opens": "2026-10-12"}, "id_opens"), ({"opens": "soon"}, "id_opens"),
    ({"closes": "2026-10-13"}, "id_closes"), ({"least": "0"}, "id_least"), ({"least": "many"}, "id_least"),
])  # fmt: skip
def test_what_is_wrong_comes_back_at_its_field(
    wrong: dict[str, str], field: str, fund: Fund, client_of: Callable[..., Client]
) -> None:
    answer = client_of("office").post("/fund/votes/new/", POLL | wrong)
    assert answer.status_code == 422 and f'href="#{field}"' in text_of(answer)
    assert not Poll.objects.exists()


def test_a_project_is_struck_and_everyone_reads_why(fund: Fund, client_of: Callable[..., Client]) -> None:
    here, office = voted(fund), client_of("office")
    way = f"/fund/votes/{here['vote_draft']}/projects/3/"
    assert office.post(way, {"reason": ""}).status_code == 422
    assert office.post(way, {"reason": "树要移走"}).status_code == 303
    office.post(f"/fund/votes/{here['vote_draft']}/desk/announce/")
    assert "树要移走" in text_of(client_of("visitor").get(f"/fund/votes/{here['vote_draft']}/"))


def test_a_household_votes_and_changes_its_ballot(fund: Fund, client_of: Callable[..., Client]) -> None:
    here, anyone = voted(fund), client_of("visitor")
    way = f"/v/{here['vote_slip']}/"
    typed = anyone.post("/v/", {"code": here["vote_slip_printed"].lower()})
    assert typed.headers["Location"] == way
    few = anyone.post(way, {"ticks": ["1", "2"]})
    assert few.status_code == 422 and text_of(few).count("checked") == 2
    assert not Ballot.objects.filter(code__digest=rules.digest(here["vote_slip"])).exists()
    assert anyone.post(way, {"ticks": ["1", "2", "5"]}).status_code == 303
    page = text_of(anyone.get(way))
    assert page.count("checked") == 3 and "您家的票已交上" in page
    assert anyone.post(way, {"ticks": ["3", "4", "5"]}).status_code == 303
    kept = queries.last_ballot(queries.envelope_of(here["vote_slip"]).code)
    assert kept and (kept.ticks, kept.number) == ("[3,4,5]", 2)


def test_a_code_that_opens_nothing_is_said(fund: Fund, client_of: Callable[..., Client]) -> None:
    voted(fund)
    answer = client_of("visitor").post("/v/", {"code": "ABCD"})
    assert answer.status_code == 422 and 'href="#id_code"' in text_of(answer)
    assert client_of("visitor").get("/v/ABCDEFGHJKMNPQRS/").status_code == 404


def test_nobody_sees_how_it_stands_while_it_is_open(fund: Fund, client_of: Callable[..., Client]) -> None:
    here = voted(fund)
    for who in ("visitor", "office", "secretary", "accountant"):
        page = text_of(client_of(who).get(f"/fund/votes/{here['vote']}/"))
        assert not re.search("户勾选", page), who
        assert client_of(who).get(f"/fund/votes/{here['vote']}/P01.pb").status_code == 404


def test_paper_is_entered_by_one_and_confirmed_by_another(fund: Fund, client_of: Callable[..., Client]) -> None:
    here, office, secretary = voted(fund), client_of("office"), client_of("secretary")
    way = f"/fund/votes/{here['vote']}/papers/"
    wrong = office.post(way, {"code": "AAAA", "ticks": ["1", "2", "3"]})
    assert wrong.status_code == 422 and 'href="#id_code"' in text_of(wrong)
    assert office.post(way, {"code": here["vote_slip_printed"], "ticks": ["1", "2", "3"]}).status_code == 303
    paper = HandedIn.objects.order_by("-at").first()
    assert paper and office.post(f"{way}{paper.pk}/").status_code == 409, "the same person"
    assert "等别人确认" in text_of(office.get(way))
    assert secretary.post(f"{way}{paper.pk}/").status_code == 303
    page = text_of(client_of("visitor").get(f"/v/{here['vote_slip']}/"))
    assert "<form" not in page.split("<main")[1].split("</main")[0], "what is on paper stands"


def test_a_lost_code_is_replaced_and_the_old_link_says_so(fund: Fund, client_of: Callable[..., Client]) -> None:
    here, office = voted(fund), client_of("office")
    desk = f"/fund/votes/{here['vote']}/desk/"
    assert office.post(f"{desk}replace/", {"number": here["vote_slip_number"], "reason": ""}).status_code == 422
    assert office.post(f"{desk}replace/", {"number": here["vote_slip_number"], "reason": "丢了"}).status_code == 303
    old = text_of(client_of("visitor").get(f"/v/{here['vote_slip']}/"))
    assert "作废" in old and "<form" not in old.split("<main")[1].split("</main")[0]
    sheet = office.get(f"/fund/votes/{here['vote']}/slips.pdf?number={here['vote_slip_number']}")
    assert sheet.content.startswith(b"%PDF")


def test_the_slips_hold_the_code_the_projects_and_no_name(fund: Fund, client_of: Callable[..., Client]) -> None:
    here, office = voted(fund), client_of("office")
    answer = office.get(f"/fund/votes/{here['vote']}/slips.pdf", {"place": here["vote_slip_place"]})
    sheet = read(answer.content)
    for said_ in (here["vote_slip_printed"], here["vote_slip_number"], "暖阳座椅"):
        assert said_ in sheet.words
    assert answer.headers["Cache-Control"] == "no-store, private"
    other = Envelope.objects.exclude(place=here["vote_slip_place"]).filter(code__poll__code=here["vote"])[0]
    assert rules.in_fours(other.secret) not in sheet.words


def test_it_is_counted_and_anyone_counts_it_again(fund: Fund, client_of: Callable[..., Client], tmp_path: Path) -> None:
    here, anyone = voted(fund), client_of("visitor")
    result = Result.objects.get()
    page = text_of(anyone.get(f"/fund/votes/{here['vote_counted']}/"))
    assert "5 <small>/ 160" in page, "turnout with both numbers"
    for pool in said(result.leaf)["pools"]:
        file = tmp_path / f"{pool['purpose']}.pb"
        file.write_bytes(anyone.get(f"/fund/votes/{here['vote_counted']}/{pool['purpose']}.pb").content)
        again = ballot.count(ballot.read(file.read_text("utf-8")))
        assert sorted(map(int, again.funded)) == pool["funded"]
        command = [sys.executable, "-m", "linli.cli", "ballot", "count", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert sorted(map(int, done.stdout.split())) == pool["funded"]
    link = f"/fund/proposals/new/?won={here['vote_counted']}/"
    assert link not in page and link in text_of(client_of("office").get(f"/fund/votes/{here['vote_counted']}/"))


def test_the_proposal_for_what_won_begins_with_what_was_chosen(fund: Fund, client_of: Callable[..., Client]) -> None:
    here, office = voted(fund), client_of("office")
    won = f"{here['vote_counted']}/1"
    page = text_of(office.get(f"/fund/proposals/new/?won={won}"))
    assert "暖阳座椅" in page and 'value="600.00"' in page and f'value="{won}"' in page
    assert office.get(f"/fund/proposals/new/?won={here['vote_counted']}/3").status_code == 422, "it did not win"
    said_ = {"sort": "project", "name": "暖阳座椅", "purpose": "P01", "amount": "600", "words": "三处", "match": "座椅",
             "applicant": "居民小组", "payee": "木作坊", "won": won}  # fmt: skip
    dear = office.post("/fund/proposals/new/", said_ | {"amount": "601"})
    assert dear.status_code == 422 and "600" in text_of(dear)
    looked = re.search('name="looked" value="([0-9a-f]+)"', text_of(office.post("/fund/proposals/new/", said_)))
    assert looked
    made = office.post("/fund/proposals/new/", said_ | {"looked": looked[1], "confirmed": "on"})
    assert made.status_code == 303, text_of(made)[-3000:]
    mandate = Mandate.objects.get()
    assert mandate.candidate.number == 1
    assert mandate.proposal.code in text_of(office.get(f"/fund/votes/{here['vote_counted']}/"))
    assert "居民投票选中的 1 号项目" in text_of(office.get(f"/fund/proposals/{mandate.proposal.code}/"))


def test_the_office_counts_after_the_last_day(world: object, client_of: Callable[..., Client]) -> None:
    voting = a_voting(world)  # type: ignore[arg-type]
    voting.announced()
    voting.cast(0, 1, 2, 3)
    answer = client_of("office").post(f"/fund/votes/{voting.poll.code}/desk/count/")
    assert answer.headers["Location"] == f"/fund/votes/{voting.poll.code}/" and Result.objects.count() == 1
    page = text_of(client_of("visitor").get(f"/fund/votes/{voting.poll.code}/"))
    assert "1 <small>/ 8" in page


def test_an_open_vote_is_not_counted(fund: Fund, client_of: Callable[..., Client]) -> None:
    here = voted(fund)
    answer = client_of("office").post(f"/fund/votes/{here['vote']}/desk/count/")
    assert answer.status_code == 409 and Result.objects.count() == 1


def test_a_repeated_tap_sends_one_ballot(fund: Fund, client_of: Callable[..., Client]) -> None:
    here, anyone = voted(fund), client_of("visitor")
    before = Ballot.objects.count()
    sent = {"ticks": ["1", "2", "3"], "token": "5b0c6f0e-6f2e-4b35-9c7e-2f6f5f0e9a11"}
    assert [anyone.post(f"/v/{here['vote_slip']}/", sent).status_code for _ in range(2)] == [303, 303]
    assert Ballot.objects.count() == before + 1


@pytest.mark.parametrize(
    ("who", "path", "most"),
    [
        ("visitor", "/fund/votes/", 4),
        ("visitor", "/fund/votes/{vote}/", 7),
        ("visitor", "/fund/votes/{vote_counted}/", 8),
        ("visitor", "/v/{vote_slip}/", 6),
        ("office", "/fund/votes/{vote}/desk/", 16),
        ("office", "/fund/votes/{vote}/papers/", 8),
    ],
)
def test_a_page_costs_the_same_however_many_vote(
    who: str, path: str, most: int, fund: Fund, client_of: Callable[..., Client]
) -> None:
    here, client = voted(fund), client_of(who)
    way = path.format(**here)
    before = statements(lambda: client.get(way))
    vote = _vote(fund, here["vote"])
    for household in range(3, 7):
        vote.cast(household, 1, 2, 3)
    for household in range(7, 10):
        vote.hand_in(household, 1, 2, 3)
    assert statements(lambda: client.get(way)) == before <= most


def _vote(fund: Fund, code: str) -> Voting:
    vote = Voting(Walk(fund))
    vote.poll = Poll.objects.get(code=code)
    return vote


def test_announced_and_drawn_up_are_kept_apart(fund: Fund, client_of: Callable[..., Client]) -> None:
    here = voted(fund)
    assert Announced.objects.count() == 2
    assert "明年春天的项目" in text_of(client_of("office").get("/fund/votes/"))
    assert "明年春天的项目" not in text_of(client_of("visitor").get("/fund/votes/"))
    slip = queries.envelope_of(here["vote_slip"])
    casting.cast(slip.pk, (1, 2, 3), by=bearer(slip.community_id, slip.pk), at=fund.tick())
    assert date(2026, 10, 11) == Ballot.objects.order_by("-at")[0].at.date()
