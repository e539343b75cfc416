"""Steps 1 to 5 as one flow: a file in, an inspection out. All of it happens in the limited child process."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from data import (
    checks,
    child,
    context,
    flow_months,
    headers,
    joined_columns,
    layout,
    near_misses,
    plan_months,
    privacy,
    repeats,
    rows,
    table_months,
    totals,
    unread_columns,
    workbook,
)
from data.columns import is_known
from data.context import Context
from data.corrections import NO_CORRECTIONS, Corrections
from data.excerpt import excerpt_of
from data.inspection import Inspection, SheetReading
from data.issues import issue
from data.layout import Part
from data.marks.issue_list import is_issue_list
from data.name_variants import say as say_variants
from data.other_works import settle as settle_other_works
from data.places import clean
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import COMPLAINT_TOTALS, CONSENTS, TOTAL_WORDS, Severity
from data.vocabulary.thresholds import READING
from data.workbook import Sheet

__all__ = ["Inspection", "SheetReading", "inspect", "understand"]


def inspect(
    file: str, content: bytes, *, month: date | None = None, corrections: Corrections = NO_CORRECTIONS,
) -> Inspection:
    """Read and check one file; `month` answers for a sheet that states no month, `corrections` are what the office
    taught. Never raises for a bad file."""
    name = PurePath(file).name
    try:
        if not content:
            raise workbook.Unreadable("empty-file")
        if len(content) > READING.file_bytes:
            raise workbook.Unreadable("file-too-large")
        return child.call(
            "data.intake:understand", name, content, month, corrections, raises=(workbook.Unreadable,))
    except workbook.Unreadable as problem:
        code = problem.code
    except child.ChildFailed as failure:
        code = "reading-too-long" if failure.is_timeout else "reading-failed"
    shown = privacy.mask_title(name)
    return Inspection(shown, sha256(content).hexdigest(), issues=[issue(code, file=shown)], is_readable=False)


@dataclass
class _Draft:
    """One table on its way: the reading to be filled, and what is needed for that; `shown`: the sheet as the clerk sees
    it, where columns were joined."""

    reading: SheetReading
    part: Part
    context: Context | None = None
    shown: Sheet | None = None


def understand(file: str, content: bytes, month: date | None, corrections: Corrections) -> Inspection:
    """The flow itself. Raises workbook.Unreadable."""
    book = workbook.parse(content)
    titles = privacy.titles_of(sheet.name for sheet in book)
    sheets = [replace(sheet, name=titles[sheet.name]) for sheet in book]
    drafts = [draft for sheet in sheets if not is_issue_list(sheet) for draft in _drafts(sheet, file, corrections)]
    _name_places(drafts)
    settle_other_works(drafts)
    for draft in drafts:
        if draft.context:
            _fill(draft, month, corrections)
    _compare_totals(drafts)
    readings = [draft.reading for draft in drafts]
    repeats.leave_out_repeats(readings)
    say_variants(readings)
    unread: set[tuple] = set()
    for draft in drafts:
        if draft.reading.table:
            draft.reading.issues += unread_columns.once(draft.reading.table.issues, unread)
            draft.reading.table.issues = []
        draft.reading.excerpt = excerpt_of(draft.shown or draft.part.sheet, draft.reading)
    file = privacy.mask_title(file)
    titles |= {remark.sheet: remark.sheet and privacy.mask_title(remark.sheet)
               for remark in book.remarks if remark.sheet not in titles}
    inspection = Inspection(file, sha256(content).hexdigest(), readings, [
        issue(remark.code, file=file, at=remark.at, **remark.words,
              sheet=titles[remark.sheet]) for remark in book.remarks])
    _soften_side_sheets(inspection)
    if not book:
        inspection.issues.append(issue("no-sheet", file=file))
    return inspection


def _drafts(sheet: Sheet, file: str, corrections: Corrections) -> Iterator[_Draft]:
    """A draft for each table of a sheet, its header found."""
    reading = SheetReading(sheet.name, sheet.is_hidden)
    if sheet.is_hidden:
        reading.issues.append(issue("hidden-sheet", sheet=sheet.name))
        yield _Draft(reading, Part(sheet))
    elif not any(cell != "" for row in sheet.rows for cell in row):
        reading.issues.append(issue("empty-sheet", sheet=sheet.name))
        yield _Draft(reading, Part(sheet))
    else:
        drafts = [_find_header(part, file, corrections) for part in layout.split(sheet)]
        if any(draft.reading.header for draft in drafts):
            drafts = [draft for draft in drafts if draft.reading.header or _is_lost(draft)]
        else:
            drafts = drafts[:1]
        yield from drafts


def _is_lost(draft: _Draft) -> bool:
    """Whether a table that nobody understood, beside others of its sheet, has rows: that is said."""
    problem = near_misses.say_lost(draft.part)
    draft.reading.issues = [problem] if problem else []
    return problem is not None


def _find_header(part: Part, file: str, corrections: Corrections) -> _Draft:
    shown, part = part.sheet, replace(part, sheet=joined_columns.join(part.sheet))
    sheet = part.sheet
    reading = SheetReading(sheet.name)
    if part.beside:
        reading.issues.append(issue("table-beside", sheet=sheet.name, value=part.beside))
    titles = [*part.headings, *_lines(sheet, 12, is_title=True)]
    first_guess = context.of(
        list(_lines(sheet, 12, is_title=True)), sheet=sheet.name, file=file, headings=part.headings)
    header = reading.header = headers.find(
        sheet, first_guess.given, titles=" ".join([*titles, sheet.name, file]), corrections=corrections)
    if header is None:
        said = " ".join([*titles, sheet.name, file])
        near = headers.find(sheet, first_guess.given, titles=said, corrections=corrections,
                            kinds=(CONSENTS, COMPLAINT_TOTALS), is_lenient=True)
        reading.issues.append(near_misses.say_near(sheet, near, said) or near_misses.say(part, said))
        return _Draft(reading, part, shown=shown)
    stated = context.of(
        list(_lines(sheet, header.first_row)), sheet=sheet.name, file=file, headings=part.headings)
    stated.work_type = stated.work_type or header.work_type
    _respell(stated, corrections)
    table_months.settle_years(header, stated.month.year if stated.month else stated.year)
    return _Draft(reading, part, stated, shown)


def _respell(stated: Context, corrections: Corrections) -> None:
    """Names of places that titles give, as the office spells them."""
    for level in ("street", "community", "compound"):
        name = getattr(stated, level)
        setattr(stated, level, corrections.place_of(level, name) or name if name else None)


def _lines(sheet: Sheet, height: int, *, is_title: bool = False) -> Iterator[str]:
    """The texts of the first rows, a line each; `is_title`: only of rows with hardly more than one text."""
    start = next((number for number, row in enumerate(sheet.rows) if any(cell != "" for cell in row)), 0)
    for row in sheet.rows[start:height if not is_title else start + height]:
        texts = list(dict.fromkeys(clean(cell) for cell in row if isinstance(cell, str) and cell.strip()))
        if texts and not (is_title and len(texts) > 3):
            yield layout.speech(" ".join(texts))


def _name_places(drafts: list[_Draft]) -> None:
    """Sheets alike whose tables name no community, each called after one: the sheet's name is the place."""
    alike = [draft for draft in drafts if draft.context and draft.reading.kind in _PLACED
             and not draft.reading.header.column("community") and draft.context.community is None]
    names = Counter(draft.reading.name for draft in alike if _may_be_place(draft.reading.name))
    if len(names) < 2:
        return
    for draft in alike:
        if draft.reading.name not in names:
            continue
        name, has_compound = clean(draft.reading.name).replace(" ", ""), draft.reading.header.column("compound")
        is_compound = name.endswith(words.COMPOUND_ENDINGS) and not has_compound and draft.context.compound is None
        setattr(draft.context, "compound" if is_compound else "community", name)
        draft.reading.issues.append(issue(
            "sheet-name-as-place", sheet=name, value=name, level="小区" if is_compound else "社区"))


