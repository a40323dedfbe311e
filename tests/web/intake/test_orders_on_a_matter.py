"""A matter that another system asked about says so where it is worked on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from linli.cases.intake.actions import Said
from linli.cases.matter import joining
from linli.cases.orders.actions import Order, take_order
from tests.builders import NOON, World, a_report, an_order

pytestmark = pytest.mark.django_db


def test_the_page_of_a_matter_names_the_order_and_its_deadline(world: World, client_of: Callable[..., Client]) -> None:
    order = Order("hotline", "HL-2026-77", NOON, NOON + timedelta(days=5))
    taken = take_order(world.place(), Said("楼道灯不亮"), order, by=world.actor("office"), at=NOON)
    address = f"/cases/{taken.report.case_id}/"
    for name in ("leader", "office"):
        page = client_of(name).get(address).content.decode()
        assert "HL-2026-77" in page
        assert f"/office/orders/{taken.pk}/" in page
    plain = client_of("steward").get(address).content.decode()
    assert "HL-2026-77" in plain
    assert "/office/orders/" not in plain


def test_so_does_the_page_of_the_matter_it_was_joined_with(world: World, client_of: Callable[..., Client]) -> None:
    order, target = an_order(world, "HL-2026-78"), a_report(world).case
    joining.merge(order.report.case_id, target.pk, by=world.actor("leader"), at=NOON, version=2)
    assert "HL-2026-78" in client_of("leader").get(f"/cases/{target.pk}/").content.decode()
