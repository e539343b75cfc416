"""简报: the month's findings as 16:9 sheets, to show, to save, to send, to take away as PPT, Word and Excel."""

import streamlit as st

from data.vocabulary import text
from pages.parts.briefing_notes import set_marks, write_notes
from pages.parts.briefing_pack import briefing_here, choose_sections, marks, offer_pack
from pages.parts.briefing_share import offer_link, say_since, words_of
from pages.parts.briefing_sheets import present, show_all, show_sheets
from pages.parts.layout import page_head
from pages.parts.selection import Here

SHEET_PX, TOOLS_PX = 996, 520


def page(here: Here) -> None:
    """One sheet at a time at the left, what can be done with all of them at the right."""
    say = page_head(here, text.PAGE_TITLES["briefing"])
    month = text.MONTH.format(here.selection.month) if here.selection.month else ""
    nothing = text.BRIEFING_NOTHING.format(street=here.street, month=month)
    if not month:
        st.info(nothing)
        return
    say(text.BRIEFING_TITLE.format(month=month))
    say_since(here)
    sections = choose_sections(here)
    with st.spinner(text.BRIEFING_READING):
        briefing = briefing_here(here, sections)
    if not briefing.chapters:
        st.info(nothing if sections else text.BRIEFING_NO_SECTION)
    elif here.view.is_presentation:
        present(briefing, here)
    elif here.view.is_print:
        show_all(briefing, here)
    else:
        with st.container(horizontal=True):  # side by side, or one below the other on a narrower screen
            with st.container(width=SHEET_PX):
                show_sheets(briefing, here)
            with st.container(width=TOOLS_PX):
                _show_tools(briefing, here)


def _show_tools(briefing, here: Here) -> None:
    names = [name for name in text.BRIEFING_TABS if not here.view.is_public or name not in ("notes", "marks")]
    tools = {
        "pack": lambda: offer_pack(briefing, here), "link": lambda: offer_link(here),
        "words": lambda: st.code(words_of(briefing), language=None, wrap_lines=True),
        "notes": lambda: write_notes(briefing, here), "marks": lambda: set_marks(marks(here))}
    for name, tab in zip(names, st.tabs([text.BRIEFING_TABS[name] for name in names]), strict=True):
        with tab:
            tools[name]()
