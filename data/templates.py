"""A table to fill in for each kind of sheet, with the office's own places; what is filled in is read without a word."""

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data.vocabulary import text
from data.vocabulary.terms import Field, Kind, Term, WorkType

ROWS_COUNT = 2_000
"""How many rows have their formats and lists."""

_PLACES = ("street", "community", "compound", "building", "unit")
_ROW_A_PLACE = ("projects", "complaint_totals", "consent_totals", "buildings", "plans")
"""Kinds of which a row is a place: it stands there already. In the others the places are only offered as lists."""

_LEFT_OUT = {
    "complaints": ("categories", "title", "territory", "address", "answers"),
    "deliberations": ("report_month", "subject")}
"""Fields that another column of the template says better: categories one by one, the day instead of its month. The
title of an order and the subject of a meeting name residents and are not kept, and an address may."""

_ALSO_NEEDED = {
    "complaints": ("received_at",), "consents": ("building",), "buildings": ("building",),
    "deliberations": ("held_on",)}
"""Without these a row is not accepted, though another kind of sheet may say them elsewhere."""

_UNITS = {"money": "（元）", "area": "（㎡）"}
_DAY, _MONTH, _MOMENT, _TEXT = "yyyy-mm-dd", "yyyy-mm", "yyyy-mm-dd hh:mm", "@"
_FORMATS = {
    "start_date": _DAY, "finish_date": _DAY, "month": _MONTH, "moment": _MOMENT, "count": "0", "round": "0",
    "year": "0", "money": "#,##0.00", "area": "0.00", "decimal": "0.0", "rainfall": "0.0", "yes_no": "General"}
"""How a column's cells look; whatever is not here is text, so that 3-2 does not become a date, nor 0012 a 12."""

_NEEDED_FILL, _OTHER_FILL = PatternFill("solid", fgColor="FFE8B4"), PatternFill("solid", fgColor="EEF1F4")
_HEADER_FONT = Font(name="宋体", size=11, bold=True)
_LINE = Side(style="thin", color="7C8894")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_GUIDE_WIDTHS = (16, 8, 48, 24, 60)
_LISTS_COLUMN = 8

def template(kind: Kind, places: Sequence[dict]) -> bytes:
    """An .xlsx file to fill in. `places`: one dict a place, with those of street, community, compound, building and
    unit that are known."""
    book = Workbook()
    sheet, guide = book.active, book.create_sheet(text.GUIDE_SHEET)
    sheet.title = kind.label
    columns = columns_of(kind)
    _explain(guide, kind, columns)
    offered = _offer(guide, columns, places)
    for number, entry in enumerate(columns, 1):
        _head(sheet.cell(1, number), entry, kind)
        _prepare(sheet, number, entry, offered.get(entry.name))
    if kind.name in _ROW_A_PLACE:
        _place(sheet, columns, places)
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 34
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def template_name(kind: Kind) -> str:
    """The file's name: 模板_改造项目台账.xlsx."""
    return text.TEMPLATE_FILE.format(kind=kind.label)


def columns_of(kind: Kind) -> list[Field]:
    """The fields of a template in the order of its columns."""
    return [entry for entry in kind.fields if entry.name not in _LEFT_OUT.get(kind.name, ())]


def is_needed(kind: Kind, entry: Field) -> bool:
    """Whether a row without it is not accepted."""
    is_month = entry.name == "report_month" and kind.has_month
    return entry.is_required or is_month or entry.name in _ALSO_NEEDED.get(kind.name, ())


def label_of(entry: Field) -> str:
    """The column's name, with its unit where it has one."""
    return entry.label + _UNITS.get(entry.values, "")


def words_of(entry: Field) -> tuple[str, ...]:
    """The words a column may hold; () where it holds anything."""
    if isinstance(entry.values, type) and issubclass(entry.values, Term):
        return tuple(term.label for term in entry.values)
    return text.YES_OR_NO if entry.values == "yes_no" else ()


def _reader_of(entry: Field) -> str:
    return "term" if isinstance(entry.values, type) else entry.values


def example_of(entry: Field) -> str:
    """What a cell of the column may read."""
    words = words_of(entry)
    return words[0] if words else text.EXAMPLES.get(entry.name) or text.EXAMPLES_BY_READER.get(_reader_of(entry), "")


def _head(cell: Cell, entry: Field, kind: Kind) -> None:
    cell.value = label_of(entry)
    cell.font, cell.alignment, cell.border = _HEADER_FONT, _CENTRED, _BOX
    cell.fill = _NEEDED_FILL if is_needed(kind, entry) else _OTHER_FILL
    if is_needed(kind, entry):
        cell.comment = Comment(_said(entry), text.TEMPLATE_AUTHOR, width=260, height=150)


