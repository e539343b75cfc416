"""改造成效: did the works help? Each project and all together, against what was expected without them."""

import streamlit as st

from data.vocabulary import text
from pages.figures import impact_before_after, impact_forest, impact_monthly
from pages.parts import impact_parts
from pages.parts.captions import caption_of
from pages.parts.layout import columns, page_head, show
from pages.parts.selection import Here
from pages.parts.session import answer


def page(here: Here) -> None:
    """All works of the selection side by side, one of them month by month, groups of them, the method."""
    say = page_head(here, text.PAGE_TITLES["impact"])
    topics = impact_parts.choose_topics(here)
    projects, pooled, course = impact_parts.answers(here, topics)
    together = impact_parts.of_all(pooled)
    caption = caption_of(here, impact_parts.named(topics), "complaints", "projects")
    if projects.empty:
        st.info(text.IMPACT_NONE)
    else:
        say(impact_forest.finding(projects, together))
    left, right = columns(here, 1, 1)
    with left:
        forest = impact_forest.figure(projects, together, caption=caption)
        show(forest, here, caption=caption, metric=text.METRIC_FOREST)
    with right:
        show(impact_before_after.figure(projects, caption=caption), here, caption=caption, metric=text.METRIC_IMPACT)
    if not projects.empty:
        number = impact_parts.choose_project(projects)
        project = None if number == impact_parts.ALL else projects.loc[number]
        months = course[course["project"] == number]
        works = projects[projects["ratio"].notna()] if project is None else projects.loc[[number]]
        left, right = columns(here, 1, 1)
        with left:
            rain = answer("rainfall_by_month", here.selection)
            monthly = impact_monthly.figure(months, project, works, rain, caption=caption, pooled=together)
            show(monthly, here, caption=caption, metric=text.METRIC_IMPACT_MONTHLY)
            impact_parts.show_groups(pooled, here)
        with right, st.container(border=True, height="stretch"):
            impact_parts.tell(together if project is None else project, topics)
            impact_parts.show_season(months, here)
    impact_parts.show_numbers(projects, here)
