"""Every command speaks both languages, and says expected trouble in one sentence."""

import re
from pathlib import Path

import pytest

from linli import cli
from linli.cli import who
from linli.cli.trouble import Trouble, sentence_of
from linli.foundation.refusals import NotFound
from linli.people.models import Person
from tests.builders import a_world
from tests.cli.conftest import Run

CHINESE, ENGLISH = re.compile(r"[一-鿿]"), re.compile(r"[a-z]{3}")


def test_help_lists_every_command_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    said = capsys.readouterr().out
    for module in map(cli.module_of, cli.COMMANDS):
        assert re.search(rf"^ +{module.NAME}\b", said, re.MULTILINE)
        chinese, _, english = module.HELP.partition(" · ")
        assert CHINESE.search(chinese) and ENGLISH.search(english), module.NAME


def test_expected_trouble_is_one_sentence_and_exit_2(tmp_path: Path, linli: Run) -> None:
    done = linli("doctor", "--data", tmp_path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert CHINESE.search(done.stderr) and "linli init" in done.stderr


def test_settings_that_cannot_be_read_are_said_with_file_and_place(folder: Path, linli: Run) -> None:
    (folder / "linli.toml").write_text("secret = \n")
    done = linli("tick", "--once", "--data", folder)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "linli.toml" in done.stderr and "line 1" in done.stderr


def test_a_fault_of_ours_is_not_hidden() -> None:
    assert sentence_of(RuntimeError("a bug")) is None
    assert sentence_of(Trouble("不行", "No")) == "不行 · No"
    assert sentence_of(NotFound())


@pytest.mark.django_db
def test_an_operator_is_named_by_name_or_number_and_must_be_one_and_appointed() -> None:
    world = a_world()
    for words in ("office", world.people["office"].phone):
        assert who.operator(words).roles == ("office",)
    Person.objects.create(community=world.community, name="office")
    Person.objects.create(community=world.community, name="李示范")
    for words in ("office", "无此人", "", "李示范"):
        with pytest.raises(Trouble):
            who.operator(words)
