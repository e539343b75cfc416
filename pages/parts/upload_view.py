"""What the upload page says of dropped files: the verdict, what each can do, what to mend, what would change."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from data.vocabulary import text
from data.vocabulary.terms import KIND, Severity, Status
from pages.parts import upload_changes, upload_handing_back, upload_sheets, uploading
from pages.parts.layout import columns
from pages.parts.markup import plain
from pages.parts.months import recent_months
from pages.parts.selection import Here
from pages.parts.session import store
from pages.parts.upload_corrections import ask_meanings
from pages.parts.upload_issues import Line, lines_of, show_issues
from pages.parts.uploading import Dropped, loadable

BADGES = {
    Status.ACCEPTED: "green-badge[●", Status.ACCEPTED_WITH_WARNINGS: "orange-badge[▲", Status.REJECTED: "red-badge[■",
    Status.UNREADABLE: "red-badge[■"}


@dataclass(frozen=True)
class Verdict:
    """The loud answer above everything: `state` is done, ready, waiting or refused."""

    state: str
    headline: str
    consequence: str


def verdict_of(files: list[Dropped], lines: list[Line]) -> Verdict:
    """What became of the files, in one sentence, and of the figures, in another."""
    good = loadable(files)
    errors, warnings = (
        sum(line.severity is severity for line in lines) for severity in (Severity.ERROR, Severity.WARNING))
    if not good:
        is_asked = any(map(uploading.needs_month, files))
        return Verdict("refused", text.UPLOAD_REFUSED, text.UPLOAD_ASK_MONTH if is_asked else text.UPLOAD_REFUSED_WHY)
    if not errors and not warnings:
        return Verdict("ready", text.UPLOAD_READY.format(rows=_rows(good), files=len(good)), text.UPLOAD_UNCHANGED)
    refused = [dropped.file for dropped in files if not dropped.inspection.accepted_count]
    parts = [text.UPLOAD_SOME_REFUSED.format(files=text.LIST_JOINT.join(refused))] if refused else []
    parts.append(text.UPLOAD_MUST.format(errors=errors, warnings=warnings) if errors else text.UPLOAD_MAY)
    return Verdict(
        "waiting", text.UPLOAD_LOOK.format(count=errors + warnings), "".join([*parts, text.UPLOAD_UNCHANGED]))


def show_verdict(found: Verdict) -> None:
    """Green, blue, amber or red, in words first."""
    box = {"done": st.success, "ready": st.info, "waiting": st.warning, "refused": st.error}[found.state]
    icon = {"done": "task_alt", "ready": "fact_check", "waiting": "edit_note", "refused": "block"}[found.state]
    box(f"**{found.headline}** {plain(found.consequence)}", icon=f":material/{icon}:")


def show_files(files: list[Dropped], here: Here) -> None:
    """The verdict, each file's end state, then left what to mend and the buttons, right what would change."""
    with st.spinner(text.UPLOAD_COMPARING):
        uploading.compare_with_store(files)
        changes = upload_changes.tried_out(loadable(files))
    lines, known = lines_of(files), uploading.loaded_before(files)
    is_same = changes is not None and len(known) == len(files) and upload_changes.is_nothing(changes)
    show_verdict(_same(files) if is_same else verdict_of(files, lines))
    st.markdown("  \n".join(_said(dropped, known.get(dropped.key)) for dropped in files))
    uploading.ask_months(files, recent_months(date.today()))
    left, right = columns(here, 7, 5)
    with left, st.container(border=True):
        show_issues(lines, files)
        _draw_buttons(files, lines, can_load=not is_same)
    with right, st.container(border=True):
        upload_changes.show_changes(changes)
    upload_sheets.show_sheets(files)
    ask_meanings(files)


def _same(files: list[Dropped]) -> Verdict:
    names = text.LIST_JOINT.join(dropped.file for dropped in files)
    return Verdict("ready", text.UPLOAD_SAME, text.UPLOAD_KNOWN.format(files=names))


def _said(dropped: Dropped, known: int | None) -> str:
    """One line: what can be done with the file, and what it holds; `known`: the upload that has its content already."""
    found = dropped.inspection
    kinds = dict.fromkeys(KIND[sheet.kind].label for sheet in found.sheets if sheet.accepted_count)
    rejected = sum(sheet.table.rejected_count for sheet in found.sheets if sheet.table)
    told = [
        f"**{plain(dropped.file)}**", text.LIST_JOINT.join(kinds),
        text.MONTH.format(found.data_month) if found.data_month else "",
        text.UPLOAD_ROWS.format(rows=f"{found.accepted_count:,}") if found.accepted_count else "",
        text.UPLOAD_ROWS_REJECTED.format(rows=f"{rejected:,}") if rejected else "",
        text.UPLOAD_LOADED_BEFORE.format(upload=known) if known else ""]
    return f":{BADGES[found.status]} {found.status.label}] " + text.FILTER_JOINT.join(filter(None, told))


def _rows(files: list[Dropped]) -> str:
    return f"{sum(dropped.inspection.accepted_count for dropped in files):,}"


def _draw_buttons(files: list[Dropped], lines: list[Line], *, can_load: bool) -> None:
    """The marked originals, then commit and give up."""
    good = loadable(files) if can_load else []
    is_sound = all(line.severity is Severity.NOTICE for line in lines)
    if good and store().has_samples():
        uploading.ask_about_samples()
    with st.container(horizontal=True):
        upload_handing_back.draw_downloads(files)
        if good:
            st.button(
                (text.UPLOAD_COMMIT if is_sound else text.UPLOAD_COMMIT_GOOD).format(rows=_rows(good)), key="commit",
                type="primary" if is_sound else "secondary", on_click=uploading.commit, args=(good,),
                kwargs={"number": uploading.round_number()})
        st.button(text.UPLOAD_GIVE_UP, on_click=uploading.give_up, key="give_up")
