"""The pages of the committee, used: from the office's form to the decision, by telephone and on paper."""

import json
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from linli.fund.granting.refusals import NoQuorum, NotPut
from linli.fund.models import Decision, Leaf, Motion, Opinion, Proposal, Slip, Vote
from linli.notifications.models import Letter
from tests.builders import World
from tests.fund.granting.walked import Walk
from tests.fund.ground import a_fund
from tests.web.paper.reading import printed
from tests.web.test_budgets import statements

Clients = Callable[..., Client]
PROPOSAL = {"sort": "project", "name": "暖阳座椅", "purpose": "P01", "amount": "1,000元",
            "words": "三处背阴的长椅换成木面的", "match": "捐赠人指明用于座椅", "applicant": "居民小组",
            "applicant_phone": "100 0003 0001", "payee": "木作坊", "payee_phone": "",
            "what0": "座椅", "fen0": "800", "what1": "安装", "fen1": "200",
            "milestones": "地面做好\n座椅装好\n"}  # fmt: skip
NEW = "/fund/proposals/new/"
HEARD = {"says": "agree", "day": "2026-10-12", "words": "民生急需", "until": "2026-10-20"}


@pytest.fixture
def walk(world: World) -> Walk:
    """500.00 × 4 lie in P01, five seats are held."""
    walk = Walk(a_fund(world))
    for _ in range(4):
        walk.fund.gift(50_000)
    walk.seats()
    return walk


def text_of(answer: HttpResponse) -> str:
    return answer.content.decode()


def a_paper(content: bytes = b"%PDF-1.4 signed") -> SimpleUploadedFile:
    return SimpleUploadedFile("signed.pdf", content)


def looked(client: Client, said: dict[str, str]) -> str:
    """The mark of a proposal that was looked at beside its purpose."""
    found = re.search(r'name="looked" value="(\w+)"', text_of(client.post(NEW, said)))
    assert found
    return found[1]


def propose(client: Client, **more: str) -> HttpResponse:
    said = PROPOSAL | more
    return client.post(NEW, said | {"looked": looked(client, said), "confirmed": "1"})  # type: ignore[return-value]


def step(client: Client, name: str, said: dict[str, object], code: str = "2026-001") -> HttpResponse:
    return client.post(f"/fund/proposals/{code}/step/{name}/", said)  # type: ignore[return-value]


def put(clients: Clients) -> None:
    """Proposed by the office, heard by the secretary."""
    assert propose(clients("office")).status_code == 303
    assert step(clients("secretary"), "hear", {**HEARD, "minutes": a_paper()}).status_code == 303


def test_a_proposal_goes_from_the_form_by_phone_and_paper_to_its_decision(walk: Walk, client_of: Clients) -> None:
    office, secretary = client_of("office"), client_of("secretary")
    seen = text_of(office.post(NEW, PROPOSAL))
    assert "暖阳座椅" in re.findall(r'chip suggest">([^<]+)<', seen), "what the purpose and the text have in common"
    assert "2,000.00" in seen and "1,000.00" in seen, "the balance before and after"
    assert not Proposal.objects.exists()
    made = propose(office)
    way = made.headers["Location"]
    assert way == "/fund/proposals/2026-001/"
    step(secretary, "hear", {**HEARD, "minutes": a_paper()})
    links = {letter.person.name: letter.params["link"] for letter in Letter.objects.filter(kind="fund_vote")}  # type: ignore[union-attr]
    assert links == dict.fromkeys(("m1", "m2", "m3", "m4", "m5"), way), "a letter leads each member here"
    for name in ("m1", "m2", "m3", "m4"):
        member = client_of(name)
        assert "确认投“同意”" in text_of(member.get(way))
        step(member, "vote", {"choice": "yes" if name != "m4" else "no"})
    paper = {"sitting": _sitting(office, way, "m5"), "choice": "yes", "reason": "", "scan": a_paper()}
    step(office, "paper", paper)
    slip = Slip.objects.get()
    assert office.post(f"/fund/slips/{slip.pk}/confirm/").status_code == 409, "whoever entered it does not confirm it"
    assert not Vote.objects.filter(means="paper").exists()
    assert b"signed" in b"".join(secretary.get(f"/fund/scans/{slip.scan}/"))  # type: ignore[arg-type]
    assert secretary.post(f"/fund/slips/{slip.pk}/confirm/").status_code == 303
    step(secretary, "decide", {"reason": "老人等座椅两年了"})
    decision = Decision.objects.get()
    told = json.loads(decision.leaf.body)
    assert (decision.says, decision.fen, told["yes"], told["no"]) == ("yes", 100_000, [1, 2, 3, 5], [4])
    shown = text_of(client_of("m1").get(way))
    assert "老人等座椅两年了" in shown and f"{way}money/" in shown and f"{way}work/" in shown


