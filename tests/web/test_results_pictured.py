"""A photo of the result: sent by its handler, or by a responder and shown by the handler; seen by whom it concerns."""

import os
import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.test import Client

from linli.access.actors import rule
from linli.cases.canonical import written_out
from linli.cases.intake.keeping import JUST_CAME, throw_away
from linli.cases.matter import erasing, judging
from linli.cases.matter.actions import Result, resolve
from linli.cases.models import Case, Photo, Report
from linli.foundation import clock
from linli.foundation.sealing import link_token
from tests.builders import World, a_case, a_joined_case, a_report
from tests.cases.callouts.called import a_call, a_specialist, response_of, walked
from tests.web.calling import a_picture, with_a_photo
from tests.web.test_budgets import statements

ClientOf = Callable[..., Client]


def solve(client: Client, case: Case, step: str = "resolve", **said: object) -> int:
    """The result with one photo, as the page sends it."""
    case.refresh_from_db()
    form = {"outcome": "solved", "words": "换了声控灯", "version": case.version, "photos": [BytesIO(a_picture())]}
    return client.post(f"/cases/{case.pk}/{step}/", form | said).status_code


def tracker(client: Client, report: Report) -> str:
    return client.get(f"/r/{link_token(report.pk)}/").content.decode()


def pictures(page: str) -> list[str]:
    """The addresses of the photos that a page shows."""
    return re.findall(r'<img src="(/photos/[^"]+)"', page)


def sees(client: Client, address: str) -> int:
    return client.get(address).status_code


@pytest.mark.parametrize("step", ["resolve", "resolve_on_spot"])
def test_a_photo_of_the_result_reaches_the_reporter(step: str, world: World, client_of: ClientOf) -> None:
    case = a_case(world, at="assigned" if step == "resolve" else "collected")
    assert solve(client_of("steward"), case, step) == 303
    client = client_of("visitor")
    (address,) = pictures(tracker(client, case.reports.get()))
    assert sees(client, address) == 200
    assert pictures(client_of("leader").get(f"/cases/{case.pk}/").content.decode()) == [address.split("?")[0]]


def test_it_is_seen_by_every_reporter_of_the_matter_and_by_no_other(world: World, client_of: ClientOf) -> None:
    case, stranger = a_joined_case(world), a_report(world)
    solve(client_of("leader"), case)
    client, photo = client_of("visitor"), Photo.objects.get()
    for report in case.reports.all():
        (address,) = pictures(tracker(client, report))
        assert sees(client, address) == 200
    assert sees(client, f"/photos/{photo.pk}.jpg?link={link_token(stranger.pk)}") == 404
    assert sees(client, f"/photos/{photo.pk}.jpg") == 404
    assert sees(client_of("leader2"), f"/photos/{photo.pk}.jpg") == 404


def test_of_a_private_matter_it_is_seen_as_far_as_its_words(world: World, client_of: ClientOf) -> None:
    case = a_report(world, words="婆婆夜里摔了两回", kind="TJ06").case
    assert solve(client_of("leader"), case, "resolve_on_spot") == 303
    client, photo = client_of("visitor"), Photo.objects.get()
    (address,) = pictures(tracker(client, case.reports.get()))
    assert sees(client, address) == 200
    assert sees(client_of("leader"), f"/photos/{photo.pk}.jpg") == 200
    assert sees(client_of("steward"), f"/photos/{photo.pk}.jpg") == 404


