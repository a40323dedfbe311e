"""`linli similar`: a table in, the matters out; the likest with reasons; wrong input in one sentence, exit 1."""

import csv
import gzip
import json
from pathlib import Path

import pytest

from linli.cli.similar.keeping import Shelf
from linli.engines.similarity import candidates
from tests.cli.conftest import Run
from tests.engines.similarity.world import report, weights

TABLE = """msg_id,time,title,detail
11,2026-09-01 08:00:00,A3区甜水湾小区楼道灯不亮,三号楼二单元的楼道灯坏了三天，老人上楼摸着墙走
12,2026/9/2,A3区甜水湾小区电梯停运,电梯停了一个星期，高层老人下不了楼
13,2026-09-03,反映甜水湾小区楼道灯坏了,甜水湾小区3栋2单元楼道灯一直不亮，老人上楼看不见
14,,A3区清风里小区垃圾没人收,垃圾堆在门口，苍蝇乱飞
"""


def test_it_groups_the_messages_of_one_matter(tmp_path: Path, linli: Run) -> None:
    (tmp_path / "m.csv").write_text(TABLE)
    done = linli("similar", "cluster", tmp_path / "m.csv", "-o", tmp_path / "out.csv")
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader((tmp_path / "out.csv").read_text().splitlines()))
    assert [(row["msg_id"], row["cluster"]) for row in rows] == [("11", "1"), ("12", "2"), ("13", "1"), ("14", "3")]


@pytest.mark.parametrize(
    "packed", [gzip.compress(TABLE.encode(), mtime=0), ("\ufeff" + TABLE).encode(), TABLE.encode("gb18030")]
)
def test_a_packed_table_and_other_encodings_are_the_same_table(packed: bytes, tmp_path: Path, linli: Run) -> None:
    (tmp_path / "m.csv.gz").write_bytes(packed)
    done = linli("similar", "search", tmp_path / "m.csv.gz", "--text", "甜水湾小区楼道灯", "--json")
    found = json.loads(done.stdout)
    assert {row["msg_id"] for row in found[:2]} == {"11", "13"}
    assert found[0]["same"] and "楼道灯" in found[0]["reason_zh"] and "both say" in found[0]["reason_en"]


def test_what_is_found_is_printed_with_its_reason(tmp_path: Path, linli: Run) -> None:
    (tmp_path / "m.csv").write_text(TABLE)
    done = linli("similar", "search", tmp_path / "m.csv", "--text", "楼道灯坏了没人修")
    assert "仅供参考" in done.stdout and "楼道灯" in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空文件"),
        (b"msg_id,time,title,detail\n", "没有留言"),
        (b"msg_id,time,title\n1,2026-01-01,x\n", "detail"),
        (b"msg_id,time,title,detail\n1,soon,x,y\n", "第 2 行"),
        (b"msg_id,time,title,detail\n1,2026-02-31,x,y\n", "第 2 行"),
        (b"msg_id,time,title,detail\n1,,x,y\n1,,x,y\n", "重复"),
        (b"msg_id,time,title,detail\n,,x,y\n", "msg_id"),
        (b"msg_id,time,title,detail\n1,,x\n", "第 2 行"),
        (b"\xff\xff\xff", "GB 18030"),
        (gzip.compress(TABLE.encode(), mtime=0)[:40], "压缩包"),
    ],
)
def test_a_wrong_table_is_said_in_one_sentence(content: bytes, said: str, tmp_path: Path, linli: Run) -> None:
    (tmp_path / "m.csv").write_bytes(content)
    done = linli("similar", "cluster", tmp_path / "m.csv", "-o", tmp_path / "out.csv")
    assert (done.returncode, len(done.stderr.splitlines()), said in done.stderr) == (1, 1, True), done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_file_and_a_missing_folder_are_said(tmp_path: Path, linli: Run) -> None:
    done = linli("similar", "cluster", tmp_path / "none.csv", "-o", tmp_path / "out.csv")
    assert (done.returncode, "找不到" in done.stderr) == (1, True)
    (tmp_path / "m.csv").write_text(TABLE)
    done = linli("similar", "cluster", tmp_path / "m.csv", "-o", tmp_path / "no" / "out.csv")
    assert (done.returncode, "先建立" in done.stderr) == (1, True)


def test_a_kept_matter_is_found_until_it_is_forgotten(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf.db", weights())
    shelf.fill([report("电梯停了", "幸福小区 3-2", "FW05"), report("楼道灯坏了", "柳荫里 1-1", "FW03")])
    number = shelf.keep(report("楼道灯坏了三天", "幸福小区 3-2", "FW03", id="x"))
    asked = report("三号楼楼道灯不亮", "幸福小区 3-2", "FW03", day=4)
    found = candidates(asked, shelf, weights())
    assert (found[0].number, found[0].read.report.id, found[0].match.same) == (number, "x", True)
    shelf.forget(number)
    assert number not in [one.number for one in candidates(asked, shelf, weights())]
    shelf.close()


def test_older_open_matters_are_marked_and_it_says_how_many(folder: Path, linli: Run) -> None:
    for more in ((), ("--all",)):
        done = linli("similar", "renew", "--data", folder, *more)
        assert done.returncode == 0 and "0 件未办结的事" in done.stdout, done.stderr
    wrong = linli("similar", "renew", "--data", folder, "--all", "--after", "7")
    assert wrong.returncode == 1 and "--after 7" in wrong.stderr