def _sitting(office: Client, way: str, name: str) -> str:
    found = re.search(rf'<option value="([^"]+)"[^>]*>[^<]*{name}</option>', text_of(office.get(way)))  # type: ignore[arg-type]
    assert found
    return found[1]


@pytest.mark.parametrize(("wrong", "field"), [
    ({"amount": "12.345"}, "id_amount"), ({"amount": ""}, "id_amount"), ({"name": ""}, "id_name"),
    ({"applicant": ""}, "id_applicant"), ({"payee_phone": "12"}, "id_payee_phone"), ({"fen1": "100"}, "id_budget"),
    ({"fen1": ""}, "id_fen1"), ({"what0": ""}, "id_what0"), ({"milestones": "一\n一"}, "id_milestones"),
    ({"milestones": "一\n二\n三\n四\n五\n六\n七"}, "id_milestones"), ({"sort": "stipend"}, "id_sort"),
    ({"purpose": "P77"}, "id_purpose"),
], ids=str)  # fmt: skip
def test_what_is_wrong_in_the_form_comes_back_at_its_field(
    wrong: dict[str, str], field: str, walk: Walk, client_of: Clients
) -> None:
    answer = client_of("office").post(NEW, PROPOSAL | wrong)
    said = text_of(answer)  # type: ignore[arg-type]
    assert answer.status_code == 422 and f'href="#{field}"' in said and f'id="{field}"' in said
    assert "三处背阴的长椅换成木面的" in said, "what was typed is kept"


def test_without_the_tick_or_changed_after_it_was_looked_at_nothing_is_proposed(walk: Walk, client_of: Clients) -> None:
    office = client_of("office")
    mark = looked(office, PROPOSAL)
    unticked = office.post(NEW, PROPOSAL | {"looked": mark})
    assert unticked.status_code == 422 and 'href="#id_confirmed"' in text_of(unticked)  # type: ignore[arg-type]
    changed = office.post(NEW, PROPOSAL | {"looked": mark, "confirmed": "1", "match": "另一个理由"})
    assert changed.status_code == 200 and not Proposal.objects.exists()


@pytest.mark.parametrize(("wrong", "field"), [
    ({"minutes": ""}, "hear-minutes"), ({"minutes": a_paper(b"GIF89a")}, "hear-minutes"),
    ({"day": "2026-10-13"}, "hear-day"), ({"day": "今天"}, "hear-day"), ({"until": ""}, "hear-until"),
    ({"until": "2026-10-11"}, "hear-until"), ({"says": "return", "words": ""}, "hear-words"),
    ({"says": "perhaps"}, "hear-says"),
], ids=str)  # fmt: skip
def test_an_opinion_that_cannot_be_is_refused_at_its_field(
    wrong: dict[str, object], field: str, walk: Walk, client_of: Clients
) -> None:
    propose(client_of("office"))
    answer = step(client_of("secretary"), "hear", {**HEARD, "minutes": a_paper(), **wrong})
    assert answer.status_code == 422 and f'href="#{field}"' in text_of(answer) and f'id="{field}"' in text_of(answer)
    assert not Opinion.objects.exists()


def test_what_came_back_is_written_anew_with_its_words(walk: Walk, client_of: Clients) -> None:
    office, secretary = client_of("office"), client_of("secretary")
    propose(office)
    step(secretary, "hear", {**HEARD, "says": "return", "words": "先问过三号楼的老人", "minutes": a_paper()})
    page = text_of(office.get("/fund/proposals/2026-001/"))  # type: ignore[arg-type]
    assert "先问过三号楼的老人" in page and f"{NEW}?replaces=2026-001" in page
    assert not Motion.objects.exists()
    form = text_of(office.get(f"{NEW}?replaces=2026-001"))  # type: ignore[arg-type]
    assert all(words in form for words in ("三处背阴的长椅换成木面的", "居民小组", "木作坊", "800.00", "地面做好"))
    propose(office, replaces="2026-001")
    assert json.loads(Proposal.objects.get(code="2026-002").leaf.body)["replaces"] == Proposal.objects.last().number  # type: ignore[union-attr]
    old = text_of(office.get("/fund/proposals/2026-001/"))  # type: ignore[arg-type]
    assert "/fund/proposals/2026-002/" in old and "?replaces=" not in old


