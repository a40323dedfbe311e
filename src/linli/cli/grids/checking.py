"""`linli grids check`: each answer beside its question, by a checker that shares nothing with the solver."""

import itertools
import sys
from pathlib import Path
from typing import Any

from linli.cli.grids.lines import documents, parsed
from linli.cli.trouble import Trouble
from linli.engines.partition.checking import check
from linli.engines.partition.reading import read
from linli.engines.partition.refusing import ProblemError


def check_file(source: Path, result: Path) -> int:
    """Exit code 0 when everything is as it is said, 1 when something is not."""
    wrong = count = 0
    for count, (asked, answered) in enumerate(itertools.zip_longest(documents(source), documents(result)), 1):
        if asked is None or answered is None:
            raise Trouble("两个文件的份数不同", "The two files do not hold the same number of documents")
        instance: Any = parsed(asked, source, count)
        try:
            read(instance)
        except ProblemError as refused:
            raise Trouble(
                f"{source} 第 {count} 份：{refused.chinese}", f"document {count}: {refused.english}"
            ) from None
        answer: Any = parsed(answered, result, count)
        problems, searched = check(instance, answer)
        wrong += bool(problems)
        for problem in problems:
            print(f"{count}: {problem}", file=sys.stderr)
        if not problems:
            gap = answer["objective"] - answer["lower_bound"]
            proof = f"，另有 {searched} 处只凭搜索 · {searched} points rest on search alone" if searched else ""
            print(f"{count}: 目标值 objective {answer['objective']}，差距 gap {gap}{proof}")
    return 1 if wrong else 0
