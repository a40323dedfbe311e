"""From a decision to what everyone reads of it, by the pages: orders, payments, overseers, acceptance, stipends."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from linli.foundation.sealing import link_token
from linli.fund.models import Checker, Entry, Kit, Leaf, Order, Outside, Picture, Proposal, Scan, Stipends
from linli.people.models import Appointment
from tests.builders import World
from tests.fund.granting.underway import Doing, a_photo, a_project, underway
from tests.fund.ground import Fund, a_fund
from tests.web.paper.reading import read
from tests.web.test_budgets import statements

DAY = "2026-10-12"
PEOPLE = (("overseer", "王大妈"), ("overseer", "李师傅"), ("user", "赵爷爷"))


@pytest.fixture
def fund(world: World) -> Fund:
    fund = a_fund(world)
    fund.gift(200_000)
    return fund


@pytest.fixture
def going(fund: Fund) -> Doing:
    return a_project(fund)


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def pdf(name: str = "slip.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 " + name.encode())


def photo(colour: str = "navy") -> SimpleUploadedFile:
    return SimpleUploadedFile("椅子.png", a_photo(colour))


def named(office: Client, code: str) -> list[Checker]:
    work = f"/fund/proposals/{code}/work/"
    for n, (kind, name) in enumerate(PEOPLE):
        said = {"kind": kind, "name": name, "phone": f"100 0009 000{n}"}
        assert office.post(f"{work}name/", said).status_code == 303
    return list(Checker.objects.order_by("at"))


def test_from_the_decision_to_what_everyone_reads(going: Doing, client_of: Callable[..., Client]) -> None:
    office, accountant, resident = client_of("office"), client_of("accountant"), client_of("visitor")
    code = going.proposal.code
    money, work = f"/fund/proposals/{code}/money/", f"/fund/proposals/{code}/work/"
    assert "下一步：您来做" in text_of(office.get(money)), "an advance can be ordered"
    office.post(f"{money}order/", {"sort": "advance", "amount": "200元", "words": "先买木料"})
    order = Order.objects.get()
    assert "200.00" in text_of(accountant.get("/fund/orders/")) and "1 张付款单待付款" in text_of(
        accountant.get("/fund/desk/")
    )
    accountant.post(f"{money}pay/", {"of": order.pk, "day": DAY, "scan": pdf()})
    assert Entry.objects.get(sort="advance").day.isoformat() == DAY
    slip = Scan.objects.get()
    assert accountant.get(f"/fund/scans/{slip.sha256}/").headers["Content-Type"] == "application/pdf"
    people = named(office, code)
    for part in (1, 2, 0):
        for one in people:
            way = f"/o/{link_token(one.pk)}/"
            assert resident.post(f"{way}found/", {"part": part, "good": "yes", "words": ""}).status_code == 303
        said = {"part": part, "words": "平整好用", "unit": "people", "method": "counted"} | (
            {"count": "460"} if part == 0 else {}
        )
        assert office.post(f"{work}accept/", said).status_code == 303
    assert "全部验收了" in text_of(resident.get(f"/o/{link_token(people[0].pk)}/"))
    accountant.post(f"{money}settle/", {"amount": "200", "day": DAY})
    office.post(f"{money}order/", {"sort": "payment", "amount": "400", "final": "1"})
    accountant.post(f"{money}pay/", {"of": Order.objects.get(final=True).pk, "day": DAY})
    assert "都付清、结清了" in text_of(office.get(money))
    page = text_of(resident.get(f"/fund/projects/{code}/"))
    assert all(word in page for word in ("该办", "600.00", "座椅装好", "460 人", "平整好用", "450.00")), page
    assert not re.search("王大妈|李师傅|赵爷爷", page), "nobody who looked is named"
    assert f"/fund/projects/{code}/" in text_of(resident.get("/fund/projects/"))
    paid = Entry.objects.get(sort="payment").number
    assert f"/fund/entries/{paid}/" in page and f"/fund/projects/{code}/" in text_of(
        resident.get(f"/fund/entries/{paid}/")
    )


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"sort": "advance", "amount": "700"}, "order-amount", "600.00"),
        ({"sort": "advance", "amount": "600"}, "order-amount", "最后一笔"),
        ({"sort": "payment", "amount": "10", "final": "1"}, "order-sort", "验收"),
        ({"sort": "advance", "amount": "0"}, "order-amount", "0"),
        ({"sort": "advance", "amount": "十块"}, "order-amount", "十块"),
        ({"sort": "advance", "amount": "10", "goods": "1"}, "order-goods", "物资"),
        ({"sort": "x", "amount": "10"}, "order-sort", ""),
    ],
)
def test_what_cannot_be_ordered_is_said_at_its_field(
    said: dict[str, str], field: str, sentence: str, going: Doing, client_of: Callable[..., Client]
) -> None:
    answer = client_of("office").post(f"/fund/proposals/{going.proposal.code}/money/order/", said)
    page = text_of(answer)
    assert answer.status_code == 422 and f'href="#{field}"' in page and sentence in page
    assert f'value="{said["amount"]}"' in page, "what was typed is kept"
    assert not Order.objects.exists()


def test_a_frozen_project_is_neither_ordered_nor_paid(going: Doing, client_of: Callable[..., Client]) -> None:
    office, accountant = client_of("office"), client_of("accountant")
    order, money = going.order("advance", 1_000), f"/fund/proposals/{going.proposal.code}/money/"
    accountant.post(f"/fund/facts/{going.decision.number}/query/", {"says": "freeze", "reason": "合同缺章"})
    assert "冻结" in text_of(accountant.get("/fund/orders/"))
    answer = accountant.post(f"{money}pay/", {"of": order.pk, "day": DAY})
    assert answer.status_code == 422 and "冻结" in text_of(answer) and not Entry.objects.filter(sort="advance").exists()
    assert office.post(f"{money}order/", {"sort": "advance", "amount": "1"}).status_code == 422


def test_a_wrong_booking_is_taken_back_with_a_note_and_its_order_made_void(
    going: Doing, client_of: Callable[..., Client]
) -> None:
    office, accountant = client_of("office"), client_of("accountant")
    order, money = going.order("advance", 1_000), f"/fund/proposals/{going.proposal.code}/money/"
    going.pay(order)
    entry = Entry.objects.get(sort="advance")
    assert office.post(f"{money}void/", {"of": order.pk, "reason": "重开"}).status_code == 422, "it is paid"
    assert accountant.post(f"{money}reverse/", {"of": entry.pk, "words": "", "day": DAY}).status_code == 422
    accountant.post(f"{money}reverse/", {"of": entry.pk, "words": "收款方写错", "day": DAY})
    assert Leaf.objects.filter(kind="correction", body__contains="收款方写错").exists()
    assert "作废它的付款单" in text_of(office.get(money))
    office.post(f"{money}void/", {"of": order.pk, "reason": "收款方写错，重开"})
    assert "收款方写错，重开" in text_of(office.get(money))
    going.decision.refresh_from_db()
    assert going.decision.ordered == 0


def test_what_came_back_of_an_advance_is_booked(going: Doing, client_of: Callable[..., Client]) -> None:
    order, money = going.order("advance", 1_000), f"/fund/proposals/{going.proposal.code}/money/"
    going.pay(order)
    accountant = client_of("accountant")
    wrong = accountant.post(f"{money}back/", {"of": order.pk, "amount": "11", "day": DAY})
    assert wrong.status_code == 422 and f'href="#back-{order.pk}-amount"' in text_of(wrong)
    accountant.post(f"{money}back/", {"of": order.pk, "amount": "4", "day": DAY})
    going.decision.refresh_from_db()
    assert (going.decision.drawn, going.decision.advanced) == (600, 600)


def test_an_order_of_another_project_is_not_found(going: Doing, fund: Fund, client_of: Callable[..., Client]) -> None:
    other = a_project(fund, name="别的").order("advance", 1_000)
    way = f"/fund/proposals/{going.proposal.code}/money/pay/"
    assert client_of("accountant").post(way, {"of": other.pk, "day": DAY}).status_code == 404
    assert client_of("accountant").post(way, {"day": DAY}).status_code == 404
    assert client_of("office").post(way, {"of": other.pk, "day": DAY}).status_code == 403


def test_a_second_tap_orders_once(going: Doing, client_of: Callable[..., Client]) -> None:
    said = {"sort": "advance", "amount": "10", "token": "0198f0c2-0000-7000-8000-000000000009"}
    for _ in range(2):
        client_of("office").post(f"/fund/proposals/{going.proposal.code}/money/order/", said)
    assert Order.objects.count() == 1


def test_not_good_needs_a_word_and_the_office_reads_it(going: Doing, client_of: Callable[..., Client]) -> None:
    office, resident = client_of("office"), client_of("visitor")
    one = named(office, going.proposal.code)[0]
    way = f"/o/{link_token(one.pk)}/"
    wrong = resident.post(f"{way}found/", {"part": 1, "good": "no", "words": ""})
    assert wrong.status_code == 422 and 'href="#id_words"' in text_of(wrong)
    resident.post(f"{way}found/", {"part": 1, "good": "no", "words": "椅脚松", "photos": [photo()]})
    assert "您在 2026-10-12 说：还不行" in text_of(resident.get(way))
    page = text_of(office.get(f"/fund/proposals/{going.proposal.code}/work/"))
    assert "椅脚松" in page and "叫人修好" in page
    assert Picture.objects.get().shown_at is None
    assert resident.post(f"{way}found/", {"part": 9, "good": "yes"}).status_code == 422
    assert resident.post(f"{way}found/", {"part": 1, "good": "yes", "photos": [pdf()]}).status_code == 422


def test_the_pages_of_the_work_name_nobody_to_the_committee(going: Doing, client_of: Callable[..., Client]) -> None:
    named(client_of("office"), going.proposal.code)
    way = f"/fund/proposals/{going.proposal.code}/work/"
    assert re.search("王大妈", text_of(client_of("office").get(way)))
    for role in ("committee", "street", "accountant"):
        page = text_of(client_of(role).get(way))
        assert not re.search("王大妈|李师傅|/o/|10000090000", page), role


def test_a_paper_is_published_by_someone_else(going: Doing, client_of: Callable[..., Client]) -> None:
    office, secretary = client_of("office"), client_of("secretary")
    people, work = named(office, going.proposal.code), f"/fund/proposals/{going.proposal.code}/work/"
    for one in people:
        said = {"part": 1, "checker": one.pk, "good": "yes", "words": "", "scan": pdf(f"{one.pk}.pdf")}
        assert office.post(f"{work}paper/", said).status_code == 303
    assert office.post(f"{work}paper/", {"part": 1, "checker": people[0].pk, "good": "yes"}).status_code == 422
    accept = {"part": 1, "words": "", "unit": "people", "method": "counted"}
    mine = office.post(f"{work}accept/", accept)
    assert mine.status_code == 422 and going.proposal.acceptances.count() == 0
    assert secretary.post(f"{work}accept/", accept).status_code == 303
    assert going.proposal.acceptances.count() == 1


def test_someone_goes_and_the_link_opens_nothing(going: Doing, client_of: Callable[..., Client]) -> None:
    office, resident = client_of("office"), client_of("visitor")
    one, work = named(office, going.proposal.code)[0], f"/fund/proposals/{going.proposal.code}/work/"
    office.post(f"{work}again/", {"of": one.pk})
    office.post(f"{work}go/", {"of": one.pk})
    assert resident.get(f"/o/{link_token(one.pk)}/").status_code == 404
    said = {"kind": "overseer", "name": "m2", "phone": fund_phone(going)}
    answer = office.post(f"{work}name/", said)
    assert answer.status_code == 422 and 'href="#name-name"' in text_of(answer), "who sits on the committee"


def fund_phone(going: Doing) -> str:
    return going.fund.world.people["member2"].phone


def test_a_photo_is_shown_once_someone_has_looked_and_holds_nothing_but_the_picture(
    going: Doing, client_of: Callable[..., Client]
) -> None:
    office, resident, work = client_of("office"), client_of("visitor"), f"/fund/proposals/{going.proposal.code}/work/"
    held, exif = BytesIO(), Image.Exif()
    exif[0x010F] = "a camera"
    Image.new("RGB", (40, 30), "teal").save(held, "JPEG", exif=exif)
    sent = SimpleUploadedFile("a.jpg", held.getvalue())
    office.post(f"{work}picture/", {"part": "1", "photos": [sent], "words": "新长椅"})
    picture = Picture.objects.get()
    way = f"/fund/pictures/{picture.pk}.jpg"
    assert resident.get(way).status_code == 404
    assert office.post(f"{work}show/", {"of": picture.pk}).status_code == 422
    office.post(f"{work}show/", {"of": picture.pk, "looked": "1"})
    shown = b"".join(resident.get(way).streaming_content)  # type: ignore[attr-defined]
    assert not Image.open(BytesIO(shown)).getexif()
    assert way in text_of(resident.get(f"/fund/projects/{going.proposal.code}/"))
    office.post(f"{work}hide/", {"of": picture.pk})
    assert resident.get(way).status_code == 404


def test_the_slip_of_an_overseer_says_what_to_do_and_carries_the_link(
    going: Doing, client_of: Callable[..., Client]
) -> None:
    one = named(client_of("office"), going.proposal.code)[0]
    paper = read(client_of("office").get(f"/fund/proposals/{going.proposal.code}/slips/{one.pk}.pdf").content)
    assert all(words in paper.words for words in ("五号院暖阳座椅", "王大妈", "监督员")), paper.words


def test_kits_and_money_from_elsewhere_are_noted(fund: Fund, client_of: Callable[..., Client]) -> None:
    kits, office = a_project(fund, sort="kits", milestones=[], budget=[]), client_of("office")
    work, grid = f"/fund/proposals/{kits.proposal.code}/work/", fund.world.grids[0]
    office.post(f"{work}kit/", {"micro_grid": grid.pk, "day": DAY})
    assert office.post(f"{work}kit/", {"micro_grid": grid.pk, "day": DAY}).status_code == 422
    assert Kit.objects.count() == 1
    for amount in ("1,400", "-400"):
        office.post(f"{work}outside/", {"source": "residents", "amount": amount, "day": DAY, "words": "自筹"})
    assert sum(one.fen for one in Outside.objects.all()) == 100_000
    wrong = office.post(f"{work}outside/", {"source": "unit", "amount": "5", "day": "2027-01-01"})
    assert wrong.status_code == 422 and 'href="#outside-day"' in text_of(wrong)
    page = text_of(client_of("visitor").get(f"/fund/projects/{kits.proposal.code}/"))
    assert "1,000.00" in page and grid.name in page


def test_a_stipend_run_shows_its_list_then_seals_it(fund: Fund, client_of: Callable[..., Client]) -> None:
    Appointment.objects.filter(person__name="steward2").update(start="2026-09-16")
    office, said = client_of("office"), {"run_start": "2026-09-01", "run_until": "2026-09-30", "rate": "300"}
    first = text_of(office.post("/fund/stipends/new/", said))
    assert "30/30" in first and "15/30" in first and "450.00" in first and not Proposal.objects.exists()
    wrong = office.post("/fund/stipends/new/", said | {"run_until": "2026-08-01"})
    assert wrong.status_code == 422 and 'href="#id_run_until"' in text_of(wrong)
    last = said | {"sure": "1", "purpose": "P00", "match": "未限定用途"}
    unconfirmed = office.post("/fund/stipends/new/", last)
    assert unconfirmed.status_code == 422 and "300" in text_of(unconfirmed) and not Proposal.objects.exists()
    made = office.post("/fund/stipends/new/", last | {"confirmed": "1"})
    run = Stipends.objects.get()
    assert made.headers["Location"] == f"/fund/proposals/{run.proposal.code}/stipends/" and run.fen == 45_000
    accountant, way = client_of("accountant"), made.headers["Location"]
    assert "steward2" not in text_of(accountant.get(way))
    assert "steward2" in text_of(accountant.post(way))
    assert client_of("committee").post(way).status_code == 403


def test_the_desk_says_what_waits_for_whom(fund: Fund, client_of: Callable[..., Client]) -> None:
    underway(fund)
    office, accountant = (text_of(client_of(who).get("/fund/desk/")) for who in ("office", "accountant"))
    assert "五号院暖阳座椅" in office and "叫人修好" in office and "指定两位监督员" in office
    assert "五号院暖阳座椅" not in accountant and "付款单待付款" in accountant
    assert "等您办的项目" not in text_of(client_of("street").get("/fund/desk/"))


@pytest.mark.parametrize(
    ("who", "path", "most"),
    [
        ("office", "/fund/desk/", 30),
        ("visitor", "/fund/projects/", 6),
        ("visitor", "/fund/projects/{done}/", 12),
        ("visitor", "/o/{overseer}/", 6),
        ("office", "/fund/proposals/{project}/money/", 12),
        ("office", "/fund/proposals/{project}/work/", 13),
        ("accountant", "/fund/orders/", 6),
    ],
)
def test_a_page_costs_the_same_however_much_there_is(
    who: str, path: str, most: int, fund: Fund, client_of: Callable[..., Client]
) -> None:
    way, client = path.format(**underway(fund)), client_of(who)
    before = statements(lambda: client.get(way))
    for n in range(3):
        other = a_project(fund, 9_000, f"{n}号院暖阳座椅", milestones=["一", "二"], budget=[])
        other.order("advance", 1_000)
        other.accept(1, other.checkers(100 + 10 * n))
    assert statements(lambda: client.get(way)) == before
    assert before <= most


PAGES = (
    ("office", "/fund/proposals/{project}/money/"),
    ("accountant", "/fund/proposals/{project}/money/"),
    ("accountant", "/fund/proposals/{done}/money/"),
    ("office", "/fund/proposals/{project}/work/"),
    ("secretary", "/fund/proposals/{project}/work/"),
    ("visitor", "/o/{overseer}/"),
    ("office", "/fund/stipends/new/"),
    ("accountant", "/fund/proposals/{stipends}/stipends/"),
)


def test_every_form_can_be_sent_once_and_every_label_finds_its_field(
    fund: Fund, client_of: Callable[..., Client]
) -> None:
    here = underway(fund)
    for who, path in PAGES:
        page = text_of(client_of(who).get(path.format(**here)))
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", page, re.DOTALL):
            sent_once = 'name="token"' in form or re.search(r'action="/(language|elder)/"', form)
            assert sent_once and "csrfmiddlewaretoken" in form, (path, form[:200])
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), (path, {one for one in ids if ids.count(one) > 1})
        assert set(re.findall(r'<label[^>]*\sfor="([^"]+)"', page)) <= set(ids), path
