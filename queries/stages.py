"""At which stage the works are, how far they have come, and how long they have been there."""

import numpy as np
import pandas as pd

import queries
from data.vocabulary.terms import Stage, WorkType
from queries.grouping import counts, numbers

STAGES = [str(stage) for stage in Stage]
IS_ON_THE_WAY = np.array([stage != Stage.CANCELLED for stage in Stage])
IS_OVER = np.array([stage in (Stage.COMPLETED, Stage.IN_SERVICE, Stage.CANCELLED) for stage in Stage])


def stages(store, selection) -> pd.DataFrame:
    """One row a kind of work and stage, in the order of the work; every stage of a kind that has a row with a stage.

    Columns: work_type, stage, stage_order, `reached_count` (pieces at this stage or beyond; null for cancelled, which
    stands apart), at_stage_count, stalled_count, `median_days_in_stage` (of the works there now; null: no history, or
    done).
    """
    works = queries.shared(store, "followed_works", selection)
    chosen = np.flatnonzero(works["is_listed"].to_numpy() & works["stage"].notna().to_numpy())
    work_types, pieces, is_stalled, days, order = (works[name].take(chosen) for name in (
        "work_type", "planned_count", "is_stalled", "days_in_stage", "stage_order"))
    codes, present = pd.factorize(work_types)
    kinds = [str(work) for work in WorkType if work in set(present)]
    stage = order.to_numpy("int64") - 1
    cell = np.array([kinds.index(work) for work in present], dtype="int64")[codes] * len(STAGES) + stage
    pieces, shape = pieces.fillna(1).to_numpy("float64"), (len(kinds), len(STAGES))
    at_stage, stalled = (
        np.bincount(cell, weights, len(kinds) * len(STAGES)).reshape(shape) for weights in (
            pieces, pieces * is_stalled.to_numpy()))
    reached = np.where(IS_ON_THE_WAY, at_stage, 0)[:, ::-1].cumsum(axis=1)[:, ::-1]
    median = pd.Series(np.where(IS_OVER[stage], np.nan, numbers(days))).groupby(cell).median()
    return pd.DataFrame({
        "work_type": pd.Series(np.repeat(kinds, len(STAGES)), dtype="str"),
        "stage": pd.Series(STAGES * len(kinds), dtype="str"),
        "stage_order": np.tile(np.arange(1, len(STAGES) + 1), len(kinds)),
        "reached_count": counts(np.where(IS_ON_THE_WAY, reached, np.nan).ravel()),
        "at_stage_count": at_stage.ravel().astype("int64"), "stalled_count": stalled.ravel().astype("int64"),
        "median_days_in_stage": median.reindex(range(len(kinds) * len(STAGES)))})
