"""`linli tell-test` sends one harmless sentence and says what the other side answered."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.notifications.mail_twin import a_mail_twin
from tests.notifications.twin import Twin, a_twin

KEY = "693a91f6-7aoc"


def configure(folder: Path, words: str) -> None:
    with (folder / "linli.toml").open("a") as settings:
        settings.write(f"\n{words}\n")


def robot(folder: Path, twin: Twin, code: int) -> None:
    twin.answers = [(200, json.dumps({"errcode": code, "errmsg": f"said of {KEY}"}), 0)]
    configure(folder, f'[senders.wecom.grid1]\nurl = "{twin.url}?key={KEY}"')


def test_a_group_that_takes_it(folder: Path, linli: Run) -> None:
    with a_twin() as twin:
        robot(folder, twin, 0)
        assert linli("tell-test", "--data", folder).stdout.split() == ["wecom.grid1"]
        assert twin.asked == [], "to list is to send nothing"
        done = linli("tell-test", "wecom.grid1", "--data", folder)
    assert (done.returncode, "✓ wecom.grid1" in done.stdout, "errcode 0" in done.stdout) == (0, True, True)
    assert json.loads(twin.asked[0].body)["text"]["content"].startswith("邻里")


def test_a_group_that_refuses_it_and_no_secret_in_what_is_said(folder: Path, linli: Run) -> None:
    with a_twin() as twin:
        robot(folder, twin, 93000)
        done = linli("tell-test", "wecom.grid1", "--data", folder)
    assert (done.returncode, "errcode 93000 said of …" in done.stdout, KEY in done.stdout + done.stderr) == (
        1, True, False
    )  # fmt: skip


def test_an_e_mail_to_the_address_that_is_named(folder: Path, linli: Run) -> None:
    with a_mail_twin() as twin:
        configure(
            folder, f'[senders.mail]\nhost = "127.0.0.1"\nport = {twin.port}\nsecurity = "none"\nsender = "l@a.cn"'
        )
        assert linli("tell-test", "mail", "--data", folder).returncode == 2
        assert linli("tell-test", "mail", "--to", "a@b.cn", "--data", folder).returncode == 0
    assert [to for _, to, _ in twin.letters] == ["a@b.cn"]


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ("", "设置里没有"),
        ('[senders.wecom.a]\nurl = "http://a.cn/?key=1"', "senders.wecom.a: url"),
        ("demo = true", "演示"),
    ],
)
def test_what_cannot_be_sent_is_said_in_one_sentence(folder: Path, linli: Run, settings: str, named: str) -> None:
    file = folder / "linli.toml"
    file.write_text(f"{settings}\n{file.read_text()}" if "=" in settings.split("\n")[0] else file.read_text())
    configure(folder, settings if settings.startswith("[") else "")
    done = linli("tell-test", "sms", "--to", "10000000001", "--data", folder)
    assert (done.returncode, len(done.stderr.splitlines()), named in done.stderr) == (2, 1, True)
