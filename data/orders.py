"""Step 4c: what a row of an order export implies: its topic, its date, and whether it is a copy or taken back."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from data import order_marks
from data.cells import contained_term
from data.dates import moment_of
from data.order_places import complete_places
from data.row_values import column_of
from data.vocabulary.terms import HandlingRole, RequestStatus, Topic

if TYPE_CHECKING:
    from data.body import Body
    from data.columns import Column
    from data.row_values import Values


def complete_orders(values: "Values", body: "Body") -> None:
    """What the columns say by each other: topics, dates inside numbers, places in words, copies and void orders."""
    height = len(body.rows)
    if "categories" in values:
        for level in range(3):
            own = column_of(values, f"category_{level + 1}", height)
            values[f"category_{level + 1}"] = [
                value or (parts[level] if parts and len(parts) > level else None)
                for value, parts in zip(own, values["categories"], strict=True)]
    _part_answers(values, height)
    values["topic"] = _topics(values, body)
    values.pop("categories", None)
    _dates_from_numbers(values, body)
    repeats = column_of(values, "is_repeat", height)
    previous = column_of(values, "previous_request_id", height)
    values["is_repeat"] = [bool(mark) or bool(number) for mark, number in zip(repeats, previous, strict=True)]
    complete_places(values, body)
    _leave_out(values, body)
    _settle_withdrawals(values, body)


def _part_answers(values: "Values", height: int) -> None:
    """解决；满意 in one cell, where the answer has no column of its own or that one is blank."""
    both = values.pop("answers", None) or [None] * height
    for place, name in enumerate(("resolution", "satisfaction")):
        if any(both):
            values[name] = [own if own is not None or told is None else told[place]
                            for own, told in zip(column_of(values, name, height), both, strict=True)]


def _topics(values: "Values", body: "Body") -> list[Topic]:
    """The topic from the finest category that tells one, else from the title's words: titles differ from row to row, so
    that one is only looked at where the categories do not say. It is never a value of the row."""
    height = len(body.rows)
    levels = [values.get(f"category_{level}") or [None] * height for level in (1, 2, 3)]
    titles = body.cells("title")
    known: dict[tuple, Topic | None] = {}
    topics = []
    for title, *told in zip(titles, column_of(values, "topic", height), *levels, strict=True):
        key = tuple(told)
        if key not in known:
            own, *categories = told
            finest = next((topic for level in reversed(categories) if (topic := _topic(level))), None)
            known[key] = (None if own is Topic.OTHER else own) or finest
        topics.append(known[key] or _topic(title) or Topic.OTHER)
    return topics


def _topic(text: object) -> Topic | None:
    topic = contained_term(Topic, text) if isinstance(text, str) else None
    return None if topic is Topic.OTHER else topic


_DATE_INSIDE = re.compile(r"(?<!\d)(20\d{6}|\d{6})(?!\d)|^\D*(20\d{6})\d{3,}$")
_FIRST_HOTLINE_YEAR = 2015
"""Six digits that would be an older day are a district's code."""


def _dates_from_numbers(values: "Values", body: "Body") -> None:
    received = column_of(values, "received_at", len(body.rows))
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


def _leave_out(values: "Values", body: "Body") -> None:
    """协办 copies are not second complaints; 作废 and 剔除 rows take their order back, wherever it is said."""
    height = len(body.rows)
    roles, states = column_of(values, "handling_role", height), column_of(values, "status", height)
    gone = (RequestStatus.VOID, RequestStatus.EXCLUDED)
    for position, (role, status) in enumerate(zip(roles, states, strict=True)):
        if role is HandlingRole.JOINT:
            _leave(position, role, "handling_role", values, body)
        elif status is not None and status in gone:
            _leave(position, status, "status", values, body)
    unsure: dict[int, list] = {}
    for position, column, mark, words in order_marks.marks(body):
        if not body.is_kept(position):
            continue
        if mark == order_marks.UNSURE:
            unsure.setdefault(column.index if column else 0, []).append((position, words))
        else:
            _leave(position, mark, column.field.name if column and column.field else None, values, body, column=column)
    for index, places in unsure.items():
        position, words = places[0]
        body.say_at("perhaps-void", position, index, value=words, count=len(places))


def _leave(position: int, mark: RequestStatus | HandlingRole, name: str | None, values: "Values", body: "Body", *,
           column: "Column | None" = None) -> None:
    """A row without a number is said as a missing value."""
    is_joint, number = mark is HandlingRole.JOINT, values["request_id"][position]
    if number is None and not is_joint:
        return
    body.left_out.add(position)
    code = "joint-copy" if is_joint else "void-order"
    if name:
        body.say(code, position, body.header.kind.field(name), value=mark.label)
    else:
        body.say_at(code, position, column.index if column else 0, value=mark.label)
    if not is_joint:
        body.withdraw(position, number)


def _settle_withdrawals(values: "Values", body: "Body") -> None:
    """Of an order that one sheet both brings and takes back, the later row decides."""
    if not body.withdrawn_rows:
        return
    brought = {number: position for position, number in enumerate(values["request_id"]) if body.is_kept(position)}
    for number, row in body.withdrawn():
        position = brought.get(number)
        if position is not None and body.rows[position] < row - 1:
            body.left_out.add(position)
        elif position is not None:
            body.keep_after_all(number)

