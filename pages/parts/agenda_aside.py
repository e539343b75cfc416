"""A line of 今日关注 put aside for the month, with a note of who and why, and taken up again."""

import json

import pandas as pd
import streamlit as st

from data.vocabulary import text
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.session import answer, store
from pages.parts.upload_times import local
from queries.attention import aside_prefix


def draw_put_aside(key: str, said: str, here: Here) -> None:
    """A small popover at the end of the line: for staff at a desk, where the view is not frozen at a moment."""
    if not _is_staff(here):
        return
    with st.popover(f":small[:gray[{text.AGENDA_PUT_ASIDE_DO}]]", type="tertiary", width="content", key=f"aside_{key}"):
        st.markdown(f"**{text.AGENDA_PUT_ASIDE}**")
        st.caption(plain(said))
        st.text_input(text.AGENDA_PUT_ASIDE_NOTE, placeholder=text.AGENDA_PUT_ASIDE_EXAMPLE, max_chars=100,
                      key=f"aside_note_{key}")
        st.text_input(text.AGENDA_PUT_ASIDE_BY, max_chars=20, value=st.session_state.get("clerk", ""),
                      key=f"aside_by_{key}")
        if st.session_state.get("aside_refused") == key:
            st.warning(text.AGENDA_PUT_ASIDE_REFUSED)
        st.button(text.AGENDA_PUT_ASIDE_DO, type="primary", on_click=_put_aside, args=(key, said, here),
                  key=f"aside_do_{key}")


def show_aside(here: Here) -> None:
    """How many lines of the month were put aside; who, why, and the way back."""
    aside = _aside(here)
    if aside.empty:
        return
    with st.popover(text.AGENDA_ASIDE.format(count=len(aside)), type="tertiary", width="content", key="aside_list"):
        for row in aside.itertuples():
            st.caption(plain(text.AGENDA_ASIDE_LINE.format(
                said=json.loads(row.value), note=row.reason, who=row.set_by, moment=local(row.set_at))))
            if _is_staff(here):
                st.button(text.AGENDA_TAKE_UP, on_click=_take_up, args=(row.key, row.set_by), key=f"take_up_{row.key}")


def _put_aside(key: str, said: str, here: Here) -> None:
    """A widget's callback."""
    note, by = (st.session_state[f"aside_{name}_{key}"].strip() for name in ("note", "by"))
    if not note or not by:
        st.session_state["aside_refused"] = key
        return
    store().decide(aside_prefix(here.selection.month) + key, said, by=by, reason=note)


def _take_up(key: str, by: str) -> None:
    """A widget's callback: the line is shown again; that it was put aside stays in the record."""
    store().decide(key, None, by=by, reason=text.AGENDA_TAKEN_UP)


def _aside(here: Here) -> pd.DataFrame:
    if here.selection.month is None:
        return pd.DataFrame()
    said = answer("settings", here.selection, keys=aside_prefix(here.selection.month))
    return said[said["is_current"] & said["value"].notna()]


def _is_staff(here: Here) -> bool:
    view = here.view
    is_shown_as_it_stood = here.selection.as_of is not None
    return here.selection.month is not None and not (
        view.is_leader or view.is_presentation or view.is_print or view.is_phone or is_shown_as_it_stood)
