"""The estimates of the works in the ledger: each project, pooled ones, and the months behind them.

What is compared is decided here: which complaints (those that the kind of works is meant to end, unless others are
chosen), which compounds are the reference (those of the same street without such works), which months (up to the
selected one, whole months only).
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from data.vocabulary.terms import ADDRESSED_TOPICS, WATER_TOPICS, Topic, Verdict, WorkType
from data.vocabulary.thresholds import IMPACT
from queries import HasCursor, Selection, run
from queries.impact import Comparison, Course, Impact
from queries.impact_panel import Project, panel_of, projects_of

AFTER_MONTHS = 12
PLACE = ["street", "community", "compound"]
DIMENSIONS = ("all", "work_type", "street", "community", "year")
DROPS = (Verdict.CLEAR_DROP, Verdict.LIKELY_DROP)
RISES = (Verdict.CLEAR_RISE, Verdict.LIKELY_RISE)


def impact_estimates(store: HasCursor, selection: Selection, topic: Iterable[str] | None = None) -> pd.DataFrame:
    """One row a project that has begun: columns of impact_by_project, then those of Impact, `estimated_months` (after),
    `during_expected_count`, and `nuisance_count`, complaints about works while they went on."""
    scenes = Scenes(store, selection, topic)
    rows = [_project_row(scenes, row) for _, row in scenes.projects.iterrows()]
    return scenes.projects.join(_impact_table(rows, scenes.projects.index))


def impact_pooled(store: HasCursor, selection: Selection, topic: Iterable[str] | None = None) -> pd.DataFrame:
    """One row a group of projects: dimension (all, work_type, street, community, year of finish), value,
    projects_count, judged_count, then the columns of Impact."""
    scenes = Scenes(store, selection, topic)
    projects = scenes.projects.assign(all="", year=pd.to_datetime(scenes.projects["finished_on"]).dt.strftime("%Y"))
    groups = [(dimension, value, own) for dimension in DIMENSIONS
              for value, own in projects.groupby(dimension, sort=True) if len(own)]
    rows = [_pooled_row(scenes, own) for _, _, own in groups]
    heads = pd.DataFrame({
        "dimension": [dimension for dimension, _, _ in groups], "value": [value for _, value, _ in groups],
        "projects_count": [len(own) for _, _, own in groups],
        "judged_count": [row.pop("judged_count") for row in rows]})
    return heads.join(_impact_table(rows, heads.index))


def impact_course(store: HasCursor, selection: Selection, topic: Iterable[str] | None = None) -> pd.DataFrame:
    """One row a project (`project`: its number in impact_estimates) and month: phase {before, during, after, later},
    complaints_count, and what was expected without works (null without a comparison): expected_count, lower_count,
    upper_count. Project −1 is all judged ones together, without phases."""
    scenes = Scenes(store, selection, topic)
    found = [_course_rows(scenes, number, row) for number, row in scenes.projects.iterrows()]
    return pd.concat([_empty_course(), *found, _whole_course(scenes)], ignore_index=True)


@dataclass(frozen=True)
class Scene:
    """The complaints of one or several streets, with everything that was done about them there."""

    comparison: Comparison

    def project(self, row: pd.Series) -> Project:
        return self.projects(row.to_frame().T)[0]

    def projects(self, rows: pd.DataFrame) -> list[Project]:
        works = rows.assign(compound=_key(rows)) if len(rows) else rows
        return projects_of(self.comparison.panel, works, AFTER_MONTHS)

    def impact(self, projects: list[Project]) -> Impact:
        return self.comparison.impact(projects, after_months=AFTER_MONTHS)


class Scenes:
    """What the questions share: the projects of the selection, and each street's comparison."""

    def __init__(self, store: HasCursor, selection: Selection, topic: Iterable[str] | None) -> None:
        kinds = selection.work_type or default_works()
        self.topics = tuple(topic or addressed_topics(kinds))
        self.store, self.everywhere = store, replace(selection, community=(), compound=(), work_type=())
        self.kinds = sorted({*map(str, kinds), *(str(kind) for kind in works_on(self.topics))})
        self.projects = run(store, "impact_by_project", replace(selection, work_type=tuple(kinds)), topic=self.topics)
        self._made: dict[tuple, Scene] = {}

    def of(self, streets: Iterable[str | None], topics: tuple[str, ...] | None = None) -> Scene:
        """The streets' scene, for the chosen complaints or others."""
        wanted = tuple(sorted(set(_plain(streets)))), topics or self.topics
        if wanted not in self._made:
            counts = self._counts(wanted[1])
            counts = counts[counts["street"].fillna("").isin(wanted[0])]
            panel = panel_of(counts.assign(compound=_key(counts)))
            works = self._works[self._works["street"].fillna("").isin(wanted[0])]
            done = projects_of(panel, works.assign(compound=_key(works)), AFTER_MONTHS) if len(works) else []
            self._made[wanted] = Scene(Comparison.of(panel, done))
        return self._made[wanted]

    @cached_property
    def others(self) -> tuple[str, ...]:
        """Complaints that the works are not about, and that works do not bring either."""
        return tuple(str(topic) for topic in Topic if str(topic) not in (*self.topics, str(Topic.WORKS_NUISANCE)))

    @cached_property
    def nuisance(self) -> pd.DataFrame:
        return self._counts((str(Topic.WORKS_NUISANCE),)).assign(
            key=lambda counts: _key(counts)).set_index(["key", "month"])["complaints_count"].sort_index()

    @cached_property
    def rain(self) -> pd.Series:
        """Rain by month."""
        return run(self.store, "rainfall_by_month", self.everywhere).set_index("month")["rainfall_mm"]

    @cached_property
    def _works(self) -> pd.DataFrame:
        works = run(self.store, "works_intervals", replace(self.everywhere, work_type=tuple(self.kinds)))
        return works[works["compound"].notna()]

    def _counts(self, topics: tuple[str, ...]) -> pd.DataFrame:
        return run(self.store, "monthly_counts", self.everywhere, topic=topics)


