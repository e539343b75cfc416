"""How often the verdict on works is right, where the truth is known.

`python -m tests.benchmarks.calibration [--draws 200] [--seed N] [--quick]`: streets of several kinds (tests/benchmarks/streets.py),
works that did nothing and works that halved the complaints, one project and six pooled, in compounds chosen at random,
the worst ones, and those with the highest peak. A row a cell, in percent of the draws: clear and likely verdicts, how
often the 95 % interval holds the truth, geometric mean of the estimates ÷ truth, refusals; beside it how often the two
comparisons that people make by hand claim a change (p < 0.05): six months before against six after, and the same months
a year earlier. Bounds are printed and checked at the end; a geometric mean in its worst cell.
"""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import product

import numpy as np

from data.vocabulary.terms import Verdict
from queries.impact import estimate
from tests.benchmarks.streets import Chicago, Draw, Street, draw

DRAWS, QUICK_DRAWS, PROCESSES, SEED = 200, 6, 2, 311
QUICK_CELLS = 4
TRUTHS = {1.0: "nothing", 0.5: "halved"}
CLEAR = (Verdict.CLEAR_DROP, Verdict.CLEAR_RISE)
LIKELY = (Verdict.LIKELY_DROP, Verdict.LIKELY_RISE)

STREETS = (
    Street("quiet"),
    Street("quiet, 26 compounds", compounds=26),
    Street("quiet, very unlike", mean=0.7, unlike=0.9),
    Street("quiet, 12 before 6 after", before=12, after=6),
    Street("lively, alike, 110", compounds=110, mean=5, unlike=0.2, fading=0.1, burst=0.1),
    Street("lively, 30 before", mean=5, before=30),
    Street("fading slowly", mean=3, fading=0.4),
    Street("pure chance", mean=2, fading=0, shared=0, burst=0, growth_a_year=0),
    Chicago("Chicago at 1 a month", mean=1),
    Chicago("Chicago at 1, 30 areas", mean=1, areas=30),
    Chicago("Chicago as it was"),
)

FALSE_CLAIMS_MEAN, FALSE_CLAIMS_WORST, COVERAGE = 0.05, 0.10, 0.93
MEAN_RANDOM, MEAN_WORST, POWER_OF_SIX, REFUSED = 0.10, 0.20, 0.60, 0.10


@dataclass(frozen=True)
class Cell:
    street: Street | Chicago
    projects: int
    chosen: str
    ratio: float


@dataclass(frozen=True)
class Found:
    """Shares of the draws of one cell; claims and coverage of those that were judged."""

    cell: Cell
    clear: float
    likely: float
    right_way: float
    coverage: float
    mean: float
    refused: float
    six_months: float
    year_before: float


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=DRAWS)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_CELLS} cells, {QUICK_DRAWS} draws, no verdict")
    options = parser.parse_args(arguments)
    wanted, draws = (cells()[:QUICK_CELLS], QUICK_DRAWS) if options.quick else (cells(), options.draws)
    print(f"{'street':26} {'works':8} {'n':>2} {'chosen':7} {'clear':>6} {'likely':>7} {'covers':>7} {'mean':>6} "
          f"{'refused':>8} | {'6 months':>8} {'a year':>7}")
    with ProcessPoolExecutor(PROCESSES) as pool:
        found = []
        for one in pool.map(partial(measure, draws=draws, seed=options.seed), wanted):
            print(_line(one), flush=True)
            found.append(one)
    return 0 if options.quick else _verdict(found)


def cells() -> list[Cell]:
    """Every street with every kind of works."""
    return [Cell(street, projects, chosen, ratio) for street, ratio, projects, chosen in product(
        STREETS, TRUTHS, (1, 6), ("random", "worst", "peak"))]


def measure(cell: Cell, *, draws: int, seed: int = SEED) -> Found:
    """The cell's draws, each with its own stream of the seed."""
    judged, by_hand = [], []
    for number in range(draws):
        rng = np.random.default_rng([seed, number, STREETS.index(cell.street), cell.projects])
        drawn = draw(cell.street, rng, projects=cell.projects, chosen=cell.chosen, ratio=cell.ratio)
        by_hand.append((claims_six_months(drawn), claims_a_year_before(drawn)))
        impact = estimate(drawn.counts, drawn.works)
        if impact.verdict is not Verdict.NOT_ENOUGH_DATA:
            judged.append(impact)
    logs = [np.log(impact.ratio / cell.ratio) for impact in judged]
    return Found(
        cell, _share(impact.verdict in CLEAR for impact in judged), _share(impact.verdict in LIKELY for impact in judged),
        _share(impact.verdict is Verdict.CLEAR_DROP for impact in judged),
        _share(impact.lower <= cell.ratio <= impact.upper for impact in judged),
        float(np.exp(np.mean(logs))) if logs else float("nan"), 1 - len(judged) / draws,
        *np.mean(by_hand, axis=0))


