"""Which works are stuck, sorted by how late they are times how many households wait for them."""

import numpy as np
import pandas as pd

import queries
from data.vocabulary.terms import Stage
from data.vocabulary.thresholds import ATTENTION
from queries.grouping import counts, numbers, or_0

COLUMNS = [
    "street", "community", "compound", "building", "unit", "project_name", "work_type", "stage", "is_stalled",
    "days_in_stage", "planned_finish_on", "overdue_days", "late_days", "waiting_households_count", "household_days",
    "blocked_reason", "responsible", "planned_count", "completed_count", "benefiting_households_count", "source_file",
    "source_sheet", "source_row"]
WORKED_OUT = ("overdue_days", "late_days", "waiting_households_count", "household_days")
OVER = (Stage.COMPLETED, Stage.IN_SERVICE, Stage.CANCELLED)


def stuck_projects(store, selection, *, stuck_after_days: int = ATTENTION.stuck_days) -> pd.DataFrame:
    """One row an unfinished work that stands still, is past its planned finish at the end of the data month, or has
    been in one stage for more than `stuck_after_days`.

    `late_days`: days past the planned finish, days standing still, or days beyond `stuck_after_days`, whichever is
    most; `waiting_households_count`: the work's households that do not benefit yet (null: not stated);
    `household_days`: the two multiplied, by which the rows are sorted; a work whose households are not stated counts
    as one household a missing piece. Of equals those that stand still come first, then the later ones.
    """
    works = queries.shared(store, "followed_works", selection)
    is_listed, is_still = works["is_listed"].to_numpy(), works["is_stalled"].to_numpy()
    planned, done, in_stage, whole, benefiting = (numbers(works[name]) for name in (
        "planned_count", "completed_count", "days_in_stage", "households_count", "benefiting_households_count"))
    planned, done = np.where(np.isnan(planned), 1, planned), or_0(done)
    overdue = _overdue_days(works)
    too_long = or_0(np.maximum(in_stage - stuck_after_days, 0))
    late = np.max([or_0(overdue), np.where(is_still, or_0(in_stage), 0), too_long], axis=0)
    waiting = np.maximum(whole - or_0(benefiting), 0)  # where nobody is said to benefit already, all of them
    household_days = late * np.where(np.isnan(waiting), np.maximum(planned - done, 1), waiting)
    is_unfinished = is_listed & ~works["stage"].isin(OVER).to_numpy() & (done < planned)
    is_stuck = is_unfinished & (is_still | ~np.isnan(overdue) | (too_long > 0))
    row = np.flatnonzero(is_stuck)
    row = row[np.lexsort((-late[row], ~is_still[row], -household_days[row]))]
    stated = works[[name for name in COLUMNS if name not in WORKED_OUT]].take(row).reset_index(drop=True)
    return stated.assign(
        overdue_days=counts(overdue[row]), late_days=late[row].astype("int64"),
        waiting_households_count=counts(waiting[row]), household_days=household_days[row].astype("int64"))[COLUMNS]


def _overdue_days(works: pd.DataFrame) -> np.ndarray:
    """Days from the planned finish to the end of the data month; NaN: not past it."""
    month_after = works["report_month"].to_numpy("datetime64[M]") + 1
    days = month_after.astype("datetime64[D]") - 1 - works["planned_finish_on"].to_numpy("datetime64[D]")
    days = np.where(np.isnat(days), np.nan, days.astype("float64"))
    return np.where(days > 0, days, np.nan)
