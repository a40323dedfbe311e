"""`linli grids`: answers in the order of the questions, the same with one process and with two, whole or not at all."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

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
