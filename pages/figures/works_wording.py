"""What may be said of one work in a table: where and what it is, what became of it, what to check, which row it is."""

from collections.abc import Iterator

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import Stage, WorkType
from pages.figures import wording


def subject_of(row: object) -> str:
    """Where and what; a project's own name mostly says the place already."""
    place = "".join(name for name in (row.compound, row.building, row.unit) if isinstance(name, str)) or (
        row.community if isinstance(row.community, str) else "")
    name = row.project_name
    if not isinstance(name, str):
        return f"{place} {WorkType(row.work_type).label}"
    return name if isinstance(row.compound, str) and row.compound in name else f"{place} {name}"


def source_of(row: object) -> str:
    """The sheet with the cell, where it is known, or the row."""
    cell = getattr(row, "cell", None)
    if isinstance(cell, str):
        return text.COMPLETION_CELL.format(sheet=row.source_sheet, cell=cell)
    return text.COMPLETION_SOURCE.format(sheet=row.source_sheet, row=row.source_row)


def standing(stage: object, count: object) -> str:
    """施工，完成1"""
    said = [Stage(stage).label] if isinstance(stage, str) else []
    said += [text.COMPLETION_CHANGES_DONE.format(count=count)] * bool(pd.notna(count) and count > 0)
    return text.CHART_PAUSE.join(said) or text.NO_VALUE


def moved_told(row: object) -> str:
    """2025-11-18 → 2025-12-20，推后32天"""
    if pd.isna(row.moved_days):
        return text.NO_VALUE
    template = text.COMPLETION_CHANGES_LATER if row.moved_days > 0 else text.COMPLETION_CHANGES_EARLIER
    said = template.format(days=abs(row.moved_days))
    return f"{row.before_on:%Y-%m-%d} → {row.after_on:%Y-%m-%d}{text.CHART_PAUSE}{said}"


def check_told(row: object) -> str:
    """计划5，已完成＋在建＋待开工是6"""
    return text.COMPLETION_CHECK_TOLD[row.discrepancy].format(expected=row.expected, found=row.found)


def adjusted_told(targets: pd.DataFrame) -> Iterator[str]:
    """加装电梯完工目标最早是34，最新一版是30, of each target that a later version changed."""
    for row in targets.itertuples():
        for what, first, now in (("start", row.planned_start_count, row.adjusted_start_count),
                                 ("finish", row.planned_finish_count, row.adjusted_finish_count)):
            if pd.notna(first) and pd.notna(now) and first != now:
                yield text.COMPLETION_TARGETS_ADJUSTED.format(
                    work=wording.work_label(row.work_type), what=text.COMPLETION_TARGETS_WHAT[what],
                    first=wording.count(first), now=wording.count(now))
