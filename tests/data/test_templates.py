"""A template that is filled in is read without a word: every header exact, every value as it was meant."""

import io
from datetime import date, datetime

import openpyxl
import pytest

from data import intake, templates
from data.vocabulary import text
from data.vocabulary.terms import CONSENTS, KINDS, PROJECTS, RAINFALL, Field, Kind, Match, Status, WorkType
from tests.drawn_workbooks import rows

PLACES = [
    {"street": "演示街道", "community": "甲子社区", "compound": "甲子花园", "building": "3号楼", "unit": "2单元"},
    {"street": "演示街道", "community": "甲子社区", "compound": "甲子花园", "building": "3号楼", "unit": "2单元"},
    {"street": "演示街道", "community": "乙丑社区", "compound": "=乙丑里", "building": "3-2号楼"}]

VALUES = {
    "count": 4, "round": 1, "money": 125000.5, "area": 86.5, "decimal": 12.5, "rainfall": 3.5, "year": 2025, "month": date(2025, 6, 1),
    "start_date": date(2025, 5, 6), "finish_date": date(2025, 6, 30), "moment": datetime(2025, 6, 30, 9, 12)}
"""What somebody types, by the reader of the column."""

OWN_VALUES = {
    "project_name": "甲子花园改造", "stage": "施工", "completed_count": 1, "in_progress_count": 2, "not_started_count": 1, "households_count": 40,
    "agreed_count": 10, "objected_count": 10, "undecided_count": 10, "unreached_count": 10}
"""Columns whose values must agree with one another."""

ONE_A_ROW = ("request_id", "previous_request_id", "room", "project_code", "project_name", "observed_on")


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def typed(entry: Field, row: int) -> object:
    if entry.name == "observed_on":
        return date(2025, 6, row)
    if entry.name in OWN_VALUES:
        return OWN_VALUES[entry.name] if entry.name not in ONE_A_ROW else f"{OWN_VALUES[entry.name]}{row}"
    value = VALUES.get(entry.values) if isinstance(entry.values, str) else None
    value = value or templates.example_of(entry)
    return f"{value}{row}" if entry.name in ONE_A_ROW else value


def filled_in(kind: Kind) -> bytes:
    """Two rows typed into the kind's template, over the places that stand there."""
    book = opened(templates.template(kind, PLACES))
    sheet = book.worksheets[0]
    for row in (2, 3):
        for number, entry in enumerate(templates.columns_of(kind), 1):
            if sheet.cell(row, number).value is None:
                sheet.cell(row, number).value = typed(entry, row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_filled_in_template_is_read_without_a_word(kind):
    found = intake.inspect(templates.template_name(kind), filled_in(kind))
    assert (found.status, found.accepted_count) == (Status.ACCEPTED, 2)
    reading = found.sheets[0]
    assert reading.kind == kind.name
    assert {column.match for column in reading.header.columns} == {Match.EXACT}
    assert [column.field.name for column in reading.header.columns] == [entry.name for entry in templates.columns_of(kind)]
    assert all(sheet.accepted_count == 0 for sheet in found.sheets[1:])


def test_what_is_typed_is_what_is_read():
    found = intake.inspect(templates.template_name(PROJECTS), filled_in(PROJECTS))
    assert rows(found, "report_month", "community", "compound", "building", "planned_count", "budget_cny", "finished_on") == [
        (date(2025, 6, 1), "甲子社区", "甲子花园", "3号楼", 4, 125000.5, date(2025, 6, 30)),
        (date(2025, 6, 1), "乙丑社区", "=乙丑里", "3-2号楼", 4, 125000.5, date(2025, 6, 30))]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_row_without_a_needed_column_is_not_accepted(kind):
    needed = [entry for entry in templates.columns_of(kind) if templates.is_needed(kind, entry)]
    numbers = {entry.name: number for number, entry in enumerate(templates.columns_of(kind), 1)}
    for entry in needed:
        book = opened(filled_in(kind))
        book.worksheets[0].cell(2, numbers[entry.name]).value = None
        target = io.BytesIO()
        book.save(target)
        if entry.name not in ("received_at", "opinion"):  # the number of an order may say its date; no answer is known
            assert intake.inspect("x.xlsx", target.getvalue()).accepted_count == 1, entry.label


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_needed_columns_say_what_goes_in(kind):
    sheet = opened(templates.template(kind, [])).worksheets[0]
    for cell, entry in zip(sheet[1], templates.columns_of(kind), strict=True):
        assert bool(cell.comment) == templates.is_needed(kind, entry)
        if cell.comment:
            assert text.TEMPLATE_NEEDED in cell.comment.text and templates.example_of(entry) in cell.comment.text
            assert all(word in cell.comment.text for word in templates.words_of(entry))
            assert cell.fill.fgColor.rgb != sheet.cell(1, len(templates.columns_of(kind))).fill.fgColor.rgb or \
                templates.is_needed(kind, templates.columns_of(kind)[-1])
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_closed_sets_are_lists_and_days_look_like_days(kind):
    book = opened(templates.template(kind, PLACES))
    sheet = book.worksheets[0]
    rules = {str(rule.sqref).split("2:")[0]: rule for rule in sheet.data_validations.dataValidation}
    for number, entry in enumerate(templates.columns_of(kind), 1):
        letter = openpyxl.utils.get_column_letter(number)
        if templates.words_of(entry):
            listed = rules[letter].formula1
            assert listed == '"' + ",".join(templates.words_of(entry)) + '"' and len(listed) <= 257
        if entry.values in ("start_date", "finish_date"):
            assert sheet.column_dimensions[letter].number_format == "yyyy-mm-dd"
        if entry.values in ("identifier", "building", "unit", "room"):
            assert sheet.column_dimensions[letter].number_format == "@"


def test_the_offices_places_stand_there_once_or_are_offered():
    ledger = opened(templates.template(PROJECTS, PLACES))
    columns = [entry.name for entry in templates.columns_of(PROJECTS)]
    first = columns.index("street")
    assert [row[first:first + 5] for row in ledger.worksheets[0].iter_rows(min_row=2, values_only=True)] == [
        ("演示街道", "甲子社区", "甲子花园", "3号楼", "2单元"), ("演示街道", "乙丑社区", "=乙丑里", "3-2号楼", None)]
    assert ledger.worksheets[0].cell(3, first + 3).data_type == "s"

    votes = opened(templates.template(CONSENTS, PLACES))
    assert votes.worksheets[0].max_row == 1
    offered = [rule.formula1 for rule in votes.worksheets[0].data_validations.dataValidation if text.GUIDE_SHEET in rule.formula1]
    assert offered[1] == "'填写说明'!$I$1:$I$2"
    assert [votes[text.GUIDE_SHEET][f"I{row}"].value for row in (1, 2)] == ["乙丑社区", "甲子社区"]
    assert opened(templates.template(RAINFALL, PLACES)).worksheets[0].max_row == 1


def test_the_guide_explains_every_column():
    guide = opened(templates.template(PROJECTS, []))[text.GUIDE_SHEET]
    lines = {row[0]: row for row in guide.iter_rows(min_row=3, values_only=True)}
    assert len(lines) == len(PROJECTS.fields)
    assert lines["改造类型"][1:2] == ("必填",) and WorkType.OTHER.label in lines["改造类型"][4]
    assert all(row[2] and row[3] for row in lines.values())


def test_a_template_is_named_by_its_kind():
    assert templates.template_name(PROJECTS) == "模板_改造项目台账.xlsx"
