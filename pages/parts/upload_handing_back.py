"""The clerk's own workbook handed back with the problems marked, and each community's rows for itself."""

from functools import partial

import streamlit as st

from data import annotate
from data.annotate import AnnotateFailed
from data.vocabulary import text
from data.vocabulary.thresholds import RETURNED
from pages.parts.markup import plain
from pages.parts.upload_issues import stem
from pages.parts.uploading import Dropped

FEW_FILES = 3


def draw_downloads(files: list[Dropped]) -> None:
    """A button for each faulty file (from the fourth on one chooses), and one for a community's part of a file."""
    faulty = [dropped for dropped in files if dropped.is_faulty and dropped.inspection.is_readable]
    shown = faulty
    if len(faulty) > FEW_FILES:
        chosen = st.selectbox(
            text.UPLOAD_MARKED, range(len(faulty)), format_func=lambda number: faulty[number].file, key="marked_file",
            label_visibility="collapsed", width=260)
        shown = faulty[chosen:chosen + 1]
    for dropped in shown:
        name = plain(stem(dropped.file))
        label = text.UPLOAD_MARKED if len(shown) == 1 else text.UPLOAD_MARKED_ONE.format(file=name)
        _button(label, dropped, None)
    _draw_slices(faulty)


def _draw_slices(faulty: list[Dropped]) -> None:
    """Communities mend their own rows: a file each, without the others'."""
    parts = [(dropped, name) for dropped in faulty for name in annotate.communities_of(dropped.inspection)]
    if len(parts) < 2:
        return
    with st.popover(text.UPLOAD_SLICES, key="slices"):
        st.caption(text.UPLOAD_SLICES_HELP)
        chosen = st.selectbox(
            text.FILTER_COMMUNITY, range(len(parts)), key="slice", label_visibility="collapsed",
            format_func=lambda number: _slice_label(*parts[number], is_one_file=len(faulty) == 1))
        _button(text.UPLOAD_SLICE, *parts[chosen])


def _slice_label(dropped: Dropped, name: str, *, is_one_file: bool) -> str:
    return name if is_one_file else text.UPLOAD_SLICE_OF.format(community=name, file=stem(dropped.file))


def _button(label: str, dropped: Dropped, community: str | None) -> None:
    """The whole workbook, marked, or one community's rows of it."""
    ending = community or text.RETURNED_MARKED
    st.download_button(
        label, partial(_content, dropped, community),
        file_name=f"{stem(dropped.file).removesuffix(f'_{ending}')}_{ending}{_suffix(dropped, community)}",
        icon=":material/download:", type="secondary" if community else "primary", on_click="ignore",
        key=f"marked_{dropped.key}" if community is None else "slice_download")


def _content(dropped: Dropped, community: str | None) -> bytes:
    """Made when the button is pressed; where the workbook cannot be marked, the list of its problems alone."""
    file, content, inspection = dropped.file, dropped.content, dropped.inspection
    try:
        if community is None:
            return annotate.annotate(file, content, inspection).content
        return annotate.slice_of(file, content, inspection, community).content
    except AnnotateFailed:
        return annotate.issue_list(file, inspection).content


def _suffix(dropped: Dropped, community: str | None) -> str:
    """Whatever it was, it comes back as a workbook; only a whole one with macros keeps its own name."""
    is_whole = community is None and dropped.inspection.accepted_count <= RETURNED.rows_count
    return ".xlsm" if is_whole and dropped.file.lower().endswith(".xlsm") else ".xlsx"
