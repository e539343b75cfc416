"""总览: the month's answer on one screen."""

import streamlit as st

from data.vocabulary import text
from pages.figures import complaints_by_month, completion_by_place
from pages.parts import agenda, findings, tiles
from pages.parts.captions import caption_of
from pages.parts.layout import columns, page_head, show
from pages.parts.selection import Here
from pages.parts.session import answer
from pages.parts.works import for_drains, of_lead


def page(here: Here) -> None:
    """Four figures, works, hotline, and what to do today."""
    say = page_head(here, text.PAGE_TITLES["overview"])
    works = of_lead(here)
    facts = answer("headline", works.selection).iloc[0]
    attention = answer("attention", here.selection)
    say(findings.of_overview(facts, works, len(attention)))
    tiles.draw_tiles(tiles.overview_tiles(facts, works, here), here)

    left, middle, right = columns(here, 5, 5, 4)
    with left:
        caption = caption_of(works, text.SCOPE_COMMUNITIES, "projects", size="card")
        done = answer("completion_by_community", works.selection)
        show(completion_by_place.figure(done, caption=caption, max_rows=8), here, caption=caption,
             metric=text.METRIC_WORKS)
    with middle:
        caption = caption_of(here, text.SCOPE_STREET, "complaints", size="card")
        monthly = answer("complaints_by_month", here.selection)
        intervals = answer("works_intervals", for_drains(here).selection)
        course = complaints_by_month.figure(monthly, intervals, caption=caption, month=here.selection.month)
        show(course, here, caption=caption, metric=text.METRIC_COMPLAINTS)
    with right, st.container(border=True, height="stretch"):
        agenda.show_attention(attention, here)
        agenda.show_changes(answer("changes_since_last_month", works.selection), facts)
