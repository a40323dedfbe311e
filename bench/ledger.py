"""The fund's books: replay, verify.py on 100,000 entries, 1,000 bends, packets, exports before programs of others."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from random import Random

from linli.engines.ledger import packet, replay
from linli.engines.ledger.exporting import beancount, hledger
from linli.engines.transparency import Log, canonical, spoken, write_log
from tests.engines.ledger import faults, oracles, outsider
from tests.engines.ledger.lives import NAME, Life

FOLDER = Path(tempfile.mkdtemp(prefix="linli-ledger-"))
ENTRIES, HEADS, BENDS, CLEAN, TRANSACTIONS = 100_000, 1_200, 1_000, 60, 10_000


def with_entries(count: int, seed: int = 3) -> Life:
    life = Life(seed)
    while len(life.book.entries) < count:
        life.live(life.book.size + count - len(life.book.entries))
    return life


def written(name: str, lines: Iterable[bytes]) -> Path:
    (FOLDER / name).write_bytes(b"".join(lines))
    return FOLDER / name


def run(*arguments: object) -> tuple[int, float, float, str]:
    """verify.py as a process of its own: exit code, seconds, CPU seconds, what it says."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = outsider.run(*arguments)
    after, took = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - began
    return done.returncode, took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def whole_log() -> None:
    life = with_entries(ENTRIES)
    began = time.process_time()
    book = replay(life.leaves)
    took = time.process_time() - began
    print(f"replay: {len(book.entries):,} entries, {book.size:,} leaves in {took:.2f} s CPU,", end=" ")
    print(f"{len(book.entries) / took:,.0f} entries/s, {len(book.problems)} problems")
    log = life.log(HEADS)
    file = written("log.jsonl", write_log(log))
    code, seconds, cpu, _ = run(file, "--root", spoken(log.heads[-1].head.root))
    print(
        f"verify.py: {len(book.entries):,} entries, {book.size:,} leaves, {3 * len(log.heads):,} signatures,", end=" "
    )
    print(f"{file.stat().st_size >> 20} MB: exit {code}, {seconds:.1f} s, {cpu:.1f} s CPU (bar 10 s)")
    packets(life, log)


def packets(life: Life, log: Log) -> None:
    book, sizes = life.book, []
    for lot, drawn in book.drawn.items():
        if sum(book.entries[index].sort in ("payment", "advance") for index in drawn) == 5:
            said = canonical(packet(book, lot, log.leaves.__getitem__, log.tree, log.heads[-1], log.key))
            sizes.append((len(said), lot))
            if sizes[-1] == max(sizes):
                file = written("packet.json", [said])
    code, seconds, cpu, _ = run("--packet", file, "--root", spoken(log.heads[-1].head.root))
    print(f"packets: {len(sizes):,} gifts of 5 spends, largest {max(sizes)[0]:,} bytes (bar 10,240);", end=" ")
    print(f"checked: exit {code}, {seconds:.2f} s, {cpu:.2f} s CPU (bar 1 s)")


def bends() -> None:
    log, leaves = faults.a_log(8, 600, heads=6)
    found = dict.fromkeys(faults.FAULTS, 0)
    missed = []
    for seed in range(BENDS):
        kind = list(faults.FAULTS)[seed % len(faults.FAULTS)]
        bent = faults.FAULTS[kind](Random(seed), log, leaves)
        if said(written("bent.jsonl", [bent.content]), *(["--root", bent.root] if bent.root else [])) == 1:
            found[kind] += 1
        else:
            missed.append(bent.how)
    alarms = 0
    for seed in range(CLEAN):
        whole, _ = faults.a_log(seed, 40 + 10 * seed, heads=5)
        alarms += said(written("whole.jsonl", write_log(whole)), "--root", spoken(whole.heads[seed % 5].head.root)) != 0
    print(
        f"bends: {sum(found.values()):,} of {BENDS:,} found (bar all): {json.dumps(found)}; missed {missed[:3]};",
        end=" ",
    )
    print(f"{alarms} alarms on {CLEAN} whole logs (bar 0)")


def said(*arguments: object) -> int:
    """The exit code of verify.py, in this process: a thousand starts of Python would measure Python."""
    with redirect_stdout(StringIO()):
        code: int = outsider.VERIFY.main([str(word) for word in arguments])
    return code


def exports() -> None:
    book = with_entries(TRANSACTIONS, seed=5).book
    for name, lines, check in (
        ("bean-check", beancount(book, NAME), oracles.bean_check),
        ("hledger check --strict", hledger(book, NAME), oracles.hledger_check),
    ):
        began = time.process_time()
        text = list(lines)
        wrote, before = time.process_time() - began, resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        verdict = check(text, FOLDER) or "clean"
        cpu = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
        print(f"{name}: {len(book.entries):,} transactions, {len(text):,} lines written in {wrote:.2f} s:", end=" ")
        print(f"{verdict[:200]} in {cpu:.1f} s CPU (bar: clean)")


def main() -> None:
    exports()
    bends()
    whole_log()
    subprocess.run(["rm", "-r", str(FOLDER)], check=True)


if __name__ == "__main__":
    sys.exit(main())
