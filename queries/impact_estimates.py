"""The estimates of the works in the ledger: each project, pooled ones, and the months behind them."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import partial

import numpy as np
import pandas as pd

from data.vocabulary.thresholds import IMPACT
from queries import HasCursor, Selection
from queries.impact import Course, Impact
from queries.impact_circumstances import circumstances_of
from queries.impact_panel import Project
from queries.impact_scenes import Scene, Scenes

DIMENSIONS = ("all", "work_type", "street", "community", "year")
TOGETHER = -1
"""Stands for all judged projects together among the numbers of projects."""

DECIMALS = 6
"""Beyond these, numbers differ with the processor."""

Columns = list[np.ndarray]
"""The columns of a course for one project: number, month, phase, count, expected, lower, upper."""

FRACTIONS = ("ratio", "lower", "upper", "p_value", "expected_count", "during_expected_count")
COUNTS = ("observed_count", "reference_compounds", "months_needed", "estimated_months", "nuisance_count")
POOLED_COLUMNS = (
    "verdict", "ratio", "lower", "upper", "p_value", "observed_count", "expected_count", "reference_compounds",
    "months_needed", "cautions")
PROJECT_COLUMNS = (*POOLED_COLUMNS, "estimated_months", "during_expected_count", "nuisance_count")


def impact_estimates(store: HasCursor, selection: Selection, topic: Iterable[str] | None = None) -> pd.DataFrame:
    """One row a project that has begun: columns of impact_by_project, then those of Impact, `estimated_months` (after),
    `during_expected_count`, and `nuisance_count`, complaints about works while they went on."""
    scenes = Scenes(store, selection, topic)
    found = {index: _project_row(scenes, scene, project) for scene, rows in scenes.groups()
             for index, project in zip(rows.index, scene.each(rows), strict=True)}
    return scenes.projects.join(_table([found[index] for index in scenes.projects.index], PROJECT_COLUMNS))


def impact_pooled(store: HasCursor, selection: Selection, topic: Iterable[str] | None = None) -> pd.DataFrame:
    """One row a group of projects: dimension (all, work_type, street, community, year of finish), value,
    projects_count, judged_count, then the columns of Impact."""
    scenes = Scenes(store, selection, topic)
    projects = scenes.projects.assign(all="", year=pd.to_datetime(scenes.projects["finished_on"]).dt.strftime("%Y"))
    groups = [(dimension, value, own) for dimension in DIMENSIONS
              for value, own in projects.groupby(dimension, sort=True) if len(own)]
    rows = [_pooled_row(scenes, own) for _, _, own in groups]
    heads = pd.DataFrame({
        "dimension": pd.Series([dimension for dimension, _, _ in groups], dtype="str"),
        "value": pd.Series([value for _, value, _ in groups], dtype="str"),
        "projects_count": pd.Series([len(own) for _, _, own in groups], dtype="int64"),
        "judged_count": pd.Series([row["judged_count"] for row in rows], dtype="int64")})
    return heads.join(_table(rows, POOLED_COLUMNS))


def impact_course(store: HasCursor, selection: Selection, topic: Iterable[str] | None = None) -> pd.DataFrame:
    """One row a project (`project`: its number in impact_estimates) and month: phase {before, during, after, later},
    complaints_count, and what was expected without works (null without a comparison): expected_count, lower_count,
    upper_count. Project −1 is all judged ones together."""
    scenes = Scenes(store, selection, topic)
    found = [_course_rows(scene, index, project) for scene, rows in scenes.groups()
             for index, project in zip(rows.index, scene.each(rows), strict=True) if project.row >= 0]
    return _course_table([*found, *_course_together(scenes)])


def _project_row(scenes: Scenes, scene: Scene, project: Project) -> dict:
    impact = scene.impact([project])
    row = _row(scenes, scene, [project], impact) | {"estimated_months": len(project.after)}
    if project.row < 0:
        return row
    if scene.comparison.street is not None and len(project.before):
        row["during_expected_count"] = float(scene.comparison.course(project, None).expected[project.during].sum())
    at = scene.nuisance.rows.get(project.compound)
    return row | {"nuisance_count": None if at is None else np.nansum(scene.nuisance.counts[at, project.during])}


def _pooled_row(scenes: Scenes, rows: pd.DataFrame) -> dict:
    scene = scenes.of(rows["street"])
    projects = scene.pooled(rows)
    impact = scene.impact(projects)
    return _row(scenes, scene, projects, impact) | {"judged_count": len(impact.judged)}


def _row(scenes: Scenes, scene: Scene, projects: list[Project], impact: Impact) -> dict:
    streets = {project.compound.split("/")[0] for project in projects}
    more = circumstances_of(scene, projects, impact, partial(scenes.of, streets, scenes.others))
    cautions = list(dict.fromkeys((*impact.cautions, *more)))
    return asdict(impact) | {"verdict": str(impact.verdict), "cautions": cautions}


def _table(rows: list[dict], columns: tuple[str, ...]) -> pd.DataFrame:
    """Missing numbers stay missing; codes are lists."""
    table = pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=object) for name in columns})
    kinds = dict.fromkeys(FRACTIONS, "float64") | dict.fromkeys(COUNTS, "Int64") | {"verdict": "str"}
    table = table.astype({name: kind for name, kind in kinds.items() if name in table})
    return table.round({name: DECIMALS for name in FRACTIONS if name in table})


def _course_rows(scene: Scene, number: int, project: Project) -> Columns:
    panel = scene.panel
    at = np.arange(len(panel.months))
    phases = np.select(
        [at < project.start, at < project.end, np.isin(at, project.after)], ["before", "during", "after"], "later")
    return _course_columns(number, panel.months, phases, panel.counts[project.row], _course_of(scene, project))


def _course_together(scenes: Scenes) -> list[Columns]:
    """All judged projects of the selection together, each month the sum of theirs."""
    if scenes.projects.empty:
        return []
    scene = scenes.of(scenes.projects["street"])
    judged = [project for project in scene.pooled(scenes.projects) if not project.refused]
    courses = [_course_of(scene, project) for project in judged]
    if not courses or None in courses:
        return []
    whole, panel = sum(courses[1:], start=courses[0]), scene.panel
    counts = panel.counts[[project.row for project in judged]].sum(axis=0)
    at = np.arange(len(panel.months))
    is_before = at < min(project.start for project in judged)
    phases = np.select([is_before, at < max(project.end for project in judged)], ["before", "during"], "after")
    return [_course_columns(TOGETHER, panel.months, phases, counts, whole)]


def _course_of(scene: Scene, project: Project) -> Course | None:
    if scene.comparison.street is None or len(project.before) < IMPACT.before_months:
        return None
    return scene.comparison.course(project, scene.impact([project]).expected_count)


def _course_columns(
    number: int, months: pd.DatetimeIndex, phases: np.ndarray, counts: np.ndarray, course: Course | None,
) -> Columns:
    expected = [np.full(len(months), np.nan)] * 3 if course is None else [course.expected, *course.band()]
    return [np.full(len(months), number), months.to_numpy(), phases.astype(object), counts, *expected]


def _course_table(rows: list[Columns]) -> pd.DataFrame:
    """All projects' months below one another: one table made once, for each costs more than its numbers."""
    kinds = {"project": "int64", "month": "datetime64[us]", "phase": "str", "complaints_count": "Int64",
             "expected_count": "float64", "lower_count": "float64", "upper_count": "float64"}
    columns = [np.concatenate(parts) for parts in zip(*rows, strict=True)] or [[]] * len(kinds)
    table = pd.DataFrame({name: pd.Series(values, dtype=kind)
                          for (name, kind), values in zip(kinds.items(), columns, strict=True)})
    return table.round({name: DECIMALS for name, kind in kinds.items() if kind == "float64"})
