"""What became of each work since the ledger's month before: finished, begun, put off, fallen back, gone, new."""

from collections import Counter

import numpy as np
import pandas as pd

import queries
from data.vocabulary.terms import Stage, WorkType
from queries.grouping import counts, numbers, or_0

PLACE = ["street", "community", "compound", "building", "unit", "project_name", "work_type"]
SAID_BY = ["report_month", "previous_month", "source_file", "source_sheet", "source_row"]
CHANGES = ("finished", "started", "progressed", "moved", "slipped", "fell_back", "cancelled", "vanished", "new")
"""In the order of the answer. `slipped` stands beside another change of the same work; of the others a work has one."""

CANCELLED_ORDER = 1 + list(Stage).index(Stage.CANCELLED)


def project_changes(store, selection) -> pd.DataFrame:
    """One row a change of one work: by change, the longest delays first, then in the order of the works.

    Columns: change, street … work_type, before_stage, after_stage, before_count, after_count (pieces done; of started:
    begun), before_on, after_on (planned finish, of slipped), `moved_days` (how far it was put off; negative: brought
    forward), report_month, previous_month and `source_…`: the row that says so; of what vanished, the last that had it.
    """
    works = queries.shared(store, "followed_works", selection)
    change, moved_days = _change(works), _moved_days(works)
    is_followed = works["has_previous"].fillna(False).to_numpy(bool)
    main = np.flatnonzero(is_followed & (change != ""))
    slipped = np.flatnonzero(is_followed & (or_0(moved_days) != 0))
    row, change = np.append(main, slipped), np.append(change[main], np.full(len(slipped), "slipped"))
    moved_days = np.where(change == "slipped", moved_days[row], np.nan)
    order = np.lexsort((-or_0(np.abs(moved_days)), [CHANGES.index(said) for said in change]))
    return _told(works.take(row[order]), change[order], moved_days[order])


def cancelled_works(store, selection) -> pd.DataFrame:
    """One row a kind of work and reason why it cannot be done (null: none given), beside the whole denominator.

    Columns: work_type, blocked_reason, cancelled_count (pieces; 0: none of that kind, in one row), listed_count (all
    pieces of that kind, cancelled ones too).
    """
    works = queries.shared(store, "followed_works", selection)
    is_listed, pieces = works["is_listed"].to_numpy(), works["planned_count"].fillna(1).to_numpy("int64")
    is_cancelled = is_listed & (works["stage"] == Stage.CANCELLED).to_numpy()
    listed, cancelled = Counter(), Counter()
    for work, count in zip(works["work_type"].array[is_listed], pieces[is_listed].tolist(), strict=True):
        listed[work] += count
    reasons = works["blocked_reason"].array[is_cancelled].to_numpy(object, na_value=None)
    for work, reason, count in zip(
            works["work_type"].array[is_cancelled], reasons, pieces[is_cancelled].tolist(), strict=True):
        cancelled[work, reason] += count
    rows = [(work, reason, count, listed[work]) for (work, reason), count in cancelled.items()]
    rows += [(work, None, 0, listed[work]) for work in listed.keys() - {work for work, _ in cancelled}]
    order = [str(work) for work in WorkType]
    rows.sort(key=lambda row: (order.index(row[0]), -row[2], row[1] is None, row[1] or ""))
    names = {"work_type": "str", "blocked_reason": "str", "cancelled_count": "int64", "listed_count": "int64"}
    return pd.DataFrame(rows, columns=list(names)).astype(names)


def _moved_days(works: pd.DataFrame) -> np.ndarray:
    """How far the planned finish of a work that stands in both months was put off; NaN: a date is missing."""
    moved = works["planned_finish_on"].to_numpy("datetime64[D]") - works["previous_planned_finish_on"].to_numpy(
        "datetime64[D]")
    return np.where(works["is_listed"].to_numpy() & ~np.isnat(moved), moved.astype("float64"), np.nan)


def _change(works: pd.DataFrame) -> np.ndarray:
    """The one thing to say of each work ("": nothing), earlier lines winning over later ones."""
    is_listed, was_there = works["is_listed"].to_numpy(), works["previous_month"].notna().to_numpy()
    done, was_done, in_progress, was_in_progress, planned, was_planned, stage, was_stage = (
        numbers(works[name]) for name in (
            "completed_count", "previous_completed_count", "in_progress_count", "previous_in_progress_count",
            "planned_count", "previous_planned_count", "stage_order", "previous_stage_order"))
    done, was_done = or_0(done), or_0(was_done)
    planned, was_planned = (np.where(np.isnan(pieces), 1, pieces) for pieces in (planned, was_planned))
    is_cancelled, was_over = stage == CANCELLED_ORDER, was_stage == CANCELLED_ORDER
    rules = {
        "vanished": ~is_listed,
        "new": ~was_there,
        "": is_cancelled & was_over,
        "cancelled": is_cancelled,
        "fell_back": ((done < was_done) | (stage < was_stage)) & ~was_over,
        "finished": (done >= planned) & (planned > 0) & (was_done < was_planned),
        "started": (done + or_0(in_progress) > 0) & (was_done + or_0(was_in_progress) == 0),
        "progressed": done > was_done,
        "moved": stage > was_stage}
    return np.select(list(rules.values()), list(rules), "")


def _told(works: pd.DataFrame, change: np.ndarray, moved_days: np.ndarray) -> pd.DataFrame:
    """The answer's columns, of a work and a change a row."""
    is_listed, is_slipped, is_begun = works["is_listed"].to_numpy(), change == "slipped", change == "started"
    done, was_done = numbers(works["completed_count"]), numbers(works["previous_completed_count"])
    begun = or_0(done) + or_0(numbers(works["in_progress_count"]))
    return pd.DataFrame({
        "change": pd.Series(change, dtype="str"), **{name: works[name].array for name in PLACE},
        "before_stage": works["previous_stage"].array, "after_stage": works["stage"].where(is_listed).array,
        "before_count": counts(np.where(is_slipped, np.nan, np.where(is_begun, 0, was_done))),
        "after_count": counts(np.where(is_slipped | ~is_listed, np.nan, np.where(is_begun, begun, done))),
        "before_on": works["previous_planned_finish_on"].where(is_slipped).array,
        "after_on": works["planned_finish_on"].where(is_slipped).array, "moved_days": counts(moved_days),
        **{name: works[name].array for name in SAID_BY}})
