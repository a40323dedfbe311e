"""Open matters from before there were signs are marked: a step at a time, as often as one likes, and nothing twice."""

from uuid import UUID

import pytest

from linli.cases.alike import renewing
from linli.cases.matter import actions
from linli.cases.models import Case, Report, Sign
from tests.builders import NOON, World, a_report, a_world

pytestmark = pytest.mark.django_db
LAMP = "楼道灯坏了三天，老人上楼摸着墙走"


@pytest.fixture
def world() -> World:
    """Three matters of the time before signs: two open, one over."""
    made = a_world()
    a_report(made, LAMP)
    a_report(made, "楼下垃圾堆了一周没人收", place=1)
    over = a_report(made, LAMP).case
    done = actions.Result("solved", "换了灯泡")
    actions.resolve_on_spot(over.pk, done, by=made.actor("steward"), at=NOON, version=over.version)
    return made


def kept() -> tuple[set[int], dict[UUID, bytes]]:
    said = {id: bytes(signs) for id, signs in Report.objects.values_list("pk", "signs")}
    return set(Sign.objects.values_list("id", flat=True)), said


def forget() -> None:
    Sign.objects.all().delete()
    Report.objects.update(signs=b"")


def test_what_is_open_is_marked_as_if_it_were_reported_now(world: World) -> None:
    before, said = kept()
    forget()
    assert renewing.lacking().count() == 2
    assert renewing.renew() == 2
    after, now = kept()
    assert after == before
    assert [now[id] == said[id] for id in Report.objects.filter(case__stage="collected").values_list("pk", flat=True)]


def test_it_can_be_stopped_and_begun_again_and_repeated(world: World) -> None:
    before, _ = kept()
    forget()
    seen: list[tuple[int, UUID]] = []
    assert renewing.renew(most=1, step=lambda done, last: seen.append((done, last))) == 1
    assert seen == [(1, Case.objects.filter(stage="collected").order_by("id")[0].pk)]
    assert (renewing.renew(), renewing.renew()) == (1, 0)
    assert kept()[0] == before


def test_all_are_made_anew_from_where_one_likes(world: World) -> None:
    before = kept()
    first = renewing.lacking(whole=True)[0].pk
    assert renewing.renew(whole=True) == 2
    assert renewing.renew(whole=True, after=first) == 1
    assert kept() == before
