"""The rule of the lights: printed below the chart, set by staff with a reason, and taken back."""

import json
from contextlib import suppress
from dataclasses import asdict, replace

import pandas as pd
import streamlit as st

from data.store_error import StoreError
from data.vocabulary import text
from data.vocabulary.thresholds import LIGHTS, LIGHTS_KEY, Lights
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.session import answer, store
from pages.parts.upload_times import local

STEPS = {
    "amber_behind_points": (0.5, 99.0, 1.0), "red_behind_points": (1.0, 100.0, 1.0),
    "red_late_start_months": (1, 24, 1)}
"""The least, the most, the step."""

VERSIONS_SHOWN = 3


def current(here: Here) -> Lights:
    """The rule that counts in this view."""
    said = _versions(here)
    return LIGHTS if said.empty else _rule(said["value"].iloc[0])


def show_rule(lit: pd.DataFrame, here: Here) -> None:
    """How many lights of each colour, by which rule; staff may set another one."""
    if lit.empty:
        return
    rule = current(here)
    counts = lit["light"].value_counts()
    words = text.LIST_JOINT.join(
        said.format(counts[light]) for light, said in text.COMPLETION_LIGHTS_NAMES.items() if light in counts)
    legend = text.COMPLETION_LIGHTS_LEGEND.format(
        amber=rule.amber_behind_points, red=rule.red_behind_points, months=rule.red_late_start_months)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.markdown(f"{words}　:small[:gray[{legend}]]", width="stretch")
        if not (here.view.is_leader or here.view.is_presentation or here.view.is_print):
            with st.popover(text.COMPLETION_RULE, type="tertiary", width="content", key="lights_rule"):
                _draw_form(rule, here)


def _draw_form(rule: Lights, here: Here) -> None:
    st.caption(text.COMPLETION_RULE_HELP)
    for name, label in text.COMPLETION_RULE_FIELDS.items():
        lowest, highest, step = STEPS[name]
        st.number_input(label, lowest, highest, getattr(rule, name), step, key=f"rule_{name}")
    st.text_input(text.COMPLETION_RULE_BY, st.session_state.get("clerk", ""), key="rule_by", max_chars=20)
    st.text_input(text.COMPLETION_RULE_WHY, key="rule_why", max_chars=100)
    if st.session_state.get("rule_refused"):
        st.warning(st.session_state["rule_refused"])
    versions = _versions(here)
    with st.container(horizontal=True):
        st.button(text.COMPLETION_RULE_SAVE, type="primary", on_click=_save, args=(rule,), key="rule_save")
        if len(versions):
            st.button(text.COMPLETION_RULE_UNDO, on_click=_take_back, key="rule_undo",
                      args=(versions["set_by"].iloc[0],))
    for version in versions.head(VERSIONS_SHOWN).itertuples():
        st.caption(plain(_told(version)))


def _save(rule: Lights) -> None:
    """A widget's callback: checks, keeps, and says what was refused."""
    wanted = replace(rule, **{name: st.session_state[f"rule_{name}"] for name in asdict(rule)})
    by, why = (st.session_state[f"rule_{name}"].strip() for name in ("by", "why"))
    refused = None
    if wanted.amber_behind_points >= wanted.red_behind_points:
        refused = text.COMPLETION_RULE_WRONG
    elif not by or not why:
        refused = text.COMPLETION_RULE_WHO
    else:
        store().decide(LIGHTS_KEY, None if wanted == LIGHTS else asdict(wanted), by=by, reason=why)
    st.session_state["rule_refused"] = refused


def _take_back(newest: str) -> None:
    """A widget's callback: the rule before counts again. `newest`: who decided last, where nobody says who it is."""
    by = st.session_state["rule_by"].strip() or newest
    with suppress(StoreError):  # somebody else has just taken it back
        store().take_back(LIGHTS_KEY, by=by, reason=text.COMPLETION_RULE_TAKEN_BACK)
    st.session_state["rule_refused"] = None


def _versions(here: Here) -> pd.DataFrame:
    return answer("settings", here.selection, keys=LIGHTS_KEY)


def _rule(value: object) -> Lights:
    known = json.loads(value) if isinstance(value, str) else {}
    return replace(LIGHTS, **{name: known[name] for name in asdict(LIGHTS) if name in known})


def _told(version) -> str:
    facts = {"moment": local(version.set_at), "who": version.set_by,
             "reason": version.reason if isinstance(version.reason, str) else text.NO_VALUE}
    if not isinstance(version.value, str):
        return text.COMPLETION_RULE_SAID_DEFAULT.format(**facts)
    rule = _rule(version.value)
    return text.COMPLETION_RULE_SAID.format(
        amber=rule.amber_behind_points, red=rule.red_behind_points, months=rule.red_late_start_months, **facts)
