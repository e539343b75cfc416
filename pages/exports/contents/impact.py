"""改造前后: counts before, during and after each work. It says what was counted and makes no claim of its own."""

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from pages.exports import sentences
from pages.exports.chapters import At, Chapter, Chart, Series
from pages.figures import impact_before_after, theme


def chapters(at: At) -> list[Chapter]:
    """The works whose months can be compared, most complaints before on top."""
    projects = at.ask("impact_by_project", at.selection)
    if projects.empty:
        return []
    means = [impact_before_after.season_means(row) for _, row in projects.iterrows()]
    order = projects.assign(before=[before for before, _ in means], after=[after for _, after in means])
    order = order.sort_values("before", ascending=False, kind="stable", na_position="last", ignore_index=True)
    shown = order
    finding = impact_before_after.finding(projects)
    table = pd.DataFrame({
        text.HEADS["project"]: [_project(row) for row in shown.itertuples()],
        text.HEADS["before_mean"]: _rounded(shown["before"]), text.HEADS["after_mean"]: _rounded(shown["after"]),
        text.HEADS["before_n"]: _counted(shown, "before_same_season"),
        text.HEADS["during_n"]: _counted(shown, "during"),
        text.HEADS["after_n"]: _counted(shown, "after_same_season")})
    return [Chapter(
        key="impact_by_project", section="impact", metric=text.METRIC_IMPACT, finding=finding,
        subtitle=at.subtitle(text.IMPACT_TOPIC_SUBJECT, text.CHART_IMPACT_MEASURE, text.CHART_IMPACT_SEASON),
        table=table,
        chart=Chart("bars", text.HEADS["project"], (
            Series(text.HEADS["before_mean"], theme.BEFORE.colour),
            Series(text.HEADS["after_mean"], theme.AFTER.colour))),
        said=sentences.joined(finding), notes=(text.CHART_IMPACT_NOTE, text.CHART_IMPACT_VERDICT_NOTE),
        source=at.source("complaints", "projects"))]


def _rounded(means: pd.Series) -> pd.api.extensions.ExtensionArray:
    return pd.array([None if pd.isna(mean) else round(float(mean), 1) for mean in means], dtype="Float64")


def _counted(rows: pd.DataFrame, phase: str) -> list[str | None]:
    """12件/6个月"""
    return [None if pd.isna(months) or not months else text.CHART_IMPACT_COUNTED.format(count=count, months=months)
            for count, months in zip(rows[f"{phase}_count"], rows[f"{phase}_months"], strict=True)]


def _project(row) -> str:
    place = row.compound if isinstance(row.compound, str) else row.project_name
    return f"{place}{WorkType(row.work_type).label}"
