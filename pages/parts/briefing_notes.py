"""What staff write beside a number or a month, and what the office wants in every footer. Both can be taken back."""

import json
from dataclasses import asdict

import streamlit as st

from data import privacy
from data.places import clean
from data.vocabulary import text
from pages.exports.chapters import Briefing
from pages.exports.pack import MARKS_KEY, Marks
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.session import answer, store
from pages.parts.upload_times import local
from pages.parts.uploading import clerk
from queries import Selection
from queries.chart_notes import MONTH_AS_A_WHOLE, note_key

LONGEST = 200


def write_notes(briefing: Briefing, here: Here) -> None:
    """One subject at a time: its words, saved as one more version; the last step and the whole note can be undone."""
    st.caption(text.NOTE_HELP)
    names = {MONTH_AS_A_WHOLE: text.NOTE_MONTH, **{chapter.key: chapter.metric for chapter in briefing.chapters}}
    subject = st.selectbox(text.NOTE_SUBJECT, list(names), format_func=names.get, key="note_subject")
    key = note_key(briefing.month, subject, briefing.street)
    versions = _versions(key)
    now = versions[0]["words"] if versions else None
    field = f"note_{key}_{len(versions)}"
    st.text_area(text.NOTE_WORDS, now or "", max_chars=LONGEST, placeholder=text.NOTE_EXAMPLE, key=field)
    with st.container(horizontal=True):
        st.button(text.NOTE_SAVE, type="primary", key="save_note", on_click=_save, args=(key, field))
        if versions:
            before = versions[1]["words"] if len(versions) > 1 else None
            st.button(text.NOTE_UNDO, key="undo_note", on_click=_decide, args=(key, before))
        if now:
            st.button(text.NOTE_REMOVE, key="remove_note", type="tertiary", on_click=_decide, args=(key, None))
    if not now:
        st.caption(text.NOTE_NONE)
    for version in versions[:5]:
        st.caption(plain(text.NOTE_HISTORY.format(
            moment=local(version["set_at"]), who=version["set_by"], words=version["words"] or text.NOTE_TAKEN_BACK)))


def set_marks(now: Marks) -> None:
    """The footer's three parts, for the whole office."""
    st.caption(text.MARK_HELP)
    for name, is_on in asdict(now).items():
        st.session_state[f"mark_{name}"] = is_on
        st.toggle(text.MARK_FIELDS[name], key=f"mark_{name}", on_change=_mark, args=(now, name))


def _versions(key: str) -> list[dict]:
    """What the note said, newest first; None where it was taken back."""
    said = answer("settings", Selection(), keys=key)
    return [{"words": json.loads(row.value) if isinstance(row.value, str) else None, "set_at": row.set_at,
             "set_by": row.set_by} for row in said[said["key"] == key].itertuples()]


def _save(key: str, field: str) -> None:
    _decide(key, st.session_state[field])


def _decide(key: str, words: str | None) -> None:
    """Names of people and their numbers are masked like in every remark."""
    said = privacy.mask(clean(words))[:LONGEST] if words else None
    store().decide(key, said or None, by=clerk())


def _mark(now: Marks, name: str) -> None:
    store().decide(MARKS_KEY, asdict(now) | {name: st.session_state[f"mark_{name}"]}, by=clerk())
