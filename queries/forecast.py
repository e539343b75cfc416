"""When will the works be done? The pace of the past months, and the months in which the last piece may be finished.

Plain resampling of a handful of months promises too much: it knows no month that is not among them, takes the mean of
the sample for the true pace, and finds no season and no standstill in half a year. So the pace is estimated with all it
does not know (a Bayesian model, weighed by drawing its parameters and asking how well each draw explains the months):

- pieces a month: Poisson or over-dispersed (negative binomial) about a mean pace,
- a yearly season of unknown strength and phase, or none,
- a hidden state, going on or standing still, with unknown chances to fall into it and to come out again.

The future is then played from the weighed draws, and the interval holds the most likely months that share out 80 %.
"""

from dataclasses import asdict, dataclass
from math import lgamma, log

import numpy as np
import pandas as pd

import queries

SHARE = 0.80
"""What the interval promises to hold."""

FEWEST_MONTHS = 6
"""Months of history below which no date is named."""

RECENT_MONTHS = 3
"""Months whose mean is the pace that people speak of."""

DRAWS, PLAYED, MONTHS_AHEAD = 8_000, 4_000, 120
DISPERSIONS, DISPERSION_CHANCES = np.array([1e6, 8.0, 3.0, 1.2]), (0.5, 0.27, 0.15, 0.08)
"""Sizes of the negative binomial (the first is as good as Poisson), and how likely each is beforehand."""

SEASON_CHANCE, STALL_CHANCE = 0.3, 0.4
"""How likely a season and standstills are beforehand."""

SEED = 20251031
"""The same history always gives the same answer."""


@dataclass(frozen=True)
class Forecast:
    """`status`: expected; done; too_short (history); standing_still (nothing finished in it); no_target.

    Months are the first of the month; `latest_on` None with `expected`: beyond ten years. `held_share`: the chance that
    the interval holds, as the model sees it; whole months cannot share out 80 % exactly.
    """

    status: str
    left_count: int | None = None
    months_count: int = 0
    pace: float | None = None
    recent_pace: float | None = None
    earliest_on: pd.Timestamp | None = None
    likely_on: pd.Timestamp | None = None
    latest_on: pd.Timestamp | None = None
    held_share: float | None = None


def estimate(done: pd.DataFrame, target: int | None) -> Forecast:
    """`done`: `month` (month starts) and `completed_count`, cumulative; a month without a report is missing or absent.

    `target`: how many there are to be. Counts that were corrected downwards correct the months before them, too.
    """
    finished, last_month, completed = _finished_by_month(done)
    if target is None or completed is None:
        return Forecast("no_target" if completed is not None else "too_short", months_count=len(finished))
    left = max(0, int(target) - completed)
    facts = {"left_count": left, "months_count": len(finished)}
    if len(finished):
        facts |= {"pace": float(finished.mean()), "recent_pace": float(finished[-RECENT_MONTHS:].mean())}
    if left == 0:
        return Forecast("done", **facts)
    if len(finished) < FEWEST_MONTHS:
        return Forecast("too_short", **facts)
    if not finished.any():
        return Forecast("standing_still", **facts)
    months = _months_until(finished, left, (last_month.month - 1) % 12, np.random.default_rng(SEED))
    first, likely, last, held = _interval(months)
    named = [None if ahead > MONTHS_AHEAD else last_month + pd.DateOffset(months=int(ahead))
             for ahead in (first, likely, last)]
    return Forecast("expected", **facts, earliest_on=named[0], likely_on=named[1], latest_on=named[2], held_share=held)


