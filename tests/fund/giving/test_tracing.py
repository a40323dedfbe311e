"""What became of a gift: every fen of it is held, or was spent for something that stands in the log."""

import random
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.access.actors import rule
from linli.foundation.refusals import NotAllowed
from linli.fund.giving import asking, booking, donors, inquiring, telling
from linli.fund.giving.asking import ask
from linli.fund.giving.tracing import Stand, trace
from linli.fund.labels import Sort
from linli.fund.models import Asking, Decision, Entry, Gift, Inquiry
from linli.notifications import queries as outbox
from linli.notifications.models import Letter
from linli.notifications.wording import sentence
from tests.fund import granted
from tests.fund.giving.given import DAY, a_donor, a_gift, a_statement, an_agreement, donor_of
from tests.fund.ground import Fund, a_fund, used

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    return a_fund()


def came(fund: Fund, fen: int = 20_000, **said: Any) -> Gift:
    gift = a_gift(fund, fen, **said)
    by = fund.world.actor("accountant")
    return booking.book_gift(gift.pk, DAY, "later", by=by, at=fund.tick(), version=gift.version)


def lot(gift: Gift) -> str:
    return f"{gift.entry.number}.0"  # type: ignore[union-attr]


def decided(fund: Fund, fen: int, name: str = "三号院座椅") -> int:
    """The number of a yes to a proposal."""
    return granted.decided(fund, granted.a_proposal(fund, fen, name=name, milestones=["座椅安装"])).number


def accepted(fund: Fund, decision: int, final: bool = True) -> None:
    told = {"part": "座椅安装", "photos": ["ab" * 32, "cd" * 32],
            "people": {"count": 60, "unit": "人", "method": "counted"}}  # fmt: skip
    granted.accepted(fund, Decision.objects.get(number=decision).proposal, final=final, **told)


def paid(fund: Fund, gift: Gift, fen: int, decision: int, sort: Sort = Sort.PAYMENT) -> Entry:
    text = f"1141 P01 {fen}; 1002 P01 {-fen}" if sort == Sort.ADVANCE else used(fen)
    order = granted.paid_out(fund, granted.an_order(fund, Decision.objects.get(number=decision), sort, fen))
    return fund.entry(sort, text, f"1 <- {lot(gift)} {fen}", order=order.key, decision=decision)


def test_nothing_spent_all_is_held(fund: Fund) -> None:
    found = trace(came(fund))
    assert (found.held, found.parts, found.left, found.spent) == ({"暖阳座椅": 20_000}, (), 20_000, 0)


def test_a_promise_has_no_trace(fund: Fund) -> None:
    assert trace(a_gift(fund)).left == 0


def test_a_payment_leads_to_its_project_and_to_what_was_accepted(fund: Fund) -> None:
    gift, decision = came(fund), decided(fund, 50_000)
    paid(fund, gift, 8_000, decision)
    part = trace(gift).parts[0]
    assert (part.fen, part.project, part.decision, part.stand) == (8_000, "三号院座椅", decision, Stand.PAID)
    accepted(fund, decision, final=False)
    assert trace(gift).parts[0].stand == Stand.UNDERWAY
    accepted(fund, decision)
    part = trace(gift).parts[0]
    assert part.stand == Stand.ACCEPTED
    assert [(one.part, one.people, one.photos) for one in part.accepted][-1] == (
        "座椅安装", {"count": 60, "unit": "人", "method": "counted"}, 2
    )  # fmt: skip


def test_acceptances_of_other_projects_are_not_taken_for_it(fund: Fund) -> None:
    gift = came(fund)
    decisions = [decided(fund, 50_000, f"项目{n}") for n in range(4)]
    paid(fund, gift, 100, decisions[0])
    for other in decisions[1:]:
        accepted(fund, other)
    assert trace(gift).parts[0].stand == Stand.PAID


def test_what_comes_back_of_an_advance_is_held_again(fund: Fund) -> None:
    gift, decision = came(fund), decided(fund, 50_000)
    advance = paid(fund, gift, 8_000, decision, Sort.ADVANCE)
    fund.entry(Sort.RETURNED, "1002 P01 3000; 1141 P01 -3000", f"0 <- {lot(gift)} -3000", about=advance.number)
    found = trace(gift)
    assert (found.parts[0].fen, found.parts[0].stand, found.left) == (5_000, Stand.ADVANCED, 15_000)


def test_a_reversed_payment_never_was(fund: Fund) -> None:
    gift, decision = came(fund), decided(fund, 50_000)
    wrong = paid(fund, gift, 8_000, decision)
    fund.entry(Sort.REVERSAL, used(-8000), f"1 <- {lot(gift)} -8000", reverses=wrong.number)
    assert (trace(gift).parts, trace(gift).left) == ((), 20_000)


def changed(fund: Fund, gift: Gift, to: str) -> None:
    ask(gift.pk, to, "换", by=fund.world.actor("office"), at=fund.tick(), version=gift.version)
    one = Asking.objects.get(gift=gift, answer="")
    asking.answer(one.pk, "yes", by=donor_of(gift), at=fund.tick())
    booking.carry_out(one.pk, DAY, by=fund.world.actor("accountant"), at=fund.tick())


def test_the_trace_follows_a_change_of_purpose(fund: Fund) -> None:
    gift = came(fund)
    paid(fund, gift, 5_000, decided(fund, 50_000))
    changed(fund, gift, "P02")
    new = Entry.objects.get(sort="change").number
    fund.entry(Sort.PAYMENT, used(600, "P02"), f"1 <- {new}.2 600")
    found = trace(gift)
    assert [(part.fen, part.purpose) for part in found.parts] == [(5_000, "暖阳座椅"), (600, "助餐")]
    assert (found.held, found.changes, found.spent + found.left) == ({"助餐": 14_400}, 1, 20_000)


