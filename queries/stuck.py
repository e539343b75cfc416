"""Which works are stuck, sorted by how late they are times how many households wait for them."""

import pandas as pd

import queries
from data.vocabulary.terms import Stage
from data.vocabulary.thresholds import ATTENTION

COLUMNS = [
    "street", "community", "compound", "building", "unit", "project_name", "work_type", "stage", "is_stalled",
    "days_in_stage", "planned_finish_on", "overdue_days", "late_days", "waiting_households_count", "household_days",
    "blocked_reason", "responsible", "planned_count", "completed_count", "benefiting_households_count", "source_file",
    "source_sheet", "source_row"]
WORKED_OUT = ("overdue_days", "late_days", "waiting_households_count", "household_days")
STATED = [*(name for name in COLUMNS if name not in WORKED_OUT), "households_count", "is_listed",
          "report_month"]
OVER = (Stage.COMPLETED, Stage.IN_SERVICE, Stage.CANCELLED)


def stuck_projects(store, selection, *, stuck_after_days: int = ATTENTION.stuck_days) -> pd.DataFrame:
    """One row an unfinished work that stands still, is past its planned finish at the end of the data month, or has
    been in one stage for more than `stuck_after_days`.

    `late_days`: days past the planned finish, days standing still, or days beyond `stuck_after_days`, whichever is
    most; `waiting_households_count`: the work's households that do not benefit yet (null: not stated);
    `household_days`: the two multiplied, by which the rows are sorted; a work whose households are not stated counts
    as one household a missing piece.
    """
    works = queries.shared(store, "followed_works", selection)[STATED]
    done, planned = works["completed_count"].fillna(0), works["planned_count"].fillna(1)
    works = works[works["is_listed"] & ~works["stage"].isin(OVER) & (done < planned)]
    end = works["report_month"] + pd.offsets.MonthEnd(0)
    overdue = (end - works["planned_finish_on"]).dt.days
    overdue = overdue.where(overdue > 0).astype("Int64")
    in_stage = works["days_in_stage"].astype("Int64")
    too_long = (in_stage - stuck_after_days).clip(lower=0).fillna(0)
    still = in_stage.where(works["is_stalled"]).fillna(0)
    late = pd.concat([overdue.fillna(0), still, too_long], axis=1).max(axis=1).astype("int64")
    waiting = _waiting(works)
    pieces = (works["planned_count"].fillna(1) - works["completed_count"].fillna(0)).clip(lower=1)
    rows = works.assign(
        overdue_days=overdue, late_days=late, waiting_households_count=waiting,
        household_days=(late * waiting.fillna(pieces)).astype("int64"))
    rows = rows[works["is_stalled"] | overdue.notna() | (too_long > 0)]
    return rows.sort_values(
        ["household_days", "is_stalled", "late_days", "street", "community", "compound", "source_file", "source_sheet",
         "source_row"], ascending=[False, False, False, *[True] * 6], kind="stable", ignore_index=True)[COLUMNS]


def _waiting(works: pd.DataFrame) -> pd.Series:
    """Households concerned less those that benefit already; where none is stated to benefit, all of them."""
    whole = works["households_count"].astype("Int64")
    return (whole - works["benefiting_households_count"].astype("Int64").fillna(0)).clip(lower=0)
