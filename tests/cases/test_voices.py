"""A voice note is listened to and written down, read back, and its sound is thrown away; nothing said is lost."""

import os
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest

from linli.access.actors import rule
from linli.audit.models import Footprint
from linli.cases import queries
from linli.cases.intake import keeping, sounds, voices
from linli.cases.matter import actions
from linli.cases.matter.erasing import erase_report
from linli.cases.models import Case, Report, Voice
from linli.foundation.refusals import NotAllowed, NotFound, Stale
from linli.notifications.models import Letter
from tests.builders import NOON, World, a_report, a_voice, a_world, bearer_of

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
LIGHT, TRAPPED, PRIVATE = "三单元楼道灯不亮了", "电梯里关住人了，快来", "老公又动手打我，我害怕"
FORMS = {
    "audio/webm": b"\x1a\x45\xdf\xa3....",
    "audio/ogg": b"OggS\x00.....",
    "audio/mp4": b"\x00\x00\x00\x20ftypM4A ....",
    "audio/mpeg": b"ID3\x04\x00....",
    "audio/aac": b"\xff\xf1P@....",
    "audio/wav": b"RIFF\x24\x08\x00\x00WAVEfmt ",
    "audio/amr": b"#!AMR\n<....",
}
NO_SOUNDS = {
    "setup.exe": b"MZ\x90\x00\x03\x00",
    "heic.m4a": b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    "webp.wav": b"RIFF\x24\x08\x00\x00WEBPVP8 ",
    "empty.webm": b"",
    "words.mp3": "这不是录音".encode(),
}


@pytest.fixture
def world() -> World:
    return a_world()


def written(world: World, voice: Voice, words: str = LIGHT, who: str = "steward", **more: object) -> Report:
    about = {"read_back": False, "by": world.actor(who), "at": NOON + HOUR} | more
    return voices.write_down(voice.pk, words, **about)


def stored(name: str, content: bytes, folder: Path, seconds: int | None = None) -> sounds.Sound:
    return sounds.keep(name, BytesIO(content), len(content), folder, seconds)


@pytest.mark.parametrize(("form", "content"), FORMS.items())
def test_what_telephones_record_is_known_by_its_first_bytes_whatever_its_name(
    form: str, content: bytes, tmp_path: Path
) -> None:
    file, kind, seconds = stored("没有名字.exe", content, tmp_path, 12)
    assert (kind, seconds) == (form, 12)
    assert (tmp_path / file).read_bytes() == content
    assert stored("again.bin", content, tmp_path)[0] == file
    assert len(list(tmp_path.iterdir())) == 1, "the same recording lies there once"


@pytest.mark.parametrize(("name", "content"), NO_SOUNDS.items())
def test_what_is_no_recording_is_refused_by_name_and_leaves_nothing(name: str, content: bytes, tmp_path: Path) -> None:
    with pytest.raises(sounds.NotAVoice) as refused:
        stored(name, content, tmp_path)
    assert name in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_recording_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(sounds.VoiceTooLong):
        sounds.keep("a.webm", BytesIO(), sounds.MOST_BYTES + 1, tmp_path)


@pytest.mark.parametrize("seconds", [0, -3, sounds.MOST_SECONDS + 1])
def test_a_length_that_cannot_be_is_left_out(seconds: int, tmp_path: Path) -> None:
    assert stored("a.webm", FORMS["audio/webm"], tmp_path, seconds)[2] is None


def test_a_voice_alone_is_a_report_and_what_was_heard_becomes_its_words(world: World) -> None:
    voice = a_voice(world)
    assert (voice.report.words, voice.report.case.title, voice.seconds) == ("", "", 7)
    written(world, voice, f" {LIGHT} ", read_back=True)
    case, voice = Case.objects.get(), Voice.objects.get()
    assert (voice.report.words, case.title) == (LIGHT, LIGHT)
    assert (voice.written_by, voice.written_at, voice.confirmed_at) == (
        world.people["steward"], NOON + HOUR, NOON + HOUR,
    )  # fmt: skip
    assert Footprint.objects.get(action="report.write_down").code == f"{voice.report_id}:read back"


