"""The briefing's chapters on the screen: one 16:9 picture each, to page through, to show, to save."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from data.vocabulary import text
from pages.exports.chapters import Briefing, Chapter
from pages.exports.values import rows_told, told
from pages.figures import briefing_sheet, chapter_sheet, frame
from pages.figures.chapter_sheet import Marks, Sheet
from pages.figures.frame import FORMATS, Caption, Format
from pages.parts.captions import PHONE_CHART_PX, caption_of
from pages.parts.long_picture import offer_long_picture
from pages.parts.selection import Here, choose_picture
from pages.parts.session import answer
from pages.parts.works import of_lead

PAGE = "briefing_page"
FILLING = {"width": "stretch", "height": "stretch"}


def present(briefing: Briefing, here: Here) -> None:
    """One sheet as large as the screen, the buttons below it."""
    if not briefing.on_slides:
        st.info(text.BRIEFING_NOT_SHOWN)
        return
    sheet, buttons = st.container(key="presented"), st.container()
    with buttons:
        chapter = page_through(briefing, here)
        if not here.view.is_phone:
            st.caption(text.BRIEFING_PRESENT_HELP)
    with sheet:
        show_sheet(chapter, briefing, here)


def page_through(briefing: Briefing, here: Here) -> Chapter:
    """Buttons and arrow keys to the next and the previous chapter; gives the one that is on."""
    chapters = briefing.on_slides
    at = min(st.session_state.get(PAGE, 0), len(chapters) - 1)
    with st.container(horizontal=True, vertical_alignment="center", key="paging"):
        st.button(text.BRIEFING_PREVIOUS, on_click=_turn, args=(at - 1,), disabled=at == 0, shortcut="Left",
                  icon=":material/chevron_left:", key="previous_sheet")
        st.markdown(text.BRIEFING_PAGE.format(page=at + 1, pages=len(chapters)), width="content")
        st.button(text.BRIEFING_NEXT, on_click=_turn, args=(at + 1,), disabled=at == len(chapters) - 1,
                  shortcut="Right", icon=":material/chevron_right:", icon_position="right", key="next_sheet")
        if not here.view.is_presentation:
            st.session_state["chosen_sheet"] = at
            st.selectbox(
                text.PICTURE_CHART, range(len(chapters)), format_func=lambda number: chapters[number].metric,
                key="chosen_sheet", on_change=_jump, label_visibility="collapsed", width=220)
    return chapters[at]


def show_sheets(briefing: Briefing, here: Here) -> None:
    """One sheet in the chosen format, or all of them below one another to be saved as one long picture."""
    if not briefing.on_slides:
        st.info(text.BRIEFING_NOT_SHOWN)
        return
    form = here.view.picture
    with st.container(horizontal=True, vertical_alignment="center", key="formats"):
        if not here.view.is_phone:
            choose_picture(here, key="picture_format")
        are_all = st.toggle(text.BRIEFING_ALL, key="all_sheets")
    if are_all:
        offer_long_picture(text.PICTURE_LONG_FILE.format(street=briefing.street, month=f"{briefing.month:%Y-%m}"))
        show_all(briefing, here, form=form)
        return
    show_sheet(page_through(briefing, here), briefing, here, form=form)
    shape = FORMATS[form]
    size = {"width": round(shape.width * shape.scale), "height": round(shape.height * shape.scale)}
    if not here.view.is_phone:
        st.caption(text.PICTURE_HELP.format(**size))


def show_all(briefing: Briefing, here: Here, *, form: str = "wide") -> None:
    """Every sheet, one below the other."""
    for chapter in briefing.on_slides:
        show_sheet(chapter, briefing, here, form=form, key=f"all_{chapter.key}")


def show_sheet(chapter: Chapter, briefing: Briefing, here: Here, *, form: str = "wide", key: str = "") -> None:
    """A chapter's picture as it will be saved, and what staff wrote beside it."""
    shape = FORMATS[form]
    if here.view.is_phone:
        shape = replace(FORMATS["phone"], width=PHONE_CHART_PX, height=round(PHONE_CHART_PX * 4 / 3))
    caption = _caption(chapter, briefing, here, shape)
    sheet = sheet_of(chapter)
    if shape.size == "card":  # its footer has room for the dates alone
        parts = [*caption.street.split(text.CHART_BAR), *sheet.subtitle]
        sheet = replace(sheet, subtitle=tuple(dict.fromkeys(parts)))
    is_month_sheet = chapter.key == "headline" and shape == FORMATS["wide"] and not here.view.is_presentation
    picture = _month_sheet(here, caption) if is_month_sheet else chapter_sheet.figure(
        sheet, caption=caption, shape=shape)
    fills_screen = here.view.is_presentation and not here.view.is_phone
    if fills_screen:
        picture.update_layout(width=None, height=None, autosize=True)
    config = frame.config(
        replace(caption, street=briefing.street), chapter.metric, shape=shape, has_button=not here.view.is_phone)
    with st.container(border=True, **(FILLING if fills_screen else {"width": "content"})):
        st.plotly_chart(
            picture, theme=None, config=config, alt=chapter.finding,
            **(FILLING if fills_screen else {"width": shape.width}), key=f"sheet_{key or chapter.key}_{form}")
        if chapter.remark:
            st.caption(text.NOTE_SHOWN.format(words=chapter.remark))


def sheet_of(chapter: Chapter) -> Sheet:
    """A chapter as the picture takes it: the shown rows, as numbers and as they are written."""
    subtitle = tuple(filter(None, (*chapter.subtitle.split(text.CHART_JOINER), chapter.further)))
    if chapter.chart is None:
        return Sheet(chapter.finding, subtitle, chapter.notes, heads=tuple(chapter.table.columns),
                     rows=tuple(map(tuple, rows_told(chapter))))
    drawn = chapter.drawn
    marks = tuple(Marks(
        series.head, tuple(None if pd.isna(value) else float(value) for value in drawn[series.head]),
        tuple(told(value, is_share=series.head in chapter.shares) for value in drawn[series.head]), series.colour,
        series.is_faint, series.is_dashed) for series in chapter.chart.series)
    return Sheet(
        chapter.finding, subtitle, chapter.notes, chapter.chart.kind, tuple(drawn[chapter.chart.category]), marks,
        is_share=any(series.head in chapter.shares for series in chapter.chart.series))


def _month_sheet(here: Here, caption: Caption):
    """The month on one picture: the headline with the works and the complaints beside it."""
    whole = replace(of_lead(here), selection=replace(of_lead(here).selection, community=(), compound=()))
    street = replace(here.selection, community=(), compound=())
    caption = replace(caption, scope=text.BRIEFING_SCOPE.format(street=here.street))
    return briefing_sheet.figure(
        answer("headline", whole.selection), answer("completion_by_community", whole.selection),
        answer("complaints_by_month", street), caption=caption, month=here.selection.month)


def _caption(chapter: Chapter, briefing: Briefing, here: Here, shape: Format) -> Caption:
    """The page's own caption, over the file's source and marks, for the picture's width."""
    marks = [part for part in briefing.stamp.split(text.CHART_BAR) if part in (text.MARK_INTERNAL, text.SAMPLE_BADGE)]
    return replace(
        caption_of(here, chapter.subtitle, size=shape.size), source=chapter.source, size=shape.size,
        street=text.CHART_BAR.join([*marks, briefing.street]), width_px=shape.width,
        is_large_type=here.view.is_large_type and not here.view.is_phone)


def _turn(to: int) -> None:
    st.session_state[PAGE] = max(0, to)


def _jump() -> None:
    st.session_state[PAGE] = st.session_state["chosen_sheet"]
