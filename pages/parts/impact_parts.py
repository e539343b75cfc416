"""Pieces of the impact page: which project, and the counts behind the bars."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import Topic, WorkType
from pages.figures import wording
from pages.parts.downloads import download_table
from pages.parts.selection import Here
from pages.parts.tables import show_table
from queries import Selection

TOPICS = (str(Topic.DRAINAGE), str(Topic.LEAK))
"""What works on drains and roofs are about."""


def choose_project(projects: pd.DataFrame) -> pd.Series | None:
    """The project to look at month by month; the one with the most complaints before it unless another is chosen."""
    if projects.empty:
        return None
    order = projects.sort_values("before_count", ascending=False, kind="stable", na_position="last").index
    labels = {index: text.IMPACT_CHOICE.format(
        compound=row["compound"], work=WorkType(row["work_type"]).label, started=row["started_on"])
        for index, row in projects.iterrows()}
    return projects.loc[st.selectbox(text.IMPACT_PROJECT, list(order), format_func=labels.get, key="project")]


def compound_of(project: pd.Series, here: Here) -> Selection:
    """The selection narrowed to the project's compound."""
    named = {name: (project[name],) for name in ("street", "community", "compound") if isinstance(project[name], str)}
    return replace(here.selection, work_type=(), **named)


def show_counts(projects: pd.DataFrame, here: Here) -> None:
    """Every count with its months, so that each bar can be worked out by hand."""
    if projects.empty:
        return
    st.markdown(f"**{text.IMPACT_TABLE_TITLE}**")
    table = pd.DataFrame({
        "compound": projects["compound"], "work": projects["work_type"].map(lambda code: WorkType(code).label),
        "works": [_span(row) for row in projects.itertuples()],
        **{phase: [_count(row, phase) for _, row in projects.iterrows()] for phase in ("before", "during", "after")},
        "season": [_season(row) for _, row in projects.iterrows()]})
    show_table(table, here, text.IMPACT_COLUMNS)
    download_table(table, text.IMPACT_COLUMNS, here, text.METRIC_IMPACT)


def _span(row: object) -> str:
    if pd.isna(row.finished_on):
        return text.IMPACT_RUNNING.format(started=row.started_on)
    return text.IMPACT_SPAN.format(started=row.started_on, finished=row.finished_on)


def _season(row: pd.Series) -> str:
    """The calendar months that lie both before and after."""
    if not row["after_same_season_months"]:
        return text.NO_VALUE
    return text.IMPACT_SEASON.format(before=_count(row, "before_same_season"), after=_count(row, "after_same_season"))


def _count(row: pd.Series, phase: str) -> str:
    if pd.isna(row[f"{phase}_months"]) or not row[f"{phase}_months"]:
        return text.NO_VALUE
    return text.IMPACT_COUNT.format(count=wording.count(row[f"{phase}_count"]), months=row[f"{phase}_months"])
