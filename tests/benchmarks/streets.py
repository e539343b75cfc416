"""Streets whose truth is known: generated ones, and Chicago's real calls with works that never were.

A draw is a street of monthly counts and the works in it; whether they did anything is decided here, by letting each
complaint after the works come with a known chance.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

CHICAGO = Path(__file__).resolve().parent.parent / "real" / "chicago_water_on_street_calls.csv"
FIRST_MONTH = pd.Timestamp(2022, 11, 1)
STAGGER = 3


@dataclass(frozen=True)
class Street:
    """`compounds` with `mean` complaints a month each. Log standard deviations: `unlike` of their levels, `fading` of
    their own deviations that last some months, `shared` of the shocks that all feel; `burst`: over-dispersion of a month
    (negative binomial). `season` is the log amplitude of the year."""

    name: str
    compounds: int = 60
    mean: float = 1.0
    unlike: float = 0.5
    fading: float = 0.2
    shared: float = 0.25
    burst: float = 0.3
    season: float = 0.6
    growth_a_year: float = 0.1
    before: int = 14
    during: int = 3
    after: int = 12

    @property
    def months(self) -> int:
        return self.before + STAGGER - 1 + self.during + self.after

    def counts(self, rng: np.random.Generator) -> np.ndarray:
        """Compounds × months, nothing done."""
        month = np.arange(self.months) + rng.integers(12)
        rain = 0.6 + 0.4 * rng.gamma(1.5, 1 / 1.5, self.months)
        course = rain * np.exp(self.season * np.sin(2 * np.pi * month / 12) + self.growth_a_year * month / 12
                               + self.shared * rng.standard_normal(self.months))
        own = rng.lognormal(-self.unlike ** 2 / 2, self.unlike, (self.compounds, 1))
        expected = self.mean * own * course / course.mean() * np.exp(self.fading * self._fading(rng))
        return rng.poisson(rng.gamma(1 / self.burst, self.burst * expected) if self.burst else expected)

    def _fading(self, rng: np.random.Generator) -> np.ndarray:
        steps = rng.standard_normal((self.compounds, self.months))
        for month in range(1, self.months):
            steps[:, month] = 0.75 * steps[:, month - 1] + np.sqrt(1 - 0.75 ** 2) * steps[:, month]
        return steps


@dataclass(frozen=True)
class Chicago:
    """A stretch of the real calls, thinned to `mean` a month and area (None: as they are)."""

    name: str
    mean: float | None = None
    areas: int | None = None
    before: int = 14
    during: int = 3
    after: int = 12

    @property
    def months(self) -> int:
        return self.before + STAGGER - 1 + self.during + self.after

    def counts(self, rng: np.random.Generator) -> np.ndarray:
        calls = chicago_calls()
        start = rng.integers(calls.shape[1] - self.months + 1)
        found = calls[rng.permutation(len(calls))[:self.areas], start:start + self.months]
        return found if self.mean is None else rng.binomial(found, min(1, self.mean / found.mean()))


@dataclass(frozen=True)
class Draw:
    """The two tables that an estimate takes, the same counts as a matrix, and the works as positions in it."""

    counts: pd.DataFrame
    works: pd.DataFrame
    matrix: np.ndarray
    rows: np.ndarray
    starts: np.ndarray
    ends: np.ndarray


def draw(street: Street | Chicago, rng: np.random.Generator, *, projects: int, chosen: str, ratio: float) -> Draw:
    """`chosen`: random, worst (most complaints before) or peak (highest single month of the last six before)."""
    matrix = street.counts(rng)
    rows = _chosen(matrix[:, :street.before], projects, chosen, rng)
    starts = street.before + np.arange(projects) % STAGGER
    ends = starts + street.during
    for row, end in zip(rows, ends, strict=True):
        matrix[row, end:] = rng.binomial(matrix[row, end:], ratio)
    months = pd.date_range(FIRST_MONTH, periods=matrix.shape[1], freq="MS")
    names = np.array([f"{number:03}里" for number in range(len(matrix))])
    counts = pd.DataFrame({"compound": np.repeat(names, len(months)), "month": np.tile(months, len(names)),
                           "complaints_count": matrix.ravel()})
    works = pd.DataFrame({"compound": names[rows], "started_on": months[starts] + pd.Timedelta(days=9),
                          "finished_on": months[ends - 1] + pd.Timedelta(days=19)})
    return Draw(counts, works, matrix, rows, starts, ends)


def _chosen(before: np.ndarray, projects: int, chosen: str, rng: np.random.Generator) -> np.ndarray:
    order = rng.permutation(len(before))
    if chosen != "random":
        badness = before.sum(axis=1) if chosen == "worst" else before[:, -6:].max(axis=1)
        order = order[np.argsort(-badness[order], kind="stable")]
    return order[:projects]


@cache
def chicago_calls() -> np.ndarray:
    """Areas × months."""
    return pd.read_csv(CHICAGO, index_col="month").to_numpy().T
