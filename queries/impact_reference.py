"""What to expect without works: each compound's own history, shrunk towards the street, carried on by the street.

The empirical-Bayes before–after study of road safety (Hauer 1997; Highway Safety Manual, part D): a place that was
chosen because it was bad falls back by itself, by exactly that part of its badness which does not last. How much lasts
is read off all compounds: how far their levels differ, and how their own deviations fade from month to month. Season,
rain and trend are the month effects of the compounds without works.
"""

from dataclasses import dataclass

import numpy as np

PERSISTENCE = 0.75
"""Of a passing deviation of a compound (a blocked pipe, an angry spring) so much is left a month later."""

SHORT_LAGS = 3
"""Months apart up to which a passing deviation has hardly faded."""

LEAST_WOBBLE = 0.01
"""Relative variance that a compound's year has beyond chance, at least: nobody's calls are pure chance (sd 10 %)."""

FEWEST_A_MONTH = 0.05
"""A month of the reference counts as at least this share of the usual one: no month weighs endlessly."""

GRID_STEP, MOST_POINTS, LEAST_SPREAD = 0.06, 240, 0.1
ROUNDS, SHAPE_ROUNDS = 40, 8
"""Rounds of EM: first for a log-normal shape of the levels, then for whatever shape they have. The few rounds of the
second keep it smooth, so that one loud compound does not make the others look alike."""


