"""The pages of voice notes: sent with a report, served to those who may hear them, listened to and written down."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.cases.intake import voices
from linli.cases.matter.erasing import erase_report
from linli.cases.models import Report, Voice
from linli.foundation.sealing import link_token
from tests.builders import NOON, World, a_report, a_voice, bearer_of

SOUND = b"\x1a\x45\xdf\xa3" + bytes(range(96))
WORDS = "三单元楼道灯不亮了"


def recording(content: bytes = SOUND, name: str = "voice.webm") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "audio/webm")


def send(world: World, client: Client, **said: Any) -> Any:
    poster = f"/q/{world.stairwells[0].code}/"
    client.get(poster)  # gives the browser its own mark, by which it is known again
    return client.post(poster, said)


@pytest.fixture
def voice(world: World, client_of: Callable[..., Client]) -> Voice:
    """A report that is a voice note and nothing else."""
    assert send(world, client_of("visitor"), voice=recording(), seconds=5).status_code == 303
    return Voice.objects.get()


def sound(client: Client, voice: Voice, query: str = "", **headers: str) -> Any:
    return client.get(f"/sounds/{voice.pk}{query}", headers=headers)


def test_a_voice_alone_is_a_report_and_is_stored_as_it_came(voice: Voice) -> None:
    assert (voice.form, voice.seconds, voice.report.words) == ("audio/webm", 5, "")
    assert (Path(settings.MEDIA_ROOT) / voice.file).read_bytes() == SOUND


def test_sent_twice_it_is_one_report(world: World, client_of: Callable[..., Client]) -> None:
    client = client_of("visitor")
    ways = {send(world, client, voice=recording(), seconds=5).headers["Location"] for _ in range(2)}
    assert (len(ways), Report.objects.count(), Voice.objects.count()) == (1, 1, 1)
    send(world, client, voice=recording(SOUND + b"more"), seconds=6)
    assert Report.objects.count() == 2, "another recording is another report"


def test_a_renamed_program_is_refused_at_its_field_and_the_words_stay(
    world: World, client_of: Callable[..., Client]
) -> None:
    answer = send(world, client_of("visitor"), words=WORDS, voice=recording(b"MZ\x90\x00", "voice.webm"))
    page = answer.content.decode()
    assert (answer.status_code, Report.objects.count()) == (422, 0)
    assert "voice.webm”不是录音" in page and WORDS in page


def test_too_long_a_recording_is_refused(
    world: World, client_of: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linli.cases.intake.sounds.MOST_BYTES", 50)
    answer = send(world, client_of("visitor"), voice=recording())
    assert (answer.status_code, "太大了" in answer.content.decode()) == (422, True)


def kept(page: str) -> str:
    return page.split('name="kept" value="')[1].split('"')[0]


@pytest.mark.parametrize("leave_out", [False, True])
def test_a_recording_is_not_lost_when_something_else_has_to_be_mended(
    world: World, client_of: Callable[..., Client], leave_out: bool
) -> None:
    client = client_of("visitor")
    first = send(world, client, voice=recording(), seconds=5, phone="12").content.decode()
    again = send(world, client, kept=kept(first), phone="1").content.decode()
    more = {"leave_out": "on", "words": WORDS} if leave_out else {}
    assert send(world, client, kept=kept(again), phone="10012345678", **more).status_code == 303
    assert [(v.form, v.seconds) for v in Voice.objects.all()] == ([] if leave_out else [("audio/webm", 5)])


def test_a_sign_that_is_not_ours_brings_no_file(world: World, client_of: Callable[..., Client]) -> None:
    answer = send(world, client_of("visitor"), kept='["../linli.toml", "text/plain", 1]', words=WORDS)
    assert (answer.status_code, Voice.objects.count()) == (303, 0)


def test_a_rider_may_say_it_too(world: World, client_of: Callable[..., Client]) -> None:
    assert client_of("visitor").post("/rider/", {"voice": recording()}).status_code == 303
    assert Voice.objects.get().report.channel == "rider"


def test_those_hear_it_who_may_read_its_matter_and_nobody_else(
    voice: Voice, world: World, client_of: Callable[..., Client]
) -> None:
    found = {
        who: sound(client_of(who), voice).status_code for who in ("visitor", "steward", "steward2", "leader", "admin")
    }
    assert found == {"visitor": 404, "steward": 200, "steward2": 404, "leader": 200, "admin": 404}
    link = f"?link={link_token(voice.report_id)}"
    other = f"?link={link_token(a_report(world).pk)}"
    assert [sound(client_of("visitor"), voice, way).status_code for way in (link, other)] == [200, 404]


def test_a_private_one_is_not_heard_by_the_steward_next_door(world: World, client_of: Callable[..., Client]) -> None:
    (Path(settings.MEDIA_ROOT)).mkdir(exist_ok=True)
    (Path(settings.MEDIA_ROOT) / "private.webm").write_bytes(SOUND)
    voice = a_voice(world, sound="private.webm", private=True)
    found = {who: sound(client_of(who), voice).status_code for who in ("steward", "worker", "office", "leader")}
    assert found == {"steward": 404, "worker": 404, "office": 404, "leader": 200}


@pytest.mark.parametrize(
    ("asked", "status", "content", "said"),
    [
        ("bytes=0-", 206, SOUND, "bytes 0-99/100"),
        ("bytes=10-19", 206, SOUND[10:20], "bytes 10-19/100"),
        ("bytes=90-500", 206, SOUND[90:], "bytes 90-99/100"),
        ("bytes=-4", 206, SOUND[-4:], "bytes 96-99/100"),
        ("bytes=100-", 416, b"", "bytes */100"),
        ("bytes=9-3", 416, b"", "bytes */100"),
        ("bytes=-0", 416, b"", "bytes */100"),
        ("bytes=-", 200, SOUND, None),
        ("bytes=0-1,5-6", 200, SOUND, None),
        ("lines=1-2", 200, SOUND, None),
    ],
)
def test_a_player_gets_the_part_that_it_asks_for(
    asked: str, status: int, content: bytes, said: str | None, voice: Voice, client_of: Callable[..., Client]
) -> None:
    answer = sound(client_of("steward"), voice, Range=asked, **{"Accept-Encoding": "gzip"})
    assert (answer.status_code, answer.content, answer.headers.get("Content-Range")) == (status, content, said)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_a_sound_that_is_gone_is_said_to_be_and_answers_nothing(
    voice: Voice, world: World, client_of: Callable[..., Client]
) -> None:
    voices.write_down(voice.pk, WORDS, read_back=True, by=world.actor("steward"), at=NOON)
    Voice.objects.update(file="", gone_at=NOON)
    assert sound(client_of("steward"), voice).status_code == 404
    for who, path in (
        ("steward", f"/cases/{voice.report.case_id}/"),
        ("visitor", f"/r/{link_token(voice.report_id)}/"),
    ):
        page = client_of(who).get(path).content.decode()
        assert "录音已于 2026-10-12 删除，写下的话还在。" in page and WORDS in page
        assert "<audio" not in page
    erase_report(voice.report_id, by=bearer_of(voice.report), at=NOON)
    assert WORDS not in client_of("visitor").get(f"/r/{link_token(voice.report_id)}/").content.decode()


def test_what_waits_stands_on_the_steward_s_screen_and_the_matter_s_page(
    voice: Voice, client_of: Callable[..., Client]
) -> None:
    steward = client_of("steward")
    assert "1 段语音等您听写" in steward.get("/today/").content.decode()
    assert f"/voices/{voice.pk}/" in steward.get("/voices/").content.decode()
    assert f"/voices/{voice.pk}/" in steward.get(f"/cases/{voice.report.case_id}/").content.decode()


def written(client: Client, voice: Voice, **more: str) -> Any:
    return client.post(f"/voices/{voice.pk}/", {"words": WORDS, "read_back": "yes", **more})


def test_written_down_it_waits_no_more_and_a_retry_changes_nothing(
    voice: Voice, client_of: Callable[..., Client]
) -> None:
    steward, token = client_of("steward"), "01900000-0000-7000-8000-0000000000bb"
    for _ in range(2):
        answer = written(steward, voice, token=token)
        assert (answer.status_code, answer.headers["Location"]) == (303, f"/cases/{voice.report.case_id}/")
    voice.refresh_from_db()
    assert (voice.words, voice.report.words, bool(voice.confirmed_at)) == (WORDS, WORDS, True)
    assert "段语音等您听写" not in steward.get("/today/").content.decode()
    corrected = written(steward, voice, words="灯和扶手都坏了", seen=voice.written_at.isoformat())  # type: ignore[union-attr]
    assert corrected.status_code == 303
    assert Report.objects.get().words == "灯和扶手都坏了"


def test_who_was_slower_keeps_the_words_and_sees_the_others(voice: Voice, client_of: Callable[..., Client]) -> None:
    written(client_of("leader"), voice)
    late = written(client_of("steward"), voice, words="我听到的是门坏了")
    page = late.content.decode()
    assert late.status_code == 409
    assert "我听到的是门坏了" in page and WORDS in page
    assert Report.objects.get().words == WORDS


@pytest.mark.parametrize("said", [{"words": " "}, {"read_back": ""}, {"read_back": "perhaps"}])
def test_what_is_missing_is_named_at_its_field(
    said: dict[str, str], voice: Voice, client_of: Callable[..., Client]
) -> None:
    answer = written(client_of("steward"), voice, **said)
    assert (answer.status_code, 'role="alert"' in answer.content.decode()) == (422, True)
    assert Voice.objects.get().written_at is None


def test_when_the_words_make_it_private_the_steward_is_told_and_goes_on(
    voice: Voice, client_of: Callable[..., Client]
) -> None:
    steward = client_of("steward")
    answer = written(steward, voice, words="老公又动手打我，我害怕")
    assert answer.headers["Location"] == "/voices/"
    assert "往后只有该管这事的人能看" in steward.get("/voices/").content.decode()
    assert steward.get(f"/voices/{voice.pk}/").status_code == 404


def test_a_draft_stands_in_the_field_and_is_said_to_be_one(voice: Voice, client_of: Callable[..., Client]) -> None:
    Voice.objects.update(words="灯不量了")
    page = client_of("steward").get(f"/voices/{voice.pk}/").content.decode()
    assert "灯不量了</textarea>" in page and "草稿" in page
