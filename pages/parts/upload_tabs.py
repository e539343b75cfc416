"""What stands below the uploader: what was loaded, who has not reported, corrections, templates, remembered words."""

import streamlit as st

from data.vocabulary import text
from pages.parts import upload_amend, upload_board, upload_corrections, upload_history
from pages.parts.selection import Here

TABS = {
    "history": upload_history.show_history, "board": upload_board.show_board, "amend": upload_amend.show_amend,
    "templates": upload_board.show_templates, "remembered": upload_corrections.show_remembered}


def show_tabs(here: Here) -> None:
    """One tab is drawn at a time."""
    with st.container(key="upload_tabs"):
        opened = st.tabs([text.UPLOAD_TABS[name] for name in TABS], key="upload_tab", on_change="rerun")
        for tab, draw in zip(opened, TABS.values(), strict=True):
            if tab.open:
                with tab:
                    draw(here)
