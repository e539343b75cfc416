"""At which stage the works are, how far they have come, and how long they have been there."""

import numpy as np
import pandas as pd

import queries
from data.vocabulary.terms import Stage, WorkType

COLUMNS = [
    "work_type", "stage", "stage_order", "reached_count", "at_stage_count", "stalled_count", "median_days_in_stage"]
STAGES = [str(stage) for stage in Stage]
IS_ON_THE_WAY = [stage != Stage.CANCELLED for stage in Stage]
OVER = (Stage.COMPLETED, Stage.IN_SERVICE, Stage.CANCELLED)


def stages(store, selection) -> pd.DataFrame:
    """One row a kind of work and stage, in the order of the work; every stage of a kind that has a row with a stage.

    `reached_count`: pieces at this stage or beyond; null for cancelled, which stands apart. `median_days_in_stage`: of
    the works there now; null: no history, or done.
    """
    works = queries.shared(store, "followed_works", selection)[
        ["work_type", "stage", "is_listed", "is_stalled", "planned_count", "days_in_stage"]]
    works = works[works["is_listed"] & works["stage"].notna()]
    present = set(works["work_type"].unique())
    kinds = [str(work) for work in WorkType if work in present]
    cell = (works["work_type"].map(kinds.index) * len(STAGES) + works["stage"].map(STAGES.index)).to_numpy("int64")
    pieces = works["planned_count"].fillna(1).to_numpy("int64")
    days = works["days_in_stage"].astype("float64").mask(works["stage"].isin(OVER))
    shape = (len(kinds), len(STAGES))
    at_stage = np.bincount(cell, pieces, np.prod(shape)).astype("int64").reshape(shape)
    stalled = np.bincount(cell, pieces * works["is_stalled"].to_numpy("int64"), np.prod(shape)).astype("int64")
    on_the_way = np.where(IS_ON_THE_WAY, at_stage, 0)
    reached = pd.Series(on_the_way[:, ::-1].cumsum(axis=1)[:, ::-1].ravel())
    return pd.DataFrame({
        "work_type": pd.Series(np.repeat(kinds, len(STAGES)), dtype="str"),
        "stage": pd.Series(STAGES * len(kinds), dtype="str"),
        "stage_order": np.tile(np.arange(1, len(STAGES) + 1), len(kinds)),
        "reached_count": reached.where(np.tile(IS_ON_THE_WAY, len(kinds))).astype("Int64"),
        "at_stage_count": at_stage.ravel(), "stalled_count": stalled,
        "median_days_in_stage": days.groupby(cell).median().reindex(range(np.prod(shape)))})[COLUMNS]
