"""What was understood of one file: its tables, its issues, and the same as JSON. Nothing is stored yet."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from data.headers import Header
from data.issues import Issue
from data.rows import Table
from data.vocabulary.terms import Severity, Status
from data.workbook import name_of


@dataclass
class SheetReading:
    """What was understood of one table of a sheet; `table` is None where it gives no rows.

    `excerpt`: row number as the clerk sees it → its cells as text, personal ones masked: what is shown of the sheet.
    """

    name: str
    is_hidden: bool = False
    header: Header | None = None
    table: Table | None = None
    issues: list[Issue] = field(default_factory=list)
    excerpt: dict[int, list[str]] = field(default_factory=dict)

    @property
    def kind(self) -> str | None:
        return self.header.kind.name if self.header and not self.header.missing else None

    @property
    def accepted_count(self) -> int:
        return self.table.accepted_count if self.table else 0


@dataclass
class Inspection:
    """What one file says. A sheet with several tables stands in `sheets` once for each of them."""

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


def _sheet_as_dict(sheet: SheetReading, *, with_rows: bool) -> dict:
    header = sheet.header
    told = {
        "name": sheet.name, "hidden": sheet.is_hidden, "kind": sheet.kind,
        "header_rows": list(range(header.first_row + 1, header.last_row + 2)) if header else [],
        "columns": [{
            "cell": name_of(header.last_row, column.index), "header": column.header,
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
