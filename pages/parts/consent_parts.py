"""Pieces of the consent page for everybody: units by rule, two rounds, reasons, the figures behind the bars."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import streamlit as st

from data.vocabulary import text
from data.vocabulary.consent_rules import PRESETS
from data.vocabulary.terms import WorkType
from data.vocabulary.thresholds import PRIVACY
from pages.figures import consent_rounds, consent_tests, deliberations, objection_reasons, wording
from pages.parts.captions import caption_of
from pages.parts.downloads import download_table
from pages.parts.layout import columns, show
from pages.parts.selection import Here, held_part
from pages.parts.session import answer, seen_answer
from pages.parts.tables import show_table


def choose_rule(units: pd.DataFrame) -> pd.DataFrame:
    """The units of the rule that is chosen; all, where there is but one rule or none is chosen."""
    rules = list(units["rule"].value_counts().index)
    if len(rules) < 2:
        return units
    chosen = st.pills(
        text.CONSENT_RULE, format_func=lambda rule: PRESETS[rule].label, label_visibility="collapsed",
        **held_part("rule", rules))
    return units if chosen is None else units[units["rule"] == chosen].reset_index(drop=True)


def by_rule(units: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """The units of each rule; the rule with most units first."""
    for rule in units["rule"].value_counts(sort=True).index:
        yield rule, units[units["rule"] == rule].reset_index(drop=True)


def show_tests(units: pd.DataFrame, here: Here) -> None:
    """A chart a rule, and what must be said about them."""
    for rule, ruled in by_rule(units):
        caption = caption_of(here, text.CONSENT_SCOPE, "consents", "consent_totals", size="full")
        show(consent_tests.figure(ruled, caption=caption), here, caption=caption, metric=text.METRIC_CONSENT, key=rule,
             is_private=not here.view.is_public)
    if here.selection.month != here.options.newest_month(here.selection.street) and not units.empty:
        st.caption(text.CONSENT_UNDATED.format(month=text.MONTH.format(here.selection.month)))
    if here.view.is_public:
        st.caption(text.CONSENT_LEADER_NOTE.format(count=PRIVACY.smallest_count))
        return
    if not units.empty:
        st.caption(text.CONSENT_STAFF_NOTE)
    for caution, said in CAUTIONS.items():
        if (units["caution"] == caution).any():
            st.caption(said.format(count=int((units["caution"] == caution).sum())))


def show_why(here: Here) -> None:
    """Who moved from round to round, where a unit was asked more than once; why households object.

    Without such a unit, without an objection, or where so few must not be told, there is no chart: it is not missing.
    """
    rounds, reasons = (seen_answer(name, here) for name in ("consent_rounds", "objection_reasons"))
    caption = caption_of(here, text.CONSENT_SCOPE, "consents")
    places = iter(columns(here, 1, 1))
    if not rounds.empty:
        with next(places):
            show(consent_rounds.figure(rounds, caption=caption), here, caption=caption, metric=text.METRIC_ROUNDS,
                 is_private=not here.view.is_public)
    if not reasons.empty:
        with next(places):
            chart = objection_reasons.figure(reasons, caption=caption, is_merged=here.view.is_public)
            show(chart, here, caption=caption, metric=text.METRIC_REASONS, is_private=not here.view.is_public)


def show_talks(here: Here) -> None:
    """Meetings, mediations, visits; those of the community, where nobody notes them by compound."""
    selection, scope = here.selection, text.LIST_JOINT.join(here.selection.community) or here.street
    held = answer("deliberation_totals", selection)
    if held.empty and selection.compound:
        communities = here.options.communities_of(selection.compound)
        selection, scope = replace(selection, compound=(), community=communities), text.LIST_JOINT.join(communities)
        held = answer("deliberation_totals", selection)
    caption = caption_of(replace(here, selection=selection), scope, "deliberations")
    show(deliberations.figure(held, caption=caption), here, caption=caption, metric=text.METRIC_DELIBERATIONS)


def show_units(units: pd.DataFrame, here: Here) -> None:
    """Status and what is missing, a row a unit; in the leaders' view without counts of opinions."""
    if units.empty:
        return
    with st.expander(text.CONSENT_TABLE.format(count=len(units))):
        table = units.assign(
            status=[_status(row) for row in rows_of(units)],
            work=units["work_type"].map(lambda code: WorkType(code).label),
            **{name: [words(row) for row in rows_of(units)] for name, words in WORDS.items()},
            failed=units["failed_tests"].map(_failed))
        heads = {name: head for name, head in text.CONSENT_TABLE_COLUMNS.items()
                 if name != "signed" or not here.view.is_public}
        show_table(table, here, heads)
        taken = {name: head for name, head in heads.items() if name != "signed"}  # what leaves is for leaders too
        download_table(table, taken, here, text.METRIC_CONSENT)


CAUTIONS = {"incomplete_round": text.CONSENT_INCOMPLETE_NOTE, "same_owner": text.CONSENT_SAME_OWNER_NOTE}


def _status(row: dict) -> str:
    """In words; where nothing could be judged, for want of what."""
    if row["caution"] == "same_owner":
        return text.CONSENT_SAME_OWNER
    if row["caution"] == "incomplete_round" and row["status"] == "not_evaluated":
        return text.CONSENT_INCOMPLETE_ROUND
    if row["status"] == "not_evaluated" and consent_tests.lacks_area(row, PRESETS[row["rule"]]):
        return text.CONSENT_LACKS_AREA
    return text.CONSENT_STATUS[row["status"]]


def rows_of(table: pd.DataFrame) -> list[dict]:
    return table.to_dict("records")


def unit_label(row: dict) -> str:
    return "".join(row[name] for name in ("compound", "building", "unit") if isinstance(row[name], str))


def short(row: dict) -> str:
    """2户 / 38㎡; 至少2户 where only totals are known."""
    if row["status"] != "not_met":
        return text.NO_VALUE
    is_known = pd.notna(row["households_short"])
    households = row["households_short"] if is_known else row["heads_short"]
    parts = []
    if pd.notna(households) and households:
        said = text.CONSENT_SHORT_HOUSEHOLDS.format(wording.count(households))
        parts.append(said if is_known else text.CHART_SHORT_LEAST.format(said))
    if pd.notna(row["area_short_m2"]) and row["area_short_m2"] >= .5 and "area" in PRESETS[row["rule"]].measures:
        parts.append(text.CONSENT_SHORT_AREA.format(wording.count(row["area_short_m2"])))
    return text.CONSENT_SHORT_JOINT.join(parts) or text.NO_VALUE


def signed(row: dict) -> str:
    return f"{wording.count(row['agreed_count'])}/{wording.count(row['households_count'])}"


WORDS = {"unit": unit_label, "short": short, "signed": signed}
"""Columns of the table that are put together from several of the answer."""


def _failed(tests: object) -> str:
    """参与面积、人数，同意面积"""
    found: dict[str, list[str]] = {}
    for name in filter(None, tests.split(",")) if isinstance(tests, str) else ():
        part, measure = name.split("_")
        found.setdefault(part, []).append(text.CHART_MEASURES[measure])
    return text.CONSENT_FAILED_JOINT.join(
        text.CONSENT_FAILED[part].format(measures=text.LIST_JOINT.join(measures)) for part, measures in found.items()
    ) or text.NO_VALUE
