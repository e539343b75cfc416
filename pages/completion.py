"""完成进度: planned, completed, in progress and waiting; against the plan; by stage; what is stuck."""

import streamlit as st

from data.vocabulary import text
from pages.figures import completion_by_place, completion_over_time, stages, wording
from pages.parts import completion_tables
from pages.parts.captions import caption_of
from pages.parts.layout import columns, page_head, show
from pages.parts.selection import Here
from pages.parts.session import answer
from pages.parts.works import of_lead


def page(here: Here) -> None:
    """One kind of works at a time; all kinds in the table."""
    say = page_head(here, text.PAGE_TITLES["completion"])
    works = of_lead(here)
    by_compound = answer("completion_by_compound", works.selection)
    unit, work = wording.unit(by_compound), wording.work(by_compound)
    if not by_compound.empty:
        say(completion_by_place.finding(by_compound))

    left, right = columns(here, 1, 1)
    with left:
        caption = caption_of(works, text.SCOPE_COMPOUNDS, "projects")
        show(completion_by_place.figure(by_compound, caption=caption), here, caption=caption, metric=text.METRIC_WORKS)
    with right:
        caption = caption_of(works, work, "projects", "plans")
        over_time = answer("completion_over_time", works.selection)
        show(completion_over_time.figure(over_time, caption=caption, work=work, unit=unit), here, caption=caption,
             metric=text.METRIC_OVER_TIME)
    left, right = columns(here, 1, 1)
    with left:
        caption = caption_of(works, work, "projects")
        show(stages.figure(answer("stages", works.selection), caption=caption, unit=unit), here, caption=caption,
             metric=text.METRIC_STAGES)
    with right, st.container(border=True, height="stretch"):
        completion_tables.show_stuck(answer("stuck_projects", here.selection), here)
    completion_tables.show_all_works(answer("completion_by_community", here.selection), here)
    completion_tables.say_broken(answer("reconciliation", here.selection))
