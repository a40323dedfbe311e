"""The settings file is written once, and told a value without losing what stands in it."""

import tomllib
from pathlib import Path

import pytest

from linli.cli import settings_file
from linli.cli.trouble import Trouble


@pytest.fixture
def file(tmp_path: Path) -> Path:
    settings_file.write(tmp_path / "data")
    return tmp_path / "data" / "linli.toml"


def test_it_can_be_read_and_its_examples_too(file: Path) -> None:
    text = file.read_text()
    start = text.index("# [senders.sms]")
    examples = "\n".join(line.removeprefix("#").strip() for line in text[start:].splitlines())
    assert tomllib.loads(text)["behind_gateway"] is False
    assert tomllib.loads(examples)["senders"]["sms"]["body"] == {"phone": "{phone}", "text": "{text}"}
    assert tomllib.loads(examples)["map"]["tiles"].endswith("/{z}/{x}/{y}.png")


def test_a_value_is_changed_in_its_place(file: Path) -> None:
    before = tomllib.loads(file.read_text())
    assert settings_file.note(file.parent, "domain", "linli.example.cn")
    assert tomllib.loads(file.read_text()) == before | {"domain": "linli.example.cn"}
    assert not settings_file.note(file.parent, "domain", "linli.example.cn")
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_key_within_a_table_is_not_taken_for_it(file: Path) -> None:
    file.write_text('secret = "s"\n[senders.sms]\ndomain = "gateway"\n')
    settings_file.note(file.parent, "domain", "linli.example.cn")
    settings_file.note(file.parent, "behind_gateway", True)
    held = tomllib.loads(file.read_text())
    assert held["senders"]["sms"]["domain"] == "gateway"
    assert (held["domain"], held["behind_gateway"], held["secret"]) == ("linli.example.cn", True, "s")


@pytest.mark.parametrize("said", ["https://Linli.Example.cn/", " linli.example.cn "])
def test_a_domain_is_taken_as_people_write_it(said: str) -> None:
    assert settings_file.plain_domain(said) == "linli.example.cn"


@pytest.mark.parametrize("said", ["linli", 'a.cn"\n', "a..cn", "http://a.cn", "a.cn:8000"])
def test_what_is_no_domain_is_refused(said: str) -> None:
    with pytest.raises(Trouble):
        settings_file.plain_domain(said)