def completion_forecast(store, selection) -> pd.DataFrame:
    """One row (none: nothing reported or planned): how far, how fast, when.

    Columns: those of Forecast, the `month` reported last, `completed_count`, `target_count` (the whole plan as first
    loaded, else what the ledger lists) and its month `due_on` (null: no plan by months), `months_to_go` until then,
    `needed_pace` (pieces a month to reach the target by then; null: the month is past) and `adjusted_target_count` (of
    the newest plan).
    """
    over_time = queries.shared(store, "completion_over_time", selection)
    reported = over_time[over_time["completed_count"].notna()]
    planned = over_time[over_time["plan_finish_count"].notna()]
    adjusted = over_time["adjusted_finish_count"].dropna()
    last = reported.iloc[-1] if len(reported) else None
    target = planned["plan_finish_count"].iloc[-1] if len(planned) else None if last is None else last["planned_count"]
    target = None if target is None or pd.isna(target) else int(target)
    expected = estimate(_as_if_always_listed(reported), target)
    due_on = planned["month"].iloc[-1] if len(planned) else pd.NaT
    to_go = _months_between(last["month"], due_on) if last is not None and len(planned) else None
    needed = expected.left_count / to_go if to_go and to_go > 0 and expected.left_count is not None else None
    row = asdict(expected) | {
        "month": pd.NaT if last is None else last["month"],
        "completed_count": None if last is None else last["completed_count"], "target_count": target, "due_on": due_on,
        "months_to_go": to_go, "needed_pace": needed,
        "adjusted_target_count": adjusted.iloc[-1] if len(adjusted) else None}
    return pd.DataFrame({name: pd.Series([value], dtype=_type_of(name)) for name, value in row.items()}).iloc[
        :len(over_time)]


def _type_of(name: str) -> str:
    if name.endswith("_count") or name.startswith("months_"):
        return "Int64"
    if name.endswith("_on") or name == "month":
        return "datetime64[us]"
    return "str" if name == "status" else "float64"


def _as_if_always_listed(reported: pd.DataFrame) -> pd.DataFrame:
    """The cumulative counts without the jumps of compounds that joined with works done long before."""
    later = reported["finished_count"].fillna(0)[::-1].cumsum()[::-1].shift(-1, fill_value=0)
    last = reported["completed_count"].iloc[-1] if len(reported) else 0
    return pd.DataFrame({"month": reported["month"], "completed_count": last - later})


def _months_between(first: pd.Timestamp, last: pd.Timestamp) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _finished_by_month(done: pd.DataFrame) -> tuple[np.ndarray, pd.Timestamp | None, int | None]:
    """Pieces finished in each month after the first report; what several unreported months did is shared out evenly."""
    known = done[done["completed_count"].notna()].sort_values("month")
    if known.empty:
        return np.array([], dtype=int), None, None
    counts, months = known["completed_count"].to_numpy("float64"), known["month"].to_numpy("datetime64[M]")
    number = months.astype("int64")
    never_falling = np.minimum.accumulate(counts[::-1])[::-1]
    every = np.interp(np.arange(number[0], number[-1] + 1), number, never_falling)
    finished = np.diff(np.floor(every + 1e-9).astype(int))
    return finished, pd.Timestamp(months[-1]), int(counts[-1])


def _months_until(finished: np.ndarray, left: int, last_month: int, rng: np.random.Generator) -> np.ndarray:
    """How many months ahead the last piece is finished, once for each played future."""
    prior = _draw(finished, rng)
    calendar = (last_month - len(finished) + 1 + np.arange(len(finished))) % 12
    fit, is_still = _weigh(prior, finished, calendar)
    chosen = rng.choice(DRAWS, PLAYED, p=fit)
    draws = {name: values[chosen] for name, values in prior.items()}
    return _play(draws, rng.random(PLAYED) < is_still[chosen], left, last_month, rng)


def _draw(finished: np.ndarray, rng: np.random.Generator) -> dict[str, np.ndarray]:
    """Parameters as they may be before the history is looked at; the pace is drawn about the seen one (`log_prior`
    takes back what that adds, so that every order of magnitude is equally likely)."""
    active = max(1, np.count_nonzero(finished))
    centre, width = log((finished.sum() + 0.5) / ((len(finished) + active) / 2)), 0.6
    offset = rng.normal(0, width, DRAWS)
    is_seasonal, can_stall = rng.random(DRAWS) < SEASON_CHANCE, rng.random(DRAWS) < STALL_CHANCE
    return {
        "pace": np.exp(centre + offset), "log_prior": offset ** 2 / (2 * width ** 2),
        "dispersion": rng.choice(len(DISPERSIONS), DRAWS, p=DISPERSION_CHANCES),
        "strength": np.where(is_seasonal, rng.uniform(0, 1, DRAWS), 0), "peak": rng.uniform(0, 12, DRAWS),
        "falls": np.where(can_stall, rng.beta(1, 7, DRAWS), 0), "recovers": rng.beta(2, 4, DRAWS),
        "still_pace": rng.beta(1, 12, DRAWS)}