def test_what_is_no_photo_is_said_and_the_words_stay(world: World, client_of: ClientOf) -> None:
    case = a_case(world, at="assigned")
    form = {"outcome": "partly", "words": "先换了灯泡", "version": case.version, "photos": [BytesIO(b"no picture")]}
    answer = client_of("steward").post(f"/cases/{case.pk}/resolve/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "先换了灯泡" in page
    assert "打不开" in page
    assert Case.objects.get(pk=case.pk).stage == "assigned"


def test_after_it_came_back_the_photos_of_the_new_result_are_shown_alone(world: World, client_of: ClientOf) -> None:
    case, client = a_case(world, at="assigned"), client_of("visitor")
    report = case.reports.get()
    solve(client_of("steward"), case)
    first = pictures(tracker(client, report))
    case.refresh_from_db()
    judging.send_back(case.pk, "还是不亮", by=world.actor("leader"), at=clock.now(), version=case.version)
    assert pictures(tracker(client, report)) == []
    clock.use(clock.DemoClock(start=clock.now() + timedelta(hours=1), started=clock.now()))
    solve(client_of("steward"), case)
    second = pictures(tracker(client, report))
    assert len(second) == 1
    assert second != first
    assert len(pictures(client_of("leader").get(f"/cases/{case.pk}/").content.decode())) == 2


def answered_with_a_photo(world: World, case: Case) -> object:
    """A responder came, took a picture, and was done."""
    one = a_specialist(world, "赵电工")
    callout = a_call(world, case, one)
    walked(response_of(callout, one), "accepted")
    with_a_photo(callout)
    return walked(response_of(callout, one), "done").pk


def test_the_handler_chooses_whether_a_responder_s_photo_is_shown(world: World, client_of: ClientOf) -> None:
    client, leader = client_of("visitor"), client_of("leader")
    for shown in (True, False):
        case = a_case(world, at="handling")
        response = answered_with_a_photo(world, case)
        ticked = f'value="{response}" checked'
        assert ticked in leader.get(f"/cases/{case.pk}/").content.decode()
        solve(leader, case, photos=[], shown=[response] if shown else [])
        found = pictures(tracker(client, case.reports.get()))
        assert [sees(client, address) for address in found] == [200] * shown


def test_of_a_private_matter_no_responder_s_photo_is_ticked_beforehand(world: World, client_of: ClientOf) -> None:
    case = a_case(world, at="handling")
    response = answered_with_a_photo(world, case)
    Case.objects.filter(pk=case.pk).update(sealed=True)
    page = client_of("leader").get(f"/cases/{case.pk}/").content.decode()
    assert f'value="{response}"' in page
    assert f'value="{response}" checked' not in page


def test_a_photo_of_another_matter_s_responder_cannot_be_shown(world: World, client_of: ClientOf) -> None:
    case, other = a_case(world, at="handling"), a_case(world, at="handling")
    solve(client_of("leader"), case, photos=[], shown=[answered_with_a_photo(world, other), "nothing"])
    assert not Photo.objects.exists()


def test_it_is_erased_with_its_matter_and_then_its_file_goes(world: World, client_of: ClientOf, tmp_path: Path) -> None:
    settings_media, later = Path(settings.MEDIA_ROOT), clock.now() + timedelta(days=400)
    case = a_case(world, at="assigned")
    solve(client_of("steward"), case)
    file = settings_media / Photo.objects.get().file
    old = (clock.now() - JUST_CAME).timestamp() - 60
    os.utime(file, (old, old))
    throw_away(settings_media, at=clock.now())
    assert file.exists()
    erasing.erase_case(case.pk, by=rule("retention", world.community.pk), at=later)
    assert not Photo.objects.exists()
    throw_away(settings_media, at=clock.now())
    assert not file.exists()


def test_it_goes_when_the_only_reporter_erases_the_report(world: World, client_of: ClientOf) -> None:
    case = a_case(world, at="assigned")
    solve(client_of("steward"), case)
    client_of("visitor").post(f"/r/{link_token(case.reports.get().pk)}/erase/")
    assert not Photo.objects.exists()


def test_it_is_written_out_with_its_matter(world: World) -> None:
    case = a_case(world, at="assigned")
    done = Result("solved", photos=[("a.jpg", 4, 3)])
    case = resolve(case.pk, done, by=world.actor("steward"), at=clock.now(), version=case.version)
    assert "a.jpg" in written_out([case])


def test_a_photo_is_of_a_report_or_of_a_result(world: World) -> None:
    report = a_report(world)
    with pytest.raises(IntegrityError):
        Photo.objects.create(
            community=world.community, report=report, case=report.case, at=clock.now(), file="a.jpg", width=1, height=1
        )


def test_a_tracker_with_photos_of_both_costs_no_more(world: World, client_of: ClientOf) -> None:
    case = a_report(world, photos=[("a.jpg", 4, 3)]).case
    solve(client_of("leader"), case, "resolve_on_spot")
    client, report = client_of("visitor"), case.reports.get()
    assert len(pictures(tracker(client, report))) == 2
    assert statements(lambda: client.get(f"/r/{link_token(report.pk)}/")) <= 5
