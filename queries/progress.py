"""How the works grow month by month: beside the plan, and community by community."""

from dataclasses import replace

import numpy as np
import pandas as pd

import queries
from queries.grouping import Groups, counts, numbers

REPORTED = {
    "planned_count": "planned_count", "completed_count": "completed_count", "in_progress_count": "in_progress_count",
    "not_started_count": "not_started_count", "finished_count": "moved_count"}
PLANNED = {
    "plan_finish_count": "planned_finish_count", "plan_start_count": "planned_start_count",
    "adjusted_finish_count": "adjusted_finish_count", "adjusted_start_count": "adjusted_start_count"}
HEAT_MONTHS = 12


def completion_over_time(store, selection) -> pd.DataFrame:
    """One row a month, from the first reported or planned one to the later of the last reported and the last planned.

    Columns: month, planned_count, completed_count, in_progress_count, not_started_count (null: nothing reported),
    `finished_count` (done since each compound's report before; what a new compound brings along is none of it),
    plan_finish_count, plan_start_count (cumulative, as first loaded: frozen; null: no plan for that month; a year
    that is planned as a whole only is planned for its December), adjusted_finish_count, adjusted_start_count (the
    newest version of the same plan).
    """
    progress = queries.shared(store, "progress_by_month", selection)
    plan, planned_for = _plan_by_month(plan_lines(store, selection))
    reported_in = _month_numbers(progress["month"])
    both = np.append(reported_in, planned_for)
    first, end = (both.min(), both.max() + 1) if len(both) else (0, 0)
    months = np.arange(first, end)
    parts = (progress, reported_in, REPORTED), (plan, planned_for, PLANNED)
    return pd.DataFrame({
        "month": months.astype("datetime64[M]").astype("datetime64[us]"),
        **{name: counts(_in_months(numbers(rows[column]), number, months))
           for rows, number, columns in parts for name, column in columns.items()}})


def completion_heat(store, selection) -> pd.DataFrame:
    """One row a community and month of the last twelve up to the selected one, both within the chosen streets' reports.

    Columns: street, community, month, `finished_count` (more than at each compound's report before; 0 where a count
    fell; null: no report, or first ones only), `completed_count` (cumulative; null: no report).
    """
    progress = queries.shared(store, "progress_by_month", selection)
    number, communities = _month_numbers(progress["month"]), Groups(progress, ["street", "community"])
    months = np.arange(
        max(number.max() - HEAT_MONTHS, number.min()) + 1, number.max() + 1) if len(number) else np.array([], "int64")
    shown = np.isin(number, months)
    cell = (communities.codes * len(months) + number - (months[0] if len(months) else 0))[shown]
    of_cell = {name: np.full(len(communities) * len(months), np.nan) for name in ("finished_count", "completed_count")}
    for name, values in of_cell.items():
        values[cell] = numbers(progress[name])[shown]
    place = np.repeat(communities.first, len(months))
    return pd.DataFrame({
        **{name: progress[name].array.take(place) for name in ("street", "community")},
        "month": np.tile(months, len(communities)).astype("datetime64[M]").astype("datetime64[us]"),
        **{name: counts(values) for name, values in of_cell.items()}})


def plan_lines(store, selection) -> pd.DataFrame:
    """The rows of plans_by_month of the chosen kinds of work, of every month: asked once for all of them."""
    plan = queries.shared(store, "plans_by_month", replace(selection, work_type=(), month=None))
    return plan[plan["work_type"].isin(list(map(str, selection.work_type)))] if selection.work_type else plan


def _plan_by_month(plan: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """The lines that say what is to be reached in a month, and that month."""
    is_whole_year = plan["plan_month"].isna().to_numpy()
    has_months = plan.duplicated(["work_type", "plan_year"]).to_numpy()  # a year's own line is its last
    december = (plan["plan_year"].to_numpy("int64") - 1970) * 12 + 11
    month = np.where(is_whole_year, december, _month_numbers(plan["plan_month"]))
    counts_here = ~(is_whole_year & has_months)
    return plan[counts_here], month[counts_here]


def _month_numbers(months: pd.Series) -> np.ndarray:
    return months.to_numpy("datetime64[M]").astype("int64")


def _in_months(values: np.ndarray, number: np.ndarray, months: np.ndarray) -> np.ndarray:
    """The sum of each month, NaN where nothing is stated."""
    is_stated = ~np.isnan(values)
    at = number[is_stated] - (months[0] if len(months) else 0)
    sums = np.bincount(at, values[is_stated], len(months))
    return np.where(np.bincount(at, minlength=len(months)) > 0, sums, np.nan)
