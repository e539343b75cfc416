"""简报: the month on one 16:9 sheet, ready for a slide, and its sentences to copy."""

import streamlit as st

from data.vocabulary import text
from pages.figures import briefing_sheet, complaints_by_month, complaints_by_topic, completion_by_place, consent_tests
from pages.parts import findings
from pages.parts.captions import caption_of
from pages.parts.layout import columns, page_head, show
from pages.parts.selection import Here
from pages.parts.session import answer
from pages.parts.works import of_lead


def page(here: Here) -> None:
    """One picture, and what it says in words."""
    say = page_head(here, text.PAGE_TITLES["briefing"])
    works, month = of_lead(here), here.selection.month
    if month:
        say(text.BRIEFING_TITLE.format(month=text.MONTH.format(month)))
    done = answer("completion_by_community", works.selection)
    monthly = answer("complaints_by_month", here.selection)
    caption = caption_of(works, text.BRIEFING_SCOPE.format(street=here.street), "projects", "complaints", size="full")
    left, right = columns(here, 9, 7)
    with left:
        if here.view.is_phone:  # a phone is too narrow for the sheet: its parts one below the other
            show(completion_by_place.figure(done, caption=caption), here, caption=caption, metric=text.METRIC_WORKS)
            course = complaints_by_month.figure(monthly, caption=caption, month=month)
            show(course, here, caption=caption, metric=text.METRIC_COMPLAINTS)
        else:
            facts = answer("headline", works.selection)
            sheet = briefing_sheet.figure(facts, done, monthly, caption=caption, month=month)
            show(sheet, here, caption=caption, metric=text.METRIC_BRIEFING)
            st.caption(text.BRIEFING_HINT)
    with right:
        st.markdown(f"**{text.BRIEFING_WORDS}**")
        st.code(findings.in_words(
            completion_by_place.finding(done), complaints_by_month.finding(monthly, month=month),
            complaints_by_topic.finding(answer("complaints_by_topic", here.selection)),
            consent_tests.finding(answer("consent_by_unit", works.selection))), language=None, wrap_lines=True)
