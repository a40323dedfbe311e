"""What comes first on a page: the police for violence at home, a call for what is urgent, one error said once."""

from collections.abc import Callable

import pytest
from django.test import Client

from linli.cases.models import Case, Response
from linli.people.models import Person
from tests.builders import World, a_case, a_report
from tests.web.calling import a_called_matter

BEATEN = "我男人又打我了"
CALL = "/call/"


@pytest.fixture
def beaten(world: World) -> Case:
    case: Case = a_report(world, words=BEATEN).case
    assert (case.kind, case.sealed) == ("TJ06", True)
    return case


def test_violence_at_home_is_not_settled_on_the_spot_on_the_leader_s_screen(
    world: World, beaten: Case, client_of: Callable[..., Client]
) -> None:
    said = client_of("leader").get("/today/").content.decode()
    card = said[said.index(f'id="case-{beaten.pk}"') :].partition("</article>")[0]
    assert "tel:110" in card
    assert "先报警" in card
    assert f"/cases/{beaten.pk}/resolve_on_spot/" not in card
    assert card.index("tel:110") < card.index(f'class="btn" href="/cases/{beaten.pk}/"')
    lamp = a_report(world).case
    other = client_of("leader").get("/today/").content.decode()
    assert f"/cases/{lamp.pk}/resolve_on_spot/" in other


def test_on_its_page_the_police_come_first_and_settling_lies_under_more(
    beaten: Case, client_of: Callable[..., Client]
) -> None:
    said = client_of("leader").get(f"/cases/{beaten.pk}/").content.decode()
    more = said.index("更多操作")
    assert said.index("tel:110") < said.index("这种事不调解") < said.index(f"/cases/{beaten.pk}/call/")
    assert said.index(f"/cases/{beaten.pk}/resolve_on_spot/") > more
    assert "能当场办的就当场办" not in said


@pytest.mark.parametrize(("words", "first"), [("电梯里关住人了，快来", True), ("三单元楼道灯不亮了", False)])
def test_of_an_urgent_matter_the_call_stands_before_the_steps_and_once(
    words: str, first: bool, world: World, client_of: Callable[..., Client]
) -> None:
    case = a_report(world, words=words).case
    said = client_of("leader").get(f"/cases/{case.pk}/").content.decode()
    call = f'href="/cases/{case.pk}{CALL}"'
    assert said.count(call) == 1
    assert (said.index(call) < said.index("更多操作")) is first
    assert ("<details open>" in said) is not first, "the form of the kind is folded away where it is urgent"


def test_of_a_complex_matter_too_until_someone_was_called(world: World, client_of: Callable[..., Client]) -> None:
    client, case = client_of("leader"), a_case(world, at="handling")
    Case.objects.filter(pk=case.pk).update(complexity="complex")
    said = client.get(f"/cases/{case.pk}/").content.decode()
    assert said.index(f"{case.pk}{CALL}") < said.index("更多操作")


@pytest.mark.parametrize(("page", "field"), [("/track/", "code"), ("/sign-in/", "phone")])
def test_a_form_of_one_field_says_its_error_once(page: str, field: str, client_of: Callable[..., Client]) -> None:
    said = client_of("visitor").post(page, {field: ""}).content.decode()
    assert said.count('class="wrong"') == said.partition("<main")[2].count('role="alert"') == 1
    assert 'aria-invalid="true"' in said


def test_an_answer_by_telephone_is_noted_from_the_page_of_the_matter(
    world: World, client_of: Callable[..., Client]
) -> None:
    case, callout, _decision = a_called_matter(world)
    response = callout.responses.filter(answer="called").first()
    assert response
    client, path = client_of("leader"), f"/responses/{response.pk}/telephoned/"
    assert path in client.get(f"/cases/{case.pk}/").content.decode()
    client.post(path, {"step": "decline", "spoke": "值班的小陈"})
    assert Response.objects.get(pk=response.pk).answer == "called"
    client.post(path, {"step": "accept", "spoke": "值班的小陈", "words": "马上派人"})
    assert Response.objects.get(pk=response.pk).answer == "accepted"
    leader = Person.objects.get(pk=world.people["leader"].pk)
    assert f"电话里说的，{leader.name} 记下" in client.get(f"/cases/{case.pk}/").content.decode()
    assert client_of("steward").post(path, {"step": "accept", "spoke": "x"}).status_code == 403