_PLACED = ("projects", "complaint_totals", "consents", "consent_totals", "buildings")


def _may_be_place(name: str) -> bool:
    plain = clean(name).replace(" ", "")
    is_word = any(word in plain for word in (*words.SUBJECT_WORDS[:-1], *words.NO_PLACE_WORDS)) or is_known(plain)
    return bool(re.fullmatch(r"[\u4e00-\u9fa5]{2,12}[\u4e00-\u9fa50-9]{0,6}", plain)) and not is_word


def _fill(draft: _Draft, month: date | None, corrections: Corrections) -> None:
    """Read the rows, if nothing that belongs to all of them is missing."""
    reading, sheet, header, stated = draft.reading, draft.part.sheet, draft.reading.header, draft.context
    for name in header.missing:
        reading.issues.append(issue(
            "missing-column", sheet=sheet.name, at=(header.last_row, 0), field=name,
            label=header.kind.field(name).label, kind=header.kind.label))
    problem = flow_months.only_sums(header, sheet) or table_months.settle(header, stated, month, sheet)
    if problem:
        reading.issues.append(problem)
    if header.missing or (problem and problem.severity == Severity.ERROR):
        return
    reading.table = rows.read(sheet, header, stated, corrections)
    if header.kind.name in ("plans", "projects"):
        plan_months.settle(reading.table, header, sheet, " ".join([*_lines(sheet, header.first_row), sheet.name]))
    problem = table_months.contradiction(header, stated, reading.table, sheet)
    if problem:
        reading.table = None
        reading.issues.append(problem)
        return
    codes = {problem.code for problem in reading.table.issues}
    is_left_out = "past-rows" in codes or ("joint-copy" in codes and not reading.table.rejected_count)
    if not reading.table.accepted_count and not reading.table.withdrawn and not is_left_out:
        reading.issues.append(issue("no-rows", sheet=sheet.name))
    if reading.table.accepted_count:
        reading.table.issues += checks.check(sheet, header, reading.table)


def _compare_totals(drafts: list[_Draft]) -> None:
    """Totals with the rows of their table, or of all tables of the kind above them on the sheet."""
    seen: dict[tuple, list[totals.Written]] = {}
    for draft in drafts:
        reading = draft.reading
        if reading.accepted_count:
            above = seen.setdefault((reading.name, reading.kind), [])
            written = totals.Written(draft.part.sheet, reading.header, reading.table, tuple(above))
            reading.table.issues += totals.compare(written)
            above.append(written)


def _soften_side_sheets(inspection: Inspection) -> None:
    """Beside a sheet that was understood, one that is no table at all (notes, a cover) is only mentioned."""
    if not inspection.accepted_count:
        return
    for sheet in inspection.sheets:
        if not sheet.header:
            sheet.issues = [issue("other-sheet", sheet=sheet.name) if problem.code in near_misses.CODES else problem
                            for problem in sheet.issues]
        elif sheet.header.missing and any(word in sheet.name for word in TOTAL_WORDS) \
                and any(other.kind == sheet.header.kind.name and other.accepted_count for other in inspection.sheets):
            sheet.issues = [issue("summary-sheet", sheet=sheet.name)]
