"""`linli grids`: answers in the order of the questions, the same with one process and with two, whole or not at all."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.engines.partition import towns


def asked(file: Path, *seeds: int) -> list[dict[str, Any]]:
    """Communities, one in each line."""
    documents = [towns.town(seed, most=12, compounds=2) | {"name": f"town {seed}"} for seed in seeds]
    file.write_text("".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents))
    return documents


def test_a_plan_is_written_and_passes_the_check(tmp_path: Path, linli: Run) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    (document,) = asked(source, 8)
    source.write_text(json.dumps(document, indent=1))
    assert linli("grids", "plan", source, "-o", target).returncode == 0
    answer = json.loads(target.read_text())
    assert set(answer["assignment"]) == {unit["id"] for unit in document["units"]}
    assert answer["objective"] == answer["lower_bound"] and answer["finished"] is True
    done = linli("grids", "check", source, target)
    assert (done.returncode, str(answer["objective"]) in done.stdout) == (0, True)


def test_one_process_and_two_give_the_same_in_the_same_order(tmp_path: Path, linli: Run) -> None:
    source = tmp_path / "in.jsonl"
    asked(source, 3, 1, 2, 5)
    answers = []
    for jobs in (1, 2):
        target = tmp_path / f"out{jobs}.jsonl"
        assert linli("grids", "plan", source, "-o", target, "--jobs", jobs).returncode == 0
        answers.append(target.read_text())
    assert answers[0] == answers[1]
    assert [json.loads(line)["name"] for line in answers[0].splitlines()] == ["town 3", "town 1", "town 2", "town 5"]
    assert linli("grids", "check", source, tmp_path / "out2.jsonl").returncode == 0


@pytest.mark.parametrize("options", [(), ("--grids", 15)])
def test_so_do_they_when_they_share_the_compounds_of_one_community(
    options: tuple[object, ...], tmp_path: Path, linli: Run
) -> None:
    source = tmp_path / "in.json"
    town = towns.with_heads(towns.town(7, most=24, compounds=4), 7)
    source.write_text(json.dumps(town))
    answers = []
    for jobs in (1, 2, 3):
        target = tmp_path / f"out{jobs}.json"
        done = linli("grids", "plan", source, "-o", target, "--jobs", jobs, *options)
        assert done.returncode == 0, done.stderr
        answers.append(target.read_text())
    assert answers[0] == answers[1] == answers[2]


def test_what_is_refused_by_one_who_shares_is_said_by_the_whole(tmp_path: Path, linli: Run) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    town = towns.town(7, most=12, compounds=3)
    town["units"][-1]["workload"] = 10**9
    source.write_text(json.dumps(town))
    for jobs in (1, 2):
        done = linli("grids", "plan", source, "-o", target, "--jobs", jobs)
        assert (done.returncode, "target_workload" in done.stderr) == (2, True), done.stderr
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("lines", [1, 3])
def test_broken_off_by_hand_it_says_so_and_leaves_nothing(jobs: int, lines: int, tmp_path: Path) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    town = json.dumps(towns.town(3, most=400, compounds=2), ensure_ascii=False)
    source.write_text(f"{town}\n" * lines)
    words = [sys.executable, "-m", "linli.cli", "grids", "plan", str(source), "-o", str(target), "--jobs", str(jobs)]
    begun = subprocess.Popen(words, stderr=subprocess.PIPE, text=True, process_group=0)
    while not (tmp_path / "out.json.part").exists():
        assert begun.poll() is None
        time.sleep(0.01)
    os.killpg(begun.pid, signal.SIGINT)  # as the keyboard does: to all of them
    _, said = begun.communicate(timeout=60)
    assert begun.returncode == 130
    assert said.strip().splitlines() == [f"已中断，没有写出 {target} · broken off, nothing was written"]
    assert list(tmp_path.iterdir()) == [source]


def test_the_number_of_grids_can_be_asked_for(tmp_path: Path, linli: Run) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    asked(source, 8)
    linli("grids", "plan", source, "-o", target)
    more = json.loads(target.read_text())["grids"] + 1
    done = linli("grids", "plan", source, "-o", target, "--grids", more)
    assert (done.returncode, json.loads(target.read_text())["grids"]) == (0, more), done.stderr
    assert linli("grids", "check", source, target).returncode == 0
    done = linli("grids", "plan", source, "-o", target, "--grids", 1000)
    assert (done.returncode, "1000" in done.stderr) == (1, True)


def test_bad_input_is_named_by_document_unit_and_field_and_nothing_is_written(tmp_path: Path, linli: Run) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    documents = asked(source, 1, 2)
    documents[1]["units"][0]["households"] = -4
    source.write_text("".join(json.dumps(document) + "\n" for document in documents))
    for jobs in (1, 2):
        done = linli("grids", "plan", source, "-o", target, "--jobs", jobs)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert all(word in done.stderr for word in ("第 2 份", "document 2", "C1-1", "households", "-4"))
    assert list(tmp_path.iterdir()) == [source]
    source.write_text("{")
    assert linli("grids", "plan", source, "-o", target).returncode == 2


def test_a_wrong_answer_is_found(tmp_path: Path, linli: Run) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    asked(source, 8)
    linli("grids", "plan", source, "-o", target)
    answer = json.loads(target.read_text())
    answer["objective"] -= 1
    target.write_text(json.dumps(answer))
    assert linli("grids", "check", source, target).returncode == 1


def test_neither_command_starts_django(tmp_path: Path, linli: Run) -> None:
    source, target = tmp_path / "in.json", tmp_path / "out.json"
    asked(source, 8)
    script = f"""
import sys
from linli import cli
assert cli.main(["grids", "plan", {str(source)!r}, "-o", {str(target)!r}]) == 0
assert cli.main(["grids", "check", {str(source)!r}, {str(target)!r}]) == 0
assert not [name for name in sys.modules if name.split(".")[0] == "django"]
"""
    here = Path(__file__).parents[2] / "src"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=here)
    assert done.returncode == 0, done.stderr
