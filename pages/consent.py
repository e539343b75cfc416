"""征询同意: each unit against its legal rule, what is missing, and for staff the building household by household."""

import streamlit as st

from data.vocabulary import text
from pages.figures import consent_over_time, consent_tests, deliberations
from pages.parts import consent_parts
from pages.parts.captions import caption_of
from pages.parts.layout import columns, page_head, show
from pages.parts.selection import Here
from pages.parts.session import answer


def page(here: Here) -> None:
    """A chart a rule, the nearest to pass on top; the grid of one building; how it came about."""
    say = page_head(here, text.PAGE_TITLES["consent"])
    units = answer("consent_by_unit", here.selection)
    if units.empty:
        st.info(text.CONSENT_NONE)
    else:
        say(consent_tests.finding(units))
    for rule, ruled in consent_parts.by_rule(units):
        caption = caption_of(here, text.CONSENT_SCOPE, "consents", "consent_totals", size="full")
        show(consent_tests.figure(ruled, caption=caption), here, caption=caption, metric=text.METRIC_CONSENT, key=rule)
    if here.view.is_leader:
        st.caption(text.CONSENT_LEADER_NOTE)
    else:
        consent_parts.show_grid(here)
    left, right = columns(here, 1, 1)
    with left:
        caption = caption_of(here, text.CONSENT_SCOPE, "consents")
        signed = answer("consent_over_time", here.selection)
        show(consent_over_time.figure(signed, caption=caption), here, caption=caption, metric=text.METRIC_CONSENT_TIME)
    with right:
        caption = caption_of(here, here.street, "deliberations")
        held = answer("deliberation_totals", here.selection)
        show(deliberations.figure(held, caption=caption), here, caption=caption, metric=text.METRIC_DELIBERATIONS)
    consent_parts.show_units(units, here)
