"""The tables of the completion page: what is stuck, every kind of works, what changed, what does not add up."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import Stage, WorkType
from data.vocabulary.thresholds import ATTENTION
from pages.figures import wording
from pages.figures.works_wording import check_told, moved_told, source_of, standing, subject_of
from pages.parts.downloads import download_table
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.tables import share_column, show_table

COUNTS = ["planned_count", "completed_count", "in_progress_count", "not_started_count"]
BEFORE_WORKS = (Stage.CONSULTATION, Stage.DESIGN, Stage.SIGNING, Stage.APPROVAL)
DONE = (Stage.COMPLETED, Stage.IN_SERVICE)
DOUBTS_NAMED = 3


def show_stuck(stuck: pd.DataFrame, here: Here) -> None:
    """What stands still, is overdue, or has been in one stage too long: 停在审批63天，责任单位…，原因…"""
    st.markdown(f"**{text.COMPLETION_TABLE_TITLE.format(count=len(stuck))}**")
    if stuck.empty:
        st.caption(text.COMPLETION_NOT_STUCK.format(days=ATTENTION.stuck_days))
        return
    table = stuck.assign(
        status=[text.COMPLETION_STATUS[_state(row)] for row in stuck.itertuples()],
        subject=[subject_of(row) for row in stuck.itertuples()], told=[stuck_told(row) for row in stuck.itertuples()],
        source=[source_of(row) for row in stuck.itertuples()])
    show_table(table, here, text.COMPLETION_COLUMNS, is_wrapped=True)
    st.caption(text.COMPLETION_STUCK_NOTE.format(unit=text.CHART_PIECE))
    if len(table) > 1 and not here.view.is_print:
        download_table(table, text.COMPLETION_COLUMNS, here, text.METRIC_STUCK)


def stuck_told(row: object) -> str:
    """停在审批联审63天，超期20天，责任单位社区建设办公室，原因：管线未迁改"""
    clauses = []
    if isinstance(row.stage, str) and pd.notna(row.days_in_stage):
        clauses.append(text.COMPLETION_STUCK_IN.format(stage=Stage(row.stage).label, days=row.days_in_stage))
    elif row.is_stalled:
        clauses.append(text.COMPLETION_STUCK_STILL)
    if pd.notna(row.overdue_days):
        clauses.append(text.COMPLETION_STUCK_LATE.format(days=row.overdue_days))
    if isinstance(row.responsible, str):
        clauses.append(text.COMPLETION_STUCK_RESPONSIBLE.format(row.responsible))
    has_reason = isinstance(row.blocked_reason, str)
    clauses.append(text.COMPLETION_STUCK_REASON.format(row.blocked_reason) if has_reason
                   else text.COMPLETION_STUCK_NO_REASON)
    return text.CHART_PAUSE.join(clauses)


def show_all_works(done: pd.DataFrame, here: Here) -> None:
    """A row a kind of works."""
    if done.empty:
        return
    month = text.MONTH.format(here.selection.month) if here.selection.month else text.FILTER_NO_MONTH
    st.markdown(f"**{text.COMPLETION_WORKS_TITLE.format(month=month)}**")
    sums = done.groupby("work_type", as_index=False)[[*COUNTS, "benefiting_households_count"]].sum(min_count=1)
    table = _in_order(sums).assign(
        completion_share=lambda rows: (rows["completed_count"] / rows["planned_count"]).astype("float64"))
    show_table(table, here, {
        **text.COMPLETION_WORKS_COLUMNS, "completion_share": share_column(text.COMPLETION_SHARE)})


def show_stages_of_all(stages: pd.DataFrame, cancelled: pd.DataFrame, here: Here) -> None:
    """The whole denominator of each kind of works: how many cannot be done, and where the others stand."""
    if cancelled.empty or cancelled["work_type"].nunique() < 2:
        return
    st.markdown(f"**{text.COMPLETION_STAGES_TITLE}**")
    table = cancelled.groupby("work_type", as_index=False).agg(
        listed_count=("listed_count", "first"), cancelled_count=("cancelled_count", "sum"))
    for name, of in (("before_count", BEFORE_WORKS), ("works_count", (Stage.CONSTRUCTION, Stage.ACCEPTANCE)),
                     ("done_count", DONE)):
        sums = stages[stages["stage"].isin(of)].groupby("work_type")["at_stage_count"].sum()
        table[name] = table["work_type"].map(sums).astype("Int64")
    table = _in_order(table).assign(slowest=lambda rows: rows["work_type"].map(dict(_slowest(stages))).astype("str"))
    show_table(table, here, text.COMPLETION_STAGES_COLUMNS)


def show_changes(changes: pd.DataFrame, followed: pd.DataFrame, here: Here) -> None:
    """Project by project: finished, begun, moved on, put off, fallen back."""
    if changes.empty:
        has_previous = bool(followed["has_previous"].fillna(False).any()) if len(followed) else False
        st.caption(text.COMPLETION_CHANGES_NONE if has_previous else text.COMPLETION_CHANGES_FIRST)
        return
    month = text.MONTH.format(changes["previous_month"].dropna().max()) if changes[
        "previous_month"].notna().any() else text.NO_VALUE
    st.markdown(f"**{text.COMPLETION_CHANGES_TITLE.format(month=month, count=len(changes))}**")
    table = changes.assign(
        status=changes["change"].map(text.COMPLETION_CHANGE), subject=[subject_of(row) for row in changes.itertuples()],
        before=[standing(row.before_stage, row.before_count) for row in changes.itertuples()],
        after=[standing(row.after_stage, row.after_count) for row in changes.itertuples()],
        moved=[moved_told(row) for row in changes.itertuples()],
        source=[source_of(row) for row in changes.itertuples()])
    show_table(table, here, text.COMPLETION_CHANGES_COLUMNS, is_wrapped=True)
    if not here.view.is_print:
        download_table(table, text.COMPLETION_CHANGES_COLUMNS, here, text.METRIC_CHANGES)



def show_checks(rows: pd.DataFrame, here: Here) -> None:
    """What cannot be right, with its file and cell."""
    if rows.empty:
        st.caption(text.COMPLETION_CHECKS_NONE)
        return
    st.markdown(f"**{text.COMPLETION_CHECKS_TITLE.format(count=len(rows))}**")
    table = rows.assign(
        status=rows["discrepancy"].map(text.COMPLETION_CHECK), subject=[subject_of(row) for row in rows.itertuples()],
        told=[check_told(row) for row in rows.itertuples()], file=rows["source_file"],
        source=[source_of(row) for row in rows.itertuples()])
    show_table(table, here, text.COMPLETION_CHECKS_COLUMNS, is_wrapped=True)
    if not here.view.is_print:
        download_table(table, text.COMPLETION_CHECKS_COLUMNS, here, text.METRIC_CHECKS)



def say_in_doubt(rows: pd.DataFrame) -> None:
    """Keeps the stack honest: one line that something does not add up, and where to look."""
    rows = rows[rows["discrepancy"] != "over_fulfilled"]
    if rows.empty:
        return
    places = [text.COMPLETION_IN_DOUBT_AT.format(
        place=next((name for name in (row.compound, row.community) if isinstance(name, str)), text.CHART_UNNAMED),
        what=text.COMPLETION_CHECK[row.discrepancy][2:]) for row in rows.head(DOUBTS_NAMED).itertuples()]
    more = text.AGENDA_MORE.format(count=len(rows)) if len(rows) > DOUBTS_NAMED else ""
    st.caption(text.COMPLETION_IN_DOUBT.format(count=len(rows), places=plain(text.LIST_JOINT.join(places) + more)))




def _state(row: object) -> str:
    return "stalled" if row.is_stalled else "overdue" if pd.notna(row.overdue_days) else "slow"



def _in_order(rows: pd.DataFrame) -> pd.DataFrame:
    order = [str(work) for work in WorkType]
    rows = rows.sort_values("work_type", key=lambda codes: codes.map(order.index), ignore_index=True)
    return rows.assign(work=rows["work_type"].map(wording.work_label))


def _slowest(stages: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """The stage in which the works of a kind have stayed longest."""
    here = stages[(stages["at_stage_count"] > 0) & stages["median_days_in_stage"].notna()]
    for work_type, rows in here.groupby("work_type"):
        row = rows.loc[rows["median_days_in_stage"].idxmax()]
        yield work_type, text.COMPLETION_STAGES_SLOWEST.format(
            stage=Stage(row["stage"]).label, days=wording.count(row["median_days_in_stage"]))
