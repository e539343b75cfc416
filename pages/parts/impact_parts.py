"""Pieces of the impact page: which complaints, which project, what stands beside its verdict, all the numbers."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import Topic, Verdict, WorkType
from pages.figures import impact_wording, wording
from pages.figures.impact_before_after import season_means
from pages.figures.impact_wording import Row
from pages.parts.downloads import download_table
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.session import answer
from pages.parts.tables import show_table
from queries.impact_estimates import TOGETHER
from queries.impact_scenes import addressed_topics, default_works

ALL = TOGETHER
"""Stands for all projects together where one is chosen."""

NAMED_BY = ["compound", "work_type", "started_on"]
PHASES = ("before", "during", "after")


def choose_topics(here: Here) -> tuple[str, ...]:
    """The complaints to compare; those that the chosen works are meant to end unless others are chosen."""
    usual = addressed_topics(here.selection.work_type or default_works())
    if here.view.is_presentation or here.view.is_print:
        return usual
    chosen = st.pills(
        text.IMPACT_TOPIC, [str(topic) for topic in Topic], default=list(usual), selection_mode="multi",
        format_func=lambda code: Topic(code).label, key=f"impact_topics_{'_'.join(here.selection.work_type)}")
    return tuple(chosen) or usual


def answers(here: Here, topics: tuple[str, ...]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Estimates by project, pooled ones, and the months; says that it computes, the first time."""
    with st.spinner(text.IMPACT_WORKING):
        return tuple(answer(name, here.selection, topic=topics)
                     for name in ("impact_estimates", "impact_pooled", "impact_course"))


def named(topics: Iterable[str]) -> str:
    """排水、漏水类诉求"""
    return text.IMPACT_TOPIC_SUBJECT.format(text.LIST_JOINT.join(Topic(code).label for code in topics))


def of_all(pooled: pd.DataFrame) -> pd.Series | None:
    found = pooled[pooled["dimension"] == "all"]
    return None if found.empty else found.iloc[0]


def choose_project(projects: pd.DataFrame) -> int:
    """The number of the project to look at month by month, or ALL; the one with the most complaints before it first."""
    order = projects.assign(is_judged=projects["ratio"].notna()).sort_values(
        ["is_judged", "before_count"], ascending=False, kind="stable", na_position="last").index
    labels = {ALL: text.CHART_IMPACT_ALL} | {index: text.IMPACT_CHOICE.format(
        compound=row["compound"], work=WorkType(row["work_type"]).label, started=row["started_on"])
        for index, row in zip(projects.index, projects[NAMED_BY].to_dict("records"), strict=True)}
    several = [ALL] * bool(projects["ratio"].notna().sum() > 1)
    return st.selectbox(text.IMPACT_PROJECT, [*order, *several], format_func=labels.get, key="project")


def tell(row: Row, topics: tuple[str, ...]) -> None:
    """The verdict in words, what to beware of, what the works themselves brought."""
    st.markdown(f"**{plain(impact_wording.sentence(row))}**")
    if "during_months" in row and row["during_months"] and not pd.isna(row["during_expected_count"]):
        st.markdown(plain(text.IMPACT_DURING.format(
            months=row["during_months"], topics=text.LIST_JOINT.join(Topic(code).label for code in topics),
            count=row["during_count"], expected=wording.mean(row["during_expected_count"]),
            nuisance=row["nuisance_count"])))
    if row["cautions"]:
        st.markdown(f"{text.IMPACT_CAUTIONS_TITLE}\n" + "\n".join(f"- {line}" for line in cautions(row)))
    st.caption(text.IMPACT_CAVEAT)


def cautions(row: Row) -> list[str]:
    """Their sentences, in the order of the vocabulary."""
    return [said for code, said in text.IMPACT_CAUTIONS.items() if code in row["cautions"]]


