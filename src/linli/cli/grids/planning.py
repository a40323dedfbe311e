"""`linli grids plan`: each document divided, several at a time, the answers in the order of the questions."""

import itertools
import json
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from linli.cli.grids.crew import crew_of
from linli.cli.grids.lines import documents, parsed, whole
from linli.cli.trouble import Trouble
from linli.engines.partition.effort import Effort
from linli.engines.partition.planning import plan
from linli.engines.partition.reading import read
from linli.engines.partition.refusing import ProblemError
from linli.engines.partition.saying import as_document, remarks

Numbered = tuple[int, str]


@dataclass(frozen=True)
class Answer:
    """The line to be written, or `refused` in both languages; `remarks` are for the operator."""

    line: str = ""
    refused: tuple[str, str] = ("", "")
    remarks: tuple[str, ...] = ()
    lacking: bool = False


@dataclass(frozen=True)
class Question:
    """How every document is to be divided; it goes to other processes."""

    file: str
    grids: int | None
    seconds: int | None
    progress: bool
    jobs: int = 1  # processes that share one document

    def __call__(self, numbered: Numbered) -> Answer:
        number, text = numbered
        end = monotonic() + self.seconds if self.seconds else float("inf")
        try:
            document = parsed(text, self.file, number)
            problem = read(document)
            if self.grids:
                problem = replace(problem, grids=self.grids)
            effort = Effort(left=lambda: end - monotonic())
            found = plan(problem, effort, _show if self.progress else None, crew_of(self.jobs))
        except ProblemError as wrong:
            return Answer(
                refused=(f"{self.file} 第 {number} 份：{wrong.chinese}", f"document {number}: {wrong.english}")
            )
        line = json.dumps(as_document(document, problem, found), ensure_ascii=False, separators=(",", ":"))
        return Answer(line + "\n", remarks=remarks(problem, found), lacking="infeasible" in found.status.values())


def plan_file(source: Path, target: Path, *, grids: int | None, seconds: int | None, jobs: int) -> int:
    """Exit code 0 when everything is divided, 1 when some compound cannot be; broken off, it leaves no file."""
    try:
        return _plan_file(source, target, grids=grids, seconds=seconds, jobs=jobs)
    except KeyboardInterrupt:
        print(f"\n已中断，没有写出 {target} · broken off, nothing was written", file=sys.stderr)
        raise


def _plan_file(source: Path, target: Path, *, grids: int | None, seconds: int | None, jobs: int) -> int:
    numbered = enumerate(documents(source), 1)
    first = list(itertools.islice(numbered, 2))
    seen = sys.stderr.isatty()
    alone = len(first) == 1
    question = Question(str(source), grids, seconds, seen and alone, jobs if alone else 1)
    count, lacking = 0, False
    with whole(target) as out:
        for count, answer in enumerate(_answers(question, first, numbered, jobs), 1):
            if answer.refused[0]:
                raise Trouble(*answer.refused)
            out.write(answer.line)
            lacking |= answer.lacking
            for remark in answer.remarks:
                print(remark, file=sys.stderr)
            if seen and not alone:
                _show(count, None)
    print(f"{target} · {count}")
    return 1 if lacking else 0


def _answers(question: Question, first: list[Numbered], rest: Iterator[Numbered], jobs: int) -> Iterator[Answer]:
    """In order; a process for each job when there is more than one document."""
    if jobs == 1 or len(first) == 1:
        yield from map(question, itertools.chain(first, rest))
        return
    from multiprocessing import Pool

    held = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # they are broken off by the one who asks
    pool = Pool(jobs)
    signal.pthread_sigmask(signal.SIG_SETMASK, held)
    with pool:  # leaving the block ends the processes
        yield from pool.imap(question, itertools.chain(first, rest))


def _show(done: int, of: int | None) -> None:
    print(f"\r{done}" + (f"/{of}" if of else ""), end="\n" if done == of else "", file=sys.stderr, flush=True)
