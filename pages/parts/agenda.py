"""The two short lists of the overview, in words: what needs attention, and what changed since last month."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import KIND, Topic, WorkType
from data.vocabulary.thresholds import ATTENTION
from pages.figures import theme, wording
from pages.parts import agenda_aside
from pages.parts.address import Link
from pages.parts.markup import plain
from pages.parts.selection import Here, address_of

COLOURS = {"red": "red", "amber": "orange", "missing": "gray"}
"""The names Streamlit's text has for the lights (orange is our amber)."""


PARTS = {"paid_over_earned": {"section": "money"}, "turned_red": {"section": "rows"}}
"""Which closer look of its page tells more of a fact."""


def show_attention(attention: pd.DataFrame, here: Here) -> None:
    """Shape, subject, fact; the subject leads to the page that says more; staff may put a line aside for the month."""
    st.markdown(f"**{text.AGENDA_TODAY}**")
    if attention.empty:
        st.caption(text.AGENDA_NOTHING)
    for row in attention.itertuples():
        subject, fact = subject_of(row), fact_of(row)
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.markdown(f":{COLOURS[row.severity_shape]}[{theme.LIGHTS[row.severity_shape].shape}]", width="content")
            st.page_link(
                here.pages[row.page], label=f":primary[{plain(subject)}]", query_params=_link(row, here))
            st.markdown(plain(fact), width="content")
            agenda_aside.draw_put_aside(row.key, subject + fact, here)
    agenda_aside.show_aside(here)


def show_changes(changes: pd.DataFrame, facts: pd.Series) -> None:
    """What was finished, begun, planned or lost since the month before, and who has reported."""
    st.markdown(f"**{text.AGENDA_CHANGES}**")
    lines = list(change_lines(changes))[:ATTENTION.lines_count]
    st.markdown("\n".join(f"- {line}" for line in lines) or text.AGENDA_NO_CHANGES)
    if pd.notna(facts["communities_count"]):
        st.caption(text.AGENDA_REPORTED.format(
            count=facts["communities_count"], reported=facts["communities_reported_count"]))


def subject_of(row: object) -> str:
    """The place and thing a line is about: 己巳花园5号楼3单元."""
    place = row.compound if isinstance(row.compound, str) else row.community if isinstance(row.community, str) else ""
    subject = row.subject if isinstance(row.subject, str) else ""
    if row.subject_kind == "complaints":
        return f"{place}{Topic(subject).label}{text.CHART_COMPLAINTS}"
    if row.subject_kind == "reporting":
        return place
    if row.subject_kind in ("light", "money"):
        return place + WorkType(subject).label
    return subject if subject.startswith(place) else place + subject


def fact_of(row: object) -> str:
    """What is the matter, with its numbers."""
    values = {"value_1": wording.count(row.value_1), "value_2": wording.count(row.value_2)}
    if row.fact_code == "signatures_short" and pd.isna(row.value_2):
        return text.AGENDA_FACTS["signatures_short_only"].format(**values)
    if row.fact_code == "not_reported":
        return text.AGENDA_FACTS[row.fact_code].format(kind=KIND[row.subject].label, **values)
    if row.fact_code == "stalled" and pd.isna(row.value_1):
        return text.AGENDA_FACTS["stalled_only"]
    if row.fact_code == "turned_red" and (pd.isna(row.value_1) or row.value_1 <= 0):
        return text.AGENDA_FACTS["turned_red_late"].format(**values)
    return text.AGENDA_FACTS[row.fact_code].format(**values)


def change_lines(changes: pd.DataFrame) -> Iterator[str]:
    """`新完成加装电梯3台：甲子二里2台、丁卯新村1台`, a line a kind of change and of works."""
    for (change, work_type), rows in changes.groupby(["change", "work_type"], sort=False):
        unit = wording.unit_of(work_type)
        rows = rows.sort_values("difference_count", key=lambda counts: -counts.abs(), kind="stable")
        homes = changes.groupby("compound")["community"].nunique()
        twins = set(homes.index[homes > 1])  # of the same name in two communities
        named = [f"{plain(_place(row, twins))}{wording.count(abs(row.difference_count))}{unit}"
                 for row in rows.head(3).itertuples()]
        more = text.AGENDA_MORE.format(count=len(rows)) if len(rows) > 3 else ""
        yield text.AGENDA_CHANGE[change].format(
            work=WorkType(work_type).label, count=wording.count(abs(rows["difference_count"].sum())), unit=unit,
            places=text.LIST_JOINT.join(named) + more)


def _link(row: object, here: Here) -> Link:
    """The view narrowed to the place a line is about, and to its kind of work or complaints; with the closer look."""
    named = {name: getattr(row, name) for name in ("community", "compound")}
    places = {name: (value,) for name, value in named.items() if isinstance(value, str)}
    if row.subject_kind in ("light", "money"):
        places["work_type"] = (row.subject,)
    parts = {"topic": row.subject} if row.subject_kind == "complaints" else {}
    return address_of(here, parts=parts | PARTS.get(row.fact_code, {}), **places)


def _place(row: object, twins: set[str]) -> str:
    """The compound, with its community where another has a compound of that name."""
    if row.compound in twins:
        return f"{row.community if isinstance(row.community, str) else text.CHART_UNNAMED}{row.compound}"
    return next((name for name in (row.compound, row.community) if isinstance(name, str)), text.CHART_UNNAMED)
