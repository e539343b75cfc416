"""The files of this session: dropped, inspected once each, then committed or given up; and their way back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from hashlib import sha256

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from data import intake, over_months
from data.inspection import Inspection
from data.issues import Issue
from data.loading import Receipt
from data.store import StoreError
from data.vocabulary import text
from data.vocabulary.terms import Severity
from data.vocabulary.thresholds import READING
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.session import answer, store

PLACE_PROBLEMS = frozenset({"unknown-place", "new-community"})
MONTH_PROBLEMS = frozenset({"unknown-month", "contradictory-month", "unclear-span"})


@dataclass(frozen=True, eq=False)
class Dropped:
    """A file as the clerk dropped it, and what is understood of it. `key`: for the widgets that belong to it."""

    key: str
    source: UploadedFile
    inspection: Inspection

    @property
    def file(self) -> str:
        return self.source.name

    @property
    def content(self) -> bytes:
        return self.source.getvalue()

    @property
    def is_faulty(self) -> bool:
        """Whether there is something to mark in it."""
        return any(problem.severity != Severity.NOTICE for problem in self.inspection.all_issues)


def drop_files(here: Here) -> list[Dropped]:
    """The uploader, and what is understood of each file in it; says its progress."""
    left, right = (st.container(), st.container()) if here.view.is_print else st.columns([6, 1], gap="small")
    with right:
        st.session_state["clerk_name"] = clerk()
        st.text_input(text.UPLOAD_CLERK, key="clerk_name", max_chars=20, on_change=_clerk_said)
    with left:
        files = st.file_uploader(
            text.UPLOAD_LABEL, accept_multiple_files=True, key=f"files_{round_number()}",
            max_upload_size=READING.file_bytes // 2**20)
    if files:
        st.session_state.pop("receipts", None)
    return _inspected(files)


def _inspected(files: list[UploadedFile]) -> list[Dropped]:
    """Each file read once, and again where the clerk has said its month or what a word in it means."""
    taught = tuple(row["correction_id"] for row in store().list_corrections()) if files else ()
    keys = {file.file_id: (file.file_id, _months().get(_digest(file)), taught) for file in files}
    known = st.session_state.get("inspections", {})
    known = st.session_state["inspections"] = {key: known[key] for key in keys.values() if key in known}
    fresh = [file for file in files if keys[file.file_id] not in known]
    place = st.empty()
    for number, file in enumerate(fresh, start=1):
        said = text.UPLOAD_READING.format(file=plain(file.name), number=number, count=len(fresh))
        with place.container(), st.spinner(said):
            st.progress((number - 1) / len(fresh))
            known[keys[file.file_id]] = intake.inspect(
                file.name, file.getvalue(), month=_months().get(_digest(file)), corrections=store().corrections())
    place.empty()
    return [Dropped(file.file_id, file, known[keys[file.file_id]]) for file in files]


def is_clearing_samples() -> bool:
    """Whether the samples are to go when the files are stored."""
    return store().has_samples() and st.session_state.get("is_clearing_samples", True)


def ask_about_samples() -> None:
    """Asked with every drop; the answer of this session stays until it is changed."""
    st.session_state["clear_samples_too"] = is_clearing_samples()
    st.checkbox(text.UPLOAD_CLEAR_SAMPLES, key="clear_samples_too", on_change=_samples_said)


def compare_with_store(files: list[Dropped]) -> None:
    """What only the months before can tell (a count that fell, a name nobody knows), once for these files."""
    inspections = [dropped.inspection for dropped in files]
    key = [tuple(map(id, inspections)), store().version, is_clearing_samples()]
    if inspections and st.session_state.get("compared") != key:
        over_months.add(inspections, store(), is_clearing_samples=is_clearing_samples())
        st.session_state["compared"] = key
    for sheet in (sheet for inspection in inspections for sheet in inspection.sheets):
        sheet.issues = [problem for problem in sheet.issues if not _is_called_new(problem)]


def call_new(level: str, name: str) -> None:
    """The clerk says that a name is a new place's: it is not asked again, and known once the file is stored."""
    st.session_state.setdefault("new_places", set()).add((level, name))


def _is_called_new(problem: Issue) -> bool:
    return problem.code in PLACE_PROBLEMS and (problem.field, problem.value) in st.session_state.get("new_places", ())


def loaded_before(files: list[Dropped]) -> dict[str, int]:
    """Key of a file → the upload that holds the same content, whatever its name."""
    loaded = answer("loaded_contents").set_index("sha256")["upload_id"]
    return {dropped.key: int(loaded[dropped.inspection.sha256]) for dropped in files
            if dropped.inspection.sha256 in loaded.index}


