"""Two tables by kind of work: the year's targets beside what is begun and done, and the money beside the works."""

import numpy as np
import pandas as pd

import queries
from data.vocabulary.terms import Stage, WorkType
from queries.grouping import Groups, counts, numbers, or_0
from queries.progress import plan_lines

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
    lines = plan_lines(store, selection)
    if selection.month is not None:
        lines = lines[lines["plan_year"] == selection.month.year]
    # of each kind's newest year the line for the whole of it, else its last month's
    targets = lines.drop_duplicates("work_type", keep="last", ignore_index=True)
    works = _planned(queries.shared(store, "followed_works", selection), "completed_count", "in_progress_count")
    kinds, done = Groups(works, ["work_type"]), numbers(works["completed_count"])
    row = pd.Index(works["work_type"].array.take(kinds.first)).get_indexer(targets["work_type"])
    reached = {"started_count": kinds.total(done) + kinds.total(numbers(works["in_progress_count"])),
               "completed_count": kinds.sum(done)}
    return targets.assign(**{
        name: counts(np.append(sums, np.nan)[row]) for name, sums in reached.items()})[TARGETS]


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
    planned, done, begun, budget, paid = (numbers(works[name]) for name in (
        "planned_count", "completed_count", "in_progress_count", "budget_cny", "paid_cny"))
    month, start, finish = (works[name].to_numpy("datetime64[M]") for name in (
        "report_month", "first_planned_start_on", "first_planned_finish_on"))
    is_known = ~(np.isnan(budget) | np.isnan(paid) | np.isnat(finish) | np.isnan(done))
    due_share = np.where(finish <= month, 1, (start <= month) / 2)
    pieces = np.where(planned > 0, planned, np.nan)
    earned_share = or_0(np.minimum((done + or_0(begun) / 2) / pieces, 1))
    groups = Groups(works, list(by))
    known = {name: groups.total(np.where(is_known, values, 0)) for name, values in {
        "budget_cny": budget, "planned_value_cny": budget * due_share, "earned_value_cny": budget * earned_share,
        "paid_cny": paid}.items()}
    works_count = groups.total(is_known.astype("float64"))
    answer = pd.DataFrame({
        **{name: works[name].array.take(groups.first) for name in by}, **known,
        "paid_over_earned_cny": known["paid_cny"] - known["earned_value_cny"],
        "works_count": works_count.astype("int64"),
        "unknown_count": groups.total((~is_known).astype("float64")).astype("int64")})
    return _in_order(answer[works_count > 0])[[*(name for name in by if name != "work_type"), *MONEY]]


def _planned(works: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Of the works that are in the plan, the columns that are asked for, with the kind of work."""
    return works.loc[works["is_listed"] & (works["stage"] != Stage.CANCELLED), ["work_type", *names]]


def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    order = [str(work) for work in WorkType]
    return rows.sort_values("work_type", key=lambda codes: codes.map(order.index), kind="stable", ignore_index=True)
