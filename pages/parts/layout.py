"""The frame of every page: the style, the logo, the head with the filter, a chart in its box."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.vocabulary import text
from pages.figures import frame, theme
from pages.figures.frame import Caption
from pages.parts.captions import PRINT_CHART_PX
from pages.parts.markup import plain
from pages.parts.selection import Here, draw_filter, leave_mode
from pages.parts.session import store

STYLE = Path(__file__).with_name("style.css")

LOGO_PX = 19
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="32">'
    '<text y="23" style=\'font:bold {size}px {font};fill:{colour}\'>{words}</text></svg>')


def draw_logo(here: Here) -> None:
    """The street's name and the product's, as text in an SVG."""
    words = text.LOGO.format(street=here.street) if len(here.streets) == 1 else text.PRODUCT
    st.logo(size="large", image=LOGO.format(
        width=LOGO_PX * len(words) + 8, font=theme.FONT, size=LOGO_PX, colour=theme.INK, words=escape(words)))


def page_head(here: Here, title: str, *, has_filter: bool = True) -> Callable[[str], None]:
    """Title at the left, filter at the right. Gives the function that replaces the title by the page's finding.

    Names out of somebody's sheet or link are text here, not markup.
    """
    st.html(STYLE)
    key = "head_large" if here.view.is_large_type else "head"  # the style sheet sees this, and nothing of the session
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=key):
        place = st.empty()
        _entitle(place, title)
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            _draw_sample_banner(here)
            if here.view.is_presentation:
                st.button(text.VIEW_PRESENTATION_LEAVE, type="tertiary", on_click=leave_mode, args=("present",))
            elif has_filter:
                draw_filter(here)
    if here.ignored:
        st.caption(text.FILTER_IGNORED.format(words=plain(text.LIST_JOINT.join(here.ignored))))
    return partial(_entitle, place)


def show(
    figure, here: Here, *, caption: Caption, metric: str, key: str | None = None, is_private: bool = False,
) -> None:
    """A figure of pages.figures in its box. `metric`: its name in the picture's file, 街道_指标_月份.png.

    `is_private`: it tells of rooms or of few households, and cannot be saved as a picture.
    """
    view, shape = here.view, frame.FORMATS[here.view.picture]
    config = frame.config(
        caption, metric, height=figure.layout.height, shape=shape, has_button=not (view.is_phone or is_private))
    own_px = None if view.is_phone else figure.layout.width  # a sheet has its own format; others fill their box
    if view.picture == "phone" and not (view.is_phone or view.is_print):
        own_px = own_px or shape.width
    with st.container(border=True, width="content" if own_px else "stretch"):
        st.plotly_chart(
            figure, theme=None, width=PRINT_CHART_PX if view.is_print else own_px or "stretch", key=key,
            alt=figure.layout.meta["finding"], config=config)


def columns(here: Here, *widths: int) -> list[DeltaGenerator]:
    """Columns side by side; on paper one below the other."""
    return [st.container() for _ in widths] if here.view.is_print else st.columns(widths, gap="small")


def _entitle(place: DeltaGenerator, title: str) -> None:
    place.subheader(plain(title), anchor=False)


def _draw_sample_banner(here: Here) -> None:
    """Says on every page that these are samples; the way to the office's own files begins here."""
    if not store().has_samples():
        return
    if here.view.is_leader or here.view.is_presentation or here.view.is_print:
        st.badge(text.SAMPLE_BADGE, color="yellow")
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key="sample"):
        st.markdown(text.SAMPLE_NOTE.format(badge=text.SAMPLE_BADGE), width="content")
        is_pressed = st.button(text.SAMPLE_CLEAR, type="tertiary", help=text.SAMPLE_CLEAR_HELP, key="clear_samples")
    if is_pressed:
        store().clear_samples(by=text.SAMPLE_CLEARED_BY, reason=text.SAMPLE_CLEAR)
        st.switch_page(here.pages["upload"])
