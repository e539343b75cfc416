"""改造成效: counts before, during and after each work. It says what was counted and makes no claim."""

import streamlit as st

from data.vocabulary import text
from pages.figures import impact_before_after, impact_monthly, rainfall
from pages.parts import impact_parts
from pages.parts.captions import caption_of
from pages.parts.layout import columns, page_head, show
from pages.parts.months import until_month
from pages.parts.selection import Here
from pages.parts.session import answer


def page(here: Here) -> None:
    """All works of the selection side by side, and one of them month by month."""
    say = page_head(here, text.PAGE_TITLES["impact"])
    projects = answer("impact_by_project", here.selection)
    caption = caption_of(here, text.IMPACT_TOPIC_SUBJECT, "complaints", "projects")
    if projects.empty:
        st.info(text.IMPACT_NONE)
    else:
        say(impact_before_after.finding(projects))
    left, right = columns(here, 1, 1)
    with left:
        show(impact_before_after.figure(projects, caption=caption), here, caption=caption, metric=text.METRIC_IMPACT)
    with right:
        project = impact_parts.choose_project(projects)
        if project is not None:
            monthly = answer("monthly_counts", impact_parts.compound_of(project, here), topic=impact_parts.TOPICS)
            show(impact_monthly.figure(monthly, project, caption=caption), here, caption=caption,
                 metric=text.METRIC_IMPACT_MONTHLY)
    st.caption(text.IMPACT_METHOD)
    left, right = columns(here, 1, 1)
    with left, st.container(border=True, height="stretch"):
        impact_parts.show_counts(projects, here)
    with right:
        caption = caption_of(here, here.street, "rainfall")
        rain = until_month(answer("rainfall_by_month", here.selection), here)
        show(rainfall.figure(rain, caption=caption, months=36), here, caption=caption, metric=text.METRIC_RAINFALL)
