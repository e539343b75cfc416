"""Which legal rule each kind of works follows: read by all, changed and taken back by staff."""

from datetime import UTC

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.consent_rules import DEFAULTS, PRESETS, RULE_KEY, Rule
from data.vocabulary.terms import WorkType
from pages.parts import uploading
from pages.parts.selection import Here
from pages.parts.session import answer, store
from pages.parts.tables import show_table


def show_rules(here: Here) -> None:
    """The rules with their sources; whoever may change them finds the means below the table."""
    chosen = {row["work_type"]: row for row in answer("consent_rules", here.selection).to_dict("records")}
    may_change = not (here.view.is_leader or here.view.is_presentation or here.view.is_print or here.selection.as_of)
    with st.expander(text.RULES):
        uploading.say_refusal()
        table = pd.DataFrame([_told(work, chosen.get(work)) for work in WorkType])
        show_table(table, here, text.RULES_COLUMNS, is_wrapped=True)
        if may_change:
            _draw_change()
            _draw_undo(list(chosen))


def _told(work: WorkType, chosen: dict | None) -> dict[str, str]:
    rule = PRESETS[chosen["rule"] if chosen else DEFAULTS[work].rule]
    return {
        "work": work.label, "rule": rule.label, "source": _source(rule), "chosen": _chosen_by(work, chosen),
        "verified": text.RULES_VERIFIED if rule.is_verified else text.RULES_UNVERIFIED}


def _source(rule: Rule) -> str:
    source = rule.source.removesuffix("。")
    return text.RULES_SINCE.format(source=source, since=rule.effective_on) if rule.effective_on else source


def _chosen_by(work: WorkType, chosen: dict | None) -> str:
    if chosen is None:
        return text.RULES_DEFAULT.format(source=DEFAULTS[work].source.removesuffix("。"))
    why = "" if pd.isna(chosen["reason"]) else text.RULES_WHY.format(why=chosen["reason"])
    moment = chosen["set_at"].to_pydatetime().replace(tzinfo=UTC).astimezone()
    return text.RULES_CHOSEN.format(who=chosen["set_by"], moment=moment, why=why)


def _draw_change() -> None:
    st.markdown(f"**{text.RULES_CHANGE}**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            text.RULES_WORK, list(WorkType), format_func=lambda work: work.label, key="rule_work", width=160)
        st.selectbox(
            text.RULES_RULE, list(PRESETS), format_func=lambda name: PRESETS[name].label, key="rule_name", width=340)
        st.text_input(text.RULES_REASON, key="rule_reason", max_chars=80, width=280)
        st.button(text.RULES_SAVE, key="rule_save", on_click=_choose)


def _draw_undo(works: list[str]) -> None:
    for work in map(WorkType, works):
        st.button(
            text.RULES_UNDO.format(work=work.label), key=f"rule_undo_{work}", type="tertiary",
            on_click=_take_back, args=(work,))


@uploading.action
def _choose() -> None:
    """From now on the kind of works follows that rule; without a reason nothing happens but that it is said."""
    why = st.session_state["rule_reason"].strip()
    if not why:
        st.session_state["refusal"] = text.RULES_NEED_REASON
        return
    store().choose_rule(
        st.session_state["rule_work"], st.session_state["rule_name"], by=uploading.clerk(), why=why)
    st.session_state["rule_reason"] = ""


@uploading.action
def _take_back(work: WorkType) -> None:
    """The rule before it counts again."""
    store().take_back(RULE_KEY.format(work), by=uploading.clerk())