def default_works() -> tuple[WorkType, ...]:
    """The works a street is asked about: those against water where it should not be."""
    return tuple(kind for kind, topics in ADDRESSED_TOPICS.items() if topics == WATER_TOPICS)


def addressed_topics(kinds: Iterable[str]) -> tuple[str, ...]:
    """The complaints that these kinds of works are meant to end; of works without such, all complaints."""
    wanted = {topic for kind in kinds for topic in ADDRESSED_TOPICS[WorkType(kind)]}
    return tuple(str(topic) for topic in Topic if topic in wanted or not wanted)


def works_on(topics: Iterable[str]) -> tuple[WorkType, ...]:
    """The kinds of works that are meant to end any of these complaints."""
    return tuple(kind for kind, addressed in ADDRESSED_TOPICS.items() if set(map(str, addressed)) & set(topics))


def _project_row(scenes: Scenes, row: pd.Series) -> dict:
    scene = scenes.of([row["street"]])
    project = scene.project(row)
    impact = scene.impact([project])
    during = None
    if project.row >= 0 and scene.comparison.street is not None and len(project.before):
        during = float(scene.comparison.course(project, None).expected[project.during].sum())
    months = scene.comparison.panel.months[project.during] if project.row >= 0 else []
    nuisance = sum(int(scenes.nuisance.get((project.compound, month), 0)) for month in months)
    more = _more_cautions(scenes, [project], impact, [row["street"]])
    return {**_impact_row(impact, more), "estimated_months": len(project.after), "during_expected_count": during,
            "nuisance_count": nuisance}


def _pooled_row(scenes: Scenes, rows: pd.DataFrame) -> dict:
    scene = scenes.of(rows["street"])
    projects = scene.projects(rows)
    impact = scene.impact(projects)
    more = _more_cautions(scenes, projects, impact, rows["street"])
    return {**_impact_row(impact, more), "judged_count": len(impact.judged)}


def _more_cautions(scenes: Scenes, projects: list[Project], impact: Impact, streets: Iterable[str]) -> tuple[str, ...]:
    """What the counts alone do not show: unusual rain, other works at the same time, complaints that only moved."""
    if impact.verdict is Verdict.NOT_ENOUGH_DATA:
        return ()
    judged = [project for project in projects if not project.refused]
    found = []
    panel = scenes.of(streets).comparison.panel
    if any(_is_rain_unusual(scenes.rain, panel.months[project.before], panel.months[project.after])
           for project in judged):
        found.append("unusual_rain")
    if any(_has_other_works(scenes, project, panel.months) for project in judged):
        found.append("works_overlap")
    if impact.verdict in DROPS:
        elsewhere = scenes.of(streets, scenes.others)
        same = [project for project in judged if project.compound in elsewhere.comparison.panel.compounds]
        if same and elsewhere.impact(same).verdict in RISES:
            found.append("moved_topic")
    return tuple(found)


