"""Micro-grids: whole commands from cold, with their bars; others beside them on the same community; brute force.

    python -m bench.grids [HOUSEHOLDS] [SEEDS]      (a city of 60000; twice 500 small compounds by brute force)

A city of 2500000 is the whole bar of the large instance; its time grows with its stairwells, which are printed.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bench.beside import communities
from bench.beside.serving import ROOT
from linli.engines.partition import measure, read
from linli.engines.partition.checking import check
from linli.engines.partition.planning import plan
from linli.engines.partition.saying import as_document
from tests.engines.partition import reference, towns

FOLDER = Path(tempfile.mkdtemp(prefix="linli-grids-"))
Document = dict[str, Any]


def write(name: str, documents: Iterable[Document]) -> Path:
    """One community in each line."""
    file = FOLDER / name
    with file.open("w") as out:
        for document in documents:
            out.write(json.dumps(document, ensure_ascii=False) + "\n")
    return file


def command(*words: object) -> float:
    """Seconds of `linli grids …` as a process of its own."""
    begun = time.perf_counter()
    done = subprocess.run([ROOT / ".venv/bin/linli", "grids", *map(str, words)], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return time.perf_counter() - begun


def planned(source: Path, *options: object, repeat: int = 1) -> tuple[float, list[Document]]:
    """The best time of some, and the answers."""
    target = source.with_suffix(".out")
    seconds = min(command("plan", source, "-o", target, *options) for _ in range(repeat))
    return seconds, [json.loads(line) for line in target.read_text().splitlines()]


def say(name: str, seconds: float, bar: str, answers: list[Document]) -> None:
    objective = sum(answer["objective"] for answer in answers)
    gap = 100 * (objective - sum(answer["lower_bound"] for answer in answers)) / objective
    states = [state for answer in answers for state in answer["status"].values()]
    proven = f"{states.count('proven') + states.count('exempt')}/{len(states)}"
    print(f"{name:34}{seconds:>8.2f} s   bar {bar:16} objective {objective:>12}   gap {gap:5.2f} %   proven {proven}")


def small() -> None:
    for seed in (1, 2, 3, 4):
        source = write(f"S-{seed}.json", [communities.small(seed)])
        seconds, answers = planned(source, repeat=3)
        say(f"S-{seed}", seconds, "0.5 (3) s", answers)
        if seed == 1:
            checked = command("check", source, source.with_suffix(".out"))
            print(f"{'… its certificate checked':34}{checked:>8.2f} s   bar 1 s")
            later = communities.a_year_later(communities.small(1), answers[0]["assignment"])
            seconds, fixed = planned(source, "--grids", 84, repeat=3)
            say("… 84 grids", seconds, "1 (5) s", fixed)
            seconds, moved = planned(write("later.json", [later]), repeat=3)
            say("… a year later", seconds, "1 (10) s", moved)
            print(f"{'':34}{moved[0]['moved']} households change their head")


def large(households: int) -> None:
    source = write("city.jsonl", communities.city(households))
    lines = source.read_text().splitlines()
    compounds = sum(len(json.loads(line)["compounds"]) for line in lines)
    units = sum(len(json.loads(line)["units"]) for line in lines)
    seconds, answers = planned(source, "--jobs", os.cpu_count())
    say(f"{households} households", seconds, "60 s in 2500000", answers)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
    print(f"{'':34}{compounds} compounds, {units} stairwells, {1e6 * seconds / units:.0f} µs each, {memory:.2f} GB")


def single() -> None:
    for units, bar in ((120, "proven"), (250, "0.5 (2) %"), (600, "0.5 (3) %")):
        source = write(f"X-{units}.json", [communities.single(units)])
        seconds, answers = planned(source, "--seconds", 60)
        say(f"one compound of {len(answers[0]['assignment'])}", seconds, bar + " in 60 s", answers)


def others() -> None:
    """Others on S-1; theirs may be unlawful, so that households outside the limits are not counted into the cost."""
    made = subprocess.run([ROOT / "tools/peers.sh"], capture_output=True, text=True)
    if made.returncode:
        print("others: not measured, they could not be installed:", made.stderr.strip().splitlines()[-1:])
        return
    document = communities.small(1)
    problem = read(document)
    best = plan(problem).objective
    for method in ("greedy", "metis", "recom"):
        peer = [ROOT / ".venv-peers/bin/python", "-W", "ignore", ROOT / "bench/beside/dividing.py", method]
        done = subprocess.run(peer, input=json.dumps(document), capture_output=True, text=True)
        if done.returncode:
            print(f"{method}: {done.stderr.strip().splitlines()[-1:]}")
            continue
        answer = json.loads(done.stdout)
        grids = measure(problem, answer["assignment"])
        cost = sum(grid.cost - 10**6 * grid.outside for grid in grids)
        unlawful = sum(bool(grid.breaks) for grid in grids)
        print(f"{method:34}{answer['seconds']:>8.2f} s   cost {cost} ({100 * cost / best - 100:+.1f} %), "
              f"{unlawful} of {len(grids)} grids unlawful")  # fmt: skip


def brute(seeds: int) -> None:
    kinds: dict[str, Callable[[int], Document]] = {
        "free": lambda seed: towns.town(seed, most=11),
        "with heads of today": lambda seed: towns.with_heads(towns.town(seed, most=8), seed),
    }
    for name, make in kinds.items():
        agreed = lacking = 0
        for seed in range(10_000, 10_000 + seeds):
            document = make(seed)
            best, problem = reference.best(document), read(document)
            answer = json.loads(json.dumps(as_document(document, problem, plan(problem))))
            if check(document, answer) != ([], 0) or (best is not None and answer["objective"] != best):
                raise SystemExit(f"{name}, seed {seed}: {best} by brute force, {answer['objective']} by the engine")
            agreed += best is not None
            lacking += best is None
        print(f"{name}: {agreed} small compounds cost what brute force finds; {lacking} have no lawful plan")


def main(households: int, seeds: int) -> None:
    small()
    large(households)
    single()
    others()
    brute(seeds)


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    main(*(words + [60_000, 500][len(words) :]))