@dataclass(frozen=True)
class Street:
    """How compounds differ. `usual`: expected count of a compound of level 1, month by month; `log_levels` and
    `shares`: the distribution of levels; `log_mean`, `log_spread`: the same as a log-normal one; `passing`, `monthly`:
    relative variance of a compound's own deviations that fade slowly, or with the month."""

    usual: np.ndarray
    passing: float
    monthly: float
    log_levels: np.ndarray
    shares: np.ndarray
    log_mean: float
    log_spread: float

    def deviations(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Relative covariance of one compound's months, without chance and without its lasting level."""
        apart = np.abs(rows[:, None] - columns)
        return self.passing * PERSISTENCE ** apart + self.monthly * (apart == 0)

    def levels(self, counts: np.ndarray, window: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Each compound's level, given its months in the window, and the relative variance of that."""
        chances = _chances(counts, self.usual, self.deviations(window, window), window, self.log_levels)
        levels = np.exp(self.log_levels)
        mean = _beliefs(chances, self.shares) @ levels
        smooth = _beliefs(chances, _log_normal(self.log_levels, self.log_mean, self.log_spread))
        middle = smooth @ levels
        return mean, np.maximum(smooth @ levels ** 2 / middle ** 2 - 1, 0)


@dataclass(frozen=True)
class Prediction:
    """Of every compound: the count to expect in a window, and its relative variance beyond that window's chance."""

    expected: np.ndarray
    wobble: np.ndarray


def street_of(counts: np.ndarray, reference: np.ndarray, untouched: np.ndarray) -> Street:
    """`counts`: compounds × months; `reference`: the rows without works; `untouched`: months before all works.

    Levels are compared in the untouched months and over all compounds: a comparison without the places that were chosen
    would find the street more even than it is. Rows with a gap in those months tell nothing.
    """
    usual = counts[reference].mean(axis=0)
    usual = np.maximum(usual, FEWEST_A_MONTH * usual.mean())
    passing, monthly = _own_deviations(counts[reference], usual)
    known = counts[~np.isnan(counts[:, untouched]).any(axis=1)]
    came, exposure = known[:, untouched].sum(axis=1), usual[untouched].sum()
    edges = np.log((np.array([came.min(), came.max()]) + .5) / exposure) + (-.7, .7)
    points = np.linspace(*edges, int(np.clip(np.ptp(edges) / GRID_STEP, 16, MOST_POINTS)))
    draft = Street(usual, passing, monthly, points, points, 0.0, 1.0)
    chances = _chances(known, usual, draft.deviations(untouched, untouched), untouched, points)
    log_mean, log_spread = float(np.log(came.mean() / exposure)), 0.7
    for _ in range(ROUNDS):
        beliefs = _beliefs(chances, _log_normal(points, log_mean, log_spread))
        means = beliefs @ points
        log_mean = float(means.mean())
        log_spread = max(float(np.sqrt((beliefs @ points ** 2 - means ** 2).mean() + means.var())), LEAST_SPREAD)
    shares = _log_normal(points, log_mean, log_spread)
    for _ in range(SHAPE_ROUNDS):
        shares = _beliefs(chances, shares).mean(axis=0)
    return Street(usual, passing, monthly, points, shares, log_mean, log_spread)


def predict(counts: np.ndarray, street: Street, before: np.ndarray, after: np.ndarray) -> Prediction:
    """What the months before let expect in the months after, for every row of `counts`.

    The level that lasts, and of the last deviations from it what has not faded yet.
    """
    levels, doubt = street.levels(counts, before)
    known, ahead = street.usual[before], street.usual[after].sum()
    carried, own = _carried(street, before, after)
    expected = levels * ahead + (counts[:, before] - levels[:, None] * known) @ carried
    expected = np.maximum(expected, .3 * levels * ahead)
    by_chance = (carried ** 2 @ known) / ahead ** 2 / levels
    kept = 1 - carried @ known / ahead
    return Prediction(expected, max(own, LEAST_WOBBLE) + by_chance + doubt * kept ** 2)


def _carried(street: Street, before: np.ndarray, after: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights of the months before for what has not faded, and the relative variance of what is still to come."""
    known, coming = street.usual[before], street.usual[after]
    level = float(street.shares @ np.exp(street.log_levels))
    spread = level * street.deviations(before, before) * np.outer(known, known) + np.diag(known)
    shared = level * (street.deviations(before, after) * np.outer(known, coming)).sum(axis=1)
    carried = np.linalg.solve(spread, shared)
    months = np.concatenate([before, after])
    course = np.concatenate([-carried * known, coming]) / coming.sum()
    return carried, float(course @ street.deviations(months, months) @ course)


def _own_deviations(counts: np.ndarray, usual: np.ndarray) -> tuple[float, float]:
    """Relative variance of the passing and of the monthly deviations of compounds from their own levels, from how the
    products of two months' deviations fall with the months between them."""
    levels = counts.sum(axis=1) / usual.sum()
    counts, levels = counts[levels > 0], levels[levels > 0]
    excess = (counts - levels[:, None] * usual) / np.sqrt(levels)[:, None]
    chance = np.diag(usual) - np.outer(usual, usual) / usual.sum()
    products = excess.T @ excess * len(counts) / max(len(counts) - 1, 1) - len(counts) * chance
    weights = levels.sum() * np.outer(usual, usual)
    months, shares = np.arange(len(usual)), usual / usual.sum()
    apart = np.abs(months[:, None] - months)
    kinds = [_around_own_mean(kind, shares) for kind in (PERSISTENCE ** apart, (apart == 0).astype(float))]
    blocks = [apart == 0, (apart > 0) & (apart <= SHORT_LAGS), apart > SHORT_LAGS]
    size = np.array([weights[block].sum() for block in blocks])
    left = np.array([[(weights * kind)[block].sum() for kind in kinds] for block in blocks]) / size[:, None]
    return _at_least_zero(left, np.array([products[block].sum() for block in blocks]) / size)


def _around_own_mean(covariance: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """The covariance that is left after each compound's own level was taken off."""
    mean = covariance @ shares
    return covariance - mean[:, None] - mean + shares @ mean


def _at_least_zero(left: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Least squares for two numbers that are not negative."""
    both = np.linalg.lstsq(left, right, rcond=None)[0]
    if (both >= 0).all():
        return float(both[0]), float(both[1])
    first, second = (max(float(column @ right / (column @ column)), 0.0) for column in left.T)
    misfit = [((right - column * value) ** 2).sum() for column, value in zip(left.T, (first, second), strict=True)]
    return (first, 0.0) if misfit[0] < misfit[1] else (0.0, second)


def _chances(counts: np.ndarray, usual: np.ndarray, deviations: np.ndarray, window: np.ndarray,
             log_levels: np.ndarray) -> np.ndarray:
    """How well each level explains each compound's count in the window (negative binomial), relative to the best."""
    weights = usual[window] / usual[window].sum()
    wobble = max(weights @ deviations @ weights, LEAST_WOBBLE)
    expected = np.exp(log_levels) * usual[window].sum()
    came = counts[:, window].sum(axis=1)[:, None]
    fit = came * np.log(expected) - (came + 1 / wobble) * np.log1p(wobble * expected)
    return np.exp(fit - fit.max(axis=1, keepdims=True))


def _beliefs(chances: np.ndarray, shares: np.ndarray) -> np.ndarray:
    beliefs = chances * shares + 1e-300
    return beliefs / beliefs.sum(axis=1, keepdims=True)


def _log_normal(points: np.ndarray, mean: float, spread: float) -> np.ndarray:
    shares = np.exp(-((points - mean) / spread) ** 2 / 2)
    return shares / shares.sum()
