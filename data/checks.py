"""Step 5: rules over a table. A broken rule is said at its cell; it never changes a number."""

from collections.abc import Iterator

from data import plausible
from data.headers import Header
from data.issues import Issue, issue
from data.rows import Table
from data.vocabulary.terms import Stage, Topic
from data.workbook import Sheet


def check(sheet: Sheet, header: Header, table: Table) -> list[Issue]:
    """Every rule of the kind, over the accepted rows."""
    rules = {
        "projects": (
            _done_within_planned, _counts_add_up, _stage_fits_counts, _stage_fits_finish, _finish_after_start,
            _no_doubled_row, _has_happened, _paid_within_budget, _benefiting_within_households),
        "consent_totals": (_agreed_within_households, _answers_within_households, _no_doubled_place),
        "complaint_totals": (_no_doubled_place,),
        "buildings": (_no_doubled_place,),
        "plans": (_no_doubled_place,),
        "consents": (_units_are_written,),
    }.get(header.kind.name, ())
    return [problem for rule in (*rules, plausible.doubts) for problem in rule(sheet, header, table)]


def _say(code: str, sheet: Sheet, header: Header, row: int, name: str, **words: object) -> Issue:
    column = header.column(name)
    entry = header.kind.field(name)
    at = (row - 1, column.index if column else 0)
    return issue(code, sheet=sheet.name, at=at, field=name, label=entry.label, **words)


def _over(table: Table, *names: str) -> Iterator[tuple]:
    """(source row, the named values…) of each accepted row; a field the sheet lacks is None."""
    height = table.accepted_count
    columns = [table.columns.get(name) or [None] * height for name in names]
    return zip(table.columns["source_row"], *columns, strict=True)


