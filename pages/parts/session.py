"""The one store behind all sessions, and its answers."""

from pathlib import Path

import pandas as pd
import streamlit as st

import data
from data import intake
from data.store import Store, default_path
from data.vocabulary import text
from pages.parts.address import Options
from pages.parts.selection import Here
from queries import Selection, shared, small_cells

SAMPLES = Path(data.__file__).parent / "samples"

STAFF_ONLY = frozenset({
    "consent_changes", "consent_households", "consent_rounds", "consent_votes", "objection_reasons"})
"""Answers that name a room or a small number: staff_answer gives them, and not in the leaders' view."""

TOLD = {
    "consent_by_unit": small_cells.without_few_dissenters,
    "consent_rounds": small_cells.agreeing_or_not,
    "objection_reasons": small_cells.few_reasons,
}
"""What leaders are given instead of such an answer."""

EVERYTHING = Selection()


class StaffOnly(PermissionError):
    """A page asked for rooms where they must not be shown."""


@st.cache_resource(show_spinner=False, on_release=Store.close)
def store() -> Store:
    """The store of this server, opened once; an empty one is filled with the samples."""
    opened = Store.open(default_path())
    if opened.is_empty():
        load_samples(opened)
    return opened


def load_samples(opened: Store) -> None:
    """What a new store shows until the office has its own files."""
    for path in sorted(SAMPLES.glob("*.xlsx")):
        opened.load(intake.inspect(path.name, path.read_bytes()), by=text.SAMPLE_BADGE, is_sample=True)


def answer(name: str, selection: Selection = EVERYTHING, **more: object) -> pd.DataFrame:
    """The answer of queries/<name>, kept until the next upload or undo."""
    if name in STAFF_ONLY:
        raise StaffOnly(name)
    return shared(store(), name, selection, **more)


def staff_answer(name: str, here: Here, **more: object) -> pd.DataFrame:
    """An answer that names rooms; StaffOnly in the leaders' view."""
    if here.view.is_leader:
        raise StaffOnly(name)
    return shared(store(), name, here.selection, **more)


def seen_answer(name: str, here: Here) -> pd.DataFrame:
    """An answer about households as this view may see it: leaders are told no small number."""
    found = shared(store(), name, here.selection)
    return TOLD[name](found) if here.view.is_public else found


def options() -> Options:
    """What there is to choose from; says that it opens the store where that takes a moment."""
    with st.spinner(text.OPENING):
        return Options(answer("place_options"), answer("month_options"), answer("work_type_options"))
