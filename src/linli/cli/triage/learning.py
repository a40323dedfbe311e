"""`linli triage learn`, `versions`, `adopt` and `take-back`: an installation learns from what its people confirmed."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from linli.cli import who
from linli.cli.triage import versions
from linli.cli.trouble import Trouble

LEAST = 40  # confirmed reports; fewer say nothing
ASKED = 5  # each fifth of them, the newest, is only asked about
DATA = Path(__file__).parents[4] / "data"


def run_learn(args: argparse.Namespace) -> int:
    """Move the shipped model by the older four fifths; measure it, beside the one in use, on the newest fifth."""
    from linli.cli import starting

    folder = starting.start(args).folder

    from linli.cases.matter.confirmed import confirmed
    from linli.foundation import clock

    told = [(kind, words) for kind, words, _ in confirmed()]
    if len(told) < LEAST:
        raise Trouble(
            f"已确认类别的反映只有 {len(told)} 条，至少要 {LEAST} 条，请先在研判时确认类别",
            f"Only {len(told)} reports have a confirmed kind; {LEAST} are needed",
        )
    content, figures = _learnt(folder, told)
    number = versions.keep(folder, content, figures | {"at": clock.now().isoformat(timespec="minutes")})
    print(f"第 {number} 版已保存，尚未启用 · version {number} is kept, and not in use yet")
    _show(figures)
    print(f"启用 · to use it:  linli triage adopt {number}")
    return 0


def _learnt(folder: Path, told: list[tuple[str, str]]) -> tuple[bytes, dict[str, Any]]:
    """A model and its figures. The examples of the table are learnt again beside, so that no kind is forgotten."""
    from linli.engines.triage import Taxonomy
    from linli.engines.triage.learning import Model
    from linli.engines.triage.learning.leaves import Leaves, reading
    from linli.engines.triage.teaching import learn_more, measured

    table, shipped = (DATA / "taxonomy.csv").read_text("utf-8"), (DATA / "triage_leaves.npz").read_bytes()
    number = versions.in_use(folder)
    used = versions.file_of(folder, number).read_bytes() if number else shipped
    before = Taxonomy.read(table, model=reading(used))
    known = [(kind, words) for kind, words in told if kind in before.leaves]
    cut = len(known) - len(known) // ASKED
    examples = [(code, text) for code, leaf in before.leaves.items() for text in leaf.examples]
    note = {"confirmed": str(cut), "prior": "triage_leaves.npz"}
    content = learn_more([*known[:cut], *examples], before, Leaves(Model.from_bytes(shipped)), note)
    after = Taxonomy.read(table, model=reading(content))
    asked, spoken = measured(known[cut:], before, after), measured(examples, before, after)
    return content, {
        "learnt_from": cut,
        "beside_version": number,
        "asked": asked.asked,
        "first_right": list(asked.first),
        "right_of_three": list(asked.of_three),
        "chance": round(asked.chance, 4),
        "needless_numbers": list(asked.needlessly),
        "examples_of_danger": spoken.urgent,
        "dangers_noticed": list(spoken.noticed),
    }


def run_versions(args: argparse.Namespace) -> int:
    """All versions with their figures, and which one is in use."""
    folder = _folder(args)
    used = versions.in_use(folder)
    print(f"{'*' if used == versions.SHIPPED else ' '} 0  随软件自带 · ships with the software")
    for number in versions.numbers(folder):
        figures = versions.figures_of(folder, number)
        print(f"{'*' if used == number else ' '} {number}  {figures['at']}")
        _show(figures)
    return 0


def run_adopt(args: argparse.Namespace) -> int:
    folder = _folder(args)
    versions.must_be_there(folder, args.number)
    return _use(args, folder, args.number, lambda: versions.adopt(folder, args.number))


def run_take_back(args: argparse.Namespace) -> int:
    folder = _folder(args)
    return _use(args, folder, versions.before(folder), lambda: versions.take_back(folder))


def _use(args: argparse.Namespace, folder: Path, number: int, put: Callable[[], object]) -> int:
    """In the name of an appointed person, with a footprint; says what was in use, what is now, and how they compare."""
    from linli.cli import starting

    starting.start(args)

    from linli.cases.matter.adopting import adopt
    from linli.foundation import clock

    by, was = who.operator(args.operator), versions.in_use(folder)
    if was == number and args.verb == "adopt":
        print(f"没有变化，用的就是第 {number} 版 · nothing changed: version {number} is in use")
        return 0
    adopt(was, number, put, by=by, at=clock.now())
    print(f"研判模型：第 {was} 版 → 第 {number} 版，已留痕（{by.name}） · version {was} → {number}, noted")
    if number != versions.SHIPPED:
        _show(versions.figures_of(folder, number))
    print("正在运行的服务随即改用，已确认的类别不变 · running servers follow; kinds that people confirmed stay")
    return 0


VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "learn": run_learn,
    "versions": run_versions,
    "adopt": run_adopt,
    "take-back": run_take_back,
}


def _show(figures: dict[str, Any]) -> None:
    asked, (first, fresh), (three, fresh3) = figures["asked"], figures["first_right"], figures["right_of_three"]
    print(f"   从 {figures['learnt_from']} 条学习 learnt from · 用最新 {asked} 条比较 compared on the newest")
    print(f"   首选对 first right: 第 {figures['beside_version']} 版 {first} → 新版 new {fresh} (n {asked})")
    print(f"   前三有 among three: {three} → {fresh3} · 出于偶然的可能 by chance p {figures['chance']}")
    noticed, needless = figures["dangers_noticed"], figures["needless_numbers"]
    print(f"   紧急例句认出 dangers noticed: {noticed[0]} → {noticed[1]} (n {figures['examples_of_danger']})", end="")
    print(f" · 多余的提示 needless numbers: {needless[0]} → {needless[1]}")


def _folder(args: argparse.Namespace) -> Path:
    from linli.cli import starting

    folder = starting.folder_of(args)
    if not folder.is_dir():
        raise Trouble(
            f"没有数据文件夹 {folder}，请用 --data 指明", f"There is no data folder {folder}: name it by --data"
        )
    return folder
