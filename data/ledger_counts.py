"""Step 4e: a ledger row's counts: what it says, what follows from stage or dates, and whether it is works at all."""

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Literal

from data.choices import StageWords
from data.row_values import Values, column_of, left_blank
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import Stage

if TYPE_CHECKING:
    from data.body import Body

COUNTS = ("planned_count", "completed_count", "in_progress_count", "not_started_count")
_REACHED = COUNTS[1:]
_DATES = ("finished_on", "in_service_on", "started_on")
_NAMED = ("project_code", "project_name", "work_type", "building", "unit", "stage")
_ALSO_TELLING = (
    "planned_start_on", "planned_finish_on", *_DATES, "budget_cny", "funded_cny", "paid_cny", "households_count",
    "benefiting_households_count")

State = Literal["done", "running", "waiting"]
_STATES: dict[Stage, State] = {
    Stage.COMPLETED: "done", Stage.IN_SERVICE: "done", Stage.CONSTRUCTION: "running", Stage.ACCEPTANCE: "running"}


def complete(stages: list[StageWords | None], values: Values, body: "Body") -> None:
    """Fill in the counts, row by row; rows that tell nothing of works are rejected, nil reports are left out."""
    is_counted = any(name in values for name in COUNTS)
    counts = {name: column_of(values, name, len(body.rows)) for name in COUNTS}
    values["is_not_started_derived"] = [False] * len(body.rows)
    _derive_planned(counts, body)
    is_reached_told = any(number is not None for name in _REACHED for number in counts[name]) or any(
        body.header.column(name) for name in _REACHED)
    is_told = _told(stages, values, body)
    by_date, unclear = [], []
    for position, said in enumerate(stages):
        planned, *reached = (counts[name][position] for name in COUNTS)
        has_only_blanks = all(body.is_blank(name, position) is not False for name in COUNTS)
        if planned is None and not any(number is not None for number in reached):
            if is_told[position] and (not is_counted or (said and has_only_blanks)):
                planned = counts["planned_count"][position] = 1
            elif not is_told[position] and has_only_blanks:
                _leave_out(position, values, body)
            elif has_only_blanks:
                _say_blanks(counts, position, body)
        elif is_reached_told:
            _say_blanks(counts, position, body)
        if planned is not None and not is_reached_told or (planned == 1 and said and has_only_blanks):
            state = _state(said) if said else _state_by_date(values, position, body)
            if state == "running" and planned > 1:
                unclear.append(position)
            elif state:
                _reach(counts, state, planned, position)
                by_date += [position] * (said is None)
        _derive_not_started(counts, values, position)
    for code, positions, name in (
            ("counts-by-date", by_date, "finished_on"), ("open-counts", unclear, "planned_count")):
        if positions:
            body.say(code, positions[0], body.header.kind.field(name), count=len(positions))


def _told(stages: list[StageWords | None], values: Values, body: "Body") -> list[bool]:
    """Whether a row names works, or says their stage, a date, money or households; in a list of places each does."""
    told = [column for name in _ALSO_TELLING if (column := values.get(name))]
    named = [left_blank(name, body) for name in _NAMED if body.header.column(name)]
    if not told and not body.header.column("stage") and not any(name in values for name in COUNTS):
        return [True] * len(body.rows)
    return [said is not None or any(column[at] is not None for column in told) or not all(blank[at] for blank in named)
            for at, said in enumerate(stages)]


def _leave_out(position: int, values: Values, body: "Body") -> None:
    """A line that says that there is nothing to report is none; any other one without figures may be a mistake."""
    if not body.is_kept(position):
        return
    cells = [str(cell).strip() for cell in body.sheet.rows[body.rows[position]] if cell != ""]
    is_nil = any(cell in words.NIL_REPORTS for cell in cells)
    (body.left_out if is_nil else body.rejected).add(position)
    body.say("nil-report" if is_nil else "no-figures", position, body.header.kind.field("planned_count"))


def _state(said: StageWords) -> State:
    return _STATES.get(said.stage, "waiting")


def _state_by_date(values: Values, position: int, body: "Body") -> State | None:
    """What the days of start and finish say by the month's end; where both are asked for, none means not begun."""
    month = values["report_month"][position] if "report_month" in values else None
    if month is None or body.is_blank("stage", position) is False:
        return None
    end = date(month.year, month.month, monthrange(month.year, month.month)[1])
    days = {name: values[name][position] for name in _DATES if name in values}
    if any(day is None and body.is_blank(name, position) is False for name, day in days.items()):
        return None  # a day is written that cannot be read
    reached = {name for name, day in days.items() if day is not None and day <= end}
    if reached & {"finished_on", "in_service_on"}:
        return "done"
    if reached:
        return "running"
    return "waiting" if days.keys() >= {"started_on", "finished_on"} else None


def _reach(counts: Values, state: State, planned: int, position: int) -> None:
    for name, of_state in zip(_REACHED, ("done", "running", "waiting"), strict=True):
        counts[name][position] = planned if state == of_state else 0


def _derive_planned(counts: Values, body: "Body") -> None:
    """已完成 + 在建 + 待开工 is the plan of a sheet that has all three and names none; a 合计 of its own must agree."""
    planned, *parts = (counts[name] for name in COUNTS)
    if body.header.column("planned_count") or any(number is not None for number in planned):
        return
    sums = [sum(told) if None not in told else None for told in zip(*parts, strict=True)]
    told = [position for position, total in enumerate(sums) if total is not None]
    stated = [column.index for column in body.header.columns
              if column.field is None and column.header.split("/")[-1] in words.SUM_GROUPS]
    lines = [body.sheet.rows[row] for row in body.rows]
    if told and all(lines[position][index] in ("", sums[position]) for position in told for index in stated):
        planned[:] = sums
        body.say("planned-added", told[0], body.header.kind.field("planned_count"), count=len(told))


def _say_blanks(counts: Values, position: int, body: "Body") -> None:
    for name in ("planned_count", "completed_count"):
        if counts[name][position] is None and body.is_blank(name, position):
            body.say("blank-value", position, body.header.kind.field(name))


def _derive_not_started(counts: Values, values: Values, position: int) -> None:
    planned, done, running, waiting = (counts[name][position] for name in COUNTS)
    if None in (planned, done) or waiting is not None:
        return
    if running is None and done >= planned:
        running = counts["in_progress_count"][position] = 0  # all is done: nothing can still be running
    if running is not None:
        counts["not_started_count"][position] = max(planned - done - running, 0)
        values["is_not_started_derived"][position] = True