def test_a_member_who_is_related_is_told_so_and_can_only_recuse(walk: Walk, client_of: Clients) -> None:
    office = client_of("office")
    propose(office, payee_phone="10000040003")  # m3's own number
    step(client_of("secretary"), "hear", {**HEARD, "minutes": a_paper()})
    member = client_of("m3")
    page = text_of(member.get("/fund/proposals/2026-001/"))  # type: ignore[arg-type]
    assert "您是申请人、经手填写人或收款方" in page and "确认投“同意”" not in page
    refused = step(member, "vote", {"choice": "yes"})
    assert refused.status_code == 409 and "请回避" in text_of(refused)
    wordless = step(member, "vote", {"choice": "recused", "reason": " "})
    assert wordless.status_code == 422 and 'href="#vote-reason"' in text_of(wordless)
    step(member, "vote", {"choice": "recused", "reason": "收款的是我家铺子"})
    assert "收款的是我家铺子" in text_of(client_of("m1").get("/fund/proposals/2026-001/"))  # type: ignore[arg-type]


def test_a_vote_sent_twice_counts_once_and_stands_as_it_was_cast(walk: Walk, client_of: Clients) -> None:
    put(client_of)
    member, token = client_of("m1"), "0198f0c2-0000-7000-8000-000000000001"
    for _ in range(2):
        assert step(member, "vote", {"choice": "yes", "token": token}).status_code == 303
    again = step(member, "vote", {"choice": "no"})
    assert again.status_code == 409 and "票投出后不再更改" in text_of(again)
    assert Vote.objects.get().choice == "yes"


def test_who_voted_how_is_shown_once_it_can_change_nothing(walk: Walk, client_of: Clients) -> None:
    put(client_of)
    way, member = "/fund/proposals/2026-001/", client_of("m5")
    for name in ("m1", "m2"):
        step(client_of(name), "vote", {"choice": "no"})
    before = text_of(member.get(way))  # type: ignore[arg-type]
    assert before.count("已表决</span>") == 2 and ">反对</span>" not in before and "等到 2026-10-20" in before
    step(client_of("m3"), "vote", {"choice": "no"})
    step(client_of("m5"), "vote", {"choice": "yes"})
    after = text_of(client_of("secretary").get(way))  # type: ignore[arg-type]
    assert after.count("反对</span>") == 3 and "表决结果：不通过" in after
    step(client_of("secretary"), "decide", {"reason": ""})
    assert not Decision.objects.exists()
    step(client_of("secretary"), "decide", {"reason": "先修排水"})
    assert Decision.objects.get().says == "no"


def test_what_stands_against_deciding_is_said(walk: Walk, client_of: Clients) -> None:
    propose(client_of("office"))
    secretary, way = client_of("secretary"), "/fund/proposals/2026-001/"
    early = step(secretary, "decide", {"reason": "急"})
    assert early.status_code == 409 and str(NotPut()) in text_of(early)
    step(secretary, "hear", {**HEARD, "minutes": a_paper()})
    assert str(NoQuorum(voted=0, seats=5)) in text_of(secretary.get(way))  # type: ignore[arg-type]


def test_a_supervisor_has_no_vote_and_speaks_for_the_minutes(walk: Walk, client_of: Clients) -> None:
    walk.seat(8, "supervisor")
    put(client_of)
    supervisor, way = client_of("m8"), "/fund/proposals/2026-001/"
    assert "确认投“同意”" not in text_of(supervisor.get(way))  # type: ignore[arg-type]
    assert step(supervisor, "vote", {"choice": "yes"}).status_code == 403
    assert step(supervisor, "remark", {"words": ""}).status_code == 422
    step(supervisor, "remark", {"words": "请先量尺寸"})
    assert "请先量尺寸" in text_of(client_of("m1").get(way))  # type: ignore[arg-type]


@pytest.mark.parametrize(("wrong", "field"), [
    ({"scan": ""}, "paper-scan"), ({"scan": a_paper(b"MZ")}, "paper-scan"), ({"sitting": "x"}, "paper-sitting"),
    ({"choice": "recused"}, "paper-reason"), ({"choice": ""}, "paper-choice"),
], ids=str)  # fmt: skip
def test_a_vote_on_paper_that_cannot_be_is_refused_at_its_field(
    wrong: dict[str, object], field: str, walk: Walk, client_of: Clients
) -> None:
    put(client_of)
    office = client_of("office")
    paper = {"sitting": _sitting(office, "/fund/proposals/2026-001/", "m5"), "choice": "yes", "scan": a_paper()}
    answer = step(office, "paper", {**paper, **wrong})
    assert answer.status_code == 422 and f'href="#{field}"' in text_of(answer) and f'id="{field}"' in text_of(answer)
    assert not Slip.objects.exists()


