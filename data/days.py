"""Step 4b: days and months that leave their year open take it from the row's month, the plan or the title."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from data.context import Context
from data.dates import DayOfSomeYear, MonthOfSomeYear, today
from data.vocabulary.terms import Field, Kind
from data.vocabulary.thresholds import PLAUSIBLE

if TYPE_CHECKING:
    from data.body import Body
    from data.row_values import Values

_DAYS = ("start_date", "finish_date", "moment")


def complete_days(kind: Kind, values: "Values", context: Context, body: "Body") -> None:
    """Days without a year (10月2日, 6月底) get one; what stays open is said, and is no value."""
    for entry in kind.fields:
        column = values.get(entry.name, ())
        if entry.values not in _DAYS or DayOfSomeYear not in set(map(type, column)):
            continue
        texts, taken = body.texts(entry.name), []
        for position, day in enumerate(column):
            if isinstance(day, DayOfSomeYear):
                anchor = _anchor(values, context, position)
                column[position] = _settled(day, anchor, context, entry)
                if column[position] is None:
                    _say_open(entry, position, texts[position], body)
                elif day.month and not (anchor and anchor.month == day.month):
                    taken.append(position)
        if taken:
            first = taken[0]
            body.say("assumed-year", first, entry, value=texts[first], count=len(taken), year=column[first].year)


def reject_years_to_come(kind: Kind, values: "Values", body: "Body") -> None:
    """An order or a rain of 2042 has not been: a slip of the year that would count in no month."""
    limit = today() + timedelta(days=PLAUSIBLE.days_to_come)
    for name in ("received_at", "observed_on"):
        column = values.get(name) or ()
        far = {day for day in set(column) if isinstance(day, date) and (
            day.date() if isinstance(day, datetime) else day) > limit}
        for position, day in enumerate(column) if far else ():
            if day in far and body.is_kept(position):
                body.rejected.add(position)
                body.say("year-to-come", position, kind.field(name), value=f"{day:%Y-%m-%d}")


def _anchor(values: "Values", context: Context, position: int) -> date | None:
    """The month the row is about."""
    months = values.get("report_month")
    own = months[position] if months else None
    if isinstance(own, date):
        return own
    return None if context.is_contradictory else context.month


def _settled(day: DayOfSomeYear, anchor: date | None, context: Context, entry: Field) -> date | None:
    """The day in its year; None where that is not certain: an event after the month, a plan long before it."""
    year = anchor.year if anchor else context.year
    if year is None or (anchor is None and day.month is None):
        return None
    found = day.on(year, anchor.month if anchor else 1)
    if found and anchor:
        is_plan = entry.name.startswith("planned") or entry.name == "due_on"
        if anchor.month - found.month > _LONGEST_DELAY_MONTHS if is_plan else found.month > anchor.month:
            return None
    return datetime.combine(found, time()) if found and entry.values == "moment" else found


_LONGEST_DELAY_MONTHS = 6


def _say_open(entry: Field, position: int, text: str | None, body: "Body") -> None:
    if entry.is_required:
        body.rejected.add(position)
    body.say("not-a-date-required" if entry.is_required else "not-a-date", position, entry, value=text)


def complete_months(kind: Kind, values: "Values", context: Context) -> None:
    """A month without a year takes the plan's year or the year of the title's month."""
    name = "report_month" if kind.has_month else "plan_month"
    months = values.get(name)
    if months is None:
        height = len(next(iter(values.values())))
        held = values.get("held_on") or [None] * height
        values[name] = [day.replace(day=1) if day else context.month for day in held]
        return
    years = values.get("plan_year") or [context.month.year if context.month else context.year] * len(months)
    values[name] = [_with_year(month, year) or (context.month if kind.has_month else None)
                    for month, year in zip(months, years, strict=True)]


def _with_year(month: date | MonthOfSomeYear | None, year: int | None) -> date | None:
    if isinstance(month, MonthOfSomeYear):
        return date(year, month.month, 1) if year else None
    return month
