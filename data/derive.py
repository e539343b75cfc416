"""Step 4b: what a row implies beyond its cells: the context's place and month, counts from a stage, its keys."""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from data import places
from data.cells import StageWords
from data.context import Context
from data.dates import MonthOfSomeYear
from data.orders import column_of, complete_orders
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import Kind, Stage

if TYPE_CHECKING:
    from data.rows import Body

Values = dict[str, list]
"""Field name → one value a row (None where there is none)."""


def complete(kind: Kind, values: Values, context: Context, body: "Body") -> None:
    """Fill in what follows from the context and the row itself; rows that still lack what they need are rejected."""
    _fill_from_context(kind, values, context, len(body.rows))
    if kind.has_month or "plan_month" in values:
        _complete_months(kind, values, context)
    _BY_KIND.get(kind.name, _nothing)(values, body)
    if kind.name in _PLACED:
        _reject_placeless(values, body)
    for name in (*kind.required, *_NEEDED.get(kind.name, ()), *(("report_month",) * kind.has_month)):
        _reject_without(kind, name, values, body)
    values["version_key"] = _keys(values, kind.version_by, len(body.rows))
    if kind.name in _UPSERTED:
        _keep_last(values["version_key"], _UPSERTED[kind.name], body)


_NEEDED = {"complaints": ("received_at",), "consents": ("building",), "buildings": ("building",)}
"""What a row needs once everything has been derived."""

_PLACED = ("projects", "complaint_totals", "consent_totals")
_PLACE_NAMES = ("community", "compound", "building", "project_name")

_UPSERTED = {"complaints": "request_id", "consents": "room", "rainfall": "observed_on"}
"""Kinds whose rows replace one another one by one, and the field that names the row."""

_DONE = (Stage.COMPLETED, Stage.IN_SERVICE)
_RUNNING = (Stage.CONSTRUCTION, Stage.ACCEPTANCE)
_COUNTS = ("planned_count", "completed_count", "in_progress_count", "not_started_count")


def _nothing(values: Values, body: "Body") -> None:
    """Most kinds imply nothing more."""


def _fill_from_context(kind: Kind, values: Values, context: Context, height: int) -> None:
    names = {field.name for field in kind.fields}
    for name in context.given & names:
        given = getattr(context, name)
        values[name] = [given if value is None else value for value in column_of(values, name, height)]


def _complete_months(kind: Kind, values: Values, context: Context) -> None:
    """A month without a year takes the plan's year or the year of the title's month."""
    name = "report_month" if kind.has_month else "plan_month"
    months = values.get(name)
    if months is None:
        height = len(next(iter(values.values())))
        held = values.get("held_on") or [None] * height
        values[name] = [day.replace(day=1) if day else context.month for day in held]
        return
    years = values.get("plan_year") or [context.month.year if context.month else None] * len(months)
    values[name] = [_with_year(month, year) or (context.month if kind.has_month else None)
                    for month, year in zip(months, years, strict=True)]


def _with_year(month: date | MonthOfSomeYear | None, year: int | None) -> date | None:
    if isinstance(month, MonthOfSomeYear):
        return date(year, month.month, 1) if year else None
    return month


def _reject_without(kind: Kind, name: str, values: Values, body: "Body") -> None:
    entry = kind.field(name)
    for position, value in enumerate(column_of(values, name, len(body.rows))):
        if value is None and body.is_kept(position):
            body.rejected.add(position)
            body.say("missing-value", position, entry)


def _reject_placeless(values: Values, body: "Body") -> None:
    """Where other rows of the sheet say their place, one that says none is no row of its own (often an unnamed sum)."""
    columns = [values[name] for name in _PLACE_NAMES if name in values]
    has_place = [any(row) for row in zip(*columns, strict=True)] if columns else []
    if any(has_place):
        for position, is_placed in enumerate(has_place):
            if not is_placed and body.is_kept(position):
                body.rejected.add(position)
                body.say("no-place", position, body.header.kind.field("compound"))
    communities = values.get("community", ())
    blank = [position for position, name in enumerate(communities) if not name and body.is_kept(position)]
    if blank and any(communities):
        body.say("blank-community", blank[0], body.header.kind.field("community"), count=len(blank))


def _keys(values: Values, names: tuple[str, ...], height: int) -> list[str]:
    columns = [values.get(name) or [None] * height for name in names]
    if len(columns) == 1:
        return [None if value is None else str(value) for value in columns[0]]
    return ["|".join("" if value is None else str(value) for value in row) for row in zip(*columns, strict=True)]


