"""How far such a ratio strays where nothing was done: compounds without works play the works (placebo inference).

MacKinnon & Webb (2020), Ferman (2021): with few treated places the spread between untreated ones is the only honest
measure, for it holds over-dispersion, shocks that all share, and whatever else the prediction does not know. Counts are
compared on a scale on which their variance is the same at every level, so that a quiet compound can stand in for a loud
one.
"""

from dataclasses import dataclass
from math import ceil, erfc, sqrt

import numpy as np

from data.vocabulary.thresholds import IMPACT
from queries.impact_reference import Prediction

SEED, DRAWS = 20240601, 999
CHANCE = 1.959964
"""Distance that chance alone exceeds in 5 % of cases: the placebos may widen this, never narrow it."""

HALF = 0.5
TILT_SD = 0.2
"""How far the reference may bend the prediction towards, or away from, the street's mean."""


@dataclass(frozen=True)
class Judgement:
    """`expected`: what would typically have come without works."""

    observed: float
    expected: float
    lower: float
    upper: float
    p_value: float


@dataclass(frozen=True)
class Role:
    """One of the works: its row, its months after, what was predicted for every compound in its windows."""

    row: int
    after: np.ndarray
    prediction: Prediction


def judge(counts: np.ndarray, reference: np.ndarray, roles: list[Role]) -> Judgement:
    """Observed and expected count of all works together, with interval and p-value."""
    came = np.array([counts[np.ix_(reference, role.after)].sum(axis=1) for role in roles])
    bare = np.array([role.prediction.expected[reference] for role in roles])
    wobble = np.array([role.prediction.wobble[reference] for role in roles])
    sums = _sums(came, bare, wobble)
    own = np.array([role.prediction.expected[role.row] for role in roles])
    own_wobble = np.array([role.prediction.wobble[role.row] for role in roles])
    observed = float(sum(counts[role.row, role.after].sum() for role in roles))
    expected, width = _together(own, own_wobble, sums.sum(axis=2))
    middle = _middle(expected, width)
    placebos = np.sort(_placebos(came, bare, wobble, sums))[::-1]
    distance = abs(float(_scaled(observed, width) - _scaled(middle, width)))
    rank = (1 + (placebos >= distance).sum()) / (len(placebos) + 1)
    p_value = max(float(rank), 1 / (len(reference) + 1), erfc(distance / sqrt(2)))
    bound = max(float(placebos[ceil(IMPACT.clear_below_p * (len(placebos) + 1)) - 2]), CHANCE)
    lower, upper = (float(ratio_of(count, middle)) for count in between(observed, width, bound))
    return Judgement(observed, float(middle), lower, upper, p_value)


def ratio_of(count: float, expected: float) -> float:
    """How many times the expected count came. Half a complaint is added to both, as is usual for small counts (Haldane
    1956): the logarithm of a handful lies low, and nothing falls by 100 % for good."""
    return (count + HALF) / (expected + HALF)


def _sums(came: np.ndarray, bare: np.ndarray, wobble: np.ndarray) -> np.ndarray:
    """What a fit of the reference adds up, a compound each: 5 × roles × compounds. Precise compounds weigh more."""
    weights = 1 / (1 + wobble * bare)
    return np.stack([weights, weights * bare, weights / bare, weights * came, weights * came / bare])


def _together(bare: np.ndarray, wobble: np.ndarray, sums: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Expected count of all roles (last axis), and its relative variance beyond chance.

    The reference says what the months after were like (its count ÷ its prediction), and whether loud compounds fell
    back more than predicted; both are uncertain, and all roles share that.
    """
    total, predicted, inverse, came, came_inverse = sums
    drift, pivot = came / predicted, predicted / total
    firmness = np.maximum(pivot ** 2 * inverse - predicted, 0) + 1 / TILT_SD ** 2
    tilt = (came - pivot * came_inverse) / firmness
    expected = np.maximum(drift * bare + tilt * (bare - pivot), .1 * drift * bare)
    whole = expected.sum(axis=-1)
    own = (expected ** 2 * wobble).sum(axis=-1)
    of_drift = (expected / np.sqrt(predicted)).sum(axis=-1) ** 2
    of_tilt = (expected * (bare - pivot) / bare / np.sqrt(firmness)).sum(axis=-1) ** 2
    return whole, (own + of_drift + of_tilt) / whole ** 2


def _placebos(came: np.ndarray, bare: np.ndarray, wobble: np.ndarray, sums: np.ndarray) -> np.ndarray:
    """Distances of as many compounds without works, judged by the others: each once for a single role, else drawn."""
    size = min(len(came), max(came.shape[1] // 2, 1))
    rng = np.random.default_rng(SEED)
    roles = np.sort(rng.permutation(len(came))[:size])
    if size == 1:
        players = np.arange(came.shape[1])[:, None]
    else:
        players = rng.random((DRAWS, came.shape[1])).argsort(axis=1)[:, :size]
    is_playing = np.zeros((len(players), came.shape[1]))
    np.put_along_axis(is_playing, players, 1, axis=1)
    others = np.einsum("kri,di->kdr", sums[:, roles], 1 - is_playing, optimize=True)
    expected, width = _together(bare[roles, players], wobble[roles, players], others)
    distance = np.abs(_scaled(came[roles, players].sum(axis=1), width) - _scaled(_middle(expected, width), width))
    return distance * _few_compounds(came.shape[1])


def _few_compounds(compounds: int) -> float:
    """A spread that was measured on few compounds is itself uncertain (Student's t against the normal, at 5 %)."""
    return 1 + 1.21 / (compounds - 2)


def _middle(expected: np.ndarray, width: np.ndarray) -> np.ndarray:
    """The typical count, the geometric mean of what may come: a ratio is then as often halved as doubled by chance. The
    plain mean lies above it, because counts stray further upwards."""
    return expected * np.maximum(np.exp(-(1 / expected + width) / 2), .5)


def _scaled(count: np.ndarray, width: np.ndarray) -> np.ndarray:
    """On this scale a count with variance = mean + width × mean² has variance 1 (Anscombe 1948)."""
    return 2 * np.arcsinh(np.sqrt(width * count)) / np.sqrt(width)


def between(count: float | np.ndarray, width: float | np.ndarray, bound: float):
    """The counts that are no further from `count` than the bound, on the scale of equal variance."""
    middle, half = np.arcsinh(np.sqrt(width * count)), bound * np.sqrt(width) / 2
    return np.sinh(np.maximum(middle - half, 0.0)) ** 2 / width, np.sinh(middle + half) ** 2 / width
