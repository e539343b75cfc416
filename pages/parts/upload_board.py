"""Who has reported and who has not, month by month; and an empty table of each kind to send them."""

from functools import partial

import pandas as pd
import streamlit as st

from data import templates
from data.vocabulary import text
from data.vocabulary.terms import KIND, KINDS, Kind
from pages.parts.downloads import download_table
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.session import answer
from pages.parts.upload_html import Cell, draw_table
from queries import Selection

NAMED, MOST_COMMUNITIES = 5, 40

def show_board(here: Here) -> None:
    """A community a line, a month a column, the newest first."""
    reports = answer("reporting_completeness", Selection(street=tuple(here.streets)))
    if reports.empty:
        st.caption(text.BOARD_EMPTY)
        return
    reports = reports[reports["street"] == _choose_street(reports)]
    kinds = [kind for kind in KIND if kind in set(reports["kind"])]
    kind = st.segmented_control(
        text.BOARD_KIND, kinds, default=kinds[0], required=True, format_func=lambda name: KIND[name].label,
        key="board_kind", label_visibility="collapsed") if len(kinds) > 1 else kinds[0]
    board = _board(reports[reports["kind"] == kind])
    months = list(board.columns)
    newest = board[months[0]]
    missing = list(newest.index[newest == text.BOARD_STATUS["missing"]])
    st.markdown(_finding(months[0], len(board), missing))
    lines = [[name, *(Cell(word, "nowrap") for word in row)]
             for name, row in zip(board.index, board.to_numpy(), strict=True)]
    draw_table([text.FILTER_COMMUNITY, *months], lines, look="board", most=MOST_COMMUNITIES)
    table = board.rename_axis(text.FILTER_COMMUNITY).reset_index()
    download_table(table, {name: name for name in table}, here, text.BOARD_FILE.format(kind=KIND[kind].label))


def show_templates(here: Here) -> None:
    """A workbook to fill in for each kind of sheet, with this office's places in it."""
    st.caption(text.TEMPLATES_HELP)
    places = _places(here)
    with st.container(horizontal=True):
        for kind in KINDS:
            st.download_button(
                kind.label, partial(_template, kind, places), file_name=templates.template_name(kind),
                icon=":material/download:", on_click="ignore", key=f"template_{kind.name}")


def _choose_street(reports: pd.DataFrame) -> str:
    streets = sorted(set(reports["street"].dropna()), key=lambda street: -(reports["street"] == street).sum())
    if len(streets) < 2:
        return streets[0]
    return st.selectbox(text.FILTER_STREET, streets, key="board_street", width=260, label_visibility="collapsed")


def _board(reports: pd.DataFrame) -> pd.DataFrame:
    """Community × month; who has reported nothing in the newest month stands on top."""
    words = reports.assign(
        word=reports["status"].map(text.BOARD_STATUS), column=reports["month"].dt.strftime("%Y-%m"))
    board = words.pivot(index="community", columns="column", values="word")
    board = board[sorted(board.columns, reverse=True)]
    order = (board.iloc[:, 0] != text.BOARD_STATUS["missing"]).sort_values(kind="stable")
    return board.loc[order.index]


def _finding(month: str, count: int, missing: list[str]) -> str:
    said = text.MONTH.format(pd.Timestamp(f"{month}-01"))
    if not missing:
        return text.BOARD_ALL.format(month=said, count=count)
    rest = text.BOARD_MORE.format(count=len(missing)) if missing[NAMED:] else ""
    named = text.LIST_JOINT.join(missing[:NAMED]) + rest
    return text.BOARD_MISSING.format(month=said, count=count, missing=len(missing), names=plain(named))


def _places(here: Here) -> list[dict]:
    """The office's own places as the store knows them."""
    places = answer("place_options")
    own = places[places["street"].isin(here.streets)] if len(here.streets) else places
    return [{name: value for name, value in row.items() if isinstance(value, str)} for row in own.to_dict("records")]


def _template(kind: Kind, places: list[dict]) -> bytes:
    return templates.template(kind, places)
