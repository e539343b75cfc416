"""Which kind of works a page speaks of where nobody chose one: lifts, for they are what a street is asked about."""

from dataclasses import replace

from data.vocabulary.terms import WorkType
from pages.parts.selection import Here
from pages.parts.session import answer

LEADING = (WorkType.ELEVATOR_RETROFIT, WorkType.ELEVATOR_RENEWAL)


def of_lead(here: Here) -> Here:
    """The same view with exactly one kind of works: the chosen one, lifts, or the one with the most planned."""
    if len(here.selection.work_type) == 1:
        return here
    planned = answer("completion_by_community", here.selection).groupby("work_type")["planned_count"].sum()
    named = [work for work in LEADING if work in planned.index]
    lead = named[0] if named else planned.idxmax() if len(planned) else WorkType.ELEVATOR_RETROFIT
    return replace(here, selection=replace(here.selection, work_type=(str(lead),)))


def for_drains(here: Here) -> Here:
    """The same view with the works that complaints about water are compared with, unless others were chosen."""
    if here.selection.work_type:
        return here
    return replace(here, selection=replace(here.selection, work_type=(str(WorkType.DRAINAGE),)))
