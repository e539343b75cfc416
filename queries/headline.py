"""The figures at the top of the overview: works and hotline (headline_counts.sql), consent, and who has reported."""

import pandas as pd

import queries


def headline(store, selection) -> pd.DataFrame:
    """One row; a figure nobody has reported is missing, not 0."""
    figures = queries.run(store, "headline_counts", selection)
    place = figures.columns.get_loc("plan_finish_count") + 1
    for offset, (name, value) in enumerate(_units(store, selection)):
        figures.insert(place + offset, name, pd.array([value], dtype="Int64"))
    for name, value in _communities(store, selection):
        figures[name] = pd.array([value], dtype="Int64")
    return figures


def _units(store, selection) -> tuple[tuple[str, int | None], ...]:
    status = queries.run(store, "consent_by_unit", selection)["status"]
    if status.empty:
        return ("units_count", None), ("units_met_count", None)
    return ("units_count", len(status)), ("units_met_count", int((status == "met").sum()))


def _communities(store, selection) -> tuple[tuple[str, int | None], ...]:
    """A community has reported when none of the kinds awaited of it is missing in the newest month of its street."""
    reports = queries.run(store, "reporting_completeness", selection)
    if reports.empty:
        return ("communities_count", None), ("communities_reported_count", None)
    newest = reports[reports["month"] == reports.groupby("street", dropna=False)["month"].transform("max")]
    is_missing = (newest["status"] == "missing").groupby([newest["street"], newest["community"]], dropna=False).any()
    return ("communities_count", len(is_missing)), ("communities_reported_count", int((~is_missing).sum()))
