"""The journey of a member of the fund's committee: a letter comes, its link is opened, the seat votes."""

import pytest

from linli.fund.models import Vote
from linli.notifications.models import Letter
from tests.fund.granting.walked import Walk
from tests.fund.ground import a_fund
from tests.web.handset import Hands, zh
from tests.web.town import Town


@pytest.fixture
def walk(town: Town) -> Walk:
    walk = Walk(a_fund(town.world))
    walk.fund.gift(150_000)
    walk.seats()
    walk.propose()
    walk.hear(days=30)
    return walk


def link_of(name: str) -> str:
    letter = Letter.objects.get(kind="fund_vote", person__name=name)
    return str(letter.params["link"])


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_member_opens_the_letter_reads_and_votes_in_three_taps(scripts: bool, walk: Walk, hands: Hands) -> None:
    phone = hands("m1", scripts=scripts)
    phone.open(link_of("m1"))
    phone.taps += 1  # on the link in the letter
    for words in ("1,000.00", "1,500.00", "500.00", "三处背阴的长椅换成木面的", "捐赠人指明用于座椅", "座椅装好"):
        assert phone.reads(words), words
    phone.tap("Yes, in favour")
    assert phone.reads("1,000.00")
    phone.tap("Send my yes")
    assert phone.taps <= 3
    assert Vote.objects.get().choice == "yes"
    assert phone.reads(zh("Your vote is cast. Thank you."))
    assert phone.button("Yes, in favour").count() == 0


def test_a_member_recuses_and_says_why_after_being_asked_for_it(walk: Walk, hands: Hands) -> None:
    phone = hands("m3")
    phone.open(link_of("m3"))
    phone.tap("Recuse me")
    phone.tap("Send: I am recused")
    assert not Vote.objects.exists()
    phone.write(phone.field("Why I recuse myself, as everyone reads it"), "家人在木作坊上班")
    phone.tap("Send: I am recused")
    assert Vote.objects.get().reason == "家人在木作坊上班"
