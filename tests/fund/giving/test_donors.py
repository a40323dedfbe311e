"""Donors: sealed, shown as they wish, erased at a word."""

import pytest
from django.db import connection

from linli.audit import queries as footprints
from linli.foundation.refusals import Missing, NotAllowed
from linli.fund.giving import donors, queries
from linli.fund.giving.donors import Named
from linli.fund.giving.refusals import Erased, NoName, NoNickname
from linli.fund.models import Donor, Gift
from tests.fund.giving.given import NUMBER, a_donor, a_gift, an_agreement, donor_of
from tests.fund.ground import Fund, a_fund

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    return a_fund()


def test_a_name_and_a_number_do_not_lie_readable_in_the_database(fund: Fund) -> None:
    a_donor(fund, nickname="爱笑的阿姨")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM fund_donor")
        lain = str(cursor.fetchall())
    assert not [said for said in ("王淑芬", NUMBER, "爱笑") if said in lain]


def test_a_donor_is_found_by_the_whole_name_or_number(fund: Fund) -> None:
    donor, office = a_donor(fund), fund.world.actor("office")
    a_donor(fund, "李建国", phone="")
    found = [list(queries.donors(office, words)) for words in ("王淑芬", "100 1234 5678", "王", "")]
    assert found[:3] == [[donor], [donor], []] and len(found[3]) == 2


def test_a_donor_is_kind_and_nameless_unless_a_name_is_asked_for(fund: Fund) -> None:
    assert a_donor(fund).shown == "kind"


def test_a_donor_says_by_the_link_how_to_be_shown(fund: Fund) -> None:
    gift = a_gift(fund)
    shown = donors.show_as(gift.donor_id, "nickname", "老槐树", by=donor_of(gift), at=fund.tick())
    assert (shown.shown, shown.nickname, shown.name) == ("nickname", "老槐树", "王淑芬")


def test_a_link_opens_its_own_donor_alone(fund: Fund) -> None:
    gift, other = a_gift(fund), a_donor(fund, "李建国")
    with pytest.raises(NotAllowed):
        donors.show_as(other.pk, "name", by=donor_of(gift), at=fund.tick())
    with pytest.raises(NotAllowed):
        donors.erase(other.pk, by=donor_of(gift), at=fund.tick())


@pytest.mark.parametrize(
    ("named", "refused"),
    [
        (Named("partner"), Missing),
        (Named("person", shown="nickname"), NoNickname),
        (Named("person", shown="name"), NoName),
    ],
)
def test_what_is_shown_must_be_there(named: Named, refused: type[Exception], fund: Fund) -> None:
    with pytest.raises(refused):
        donors.enter(named, by=fund.world.actor("office"), at=fund.tick())


@pytest.mark.parametrize("role", ["committee", "secretary", "street", "leader", "steward", "admin"])
def test_others_neither_see_nor_enter_donors(role: str, fund: Fund) -> None:
    donor, by = a_donor(fund), fund.world.actor(role)
    assert not queries.donors(by).exists()
    for verb in (donors.see_number, donors.erase):
        with pytest.raises(NotAllowed):
            verb(donor.pk, by=by, at=fund.tick())
    with pytest.raises(NotAllowed):
        donors.enter(Named("person"), by=by, at=fund.tick())


def test_whoever_looks_at_a_number_leaves_a_footprint(fund: Fund) -> None:
    donor = a_donor(fund)
    seen = donors.see_number(donor.pk, by=fund.world.actor("accountant"), at=fund.tick())
    assert seen.phone == NUMBER
    assert [foot.action for foot in footprints.of(donor.pk)][-1] == "donor.see_number"


def test_erasing_leaves_nothing_that_tells_who_gave(fund: Fund) -> None:
    gift = a_gift(fund)
    Gift.objects.filter(pk=gift.pk).update(salt="0" * 32, identity="王淑芬")
    donors.erase(gift.donor_id, by=donor_of(gift), at=fund.tick())
    donor, gift = Donor.objects.get(), Gift.objects.get()
    assert (donor.name, donor.phone, donor.name_index, donor.phone_index) == ("", "", "", "")
    assert (gift.salt, gift.identity) == ("", "")
    assert donors.erase(donor.pk, by=fund.world.actor("office"), at=fund.tick()).erased_at == donor.erased_at
    with pytest.raises(Erased):
        donors.show_as(donor.pk, "name", by=donor_of(gift), at=fund.tick())


def test_erasing_a_merchant_takes_the_salt_of_its_agreements_too(fund: Fund) -> None:
    agreement = an_agreement(fund)
    donors.erase(agreement.party_id, by=fund.world.actor("office"), at=fund.tick())
    agreement.refresh_from_db()
    assert (agreement.salt, agreement.identity) == ("", "")


def test_the_database_keeps_no_half_erased_donor(fund: Fund) -> None:
    donor = a_donor(fund)
    with pytest.raises(Exception, match="fund_donor_erased_whole"):
        Donor.objects.filter(pk=donor.pk).update(erased_at=fund.tick())