def test_words_typed_beside_a_voice_stay_when_it_is_written_down_and_corrected(world: World) -> None:
    voice = a_voice(world, words="楼道灯的事")
    written(world, voice, "灯坏")
    written(world, voice, LIGHT, seen=NOON + HOUR, at=NOON + 2 * HOUR)
    assert Report.objects.get().words == f"楼道灯的事\n{LIGHT}"


def test_what_was_read_back_must_be_read_back_again_once_it_is_changed(world: World) -> None:
    voice = a_voice(world)
    written(world, voice, read_back=True)
    written(world, voice, "灯和门都坏了", seen=NOON + HOUR)
    assert Voice.objects.get().confirmed_at is None


def test_two_who_write_at_once_do_not_overwrite_each_other(world: World) -> None:
    voice = a_voice(world)
    written(world, voice)
    with pytest.raises(Stale):
        written(world, voice, "别的话", who="leader")
    assert Report.objects.get().words == LIGHT


@pytest.mark.parametrize("words", ["", "  \n "])
def test_nothing_written_is_refused_with_what_to_write(world: World, words: str) -> None:
    with pytest.raises(voices.NothingWritten):
        written(world, a_voice(world), words)


@pytest.mark.parametrize("who", ["steward2", "leader2", "secretary", "street", "admin"])
def test_those_who_need_not_know_may_not_write_it_down(world: World, who: str) -> None:
    voice = a_voice(world)
    with pytest.raises(NotAllowed):
        written(world, voice, who=who)
    assert list(queries.unheard(world.actor(who))) == []
    with pytest.raises(NotFound):
        queries.voice(world.actor(who), voice.pk)


def test_a_private_one_waits_for_the_grid_leader_alone(world: World) -> None:
    voice = a_voice(world, private=True)
    waits = {who: list(queries.unheard(world.actor(who))) for who in ("steward", "worker", "leader", "office")}
    assert waits == {"steward": [], "worker": [], "leader": [voice], "office": []}
    with pytest.raises(NotAllowed):
        written(world, voice)
    assert written(world, voice, who="leader").words == LIGHT


def test_the_kind_and_its_limit_are_suggested_anew_while_nobody_has_confirmed_one(world: World) -> None:
    voice = a_voice(world)
    before = voice.report.case
    written(world, voice)
    case, as_typed = Case.objects.get(), a_report(world, LIGHT).case
    assert before.kind != case.kind == as_typed.kind
    assert (case.sphere, case.limit_hours, case.clock, case.suggestion) == (
        as_typed.sphere, as_typed.limit_hours, as_typed.clock, as_typed.suggestion,
    )  # fmt: skip
    assert case.due_at == as_typed.due_at, "counted from the report, not from the writing down"
    foot = Footprint.objects.get(action="case.suggest")
    assert (foot.code, foot.actor) == (case.kind, str(world.people["steward"].pk))


def test_a_kind_that_a_person_confirmed_or_the_reporter_chose_stays(world: World) -> None:
    chosen = a_voice(world, kind="HJ03", at=NOON)
    written(world, chosen)
    confirmed = a_voice(world).report.case
    actions.confirm_kind(confirmed.pk, "HJ03", by=world.actor("leader"), at=NOON, version=1)
    written(world, Voice.objects.get(report__case=confirmed))
    assert list(Case.objects.values_list("kind", flat=True)) == ["HJ03", "HJ03"]
    assert not Footprint.objects.filter(action="case.suggest").exists()


def test_a_danger_that_is_heard_rings_as_a_new_report_of_one_does(world: World) -> None:
    voice = a_voice(world)
    assert not Letter.objects.filter(kind="case_urgent").exists()
    written(world, voice, TRAPPED)
    case = Case.objects.get()
    rung = set(Letter.objects.filter(kind="case_urgent").values_list("person__name", flat=True))
    a_report(world, TRAPPED)
    typed = Letter.objects.filter(kind="case_urgent").exclude(about_id=case.pk)
    assert case.urgent
    assert rung == set(typed.values_list("person__name", flat=True)) == {"steward", "leader"}


def test_a_danger_rings_even_if_the_kind_was_confirmed_before_anyone_listened_and_only_once(world: World) -> None:
    voice = a_voice(world)
    case = voice.report.case
    actions.confirm_kind(case.pk, "HJ03", by=world.actor("leader"), at=NOON, version=1)
    written(world, voice, TRAPPED)
    assert (Case.objects.get().urgent, Case.objects.get().kind) == (True, "HJ03")
    version = Case.objects.get().version
    actions.confirm_kind(case.pk, "HJ03", by=world.actor("leader"), at=NOON, version=version)
    written(world, voice, TRAPPED + "！", seen=NOON + HOUR)
    assert not Case.objects.get().urgent, "a person has said so, with the words before them"
    assert Letter.objects.filter(kind="case_urgent", person=world.people["leader"]).count() == 1