def test_names_of_those_who_apply_are_read_by_those_who_judge_and_never_by_the_log(
    walk: Walk, client_of: Clients
) -> None:
    put(client_of)
    way = "/fund/proposals/2026-001/"
    assert all("木作坊" in text_of(client_of(who).get(way)) for who in ("office", "secretary", "m1"))  # type: ignore[arg-type]
    assert "木作坊" not in text_of(client_of("street").get(way))  # type: ignore[arg-type]
    assert not any("木作坊" in leaf.body for leaf in Leaf.objects.all())


def test_the_list_says_what_waits_for_each_and_filters(walk: Walk, client_of: Clients) -> None:
    office, secretary = client_of("office"), client_of("secretary")
    propose(office)
    assert "待登记党委前置审议意见" in text_of(secretary.get("/fund/proposals/"))  # type: ignore[arg-type]
    assert "等您办</h2>" not in text_of(office.get("/fund/proposals/"))  # type: ignore[arg-type]
    step(secretary, "hear", {**HEARD, "minutes": a_paper()})
    for page in ("/fund/proposals/", "/fund/desk/"):
        assert "等您表决" in text_of(client_of("m1").get(page))  # type: ignore[arg-type]
    step(client_of("m1"), "vote", {"choice": "yes"})
    assert "等您表决" not in text_of(client_of("m1").get("/fund/proposals/"))  # type: ignore[arg-type]
    propose(office, name="楼道灯")
    voting = text_of(client_of("m1").get("/fund/proposals/?state=voting"))  # type: ignore[arg-type]
    assert "2026-001" in voting and "2026-002" not in voting
    starts = {who: client_of(who).get("/start/").headers["Location"] for who in ("m1", "accountant")}
    assert starts == {"m1": "/fund/proposals/", "accountant": "/fund/desk/"}


def test_the_committee_names_those_alone_who_agreed(walk: Walk, client_of: Clients) -> None:
    secretary, visitor = client_of("secretary"), client_of("visitor")
    page = "/fund/committee/"
    assert not re.search(r"\bm[1-5]\b", text_of(visitor.get(page)))  # type: ignore[arg-type]
    held = re.findall(r"/fund/committee/([0-9a-f-]+)/name/", text_of(secretary.get(page)))  # type: ignore[arg-type]
    assert secretary.post(f"{page}{held[0]}/name/", {"named": "1"}).status_code == 303
    assert re.findall(r"\bm[1-5]\b", text_of(visitor.get(page))) == ["m1"]  # type: ignore[arg-type]
    secretary.post(f"{page}{held[0]}/name/", {})
    assert not re.search(r"\bm[1-5]\b", text_of(visitor.get(page)))  # type: ignore[arg-type]


def test_the_secretary_appoints_and_ends_a_term(walk: Walk, client_of: Clients) -> None:
    secretary, page = client_of("secretary"), "/fund/committee/"
    person, other = walk.person("新委员", "10000060001"), walk.person("新候补", "10000060002")
    said = {"number": "6", "constituency": "donor", "person": person.pk, "alternate": other.pk, "start": "2026-10-12",
            "until": "2027-10-11", "named": "1"}  # fmt: skip
    wrongs = {"id_number": {"number": "1"}, "id_person": {"person": walk.person("m1").pk},
              "id_until": {"until": "2026-01-01"}, "id_alternate": {"constituency": "supervisor"}}  # fmt: skip
    for field, wrong in wrongs.items():
        answer = secretary.post(f"{page}appoint/", said | wrong)
        assert answer.status_code == 422 and f'href="#{field}"' in text_of(answer), field  # type: ignore[arg-type]
    assert secretary.post(f"{page}appoint/", said).status_code == 303
    shown = text_of(client_of("visitor").get(page))  # type: ignore[arg-type]
    assert "新委员" in shown and "新候补" not in shown and "2027-10-11" in shown
    assert client_of("新委员").get("/fund/proposals/").status_code == 200
    seat = re.findall(r"/fund/committee/([0-9a-f-]+)/end/", text_of(secretary.get(page)))[-1]  # type: ignore[arg-type]
    late = secretary.post(f"{page}{seat}/end/", {"until": "2026-10-01"})
    assert late.status_code == 422 and "早于今天" in text_of(late)  # type: ignore[arg-type]
    assert secretary.post(f"{page}{seat}/end/", {"until": "2026-10-12"}).status_code == 303


