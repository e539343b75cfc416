"""Below the two charts of the completion page: one closer look at a time, so that the page stays calm; all on paper."""

import pandas as pd
import streamlit as st

from data.vocabulary import text
from pages.figures import completion_heat, stages, timeline, wording
from pages.parts import completion_drill, completion_money, completion_tables
from pages.parts.captions import caption_of
from pages.parts.layout import columns, show
from pages.parts.selection import Here, held_part
from pages.parts.session import answer


def show_sections(here: Here, works: Here, unit: str) -> None:
    """`works`: the view with exactly one kind of works, counted in `unit`."""
    in_doubt = answer("discrepancies", here.selection)
    completion_tables.say_in_doubt(in_doubt)
    if here.view.is_print:
        for draw in SECTIONS.values():
            draw(here, works, unit)
        return
    names = list(text.COMPLETION_SECTIONS)
    chosen = st.segmented_control(
        text.COMPLETION_SECTION, format_func=text.COMPLETION_SECTIONS.get, required=True, label_visibility="collapsed",
        **held_part("section", names, usual=names[0]))
    SECTIONS[chosen](here, works, unit)


def _stages(here: Here, works: Here, unit: str) -> None:
    left, right = columns(here, 1, 1)
    with left:
        caption = caption_of(works, wording.work_label(works.selection.work_type[0]), "projects")
        mine, impossible = (_of_kind(answer(name, here.selection), works) for name in ("stages", "cancelled_works"))
        show(stages.figure(mine, impossible, caption=caption, unit=unit), here, caption=caption,
             metric=text.METRIC_STAGES)
    with right, st.container(border=True, height="stretch"):
        completion_tables.show_stuck(answer("stuck_projects", here.selection), here)
    completion_tables.show_stages_of_all(
        answer("stages", here.selection), answer("cancelled_works", here.selection), here)


def _timeline(here: Here, works: Here, unit: str) -> None:
    followed = answer("followed_works", here.selection)
    mine = _of_kind(followed[followed["is_listed"]], works)
    caption = caption_of(works, wording.work_label(works.selection.work_type[0]), "projects", size="full")
    show(timeline.figure(mine, caption=caption), here, caption=caption, metric=text.METRIC_TIMELINE)


def _months(here: Here, works: Here, unit: str) -> None:
    left, right = columns(here, 1, 1)
    with left:
        caption = caption_of(works, text.SCOPE_COMMUNITIES, "projects")
        work = wording.work_label(works.selection.work_type[0])
        show(completion_heat.figure(answer("completion_heat", works.selection), caption=caption, work=work, unit=unit),
             here, caption=caption, metric=text.METRIC_DONE_HEAT)
    with right, st.container(border=True, height="stretch"):
        completion_money.show_targets(answer("annual_targets", here.selection), here)
        completion_tables.show_all_works(answer("completion_lights", here.selection), here)


def _money(here: Here, works: Here, unit: str) -> None:
    completion_money.show_money(answer("earned_value", here.selection), here)


def _changes(here: Here, works: Here, unit: str) -> None:
    completion_tables.show_changes(
        answer("project_changes", here.selection), answer("followed_works", here.selection), here)


def _checks(here: Here, works: Here, unit: str) -> None:
    completion_tables.show_checks(answer("discrepancies", here.selection), here)


def _rows(here: Here, works: Here, unit: str) -> None:
    completion_drill.show_drill(here)


def _of_kind(rows: pd.DataFrame, works: Here) -> pd.DataFrame:
    """The rows of the one kind of works that the charts speak of."""
    return rows[rows["work_type"] == works.selection.work_type[0]]


SECTIONS = {
    "stages": _stages, "timeline": _timeline, "months": _months, "money": _money, "changes": _changes,
    "checks": _checks, "rows": _rows}