def _done_within_planned(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    for row, planned, done in _over(table, "planned_count", "completed_count"):
        if planned is not None and done is not None and done > planned:
            yield _say("done-exceeds-planned", sheet, header, row, "completed_count", value=done, planned=planned)


def _counts_add_up(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    names = ("planned_count", "completed_count", "in_progress_count", "not_started_count", "is_not_started_derived")
    for row, planned, done, running, waiting, is_derived in _over(table, *names):
        if None in (planned, done, running) or done > planned:
            continue
        words = {"done": done, "running": running, "planned": planned, "waiting": waiting}
        if done + running > planned:
            yield _say("counts-exceed-planned", sheet, header, row, "in_progress_count", value=running, **words)
        elif not is_derived and waiting is not None and done + running + waiting != planned:
            yield _say("counts-do-not-add-up", sheet, header, row, "planned_count", value=planned, **words)


_BEFORE_WORKS = (Stage.CONSULTATION, Stage.DESIGN, Stage.SIGNING, Stage.APPROVAL)
_AFTER_WORKS = (Stage.COMPLETED, Stage.IN_SERVICE)


def _stage_fits_counts(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    if not header.column("stage") or not header.column("completed_count"):
        return
    for row, stage, planned, done in _over(table, "stage", "planned_count", "completed_count"):
        if None in (planned, done) or not planned:
            continue
        if (stage in _AFTER_WORKS and done < planned) or (stage in _BEFORE_WORKS and done >= planned):
            yield _say("stage-against-counts", sheet, header, row, "stage", value=stage.label, stage=stage.label,
                       planned=planned, done=done)


def _stage_fits_finish(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    """A day of finish before the month's end stands beside a stage that says that the works go on."""
    going_on = [
        (row, stage, finished)
        for row, stage, finished, month in _over(table, "stage", "finished_on", "report_month")
        if finished and month and finished < month and stage in (*_BEFORE_WORKS, Stage.CONSTRUCTION)]
    if going_on:
        row, stage, finished = going_on[0]
        yield _say("stage-against-finish", sheet, header, row, "stage", value=stage.label, stage=stage.label,
                   finished=finished.isoformat(), count=len(going_on))


def _finish_after_start(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    for row, started, finished in _over(table, "started_on", "finished_on"):
        if started and finished and finished < started:
            yield _say("finish-before-start", sheet, header, row, "finished_on", value=finished, started=started)


def _has_happened(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    """What is said to have happened lies at most a month behind the month that the ledger speaks of."""
    for name in ("started_on", "finished_on", "in_service_on"):
        for row, month, day in _over(table, "report_month", name):
            if month and day and (day.year - month.year) * 12 + day.month - month.month > 1:
                yield _say("date-ahead", sheet, header, row, name, value=day, month=f"{month:%Y年%m月}")


def _paid_within_budget(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    for row, budget, paid in _over(table, "budget_cny", "paid_cny"):
        if budget and paid and paid > budget:
            yield _say("paid-exceeds-budget", sheet, header, row, "paid_cny", value=f"{paid:,.0f}",
                       budget=f"{budget:,.0f}")


def _benefiting_within_households(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    for row, households, benefiting in _over(table, "households_count", "benefiting_households_count"):
        if households and benefiting and benefiting > households:
            yield _say("benefiting-exceeds-households", sheet, header, row, "benefiting_households_count",
                       value=benefiting, households=households)


def _no_doubled_row(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    """The same row again; or the same building or project again, with other numbers or another stage."""
    seen: dict[tuple, int] = {}
    first_of: dict[tuple, int] = {}
    differing = []
    for row, key, month, *said, building, name, code in _over(
            table, "project_key", "report_month", "planned_count", "completed_count", "stage", "building",
            "project_name", "project_code"):
        is_named = bool(building or name or code)
        if (key, month, *said) in seen:
            yield _say("doubled-row", sheet, header, row, "work_type", other=seen[key, month, *said])
        elif is_named and (key, month) in first_of:
            differing.append((row, first_of[key, month]))
        seen.setdefault((key, month, *said), row)
        first_of.setdefault((key, month), row)
    if differing:
        row, other = differing[0]
        yield _say("works-twice", sheet, header, row, "work_type", other=other, count=len(differing))


_IDENTITY = (
    "street", "community", "compound", "building", "unit", "topic", "work_type", "round", "report_month", "plan_year",
    "plan_month")


def _no_doubled_place(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    """Two lines about the same place, time and thing count twice; a word nobody reads (来源：网络) may tell them apart,
    and several words may mean one topic 其他."""
    seen: dict[tuple, int] = {}
    unread = [column.index for column in header.columns if not column.field]
    days = [column.index for column in header.columns if column.field and column.field.name == "report_month"]
    for row, *identity in _over(table, *_IDENTITY):
        line = sheet.rows[row - 1] if sheet.rows else []
        words = tuple(line[index] for index in unread if isinstance(line[index], str) and not line[index].isdecimal())
        words += tuple(line[index] for index in days if line)  # each day of a month has a line of its own
        first = seen.setdefault((*identity, words), row)
        if first != row and Topic.OTHER not in identity:
            name = next((name for name in ("building", "compound", "community") if header.column(name)), "community")
            yield _say("doubled-row", sheet, header, row, name, other=first)


def _agreed_within_households(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    for row, households, agreed in _over(table, "households_count", "agreed_count"):
        if households is not None and agreed is not None and agreed > households:
            yield _say(
                "agreed-exceeds-households", sheet, header, row, "agreed_count", value=agreed, households=households)


def _answers_within_households(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    names = ("agreed_count", "objected_count", "undecided_count", "unreached_count")
    for row, households, *answers in _over(table, "households_count", *names):
        total = sum(answer or 0 for answer in answers)
        if households is not None and total > households >= (answers[0] or 0):
            yield _say("answers-exceed-households", sheet, header, row, "households_count", value=households,
                       households=households, sum=total)


def _units_are_written(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    """Where other households of the building name their unit, one that names none may belong to any of them."""
    rows = list(_over(table, "compound", "building", "unit"))
    named = {place for _, *place_, unit in rows if unit for place in [tuple(place_)]}
    blank = [row for row, *place, unit in rows if not unit and tuple(place) in named]
    if blank:
        yield _say("blank-unit", sheet, header, blank[0], "unit", count=len(blank))