def _is_rain_unusual(rain: pd.Series, before: pd.DatetimeIndex, after: pd.DatetimeIndex) -> bool:
    """Rain after the works against the same calendar months before; the reference has had the same rain."""
    usual = rain.reindex(before).groupby(before.month).mean().reindex(after.month).to_numpy()
    came = rain.reindex(after).to_numpy(dtype=float)
    both = ~np.isnan(usual.astype(float)) & ~np.isnan(came)
    if both.sum() < IMPACT.after_months or not usual[both].sum():
        return False
    return bool(abs(came[both].sum() / usual[both].sum() - 1) >= IMPACT.rain_change_share)


def _has_other_works(scenes: Scenes, project: Project, months: pd.DatetimeIndex) -> bool:
    """More works of such kinds in the compound, in the months that are compared."""
    works = scenes._works
    own = works[_key(works) == project.compound]
    first, last = months[project.before[0]], months[project.after[-1]] + pd.offsets.MonthEnd(0)
    finished = pd.to_datetime(own["finished_on"]).fillna(pd.Timestamp.max)
    is_within = (pd.to_datetime(own["started_on"]) <= last) & (finished >= first)
    return int(is_within.sum()) > 1


def _course_rows(scenes: Scenes, number: int, row: pd.Series) -> pd.DataFrame:
    scene = scenes.of([row["street"]])
    project, panel = scene.project(row), scene.comparison.panel
    if project.row < 0:
        return _empty_course()
    at = np.arange(len(panel.months))
    phase = np.select([at < project.start, at < project.end, np.isin(at, project.after)], ["before", "during", "after"],
                      "later")
    course = _course_of(scene, project)
    return _course_table(number, panel.months, phase, panel.counts[project.row], course)


def _whole_course(scenes: Scenes) -> pd.DataFrame:
    """All judged projects of the selection together."""
    scene = scenes.of(scenes.projects["street"])
    judged = [project for project in scene.projects(scenes.projects) if not project.refused] if len(scenes.projects) else []
    if not judged or scene.comparison.street is None:
        return _empty_course()
    courses = [_course_of(scene, project) for project in judged]
    whole = courses[0]
    for course in courses[1:]:
        whole = whole + course
    panel = scene.comparison.panel
    counts = panel.counts[[project.row for project in judged]].sum(axis=0)
    at = np.arange(len(panel.months))
    first, last = min(project.start for project in judged), max(project.end for project in judged)
    phase = np.select([at < first, at < last], ["before", "during"], "after")
    return _course_table(-1, panel.months, phase, counts, whole)


def _course_of(scene: Scene, project: Project) -> Course | None:
    if scene.comparison.street is None or len(project.before) < IMPACT.before_months:
        return None
    return scene.comparison.course(project, scene.impact([project]).expected_count)


def _course_table(number: int, months, phase, counts: np.ndarray, course: Course | None) -> pd.DataFrame:
    table = pd.DataFrame({
        "project": number, "month": months, "phase": phase, "complaints_count": pd.array(counts, dtype="Int64")})
    if course is None:
        return table.assign(expected_count=np.nan, lower_count=np.nan, upper_count=np.nan)
    lower, upper = course.band()
    return table.assign(expected_count=course.expected, lower_count=lower, upper_count=upper)


def _empty_course() -> pd.DataFrame:
    return _course_table(0, pd.DatetimeIndex([]), np.array([], dtype=str), np.array([]), None)


def _impact_row(impact: Impact, more: tuple[str, ...]) -> dict:
    row = asdict(impact)
    row.pop("judged")
    row["cautions"] = list(dict.fromkeys((*impact.cautions, *more)))
    return {**row, "verdict": str(impact.verdict)}


def _impact_table(rows: list[dict], index: pd.Index) -> pd.DataFrame:
    """Missing numbers stay missing; codes are lists."""
    table = pd.DataFrame(rows, index=index, columns=list(rows[0]) if rows else [*_impact_row(
        Impact(Verdict.NOT_ENOUGH_DATA), ()), "estimated_months", "during_expected_count", "nuisance_count"])
    numbers = ["ratio", "lower", "upper", "p_value", "expected_count", "during_expected_count"]
    counts = ["observed_count", "reference_compounds", "months_needed", "estimated_months", "nuisance_count"]
    kinds = {name: "float64" for name in numbers if name in table} | {name: "Int64" for name in counts if name in table}
    return table.astype({**kinds, "verdict": "str", "cautions": "object"})


def _key(rows: pd.DataFrame) -> pd.Series:
    """One name a compound: two streets may have compounds of the same name."""
    parts = [rows[name].fillna("").astype("str") for name in PLACE]
    return parts[0] + "/" + parts[1] + "/" + parts[2]


def _plain(streets: Iterable[str | None]) -> list[str]:
    return ["" if pd.isna(street) else str(street) for street in streets]
