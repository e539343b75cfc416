"""One number or one name corrected in the page: chosen, told old → new, then stored as a version like any load."""

import json
from dataclasses import dataclass

import streamlit as st

from data.amended_doubts import doubts
from data.amended_rows import shown
from data.corrections import LEVELS
from data.loading import Receipt
from data.vocabulary import text
from data.vocabulary.terms import KIND, Field, Kind, Term, WorkType
from pages.parts import uploading
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.session import answer, store
from pages.parts.upload_history import draw_undo
from queries import Selection

AMENDABLE = ("projects", "consent_totals", "complaint_totals", "deliberations", "complaints", "buildings")
"""Households are corrected by their list, plans by a new plan, rain by the weather station's file."""

NAMED = ("street", "community", "compound")
COUNTED = ("planned_count", "completed_count", "agreed_count", "complaints_count", "sessions_count", "households_count")


@dataclass(frozen=True)
class Line:
    """A line that counts now: where it stands, and its cells."""

    kind: Kind
    upload_id: int
    source_sheet: str
    source_row: int
    file: str
    cells: dict

    @property
    def label(self) -> str:
        """What the clerk finds it by."""
        cells = self.cells
        finest = cells.get("compound") or cells.get("community")
        place = "".join(filter(None, (finest, cells.get("building"), cells.get("unit"))))
        name = cells.get("request_id") or cells.get("project_name") or ""
        works = WorkType(cells["work_type"]).label if cells.get("work_type") else ""
        counts = [f"{self.kind.field(name).label}{cells[name]}" for name in COUNTED if cells.get(name) is not None]
        told = [name, "" if finest and finest in name else place, "" if name else works, *counts[:2]]
        return text.FILTER_JOINT.join(filter(None, told))

    def said(self, field: str) -> str:
        """What a cell says now, in words."""
        value = self.cells.get(field)
        return f"{value:,.10g}" if isinstance(value, float) else shown(self.kind, field, value)


def show_amend(here: Here) -> None:
    """A number of a line, or a place's name everywhere."""
    if "amended" in st.session_state:
        _show_amended(st.session_state["amended"])
    what = st.segmented_control(
        text.AMEND, list(text.AMEND_WHAT), default="number", required=True, format_func=text.AMEND_WHAT.get,
        key="amend_what", label_visibility="collapsed")
    {"number": _amend_number, "name": _amend_name}[what](here)


def _show_amended(receipt: Receipt) -> None:
    """What was done, its way back, and after a renaming whether files to come are to be read so, too."""
    st.success(f"**{text.AMENDED}** {plain(receipt.file)}", icon=":material/task_alt:")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        draw_undo(text.AMEND_UNDO, receipt.batch_id, "batch")
        renamed = st.session_state.get("renamed")
        if renamed:
            st.button(text.RENAME_REMEMBER, key="remember_renamed", on_click=remember_renamed, args=renamed)


def _amend_number(here: Here) -> None:
    st.caption(text.AMEND_HELP)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = KIND[st.selectbox(
            text.AMEND_KIND, AMENDABLE, format_func=lambda name: KIND[name].label, key="amend_kind", width=170)]
        lines = _lines(kind, here)
        chosen = st.selectbox(
            text.AMEND_LINE, range(len(lines)), index=None, format_func=lambda number: lines[number].label,
            placeholder=text.AMEND_LINE_CHOOSE.format(count=len(lines)), key="amend_line", width=460)
        if chosen is None or chosen >= len(lines):
            return
        line = lines[chosen]
        fields = {entry.name: entry for entry in kind.fields if entry.name in line.cells}
        field = st.selectbox(
            text.AMEND_FIELD, list(fields), index=None, key=f"amend_field_{kind.name}", placeholder=text.COLUMNS_CHOOSE,
            format_func=lambda name: fields[name].label, width=200)
    st.caption(text.AMEND_SOURCE.format(file=plain(line.file), sheet=plain(line.source_sheet), row=line.source_row))
    if field:
        _ask_value(line, fields[field])


def _lines(kind: Kind, here: Here) -> list[Line]:
    """The lines of a month; where the kind has none, all."""
    options = answer("month_options")
    options = options[options["kinds"].map(lambda kinds: kind.name in kinds)]
    months = sorted(set(options["month"].dt.date), reverse=True)
    at = months.index(here.selection.month) if here.selection.month in months else 0
    month = st.selectbox(
        text.FILTER_MONTH, months, index=at, format_func=text.MONTH.format, key=f"amend_month_{kind.name}",
        width=150) if months else None
    found = answer("current_lines", Selection(street=tuple(here.streets), month=month), kind=kind.name)
    return [Line(kind, row.upload_id, row.source_sheet, row.source_row, row.file, json.loads(row.cells))
            for row in found.itertuples()]


