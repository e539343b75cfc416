"""Which kind of works a page speaks of where nobody chose one: lifts, for they are what a street is asked about."""

from dataclasses import replace

import pandas as pd

from data.vocabulary.terms import WorkType
from pages.exports.chapters import lead_work
from pages.parts.selection import Here
from pages.parts.session import answer
from queries.impact_scenes import works_on


def of_lead(here: Here, *, by: str = "completion_by_community") -> Here:
    """The same view with exactly one kind of works: the chosen one, lifts, or the one with the most planned.

    `by`: the answer that the page needs anyway, and that has work_type and planned_count.
    """
    if len(here.selection.work_type) == 1:
        return here
    lead = lead_work(answer(by, here.selection), here.selection)
    return replace(here, selection=replace(here.selection, work_type=(lead,)))


def for_drains(here: Here) -> Here:
    """The same view with the works that complaints about water are compared with, unless others were chosen."""
    if here.selection.work_type:
        return here
    return replace(here, selection=replace(here.selection, work_type=(str(WorkType.DRAINAGE),)))


def intervals_beside(here: Here, topics: tuple[str, ...] | None) -> pd.DataFrame:
    """When the works were under way that are meant to end these complaints (None: all complaints); the chosen works,
    where some are chosen."""
    if here.selection.work_type or topics is None:
        return answer("works_intervals", for_drains(here).selection)
    kinds = tuple(str(kind) for kind in works_on(topics))
    intervals = answer("works_intervals", replace(here.selection, work_type=kinds))
    return intervals if kinds else intervals.iloc[:0]
