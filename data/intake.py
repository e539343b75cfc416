"""Steps 1 to 5 as one flow: a file in, an inspection out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from data import checks, context, headers, rows, workbook
from data.context import Context
from data.headers import Header
from data.issues import Issue, issue
from data.places import clean
from data.rows import Table
from data.vocabulary.terms import Severity, Status
from data.workbook import Sheet


@dataclass
class SheetReading:
    """What was understood of one sheet; `table` is None for a sheet that gives no rows."""

    name: str
    is_hidden: bool = False
    header: Header | None = None
    table: Table | None = None
    issues: list[Issue] = field(default_factory=list)

    @property
    def kind(self) -> str | None:
        return self.header.kind.name if self.header and not self.header.missing else None

    @property
    def accepted_count(self) -> int:
        return self.table.accepted_count if self.table else 0


@dataclass
class Inspection:
    """What one file says: nothing is stored yet."""

    file: str
    sha256: str
    sheets: list[SheetReading] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    is_readable: bool = True

    @property
    def all_issues(self) -> list[Issue]:
        return self.issues + [problem for sheet in self.sheets for problem in sheet.issues]

    @property
    def accepted_count(self) -> int:
        return sum(sheet.accepted_count for sheet in self.sheets)

    @property
    def status(self) -> Status:
        if not self.is_readable:
            return Status.UNREADABLE
        if not self.accepted_count:
            return Status.REJECTED
        is_quiet = all(problem.severity == Severity.NOTICE for problem in self.all_issues)
        return Status.ACCEPTED if is_quiet else Status.ACCEPTED_WITH_WARNINGS

    @property
    def data_month(self) -> date | None:
        """The one month of the file; None where it holds several or its kind has none."""
        months = {month for sheet in self.sheets if sheet.table for month in sheet.table.months}
        return months.pop() if len(months) == 1 else None

    def as_dict(self, *, with_rows: bool = False) -> dict:
        return {
            "file": self.file, "sha256": self.sha256, "status": self.status.value,
            "data_month": f"{self.data_month:%Y-%m}" if self.data_month else None,
            "sheets": [_sheet_as_dict(sheet, with_rows=with_rows) for sheet in self.sheets],
            "issues": [problem.as_dict() for problem in self.issues]}


def inspect(file: str, content: bytes, *, month: date | None = None) -> Inspection:
    """Read and check one file; `month` answers for a sheet that states no month. Never raises for a bad file."""
    name = PurePath(file).name
    try:
        book = workbook.read(name, content)
    except workbook.Unreadable as problem:
        return Inspection(name, sha256(content).hexdigest(), issues=[issue(problem.code, file=name)], is_readable=False)
    inspection = Inspection(name, book.sha256, [_read_sheet(sheet, name, month) for sheet in book.sheets])
    _leave_out_repeats(inspection.sheets)
    for sheet in inspection.sheets:
        if sheet.table:
            sheet.issues += sheet.table.issues
    _soften_side_sheets(inspection)
    if not book.sheets:
        inspection.issues.append(issue("no-sheet", file=name))
    return inspection


def _read_sheet(sheet: Sheet, file: str, month: date | None) -> SheetReading:
    reading = SheetReading(sheet.name, sheet.is_hidden)
    if sheet.is_hidden:
        reading.issues.append(issue("hidden-sheet", sheet=sheet.name))
    elif not any(cell != "" for row in sheet.rows for cell in row):
        reading.issues.append(issue("empty-sheet", sheet=sheet.name))
    else:
        _understand(reading, sheet, file, month)
    return reading


def _understand(reading: SheetReading, sheet: Sheet, file: str, month: date | None) -> None:
    first_guess = context.of(list(_lines(sheet, 12, is_title=True)), sheet=sheet.name, file=file)
    header = reading.header = headers.find(sheet, first_guess.given)
    if header is None:
        reading.issues.append(issue("unknown-kind", sheet=sheet.name))
        return
    for name in header.missing:
        reading.issues.append(issue(
            "missing-column", sheet=sheet.name, at=(header.last_row, 0), field=name,
            label=header.kind.field(name).label, kind=header.kind.label))
    stated = context.of(list(_lines(sheet, header.first_row)), sheet=sheet.name, file=file)
    problem = _settle_month(header, stated, month, sheet)
    if problem:
        reading.issues.append(problem)
    if header.missing or (problem and problem.severity == Severity.ERROR):
        return
    reading.table = rows.read(sheet, header, stated)
    problem = _contradicts_column(header, stated, reading.table, sheet)
    if problem:
        reading.table = None
        reading.issues.append(problem)
        return
    if not reading.table.accepted_count and not reading.table.withdrawn:
        reading.issues.append(issue("no-rows", sheet=sheet.name))
    if reading.table.accepted_count:
        reading.table.issues += checks.check(sheet, header, reading.table)


def _lines(sheet: Sheet, height: int, *, is_title: bool = False) -> Iterator[str]:
    """The texts of the first rows, a line each; `is_title`: only of rows with hardly more than one text."""
    for row in sheet.rows[:height]:
        texts = list(dict.fromkeys(clean(cell) for cell in row if isinstance(cell, str) and cell.strip()))
        if texts and not (is_title and len(texts) > 3):
            yield " ".join(texts)


_SAID = "指定"


def _settle_month(header: Header, stated: Context, month: date | None, sheet: Sheet) -> Issue | None:
    """One month for the rows that have none of their own: the stated one, else the clerk's answer."""
    if not header.kind.has_month or header.column("held_on"):
        return None
    if header.column("report_month"):
        stated.months = stated.months or ({_SAID: month} if month else {})
        return None
    if stated.is_of_several_months and header.kind.name in ("complaint_totals", "deliberations"):
        return issue("several-months", sheet=sheet.name)
    if stated.is_contradictory and month not in stated.months.values():
        said = "，".join(f"{source}写{value:%Y年%m月}" for source, value in stated.months.items())
        return issue("contradictory-month", sheet=sheet.name, value=said)
    if stated.months and not stated.is_contradictory:
        return None
    if month is None:
        return issue("unknown-month", sheet=sheet.name)
    stated.months = {_SAID: month}
    return issue("month-filled", sheet=sheet.name, value=f"{month:%Y年%m月}")