def show_season(months: pd.DataFrame, here: Here) -> None:
    """Calendar months that lie both before and after: their means, and what was expected."""
    st.markdown(f"**{text.IMPACT_SEASON_TITLE}**")
    by_month = months.assign(number=pd.to_datetime(months["month"]).dt.month).groupby(["number", "phase"])
    means = by_month["complaints_count"].mean().astype("float64").unstack().reindex(columns=PHASES)
    expected = by_month["expected_count"].mean().unstack().reindex(columns=PHASES)["after"]
    shared = means[means["before"].notna() & means["after"].notna()]
    if shared.empty:
        st.markdown(text.IMPACT_SEASON_NONE)
        return
    show_table(pd.DataFrame({
        "month": [text.IMPACT_SEASON_MONTH.format(number) for number in shared.index],
        "before": shared["before"].map(wording.mean), "after": shared["after"].map(wording.mean),
        "expected": expected.reindex(shared.index).map(wording.mean)}), here, text.IMPACT_SEASON_COLUMNS)


def show_groups(pooled: pd.DataFrame, here: Here) -> None:
    """Projects together: by kind of works, community, street or year."""
    st.markdown(f"**{text.IMPACT_GROUPS}**")
    by = st.segmented_control(
        text.IMPACT_GROUPS, list(text.IMPACT_GROUPS_BY), format_func=text.IMPACT_GROUPS_BY.get, default="work_type",
        key="impact_groups", label_visibility="collapsed") or "work_type"
    rows = pooled[pooled["dimension"] == by].to_dict("records")
    show_table(pd.DataFrame({
        "verdict": [_verdict(row) for row in rows],
        "value": [WorkType(row["value"]).label if by == "work_type" else row["value"] for row in rows],
        "words": [impact_wording.in_words(row) for row in rows],
        "percent": [impact_wording.percent_range(row) for row in rows],
        "observed": [_against(row) for row in rows],
        "judged": [f"{row['judged_count']}/{row['projects_count']}" for row in rows]}, dtype="str"),
        here, text.IMPACT_GROUP_COLUMNS)


def show_numbers(projects: pd.DataFrame, here: Here) -> None:
    """The method, and every count with its months, so that each bar can be worked out by hand; all of it as Excel."""
    with st.expander(text.IMPACT_NUMBERS, expanded=here.view.is_print):
        st.markdown(text.IMPACT_METHOD)
        if projects.empty:
            return
        rows = projects.to_dict("records")
        table = projects.assign(
            work=projects["work_type"].map(lambda code: WorkType(code).label),
            works=[_span(row) for row in rows], season=[_season(row) for row in rows],
            words=[impact_wording.in_words(row) for row in rows],
            cautions=["".join(cautions(row)) for row in rows], verdict=[_verdict(row) for row in rows],
            **{phase: [_count(row, phase) for row in rows] for phase in PHASES})
        show_table(table, here, {name: text.IMPACT_COLUMNS[name] for name in text.IMPACT_SHOWN_COLUMNS})
        download_table(table, text.IMPACT_COLUMNS, here, text.METRIC_FOREST,
                       note=f"{text.IMPACT_CAVEAT}\n{text.IMPACT_METHOD.replace('**', '')}")


def _verdict(row: Row) -> str:
    return f"{impact_wording.sign(row['verdict']).glyph} {Verdict(row['verdict']).label}"


def _against(row: Row) -> str:
    if pd.isna(row["ratio"]):
        return text.NO_VALUE
    return f"{wording.count(row['observed_count'])}/{wording.mean(row['expected_count'])}"


def _span(row: Row) -> str:
    if pd.isna(row["finished_on"]):
        return text.IMPACT_RUNNING.format(started=row["started_on"])
    return text.IMPACT_SPAN.format(started=row["started_on"], finished=row["finished_on"])


def _season(row: Row) -> str:
    """The calendar months that lie both before and after."""
    if pd.isna(season_means(row)[1]):
        return text.NO_VALUE
    return text.IMPACT_SEASON.format(before=_count(row, "before_same_season"), after=_count(row, "after_same_season"))


def _count(row: Row, phase: str) -> str:
    if pd.isna(row[f"{phase}_months"]) or not row[f"{phase}_months"]:
        return text.NO_VALUE
    return text.IMPACT_COUNT.format(count=wording.count(row[f"{phase}_count"]), months=row[f"{phase}_months"])
