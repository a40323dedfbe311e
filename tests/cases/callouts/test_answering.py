"""A responder's own way, by their link: coming, spoken, there, done, or not mine."""

from datetime import date, timedelta

import pytest

from linli.audit.models import Footprint
from linli.cases.callouts import actions, answering, queries
from linli.cases.callouts.actions import Seat, blow
from linli.cases.models import Case, Response
from linli.cases.refusals import OwnerMissing
from linli.foundation.refusals import Missing, NotAllowed, NotFound, OutOfStep
from linli.notifications.models import Letter
from linli.people.models import Person
from tests.builders import NOON, World, a_case, a_world
from tests.cases.callouts.called import CALL, a_body, a_call, a_specialist, holder, response_of, walked

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def case(world: World) -> Case:
    return a_case(world, at="handling", name="李大爷", phone="10000007777")


@pytest.fixture
def one(world: World) -> Person:
    return a_specialist(world, "甲")


@pytest.fixture
def response(world: World, case: Case, one: Person) -> Response:
    return response_of(a_call(world, case, one), one)


def told(kind: str) -> int:
    return Letter.objects.filter(kind=kind, person__name="leader").count()


def test_a_responder_walks_from_the_call_to_done_and_each_moment_stays(response: Response) -> None:
    by = holder(response)
    answering.accept(response.pk, by=by, at=NOON + HOUR)
    answering.contact(response.pk, by=by, at=NOON + 2 * HOUR)
    answering.arrive(response.pk, by=by, at=NOON + 3 * HOUR)
    done = answering.finish(response.pk, "换了空开", by=by, at=NOON + 4 * HOUR, photo="a.jpg")
    moments = (done.signed_at, done.contacted_at, done.arrived_at, done.ended_at)
    assert moments == tuple(NOON + n * HOUR for n in (1, 2, 3, 4))
    assert (done.answer, done.words, done.photo) == ("done", "换了空开", "a.jpg")


def test_whoever_is_there_at_once_has_signed_in_by_it(response: Response) -> None:
    there = answering.arrive(response.pk, by=holder(response), at=NOON + HOUR)
    assert (there.signed_at, there.arrived_at, there.contacted_at) == (NOON + HOUR, NOON + HOUR, None)


def test_done_says_what_was_done_and_asks_for_no_picture(response: Response) -> None:
    with pytest.raises(Missing):
        answering.finish(response.pk, " ", by=holder(response), at=NOON)
    assert answering.finish(response.pk, "修好了", by=holder(response), at=NOON).photo == ""


def test_declining_names_whose_it_is_and_the_caller_hears_at_once(response: Response, case: Case) -> None:
    with pytest.raises(OwnerMissing):
        answering.decline(response.pk, "不归我", " ", by=holder(response), at=NOON)
    declined = answering.decline(response.pk, "表后线路不归我们", "物业", by=holder(response), at=NOON)
    case.refresh_from_db()
    assert (declined.answer, declined.owner, case.bounces, told("callout_declined")) == ("declined", "物业", 1, 1)


def test_the_caller_hears_when_the_last_one_is_done(world: World, case: Case) -> None:
    people = [a_specialist(world, name) for name in ("甲", "乙")]
    callout = a_call(world, case, *people)
    walked(response_of(callout, people[0]), "done")
    assert told("callout_done") == 0
    walked(response_of(callout, people[1]), "done")
    assert told("callout_done") == 1


def test_nobody_answers_by_a_link_of_another(world: World, case: Case, response: Response) -> None:
    other = response_of(a_call(world, a_case(world), two := a_specialist(world, "乙")), two)
    strangers = [holder(other), world.visitor, world.actor("leader"), world.actor("steward")]
    for by in strangers:
        with pytest.raises(NotAllowed):
            answering.accept(response.pk, by=by, at=NOON)


def test_an_appointed_person_who_was_called_answers_from_their_account_too(world: World, case: Case) -> None:
    steward = world.people["steward"]
    response = response_of(a_call(world, case, steward), steward)
    assert answering.accept(response.pk, by=world.actor("steward"), at=NOON).answer == "accepted"


def test_after_the_closing_nothing_can_be_answered_any_more(world: World, response: Response) -> None:
    walked(response, "done")
    with pytest.raises(OutOfStep):
        walked(response, "accepted")
    late = response_of(a_call(world, a_case(world), two := a_specialist(world, "乙")), two)
    actions.close(late.callout_id, "好了", by=world.actor("leader"), at=NOON)
    with pytest.raises(OutOfStep):
        walked(late, "accepted")


def test_the_reporter_s_number_is_seen_only_on_the_way_to_them_and_the_look_stays_noted(
    case: Case, response: Response
) -> None:
    with pytest.raises(OutOfStep):
        answering.see_contact(response.pk, by=holder(response), at=NOON)
    walked(response, "accepted")
    assert answering.see_contact(response.pk, by=holder(response), at=NOON).phone == "10000007777"
    foot = Footprint.objects.get(action="report.see_contact")
    assert (foot.object_id, foot.code, foot.actor_kind) == (case.pk, str(case.reports.get().pk), "link")
    walked(response, "done")
    with pytest.raises(OutOfStep):
        answering.see_contact(response.pk, by=holder(response), at=NOON)


def test_neither_an_organisation_nor_the_street_ever_sees_it(world: World, case: Case) -> None:
    body, street = a_body(world, "幸福物业"), world.people["street"]
    seats = [Seat("物业", body.pk), Seat("市政", street.pk)]
    callout = blow(case.pk, CALL, seats, by=world.actor("leader"), at=NOON, version=case.version)
    for who in (body, street):
        response = walked(response_of(callout, who), "accepted")
        with pytest.raises(NotAllowed):
            answering.see_contact(response.pk, by=holder(response), at=NOON)


def test_there_is_no_number_to_see_of_someone_anonymous(world: World) -> None:
    one = a_specialist(world, "甲")
    response = walked(response_of(a_call(world, a_case(world), one), one), "accepted")
    with pytest.raises(NotFound):
        answering.see_contact(response.pk, by=holder(response), at=NOON)


def test_the_monthly_sheet_holds_the_done_work_of_that_one_alone(world: World, case: Case, response: Response) -> None:
    other = a_specialist(world, "乙")
    walked(response_of(a_call(world, a_case(world), other), other), "done")
    last_month = response_of(a_call(world, a_case(world), one := world.people["甲"], at=NOON), one)
    walked(last_month, "done", at=NOON - timedelta(days=20))
    walked(response, "done")
    assert queries.done_by(response, date(2026, 10, 1)) == [response]
    assert queries.done_by(response, date(2026, 9, 1)) == [last_month]
    assert queries.done_by(response, date(2026, 12, 1)) == []
