"""完成进度: against the plan, with lights by rule; how fast and until when; below, one closer look at a time."""

import streamlit as st

from data.vocabulary import text
from pages.figures import completion_by_place, completion_over_time, pace, wording
from pages.parts import completion_rule, completion_sections
from pages.parts.captions import caption_of
from pages.parts.layout import columns, page_head, show
from pages.parts.selection import Here
from pages.parts.session import answer
from pages.parts.works import of_lead


def page(here: Here) -> None:
    """One kind of works at a time; all kinds in the tables."""
    say = page_head(here, text.PAGE_TITLES["completion"])
    works, lit = of_lead(here, by="completion_lights"), answer("completion_lights", here.selection)
    rows = lit[lit["work_type"] == works.selection.work_type[0]]
    unit, work = wording.unit(rows), wording.work(rows)
    if not rows.empty:
        say(completion_by_place.finding(rows))

    left, right = columns(here, 1, 1)
    with left:
        caption = caption_of(works, text.SCOPE_COMPOUNDS, "projects")
        show(completion_by_place.figure(rows, caption=caption, rule=completion_rule.current(here)), here,
             caption=caption, metric=text.METRIC_WORKS)
    with right:
        caption = caption_of(works, work, "projects", "plans")
        over_time = answer("completion_over_time", works.selection)
        expected = next((row for _, row in answer("completion_forecast", works.selection).iterrows()), None)
        show(completion_over_time.figure(over_time, expected, caption=caption, work=work, unit=unit), here,
             caption=caption, metric=text.METRIC_OVER_TIME)
    if expected is not None and (said := pace.finding(expected, unit=unit)):
        st.markdown(text.COMPLETION_PACE.format(said))
    completion_rule.show_rule(rows, here)
    completion_sections.show_sections(here, works, unit)
