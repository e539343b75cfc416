"""At which stage the works are, how far they have come, and how long they have been there."""

import pandas as pd

import queries
from data.vocabulary.terms import Stage, WorkType

COLUMNS = [
    "work_type", "stage", "stage_order", "reached_count", "at_stage_count", "stalled_count", "median_days_in_stage"]
OVER = (Stage.COMPLETED, Stage.IN_SERVICE, Stage.CANCELLED)


def stages(store, selection) -> pd.DataFrame:
    """One row a kind of work and stage, in the order of the work; every stage of a kind that has a row with a stage.

    `reached_count`: pieces at this stage or beyond; null for cancelled, which stands apart. `median_days_in_stage`: of
    the works there now; null: no history, or done.
    """
    works = queries.shared(store, "followed_works", selection)[
        ["work_type", "stage", "is_listed", "is_stalled", "planned_count", "days_in_stage"]]
    works = works[works["is_listed"] & works["stage"].notna()]
    pieces = works["planned_count"].fillna(1).astype("int64")
    works = works.assign(
        pieces=pieces, stalled=pieces.where(works["is_stalled"], 0),
        days=works["days_in_stage"].astype("float64").where(~works["stage"].isin(OVER)))
    by_stage = works.groupby(["work_type", "stage"]).agg(
        at_stage_count=("pieces", "sum"), stalled_count=("stalled", "sum"), median_days_in_stage=("days", "median"))
    present = set(works["work_type"].unique())
    kinds = [str(work) for work in WorkType if work in present]
    every = pd.MultiIndex.from_product([kinds, [str(stage) for stage in Stage]], names=["work_type", "stage"])
    rows = by_stage.reindex(every).reset_index()
    counts = ["at_stage_count", "stalled_count"]
    rows = rows.assign(**{name: rows[name].fillna(0).astype("int64") for name in counts})
    is_on_the_way = rows["stage"] != Stage.CANCELLED
    beyond = rows["at_stage_count"].where(is_on_the_way, 0)[::-1].groupby(rows["work_type"][::-1]).cumsum()[::-1]
    return rows.assign(
        stage_order=rows.groupby("work_type").cumcount() + 1,
        reached_count=beyond.where(is_on_the_way).astype("Int64"))[COLUMNS].astype({"work_type": "str", "stage": "str"})
