"""`linli ballot count`: a file in, the funded projects out; a bad file is said in one sentence."""

import json
from pathlib import Path

from linli.engines.ballot import write
from tests.cli.conftest import Run
from tests.engines.test_ballot import EXAMPLE


def test_it_prints_the_funded_projects_one_a_line(tmp_path: Path, linli: Run) -> None:
    (tmp_path / "vote.pb").write_text(write(EXAMPLE))
    assert linli("ballot", "count", tmp_path / "vote.pb").stdout.split() == ["lamps", "slide"]
    assert linli("ballot", "count", tmp_path / "vote.pb", "--rule", "greedy").stdout.split() == ["lamps", "slide"]


def test_it_tells_how_the_count_came_about(tmp_path: Path, linli: Run) -> None:
    (tmp_path / "vote.pb").write_text(write(EXAMPLE))
    whole = json.loads(linli("ballot", "count", tmp_path / "vote.pb", "--json").stdout)
    assert (whole["each_voter"], whole["finish"], whole["bought"][1]["share"]) == ("79", "overspends", "142/3")


def test_a_file_that_cannot_be_counted_is_said_in_one_sentence(tmp_path: Path, linli: Run) -> None:
    (tmp_path / "vote.pb").write_text(write(EXAMPLE).replace("v1;", "v0;"))
    done = linli("ballot", "count", tmp_path / "vote.pb")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "v0" in done.stderr and "vote.pb" in done.stderr
    (tmp_path / "vote.pb").write_bytes("预算".encode("gb18030"))
    assert "UTF-8" in linli("ballot", "count", tmp_path / "vote.pb").stderr
