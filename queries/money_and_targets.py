"""Two tables by kind of work: the year's targets beside what is begun and done, and the money beside the works."""

import pandas as pd

import queries
from data.vocabulary.terms import Stage, WorkType

TARGETS = [
    "work_type", "plan_year", "planned_start_count", "adjusted_start_count", "started_count", "planned_finish_count",
    "adjusted_finish_count", "completed_count"]
MONEY = [
    "work_type", "budget_cny", "planned_value_cny", "earned_value_cny", "paid_cny", "paid_over_earned_cny",
    "works_count", "unknown_count"]


def annual_targets(store, selection) -> pd.DataFrame:
    """One row a kind of work with a plan for the year: what is to be begun and finished by its end, and what is.

    `planned_…` as first loaded (frozen), `adjusted_…` the newest version; null: the plan names no such target.
    """
    targets = queries.run(store, "plan_targets", selection)
    works = _planned(queries.shared(store, "followed_works", selection), "completed_count", "in_progress_count")
    begun = works["completed_count"].fillna(0) + works["in_progress_count"].fillna(0)
    reached = works.assign(started_count=begun).groupby("work_type")[["started_count", "completed_count"]].sum(
        min_count=1).astype("Int64").reset_index()
    return _in_order(targets.merge(reached, on="work_type", how="left"))[TARGETS]


def earned_value(store, selection, *, by: tuple[str, ...] = ("work_type",)) -> pd.DataFrame:
    """One row a kind of work (or `by`) whose ledger states budget and payments: planned, earned and paid, in yuan.

    A piece counts half of its budget from its start and all of it from its finish, by the dates first planned
    (planned value) and by the counts reported (earned value). `unknown_count`: works left out, because their budget or
    payment or planned finish is not stated.
    """
    works = _planned(
        queries.shared(store, "followed_works", selection), "planned_count", "completed_count", "in_progress_count",
        "budget_cny", "paid_cny", "first_planned_finish_on", "first_planned_start_on", "report_month",
        *(name for name in by if name != "work_type"))
    is_known = works["budget_cny"].notna() & works["paid_cny"].notna()
    is_known &= works["first_planned_finish_on"].notna() & works["completed_count"].notna()
    end = works["report_month"] + pd.offsets.MonthEnd(0)
    is_due, is_to_begin = works["first_planned_finish_on"] <= end, works["first_planned_start_on"] <= end
    planned = works["planned_count"].astype("float64").where(lambda counts: counts > 0)
    earned = (works["completed_count"] + works["in_progress_count"].fillna(0) / 2).astype("float64") / planned
    rows = works.assign(
        planned_value_cny=works["budget_cny"] * is_due.astype(float).where(is_due, is_to_begin / 2),
        earned_value_cny=works["budget_cny"] * earned.clip(upper=1).fillna(0),
        works_count=1, unknown_count=(~is_known).astype("int64"))
    unknown = rows.groupby(list(by), dropna=False)["unknown_count"].sum()
    sums = rows[is_known].groupby(list(by), dropna=False)[
        ["budget_cny", "planned_value_cny", "earned_value_cny", "paid_cny", "works_count"]].sum()
    sums = sums.join(unknown).reset_index()
    sums = sums.assign(paid_over_earned_cny=sums["paid_cny"] - sums["earned_value_cny"])
    return _in_order(sums)[[*(name for name in by if name != "work_type"), *MONEY]]


def _planned(works: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Of the works that are in the plan, the columns that are asked for, with the kind of work."""
    return works.loc[works["is_listed"] & (works["stage"] != Stage.CANCELLED), ["work_type", *names]]


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    order = [str(work) for work in WorkType]
    return rows.sort_values("work_type", key=lambda codes: codes.map(order.index), kind="stable", ignore_index=True)
