"""What may be told outside the staff's view: how many, never so few that one could tell who.

Counts under the minimum (thresholds.PRIVACY) are merged; and where what was merged is itself too small, the next
smallest joins it, so that nobody finds it by subtracting. Sums over many places are sums of what may be told of each,
for whoever can choose one place can also take it from the whole.
"""

import pandas as pd

import queries
from data.vocabulary.terms import Opinion
from data.vocabulary.thresholds import PRIVACY

OTHERS = "others"
CHOOSABLE = ["street", "community", "compound", "work_type"]
"""The smallest part of the households that the filter of the pages can choose."""


def merge_small(counts: pd.DataFrame, name: str, *, minimum: int = PRIVACY.smallest_count) -> pd.DataFrame:
    """Rows of `name` and households_count, in their order; the small ones as one row OTHERS at the end.

    Where everything together is too few, nothing is left to tell: no row.
    """
    ordered = counts.sort_values("households_count", kind="stable")
    so_far = ordered["households_count"].cumsum()
    is_small = ordered["households_count"] < minimum
    if not is_small.any():
        return counts
    merged = max(int(is_small.sum()), int((so_far < minimum).sum()) + 1)
    kept = counts.loc[sorted(ordered.index[merged:])]
    total = int(ordered["households_count"].iloc[:merged].sum())
    rest = pd.DataFrame({name: [OTHERS], "households_count": [total]} if total >= minimum else {})
    return pd.concat([kept, rest], ignore_index=True)


def few_reasons(reasons: pd.DataFrame) -> pd.DataFrame:
    """Rows of `objection_reasons` for leaders: all places and works together, what few say in one of them as OTHERS."""
    parts = [merge_small(part.reset_index(drop=True), "objection_reason")
             for _, part in reasons.groupby(CHOOSABLE, dropna=False)]
    told = pd.concat(parts) if parts else reasons
    summed = told.groupby("objection_reason", dropna=False, as_index=False)["households_count"].sum()
    return summed.sort_values("households_count", ascending=False, kind="stable", ignore_index=True)


def consent_rounds_told(store, selection) -> pd.DataFrame:
    """What `consent_rounds` tells outside the staff's view; the columns of agreeing_or_not."""
    return agreeing_or_not(queries.shared(store, "consent_rounds", selection))


def agreeing_or_not(rounds: pd.DataFrame, *, minimum: int = PRIVACY.smallest_count) -> pd.DataFrame:
    """Rows of `consent_rounds` for leaders: the newest step alone, everything but agreement as OTHERS.

    Places and works whose two rounds may not be told are left out (`is_whole` says whether none was). One move of too
    few keeps all of them untold (`are_moves_told`), for the others would give it away.
    """
    parts = [_told_moves(part, minimum) for _, part in rounds.groupby(CHOOSABLE, dropna=False)]
    told = pd.concat(parts, ignore_index=True) if parts else _told_moves(rounds, minimum)
    return told.assign(
        are_moves_told=bool(told["are_moves_told"].all()),
        is_whole=told["households_count"].sum() == rounds.loc[rounds["is_latest"], "households_count"].sum())


def _told_moves(rounds: pd.DataFrame, minimum: int) -> pd.DataFrame:
    """Of one place and kind of works; empty where its rounds would tell of too few."""
    moves = rounds[rounds["is_latest"]]
    told = moves.assign(**{
        column: moves[column].map(lambda opinion: opinion if opinion == Opinion.AGREE else OTHERS, na_action="ignore")
        for column in ("opinion_before", "opinion")})
    sides = [told.groupby(column, dropna=False)["households_count"].sum() for column in ("opinion_before", "opinion")]
    steps = told.groupby(["opinion_before", "opinion"], dropna=False)["households_count"].sum()
    told = told.assign(are_moves_told=not is_small(steps, minimum))
    return told.iloc[:0] if any(is_small(side, minimum) for side in sides) else told


def is_small(counts: pd.Series, minimum: int = PRIVACY.smallest_count) -> bool:
    """Whether one of the counts would tell of so few that they can be known."""
    return bool(counts.between(1, minimum - 1).any())


def without_few_dissenters(units: pd.DataFrame, *, minimum: int = PRIVACY.smallest_count) -> pd.DataFrame:
    """Rows of `consent_by_unit` for leaders: of the counts of opinions the signatures alone; `is_withheld` where the
    shares of those who take part and those who agree would tell how few object or abstain."""
    dissenting = units["objected_count"].fillna(0) + units["abstained_count"].fillna(0)
    counts = ["objected_count", "undecided_count", "unreached_count", "absent_count", "abstained_count"]
    return units.drop(columns=counts).assign(is_withheld=dissenting.between(1, minimum - 1).to_numpy(dtype=bool))
