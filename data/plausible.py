"""Step 5: what can hardly be, in any sheet: days to come, an end before its beginning, a part above its whole, a
flat a hundred times as large as the others. Said once a column, with the number of rows."""

from collections.abc import Iterator
from datetime import date, datetime
from statistics import median

from data.dates import today
from data.headers import Header
from data.issues import Issue, issue
from data.rows import Table
from data.vocabulary.thresholds import PLAUSIBLE
from data.workbook import Sheet

_HAPPENED = (
    "received_at", "closed_at", "observed_on", "held_on", "decided_on", "started_on", "finished_on", "in_service_on",
    "report_month")
"""Days that have been, not such that are planned."""

_ENDS = (("received_at", "closed_at"), ("received_at", "due_on"), ("planned_start_on", "planned_finish_on"))
_WHOLES = {
    "complaint_totals": (
        ("complaints_count", "contacted_count"), ("complaints_count", "resolved_count"),
        ("complaints_count", "rated_count"), ("complaints_count", "satisfied_count"),
        ("rated_count", "satisfied_count")),
    "consent_totals": (("total_area_m2", "agreed_area_m2"), ("total_area_m2", "participating_area_m2")),
    "deliberations": (("respondents_count", "satisfied_count"),),
    "buildings": (("residents_count", "residents_60_plus_count"),)}


def doubts(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    """Every doubt about the accepted rows."""
    yield from _days_to_come(sheet, header, table)
    for first, last in _ENDS:
        found = [(row, begun, ended) for row, begun, ended in _pairs(table, first, last)
                 if ended.toordinal() < begun.toordinal()]
        yield from _say("end-before-beginning", last, found, sheet, header, other=first)
    for whole, part in _WHOLES.get(header.kind.name, ()):
        found = [(row, all_, some) for row, all_, some in _pairs(table, whole, part) if some > all_]
        yield from _say("part-exceeds-whole", part, found, sheet, header, other=whole)
    yield from _areas(sheet, header, table)


def _days_to_come(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    now = today().toordinal()
    for name in _HAPPENED:
        rows = zip(table.columns["source_row"], table.columns.get(name, ()), strict=False)
        found = [(row, None, day) for row, day in rows if day is not None and day.toordinal() > now]
        yield from _say("day-to-come", name, found, sheet, header)


def _pairs(table: Table, first: str, second: str) -> Iterator[tuple]:
    """(row, first value, second value) where a row has both."""
    if first in table.columns and second in table.columns:
        columns = (table.columns[name] for name in ("source_row", first, second))
        for pair in zip(*columns, strict=True):
            if pair[1] is not None and pair[2] is not None:
                yield pair


def _areas(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    areas = [area for area in table.columns.get("area_m2", ()) if area]
    if header.kind.name != "consents" or len(areas) < PLAUSIBLE.fewest_areas_count:
        return
    usual, times = median(areas), PLAUSIBLE.area_times
    found = [(row, None, area) for row, area in zip(table.columns["source_row"], table.columns["area_m2"], strict=True)
             if area and not usual / times <= area <= usual * times]
    yield from _say("unlike-area", "area_m2", found, sheet, header, usual=f"{usual:g}")


def _say(code: str, name: str, found: list, sheet: Sheet, header: Header, *, other: str | None = None,
         **words: object) -> Iterator[Issue]:
    if not found:
        return
    row, than, value = found[0]
    column, entry = header.column(name), header.kind.field(name)
    yield issue(
        code, sheet=sheet.name, at=(row - 1, column.index if column else 0), field=name, label=entry.label,
        value=_shown(value, name), than=_shown(than, name), count=len(found),
        other=header.kind.field(other).label if other else "", **words)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _shown(value: object, name: str) -> str:
    if isinstance(value, date):
        return f"{value:%Y年%m月}" if name == "report_month" else f"{_day(value):%Y-%m-%d}"
    return "" if value is None else f"{value:g}"
