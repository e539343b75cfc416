"""What a reader should know beside an estimate, as codes; their sentences stand in data/vocabulary/text."""

import numpy as np

from data.vocabulary.thresholds import IMPACT
from queries.impact_panel import Panel, Project
from queries.impact_reference import Street


def cautions_of(panel: Panel, projects: list[Project], reference: np.ndarray, street: Street) -> tuple[str, ...]:
    """The cautions of the series, in the order of `text.IMPACT_CAUTIONS`."""
    found = {
        "chosen_at_peak": any(is_chosen_at_peak(panel.counts, project, street) for project in projects),
        "works_overlap": any("works_overlap" in project.cautions for project in projects),
        "compound_changed": any(_is_silent(panel.counts, project, street) for project in projects),
        "last_month_incomplete": _ends_early(panel.counts, projects, reference),
        "small_reference": len(reference) < IMPACT.small_reference_compounds,
    }
    return tuple(code for code, is_so in found.items() if is_so)


def is_chosen_at_peak(counts: np.ndarray, project: Project, street: Street) -> bool:
    """A month or a spell shortly before the works far above the compound's own earlier months."""
    earlier, recent = project.before[:-IMPACT.peak_months], project.before[-IMPACT.peak_months:]
    level = float(street.levels(counts[[project.row]], earlier)[0][0])
    expected, came = level * street.usual[recent], counts[project.row, recent]
    months = _distance(came, expected, street.passing + street.monthly)
    deviations = street.deviations(recent, recent)
    shares = expected / expected.sum()
    spell = _distance(came.sum(), expected.sum(), shares @ deviations @ shares)
    return bool(months.max() >= IMPACT.striking_distance or spell >= IMPACT.notable_distance)


def _is_silent(counts: np.ndarray, project: Project, street: Street) -> bool:
    """A row of empty months in which complaints were to be expected, at the beginning or the end."""
    level = float(street.levels(counts[[project.row]], project.before)[0][0])
    for window in (project.before, project.before[::-1], project.after, project.after[::-1]):
        empty = int(np.argmax(np.append(counts[project.row, window] > 0, True)))
        expected = level * street.usual[window[:empty]].sum()
        if empty >= IMPACT.silent_months and expected >= IMPACT.silent_expected_count:
            return True
    return False


def _ends_early(counts: np.ndarray, projects: list[Project], reference: np.ndarray) -> bool:
    """The last month is far below every other one of the year before it, in the whole street."""
    last = counts.shape[1] - 1
    if not any(last in project.after for project in projects) or last < 12:
        return False
    totals = counts[reference][:, last - 12:].sum(axis=0)
    return bool(totals[-1] < IMPACT.broken_month_share * min(totals[:-1].min(), np.median(totals[:-1])))


def _distance(came: np.ndarray, expected: np.ndarray, width: float) -> np.ndarray:
    width = max(width, .01)
    return 2 * (np.arcsinh(np.sqrt(width * came)) - np.arcsinh(np.sqrt(width * expected))) / np.sqrt(width)
