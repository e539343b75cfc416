"""Step 2d: the one month of a table's rows: what its titles and names state, its column, or the clerk's answer."""

from dataclasses import replace
from datetime import date

from data import flow_months
from data.context import Context
from data.dates import MonthOfSomeYear
from data.headers import Header
from data.issues import Issue, issue
from data.rows import Table
from data.spread import Month
from data.workbook import Sheet

_SAID = "指定"


def settle(header: Header, stated: Context, month: date | None, sheet: Sheet) -> Issue | None:
    """One month for the rows that have none of their own: the stated one, else the clerk's answer."""
    if any(isinstance(each.value, Month) for each in header.slices):
        if header.column("plan_year"):
            header.slices = [replace(each, value=MonthOfSomeYear(each.value.number)) if isinstance(each.value, Month)
                             else each for each in header.slices]
            return None
        if month is None:
            return issue("unknown-month", sheet=sheet.name)
        settle_years(header, month.year)
        return None
    if not header.kind.has_month or header.column("held_on"):
        return None
    if header.column("report_month") or any(each.field == "report_month" for each in header.slices):
        stated.months = stated.months or ({_SAID: month} if month else {})
        return None
    problem = flow_months.settle(header, stated, month, sheet)
    if problem:
        return problem
    if stated.is_contradictory and month not in stated.months.values():
        said = "，".join(f"{source}写{value:%Y年%m月}" for source, value in stated.months.items())
        return issue("contradictory-month", sheet=sheet.name, value=said)
    if stated.months and not stated.is_contradictory:
        return None
    if month is None:
        return issue("unknown-month", sheet=sheet.name)
    stated.months = {_SAID: month}
    return issue("month-filled", sheet=sheet.name, value=f"{month:%Y年%m月}")


def contradiction(header: Header, stated: Context, table: Table, sheet: Sheet) -> Issue | None:
    """The months of its column beside the one that titles and names state."""
    if not header.kind.has_month or not header.column("report_month") or set(stated.months) <= {_SAID}:
        return None
    months, said = set(table.columns["report_month"]), set(stated.months.values())
    is_daily = header.kind.is_flow and "日" in header.column("report_month").header
    if not months or (months <= said if is_daily else months & said):
        return None
    said = [f"{source}写{value:%Y年%m月}" for source, value in stated.months.items()]
    return issue("contradictory-month", sheet=sheet.name,
                 value="，".join([*said, "列里写" + "、".join(f"{value:%Y年%m月}" for value in sorted(months))]))


def settle_years(header: Header, year: int | None) -> None:
    """Months in a header take the one year that the titles name; without it they stay open."""
    header.slices = [
        replace(each, value=each.value.on(year) or each.value) if isinstance(each.value, Month) else each
        for each in header.slices]
