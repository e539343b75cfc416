"""What was loaded and corrected, with the way back: the receipt of the last step, and every step before it."""

import pandas as pd
import streamlit as st

from data.loading import Receipt
from data.vocabulary import text
from data.vocabulary.terms import KIND
from pages.exports.xlsx import workbook_of
from pages.parts import uploading
from pages.parts.downloads import download_table
from pages.parts.markup import plain
from pages.parts.selection import Here
from pages.parts.session import answer
from pages.parts.upload_html import Cell, draw_table, scroll_up
from pages.parts.upload_times import local
from pages.parts.upload_view import Verdict, show_verdict

LOOKS = {"number": "number", "rows_count": "number", "status": "nowrap", "uploaded": "nowrap", "data_month": "nowrap"}
STATUS_SHAPES = {"accepted": "●", "accepted_with_warnings": "▲", "undone": "◇"}


def show_receipts(receipts: list[Receipt]) -> None:
    """What the last commit did, on screen, on paper and as a file, and its way back."""
    scroll_up(receipts[0].uploaded_at)
    fresh = [receipt for receipt in receipts if not receipt.is_already_loaded]
    show_verdict(_verdict(receipts, fresh))
    with st.container(border=True, key="receipt"):
        st.markdown(f"**{text.RECEIPT}**")
        st.caption(_stamp(receipts))
        draw_table(list(text.RECEIPT_COLUMNS.values()), [_receipt_row(receipt, is_whole=False) for receipt in receipts],
                   look="cards")
        again = [receipt.file for receipt in receipts if receipt.is_already_loaded]
        if again and fresh:
            st.caption(text.UPLOAD_AGAIN.format(files=plain(text.LIST_JOINT.join(again))))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.download_button(
                text.RECEIPT_DOWNLOAD, lambda: _receipt_file(receipts), on_click="ignore", icon=":material/download:",
                file_name=text.RECEIPT_FILE.format(upload=receipts[0].upload_id), key="download_receipt")
            if fresh:
                draw_undo(text.UPLOAD_UNDO_ALL, fresh[0].batch_id, "batch")


def show_history(here: Here) -> None:
    """Every load and correction, newest first, with its way back."""
    history = answer("upload_history")
    if history.empty:
        st.caption(text.HISTORY_EMPTY)
        return
    shown = pd.DataFrame({
        "status": history.apply(_status, axis=1),
        "number": history["upload_id"], "file": history.apply(_file, axis=1),
        "kinds": history["kinds"].map(lambda kinds: text.LIST_JOINT.join(KIND[kind].label for kind in kinds)),
        "data_month": history["data_month"].fillna(text.NO_VALUE), "rows_count": history["rows_count"],
        "uploaded": [_moment(row.uploaded_at, row.uploaded_by) for row in history.itertuples()]})
    is_cleared = history["is_sample"] & (history["status"] == "undone")
    if not is_cleared.all():
        _draw_steps(shown[~is_cleared])
    if is_cleared.any():
        with st.expander(text.HISTORY_CLEARED.format(count=is_cleared.sum())):
            _draw_steps(shown[is_cleared])
    _draw_way_back(history)
    download_table(shown, text.HISTORY_COLUMNS, here, text.HISTORY)


def _draw_steps(shown: pd.DataFrame) -> None:
    draw_table(list(text.HISTORY_COLUMNS.values()), [
        [Cell(f"{value:,}" if isinstance(value, int) else value, LOOKS.get(name, ""))
         for name, value in zip(text.HISTORY_COLUMNS, row, strict=True)]
        for row in shown.itertuples(index=False)], look="cards")


def _verdict(receipts: list[Receipt], fresh: list[Receipt]) -> Verdict:
    if not fresh:
        return Verdict("ready", text.UPLOAD_SAME, text.UPLOAD_SAME_WHAT.format(
            files=text.LIST_JOINT.join(receipt.file for receipt in receipts)))
    months = sorted({part.month for receipt in fresh for part in receipt.parts if part.month})
    return Verdict("done", text.UPLOAD_DONE, text.UPLOAD_DONE_WHAT.format(
        rows=f"{sum(receipt.rows_count for receipt in fresh):,}", files=len(fresh), months=_months(months)))


def _months(months: list) -> str:
    """Up to two months in words, more as a span."""
    said = [text.MONTH.format(month) for month in months]
    if not said:
        return text.UPLOAD_NO_MONTH
    return text.LIST_JOINT.join(said) if len(said) < 3 else text.RECEIPT_SPAN.format(first=said[0], last=said[-1])


def _stamp(receipts: list[Receipt]) -> str:
    first = receipts[0]
    return text.RECEIPT_STAMP.format(
        moment=local(first.uploaded_at), who=plain(first.uploaded_by or ""),
        number=text.UPLOAD_NUMBER.format(upload=first.batch_id))


