"""A provider's month states the share that is due to the fund, by its own link too."""

from datetime import date

import pytest

from linli.access.actors import bearer
from linli.fund.models import Agreement, Statement
from linli.projects.models import MonthTold
from linli.projects.sessions import stating
from linli.projects.sessions.stating import Told
from tests.builders import NOON, World, a_world
from tests.fund.giving.given import an_agreement
from tests.fund.ground import a_fund
from tests.projects.lived import a_service


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def test_the_share_is_a_promised_gift(world: World) -> None:
    agreement: Agreement = an_agreement(a_fund(world), sort="service", stream="services")
    service = a_service(world, agreement=agreement.pk)
    link = bearer(world.community.pk, service.pk)
    made: MonthTold = stating.tell_month(
        service.pk, Told(date(2026, 9, 1), 90, "counted", 20, 1000_00), by=link, at=NOON
    )
    statement: Statement | None = made.statement
    assert statement is not None and statement.agreement == agreement
    assert statement.due > 0 and statement.gift is not None and statement.gift.state == "promised"