def _ask_value(line: Line, entry: Field) -> None:
    """The new value and why; then what it was and will be, and only then it is stored."""
    key = f"{line.upload_id}_{line.source_sheet}_{line.source_row}_{entry.name}"
    with st.form(f"amend_{key}", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(text.AMEND_NOW.format(field=entry.label, value=plain(line.said(entry.name))), width="content")
        words = _words(entry)
        if words:
            value = st.selectbox(
                text.AMEND_VALUE, list(words), index=None, format_func=words.get, placeholder=text.COLUMNS_CHOOSE,
                key=f"value_{key}", width=200)
        else:
            value = st.text_input(text.AMEND_VALUE, key=f"value_{key}", max_chars=200, width=200)
        why = st.text_input(
            text.AMEND_WHY, key=f"why_{key}", max_chars=100, placeholder=text.AMEND_WHY_EXAMPLE, width=300)
        is_asked = st.form_submit_button(text.AMEND_NEXT, key=f"next_{key}")
    if is_asked:
        st.session_state["amending"] = key
    if st.session_state.get("amending") != key:
        return
    if value is None or not why.strip():
        st.warning(text.AMEND_INCOMPLETE)
        return
    found = doubts(line.kind, line.cells, entry.name, value)
    if found:
        st.warning(text.AMEND_DOUBT.format(problems=text.CHART_CLAUSE.join(map(plain, found))))
    _confirm(
        text.AMEND_CONFIRM.format(
            line=plain(line.label), field=entry.label, old=plain(line.said(entry.name)),
            new=plain(words.get(value, value.strip() or text.NO_VALUE))),
        amend, (line, entry.name, value, why.strip()))


def _amend_name(here: Here) -> None:
    st.caption(text.RENAME_HELP)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        level = st.selectbox(
            text.RENAME_LEVEL, NAMED, index=1, key="rename_level", width=120,
            format_func=lambda name: KIND["projects"].field(name).label)
        places = answer("place_options")
        names = sorted(set(places.loc[places["street"].isin(here.streets), level].dropna()))
        said = st.selectbox(
            text.RENAME_SAID, names, index=None, placeholder=text.COLUMNS_CHOOSE, key=f"rename_said_{level}", width=240)
    if not said:
        return
    with st.form("rename", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        meant = st.text_input(text.RENAME_MEANT, key="rename_meant", max_chars=40, width=240)
        why = st.text_input(text.AMEND_WHY, key="rename_why", max_chars=100, width=300)
        if st.form_submit_button(text.AMEND_NEXT, key="rename_next"):
            st.session_state["amending"] = said
    if st.session_state.get("amending") != said:
        return
    if not meant.strip() or not why.strip():
        st.warning(text.AMEND_INCOMPLETE)
        return
    _confirm(text.RENAME_CONFIRM.format(said=plain(said), meant=plain(LEVELS[level](meant))),
             rename, (level, said, meant.strip(), why.strip()))


def _confirm(said: str, save: object, arguments: tuple) -> None:
    st.info(said, icon=":material/edit:")
    with st.container(horizontal=True):
        st.button(text.AMEND_SAVE, type="primary", key="amend_save", on_click=save, args=arguments)
        st.button(text.AMEND_CANCEL, key="amend_cancel", on_click=cancel)


@uploading.action
def amend(line: Line, field: str, value: object, why: str) -> None:
    """Store it as a version of its own."""
    cancel()
    st.session_state["amended"] = store().amend(
        line.kind.name, upload_id=line.upload_id, source_sheet=line.source_sheet, source_row=line.source_row,
        field=field, value=value, by=uploading.clerk(), why=why)


@uploading.action
def rename(level: str, said: str, meant: str, why: str) -> None:
    """Spell the place so in everything that was loaded."""
    cancel()
    st.session_state["amended"] = store().rename_place(level, said, meant, by=uploading.clerk(), why=why)
    st.session_state["renamed"] = level, said, meant


@uploading.action
def remember_renamed(level: str, said: str, meant: str) -> None:
    """Read the old name as the new one in files to come, too."""
    store().remember("place", level, said, meant, by=uploading.clerk())
    st.session_state.pop("renamed", None)


def cancel() -> None:
    """Nothing is stored."""
    for name in ("amending", "amended", "renamed"):
        st.session_state.pop(name, None)


def _words(entry: Field) -> dict[object, str]:
    """What a closed set may say; {} where anything may be typed."""
    if isinstance(entry.values, type) and issubclass(entry.values, Term):
        return {term.value: term.label for term in entry.values}
    return dict(zip((True, False), text.YES_OR_NO, strict=True)) if entry.values == "yes_no" else {}
