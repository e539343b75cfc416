"""What became of each work since the ledger's month before: finished, begun, put off, fallen back, gone, new."""

import numpy as np
import pandas as pd

import queries
from data.vocabulary.terms import Stage, WorkType

PLACE = ["street", "community", "compound", "building", "unit", "project_name", "work_type"]
COLUMNS = [
    "change", *PLACE, "before_stage", "after_stage", "before_count", "after_count", "before_on", "after_on",
    "moved_days", "report_month", "previous_month", "source_file", "source_sheet", "source_row"]
CHANGES = ("finished", "started", "progressed", "moved", "slipped", "fell_back", "cancelled", "vanished", "new")
"""In the order of the answer. `slipped` stands beside another change of the same work; of the others a work has one."""

ORDER = {str(stage): number for number, stage in enumerate(Stage)}


def project_changes(store, selection) -> pd.DataFrame:
    """One row a change of one work. `before_count`, `after_count`: pieces done (of started: begun).

    `moved_days`: how far the planned finish was put off (negative: brought forward). `source_…`: the row that says so;
    of what vanished, the last one that had it.
    """
    works = queries.shared(store, "followed_works", selection)
    facts = _facts(works[works["has_previous"].fillna(False).astype(bool) & _may_differ(works)])
    change, facts = _change(facts), facts[[*COLUMNS[1:], "begun_count"]]
    main = facts[change.notna()].assign(change=change)
    slipped = facts[facts["moved_days"].fillna(0) != 0].assign(change="slipped")
    main = main.assign(before_on=pd.NaT, after_on=pd.NaT, moved_days=pd.NA)
    begun = main["change"] == "started"
    main.loc[begun, "before_count"], main.loc[begun, "after_count"] = 0, main.loc[begun, "begun_count"]
    rows = pd.concat([main, slipped.assign(before_count=pd.NA, after_count=pd.NA)], ignore_index=True)
    rows = rows.astype({"before_count": "Int64", "after_count": "Int64", "moved_days": "Int64", "change": "str"})
    order = rows["change"].map(CHANGES.index)
    return rows.assign(order=order, size=-rows["moved_days"].abs().fillna(0)).sort_values(
        ["order", "size", *PLACE[:5], "source_file", "source_sheet", "source_row"], kind="stable",
        ignore_index=True)[COLUMNS]


def cancelled_works(store, selection) -> pd.DataFrame:
    """One row a kind of work and reason why it cannot be done (null: none given), beside the whole denominator.

    Columns: work_type, blocked_reason, cancelled_count (pieces; 0: none of that kind, in one row), listed_count (all
    pieces of that kind, cancelled ones too).
    """
    works = queries.shared(store, "followed_works", selection)[
        ["work_type", "stage", "blocked_reason", "is_listed", "planned_count"]]
    works = works[works["is_listed"]].assign(pieces=lambda rows: rows["planned_count"].fillna(1).astype("int64"))
    listed = works.groupby("work_type")["pieces"].sum().rename("listed_count")
    rows = works[works["stage"] == Stage.CANCELLED].groupby(
        ["work_type", "blocked_reason"], dropna=False)["pieces"].sum().rename("cancelled_count").reset_index()
    rows = rows.merge(listed, on="work_type", how="right").fillna({"cancelled_count": 0}).astype(
        {"cancelled_count": "int64", "listed_count": "int64"})
    order = [str(work) for work in WorkType]
    rows = rows.assign(order=rows["work_type"].map(order.index)).sort_values(
        ["order", "cancelled_count", "blocked_reason"], ascending=[True, False, True], kind="stable", ignore_index=True)
    return rows[["work_type", "blocked_reason", "cancelled_count", "listed_count"]]


def _may_differ(works: pd.DataFrame) -> pd.Series:
    """Most works are as they were: only the others are looked at closely."""
    is_same = works["is_listed"] & works["previous_month"].notna()
    for name in ("stage", "completed_count", "in_progress_count", "planned_count", "planned_finish_on"):
        now, before = works[name], works[f"previous_{name}"]
        is_same &= (now == before).fillna(False) | now.isna() & before.isna()
    return ~is_same


def _facts(works: pd.DataFrame) -> pd.DataFrame:
    was_there = works["previous_month"].notna()
    moved = (works["planned_finish_on"] - works["previous_planned_finish_on"]).dt.days
    return works.assign(
        before_stage=works["previous_stage"], after_stage=works["stage"].where(works["is_listed"]),
        before_count=works["previous_completed_count"].astype("Int64"),
        after_count=works["completed_count"].astype("Int64").where(works["is_listed"]),
        begun_count=(works["completed_count"].fillna(0) + works["in_progress_count"].fillna(0)).astype("Int64"),
        begun_before=works["previous_completed_count"].fillna(0) + works["previous_in_progress_count"].fillna(0),
        before_on=works["previous_planned_finish_on"], after_on=works["planned_finish_on"],
        moved_days=moved.where(works["is_listed"] & was_there).astype("Int64"), was_there=was_there)


def _change(facts: pd.DataFrame) -> pd.Series:
    """The one thing to say of a work, earlier lines winning over later ones."""
    done, was_done, begun, begun_before = (facts[name].to_numpy("float64", na_value=0) for name in (
        "after_count", "before_count", "begun_count", "begun_before"))
    planned, was_planned = (
        facts[name].to_numpy("float64", na_value=1) for name in ("planned_count", "previous_planned_count"))
    stage, was_stage = (facts[name].map(ORDER).to_numpy("float64") for name in ("after_stage", "before_stage"))
    is_cancelled, was_over = stage == ORDER[Stage.CANCELLED], was_stage == ORDER[Stage.CANCELLED]
    rules = {
        "vanished": ~facts["is_listed"].to_numpy(bool),
        "new": ~facts["was_there"].to_numpy(bool),
        None: is_cancelled & was_over,
        "cancelled": is_cancelled,
        "fell_back": ((done < was_done) | (stage < was_stage)) & ~was_over,
        "finished": (done >= planned) & (planned > 0) & (was_done < was_planned),
        "started": (begun > 0) & (begun_before == 0),
        "progressed": done > was_done,
        "moved": stage > was_stage}
    said = np.select(list(rules.values()), [np.array(change, dtype=object) for change in rules], None)
    return pd.Series(said, index=facts.index, dtype="object")
