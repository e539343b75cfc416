"""数据上传: drop files, see what was understood and what would change, commit, undo."""

import streamlit as st

from data.vocabulary import text
from pages.parts import upload_history, upload_tabs, upload_view, uploading
from pages.parts.layout import page_head
from pages.parts.selection import Here


def page(here: Here) -> None:
    """The clerk's page: files in, one verdict, one step forward and one back."""
    page_head(here, text.PAGE_TITLES["upload"], has_filter=False)
    if here.view.is_leader:
        st.info(text.UPLOAD_FOR_STAFF)
        return
    files = uploading.drop_files(here)
    uploading.say_refusal()
    if files:
        upload_view.show_files(files, here)
    elif uploading.receipts():
        upload_history.show_receipts(uploading.receipts())
    upload_tabs.show_tabs(here)