def _keep_last(keys: list[str], shown: str, body: "Body") -> None:
    """Of several rows of one order, household or day in a sheet the last one counts."""
    last: dict[str, int] = {}
    for position, key in enumerate(keys):
        if key is None or not body.is_kept(position):
            continue
        if key in last:
            body.left_out.add(last[key])
            body.say("same-key", last[key], body.header.kind.field(shown), value=key.strip("|"))
        last[key] = position


def _projects(values: Values, body: "Body") -> None:
    height = len(body.rows)
    stages = list(column_of(values, "stage", height))
    marked = column_of(values, "is_stalled", height)
    values["is_stalled"] = [
        bool(mark) or bool(said and said.is_stalled) for mark, said in zip(marked, stages, strict=True)]
    values["stage"] = [said.stage if said else None for said in stages]
    values["work_type_text"] = body.texts("work_type")
    is_counted = any(name in values for name in _COUNTS)
    counts = {name: column_of(values, name, height) for name in _COUNTS}
    values["is_not_started_derived"] = [False] * height
    for position in range(height):
        if all(column[position] is None for column in counts.values()):
            has_only_blanks = all(body.is_blank(name, position) is not False for name in _COUNTS)
            if not is_counted or (stages[position] and has_only_blanks):
                _count_from_stage(counts, stages[position], position)
        else:
            _say_blanks(counts, position, body)
        _derive_not_started(counts, values, position)
    values["project_key"] = _project_keys(values, height)


def _count_from_stage(counts: Values, said: StageWords | None, position: int) -> None:
    """One piece of work; how far it is only where the row says a stage."""
    if said is None:
        counts["planned_count"][position] = 1
        return
    is_done, is_running = said.stage in _DONE, said.stage in _RUNNING
    for name, value in zip(_COUNTS, (1, is_done, is_running, not is_done and not is_running), strict=True):
        counts[name][position] = int(value)


def _say_blanks(counts: Values, position: int, body: "Body") -> None:
    for name in ("planned_count", "completed_count"):
        if counts[name][position] is None and body.is_blank(name, position):
            body.say("blank-value", position, body.header.kind.field(name))


def _derive_not_started(counts: Values, values: Values, position: int) -> None:
    planned, done, running, waiting = (counts[name][position] for name in _COUNTS)
    if None in (planned, done) or waiting is not None:
        return
    if running is None and done >= planned:
        running = counts["in_progress_count"][position] = 0  # all is done: nothing can still be running
    if running is not None:
        counts["not_started_count"][position] = max(planned - done - running, 0)
        values["is_not_started_derived"][position] = True


def _project_keys(values: Values, height: int) -> list[str]:
    """The same piece of work over the months: its code, else its place, kind and name."""
    names = ("street", "community", "compound", "work_type", "building", "unit", "project_name")
    codes = values.get("project_code") or [None] * height
    return [code or key for code, key in zip(codes, _keys(values, names, height), strict=True)]


def _consents(values: Values, body: "Body") -> None:
    height = len(body.rows)
    buildings, units = column_of(values, "building", height), column_of(values, "unit", height)
    floors, rooms = column_of(values, "floor", height), values["room"]
    values["round"] = [1 if number is None else number for number in column_of(values, "round", height)]
    for position, room in enumerate(rooms):
        key = places.room_key(room) if room else None
        if key:
            buildings[position], units[position] = buildings[position] or key[0], units[position] or key[1]
            rooms[position] = key[2]
        if floors[position] is None and rooms[position] and re.fullmatch(r"\d{3,4}", rooms[position]):
            floors[position] = int(rooms[position][:-2])


def _consent_totals(values: Values, body: "Body") -> None:
    values["round"] = [1 if number is None else number for number in column_of(values, "round", len(body.rows))]


def _plans(values: Values, body: "Body") -> None:
    """A row without a month is the year's target; one whose month cannot be read is not."""
    texts = body.texts("plan_month")
    for position, (month, text) in enumerate(zip(column_of(values, "plan_month", len(body.rows)), texts, strict=True)):
        if month is None and text and text not in (*words.WHOLE_YEAR, *words.BLANKS) and body.is_kept(position):
            body.rejected.add(position)
            body.say("not-a-date-required", position, body.header.kind.field("plan_month"), value=text)


def _deliberations(values: Values, body: "Body") -> None:
    values["sessions_count"] = [1 if n is None else n for n in column_of(values, "sessions_count", len(body.rows))]


_BY_KIND: dict[str, Callable[[Values, "Body"], None]] = {
    "projects": _projects, "complaints": complete_orders, "consents": _consents, "consent_totals": _consent_totals,
    "deliberations": _deliberations, "plans": _plans}