@pytest.mark.parametrize(("who", "path", "most"), [
    ("m1", "/fund/proposals/", 12), ("office", "/fund/proposals/", 12), ("m1", "/fund/proposals/2026-001/", 26),
    ("office", "/fund/proposals/2026-001/", 26), ("visitor", "/fund/committee/", 5), ("secretary", "/fund/desk/", 22),
], ids=str)  # fmt: skip
def test_a_page_costs_the_same_however_much_was_proposed(
    who: str, path: str, most: int, walk: Walk, client_of: Clients
) -> None:
    walk.propose()
    walk.hear(days=30)
    walk.vote("m2 yes")
    client = client_of(who)
    before = statements(lambda: client.get(path))
    for n in range(3):
        walk.propose(name=f"又一件{n}")
        walk.hear(days=30)
        walk.vote("m3 yes, m4 no")
    assert statements(lambda: client.get(path)) == before <= most


def test_a_scan_is_open_to_those_alone_who_may_see_it(walk: Walk, client_of: Clients) -> None:
    put(client_of)
    office = client_of("office")
    step(office, "paper", {"sitting": _sitting(office, "/fund/proposals/2026-001/", "m5"), "choice": "yes",
                           "scan": a_paper(b"\xff\xd8\xff photo")})  # fmt: skip
    slip, minutes = f"/fund/scans/{Slip.objects.get().scan}/", f"/fund/opinions/{Opinion.objects.get().number}/"
    assert office.get(slip).headers["Content-Type"] == "image/jpeg"
    assert client_of("m1").get(slip).status_code == 403
    assert "打开会议记录" in text_of(client_of("m1").get("/fund/proposals/2026-001/"))  # type: ignore[arg-type]
    for who, expected in (("m1", 200), ("street", 200), ("steward", 403), ("visitor", 302)):
        assert client_of(who).get(minutes).status_code == expected, who


@pytest.mark.parametrize("step_", ["hear", "vote", "remark", "paper", "decide", "none"])
def test_a_step_is_refused_to_those_whose_it_is_not(step_: str, walk: Walk, client_of: Clients) -> None:
    put(client_of)
    sitting = _sitting(client_of("office"), "/fund/proposals/2026-001/", "m5")
    said = {"hear": HEARD, "vote": {"choice": "yes"}, "remark": {"words": "量尺寸"},
            "paper": {"sitting": sitting, "choice": "yes"}, "decide": {"reason": "急"}}  # fmt: skip
    may = {"hear": {"secretary"}, "vote": {"m1"}, "remark": {"m1"}, "paper": {"office", "secretary"},
           "decide": {"m1", "office", "secretary"}}  # fmt: skip
    for who in ("steward", "street", "accountant", "office", "secretary", "m1"):
        sent = {**said.get(step_, {}), "minutes": a_paper(), "scan": a_paper()}
        status = step(client_of(who), step_, sent).status_code
        expected = {404} if step_ == "none" and who != "steward" else {403}
        assert status in ({303, 409} if who in may.get(step_, set()) else expected), who


def test_what_similar_projects_cost_before_stands_beside_a_proposal(walk: Walk, client_of: Clients) -> None:
    walk.decided(name="二号院暖阳座椅", fen=60_000, budget=())
    propose(client_of("office"))
    page = text_of(client_of("m1").get("/fund/proposals/2026-002/"))  # type: ignore[arg-type]
    assert "二号院暖阳座椅" in page and "600.00" in page and "/fund/projects/2026-001/" in page


def test_sheets_are_printed_for_the_seats_that_have_not_voted(walk: Walk, client_of: Clients) -> None:
    put(client_of)
    for name in ("m1", "m2", "m4"):
        step(client_of(name), "vote", {"choice": "yes"})
    found = printed(client_of("office"), "/fund/proposals/2026-001/votes.pdf")
    assert len(found.sheets) == 2 and "3号席" in found.sheets[0] and "5号席" in found.sheets[1]
    assert all(words in found.words for words in ("暖阳座椅", "1,000.00", "捐赠人指明用于座椅", "同意", "反对", "签名"))
    assert not any(name in found.words for name in ("木作坊", "m3", "m5"))
