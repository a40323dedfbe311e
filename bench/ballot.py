"""A vote of a town's size (6,600 voters, 64 projects): how long a whole count takes, in CPU seconds."""

from fractions import Fraction
from random import Random
from time import process_time

from linli.engines.ballot import Election, Project, count, equal_shares

VOTERS, PROJECTS, BUDGET, BAR = 6600, 64, 1_000_000, 5.0


def town(seed: int) -> Election:
    """Amounts and ticks about as in a town's vote: a few loved projects, a long tail."""
    dice = Random(seed)
    ids = [f"p{n}" for n in range(PROJECTS)]
    projects = {id: Project(id, Fraction(dice.randrange(5_000, 120_000, 500))) for id in ids}
    loved = [1 / (1 + n / 8) for n in range(PROJECTS)]
    ballots = {f"v{n}": frozenset(dice.choices(ids, loved, k=dice.randint(3, 12))) for n in range(VOTERS)}
    return Election(projects, ballots, Fraction(BUDGET))


def main() -> None:
    for seed in (1, 2, 3):
        election = town(seed)
        began = process_time()
        single = equal_shares(election, Fraction(BUDGET // VOTERS))
        one = process_time() - began
        began = process_time()
        whole = count(election)
        took = process_time() - began
        assert whole.shares is not None
        steps = whole.shares.endowment - single.endowment
        print(f"vote {seed}: {took:.2f} s CPU (bar {BAR:.0f} s), {steps} steps; one exact run {one:.2f} s;", end=" ")
        print(f"{len(whole.shares.ids)} funded, {float(election.cost(whole.shares.ids)):,.0f} of {BUDGET:,}")


if __name__ == "__main__":
    main()
