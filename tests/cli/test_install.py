"""Founding a community: who may enter afterwards."""

from datetime import UTC, datetime

import pytest

from linli.access.queries import actor_of
from linli.audit.models import Footprint
from linli.foundation import clock
from linli.foundation.refusals import Missing
from linli.office import install, signin
from linli.people.models import Person
from linli.territory.models import Community

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
WANTED = install.Founding("示范社区", "110101001009", "王示范", "10000000001", "示范街道", "李示范", "10000000002")


def test_another_person_may_be_the_officer() -> None:
    founded = install.found(WANTED, at=AT)
    posts = [actor_of(p, clock.today(AT), True).roles for p in (founded.administrator, founded.officer)]
    assert posts == [("admin",), ("office",)]


def test_the_administrator_enters_by_the_ticket() -> None:
    founded = install.found(WANTED, at=AT)
    signed = signin.sign_in_by_ticket(founded.ticket, "Android", at=AT)
    assert signed.device.person == founded.administrator


def test_without_a_name_nothing_is_founded() -> None:
    with pytest.raises(Missing):
        install.found(install.Founding("示范社区", "110101001009", " ", "10000000001"), at=AT)
    assert (Community.objects.count(), Person.objects.count(), Footprint.objects.count()) == (0, 0, 0)
