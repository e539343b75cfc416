"""Step 2b: a table that counts what happened in a month, under a title that speaks of more or less than one."""

import re
from datetime import date

from data.columns import names_of
from data.context import Context
from data.header_words import plain
from data.headers import Header
from data.issues import Issue, issue
from data.stated_spans import Extent
from data.vocabulary import sheet_words as words
from data.workbook import Sheet

KINDS = ("complaint_totals", "deliberations")


def settle(header: Header, stated: Context, month: date | None, sheet: Sheet) -> Issue | None:
    """The refusal of such a table; the clerk may say which month one of about a month is, which is then its month."""
    span = stated.span
    if header.kind.name not in KINDS or _says_month(header):
        return None
    if stated.is_of_several_months or (span and span.extent is Extent.SEVERAL and not _has_sums(header)):
        return issue("several-months", sheet=sheet.name)
    if span is None or span.extent is Extent.SEVERAL:
        return None
    if span.extent is Extent.PART and _has_weeks(header) and not any(sign.isdecimal() for sign in span.text):
        return None
    if span.extent is Extent.PART:
        return issue("part-of-month", sheet=sheet.name, value=span.text)
    if month is None or (span.months and month not in span.months):
        return issue("unclear-span", sheet=sheet.name, value=span.text)
    stated.months = {}
    return None


def only_sums(header: Header, sheet: Sheet) -> Issue | None:
    """The refusal of numbers since January without the month's own: the months would be added up again and again."""
    if header.kind.name != "deliberations" or header.column("sessions_count") or header.column("held_on"):
        return None
    names = names_of(header.kind)
    for column in header.columns:
        texts = column.header, column.header.split("/")[-1], _SUM.sub("", column.header)
        counted = {names[plain(text)][0].name for text in texts if plain(text) in names}
        if column.field is None and _SUM.search(column.header) and counted <= {"sessions_count"}:
            return issue("cumulative-alone", sheet=sheet.name, at=(header.last_row, column.index), value=column.header)
    return None


_SUM = re.compile("|".join(words.CUMULATIVE_WORDS))


def _counted(header: Header) -> list[str]:
    return [column.header for column in header.columns if column.field and column.field.values == "count"]


def _says_month(header: Header) -> bool:
    """Whether the numbers' own headers say that they are the month's."""
    return any(word in text for text in _counted(header) for word in words.MONTH_WORDS)


def _has_weeks(header: Header) -> bool:
    """Whether the weeks stand in a column, so that the table of a month holds them all."""
    return any(plain(column.header) in words.WEEK_HEADERS for column in header.columns)


def _has_sums(header: Header) -> bool:
    """Whether what is summed up stands in columns of its own, beside the month's."""
    return any(column.field is None and any(word in column.header for word in words.CUMULATIVE_WORDS)
               for column in header.columns)
