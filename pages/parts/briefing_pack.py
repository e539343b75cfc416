"""The month's briefing on its page: which sections, the chapters, and the three files to take away."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from data.vocabulary import text
from pages.exports.chapters import SECTIONS, Briefing
from pages.exports.pack import MARKS_KEY, Marks, briefing_of, files_of
from pages.exports.pptx import NotATemplate
from pages.parts.selection import Here
from pages.parts.session import answer, store
from pages.parts.uploading import clerk
from queries import Selection

TEMPLATE_TYPES = ["pptx", "potx"]


def choose_sections(here: Here) -> tuple[str, ...]:
    """The sections to write, all unless somebody left one out."""
    if here.view.is_presentation or here.view.is_print:
        return SECTIONS
    chosen = st.pills(
        text.BRIEFING_SECTIONS_LABEL, SECTIONS, selection_mode="multi", default=SECTIONS,
        format_func=text.BRIEFING_SECTIONS.get, key="briefing_sections", label_visibility="collapsed")
    return tuple(section for section in SECTIONS if section in chosen)


def briefing_here(here: Here, sections: tuple[str, ...]) -> Briefing:
    """The chapters as they are shown and written: the whole street's, in the leaders' view whoever looks."""
    chosen = replace(here.selection, community=(), compound=())
    return briefing_of(
        answer, chosen, here.street, made_at=_moment(here), by=clerk(), marks=marks(here), sections=sections)


def marks(here: Here) -> Marks:
    """What the office wants in every footer."""
    said = answer("settings", Selection(as_of=here.selection.as_of), keys=MARKS_KEY)
    said = said.loc[said["is_current"] & said["value"].notna(), "value"]
    return Marks.read(json.loads(said.iloc[0])) if len(said) else Marks()


def offer_pack(briefing: Briefing, here: Here) -> None:
    """Makes the three files when asked, with a progress bar, and keeps them until a number or the choice changes."""
    template = st.file_uploader(
        text.BRIEFING_TEMPLATE, type=TEMPLATE_TYPES, help=text.BRIEFING_TEMPLATE_HELP, key="briefing_template")
    is_pressed = st.button(
        text.BRIEFING_MAKE, type="primary", icon=":material/slideshow:", key="make_pack")
    wanted = (store().version, here.selection, tuple(chapter.key for chapter in briefing.chapters), marks(here),
              template.file_id if template else None)
    if is_pressed:
        _make(briefing, template, wanted)
    made = st.session_state.get("pack")
    if made is None:
        return
    if made["of"] != wanted:
        st.caption(text.BRIEFING_OLD)
        return
    st.success(text.BRIEFING_MADE.format(month=briefing.month_text, chapters=len(briefing.on_slides)))
    with st.container(horizontal=True):
        for name, content in made["files"]:
            st.download_button(
                text.BRIEFING_FILES[name.rsplit(".", 1)[-1]], content, file_name=name, on_click="ignore",
                icon=":material/download:", key=f"take_{name}")


def _make(briefing: Briefing, template, wanted: tuple) -> None:
    bar = st.progress(0.0, text.BRIEFING_MAKING["pptx"])
    try:
        files = list(files_of(briefing, template=template.getvalue() if template else None, tell=bar.progress))
    except NotATemplate:
        st.error(text.BRIEFING_TEMPLATE_WRONG.format(file=template.name))
        st.session_state.pop("pack", None)
    else:
        st.session_state["pack"] = {"of": wanted, "files": files}
    bar.empty()


def _moment(here: Here) -> datetime:
    """The office's clock; a view as it stood at a moment bears that moment."""
    moment = here.selection.as_of
    return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=None) if moment else datetime.now()
