"""改造成效: each work's complaints before, during and after, beside what was expected without it, and the verdict."""

from collections import Counter

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import Topic, Verdict
from pages.exports import sentences
from pages.exports.chapters import At, Chapter, Chart, Series
from pages.figures import impact_before_after, impact_forest, impact_wording, theme
from queries.impact_scenes import addressed_topics, default_works


def chapters(at: At) -> list[Chapter]:
    """Every work that has begun; those that can be judged on top, most expected complaints first."""
    topics = addressed_topics(at.selection.work_type or default_works())
    projects = at.ask("impact_estimates", at.selection, topic=topics)
    if projects.empty:
        return []
    pooled = at.ask("impact_pooled", at.selection, topic=topics)
    together = pooled[pooled["dimension"] == "all"]
    finding = impact_forest.finding(projects, None if together.empty else together.iloc[0])
    open_rows = projects[projects["verdict"] == Verdict.NOT_ENOUGH_DATA]
    series = (Series(text.HEADS["expected"], theme.BEFORE.colour), Series(text.HEADS["observed"], theme.AFTER.colour))
    further = _why_open(open_rows)
    return [Chapter(
        key="impact_estimates", section="impact", metric=text.METRIC_IMPACT, finding=finding, further=further,
        subtitle=at.subtitle(text.IMPACT_TOPIC_SUBJECT.format(
            text.LIST_JOINT.join(Topic(code).label for code in topics)), text.CHART_COMPLAINTS_UNIT),
        table=_table(projects), chart=Chart("bars", text.HEADS["project"], series, left_out=len(open_rows)),
        said=sentences.joined(finding) + further, notes=(text.IMPACT_CAVEAT_SHORT,),
        source=at.source("complaints", "projects"))]


def _why_open(projects: pd.DataFrame) -> str:
    """数据不足的5个中，3个诉求太少、2个还差4个月。"""
    if projects.empty:
        return ""
    reasons = Counter(impact_wording.missing(row) for row in projects.to_dict("records"))
    told = (text.BULLETIN_OPEN_WHY.format(why=why, count=count) for why, count in reasons.most_common())
    return sentences.joined(text.BULLETIN_OPEN.format(
        verdict=Verdict.NOT_ENOUGH_DATA.label, count=len(projects), reasons=text.LIST_JOINT.join(told)))


def _table(projects: pd.DataFrame) -> pd.DataFrame:
    """Those that cannot be judged at the end: there is nothing of them to draw."""
    rows = projects.assign(is_open=projects["verdict"] == Verdict.NOT_ENOUGH_DATA).sort_values(
        ["is_open", "expected_count"], ascending=[True, False], kind="stable", na_position="last")
    found = rows.to_dict("records")
    means = [impact_before_after.season_means(row) for row in found]
    expected = [None if pd.isna(count) else round(float(count), 1) for count in rows["expected_count"]]
    return pd.DataFrame({
        text.HEADS["project"]: [impact_wording.project_name(row) for row in found],
        text.HEADS["verdict"]: [Verdict(code).label for code in rows["verdict"]],
        text.HEADS["change_range"]: [impact_wording.percent_range(row) for row in found],
        text.HEADS["expected"]: pd.array(expected, dtype="Float64"),
        text.HEADS["observed"]: rows["observed_count"].astype("Int64").array,
        text.HEADS["before_mean"]: _rounded([before for before, _ in means]),
        text.HEADS["after_mean"]: _rounded([after for _, after in means]),
        text.HEADS["during_n"]: _counted(rows, "during")})


def _rounded(means: list[float]) -> pd.api.extensions.ExtensionArray:
    return pd.array([None if pd.isna(mean) else round(float(mean), 1) for mean in means], dtype="Float64")


def _counted(rows: pd.DataFrame, phase: str) -> list[str | None]:
    """12件/6个月"""
    return [None if pd.isna(months) or not months else text.CHART_IMPACT_COUNTED.format(count=count, months=months)
            for count, months in zip(rows[f"{phase}_count"], rows[f"{phase}_months"], strict=True)]