def _receipt_row(receipt: Receipt, *, is_whole: bool) -> list[str | Cell]:
    """A file's line; the whole of its digest only where there is room."""
    rows = text.LIST_JOINT.join(f"{KIND[kind].label} {text.UPLOAD_ROWS.format(rows=f'{count:,}')}"
                                for kind, count in _by_kind(receipt).items())
    warned = text.RECEIPT_WARNED.format(warnings=receipt.warnings_count, errors=receipt.errors_count)
    is_quiet = not receipt.warnings_count and not receipt.errors_count
    return [
        Cell(text.UPLOAD_NUMBER.format(upload=receipt.upload_id), "nowrap"), receipt.file, rows,
        _months(sorted({part.month for part in receipt.parts if part.month})),
        text.NO_VALUE if is_quiet else warned, Cell(receipt.sha256 if is_whole else receipt.sha256[:12], "code")]


def _by_kind(receipt: Receipt) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in receipt.parts:
        counts[part.kind] = counts.get(part.kind, 0) + part.rows_count
    return counts


def _receipt_file(receipts: list[Receipt]) -> bytes:
    rows = [[cell.words if isinstance(cell, Cell) else cell for cell in _receipt_row(receipt, is_whole=True)]
            for receipt in receipts]
    first = receipts[0]
    stamp = text.RECEIPT_STAMP.format(
        moment=local(first.uploaded_at), who=first.uploaded_by, number=text.UPLOAD_NUMBER.format(upload=first.batch_id))
    return workbook_of(pd.DataFrame(rows, columns=list(text.RECEIPT_COLUMNS.values())), text.RECEIPT, note=stamp)


def _draw_way_back(history: pd.DataFrame) -> None:
    """One choice among the steps, and the files of a step that brought several; then its reason and the button."""
    choices = _choices(history)
    chosen = st.selectbox(
        text.HISTORY_WHICH, list(choices), index=None, format_func=choices.get, placeholder=text.HISTORY_CHOOSE,
        key="history")
    if chosen is None:
        return
    what, number = chosen
    own = history[history["batch_id" if what == "batch" else "upload_id"] == number]
    if (own["status"] == "undone").all():
        reason = next(filter(None, own["reason"].dropna()), "")
        st.caption(text.HISTORY_UNDONE.format(
            moment=local(own["undone_at"].max()), who=plain(own["undone_by"].iloc[0]), reason=plain(reason)))
        redo = uploading.redo_batch if what == "batch" else uploading.redo
        st.button(text.HISTORY_REDO, on_click=redo, args=(number,), key="redo")
    else:
        draw_undo(text.HISTORY_UNDO, number, what)


def draw_undo(label: str, number: int, what: str) -> None:
    """The reason and the button go together, so that one click is enough."""
    key = f"reason_{what}_{number}"
    undo = uploading.undo_batch if what == "batch" else uploading.undo
    with st.form(f"undo_{what}_{number}", border=False, width="content"), st.container(
            horizontal=True, vertical_alignment="bottom"):
        st.text_input(text.HISTORY_REASON, key=key, max_chars=100, placeholder=text.HISTORY_REASON_EXAMPLE, width=260)
        st.form_submit_button(label, on_click=undo, args=(number, key), key=f"button_{key}")


def _choices(history: pd.DataFrame) -> dict[tuple[str, int], str]:
    choices = {}
    for batch_id, own in history.groupby("batch_id", sort=False):
        if len(own) > 1:
            choices["batch", int(batch_id)] = text.HISTORY_STEP.format(
                upload=batch_id, count=len(own), first=own["file"].iloc[-1])
        for row in own.itertuples():
            choices["upload" if len(own) > 1 else "batch", int(row.upload_id)] = text.HISTORY_CHOICE.format(
                upload=row.upload_id, file=row.file, status=text.HISTORY_STATUS[row.status])
    return choices


def _status(row: pd.Series) -> str:
    if row["is_amendment"] and row["status"] != "undone":
        return text.HISTORY_AMENDED
    return f"{STATUS_SHAPES[row['status']]} {text.HISTORY_STATUS[row['status']]}"


def _file(row: pd.Series) -> str:
    """The file; of a correction what was changed and why, of an undone step why."""
    is_sample = row["is_sample"] and not row["is_amendment"]
    told = [text.HISTORY_SAMPLE.format(file=row["file"]) if is_sample else row["file"]]
    told += [row["note"]] if isinstance(row["note"], str) else []
    told += [text.HISTORY_UNDONE_WHY.format(reason=row["reason"])] if isinstance(row["reason"], str) else []
    return text.CHART_CLAUSE.join(told)


def _moment(moment: pd.Timestamp, who: str) -> str:
    return f"{local(moment)} {who}"

