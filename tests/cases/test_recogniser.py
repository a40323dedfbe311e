"""An offline recogniser is a program on this machine: off unless it is named, without a shell, bounded in time."""

import sys
from pathlib import Path
from time import monotonic

import pytest

from linli.cases.intake.recogniser import SURROUNDINGS, BadRecogniser, Recogniser
from linli.cases.models import Voice
from linli.cli.drafting import Drafting
from tests.builders import a_voice, a_world

SAYS = "import sys; print(open(sys.argv[1]).read(), 'heard')"
HANGS = "import time, pathlib, sys; pathlib.Path(sys.argv[1] + '.began').touch(); time.sleep(600)"


def program(script: str, *more: str, timeout: float = 20) -> Recogniser:
    """A small program that is given a recording."""
    return Recogniser((sys.executable, "-c", script, "{sound}", *more), timeout)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    file = tmp_path / "a b;$(touch x).webm"  # a shell would do something with such a name
    file.write_text("电灯  坏了\n")
    return file


def test_without_a_table_there_is_none() -> None:
    assert Recogniser.of({}) is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"command": "program {sound}"}, "list"),
        ({"command": []}, "list"),
        ({"command": ["program"]}, "{sound}"),
        ({"command": ["{sound}"]}, "{sound}"),
        ({"command": ["program", "{sound}"], "timeout": 0}, "timeout"),
        ({"command": ["program", "{sound}"], "timeout": True}, "timeout"),
        ({"command": ["program", "{sound}"], "shell": True}, "nothing else"),
        (["program"], "table"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_its_place(given: object, said: str) -> None:
    with pytest.raises(BadRecogniser, match="recogniser: ") as refused:
        Recogniser.of(given)
    assert said in str(refused.value)


def test_what_the_program_says_is_the_draft_on_one_line(sound: Path) -> None:
    assert program(SAYS).listen(sound).words(20) == "电灯 坏了 heard"
    assert not (sound.parent / "x").exists()


def test_a_program_may_write_its_text_to_a_file_instead(sound: Path) -> None:
    writes = "import sys; print('noise'); open(sys.argv[2], 'w').write('灯坏了')"
    assert program(writes, "{out}").listen(sound).words(20) == "灯坏了"


@pytest.mark.parametrize("script", ["raise SystemExit(3)", "print('half a word'); raise SystemExit(1)", "pass"])
def test_a_program_that_fails_or_says_nothing_gives_nothing(sound: Path, script: str) -> None:
    assert program(script).listen(sound).words(20) == ""


def test_a_program_learns_none_of_our_secrets(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_SECRET", "秘密")
    names = program("import os; print(*sorted(os.environ))").listen(sound).words(20) or ""
    assert set(names.split()) <= {*SURROUNDINGS, "LANG", "LC_CTYPE", "PWD"}


def test_a_program_that_does_not_end_is_stopped_with_what_it_began(sound: Path) -> None:
    listening = program(HANGS).listen(sound)
    began = sound.with_name(sound.name + ".began")
    while not began.exists():
        assert listening.words(0.05) is None
    listening.end()
    assert listening._program.returncode is not None
    assert not listening._folder.exists()


@pytest.mark.django_db
def test_the_tick_drafts_one_after_the_other_and_asks_for_each_once(tmp_path: Path) -> None:
    world = a_world()
    for n in range(2):
        (tmp_path / f"{n}.webm").write_text(f"第{n}段")
        a_voice(world, sound=f"{n}.webm", words=str(n))
    drafting = Drafting(program(SAYS), tmp_path)
    drafting.all()
    assert [v.words for v in Voice.objects.order_by("at", "id")] == ["第0段 heard", "第1段 heard"]
    assert not drafting.step()
    assert not Drafting(program(SAYS), tmp_path).step(), "not even after a new start"


@pytest.mark.django_db
def test_one_that_takes_too_long_is_left_without_a_draft_and_holds_up_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.webm").write_text("x")
    a_voice(a_world())
    drafting = Drafting(program(HANGS, timeout=0.2), tmp_path)
    began = monotonic()
    drafting.step()
    assert monotonic() - began < 5, "a step does not wait"
    drafting.all()
    voice = Voice.objects.get()
    assert (voice.words, voice.drafted_at is None) == ("", False)


@pytest.mark.django_db
def test_a_program_that_is_not_there_is_said_once_and_hinders_nobody(tmp_path: Path) -> None:
    a_voice(a_world())
    drafting = Drafting(Recogniser(("/no/such/program", "{sound}")), tmp_path)
    with pytest.raises(OSError, match="No such file"):
        drafting.step()
    assert not drafting.step()
    assert not Recogniser(("/no/such/program", "{sound}")).is_there
