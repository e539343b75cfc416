"""What became of a month's figures since the moment of a view: the same figures then and now."""

from dataclasses import replace

import pandas as pd

import queries

METRICS = (
    "planned_count", "completed_count", "complaints_count", "rated_count", "satisfied_count", "units_count",
    "units_met_count")


def changed_since(store, selection) -> pd.DataFrame:
    """One row a figure of the headline: metric, then_count, now_count, is_changed. Empty without a moment."""
    if selection.as_of is None:
        return pd.DataFrame({"metric": [], "then_count": [], "now_count": [], "is_changed": []})
    then, now = (queries.run(store, "headline", replace(selection, as_of=moment)).iloc[0]
                 for moment in (selection.as_of, None))
    rows = pd.DataFrame({
        "metric": list(METRICS), "then_count": pd.array([then[name] for name in METRICS], dtype="Int64"),
        "now_count": pd.array([now[name] for name in METRICS], dtype="Int64")})
    is_unknown = rows[["then_count", "now_count"]].isna().all(axis=1)
    is_same = (rows["then_count"] == rows["now_count"]).fillna(False).astype(bool)
    return rows.assign(is_changed=~(is_same | is_unknown))
