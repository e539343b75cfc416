"""How often the expected finish holds the true month, on simulated programmes whose end is known.

`python -m tests.benchmarks.forecast_calibration [--seed N] [--programmes N] [--quick]`: thirds of steady, seasonal and
stalling programmes with 6 to 18 months of history, 1 to 10 pieces a month, and up to two years of work left. The
simulations are not the model's own: a season is a smooth wave or a dead winter, a standstill comes by chance or every
ten months or so, with a trickle or with nothing. Bound: the 80 % interval holds the true month in 72–88 %.
Beside it stands what plain resampling of the months would have held.
"""

import argparse
import sys
from collections.abc import Callable

import numpy as np
import pandas as pd

from queries.forecast import estimate

PROGRAMMES, QUICK_PROGRAMMES, SEED = 500, 12, 1
LOWEST, HIGHEST = 0.72, 0.88
LENGTH = 300
"""Months that are simulated; the end lies far within."""

WINTER = (11, 0, 1)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--programmes", type=int, default=PROGRAMMES)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_PROGRAMMES} programmes, no verdict")
    given = parser.parse_args(arguments)
    count = QUICK_PROGRAMMES if given.quick else given.programmes
    found = pd.DataFrame([_try_out(number, given.seed) for number in range(count)])
    for kind, rows in [*found.groupby("kind", sort=False), ("history of 6–9 months", found[found["months"] <= 9]),
                       ("all", found)]:
        print(f"{kind}: interval holds {rows['holds'].mean():.1%}, plain resampling {rows['plain_holds'].mean():.1%}, "
              f"median width {rows['width'].median():.0f} months (n={len(rows)})")
    share = found["holds"].mean()
    print(f"bound {LOWEST:.0%}–{HIGHEST:.0%}: {'held' if LOWEST <= share <= HIGHEST else 'BROKEN'}")
    return 0 if given.quick or LOWEST <= share <= HIGHEST else 1


def _steady(pace: float, calendar: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    return np.full(len(calendar), pace)


def _seasonal(pace: float, calendar: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    if rng.random() < 0.5:
        return pace * np.where(np.isin(calendar, WINTER), rng.uniform(0, 0.3), 1)
    return pace * (1 + rng.uniform(0.4, 0.9) * np.cos((calendar - rng.uniform(0, 12)) * np.pi / 6))


def _stalling(pace: float, calendar: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    trickle, means, at = rng.choice([0.0, 0.1]), np.full(len(calendar), pace), 0
    goes_on, stands_still = rng.uniform(7, 20), rng.uniform(2, 5)
    while at < len(means):
        at += rng.geometric(1 / goes_on)
        length = rng.geometric(1 / stands_still)
        means[at:at + length] *= trickle
        at += length
    return means


KINDS: dict[str, Callable] = {"steady": _steady, "seasonal": _seasonal, "stalling": _stalling}


def _try_out(number: int, seed: int) -> dict[str, object]:
    """One programme: its history up to a month, the interval, and the month in which it really ended."""
    rng = np.random.default_rng([seed, number])
    kind = list(KINDS)[number % len(KINDS)]
    months = int(rng.integers(6, 19))
    while True:
        pace, first = float(np.exp(rng.uniform(0, np.log(10)))), int(rng.integers(12))
        calendar = (first + np.arange(LENGTH)) % 12
        finished = rng.poisson(KINDS[kind](pace, calendar, rng))
        if finished[1:months + 1].any():
            break
    done = finished.cumsum()
    target = int(done[months] + max(1, round(pace * rng.uniform(2, 18))))
    truth = int(np.argmax(done >= target)) - months
    history = pd.DataFrame({
        "month": pd.date_range(f"2023-{first + 1:02d}-01", periods=months + 1, freq="MS"),
        "completed_count": done[:months + 1]})
    expected = estimate(history, target)
    earliest, latest = (_ahead(day, history["month"].iloc[-1]) for day in (expected.earliest_on, expected.latest_on))
    return {"kind": kind, "months": months, "holds": earliest <= truth <= latest, "width": latest - earliest + 1,
            "plain_holds": _does_plain_hold(finished[1:months + 1], target - done[months], truth, rng)}


def _ahead(day: pd.Timestamp | None, last: pd.Timestamp) -> float:
    return float("inf") if day is None else (day.year - last.year) * 12 + day.month - last.month


def _does_plain_hold(history: np.ndarray, left: int, truth: int, rng: np.random.Generator) -> bool:
    """Drawing months again, with nothing else said: the middle 80 % of when the sum reaches what is left."""
    played = rng.choice(history, (1_000, LENGTH)).cumsum(axis=1)
    ends = np.where((played >= left).any(axis=1), (played >= left).argmax(axis=1) + 1, LENGTH)
    lowest, highest = np.quantile(ends, [0.1, 0.9], method="inverted_cdf")
    return bool(lowest <= truth <= highest)


if __name__ == "__main__":
    sys.exit(main())
