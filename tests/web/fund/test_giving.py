"""The pages of giving, used: what is sent comes through, what is wrong comes back at its field, and what they cost."""

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.foundation.sealing import link_token
from linli.fund.models import Agreement, Asking, Donor, Gift, Leaf, Statement
from tests.fund.giving.given import a_gift, a_statement, an_agreement
from tests.fund.giving.lived import given
from tests.fund.ground import Fund, a_fund
from tests.web.test_budgets import statements

ROOT = Path(__file__).parents[3]
GIFT = {"known": "named", "kind": "person", "name": "王淑芬", "phone": "100 1234 5678", "stream": "residents",
        "mode": "regular", "restriction": "purpose", "purpose": "P01", "form": "money", "fen": "1,234.5元",
        "day": "2026-10-10"}  # fmt: skip


@pytest.fixture
def fund(world: object) -> Fund:
    return a_fund(world)  # type: ignore[arg-type]


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_a_gift_goes_from_promise_to_books_and_its_donor_sees_it(fund: Fund, client_of: Callable[..., Client]) -> None:
    office, accountant, donor = client_of("office"), client_of("accountant"), client_of("visitor")
    made = office.post("/fund/gifts/new/", GIFT)
    gift = Gift.objects.get()
    assert made.headers["Location"] == f"/fund/gifts/{gift.pk}/" and gift.fen == 123_450
    said = {"version": 1, "day": "2026-10-11", "receipt_kind": "numbered", "receipt": "财票0001"}
    accountant.post(f"/fund/gifts/{gift.pk}/step/book/", said)
    gift.refresh_from_db()
    assert (gift.state, gift.receipt, str(gift.day)) == ("received", "财票0001", "2026-10-11")
    page = text_of(donor.get(f"/gift/{link_token(gift.pk)}/"))
    assert "1,234.50" in page and "王淑芬" in page, "the sign by which it is proven names the donor"
    assert "王淑芬" not in text_of(donor.get("/fund/")) + text_of(donor.get(f"/fund/entries/{gift.entry.number}/"))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"fen": "12.345"}, "id_fen"),
        ({"fen": "一千"}, "id_fen"),
        ({"fen": "-5"}, "id_fen"),
        ({"fen": "0"}, "id_fen"),
        ({"day": "2026-12-01"}, "id_day"),
        ({"restriction": "none"}, "id_purpose"),
        ({"form": "goods"}, "id_what"),
        ({"phone": "12"}, "id_phone"),
        ({"kind": "partner", "name": ""}, "id_name"),
    ],
)
def test_what_is_wrong_comes_back_at_its_field(
    wrong: dict[str, str], field: str, fund: Fund, client_of: Callable[..., Client]
) -> None:
    answer = client_of("office").post("/fund/gifts/new/", GIFT | wrong)
    assert answer.status_code == 422 and f'href="#{field}"' in text_of(answer)
    assert not Gift.objects.exists()


def test_a_stale_page_books_nothing(fund: Fund, client_of: Callable[..., Client]) -> None:
    gift = a_gift(fund)
    said = {"version": 7, "day": "2026-10-01", "receipt_kind": "later"}
    assert client_of("accountant").post(f"/fund/gifts/{gift.pk}/step/book/", said).status_code == 409


def test_an_agreement_a_statement_by_its_link_and_the_settlement(fund: Fund, client_of: Callable[..., Client]) -> None:
    office, merchant = client_of("office"), client_of("visitor")
    paper = SimpleUploadedFile("a.pdf", b"signed")
    said = {"sort": "merchant", "name": "刘记炊饼", "stream": "market", "percent": "2", "cap": "", "floor": "",
            "start": "2026-10-01", "end": "2026-12-31", "signed": "2026-10-01", "purpose": "P01"}  # fmt: skip
    assert office.post("/fund/agreements/new/", said).status_code == 422, "without a scan"
    office.post("/fund/agreements/new/", {**said, "scan": paper})
    agreement = Agreement.objects.get()
    link = link_token(agreement.pk)
    sold = {"event": "重阳市集", "day": "2026-10-11", "sales": "500.25", "refunds": ""}
    first = merchant.post(f"/m/{link}/state/", sold)
    assert first.status_code == 200 and "10.01" in text_of(first) and not Statement.objects.exists()
    assert merchant.post(f"/m/{link}/state/", sold | {"sure": "1"}).status_code == 303
    statement = Statement.objects.get()
    assert (statement.due, statement.by_link) == (1001, True)
    assert "10.01" in text_of(merchant.get(f"/m/{link}/"))
    early = merchant.post(f"/m/{link}/state/", sold | {"day": "2026-10-01"})
    assert early.status_code == 422 and "2026-10-01" in text_of(early)
    office.post(f"/fund/statements/{statement.pk}/back/", {"reason": "金额写错"})
    assert Leaf.objects.filter(kind="correction").count() == 1