def ask_months(files: list[Dropped], months: list[date]) -> None:
    """Where a file's month is unknown or contradictory the clerk says it; the file is then read again."""
    for dropped in filter(needs_month, files):
        st.selectbox(
            text.UPLOAD_WHICH_MONTH.format(file=plain(dropped.file)), months, index=None, format_func=text.MONTH.format,
            placeholder=text.UPLOAD_CHOOSE_MONTH, key=f"month_{dropped.key}", on_change=_month_said, width=360,
            args=(dropped.inspection.sha256, f"month_{dropped.key}"))


def needs_month(dropped: Dropped) -> bool:
    return any(problem.code in MONTH_PROBLEMS for problem in dropped.inspection.all_issues)


def loadable(files: list[Dropped]) -> list[Dropped]:
    """Those with rows."""
    return [dropped for dropped in files if dropped.inspection.accepted_count]


def clerk() -> str:
    """Who is at work; there are no accounts yet."""
    return st.session_state.get("clerk") or text.UPLOADED_BY


def receipts() -> list[Receipt]:
    """What the last commit of this session did."""
    return st.session_state.get("receipts", [])


def say_refusal() -> None:
    """In one sentence what the store would not do, once."""
    said = st.session_state.pop("refusal", None)
    if said:
        st.error(said, icon=":material/block:")
        st.toast(said, icon=":material/block:")  # the button that was pressed may stand far below the box


def action(done: Callable[..., None]) -> Callable[..., None]:
    """What a button does: where the store refuses, the page says so in one sentence and nothing has changed."""
    @wraps(done)
    def guarded(*arguments: object, **more: object) -> None:
        try:
            done(*arguments, **more)
        except StoreError as problem:
            st.session_state["refusal"] = text.STORE_ERRORS[problem.code].format(detail=plain(problem.detail))
    return guarded


@action
def commit(files: list[Dropped], *, number: int) -> None:
    """Store every file that has rows as one step, and keep the receipts for the page; a second click does nothing."""
    if number != round_number():
        return
    st.session_state["receipts"] = store().load_all(
        [dropped.inspection for dropped in files], by=clerk(), is_clearing_samples=is_clearing_samples())
    _forget_files()


@action
def undo_batch(batch_id: int, reason_key: str) -> None:
    """Take a step back, with the reason that stands in the page."""
    reason = _reason(reason_key)
    if reason:
        store().undo_batch(batch_id, by=clerk(), reason=reason)
        _forget_answers()


@action
def undo(upload_id: int, reason_key: str) -> None:
    """Take one upload of a step, or a correction, back."""
    reason = _reason(reason_key)
    if reason:
        store().undo(upload_id, by=clerk(), reason=reason)
        _forget_answers()


@action
def redo(upload_id: int) -> None:
    """Take an undo back."""
    store().redo(upload_id, by=clerk())
    _forget_answers()


@action
def redo_batch(batch_id: int) -> None:
    """Take the undo of a step back."""
    store().redo_batch(batch_id, by=clerk())
    _forget_answers()


def give_up() -> None:
    """Forget the dropped files; nothing was stored of them."""
    _forget_files()
    _forget_answers()


def round_number() -> int:
    """Which drop of this session it is; another number is an empty uploader."""
    return st.session_state.get("upload_round", 0)


def _forget_files() -> None:
    st.session_state["upload_round"] = round_number() + 1
    st.session_state["inspections"] = {}


def _forget_answers() -> None:
    """What was said of a step that is no longer the last one."""
    for name in ("receipts", "amended", "renamed"):
        st.session_state.pop(name, None)


def _reason(key: str) -> str:
    reason = (st.session_state.get(key) or "").strip()
    if not reason:
        st.session_state["refusal"] = text.UPLOAD_REASON_NEEDED
    return reason


def _digest(file: UploadedFile) -> str:
    """What names the content, worked out once."""
    known = st.session_state.setdefault("digests", {})
    if file.file_id not in known:
        known[file.file_id] = sha256(file.getvalue()).hexdigest()
    return known[file.file_id]


def _months() -> dict[str, date]:
    return st.session_state.setdefault("said_months", {})


def _month_said(digest: str, key: str) -> None:
    _months()[digest] = st.session_state[key]


def _samples_said() -> None:
    st.session_state["is_clearing_samples"] = st.session_state["clear_samples_too"]


def _clerk_said() -> None:
    st.session_state["clerk"] = st.session_state["clerk_name"].strip()