def _contradicts_column(header: Header, stated: Context, table: Table, sheet: Sheet) -> Issue | None:
    if not header.kind.has_month or not header.column("report_month") or set(stated.months) <= {_SAID}:
        return None
    months = set(table.columns["report_month"])
    if not months or months & set(stated.months.values()):
        return None
    said = [f"{source}写{value:%Y年%m月}" for source, value in stated.months.items()]
    return issue("contradictory-month", sheet=sheet.name,
                 value="，".join([*said, "列里写" + "、".join(f"{value:%Y年%m月}" for value in sorted(months))]))


def _leave_out_repeats(sheets: list[SheetReading]) -> None:
    """A row that stands again on another sheet (a filtered copy) is accepted once."""
    seen: dict[tuple, str] = {}
    for sheet in sheets:
        if not sheet.table or not sheet.table.accepted_count:
            continue
        names = sorted(set(sheet.table.columns) - {"source_row"})
        identities = [(sheet.kind, *((n, value) for n, value in zip(names, row, strict=True) if value is not None))
                      for row in zip(*(sheet.table.columns[name] for name in names), strict=True)]
        kept = []
        for position, identity in enumerate(identities):
            if seen.get(identity, sheet.name) == sheet.name:
                kept.append(position)
            else:
                row = sheet.table.columns["source_row"][position]
                sheet.table.issues.append(
                    issue("repeated-row", sheet=sheet.name, at=(row - 1, 0), other=seen[identity]))
        seen.update((identity, sheet.name) for identity in identities if identity not in seen)
        if len(kept) < len(identities):
            sheet.table.columns = {
                name: [column[position] for position in kept] for name, column in sheet.table.columns.items()}


def _soften_side_sheets(inspection: Inspection) -> None:
    """Beside a sheet that was understood, one that is no table at all (notes, a cover) is only mentioned."""
    if not inspection.accepted_count:
        return
    for sheet in inspection.sheets:
        if not sheet.header:
            sheet.issues = [issue("other-sheet", sheet=sheet.name) if problem.code == "unknown-kind" else problem
                            for problem in sheet.issues]


def _sheet_as_dict(sheet: SheetReading, *, with_rows: bool) -> dict:
    header = sheet.header
    told = {
        "name": sheet.name, "hidden": sheet.is_hidden, "kind": sheet.kind,
        "header_rows": list(range(header.first_row + 1, header.last_row + 2)) if header else [],
        "columns": [{
            "cell": workbook.name_of(header.last_row, column.index), "header": column.header,
            "field": "opinion" if column.tick else column.field.name if column.field else None,
            "match": column.match.value} for column in header.columns if column.header] if header else [],
        "accepted": sheet.accepted_count, "rejected": sheet.table.rejected_count if sheet.table else 0,
        "total_rows": sheet.table.total_rows if sheet.table else []}
    if with_rows:
        told["rows"] = list(_rows_as_dicts(sheet.table)) if sheet.table else []
    told["issues"] = [problem.as_dict() for problem in sheet.issues]
    return told


def _rows_as_dicts(table: Table) -> Iterator[dict]:
    names = [name for name in table.columns if name != "version_key"]
    for row in zip(*(table.columns[name] for name in names), strict=True):
        yield {name: value for name, value in zip(names, row, strict=True) if value is not None}


