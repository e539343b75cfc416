"""Did the works help? Complaints after the works, compared with what would have come without them.

`estimate` reads as the method: months before the works, the works themselves left out, months after; what to expect
without works (impact_reference), how far that strays where nothing was done (impact_placebo), what to beware of
(impact_cautions). The calibration in tests/benchmarks/calibration.py says how often such claims are wrong.
"""

from dataclasses import dataclass, replace
from math import ceil

import numpy as np
import pandas as pd

from data.vocabulary.terms import Verdict
from data.vocabulary.thresholds import IMPACT
from queries.impact_cautions import cautions_of, is_chosen_at_peak
from queries.impact_panel import Panel, Project, panel_of, projects_of
from queries.impact_placebo import CHANCE, Judgement, Role, between, judge, ratio_of
from queries.impact_reference import LEAST_WOBBLE, Street, predict, street_of


@dataclass(frozen=True)
class Impact:
    """`ratio` = observed ÷ expected without the works, `lower` and `upper` its 95 % interval (excludes 1 exactly when
    `p_value` < 0.05). With `not_enough_data` these are None, the reasons stand first in `cautions`, and `months_needed`
    says how many months are missing (0: waiting does not help). `judged`: compounds that the estimate rests on."""

    verdict: Verdict
    ratio: float | None = None
    lower: float | None = None
    upper: float | None = None
    p_value: float | None = None
    observed_count: int | None = None
    expected_count: float | None = None
    reference_compounds: int = 0
    months_needed: int = 0
    cautions: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()


def estimate(counts: pd.DataFrame, works: pd.DataFrame, *, after_months: int = 12) -> Impact:
    """`counts`: compound, month (first day), complaints_count, zeros included; `works`: compound, started_on,
    finished_on. Compounds that are not in `works` are the reference. The months of start and finish belong to the
    works. The same tables give the same answer. Raises UnusableCounts with a sentence.
    """
    panel = panel_of(counts)
    projects = projects_of(panel, works, after_months)
    return Comparison.of(panel, projects).impact(projects, after_months=after_months)


