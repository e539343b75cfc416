"""The problems of the dropped files as lines a clerk can work through: the same fault in many cells is one line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

import pandas as pd
import streamlit as st

from data.issues import Issue
from data.vocabulary import text
from data.vocabulary.terms import Severity
from pages.exports.xlsx import workbook_of
from pages.parts.upload_html import Cell, draw_table
from pages.parts.uploading import Dropped

SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.NOTICE: "◇"}
ORDER = {severity: rank for rank, severity in enumerate(Severity)}
UNKNOWN_WORDS = frozenset({"unknown-word", "unknown-word-required", "unknown-work-type", "unknown-topic"})
CELLS_NAMED, VALUES_NAMED, VARIANTS = 3, 2, 3


@dataclass(frozen=True)
class Line:
    """One fault of one table: where, what the cells say now, what is wrong and how to mend it."""

    severity: Severity
    file: str
    sheet: str
    cells: tuple[str, ...]
    values: tuple[str, ...]
    code: str
    message: str
    expected: str
    fix: str
    count: int

    @property
    def at(self) -> str:
        if not self.cells:
            return text.NO_VALUE
        named = text.LIST_JOINT.join(self.cells[:CELLS_NAMED])
        return named if self.count <= CELLS_NAMED else text.UPLOAD_CELLS.format(cells=named, count=f"{self.count:,}")

    @property
    def now(self) -> str:
        named = text.LIST_JOINT.join(self.values[:VALUES_NAMED])
        count = len(self.values)
        return text.UPLOAD_VALUES.format(values=named, count=count) if count > VALUES_NAMED else named or text.NO_VALUE

    @property
    def mend(self) -> str:
        """What is wrong and what to do; of an unknown word, which words are known."""
        fix = text.UPLOAD_WORDS.format(words=self.expected) if self.code in UNKNOWN_WORDS else self.fix
        fix = text.UPLOAD_COLUMN.format(fix=fix) if self.code == "missing-column" else fix
        joint = "" if self.message.endswith("？") else text.CHART_CLAUSE
        return joint.join(filter(None, (self.message, fix)))


def stem(file: str) -> str:
    """A file's name without its ending: what the clerk calls it."""
    return PurePath(file).stem


def lines_of(files: Iterable[Dropped]) -> list[Line]:
    """Errors first, then warnings, then notices; within them in the order of the files and sheets."""
    faults: dict[tuple, dict[str, list[Issue]]] = defaultdict(lambda: defaultdict(list))
    for dropped in files:
        for problem in dropped.inspection.all_issues:
            fault = problem.severity, dropped.file, problem.sheet or "", problem.code, problem.field
            faults[fault][problem.message].append(problem)
    lines = []
    for (severity, file, sheet, *_), variants in faults.items():
        parts = list(variants.values())
        if len(parts) > VARIANTS:
            lines.append(_line(severity, file, sheet, [problem for part in parts for problem in part], is_mixed=True))
        else:
            lines += [_line(severity, file, sheet, part) for part in parts]
    return sorted(lines, key=lambda line: ORDER[line.severity])


def show_issues(lines: list[Line], files: list[Dropped]) -> None:
    """What is to be mended; notices stand behind one line."""
    places = _Places(files)
    notices = [line for line in lines if line.severity is Severity.NOTICE]
    pressing = [line for line in lines if line.severity is not Severity.NOTICE]
    st.markdown(f"**{text.UPLOAD_ISSUES.format(count=len(pressing)) if pressing else text.UPLOAD_NO_ISSUES}**")
    if pressing:
        _draw(pressing, places)
    if notices:
        with st.expander(text.UPLOAD_NOTICES.format(count=len(notices)), key="notices", type="compact"):
            _draw(notices, places)
    if len(lines) > 1:
        st.download_button(
            text.UPLOAD_ISSUE_LIST, lambda: _workbook(files), file_name=text.UPLOAD_ISSUE_FILE, on_click="ignore",
            type="tertiary", icon=":material/download:", key="issue_list")


def _line(severity: str, file: str, sheet: str, problems: list[Issue], *, is_mixed: bool = False) -> Line:
    first = problems[0]
    return Line(
        Severity(severity), file, sheet, tuple(dict.fromkeys(problem.cell for problem in problems if problem.cell)),
        tuple(dict.fromkeys(problem.value for problem in problems if problem.value)),
        first.code, text.UPLOAD_ALIKE.format(message=first.message) if is_mixed else first.message, first.expected,
        first.fix, len(problems))


class _Places:
    """What has to be said of a place: the file where there are several, the sheet where its file has several."""

    def __init__(self, files: list[Dropped]) -> None:
        self.is_one_file = len(files) == 1
        self.files_of_sheets = {
            dropped.file for dropped in files if len({sheet.name for sheet in dropped.inspection.sheets}) > 1}
        self.is_needed = not self.is_one_file or bool(self.files_of_sheets)

    def of(self, line: Line) -> str:
        sheet = line.sheet if line.file in self.files_of_sheets else ""
        file = "" if self.is_one_file and sheet else stem(line.file)
        return text.FILTER_JOINT.join(filter(None, (file, sheet)))


def _draw(lines: list[Line], places: _Places) -> None:
    heads = dict(text.UPLOAD_ISSUE_COLUMNS)
    if not places.is_needed:
        del heads["where"]
    rows = [{
        "severity": Cell(f"{SHAPES[line.severity]} {line.severity.label}", "nowrap"),
        "where": Cell(places.of(line), "name"), "cell": Cell(line.at, "nowrap" if line.count <= 2 else ""),
        "value": Cell(line.now, "value"), "fix": line.mend} for line in lines]
    draw_table(list(heads.values()), [[row[name] for name in heads] for row in rows], look="issues cards")


def _workbook(files: list[Dropped]) -> bytes:
    """Every problem of every cell, one a line."""
    found = [(dropped.file, problem) for dropped in files for problem in dropped.inspection.all_issues]
    found.sort(key=lambda pair: ORDER[Severity(pair[1].severity)])
    table = pd.DataFrame([
        (Severity(problem.severity).label, file, problem.sheet, problem.cell, problem.value, problem.message,
         problem.expected, problem.fix) for file, problem in found], columns=text.UPLOAD_ISSUE_LIST_COLUMNS)
    return workbook_of(table, text.ISSUE_SHEET)
