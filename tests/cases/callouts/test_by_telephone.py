"""What a responder answers by telephone is noted by whoever may call out, with who spoke and how."""

import pytest

from linli.audit.models import Footprint
from linli.cases.callouts.answering import Heard, accept, by_telephone
from linli.cases.models import Case, Response
from linli.cases.refusals import OwnerMissing, UnknownChoice
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep
from linli.notifications.models import Letter
from tests.builders import NOON, World, a_case, a_world
from tests.cases.callouts.called import a_call, a_specialist, holder, response_of

pytestmark = pytest.mark.django_db
COMES = Heard("accept", "赵师傅", "半小时到")


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def response(world: World) -> Response:
    one = a_specialist(world, "赵电工")
    return response_of(a_call(world, a_case(world), one), one)


def noted(world: World, response: Response, heard: Heard, who: str = "leader") -> Response:
    return by_telephone(response.pk, heard, by=world.actor(who), at=NOON)


@pytest.mark.parametrize("who", ["leader", "office", "secretary"])
def test_it_counts_as_their_answer_and_says_who_noted_it(who: str, world: World, response: Response) -> None:
    taken = noted(world, response, COMES, who)
    assert (taken.answer, taken.signed_at, taken.words) == ("accepted", NOON, "半小时到")
    assert taken.noted_by == world.people[who]
    foot = Footprint.objects.get(action="callout.accept")
    assert foot.words is not None
    assert (foot.actor, foot.words.text) == (str(world.people[who].pk), "☎ 赵师傅 半小时到")


@pytest.mark.parametrize("who", ["steward", "worker", "leader2", "street", "admin"])
def test_nobody_else_may(who: str, world: World, response: Response) -> None:
    with pytest.raises(NotAllowed):
        noted(world, response, COMES, who)


def test_of_a_private_matter_the_office_may_not(world: World, response: Response) -> None:
    Case.objects.update(sealed=True)
    with pytest.raises(NotAllowed):
        noted(world, response, COMES, "office")
    assert noted(world, response, COMES).answer == "accepted"


@pytest.mark.parametrize(
    ("heard", "refusal"),
    [
        (Heard("accept", " "), Missing),
        (Heard("finish", "赵师傅"), Missing),
        (Heard("decline", "赵师傅", "不归我"), OwnerMissing),
        (Heard("fly", "赵师傅"), UnknownChoice),
    ],
)
def test_what_is_needed_is_asked_for(heard: Heard, refusal: type[Exception], world: World, response: Response) -> None:
    with pytest.raises(refusal):
        noted(world, response, heard)
    response.refresh_from_db()
    assert (response.answer, response.noted_by) == ("called", None)


def test_the_way_is_the_same_as_by_the_link(world: World, response: Response) -> None:
    for step, answer in (("accept", "accepted"), ("arrive", "arrived"), ("finish", "done")):
        assert noted(world, response, Heard(step, "赵师傅", "合上闸了")).answer == answer
    with pytest.raises(OutOfStep):
        noted(world, response, COMES)


def test_a_later_answer_by_the_link_is_theirs_again(world: World, response: Response) -> None:
    noted(world, response, Heard("contact", "赵师傅"))
    response.refresh_from_db()
    assert response.noted_by == world.people["leader"]
    accept_again = Heard("arrive", "赵师傅")
    noted(world, response, accept_again)
    other = a_specialist(world, "钱电工")
    second = response_of(a_call(world, a_case(world, words="总闸又跳了"), other), other)
    assert accept(second.pk, by=holder(second), at=NOON).noted_by is None


def test_who_noted_a_refusal_gets_no_letter_about_it_and_another_caller_does(world: World, response: Response) -> None:
    declines = Heard("decline", "赵师傅", "不归我", "供电所")
    taken = noted(world, response, declines)
    assert (taken.answer, taken.owner) == ("declined", "供电所")
    assert not Letter.objects.filter(kind="callout_declined").exists()
    other = a_specialist(world, "钱电工")
    second = response_of(a_call(world, a_case(world, words="总闸又跳了"), other), other)
    noted(world, second, declines, "office")
    assert Letter.objects.get(kind="callout_declined").person == world.people["leader"]