@dataclass(frozen=True)
class Comparison:
    """The street without works, ready for one estimate after the other. `reference`: its rows; `street` is None where
    they are too few or silent."""

    panel: Panel
    reference: np.ndarray
    street: Street | None

    @classmethod
    def of(cls, panel: Panel, projects: list[Project]) -> "Comparison":
        """`projects`: everything that was done anywhere in the panel."""
        is_reference = ~np.isnan(panel.counts).any(axis=1)
        is_reference[[project.row for project in projects if project.row >= 0]] = False
        reference = np.flatnonzero(is_reference)
        starts = sorted(project.start for project in projects if project.row >= 0)
        first = next((start for start in starts if start >= IMPACT.before_months), None)
        if len(reference) < IMPACT.reference_compounds or first is None or not panel.counts[reference].sum():
            return cls(panel, reference, None)
        untouched = np.arange(max(first - IMPACT.before_months_at_most, 0), first)
        counts = panel.counts.copy()
        counts[[project.row for project in projects if project.row >= 0 and project.start < first]] = np.nan
        return cls(panel, reference, street_of(counts, reference, untouched))

    def impact(self, projects: list[Project], *, after_months: int) -> Impact:
        """One verdict over one project or several pooled; those that cannot be judged stay out."""
        judgeable = [project for project in projects if not project.refused]
        if not judgeable or self.street is None:
            return self._refusal(projects, judgeable)
        found = self._judge(judgeable)
        if found.expected < IMPACT.expected_count:
            return self._too_few_complaints(judgeable, found.expected, after_months)
        ratio = ratio_of(found.observed, found.expected)
        left_out = ("projects_left_out",) if len(judgeable) < len(projects) else ()
        return Impact(
            verdict_of(ratio, found.p_value), ratio, found.lower, found.upper, found.p_value, round(found.observed),
            found.expected, len(self.reference), 0,
            cautions_of(self.panel, judgeable, self.reference, self.street) + left_out,
            tuple(project.compound for project in judgeable))

    def roles(self, projects: list[Project]) -> list[Role]:
        """What was predicted for each project; projects with the same windows share it."""
        made = {}
        for project in projects:
            if project.windows not in made:
                made[project.windows] = predict(self.panel.counts, self.street, project.before, project.after)
        return [Role(project.row, project.after, made[project.windows]) for project in projects]

    def _judge(self, projects: list[Project]) -> Judgement:
        """A drop after a bad spell just before the works must hold without that spell, too: it may be why they came."""
        found = judge(self.panel.counts, self.reference, self.roles(projects))
        calm = [self._without_peak(project) for project in projects]
        if found.observed >= found.expected or calm == projects:
            return found
        again = judge(self.panel.counts, self.reference, self.roles(calm))
        is_drop = again.observed < again.expected
        return replace(found, upper=max(found.upper, again.upper),
                       p_value=max(found.p_value, again.p_value if is_drop else 1.0))

    def _without_peak(self, project: Project) -> Project:
        if is_chosen_at_peak(self.panel.counts, project, self.street):
            return replace(project, before=project.before[:-IMPACT.peak_months])
        return project

    def course(self, project: Project, expected_after: float | None) -> "Course":
        """What was to be expected in each month of the project, and how far a single month strays.

        `expected_after`: what the estimate expects in all months after, if there is one.
        """
        level, doubt = (found[0] for found in self.street.levels(self.panel.counts[[project.row]], project.before))
        expected = level * self.street.usual
        if expected_after is not None:
            expected[project.after] *= expected_after / expected[project.after].sum()
        width = self.street.passing + self.street.monthly + float(doubt)
        return Course(expected, expected + expected ** 2 * width)

    def _refusal(self, projects: list[Project], judgeable: list[Project]) -> Impact:
        """The project nearest to a judgement says what is missing."""
        nothing = Impact(Verdict.NOT_ENOUGH_DATA, reference_compounds=len(self.reference))
        if judgeable or not projects:
            return replace(nothing, cautions=("few_reference",))
        nearest = min(projects, key=lambda project: (project.months_needed == 0, project.months_needed))
        few = ("few_reference",) if len(self.reference) < IMPACT.reference_compounds else ()
        return replace(nothing, months_needed=nearest.months_needed, cautions=nearest.refused + few)

    def _too_few_complaints(self, projects: list[Project], expected: float, after_months: int) -> Impact:
        months = sum(len(project.after) for project in projects)
        room = sum(after_months - len(project.after) for project in projects)
        needed = ceil((IMPACT.expected_count - expected) / max(expected / months, 1e-9))
        waiting = ceil(needed / len(projects)) if needed <= room else 0
        return Impact(Verdict.NOT_ENOUGH_DATA, expected_count=expected, reference_compounds=len(self.reference),
                      months_needed=waiting, cautions=("too_few_complaints",))


@dataclass(frozen=True)
class Course:
    """By month of the panel: expected count without works, and its variance in a single month."""

    expected: np.ndarray
    variance: np.ndarray

    def __add__(self, other: "Course") -> "Course":
        return Course(self.expected + other.expected, self.variance + other.variance)

    def band(self) -> tuple[np.ndarray, np.ndarray]:
        """Where 95 % of the months lie."""
        width = np.maximum((self.variance - self.expected) / np.maximum(self.expected, 1e-9) ** 2, LEAST_WOBBLE)
        return between(self.expected, width, CHANCE)


def verdict_of(ratio: float, p_value: float) -> Verdict:
    """Clear below 0.05, likely below 0.10, else no visible change."""
    if p_value >= IMPACT.likely_below_p or ratio == 1:
        return Verdict.NO_VISIBLE_CHANGE
    if p_value < IMPACT.clear_below_p:
        return Verdict.CLEAR_DROP if ratio < 1 else Verdict.CLEAR_RISE
    return Verdict.LIKELY_DROP if ratio < 1 else Verdict.LIKELY_RISE
