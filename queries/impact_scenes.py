"""What is compared with what: which complaints, which works, which compounds are the reference.

Complaints are those that the kind of works is meant to end, unless others are chosen; the reference are the compounds
of the same street without such works; months go up to the selected one, whole months only.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from data.vocabulary.terms import ADDRESSED_TOPICS, WATER_TOPICS, Topic, WorkType
from queries import HasCursor, Selection, shared
from queries.impact import Comparison, Impact
from queries.impact_panel import Interval, Panel, Project, intervals_of, panel_of, project_of, projects_of

AFTER_MONTHS = 12
PLACE = ["street", "community", "compound"]


@dataclass(frozen=True)
class Scene:
    """The complaints of one or several streets, with everything that was done about them there. `works`: the intervals
    of each compound; `rain`: by month of the panel, NaN where nobody measured; `nuisance`: complaints about works."""

    comparison: Comparison
    works: dict[str, list[Interval]]
    rain: np.ndarray
    nuisance: Panel

    @property
    def panel(self) -> Panel:
        return self.comparison.panel

    def impact(self, projects: list[Project]) -> Impact:
        return self.comparison.impact(projects, after_months=AFTER_MONTHS)

    def each(self, rows: pd.DataFrame) -> list[Project]:
        """One project a row."""
        return [project_of(self.panel, compound, [interval], AFTER_MONTHS)
                for compound, interval in intervals_of(self.panel, with_key(rows))]

    def pooled(self, rows: pd.DataFrame) -> list[Project]:
        """One project a compound."""
        return projects_of(self.panel, with_key(rows), AFTER_MONTHS)


class Scenes:
    """What the questions share: the projects of the selection, and the scene of each street."""

    def __init__(self, store: HasCursor, selection: Selection, topic: Iterable[str] | None) -> None:
        kinds = tuple(selection.work_type or default_works())
        self.topics = tuple(topic or addressed_topics(kinds))
        self._store, self._everywhere = store, replace(selection, community=(), compound=(), work_type=())
        self._kinds = tuple(sorted({*map(str, kinds), *map(str, works_on(self.topics))}))
        self.projects = shared(store, "impact_by_project", replace(selection, work_type=kinds), topic=self.topics)
        self._made: dict[tuple, Scene] = {}

    def of(self, streets: Iterable[str | None], topics: tuple[str, ...] | None = None) -> Scene:
        """The streets' scene, for the chosen complaints or others."""
        names = tuple(sorted({"" if pd.isna(street) else str(street) for street in streets}))
        wanted = names, topics or self.topics
        if wanted not in self._made:
            self._made[wanted] = self._scene(*wanted)
        return self._made[wanted]

    def groups(self) -> Iterable[tuple[Scene, pd.DataFrame]]:
        """The projects street by street."""
        for street, rows in self.projects.groupby(self.projects["street"].fillna(""), sort=True):
            yield self.of([street]), rows

    @property
    def others(self) -> tuple[str, ...]:
        """Complaints that the works are not about, and that works do not bring either."""
        return tuple(str(topic) for topic in Topic if str(topic) not in (*self.topics, str(Topic.WORKS_NUISANCE)))

    def _scene(self, streets: tuple[str, ...], topics: tuple[str, ...]) -> Scene:
        panel = panel_of(self._counts(streets, topics))
        works = with_key(self._works[self._works["street"].fillna("").isin(streets)])
        intervals: dict[str, list[Interval]] = {}
        for compound, interval in intervals_of(panel, works):
            intervals.setdefault(compound, []).append(interval)
        comparison = Comparison.of(panel, projects_of(panel, works, AFTER_MONTHS))
        rain = self._rain.reindex(panel.months).to_numpy(dtype="float64")
        return Scene(comparison, intervals, rain, panel_of(self._counts(streets, (str(Topic.WORKS_NUISANCE),))))

    def _counts(self, streets: tuple[str, ...], topics: tuple[str, ...]) -> pd.DataFrame:
        counts = shared(self._store, "monthly_counts", self._everywhere, topic=topics)
        return with_key(counts[counts["street"].fillna("").isin(streets)])

    @cached_property
    def _works(self) -> pd.DataFrame:
        works = shared(self._store, "works_intervals", replace(self._everywhere, work_type=self._kinds))
        return works[works["compound"].notna()]

    @cached_property
    def _rain(self) -> pd.Series:
        return shared(self._store, "rainfall_by_month", self._everywhere).set_index("month")["rainfall_mm"]


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


def with_key(rows: pd.DataFrame) -> pd.DataFrame:
    """`compound` with its street and community: two streets may have compounds of the same name."""
    parts = [rows[name].fillna("").astype("str") for name in PLACE]
    return rows.assign(compound=parts[0] + "/" + parts[1] + "/" + parts[2])