def test_the_donor_answers_and_asks_and_is_shown_and_erased_by_the_link(
    fund: Fund, client_of: Callable[..., Client]
) -> None:
    here, donor = given(fund), client_of("visitor")
    way, asking = f"/gift/{here['link']}/", Asking.objects.get()
    donor.post(f"{way}consent/", {"asking": asking.pk, "answer": "yes"})
    asking.refresh_from_db()
    assert (asking.answer, asking.answered_by) == ("yes", "link")
    donor.post(f"{way}inquire/", {"sort": "inspect", "words": ""})
    assert "到居委会查阅" in text_of(donor.get(way))
    assert donor.post(f"{way}shown/", {"shown": "nickname", "nickname": "槐"}).status_code == 303
    assert Donor.objects.get(pk=here["donor"]).nickname == "槐"
    assert "慈善会会计" in text_of(donor.get(way)), "who looked at the number"
    assert donor.post(f"{way}erase/").status_code == 200
    assert donor.get(way).status_code == 410
    assert donor.get(f"{way}trace.json").status_code == 410


def test_a_link_answers_no_question_of_another_gift(fund: Fund, client_of: Callable[..., Client]) -> None:
    given(fund)
    other = a_gift(fund)
    asking = Asking.objects.get()
    answer = client_of("visitor").post(f"/gift/{link_token(other.pk)}/consent/", {"asking": asking.pk, "answer": "yes"})
    asking.refresh_from_db()
    assert (answer.status_code, asking.answer) == (404, "")


def test_the_trace_packet_is_proven_by_the_file_that_outsiders_run(
    fund: Fund, client_of: Callable[..., Client], tmp_path: Path
) -> None:
    here = given(fund)
    packet = client_of("visitor").get(f"/gift/{here['link']}/trace.json").content
    assert len(packet) < 10_000 and json.loads(packet)["mine"]["identity"] == "王淑芬"
    (tmp_path / "packet.json").write_bytes(packet)
    verify = [sys.executable, str(ROOT / "data" / "verify.py"), "--packet", str(tmp_path / "packet.json")]
    done = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "200.00" in done.stdout


def test_names_are_shown_to_those_alone_who_may_see_donors(fund: Fund, client_of: Callable[..., Client]) -> None:
    here = given(fund)
    paths = ("/fund/gifts/", "/fund/gifts/{gift}/", "/fund/askings/", "/fund/agreements/{agreement}/")
    for path in (path.format(**here) for path in paths):
        assert re.search("王淑芬|刘记", text_of(client_of("office").get(path))), path
        for role in ("committee", "street", "secretary"):
            assert not re.search("王淑芬|刘记", text_of(client_of(role).get(path))), (path, role)


def test_the_slip_says_that_it_is_no_receipt(fund: Fund, client_of: Callable[..., Client]) -> None:
    here = given(fund)
    answer = client_of("visitor").get(f"/gift/{here['link']}/slip.pdf")
    assert answer.content.startswith(b"%PDF") and answer.headers["Cache-Control"] == "no-store, private"


def test_the_template_and_a_load(fund: Fund, client_of: Callable[..., Client]) -> None:
    here, office = given(fund), client_of("office")
    assert zipfile.is_zipfile(io.BytesIO(office.get("/fund/past/template/").content))
    assert office.post(f"/fund/past/{here['past']}/").status_code == 422, "a row has a problem"
    office.post(f"/fund/past/{here['past']}/", {"accept": "1"})
    assert Gift.objects.filter(state="past").count() == 2
    assert "历史导入" in text_of(office.get("/fund/gifts/?state=past")) or "导入" in text_of(office.get("/fund/gifts/"))


@pytest.mark.parametrize(
    ("who", "path", "most"),
    [
        ("office", "/fund/gifts/", 9),
        ("office", "/fund/gifts/{gift}/", 20),
        ("visitor", "/gift/{link}/", 11),
        ("visitor", "/m/{merchant}/", 5),
        ("office", "/fund/agreements/{agreement}/", 4),
        ("office", "/fund/agreements/", 3),
        ("office", "/fund/donors/", 3),
        ("office", "/fund/askings/", 4),
    ],
)
def test_a_page_costs_the_same_however_much_was_given(
    who: str, path: str, most: int, fund: Fund, client_of: Callable[..., Client]
) -> None:
    here = given(fund)
    agreement, client = Agreement.objects.get(), client_of(who)
    way = path.format(**here)
    before = statements(lambda: client.get(way))
    for n in range(4):
        a_gift(fund, 100 + n)
        a_statement(fund, agreement, day=2 + n, event=f"市集{n}")
    an_agreement(fund)
    assert statements(lambda: client.get(way)) == before <= most
