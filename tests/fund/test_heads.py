"""What is signed continues what was signed before; a bent or restored log finds no signature."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from linli.engines.transparency import Head as Signed
from linli.engines.transparency import verified
from linli.foundation.refusals import NotAllowed
from linli.fund.books import heads, queries
from linli.fund.books.keys import Keys
from linli.fund.models import Head
from linli.fund.refusals import KeyMissing, NotContinued
from tests.fund.granted import a_proposal, decided
from tests.fund.ground import Fund, a_fund

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund() -> Fund:
    return a_fund()


@pytest.fixture
def keys(tmp_path: Path, fund: Fund) -> Keys:
    keys = Keys(tmp_path / "keys")
    keys.make(heads.name_of(fund.world.community))
    return keys


def signed(fund: Fund, keys: Keys, who: str = "accountant") -> Head:
    return heads.sign(fund.world.community, keys, by=fund.world.actor(who), at=fund.tick())


def test_a_head_is_signed_and_can_be_checked(fund: Fund, keys: Keys) -> None:
    head = signed(fund, keys)
    log = heads.name_of(fund.world.community)
    said = Signed(log, head.size, bytes.fromhex(head.root), f"{head.at:%Y-%m-%dT%H:%M:%SZ}")
    assert verified(said, bytes.fromhex(head.signature), keys.of(log).public_key())
    assert (head.size, head.root) == (4, queries.tree(fund.community).root().hex())


def test_a_log_that_goes_on_is_signed_again(fund: Fund, keys: Keys) -> None:
    signed(fund, keys)
    fund.gift(500)
    assert signed(fund, keys).size == 5


def test_a_log_from_an_old_backup_is_not_signed(fund: Fund, keys: Keys) -> None:
    keys.remember(heads.name_of(fund.world.community), 9, bytes(32))
    with pytest.raises(NotContinued):
        signed(fund, keys)


def test_a_log_that_was_bent_is_not_signed(fund: Fund, keys: Keys) -> None:
    signed(fund, keys)
    keys.remember(heads.name_of(fund.world.community), 3, bytes(32))
    with pytest.raises(NotContinued):
        signed(fund, keys)
    assert Head.objects.count() == 1


def test_without_its_key_nothing_is_signed(fund: Fund, tmp_path: Path) -> None:
    with pytest.raises(KeyMissing):
        signed(fund, Keys(tmp_path))


def test_only_who_may_signs(fund: Fund, keys: Keys) -> None:
    with pytest.raises(NotAllowed):
        signed(fund, keys, "office")


def test_a_head_stays_as_it_was_signed(fund: Fund, keys: Keys) -> None:
    signed(fund, keys)
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE fund_head SET size = 3")


def test_the_key_is_readable_by_its_owner_alone(keys: Keys) -> None:
    assert all(file.stat().st_mode & 0o077 == 0 for file in keys.folder.iterdir())


def test_a_grown_log_is_signed_once_a_day_and_after_a_decision(fund: Fund, tmp_path: Path) -> None:
    keys = Keys(tmp_path / "keys")
    assert [heads.sign_all(keys, at=fund.tick()) for _ in range(2)] == [1, 0]
    fund.gift(500)
    assert heads.sign_all(keys, at=fund.tick()) == 0, "it is the same day"
    decided(fund, a_proposal(fund, 500))
    assert heads.sign_all(keys, at=fund.tick()) == 1
    fund.gift(500)
    assert heads.sign_all(keys, at=fund.tick() + timedelta(hours=21)) == 1


def test_a_lost_key_is_not_made_anew(fund: Fund, keys: Keys, tmp_path: Path) -> None:
    signed(fund, keys)
    fund.gift(500)
    with pytest.raises(KeyMissing):
        heads.sign_all(Keys(tmp_path / "other"), at=fund.tick() + timedelta(days=1))