def _mean(draws: dict[str, np.ndarray], month: int) -> np.ndarray:
    """The pace of a calendar month while the works go on."""
    return draws["pace"] * (1 + draws["strength"] * np.cos((month - draws["peak"]) * np.pi / 6)) + 1e-3


def _weigh(
    draws: dict[str, np.ndarray], finished: np.ndarray, calendar: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """The weight of each draw given the months, and the chance that it stands still at the end (forward algorithm)."""
    rare = draws["falls"] / (draws["falls"] + draws["recovers"])
    state = np.stack([1 - rare, rare])
    fit = draws["log_prior"].copy()
    paces = {month: _mean(draws, month) for month in set(calendar.tolist())}
    terms = {month: _log_terms(np.stack([mean, mean * draws["still_pace"]]), draws["dispersion"])
             for month, mean in paces.items()}
    for count, month in zip(finished, calendar.tolist(), strict=True):
        seen = np.exp(_log_chance(count, *terms[month], draws["dispersion"]))
        joint = state * seen + 1e-300
        fit += np.log(joint.sum(axis=0))
        state = joint / joint.sum(axis=0)
        state = _moved_on(state, draws)
    weights = np.exp(fit - fit.max())
    return weights / weights.sum(), state[1]


def _moved_on(state: np.ndarray, draws: dict[str, np.ndarray]) -> np.ndarray:
    still = state[0] * draws["falls"] + state[1] * (1 - draws["recovers"])
    return np.stack([1 - still, still])


def _log_terms(mean: np.ndarray, dispersion: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What a month of that mean adds to the log chance, and what it adds for each piece: the same year after year."""
    size = DISPERSIONS[dispersion]
    whole = np.log(size + mean)
    return size * (np.log(DISPERSIONS)[dispersion] - whole), np.log(mean) - whole


def _log_chance(count: int, of_month: np.ndarray, of_piece: np.ndarray, dispersion: np.ndarray) -> np.ndarray:
    """Of `count` pieces in a month (negative binomial)."""
    ways = np.array([lgamma(count + size) - lgamma(size) - lgamma(count + 1) for size in DISPERSIONS])
    return ways[dispersion] + of_month + count * of_piece


def _play(
    draws: dict[str, np.ndarray], is_still: np.ndarray, left: int, last_month: int, rng: np.random.Generator,
) -> np.ndarray:
    """Month after month until every future is done, or ten years have gone. `is_still`: in the first month ahead."""
    months, playing, to_do = np.full(PLAYED, MONTHS_AHEAD + 1), np.arange(PLAYED), np.full(PLAYED, left)
    for ahead in range(1, MONTHS_AHEAD + 1):
        size = DISPERSIONS[draws["dispersion"]]
        mean = _mean(draws, (last_month + ahead) % 12) * np.where(is_still, draws["still_pace"], 1)
        to_do = to_do - rng.poisson(mean * rng.gamma(size) / size)
        is_still = rng.random(len(playing)) < np.where(is_still, 1 - draws["recovers"], draws["falls"])
        is_open = to_do > 0
        months[playing[~is_open]] = ahead
        playing, to_do, is_still = playing[is_open], to_do[is_open], is_still[is_open]
        draws = {name: values[is_open] for name, values in draws.items()}
        if not len(playing):
            break
    return months


def _interval(months: np.ndarray) -> tuple[int, int, int, float]:
    """The run of likeliest months whose share is nearest to SHARE, with the median between; nearest, because whole
    months that hold at least 80 % hold 90 % on the average of short waits."""
    shares = np.bincount(months, minlength=MONTHS_AHEAD + 2) / len(months)
    first = last = int(shares.argmax())
    held = shares[first]
    while held < SHARE:
        before = shares[first - 1] if first > 1 else -1.0
        after = shares[last + 1] if last < MONTHS_AHEAD + 1 else -1.0
        grown = held + max(before, after)
        if grown - SHARE > SHARE - held:
            break
        first, last, held = (first - 1, last, grown) if before > after else (first, last + 1, grown)
    return first, int(np.clip(np.median(months), first, last)), last, float(held)
