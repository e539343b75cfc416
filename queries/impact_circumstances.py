"""What the counts alone do not show: unusual rain, other works at the same time, complaints that only moved."""

import numpy as np

from data.vocabulary.terms import Verdict
from data.vocabulary.thresholds import IMPACT
from queries.impact import Impact
from queries.impact_panel import Project
from queries.impact_scenes import Scene

DROPS = (Verdict.CLEAR_DROP, Verdict.LIKELY_DROP)
RISES = (Verdict.CLEAR_RISE, Verdict.LIKELY_RISE)


def circumstances_of(scene: Scene, projects: list[Project], impact: Impact, elsewhere) -> tuple[str, ...]:
    """Further cautions of an estimate. `elsewhere()`: the scene of the complaints that the works are not about."""
    if impact.verdict is Verdict.NOT_ENOUGH_DATA:
        return ()
    judged = [project for project in projects if not project.refused]
    found = []
    if any(_is_rain_unusual(scene, project) for project in {project.windows: project for project in judged}.values()):
        found.append("unusual_rain")
    if any(_has_other_works(scene, project) for project in judged):
        found.append("works_overlap")
    if impact.verdict in DROPS and elsewhere().impact(projects).verdict in RISES:
        found.append("moved_topic")
    return tuple(found)


def _is_rain_unusual(scene: Scene, project: Project) -> bool:
    """Rain after the works against the same calendar months before; the reference has had the same rain."""
    numbers = scene.panel.months.month.to_numpy()
    came, usual = [], []
    for month in project.after:
        same = scene.rain[project.before[numbers[project.before] == numbers[month]]]
        same = same[~np.isnan(same)]
        if len(same) and not np.isnan(scene.rain[month]):
            came.append(scene.rain[month])
            usual.append(same.mean())
    if len(came) < IMPACT.after_months or not sum(usual):
        return False
    return abs(sum(came) / sum(usual) - 1) >= IMPACT.rain_change_share


def _has_other_works(scene: Scene, project: Project) -> bool:
    """More works of such kinds in the compound, in the months that are compared."""
    within = [start for start, finish in scene.works.get(project.compound, ()) if start is not None
              and start <= project.after[-1] and (finish is None or finish >= project.before[0])]
    return len(within) > 1
