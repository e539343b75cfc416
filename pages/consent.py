"""征询同意: each unit against its legal rule, what is missing, and for staff the building household by household."""

import streamlit as st

from data.vocabulary import text
from pages.figures import consent_over_time, consent_tests
from pages.parts import consent_parts, consent_settings, consent_staff
from pages.parts.captions import caption_of
from pages.parts.layout import columns, page_head, show
from pages.parts.selection import Here
from pages.parts.session import answer, seen_answer


def page(here: Here) -> None:
    """A chart a rule, the nearest to pass on top; for staff the rooms; how it came about; by which law."""
    say = page_head(here, text.PAGE_TITLES["consent"])
    units = consent_parts.choose_rule(seen_answer("consent_by_unit", here))
    if units.empty:
        st.info(text.CONSENT_NONE)
    else:
        say(consent_tests.finding(units))
    consent_parts.show_tests(units, here)
    consent_staff.show_rooms(units, here)
    consent_parts.show_why(here)
    left, right = columns(here, 1, 1)
    with left:
        caption = caption_of(here, text.CONSENT_SCOPE, "consents")
        signed = answer("consent_over_time", here.selection)
        show(consent_over_time.figure(signed, caption=caption), here, caption=caption, metric=text.METRIC_CONSENT_TIME)
    with right:
        consent_parts.show_talks(here)
    consent_parts.show_units(units, here)
    consent_settings.show_rules(here)
