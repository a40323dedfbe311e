"""`linli triage`: files in, files out; what is wrong with a file is one sentence that names the place."""

import csv
from pathlib import Path

from tests.cli.conftest import Run
from tests.engines.triage.test_learning import messages

HEADER = ("id", "title", "detail", "label")


def labelled(file: Path, encoding: str = "utf-8") -> Path:
    with file.open("w", encoding=encoding, newline="") as target:
        writer = csv.writer(target)
        writer.writerow(HEADER)
        for number, message in enumerate(messages()):
            writer.writerow((number, message.fields["title"], message.fields["detail"], message.label))
    return file


def test_a_model_is_learnt_used_and_compared(tmp_path: Path, linli: Run) -> None:
    source, model, out = labelled(tmp_path / "in.csv"), tmp_path / "model", tmp_path / "out.csv"
    done = linli("triage", "fit", source, "-o", model)
    assert done.returncode == 0 and "75" in done.stdout, done.stderr
    assert linli("triage", "predict", model, source, "-o", out).returncode == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["id", "label", "confidence", "reason"]
    assert [row["label"] for row in rows] == [message.label for message in messages()]
    assert all(row["reason"] and 0 < float(row["confidence"]) <= 1 for row in rows)
    said = linli("triage", "compare", model, model, source)
    assert said.returncode == 0 and "McNemar p 1" in said.stdout and "both 75" in said.stdout


def test_a_table_as_an_office_saves_it_is_read(tmp_path: Path, linli: Run) -> None:
    for name, encoding in (("bom", "utf-8-sig"), ("old", "gb18030")):
        done = linli("triage", "fit", labelled(tmp_path / f"{name}.csv", encoding), "-o", tmp_path / f"{name}.model")
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "bom.model").stat().st_size


def test_what_is_wrong_is_one_sentence_that_names_the_place(tmp_path: Path, linli: Run) -> None:
    good, out = labelled(tmp_path / "good.csv"), tmp_path / "out"
    wrong = {
        "empty.csv": (b"", "空"),
        "header.csv": (b"id,title,detail\n1,a,b\n", "label"),
        "none.csv": (b"id,title,detail,label\n", "没有数据"),
        "short.csv": (b"id,title,detail,label\n1,a\n", "第 2 行"),
        "bytes.csv": (b"id,title,detail,label\n\xff\xff\xff,a,b,c\n", "编码"),
        "one.csv": (b"id,title,detail,label\n1,a,b,c\n", "两种标签"),
        "blank.csv": (b"id,title,detail,label\n1,a,b,\n", "第 1 条"),
    }
    for name, (content, words) in wrong.items():
        (tmp_path / name).write_bytes(content)
        done = linli("triage", "fit", tmp_path / name, "-o", out)
        assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), (name, done.stderr)
        assert words in done.stderr and name in done.stderr and " · " in done.stderr, (name, done.stderr)
    done = linli("triage", "predict", good, good, "-o", out)
    assert done.returncode == 1 and "good.csv" in done.stderr and "模型" in done.stderr
    done = linli("triage", "fit", good, "-o", tmp_path / "nowhere" / "model")
    assert done.returncode == 1 and "nowhere" in done.stderr
    assert linli("triage", "fit", tmp_path / "missing.csv", "-o", out).returncode == 1
    assert not out.exists() and not list(tmp_path.glob("*.part"))


def test_the_kinds_of_the_product_are_told_with_danger_and_reason(tmp_path: Path, linli: Run) -> None:
    (tmp_path / "in.csv").write_text("id,text\na,三单元楼道灯不亮了\nb,楼道里一股煤气味\nc,\n", encoding="utf-8")
    done = linli("triage", "leaves", tmp_path / "in.csv", "-o", tmp_path / "out.csv")
    assert done.returncode == 0, done.stderr
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["id", "code1", "code2", "code3", "urgent", "reason"]
    assert [(row["id"], row["code1"], row["urgent"]) for row in rows[:2]] == [("a", "FW03", "0"), ("b", "SD03", "1")]
    assert "煤气味" in rows[1]["reason"] and len({rows[0][f"code{n}"] for n in (1, 2, 3)}) == 3
    assert rows[2]["code1"] == "BM07"
