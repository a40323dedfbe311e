"""Blowing the whistle: whom, how soon, what is too much; silence; repeat; one joint closing."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from linli.audit.models import Footprint
from linli.cases.callouts import actions, queries
from linli.cases.callouts.actions import Call, Seat, blow
from linli.cases.labels import Answer, Outcome
from linli.cases.matter import actions as matter
from linli.cases.matter.actions import Result
from linli.cases.matter.joining import merge
from linli.cases.models import CallOut, Case, Response
from linli.cases.refusals import CalledJustNow, NobodyCalled, NoNumber, NotUrgent, TooManyCalls, UnknownChoice
from linli.cli import due
from linli.foundation.refusals import Missing, NotAllowed, OutOfStep, Stale
from linli.foundation.sealing import link_token
from linli.notifications.models import Letter
from tests.builders import NOON, World, a_case, a_world
from tests.cases.callouts.called import CALL, a_body, a_call, a_specialist, response_of, silence, walked

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    return a_case(world, at="handling")


def told(kind: str) -> list[UUID | None]:
    return list(Letter.objects.filter(kind=kind).order_by("id").values_list("person_id", flat=True))


def test_each_responder_gets_a_link_of_their_own_and_clocks(world: World, case: Case) -> None:
    one, body = a_specialist(world, "电工"), a_body(world, "幸福物业")
    callout = a_call(world, case, one, body)
    letters = {letter.person_id: letter for letter in Letter.objects.filter(kind="callout_prompt")}
    assert letters[one.pk].params["link"] == f"/c/{link_token(response_of(callout, one).pk)}/"
    assert letters[None].number == "037960000001"
    assert response_of(callout, one).sign_by == NOON + HOUR


def test_a_letter_says_where_and_the_number_and_nothing_of_what_it_is_about(world: World) -> None:
    case = a_case(world, at="handling", words="婆婆一个人在家摔了", kind="TJ06")
    a_call(world, case, a_specialist(world, "民警", "police"))
    params = Letter.objects.get(kind="callout_prompt").params
    assert params.keys() == {"place", "title", "link"}
    assert (params["place"], params["title"]) == (case.place_words, str(case.number))


def test_footprints_hold_no_name_and_no_number(world: World, case: Case) -> None:
    one = a_specialist(world, "赵电工")
    callout = a_call(world, case, one)
    walked(response_of(callout, one), "accepted")
    for foot in Footprint.objects.filter(action__startswith="callout."):
        assert foot.code in {str(callout.pk), str(response_of(callout, one).pk)}
        assert one.name not in f"{foot.actor} {foot.code}"


@pytest.mark.parametrize(
    ("call", "refusal"),
    [
        (Call("prompt", "  "), Missing),
        (Call("soon", "来看看"), UnknownChoice),
        (Call("urgent", "来看看"), NotUrgent),
    ],
)
def test_a_call_says_how_soon_and_why(world: World, case: Case, call: Call, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        a_call(world, case, a_specialist(world, "电工"), call=call)
    assert not CallOut.objects.exists()


def test_a_danger_may_be_called_at_once(world: World) -> None:
    case = a_case(world, words="电梯里关住人了", kind="FW05")
    assert a_call(world, case, a_specialist(world, "电工"), call=Call("urgent", "快来")).grade == "urgent"


def test_a_call_needs_somebody_of_this_community(world: World, case: Case) -> None:
    stranger = a_specialist(a_world(code="410305001002", name="邻村社区"), "邻村电工")
    for seats in ([], [Seat("供电员", uuid4())], [Seat("供电员", stranger.pk)]):
        with pytest.raises(NobodyCalled):
            blow(case.pk, CALL, seats, by=world.actor("leader"), at=NOON, version=case.version)


def test_a_person_ticked_under_two_duties_is_called_once_as_the_first(world: World, case: Case) -> None:
    one = a_specialist(world, "一人两职")
    seats = [Seat("供电员", one.pk), Seat("供水员", one.pk)]
    blow(case.pk, CALL, seats, by=world.actor("leader"), at=NOON, version=case.version)
    assert [response.duty for response in Response.objects.all()] == ["供电员"]


def test_at_most_six_responders_in_one_call(world: World, case: Case) -> None:
    people = [a_specialist(world, f"电工{n}") for n in range(7)]
    with pytest.raises(TooManyCalls):
        a_call(world, case, *people)
    assert a_call(world, case, *people[:6]).responses.count() == 6


def test_at_most_two_open_calls_and_a_third_after_one_is_closed(world: World, case: Case) -> None:
    people = [a_specialist(world, f"电工{n}") for n in range(3)]
    first = a_call(world, case, people[0])
    a_call(world, case, people[1])
    with pytest.raises(TooManyCalls):
        a_call(world, case, people[2])
    actions.close(first.pk, "看过了", by=world.actor("leader"), at=NOON)
    assert a_call(world, case, people[2]).pk


def test_the_same_one_is_called_again_after_half_an_hour_and_not_before(world: World, case: Case) -> None:
    one, body = a_specialist(world, "电工"), a_body(world, "幸福物业")
    a_call(world, case, one, body)
    for who in (one, body):
        with pytest.raises(CalledJustNow):
            a_call(world, case, who, at=NOON + timedelta(minutes=29))
    assert a_call(world, case, one, at=NOON + timedelta(minutes=30)).pk


def test_who_may_call_is_the_gate_s_to_say(world: World, case: Case) -> None:
    one = a_specialist(world, "电工")
    for name in ("steward", "worker", "leader2", "street"):
        with pytest.raises(NotAllowed):
            a_call(world, case, one, by=name)


def test_a_call_on_an_old_version_is_answered_with_the_fresh_state(world: World, case: Case) -> None:
    seats = [Seat("供电员", a_specialist(world, "电工").pk)]
    with pytest.raises(Stale):
        blow(case.pk, CALL, seats, by=world.actor("leader"), at=NOON, version=case.version - 1)


def test_a_finished_matter_is_not_called_out_for(world: World) -> None:
    with pytest.raises(OutOfStep):
        a_call(world, a_case(world, at="resolved"), a_specialist(world, "电工"))


def test_on_silence_the_rule_calls_the_next_of_the_order_and_tells_the_caller(world: World, case: Case) -> None:
    first, second, third = (a_specialist(world, name) for name in ("甲", "乙", "丙"))
    callout = a_call(world, case, first, then=(second, third))
    assert due.do_all(NOON + HOUR - timedelta(seconds=1))["silent"] == 0
    assert due.do_all(NOON + HOUR)["silent"] == 1
    assert response_of(callout, first).answer == Answer.SILENT
    assert response_of(callout, second).stands_for == response_of(callout, first)
    assert response_of(callout, second).sign_by == NOON + 2 * HOUR
    assert due.do_all(NOON + HOUR)["silent"] == 0
    due.do_all(NOON + 2 * HOUR)
    assert due.do_all(NOON + 3 * HOUR)["silent"] == 1
    assert response_of(callout, third).answer == Answer.SILENT
    leader = world.people["leader"].pk
    assert told("callout_next") == [leader, leader]
    assert told("callout_silent") == [leader]


def test_without_an_order_the_caller_hears_that_nobody_answered(world: World, case: Case) -> None:
    a_call(world, case, a_specialist(world, "甲"))
    due.do_all(NOON + HOUR)
    assert told("callout_silent") == [world.people["leader"].pk]


def test_nobody_is_called_twice_by_one_call_and_who_left_is_passed_over(world: World, case: Case) -> None:
    silent, coming, gone, last = (a_specialist(world, name) for name in ("沉默", "来了", "走了", "最后"))
    callout = a_call(world, case, silent, coming, then=(coming, gone, last))
    gone.appointments.all().delete()
    gone.delete()
    walked(response_of(callout, coming), "accepted")
    due.do_all(NOON + HOUR)
    assert [r.person for r in callout.responses.order_by("id")] == [silent, coming, last]


def test_an_organisation_may_be_next_too(world: World, case: Case) -> None:
    first, second = a_body(world, "甲物业"), a_body(world, "乙物业", contact="10000008888")
    callout = a_call(world, case, first, then=(second,))
    due.do_all(NOON + HOUR)
    assert (response_of(callout, first).number, response_of(callout, second).number) == ("", "10000008888")


def test_whoever_answered_is_not_passed_over(world: World, case: Case) -> None:
    one = a_specialist(world, "甲")
    response = walked(response_of(a_call(world, case, one), one), "accepted")
    assert due.do_all(NOON + 5 * HOUR)["silent"] == 0
    with pytest.raises(OutOfStep):
        actions.fall_back(response.pk, by=silence(world), at=NOON + 5 * HOUR)


def test_only_the_rule_passes_someone_over(world: World, case: Case) -> None:
    one = a_specialist(world, "甲")
    response = response_of(a_call(world, case, one), one)
    with pytest.raises(NotAllowed):
        actions.fall_back(response.pk, by=world.actor("leader"), at=NOON + HOUR)


def test_a_joint_closing_releases_the_awaited_and_thanks_who_is_there(world: World, case: Case) -> None:
    awaited, coming, there, done = (a_specialist(world, name) for name in ("还没回", "在路上", "在现场", "办完了"))
    body = a_body(world, "幸福物业")
    callout = a_call(world, case, awaited, coming, there, done, body)
    for who, to in ((coming, "accepted"), (there, "arrived"), (done, "done")):
        walked(response_of(callout, who), to)
    closed = actions.close(callout.pk, "总闸修好，三方都看过", by=world.actor("leader"), at=NOON + HOUR)
    answers = {r.person_id or r.organisation_id: r.answer for r in callout.responses.all()}
    assert answers == {
        awaited.pk: "released", coming.pk: "released", there.pk: "done", done.pk: "done", body.pk: "released",
    }  # fmt: skip
    assert (closed.summary, closed.closed_at) == ("总闸修好，三方都看过", NOON + HOUR)
    assert told("callout_released") == [awaited.pk, coming.pk, None]
    assert Letter.objects.get(kind="callout_released", person=None).number == "037960000001"


def test_a_call_that_was_answered_passed_on_or_is_over_need_not_be_told_any_more(world: World, case: Case) -> None:
    answered, silent, awaited = a_body(world, "幸福物业"), a_body(world, "供水站"), a_body(world, "供热站")
    one = a_specialist(world, "甲")
    callout = a_call(world, case, answered, silent, awaited, one)
    to_tell = {response_of(callout, body).pk for body in (answered, silent, awaited, one)}

    def waiting() -> set[object]:
        letters = Letter.objects.filter(kind="callout_prompt", state="waiting")
        return {pk for pk in to_tell if letters.filter(params__link=f"/c/{link_token(pk)}/").exists()}

    assert waiting() == to_tell
    walked(response_of(callout, answered), "accepted")
    actions.fall_back(response_of(callout, silent).pk, by=silence(world), at=NOON + 9 * HOUR)
    assert waiting() == {response_of(callout, awaited).pk, response_of(callout, one).pk}
    actions.close(callout.pk, "都看过了", by=world.actor("leader"), at=NOON + 10 * HOUR)
    assert waiting() == set()
    assert Letter.objects.filter(kind="callout_released").count() == 3


def test_what_was_told_of_a_call_stays_on_record(world: World, case: Case) -> None:
    body = a_body(world, "幸福物业")
    callout = a_call(world, case, body)
    Letter.objects.filter(kind="callout_prompt").update(state="told", told_at=NOON)
    walked(response_of(callout, body), "done")
    assert Letter.objects.filter(kind="callout_prompt", state="told").count() == 1


def test_a_closing_says_what_came_of_it_and_happens_once(world: World, case: Case) -> None:
    callout = a_call(world, case, a_specialist(world, "甲"))
    by = world.actor("leader")
    with pytest.raises(Missing):
        actions.close(callout.pk, " ", by=by, at=NOON)
    actions.close(callout.pk, "好了", by=by, at=NOON)
    with pytest.raises(OutOfStep):
        actions.close(callout.pk, "又好了", by=by, at=NOON)
    assert due.do_all(NOON + 9 * HOUR)["silent"] == 0


def test_the_answer_to_the_matter_ends_its_open_calls(world: World, case: Case) -> None:
    one = a_specialist(world, "甲")
    callout = a_call(world, case, one)
    case.refresh_from_db()
    result = Result(Outcome.SOLVED, "已恢复供电")
    matter.resolve(case.pk, result, by=world.actor("steward"), at=NOON, version=case.version)
    callout.refresh_from_db()
    assert (callout.summary, response_of(callout, one).answer) == ("已恢复供电", "released")


def test_declining_the_matter_ends_them_too(world: World) -> None:
    case, one = a_case(world), a_specialist(world, "甲")
    callout = a_call(world, case, one)
    case.refresh_from_db()
    matter.decline(case.pk, "信访", by=world.actor("leader"), at=NOON, version=case.version)
    assert response_of(callout, one).answer == "released"


def test_a_call_of_a_joined_matter_goes_on_until_the_other_has_its_answer(world: World, case: Case) -> None:
    joined, one = a_case(world), a_specialist(world, "甲")
    callout = a_call(world, joined, one)
    joined.refresh_from_db()
    merge(joined.pk, case.pk, by=world.actor("leader"), at=NOON, version=joined.version)
    assert walked(response_of(callout, one), "accepted").answer == "accepted"
    case.refresh_from_db()
    matter.resolve(case.pk, Result(Outcome.SOLVED), by=world.actor("steward"), at=NOON, version=case.version)
    assert response_of(callout, one).answer == "released"


def test_the_call_outs_of_a_matter_are_read_in_one_question_the_newest_first(
    world: World, case: Case, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    first = a_call(world, case, a_specialist(world, "甲"), a_body(world, "物业"))
    second = a_call(world, case, a_specialist(world, "乙"), at=NOON + HOUR)
    with django_assert_num_queries(1):
        found = queries.of_case(case)
        assert [(callout, len(seats)) for callout, seats in found] == [(second, 1), (first, 2)]


def test_a_look_at_a_responder_s_number_is_noted(world: World, case: Case) -> None:
    one, mute = a_specialist(world, "甲"), a_body(world, "无电话", contact="")
    callout = a_call(world, case, one, mute)
    actions.ring(response_of(callout, one).pk, by=world.actor("leader"), at=NOON)
    assert Footprint.objects.filter(action="callout.ring", object_id=case.pk).count() == 1
    with pytest.raises(NoNumber):
        actions.ring(response_of(callout, mute).pk, by=world.actor("leader"), at=NOON)
    with pytest.raises(NotAllowed):
        actions.ring(response_of(callout, one).pk, by=world.actor("leader2"), at=NOON)
