"""The private link belongs to the reporter."""

from collections.abc import Callable

from django.test import Client

from linli.cases.models import Case, Judgement
from linli.foundation.sealing import link_token
from tests.builders import World, a_case


def judged(client: Client, case: Case) -> int:
    path = f"/r/{link_token(case.reports.get().pk)}/verdict/"
    return client.post(path, {"verdict": "satisfied", "version": case.version}).status_code


def test_the_handler_cannot_judge_the_own_work_by_the_reporter_s_link(
    world: World, client_of: Callable[..., Client]
) -> None:
    case = a_case(world, at="resolved")
    assert judged(client_of("steward"), case) == 403
    assert not Judgement.objects.exists()


def test_the_reporter_judges_with_one_post(world: World, client_of: Callable[..., Client]) -> None:
    case = a_case(world, at="resolved")
    assert judged(client_of("visitor"), case) == 303
    assert Case.objects.get(pk=case.pk).verdict == "satisfied"


def test_an_altered_link_is_found_nowhere(world: World, client_of: Callable[..., Client]) -> None:
    link = link_token(a_case(world).reports.get().pk)
    for altered in (link[:-1] + ("A" if link[-1] != "A" else "B"), link + "A", link[:-2], "é" * 35):
        assert client_of("visitor").get(f"/r/{altered}/").status_code == 404


def test_the_tracking_code_leads_to_the_tracker_and_guessing_is_stopped(
    world: World, client_of: Callable[..., Client]
) -> None:
    client, report = client_of("visitor"), a_case(world).reports.get()
    client.get("/track/")
    typed = f"{report.tracking[:4]}-{report.tracking[4:].lower()}"
    assert client.post("/track/", {"code": typed}).status_code == 303
    answers = [client.post("/track/", {"code": "22222222"}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