def test_a_private_matter_that_is_heard_leaves_the_steward_s_list(world: World) -> None:
    voice = a_voice(world)
    done = written(world, voice, PRIVATE)
    assert Case.objects.get().sealed
    assert not queries.visible_to(world.actor("steward")).filter(pk=done.case_id).exists()
    assert set(Letter.objects.filter(about_id=done.case_id).values_list("sealed", flat=True)) == {True}


def test_what_was_private_or_urgent_stays_so_whatever_is_written_down(world: World) -> None:
    voice = a_voice(world, words=TRAPPED, private=True)
    written(world, voice, LIGHT, who="leader")
    assert (Case.objects.get().sealed, Case.objects.get().urgent) == (True, True)


def test_a_closed_matter_only_gets_its_words(world: World) -> None:
    voice = a_voice(world)
    by = world.actor("steward")
    actions.resolve_on_spot(voice.report.case_id, actions.Result("solved"), by=by, at=NOON, version=1)
    before = Case.objects.get()
    written(world, voice, TRAPPED)
    after = Case.objects.get()
    assert (after.kind, after.urgent, after.due_at, after.title) == (before.kind, False, before.due_at, TRAPPED)


def sound_of(world: World, folder: Path, age: timedelta, words: str = "") -> Voice:
    file, _form, _seconds = stored("a.webm", FORMS["audio/webm"] + os.urandom(4), folder)
    old = (NOON - DAY).timestamp()
    os.utime(folder / file, (old, old))
    voice = a_voice(world, sound=file, at=NOON - age)
    if words:
        written(world, voice, words, at=NOON - age + HOUR)
    return voice


@pytest.mark.parametrize(
    ("age", "words", "stays"),
    [(7 * DAY, LIGHT, False), (7 * DAY - HOUR, LIGHT, True), (7 * DAY, "", True), (30 * DAY, "", False)],
    ids=["written, a week old", "written, younger", "not yet written", "never written"],
)
def test_the_sound_goes_after_a_week_and_what_was_written_stays(
    world: World, tmp_path: Path, age: timedelta, words: str, stays: bool
) -> None:
    voice = sound_of(world, tmp_path, age, words)
    keeping.throw_away(tmp_path, at=NOON)
    voice.refresh_from_db()
    assert (bool(voice.file), voice.gone_at) == (stays, None if stays else NOON)
    assert len(list(tmp_path.iterdir())) == stays
    assert Report.objects.get().words == words


def test_erasing_takes_sound_and_words_and_says_when(world: World, tmp_path: Path) -> None:
    voice = sound_of(world, tmp_path, DAY, LIGHT)
    erase_report(voice.report_id, by=bearer_of(voice.report), at=NOON)
    keeping.throw_away(tmp_path, at=NOON)
    voice.refresh_from_db()
    assert (voice.file, voice.words, voice.report.words, voice.gone_at) == ("", "", "", NOON)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(NotFound):
        written(world, voice, "又写回来", seen=voice.written_at)


def test_a_program_may_draft_and_only_draft(world: World) -> None:
    voice = a_voice(world)
    by = rule("recogniser", world.community.pk)
    voices.draft(voice.pk, LIGHT, by=by, at=NOON)
    voice.refresh_from_db()
    assert (voice.words, voice.report.words, voice.written_at) == (LIGHT, "", None)
    assert list(queries.unheard(world.actor("steward"))) == [voice], "a person still listens"
    with pytest.raises(NotAllowed):
        voices.draft(voice.pk, "x", by=world.actor("office"), at=NOON)


def test_a_draft_that_comes_late_changes_nothing(world: World) -> None:
    voice = a_voice(world)
    written(world, voice)
    voices.draft(voice.pk, "等一下", by=rule("recogniser", world.community.pk), at=NOON + 2 * HOUR)
    assert (Voice.objects.get().words, Report.objects.get().words) == (LIGHT, LIGHT)
