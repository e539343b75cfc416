"""From the street to a community, to a compound, to the ledger's rows and the file they came from."""

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import Stage
from pages.figures import theme
from pages.figures.works_wording import source_of, subject_of
from pages.parts.downloads import download_table
from pages.parts.markup import plain
from pages.parts.selection import Here, narrow
from pages.parts.session import answer
from pages.parts.tables import MOST_ROWS, share_column, show_table

LEVELS = ("street", "community", "compound")
SUMMED = ["planned_count", "completed_count", "in_progress_count", "not_started_count"]
WORST_FIRST = ("red", "amber", "missing", "green", "accepted")
FEW_COUNT = 24


def show_drill(here: Here) -> None:
    """The places of the next level down, or the rows of the one compound; the choice is that of the filter."""
    chosen = [level for level in LEVELS if len(getattr(here.selection, level)) == 1]
    _draw_way_up(here, chosen)
    lit = answer("completion_lights", here.selection)
    if lit.empty:
        st.caption(text.CHART_EMPTY)
        return
    level = next((level for level in LEVELS if lit[level].nunique(dropna=False) > 1), None)
    if level is None or "compound" in chosen:
        show_rows(here)
        return
    table = places_of(lit, level)
    heads = text.COMPLETION_DRILL_COLUMNS
    show_table(table, here, {
        "place": text.COMPLETION_DRILL[level], **{name: heads[name] for name in SUMMED},
        "completion_share": share_column(text.COMPLETION_SHARE), "light": heads["light"]})
    if not here.view.is_print and not here.view.is_presentation:
        _draw_way_down(level, list(table.loc[table["is_named"], "place"]))
    if level == "compound" and len(table) <= MOST_ROWS and len(chosen) == 2:
        show_rows(here)


def places_of(lit: pd.DataFrame, level: str) -> pd.DataFrame:
    """One row a place, with the worst of its lights; most unfinished first."""
    worst = {light: rank for rank, light in enumerate(WORST_FIRST)}
    rows = lit.assign(place=lit[level].fillna(text.CHART_UNNAMED), is_named=lit[level].notna(),
                      rank=lit["light"].map(worst))
    sums = rows.groupby("place", as_index=False, sort=False).agg(
        **{name: (name, lambda counts: counts.sum(min_count=1)) for name in SUMMED}, is_named=("is_named", "all"),
        rank=("rank", "min"))
    lights = [theme.LIGHTS[WORST_FIRST[rank]].shape + " " + text.COMPLETION_LIGHT_WORDS[WORST_FIRST[rank]]
              for rank in sums["rank"]]
    sums = sums.assign(
        light=lights, completion_share=(sums["completed_count"] / sums["planned_count"].where(
            sums["planned_count"] > 0)).astype("float64"),
        left=sums["planned_count"].fillna(0) - sums["completed_count"].fillna(0))
    return sums.sort_values(["left", "place"], ascending=[False, True], kind="stable", ignore_index=True)


def show_rows(here: Here) -> None:
    """Row by row, with sheet and row number; the files' names above."""
    works = answer("followed_works", here.selection)
    works = works[works["is_listed"]]
    named = here.selection.compound or here.selection.community or here.streets
    files = text.LIST_JOINT.join(works["source_file"].unique()[:3])
    month = text.MONTH.format(here.selection.month) if here.selection.month else ""
    st.markdown("**" + plain(text.COMPLETION_ROWS_TITLE.format(
        place=text.LIST_JOINT.join(named), month=month, count=len(works), file=files)) + "**")
    table = works.assign(
        subject=[subject_of(row) for row in works.itertuples()], source=[source_of(row) for row in works.itertuples()],
        stage=works["stage"].map(lambda code: Stage(code).label if isinstance(code, str) else None))
    show_table(table, here, text.COMPLETION_ROWS_COLUMNS)
    if not here.view.is_print:
        download_table(table.assign(file=works["source_file"]), text.COMPLETION_ROWS_COLUMNS | {
            "file": text.COMPLETION_CHECKS_COLUMNS["file"]}, here, text.METRIC_ROWS)


def _draw_way_up(here: Here, chosen: list[str]) -> None:
    """演示街道 › 丙寅社区 › 丙寅一里, and a button one level up."""
    names = [getattr(here.selection, level)[0] for level in chosen]
    if not names:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(text.COMPLETION_DRILL_JOINT.join(names)), width="content")
        above = chosen[-2] if len(chosen) > 1 else None
        if chosen[-1] != "street" and not here.view.is_print:
            back = getattr(here.selection, above)[0] if above else text.FILTER_ALL[chosen[-1]]
            st.button(text.COMPLETION_DRILL_UP.format(back), on_click=narrow, kwargs={chosen[-1]: ()}, type="tertiary",
                      icon=":material/arrow_upward:", key="drill_up")


def _draw_way_down(level: str, names: list[str]) -> None:
    if not names:
        return
    st.session_state["drill_down"] = None
    same = {"key": "drill_down", "on_change": _go_down, "args": (level,)}
    if len(names) <= FEW_COUNT:
        st.pills(text.COMPLETION_DRILL_INTO[level], names, format_func=plain, **same)
    else:
        st.selectbox(text.COMPLETION_DRILL_INTO[level], names, index=None, placeholder=text.FILTER_ALL[level], **same)


def _go_down(level: str) -> None:
    """A widget's callback."""
    if st.session_state["drill_down"]:
        narrow(**{level: (st.session_state["drill_down"],)})