def _said(entry: Field) -> str:
    """What goes into a required column."""
    lines = [text.TEMPLATE_NEEDED, _how(entry), text.TEMPLATE_EXAMPLE.format(example=example_of(entry))]
    if words_of(entry):
        lines.append(text.TEMPLATE_WORDS.format(words=text.LIST_JOINT.join(words_of(entry))))
    return "\n".join(lines)


def _how(entry: Field) -> str:
    return text.TEMPLATE_HOW.get(entry.name) or text.TEMPLATE_HOW_BY_READER[_reader_of(entry)]


def _prepare(sheet: Worksheet, number: int, entry: Field, offered: str | None) -> None:
    """A column's format, width and rule, for every row to come."""
    letter = get_column_letter(number)
    column = sheet.column_dimensions[letter]
    column.width = max(11, 2 * len(label_of(entry)) + 3)
    column.number_format = _FORMATS.get(_reader_of(entry), "General" if words_of(entry) else _TEXT)
    rule = _rule(entry, offered)
    if rule:
        rule.add(f"{letter}2:{letter}{ROWS_COUNT + 1}")
        sheet.add_data_validation(rule)


def _rule(entry: Field, offered: str | None) -> DataValidation | None:
    """What a column lets in; a place or a kind of work that is not on the list is asked about, not refused."""
    words = words_of(entry)
    if offered or words:
        listed = offered or f'"{",".join(words)}"'
        is_open = bool(offered) or entry.values is WorkType
        rule = DataValidation(type="list", formula1=listed, errorStyle="warning" if is_open else "stop")
        rule.error = text.TEMPLATE_NOT_LISTED if is_open else text.TEMPLATE_ONLY_LISTED
    elif entry.values in ("count", "round"):
        rule = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
        rule.error = text.TEMPLATE_ONLY_WHOLE
    elif entry.values == "year":
        rule = DataValidation(type="whole", operator="between", formula1="1900", formula2="2100")
        rule.error = text.TEMPLATE_ONLY_YEAR
    elif entry.values in ("money", "area", "decimal", "rainfall"):
        rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
        rule.error = text.TEMPLATE_ONLY_NUMBER
    elif entry.values in ("start_date", "finish_date", "month", "moment"):
        rule = DataValidation(type="date", operator="between", formula1="DATE(1950,1,1)", formula2="DATE(2099,12,31)")
        rule.error = text.TEMPLATE_ONLY_DATE
    else:
        return None
    rule.showErrorMessage, rule.allow_blank, rule.errorTitle = True, True, label_of(entry)
    return rule


def _explain(guide: Worksheet, kind: Kind, columns: Iterable[Field]) -> None:
    """The second sheet: each column's meaning. Its lines run downwards, so that no line of it looks like a header."""
    guide.append([text.GUIDE_TITLE.format(kind=kind.label)])
    guide.append(text.GUIDE_COLUMNS)
    for entry in columns:
        needed = text.GUIDE_NEEDED if is_needed(kind, entry) else ""
        guide.append([label_of(entry), needed, _how(entry), example_of(entry), text.LIST_JOINT.join(words_of(entry))])
    for number, width in enumerate(_GUIDE_WIDTHS, 1):
        guide.column_dimensions[get_column_letter(number)].width = width
        guide.cell(2, number).font = _HEADER_FONT
    for row in guide.iter_rows(min_row=3):
        for cell in row:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    guide.cell(1, 1).font = _HEADER_FONT
    guide.freeze_panes = "A3"


def _offer(guide: Worksheet, columns: Iterable[Field], places: Sequence[dict]) -> dict[str, str]:
    """The office's places as lists at the side of the guide: field name → the cells a drop-down takes them from."""
    offered = {}
    for name in (entry.name for entry in columns if entry.name in _PLACES):
        known = sorted({str(place[name]) for place in places if place.get(name)})
        if known:
            number = _LISTS_COLUMN + len(offered)
            for row, word in enumerate(known, 1):
                _write_text(guide.cell(row, number), word)
            letter = get_column_letter(number)
            guide.column_dimensions[letter].hidden = True
            offered[name] = f"{quote_sheetname(guide.title)}!${letter}$1:${letter}${len(known)}"
    return offered


def _place(sheet: Worksheet, columns: Sequence[Field], places: Sequence[dict]) -> None:
    """A row for each place, once, in the order given."""
    numbers = {entry.name: number for number, entry in enumerate(columns, 1) if entry.name in _PLACES}
    rows = dict.fromkeys(tuple(place.get(name) or "" for name in numbers) for place in places)
    for row, words in enumerate((words for words in rows if any(words)), 2):
        for number, word in zip(numbers.values(), words, strict=True):
            if word:
                _write_text(sheet.cell(row, number), word)


def _write_text(cell: Cell, word: object) -> None:
    cell.value, cell.number_format = str(word), _TEXT
    cell.data_type = "s"
