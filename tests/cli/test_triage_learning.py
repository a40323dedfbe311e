"""An installation learns kinds from its own people: measured beside the one in use, adopted or taken back by a word."""

import json
from pathlib import Path

import pytest

from linli.cli.triage import learning, versions
from linli.cli.trouble import Trouble
from linli.config.kinds import Waiting
from linli.engines.triage import Taxonomy
from tests.cli.conftest import Run
from tests.cli.rows import ask

DATA = Path(__file__).parents[2] / "data"
TABLE = (DATA / "taxonomy.csv").read_text(encoding="utf-8")
CODES = tuple(Taxonomy.read(TABLE).leaves)
PLACES = ("东门", "西门", "院里", "楼下", "花园", "河边", "池边", "车棚")
TOLD = [("JJ02", f"{place}想要一个鸟窝观察箱，{n}号") for n in range(5) for place in PLACES]


def test_it_learns_what_people_confirmed_and_says_how_it_compares(tmp_path: Path) -> None:
    content, figures = learning._learnt(tmp_path, TOLD)
    assert (figures["learnt_from"], figures["asked"]) == (32, 8)
    before, after = figures["first_right"]
    assert before < after == 8
    noticed, still = figures["dangers_noticed"]
    assert still >= noticed >= figures["examples_of_danger"] - 1
    number = versions.keep(tmp_path, content, figures)
    assert versions.figures_of(tmp_path, number) == json.loads(json.dumps(figures))


def test_what_is_kept_is_used_only_when_adopted_and_taken_back_by_a_word(tmp_path: Path) -> None:
    first, second = (versions.keep(tmp_path, content, {}) for content in (b"1", b"2"))
    assert (first, second, versions.in_use(tmp_path)) == (1, 2, versions.SHIPPED)
    versions.adopt(tmp_path, second)
    versions.adopt(tmp_path, first)
    assert versions.in_use(tmp_path) == first
    assert (versions.take_back(tmp_path), versions.in_use(tmp_path)) == (second, second)
    assert versions.take_back(tmp_path) == versions.SHIPPED
    with pytest.raises(Trouble):
        versions.take_back(tmp_path)
    with pytest.raises(Trouble):
        versions.adopt(tmp_path, 3)


def test_a_running_server_follows_and_passes_over_what_cannot_be_used(tmp_path: Path) -> None:
    waiting = Waiting(DATA / "triage_leaves.npz", tmp_path, CODES)
    shipped = waiting.scores("楼道灯坏了", ())
    content, _ = learning._learnt(tmp_path, TOLD)
    for kept in (content, b"damaged"):
        versions.adopt(tmp_path, versions.keep(tmp_path, kept, {}))
        found = waiting.scores("楼道灯坏了", ())
        assert (found == shipped) is (kept == b"damaged")


def test_the_commands_say_what_is_in_use_and_what_is_wrong(folder: Path, linli: Run) -> None:
    shown = linli("triage", "versions", "--data", folder)
    assert shown.returncode == 0 and shown.stdout.startswith("* 0")
    me = ("--as", "王示范")
    wrongs = (
        (("adopt", 7, *me), "没有第 7 版"), (("take-back", *me), "没有可退回的"), (("learn",), "至少要 40 条"),
        (("adopt", 0, "--as", "谁也不是"), "没有找到"),
    )  # fmt: skip
    for words, said in wrongs:
        wrong = linli("triage", *words, "--data", folder)
        assert (wrong.returncode, said in wrong.stderr) == (1, True), wrong.stderr
    assert linli("triage", "adopt", 0, "--data", folder).returncode == 2, "nobody is named"


def test_whoever_adopts_or_takes_back_is_named_in_a_footprint_and_hears_what_changed(folder: Path, linli: Run) -> None:
    figures = {
        "at": "2026-11-01T08:00", "learnt_from": 40, "beside_version": 0, "asked": 10, "first_right": [7, 8],
        "right_of_three": [9, 9], "chance": 0.5, "needless_numbers": [0, 0], "examples_of_danger": 20,
        "dangers_noticed": [20, 20],
    }  # fmt: skip
    number = versions.keep(folder, b"1", figures)
    same = linli("triage", "adopt", 0, "--as", "王示范", "--data", folder)
    assert same.returncode == 0 and "没有变化" in same.stdout, same.stderr
    for words, said in ((("adopt", number), "第 0 版 → 第 1 版"), (("take-back",), "第 1 版 → 第 0 版")):
        done = linli("triage", *words, "--as", "王示范", "--data", folder)
        assert done.returncode == 0 and said in done.stdout and "王示范" in done.stdout, done.stderr
    rows = ask(folder, "SELECT actor_kind, role, code FROM audit_footprint WHERE action = 'triage.adopt' ORDER BY at")
    assert [tuple(row) for row in rows] == [("person", "admin,office", "0>1"), ("person", "admin,office", "1>0")]
