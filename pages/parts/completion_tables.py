"""The tables of the completion page: what is stuck, every kind of works, the rows that do not add up."""

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import Stage, WorkType
from data.vocabulary.thresholds import ATTENTION
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.tables import share_column, show_table

COUNTS = ["planned_count", "completed_count", "in_progress_count", "not_started_count"]


def show_stuck(stuck: pd.DataFrame, here: Here) -> None:
    """What stands still, is overdue, or has been in one stage too long, with its reason and where that is written."""
    st.markdown(f"**{text.COMPLETION_TABLE_TITLE.format(count=len(stuck))}**")
    if stuck.empty:
        st.caption(text.COMPLETION_NOT_STUCK.format(days=ATTENTION.stuck_days))
        return
    show_table(stuck.assign(
        status=stuck.apply(_status, axis=1), subject=stuck.apply(_subject, axis=1),
        stage=stuck["stage"].map(lambda code: Stage(code).label if isinstance(code, str) else None),
        source=stuck.apply(lambda row: text.COMPLETION_SOURCE.format(sheet=row["source_sheet"], row=row["source_row"]),
                           axis=1)), here, text.COMPLETION_COLUMNS, is_wrapped=True)


def show_all_works(done: pd.DataFrame, here: Here) -> None:
    """A row a kind of works."""
    if done.empty:
        return
    month = text.MONTH.format(here.selection.month) if here.selection.month else text.FILTER_NO_MONTH
    st.markdown(f"**{text.COMPLETION_WORKS_TITLE.format(month=month)}**")
    sums = done.groupby("work_type", as_index=False)[[*COUNTS, "benefiting_households_count"]].sum(min_count=1)
    order = [str(work) for work in WorkType]
    sums = sums.sort_values("work_type", key=lambda codes: codes.map(order.index), ignore_index=True)
    table = sums.assign(
        work=sums["work_type"].map(lambda code: WorkType(code).label),
        completion_share=(sums["completed_count"] / sums["planned_count"]).astype("float64"))
    show_table(table, here, {
        **text.COMPLETION_WORKS_COLUMNS, "completion_share": share_column(text.COMPLETION_SHARE)})


def say_broken(rows: pd.DataFrame) -> None:
    """Keeps the stack honest: 已完成＋在建＋待开工＝计划, or the rows that break it, with their place in the file."""
    if rows.empty:
        return
    places = [
        text.COMPLETION_BROKEN_AT.format(
            place=row.compound or row.community, file=row.source_file,
            at=text.COMPLETION_SOURCE.format(sheet=row.source_sheet, row=row.source_row))
        for row in rows.head(3).itertuples()]
    st.caption(text.COMPLETION_BROKEN.format(count=len(rows), places=plain(text.LIST_JOINT.join(places))))


def _status(row: pd.Series) -> str:
    if row["is_stalled"]:
        return text.COMPLETION_STATUS["stalled"]
    if pd.notna(row["overdue_days"]):
        return text.COMPLETION_STATUS["overdue"].format(days=row["overdue_days"])
    return text.COMPLETION_STATUS["slow"]


def _subject(row: pd.Series) -> str:
    """Where and what; a project's own name mostly says the place already."""
    place = "".join(row[name] for name in ("compound", "building", "unit") if isinstance(row[name], str))
    name = row["project_name"]
    if not isinstance(name, str):
        return f"{place} {WorkType(row['work_type']).label}"
    return name if isinstance(row["compound"], str) and row["compound"] in name else f"{place} {name}"
