"""`linli load-history`: a dry run unless told otherwise, in words an operator can act on."""

from pathlib import Path

import pytest

from linli import cli
from linli.office.models import PastMatter
from tests.builders import a_world
from tests.office.history.files import CHAIN, LEDGER, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    a_world()
    path = tmp_path / "台账.xlsx"
    path.write_bytes(workbook(("3月", LEDGER)))
    return path


def load(*arguments: object) -> int:
    return cli.main(["load-history", *map(str, arguments), "--as", "office"])


def test_it_tries_first_and_writes_when_told(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (load(ledger), PastMatter.objects.count()) == (0, 0)
    assert "--yes" in capsys.readouterr().out
    assert (load(ledger, "--yes"), PastMatter.objects.count()) == (0, 3)
    assert (load(ledger, "--yes"), PastMatter.objects.count()) == (0, 3)
    assert "没有变化" in capsys.readouterr().out


def test_problems_end_with_one_and_write_nothing(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pasted = ledger.with_name("接龙.txt")
    pasted.write_text(CHAIN, "utf-8")
    assert (load(pasted, "--text", "--yes"), PastMatter.objects.count()) == (1, 0)
    assert "✗  7" in capsys.readouterr().out
    assert (load(pasted, "--text", "--yes", "--skip-problems"), PastMatter.objects.count()) == (0, 2)


def test_what_cannot_be_is_said_in_one_sentence(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert load(ledger.with_name("none.xlsx")) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
