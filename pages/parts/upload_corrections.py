"""What a column, a word or a place's name in the clerk's sheets means: asked once, remembered for every later file."""

from collections import Counter
from dataclasses import dataclass

import streamlit as st

from data.corrections import LEVELS
from data.inspection import SheetReading
from data.vocabulary import text
from data.vocabulary.sheet_words import IDLE_HEADERS
from data.vocabulary.terms import KIND, KINDS, Field, Match, Term
from data.workbook import name_of
from pages.parts import uploading
from pages.parts.markup import plain
from pages.parts.session import store
from pages.parts.upload_html import Cell, draw_table
from pages.parts.upload_issues import UNKNOWN_WORDS
from pages.parts.upload_times import local
from pages.parts.uploading import Dropped

MOST_QUESTIONS = 4
LEAVE_OUT = ""
"""What store.remember takes for a column that is not to be read."""

TERMS: dict[str, type[Term]] = {
    entry.name: entry.values for kind in KINDS for entry in kind.fields
    if isinstance(entry.values, type) and issubclass(entry.values, Term)}


@dataclass(frozen=True)
class Word:
    """A word of a closed set that nobody knows: the field and what the cells say."""

    field: str
    label: str
    said: str


def ask_meanings(files: list[Dropped]) -> None:
    """“加装扶梯”是…… and “南路一社去”是不是“南路一社区”: a line a question."""
    words, places = _words(files), _places(files)
    if not words and not places:
        return
    with st.container(border=True, key="words"):
        st.markdown(f"**{text.WORDS}**")
        for place, count in places.most_common(MOST_QUESTIONS):
            _ask_place(place, count)
        for word, count in words.most_common(MOST_QUESTIONS):
            _ask_word(word, count)
        more = max(len(words) - MOST_QUESTIONS, 0) + max(len(places) - MOST_QUESTIONS, 0)
        if more:
            st.caption(text.WORDS_MORE.format(count=more))


def _words(files: list[Dropped]) -> Counter:
    return Counter(
        Word(problem.field, _label_of(problem.field), problem.value)
        for dropped in files for problem in dropped.inspection.all_issues
        if problem.code in UNKNOWN_WORDS and problem.field in TERMS and problem.value
        and text.MASKED not in problem.value)


def _places(files: list[Dropped]) -> Counter:
    return Counter(
        Place(problem.field, problem.value, problem.expected)
        for dropped in files for problem in dropped.inspection.all_issues
        if problem.code == "unknown-place" and problem.field in LEVELS and problem.value)


@dataclass(frozen=True)
class Place:
    """A place's name that nobody knows, and the one it is nearest to."""

    level: str
    said: str
    like: str


def ask_column(sheet: SheetReading, key: str) -> None:
    """列 D“工程情况”是……, for the columns that were guessed or left out."""
    header = sheet.header
    if header is None:
        return
    open_columns = [
        column for column in header.columns
        if column.header and not column.is_personal and not column.tick and column.header not in IDLE_HEADERS
        and column.match in (Match.NONE, Match.GUESSED)]
    if not open_columns:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        column = st.selectbox(
            text.COLUMNS_WHICH, open_columns, key=f"column_{key}", width=300,
            format_func=lambda column: text.COLUMNS_NAME.format(
                letter=name_of(0, column.index)[:-1], header=column.header))
        fields = [*(entry.name for entry in header.kind.fields), LEAVE_OUT]
        meant = st.selectbox(
            text.COLUMNS_IS, fields, index=None, key=f"field_{key}_{column.index}", width=260,
            placeholder=text.COLUMNS_CHOOSE, format_func=lambda name: _field_label(header.kind.fields, name))
        st.button(
            text.WORDS_REMEMBER, key=f"remember_{key}", disabled=meant is None, on_click=remember,
            args=("header", header.kind.name, column.header, meant))


@uploading.action
def remember(subject: str, scope: str, said: str, meant: str) -> None:
    """From now on it means that; the dropped files are read again at once."""
    store().remember(subject, scope, said, meant, by=uploading.clerk())


@uploading.action
def forget(correction_id: int) -> None:
    """From now on it means nothing in particular again."""
    store().forget(correction_id, by=uploading.clerk())


def show_remembered(_: object) -> None:
    """What the office has taught, with a way to take it back."""
    known = store().list_corrections()
    if not known:
        st.caption(text.REMEMBERED_NONE)
        return
    said = {row["correction_id"]: (_subject(row), row["said"], _meant(row)) for row in known}
    draw_table(text.REMEMBERED_COLUMNS, [
        [*said[row["correction_id"]], Cell(local(row["made_at"]), "nowrap"), row["made_by"]]
        for row in known], look="cards")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            text.REMEMBERED_WHICH, list(said), index=None, key="forget_which", placeholder=text.REMEMBERED_CHOOSE,
            format_func=lambda number: text.REMEMBERED_CHOICE.format(said=said[number][1], meant=said[number][2]),
            width=420)
        st.button(text.REMEMBERED_FORGET, key="forget", disabled=chosen is None, on_click=forget, args=(chosen,))


def _ask_word(word: Word, count: int) -> None:
    key = f"{word.field}_{word.said}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text.WORDS_IS.format(said=plain(word.said), field=word.label, count=count), width=340)
        meant = st.selectbox(
            plain(word.said), list(TERMS[word.field]), index=None, key=f"word_{key}", label_visibility="collapsed",
            placeholder=text.WORDS_CHOOSE, format_func=lambda term: term.label, width=220)
        st.button(
            text.WORDS_REMEMBER, key=f"remember_word_{key}", disabled=meant is None, on_click=remember,
            args=("word", word.field, word.said, meant))


def _ask_place(place: Place, count: int) -> None:
    key = f"{place.level}_{place.said}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text.PLACES_IS.format(
            said=plain(place.said), like=plain(place.like), level=_label_of(place.level), count=count), width=480)
        st.button(
            text.PLACES_YES, key=f"like_{key}", on_click=remember, args=("place", place.level, place.said, place.like))
        st.button(text.PLACES_NEW, key=f"new_{key}", on_click=uploading.call_new, args=(place.level, place.said))


def _label_of(field: str | None) -> str:
    return next((entry.label for kind in KINDS for entry in kind.fields if entry.name == field), "")


def _field_label(fields: tuple[Field, ...], name: str) -> str:
    return next((entry.label for entry in fields if entry.name == name), text.COLUMNS_LEAVE_OUT)


def _subject(row: dict) -> str:
    scope = KIND[row["scope"]].label if row["subject"] == "header" else _label_of(row["scope"])
    return text.REMEMBERED_SUBJECTS[row["subject"]].format(scope=scope)


def _meant(row: dict) -> str:
    if row["subject"] == "header":
        return _field_label(KIND[row["scope"]].fields, row["meant"])
    return TERMS[row["scope"]](row["meant"]).label if row["subject"] == "word" else row["meant"]
