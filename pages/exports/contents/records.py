"""数据说明: what changed since last month, the rows that do not add up, the files the numbers come from."""

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import KIND, WorkType
from pages.exports import sentences
from pages.exports.chapters import At, Chapter


def chapters(at: At) -> list[Chapter]:
    """What can be checked by whoever reads the briefing."""
    makers = (_changes, _broken, _files)
    return [chapter for maker in makers if (chapter := maker(at)) is not None]


def _changes(at: At) -> Chapter | None:
    changes = at.ask("changes_since_last_month", at.selection)
    if changes.empty:
        return None
    shown = changes.sort_values("difference_count", key=lambda counts: -counts.abs(), kind="stable")
    finding = text.BULLETIN_CHANGES.format(count=len(changes))
    table = pd.DataFrame({
        text.HEADS["change"]: [text.CHANGE_LABELS[change] for change in shown["change"]],
        text.HEADS["place"]: _places(shown), text.HEADS["work"]: [WorkType(code).label for code in shown["work_type"]],
        
        text.HEADS["before"]: shown["before_count"].astype("Int64"),
        text.HEADS["after"]: shown["after_count"].astype("Int64"),
        text.HEADS["difference"]: shown["difference_count"].astype("Int64")}).reset_index(drop=True)
    return Chapter(
        key="changes_since_last_month", section="records", metric=text.METRIC_CHANGES, finding=finding,
        subtitle=at.subtitle(text.SCOPE_STREET), table=table, said=sentences.joined(finding),
        source=at.source("projects"))


def _broken(at: At) -> Chapter | None:
    rows = at.ask("reconciliation", at.selection)
    if rows.empty:
        return None
    shown = rows
    finding = text.BULLETIN_BROKEN.format(count=len(rows))
    table = pd.DataFrame({
        text.HEADS["place"]: _places(shown), text.HEADS["work"]: [WorkType(code).label for code in shown["work_type"]],
        text.HEADS["planned"]: shown["planned_count"].astype("Int64"),
        text.CHART_DONE: shown["completed_count"].astype("Int64"),
        text.CHART_IN_PROGRESS: shown["in_progress_count"].astype("Int64"),
        text.CHART_NOT_STARTED: shown["not_started_count"].astype("Int64"),
        text.HEADS["source"]: [text.COMPLETION_SOURCE.format(sheet=row.source_sheet, row=row.source_row)
                               for row in shown.itertuples()]}).reset_index(drop=True)
    return Chapter(
        key="reconciliation", section="records", metric=text.METRIC_BROKEN, finding=finding,
        subtitle=at.subtitle(text.SCOPE_STREET), table=table, said=sentences.joined(finding),
        source=at.source("projects"))


def _files(at: At) -> Chapter | None:
    if at.sources.empty:
        return None
    rows = at.sources.groupby(["kind", "file"], as_index=False, sort=False)["rows_count"].sum()
    shown = rows
    finding = text.BULLETIN_SOURCES.format(count=rows["file"].nunique())
    table = pd.DataFrame({
        text.HEADS["kind"]: [KIND[kind].label for kind in shown["kind"]], text.HEADS["file"]: list(shown["file"]),
        text.HEADS["rows"]: shown["rows_count"].astype("Int64").array})
    return Chapter(
        key="sources", section="records", metric=text.METRIC_SOURCES, finding=finding,
        subtitle=at.subtitle(at.street), table=table, said=sentences.joined(finding), source=text.PRODUCT)


def _places(rows: pd.DataFrame) -> list[str]:
    return [next((name for name in (row.compound, row.community) if isinstance(name, str)), text.CHART_UNNAMED)
            for row in rows.itertuples()]
