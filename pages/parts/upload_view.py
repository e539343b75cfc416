"""How the upload page shows what it knows: the verdict, the files, the issues, what will change, the history."""

from datetime import UTC, datetime

import pandas as pd
import streamlit as st

from data.intake import Inspection
from data.loading import Receipt
from data.vocabulary import text
from data.vocabulary.terms import KIND, Severity, WorkType
from pages.exports.xlsx import workbook_of
from pages.parts import uploading
from pages.parts.downloads import download_table
from pages.parts.layout import columns
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.session import answer, store
from pages.parts.tables import show_table
from queries.load_changes import load_changes

SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.NOTICE: "◇"}
ORDER = {severity: rank for rank, severity in enumerate(Severity)}
STATUS_SHAPES = {"accepted": "●", "accepted_with_warnings": "▲", "undone": "◇"}
HISTORY_ROWS = 8


def show_verdict(found: uploading.Verdict) -> None:
    """Green, amber or red, in words first."""
    box = {"done": st.success, "waiting": st.warning, "refused": st.error}[found.state]
    icon = {"done": "task_alt", "waiting": "edit_note", "refused": "block"}[found.state]
    box(f"**{found.headline}** {plain(found.consequence)}", icon=f":material/{icon}:")


def show_inspections(inspections: list[Inspection], here: Here, *, by: str) -> None:
    """Left what to mend and the buttons, right what would change."""
    left, right = columns(here, 7, 5)
    with left, st.container(border=True):
        _show_files(inspections, here)
        _show_issues(inspections, here)
        is_clearing = _draw_buttons(inspections, by=by)
    with right, st.container(border=True):
        loadable = [inspection for inspection in inspections if inspection.accepted_count]
        _show_changes(loadable, here, is_clearing_samples=is_clearing)


def show_receipts(receipts: list[Receipt], *, by: str) -> None:
    """What the last commit did, and its way back."""
    rows_count = sum(receipt.rows_count for receipt in receipts)
    months = sorted({receipt.data_month for receipt in receipts if receipt.data_month})
    said = text.LIST_JOINT.join(text.MONTH.format(month) for month in months)
    numbers = text.LIST_JOINT.join(text.UPLOAD_NUMBER.format(upload=receipt.upload_id) for receipt in receipts)
    show_verdict(uploading.Verdict("done", text.UPLOAD_DONE, text.UPLOAD_DONE_WHAT.format(
        rows=f"{rows_count:,}", files=len(receipts), months=said or text.UPLOAD_NO_MONTH, numbers=numbers)))
    again = [receipt.file for receipt in receipts if receipt.is_already_loaded]
    if again:
        st.caption(text.UPLOAD_AGAIN.format(files=plain(text.LIST_JOINT.join(again))))
    fresh = [receipt.upload_id for receipt in receipts if not receipt.is_already_loaded]
    if fresh:
        st.button(text.UPLOAD_UNDO_ALL, on_click=uploading.undo, args=(fresh,), kwargs={"by": by}, key="undo_all")


def show_history(here: Here, *, by: str) -> None:
    """Every load with its way back."""
    history = answer("upload_history")
    st.subheader(text.HISTORY, anchor=False)
    if history.empty:
        st.caption(text.HISTORY_EMPTY)
        return
    local = history["uploaded_at"].dt.tz_localize(UTC).dt.tz_convert(datetime.now().astimezone().tzinfo)
    shown = pd.DataFrame({
        "status": history["status"].map(lambda code: f"{STATUS_SHAPES[code]} {text.HISTORY_STATUS[code]}"),
        "number": history["upload_id"], "file": history["file"],
        "kinds": history["kinds"].map(lambda kinds: text.LIST_JOINT.join(KIND[kind].label for kind in kinds)),
        "data_month": history["data_month"], "rows_count": history["rows_count"],
        "uploaded": local.dt.strftime("%Y-%m-%d %H:%M") + " " + history["uploaded_by"]})
    show_table(shown, here, text.HISTORY_COLUMNS)
    download_table(shown, text.HISTORY_COLUMNS, here, text.HISTORY)
    _draw_way_back(history, by=by)


def _draw_way_back(history: pd.DataFrame, *, by: str) -> None:
    labels = {
        row.upload_id: text.HISTORY_CHOICE.format(
            upload=row.upload_id, file=row.file, status=text.HISTORY_STATUS[row.status])
        for row in history.itertuples()}
    chosen = st.selectbox(
        text.HISTORY_WHICH, list(labels), index=None, format_func=labels.get, placeholder=text.HISTORY_CHOOSE,
        key="history")
    if chosen is None:
        return
    if history.set_index("upload_id").loc[chosen, "status"] == "undone":
        st.button(text.HISTORY_REDO, on_click=uploading.redo, args=(chosen,), kwargs={"by": by}, key="redo")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(text.HISTORY_REASON, key=f"reason_{chosen}")
        st.button(text.HISTORY_UNDO, on_click=uploading.undo, args=([chosen],), kwargs={"by": by}, key="undo")


