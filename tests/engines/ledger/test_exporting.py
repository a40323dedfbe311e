"""What is exported is clean for two programs of others, and they see what is bent; vouchers balance one by one."""

import copy
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from linli.engines.ledger import drafting, replay
from linli.engines.ledger.exporting import beancount, hledger, vouchers
from tests.engines.ledger import oracles
from tests.engines.ledger.lives import FREE, NAME, Life

BOOK = Life(11, start="2024-11-25").live(560).book
WAYS = {"bean-check": (beancount, oracles.bean_check), "hledger": (hledger, oracles.hledger_check)}


def test_the_book_is_a_whole_life() -> None:
    assert len(BOOK.entries) >= 300
    assert {entry.sort for entry in BOOK.entries.values()} >= {"closing", "change", "reversal", "returned", "goods"}


@pytest.mark.parametrize("way", WAYS)
def test_an_export_is_clean_for_programs_of_others(way: str, tmp_path: Path) -> None:
    write, check = WAYS[way]
    assert check(write(BOOK, NAME), tmp_path) == ""


@pytest.mark.parametrize("way", WAYS)
def test_words_of_any_kind_do_no_harm(way: str, tmp_path: Path) -> None:
    write, check = WAYS[way]
    life = Life(1)
    for words in (
        'say "yes"',
        "a ; b | c",
        "back\\slash\\",
        "two\nlines",
        "(12) * ! txn 2024-01-01 open",
        "= @ {} #x ^y",
        "",
    ):
        life.enter(drafting.interest(FREE, 5), words)
    assert check(write(life.book, 'A "title"; with\nsigns'), tmp_path) == ""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("members", [{"fen": -77}, {"purpose": "P02"}], ids=str)
def test_they_see_what_is_bent(way: str, members: dict[str, Any], tmp_path: Path) -> None:
    write, check = WAYS[way]
    leaves = copy.deepcopy(Life(11).live(60).leaves)
    gift = next(leaf for leaf in leaves if leaf.get("sort") == "gift" and leaf["lines"][1]["purpose"] == "P00")
    gift["lines"][1].update(members)
    assert check(write(replay(leaves), NAME), tmp_path) != ""


def test_a_change_of_purpose_is_two_transactions_each_of_which_balances() -> None:
    text = "\n".join(beancount(BOOK, NAME))
    change = next(entry for entry in BOOK.entries.values() if entry.sort == "change")
    assert text.count(f"^leaf-{change.index}\n") == 2


def test_vouchers_balance_one_by_one_and_are_counted_by_month() -> None:
    sums: dict[tuple[str, str], int] = defaultdict(int)
    months: dict[str, list[str]] = defaultdict(list)
    rows = list(vouchers(BOOK))
    for row in rows:
        sums[row.day[:7], row.number] += row.debit - row.credit
        assert (row.debit > 0) != (row.credit > 0)
        assert row.code in BOOK.accounts and row.name and row.summary and row.beside[:3] in BOOK.purposes
        if row.number not in months[row.day[:7]]:
            months[row.day[:7]].append(row.number)
    assert set(sums.values()) == {0} and len(sums) == len(BOOK.entries)
    assert all(numbers == [f"记-{n:04d}" for n in range(1, len(numbers) + 1)] for numbers in months.values())
    december = list(vouchers(BOOK, "2024-12-01", "2024-12-31"))
    assert december == [row for row in rows if row.day[:7] == "2024-12"]