@pytest.mark.parametrize("seed", range(4))
def test_every_fen_is_held_or_spent(seed: int, fund: Fund) -> None:
    dice, gift, decision = random.Random(seed), came(fund, 50_000), decided(fund, 10**6)
    for _ in range(8):
        left = trace(gift).left
        fen = dice.randint(1, max(1, left // 2))
        entry = paid(fund, gift, fen, decision, dice.choice([Sort.PAYMENT, Sort.ADVANCE]))
        if entry.sort == Sort.ADVANCE and dice.random() < 0.5:
            back = dice.randint(1, fen)
            text = f"1002 P01 {back}; 1141 P01 {-back}"
            fund.entry(Sort.RETURNED, text, f"0 <- {lot(gift)} {-back}", about=entry.number)
    found = trace(gift)
    assert found.spent + found.left == 50_000


def test_a_trace_costs_the_same_however_much_was_paid(fund: Fund) -> None:
    gift = came(fund)
    for n in range(5):
        decision = decided(fund, 50_000, f"项目{n}")
        paid(fund, gift, 100, decision)
        accepted(fund, decision)
    with CaptureQueriesContext(connection) as asked:
        assert len(trace(gift).parts) == 5
    assert len(asked) <= 6


def told(fund: Fund) -> int:
    by = rule("fund", fund.community)
    return telling.tell_spent(fund.world.community, by=by, at=fund.tick())


def test_a_donor_is_thanked_and_told_unasked_when_something_was_spent(fund: Fund) -> None:
    gift = came(fund)
    assert told(fund) == 0
    decision = decided(fund, 50_000)
    paid(fund, gift, 8_000, decision)
    paid(fund, gift, 1_000, decision)
    assert (told(fund), told(fund)) == (1, 0)
    paid(fund, gift, 500, decision)
    assert told(fund) == 1
    letters = Letter.objects.order_by("posted_at")
    assert [letter.kind for letter in letters] == ["gift_received", "gift_spent", "gift_spent"]
    assert "90.00" in sentence(letters[1], "https://x.test") and "/gift/" in sentence(letters[1], "https://x.test")
    assert letters[1].number == "10012345678"


def test_after_a_change_of_purpose_too(fund: Fund) -> None:
    gift = came(fund)
    changed(fund, gift, "P02")
    new = Entry.objects.get(sort="change").number
    fund.entry(Sort.PAYMENT, used(600, "P02"), f"1 <- {new}.2 600")
    assert told(fund) == 1


def test_whoever_is_not_known_is_told_nothing(fund: Fund) -> None:
    nameless = a_donor(fund, name="", phone="")
    for donor in (None, nameless):
        gift = came(fund, donor=donor.pk if donor else None) if donor else came_from_nobody(fund)
        paid(fund, gift, 100, decided(fund, 50_000))
    assert told(fund) == 0 and not Letter.objects.exists()


def came_from_nobody(fund: Fund) -> Gift:
    gift = a_gift(fund)
    Gift.objects.filter(pk=gift.pk).update(donor=None)
    by = fund.world.actor("accountant")
    return booking.book_gift(gift.pk, DAY, "nameless", by=by, at=fund.tick(), version=gift.version)


def test_without_a_number_a_person_tells_and_ticks(fund: Fund) -> None:
    came(fund, donor=a_donor(fund, phone="").pk)
    office = fund.world.actor("office")
    letter = outbox.donors_to_tell(office).get()
    assert not outbox.to_tell(office).exists(), "it is no matter of the grids"
    telling.tick(letter.pk, "phone", by=office, at=fund.tick())
    assert not outbox.donors_to_tell(office).exists()
    with pytest.raises(NotAllowed):
        telling.tick(letter.pk, "phone", by=fund.world.actor("leader"), at=fund.tick())


def test_erased_nothing_is_sent_any_more(fund: Fund) -> None:
    gift = came(fund)
    donors.erase(gift.donor_id, by=donor_of(gift), at=fund.tick())
    paid(fund, gift, 100, decided(fund, 50_000))
    assert told(fund) == 0
    assert not Letter.objects.exclude(number="").exists()


def test_a_merchant_is_told_what_its_share_did(fund: Fund) -> None:
    statement = a_statement(fund, an_agreement(fund), day=20)
    gift = statement.gift
    assert gift is not None
    by = fund.world.actor("accountant")
    gift = booking.book_gift(gift.pk, date(2026, 9, 30), "later", by=by, at=fund.tick(), version=1)
    paid(fund, gift, 1001, decided(fund, 50_000))
    assert told(fund) == 1


def test_a_donor_may_see_the_records_and_is_answered(fund: Fund) -> None:
    gift, office = a_gift(fund), fund.world.actor("office")
    asked = inquiring.inquire(gift.pk, "copy", "发票复印件", by=donor_of(gift), at=fund.tick())
    assert inquiring.inquire(gift.pk, "copy", by=donor_of(gift), at=fund.tick()) == asked
    with pytest.raises(NotAllowed):
        inquiring.reply(asked.pk, "好", by=donor_of(gift), at=fund.tick())
    with pytest.raises(NotAllowed):
        inquiring.inquire(gift.pk, "copy", by=donor_of(a_gift(fund)), at=fund.tick())
    inquiring.reply(asked.pk, "周三下午到居委会", by=office, at=fund.tick())
    assert Inquiry.objects.get().answer == "周三下午到居委会"
