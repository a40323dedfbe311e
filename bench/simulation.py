"""A year of the sample scenarios, twenty replications each: CPU seconds, and figures of docs/engines/simulation.md."""

import time
from dataclasses import replace

from bench.beside.serving import ROOT
from linli.engines.simulation import FIGURES, Answer, Scenario, difference, read, simulate

BAR = 10.0  # seconds for a year and twenty replications


def sample(name: str) -> Scenario:
    return read((ROOT / "data" / "scenarios" / f"{name}.toml").read_text(encoding="utf-8"))


def measured(name: str, scenario: Scenario, replications: int = 20) -> Answer:
    begun = time.process_time()
    answer = simulate(scenario, replications)
    seconds = time.process_time() - begun
    figures = "".join(f"{answer.figure(name).value:>8.2f}" for name in FIGURES)
    print(f"{name:34}{figures}  n {answer.n:.0f}  {seconds:.1f} s (bar {BAR:g} s)")
    return answer


def fewer_complex(scenario: Scenario, per_week: float) -> Scenario:
    """A quarter of the complex matters, and so many a week."""
    kinds = tuple(replace(kind, hard=kind.hard / 4) for kind in scenario.kinds)
    return replace(scenario, kinds=kinds, arrivals=replace(scenario.arrivals, per_week=per_week))


def main() -> None:
    micro, large = sample("micro_grids"), sample("large_grids")
    print(f"{'':34}{'mean':>8}{'median':>8}{'p90':>8}{'simple':>8}{'complex':>8}{'at grid':>8}{'steward':>8}")
    one, other = measured("84 micro-grids, 112 stewards", micro), measured("11 large grids", large)
    gained = difference(one, other)["mean"]
    print(f"difference of the means {gained.value:+.1f} [{gained.low:+.1f}, {gained.high:+.1f}] hours")
    few = replace(micro.arrivals, per_week=2.5)
    measured("… at 200 matters in 82 weeks", replace(micro, arrivals=few))
    measured("… 11 large grids", replace(large, arrivals=few))
    measured("… a quarter complex, 162 a week", fewer_complex(micro, 162))
    measured("… 11 large grids", fewer_complex(large, 162))


if __name__ == "__main__":
    main()
