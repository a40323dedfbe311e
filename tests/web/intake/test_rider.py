"""A rider says what and where in ten seconds, with no name, and gets a link."""

from django.test import Client

from linli.cases.models import Report
from tests.builders import World

SENT = {"words": "井盖松了", "spot": "East gate", "where": "3号楼旁"}


def visitor() -> Client:
    return Client(HTTP_HOST="127.0.0.1")


def test_the_compound_and_the_spot_are_the_place(world: World) -> None:
    answer = visitor().post("/rider/", SENT | {"compound": str(world.compounds[0].pk)})
    assert answer.status_code == 303 and answer.headers["Location"].startswith("/r/")
    taken = Report.objects.get()
    assert (taken.channel, taken.compound_id, taken.contact_name, taken.phone) == (
        "rider",
        world.compounds[0].pk,
        "",
        "",
    )
    assert taken.case.place_words == "1号院 East gate 3号楼旁"


def test_without_a_compound_the_words_alone_tell_where(world: World) -> None:
    assert visitor().post("/rider/", SENT).status_code == 303
    assert Report.objects.get().case.place_words == "East gate 3号楼旁"


def test_neither_words_nor_photo_is_asked_for_again_and_the_choice_is_kept(world: World) -> None:
    answer = visitor().post("/rider/", {"compound": str(world.compounds[1].pk), "words": ""})
    assert answer.status_code == 422
    assert f'value="{world.compounds[1].pk}" selected' in answer.content.decode()


def test_two_thumbs_make_one_report(world: World) -> None:
    browser = visitor()
    assert browser.post("/rider/", SENT).headers["Location"] == browser.post("/rider/", SENT).headers["Location"]
    assert Report.objects.count() == 1


def test_a_station_s_poster_may_name_the_compound(world: World) -> None:
    html = visitor().get(f"/rider/?compound={world.compounds[1].pk}").content.decode()
    assert f'value="{world.compounds[1].pk}" selected' in html
