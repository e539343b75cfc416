"""The files of this session: dropped, inspected once each, then committed or given up."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

import streamlit as st

from data import intake
from data.intake import Inspection
from data.loading import Receipt
from data.vocabulary import text
from data.vocabulary.terms import Status
from data.vocabulary.thresholds import READING
from pages.parts.session import store

FORMATS = ["xlsx", "xlsm", "xls", "et", "ods", "csv", "txt"]
MONTH_PROBLEMS = frozenset({"unknown-month", "contradictory-month"})


@dataclass(frozen=True)
class Verdict:
    """The loud answer above everything: `state` is done, waiting or refused."""

    state: str
    headline: str
    consequence: str


def drop_files() -> list[Inspection]:
    """The uploader, and what is understood of each file in it; says its progress."""
    files = st.file_uploader(
        text.UPLOAD_LABEL, type=FORMATS, accept_multiple_files=True, key=f"files_{_round()}",
        max_upload_size=READING.file_bytes // 2**20)
    if not files:
        return []
    st.session_state.pop("receipts", None)
    contents = [(file.name, file.getvalue()) for file in files]
    fresh = [name for name, content in contents if _key(content) not in _known()]
    progress = st.progress(0.0, text.UPLOAD_READING.format(file=fresh[0])) if fresh else None
    for position, (name, content) in enumerate(contents):
        if progress:
            progress.progress(position / len(contents), text.UPLOAD_READING.format(file=name))
        if _key(content) not in _known():
            _known()[_key(content)] = intake.inspect(name, content, month=_months().get(sha256(content).hexdigest()))
    if progress:
        progress.empty()
    return [_known()[_key(content)] for _, content in contents]


def ask_months(inspections: list[Inspection], months: list[date]) -> None:
    """Where a file's month is unknown or contradictory the clerk says it; the file is then read again."""
    for inspection in inspections:
        if not any(problem.code in MONTH_PROBLEMS for problem in inspection.all_issues):
            continue
        st.selectbox(
            text.UPLOAD_WHICH_MONTH.format(file=inspection.file), months, index=None, format_func=text.MONTH.format,
            placeholder=text.UPLOAD_CHOOSE_MONTH, key=f"month_{inspection.sha256}", on_change=_month_said,
            args=(inspection.sha256,))


def verdict(inspections: list[Inspection]) -> Verdict:
    """What became of the files, in one sentence, and of the figures, in another."""
    loadable = [inspection for inspection in inspections if inspection.accepted_count]
    problems = sum(problem.severity != "notice" for inspection in inspections for problem in inspection.all_issues)
    rows_count = sum(inspection.accepted_count for inspection in loadable)
    if not loadable:
        return Verdict("refused", text.UPLOAD_REFUSED, text.UPLOAD_REFUSED_WHY)
    refused = [inspection.file for inspection in inspections if not inspection.accepted_count]
    consequence = text.UPLOAD_UNCHANGED
    if refused:
        consequence = text.UPLOAD_SOME_REFUSED.format(files=text.LIST_JOINT.join(refused)) + consequence
    if problems:
        return Verdict("waiting", text.UPLOAD_LOOK.format(count=problems), consequence)
    return Verdict("waiting", text.UPLOAD_READY.format(rows=f"{rows_count:,}", files=len(loadable)), consequence)


def commit(inspections: list[Inspection], *, by: str, is_clearing_samples: bool) -> None:
    """Store every file that has rows, each in one transaction, and remember the receipts for the page."""
    opened = store()
    if is_clearing_samples:
        opened.clear_samples(by=by, reason=text.SAMPLE_CLEAR)
    st.session_state["receipts"] = [
        opened.load(inspection, by=by) for inspection in inspections if inspection.accepted_count]
    give_up(keep_receipts=True)


def give_up(*, keep_receipts: bool = False) -> None:
    """Forget the dropped files; nothing was stored of them."""
    st.session_state["upload_round"] = _round() + 1
    st.session_state["inspections"] = {}
    if not keep_receipts:
        st.session_state.pop("receipts", None)


def receipts() -> list[Receipt]:
    """What the last commit of this session did."""
    return st.session_state.get("receipts", [])


def undo(upload_ids: list[int], *, by: str) -> None:
    """Take uploads back, with the reason that stands in the page."""
    for upload_id in upload_ids:
        store().undo(upload_id, by=by, reason=st.session_state.get(f"reason_{upload_id}") or "")
    st.session_state.pop("receipts", None)


def redo(upload_id: int, *, by: str) -> None:
    """Take an undo back."""
    store().redo(upload_id, by=by)
    st.session_state.pop("receipts", None)


def is_refused(inspection: Inspection) -> bool:
    return inspection.status in (Status.REJECTED, Status.UNREADABLE)


def _key(content: bytes) -> tuple[str, date | None]:
    digest = sha256(content).hexdigest()
    return digest, _months().get(digest)


def _known() -> dict[tuple, Inspection]:
    return st.session_state.setdefault("inspections", {})


def _months() -> dict[str, date]:
    return st.session_state.setdefault("said_months", {})


def _month_said(digest: str) -> None:
    _months()[digest] = st.session_state[f"month_{digest}"]


def _round() -> int:
    return st.session_state.get("upload_round", 0)