def _show_files(inspections: list[Inspection], here: Here) -> None:
    for inspection in inspections:
        kinds = text.LIST_JOINT.join(dict.fromkeys(
            KIND[sheet.kind].label for sheet in inspection.sheets if sheet.accepted_count))
        shape = "■" if uploading.is_refused(inspection) else STATUS_SHAPES[inspection.status]
        month = text.MONTH.format(inspection.data_month) if inspection.data_month else ""
        st.markdown(text.UPLOAD_FILE.format(
            shape=shape, file=plain(inspection.file), status=inspection.status.label,
            what=text.FILTER_JOINT.join(filter(None, (kinds, month, text.UPLOAD_ROWS.format(
                rows=f"{inspection.accepted_count:,}"))))))


def _show_issues(inspections: list[Inspection], here: Here) -> None:
    found = [(inspection.file, problem) for inspection in inspections for problem in inspection.all_issues]
    found.sort(key=lambda pair: ORDER[Severity(pair[1].severity)])
    st.markdown(f"**{text.UPLOAD_ISSUES.format(count=len(found))}**")
    if not found:
        st.caption(text.UPLOAD_NO_ISSUES)
        return
    table = pd.DataFrame([{
        "severity": f"{SHAPES[Severity(problem.severity)]} {Severity(problem.severity).label}",
        "where": f"{file} · {problem.sheet}" if problem.sheet else file, "cell": problem.cell, "value": problem.value,
        "fix": "；".join(filter(None, (problem.message, problem.fix)))} for file, problem in found]).astype("str")
    show_table(table, here, text.UPLOAD_ISSUE_COLUMNS, is_wrapped=True)
    if len(table) > 1:
        st.download_button(
            text.UPLOAD_ISSUE_LIST,
            lambda: workbook_of(table.rename(columns=text.UPLOAD_ISSUE_COLUMNS), text.UPLOAD_ISSUE_SHEET),
            file_name=text.UPLOAD_ISSUE_FILE, on_click="ignore", key="issue_list")


def _draw_buttons(inspections: list[Inspection], *, by: str) -> bool:
    """Commit and give up; says whether the samples are to go with the commit."""
    rows_count = sum(inspection.accepted_count for inspection in inspections)
    is_sound = all(problem.severity == Severity.NOTICE for i in inspections for problem in i.all_issues)
    is_clearing = rows_count > 0 and store().has_samples() and st.checkbox(text.UPLOAD_CLEAR_SAMPLES, value=True)
    with st.container(horizontal=True):
        if rows_count:
            label = text.UPLOAD_COMMIT if is_sound else text.UPLOAD_COMMIT_GOOD
            st.button(label.format(rows=f"{rows_count:,}"), type="primary", key="commit", on_click=uploading.commit,
                      args=(inspections,), kwargs={"by": by, "is_clearing_samples": is_clearing})
        st.button(text.UPLOAD_GIVE_UP, on_click=uploading.give_up, key="give_up")
    return is_clearing


def _show_changes(inspections: list[Inspection], here: Here, *, is_clearing_samples: bool) -> None:
    st.markdown(f"**{text.CHANGES}**")
    if not inspections:
        st.caption(text.CHANGES_NONE)
        return
    changes = load_changes(store(), inspections, is_clearing_samples=is_clearing_samples)
    figures = changes.figures[changes.figures["before_count"].fillna(-1) != changes.figures["after_count"].fillna(-1)]
    table = pd.DataFrame({
        "metric": [_metric(row) for row in figures.itertuples()],
        "before": figures["before_count"].map(_count), "after": figures["after_count"].map(_count),
        "change": [_change(row.before_count, row.after_count) for row in figures.itertuples()]})
    if figures.empty:
        st.caption(text.CHANGES_SAME)
    else:
        show_table(table, here, text.CHANGES_COLUMNS)
    _say_rows(changes.rows)
    months = sorted({month for i in inspections for s in i.sheets if s.table for month in s.table.months})
    if months:
        said = text.LIST_JOINT.join(text.MONTH.format(month) for month in months)
        st.caption(text.CHANGES_SCOPE.format(months=said))


def _say_rows(rows: pd.DataFrame) -> None:
    counts = rows["change"].value_counts()
    st.caption(text.CHANGES_ROWS.format(**{name: counts.get(name, 0) for name in ("new", "changed", "missing")}))
    missing = rows[rows["change"] == "missing"].head(5)
    if len(missing):
        names = [f"{row.compound or row.community}{WorkType(row.work_type).label}" for row in missing.itertuples()]
        st.markdown(text.CHANGES_MISSING.format(names=plain(text.LIST_JOINT.join(names))))


def _metric(row: object) -> str:
    name = text.CHANGES_METRICS.get(row.metric) or KIND[row.metric].label
    month = "" if pd.isna(row.month) else f"（{row.month:%Y-%m}）"
    works = f"{WorkType(row.work_type).label} " if isinstance(row.work_type, str) else ""
    return f"{works}{name}{month}"


def _count(value: float) -> str:
    return text.NOT_REPORTED if pd.isna(value) else f"{int(value):,}"


def _change(before: float, after: float) -> str:
    if pd.isna(before):
        return text.CHANGES_NEW
    difference = int((0 if pd.isna(after) else after) - before)
    return text.NO_VALUE if not difference else f"{'+' if difference > 0 else '−'}{abs(difference):,}"