def claims_six_months(drawn: Draw) -> bool:
    """Six months before the works against six after, as if counts were pure chance."""
    return _differs(drawn, lambda start, end: range(start - 6, start), lambda start, end: range(end, end + 6))


def claims_a_year_before(drawn: Draw) -> bool:
    """The first months after the works against the same months a year earlier, if they were before the works."""
    def after(start: int, end: int) -> range:
        return range(max(end, 12), min(end + 6, start + 12))
    return _differs(drawn, lambda start, end: range(after(start, end).start - 12, after(start, end).stop - 12), after)


def _differs(drawn: Draw, before, after) -> bool:
    places = list(zip(drawn.rows, drawn.starts, drawn.ends, strict=True))
    first = sum(drawn.matrix[row, list(before(start, end))].sum() for row, start, end in places)
    second = sum(drawn.matrix[row, list(after(start, end))].sum() for row, start, end in places)
    return bool(abs(np.sqrt(first) - np.sqrt(second)) * np.sqrt(2) > 1.96)


def _share(flags) -> float:
    flags = list(flags)
    return sum(flags) / len(flags) if flags else float("nan")


def _line(found: Found) -> str:
    cell = found.cell
    return (f"{cell.street.name:26} {TRUTHS[cell.ratio]:8} {cell.projects:>2} {cell.chosen:7} {found.clear:6.1%} "
            f"{found.likely:7.1%} {found.coverage:7.1%} {found.mean:6.2f} {found.refused:8.1%} | {found.six_months:8.1%} "
            f"{found.year_before:7.1%}")


def _verdict(found: list[Found]) -> int:
    """Every bound with what was measured against it."""
    nothing = [one for one in found if one.cell.ratio == 1]
    six_halved = [one.right_way for one in found if one.cell.ratio < 1 and one.cell.projects == 6]
    usual = [one.refused for one in found if one.cell.projects == 6 and one.cell.street.before >= 14]
    off = {is_random: [np.log(one.mean) for one in found if (one.cell.chosen == "random") == is_random]
           for is_random in (True, False)}
    checks = (
        ("false claims, mean", np.mean([one.clear for one in nothing]), FALSE_CLAIMS_MEAN, False),
        ("false claims, worst cell", max(one.clear for one in nothing), FALSE_CLAIMS_WORST, False),
        ("coverage, mean", np.mean([one.coverage for one in found]), COVERAGE, True),
        ("mean off, random", _worst(off[True]), MEAN_RANDOM, False),
        ("mean off, worst chosen", _worst(off[False]), MEAN_WORST, False),
        ("power, six projects halved, mean", np.mean(six_halved), POWER_OF_SIX, True),
        ("refused, six projects, 14 before", max(usual), REFUSED, False))
    print()
    for name, value, bound, is_least in checks:
        print(f"{name:34} {value:6.1%}  ({'at least' if is_least else 'at most'} {bound:.0%})")
    print(f"{'lowest coverage of a cell':34} {min(one.coverage for one in found):6.1%}")
    print(f"{'lowest power of a cell of six':34} {min(six_halved):6.1%}")
    print(f"{'likely where nothing was done':34} {np.mean([one.likely for one in nothing]):6.1%}")
    print(f"{'by hand, six months':34} {min(one.six_months for one in nothing):.0%}–{max(one.six_months for one in nothing):.0%}")
    print(f"{'by hand, a year earlier':34} {min(one.year_before for one in nothing):.0%}–{max(one.year_before for one in nothing):.0%}")
    return 0 if all((value >= bound) if is_least else (value <= bound) for _, value, bound, is_least in checks) else 1


def _worst(logs: list[float]) -> float:
    """The furthest of these geometric means from the truth, as a share."""
    return float(np.expm1(np.abs(logs).max()))


if __name__ == "__main__":
    sys.exit(main())
