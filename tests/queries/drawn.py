"""Tables drawn in text: uploads that are put into a store, and answers that are compared with what was worked out by hand.

    | community | planned | completed |
    | 甲子社区  | 10      | 4         |

A column is named like its field, `_count` and `_on` may be left off; an empty cell is missing. `draw` makes one upload of
a table, a day later than the one before; what is not drawn gets a plain default.
"""

from calendar import monthrange
from datetime import datetime, timedelta
from fractions import Fraction

import pandas as pd

from data.vocabulary.terms import KIND

FIRST_UPLOAD_AT = datetime(2025, 1, 1, 9)
STREET = "演示街道"

DEFAULTS = {
    "projects": {
        "report_month": "2025-10", "work_type": "elevator_retrofit", "planned_count": "1", "completed_count": "0",
        "in_progress_count": "0"},
    "complaints": {"received_at": "2025-10-31", "topic": "drainage", "request_type": "投诉"},
    "complaint_totals": {"report_month": "2025-10"},
    "plans": {"plan_year": "2025", "work_type": "elevator_retrofit", "planned_finish_count": "0"},
    "deliberations": {"report_month": "2025-10", "deliberation_type": "meeting"},
    "buildings": {"building": "1号楼"},
    "consents": {"work_type": "elevator_retrofit", "building": "1号楼", "unit": "1单元", "round": "1", "opinion": "agree"},
    "consent_totals": {"report_month": "2025-10", "work_type": "elevator_retrofit", "round": "1"},
    "rainfall": {"rainfall_mm": "0"},
}


def draw(store, kind: str, table: str, *, status: str = "accepted", file: str | None = None, **common: str) -> int:
    """Load a drawn table as one upload and return its number. `common`: fields that are the same in every row.

    A column `times` repeats an order; a column `month` of orders stands for the month's last day.
    """
    cursor = store.cursor()
    upload_id = cursor.execute("select count(*) + 1 from uploads").fetchone()[0]
    rows = [row for drawn in read(table) for row in _rows(kind, {**common, **drawn})]
    moment = FIRST_UPLOAD_AT + timedelta(days=upload_id - 1)
    cursor.execute(
        "insert into uploads (upload_id, file, sha256, kinds, uploaded_at, uploaded_by, rows_count, status)"
        " values (?, ?, ?, ?, ?, '数据员', ?, ?)",
        [upload_id, file or f"{kind}_{upload_id}.xlsx", str(upload_id), [kind], moment, len(rows), status])
    for number, row in enumerate(rows, start=1):
        _insert(cursor, kind, {**row, "upload_id": upload_id, "source_sheet": "Sheet1", "source_row": number + 1}, number)
    cursor.close()
    _note(store, upload_id, "committed", moment)
    return upload_id


def undo(store, upload_id: int, *, reason: str | None = None) -> datetime:
    """Hide an upload; returns the moment, a day after the newest event."""
    return _note(store, upload_id, "undone", reason=reason)


def redo(store, upload_id: int) -> datetime:
    return _note(store, upload_id, "redone")


def read(table: str) -> list[dict[str, str | None]]:
    """The rows of a drawn table, cells as text."""
    header, *lines = [
        [cell.strip() or None for cell in line.strip().strip("|").split("|")] for line in table.strip().splitlines()]
    return [dict(zip(header, line, strict=True)) for line in lines]


def shows(answer: pd.DataFrame, table: str) -> None:
    """The answer has exactly these rows, in this order, in the columns that are drawn. Shares are written 3/11."""
    expected = read(table)
    columns = [cell.strip() for cell in table.strip().splitlines()[0].strip().strip("|").split("|")]
    found = [{name: _shown(row[name]) for name in columns} for row in answer.to_dict("records")]
    assert found == [{name: _worked_out(value) for name, value in row.items()} for row in expected]


def _rows(kind: str, drawn: dict) -> list[dict]:
    names = {field.name for field in KIND[kind].fields} | {"is_void", "project_key"}
    given = {_field(name, names): value for name, value in drawn.items()}
    times = int(given.pop("times", None) or 1)
    row = {"street": STREET, **DEFAULTS[kind], **given}
    if kind == "complaints" and "month" in row:
        row["received_at"] = _last_day(row.pop("month"))
    if kind == "projects":
        _complete_project(row)
    return [row] * times


def _field(name: str, names: set[str]) -> str:
    candidates = (name, f"{name}_count", f"{name}_on", {"month": "report_month"}.get(name))
    return next((candidate for candidate in candidates if candidate in names), name)


def _last_day(month: str) -> str:
    year, number = map(int, month.split("-"))
    return f"{month}-{monthrange(year, number)[1]} 12:00"


def _complete_project(row: dict) -> None:
    counts = [row[name] for name in ("planned_count", "completed_count", "in_progress_count")]
    if "not_started_count" not in row and None not in counts:
        planned, completed, running = map(int, counts)
        row["not_started_count"] = str(max(planned - completed - running, 0))
    parts = [row.get(name) or "" for name in ("street", "community", "compound", "work_type", "building", "unit", "project_name")]
    row.setdefault("project_key", row.get("project_code") or "|".join(parts))


def _insert(cursor, kind: str, row: dict, number: int) -> None:
    if kind == "complaints":
        row.setdefault("request_id", f"{row['upload_id']}-{number}")
    if kind == "consents":
        row.setdefault("room", str(number))
    values = {name: _month_start(name, value) for name, value in row.items() if value is not None}
    values["version_key"] = "|".join(str(values.get(name, "")) for name in KIND[kind].version_by)
    cursor.append(kind, pd.DataFrame([values]), by_name=True)


def _month_start(name: str, value: str) -> str:
    return f"{value}-01" if name in ("report_month", "plan_month") else value


def _note(store, upload_id: int, event: str, moment: datetime | None = None, reason: str | None = None) -> datetime:
    cursor = store.cursor()
    event_id, last = cursor.execute("select count(*) + 1, max(happened_at) from upload_events").fetchone()
    moment = moment or last + timedelta(days=1)
    cursor.execute("insert into upload_events values (?, ?, ?, ?, '数据员', ?)", [event_id, upload_id, event, moment, reason])
    cursor.close()
    store.version += 1  # as every change through the store does
    return moment


def _shown(value: object) -> object:
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}"
    return value if isinstance(value, str) else float(value)


def _worked_out(text: str | None) -> object:
    """A number or a share as a number, a month as its first day; else the text."""
    if text is None:
        return None
    if len(text) == 7 and text[4] == "-":
        return f"{text}-01"
    if text in ("true", "false"):
        return float(text == "true")
    try:
        return float(Fraction(text))
    except ValueError:
        return text
