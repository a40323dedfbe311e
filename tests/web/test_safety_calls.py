"""The keeper's page says at a glance what is to be done."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from linli.care.models import Entry
from linli.foundation import clock
from tests.builders import World
from tests.care.listed import an_entry


def test_the_number_to_ring_stands_out_also_on_a_day_when_somebody_else_is_away(
    world: World, client_of: Callable[..., Client]
) -> None:
    an_entry(world)
    day = clock.today(clock.now())
    gone = an_entry(world, phone="10055552003")
    Entry.objects.filter(pk=gone.pk).update(away_from=day, away_until=day + timedelta(days=3))
    page = client_of("steward").get("/care/").content.decode()
    assert f"/care/{gone.pk}/" in page
    button = page[page.index('/number/"') :].split("<button", 1)[1].split(">", 1)[0]
    assert "quiet" not in button
