"""Step 4b: what a row implies beyond its cells: the context's place and month, counts from a stage, its keys."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from data import places
from data.cells import StageWords, contained_term
from data.context import Context
from data.dates import MonthOfSomeYear, moment_of
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import HandlingRole, Kind, RequestStatus, Stage, Topic

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


def _column(values: Values, name: str, height: int) -> list:
    return values.setdefault(name, [None] * height)


def _fill_from_context(kind: Kind, values: Values, context: Context, height: int) -> None:
    names = {field.name for field in kind.fields}
    for name in context.given & names:
        given = getattr(context, name)
        values[name] = [given if value is None else value for value in _column(values, name, height)]


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
    for position, value in enumerate(_column(values, name, len(body.rows))):
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
    stages = list(_column(values, "stage", height))
    marked = _column(values, "is_stalled", height)
    values["is_stalled"] = [
        bool(mark) or bool(said and said.is_stalled) for mark, said in zip(marked, stages, strict=True)]
    values["stage"] = [said.stage if said else None for said in stages]
    values["work_type_text"] = body.texts("work_type")
    is_counted = any(name in values for name in _COUNTS)
    counts = {name: _column(values, name, height) for name in _COUNTS}
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


def _complaints(values: Values, body: "Body") -> None:
    height = len(body.rows)
    if "categories" in values:
        for level in range(3):
            own = _column(values, f"category_{level + 1}", height)
            values[f"category_{level + 1}"] = [
                value or (parts[level] if parts and len(parts) > level else None)
                for value, parts in zip(own, values["categories"], strict=True)]
    values["topic"] = _topics(values, height)
    values.pop("categories", None)
    values.pop("title", None)
    _dates_from_numbers(values, body)
    repeats = _column(values, "is_repeat", height)
    previous = _column(values, "previous_request_id", height)
    values["is_repeat"] = [bool(mark) or bool(number) for mark, number in zip(repeats, previous, strict=True)]
    _leave_out(values, body)
    _settle_withdrawals(values, body)


def _topics(values: Values, height: int) -> list[Topic]:
    """The topic from the categories first, else from the title's words."""
    levels = [values.get(f"category_{level}") or [None] * height for level in (1, 2, 3)]
    titles = values.get("title") or [None] * height
    known: dict[tuple, Topic] = {}
    topics = []
    for own, title, *categories in zip(_column(values, "topic", height), titles, *levels, strict=True):
        key = (own, title, *categories)
        if key not in known:
            known[key] = own or _topic(" ".join(filter(None, categories))) or _topic(title) or Topic.OTHER
        topics.append(known[key])
    return topics


def _topic(text: str | None) -> Topic | None:
    topic = contained_term(Topic, text) if text else None
    return None if topic is Topic.OTHER else topic


_DATE_INSIDE = re.compile(r"(?<!\d)(20\d{6}|\d{6})(?!\d)|^\D*(20\d{6})\d{3,}$")
_FIRST_HOTLINE_YEAR = 2015
"""Six digits that would be an older day are a district's code."""


def _dates_from_numbers(values: Values, body: "Body") -> None:
    received = _column(values, "received_at", len(body.rows))
    taken = 0
    for position, number in enumerate(values["request_id"]):
        if received[position] is None and number:
            received[position] = _date_inside(number)
            taken += received[position] is not None
    if taken:
        body.say("date-from-number", 0, body.header.kind.field("request_id"), count=taken)


def _date_inside(number: str) -> datetime | None:
    for match in _DATE_INSIDE.finditer(number):
        digits = match[1] or match[2]
        moment = moment_of(digits if len(digits) == 8 else f"20{digits}")
        if moment and moment.year >= _FIRST_HOTLINE_YEAR:
            return moment
    return None


def _leave_out(values: Values, body: "Body") -> None:
    """协办 copies are not second complaints; 作废 and 剔除 rows take their order back."""
    height = len(body.rows)
    roles, states = _column(values, "handling_role", height), _column(values, "status", height)
    for position, (role, status) in enumerate(zip(roles, states, strict=True)):
        if role is HandlingRole.JOINT:
            body.left_out.add(position)
            body.say("joint-copy", position, body.header.kind.field("handling_role"), value=role.label)
        elif status in (RequestStatus.VOID, RequestStatus.EXCLUDED):
            if values["request_id"][position] is None:
                continue  # said as a missing value
            body.left_out.add(position)
            body.say("void-order", position, body.header.kind.field("status"), value=status.label)
            body.withdraw(position, values["request_id"][position])


def _settle_withdrawals(values: Values, body: "Body") -> None:
    """Of an order that one sheet both brings and takes back, the later row decides."""
    brought = {number: position for position, number in enumerate(values["request_id"]) if body.is_kept(position)}
    for number, row in body.withdrawn():
        position = brought.get(number)
        if position is not None and body.rows[position] < row - 1:
            body.left_out.add(position)
        elif position is not None:
            body.keep_after_all(number)


def _consents(values: Values, body: "Body") -> None:
    height = len(body.rows)
    buildings, units = _column(values, "building", height), _column(values, "unit", height)
    floors, rooms = _column(values, "floor", height), values["room"]
    values["round"] = [1 if number is None else number for number in _column(values, "round", height)]
    for position, room in enumerate(rooms):
        key = places.room_key(room) if room else None
        if key:
            buildings[position], units[position] = buildings[position] or key[0], units[position] or key[1]
            rooms[position] = key[2]
        if floors[position] is None and rooms[position] and re.fullmatch(r"\d{3,4}", rooms[position]):
            floors[position] = int(rooms[position][:-2])


def _consent_totals(values: Values, body: "Body") -> None:
    values["round"] = [1 if number is None else number for number in _column(values, "round", len(body.rows))]


def _plans(values: Values, body: "Body") -> None:
    """A row without a month is the year's target; one whose month cannot be read is not."""
    texts = body.texts("plan_month")
    for position, (month, text) in enumerate(zip(_column(values, "plan_month", len(body.rows)), texts, strict=True)):
        if month is None and text and text not in (*words.WHOLE_YEAR, *words.BLANKS) and body.is_kept(position):
            body.rejected.add(position)
            body.say("not-a-date-required", position, body.header.kind.field("plan_month"), value=text)


def _deliberations(values: Values, body: "Body") -> None:
    values["sessions_count"] = [1 if n is None else n for n in _column(values, "sessions_count", len(body.rows))]


_BY_KIND: dict[str, Callable[[Values, "Body"], None]] = {
    "projects": _projects, "complaints": _complaints, "consents": _consents, "consent_totals": _consent_totals,
    "deliberations": _deliberations, "plans": _plans}
