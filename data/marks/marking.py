"""A workbook with its problems marked: the cells coloured, a comment on each, the list of them in front."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from data.marks import grid, notes, styles
from data.marks.issue_list import SHEET_TYPE, Book, Line, in_order, is_issue_list, sheet_xml
from data.marks.package import Package
from data.marks.xml_text import NotEditable
from data.vocabulary import text
from data.vocabulary.terms import Severity
from data.vocabulary.thresholds import RETURNED
from data.workbook import Cell, Sheet

_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
Marks = dict[str, dict[Cell, list[Line]]]
"""Name of a sheet → cell → what is said there."""


def marked(content: bytes, lines: Sequence[Line], sheets: Sequence[Sheet], hint: str) -> tuple[bytes, str]:
    """An .xlsx or .xlsm file with its problems marked, and its suffix; `sheets`: the same workbook as it was read.

    Marks of an earlier time go first. Raises NotEditable for a package that cannot be edited in place.
    """
    package = Package(content)
    looks = _styles(package)
    book = Book(package.read(package.workbook))
    parts = {relation.id: relation.target for relation in package.relations(package.workbook)}
    ours = next((sheet.name for sheet in sheets if is_issue_list(sheet) and sheet.name in book.sheets), None)
    marks = _marks(lines, {sheet.name: sheet for sheet in sheets})
    for name, relation in book.sheets.items():
        part = parts.get(relation, "")
        if part not in package:
            raise NotEditable(f"no sheet {name}")
        xml = package.read(part)
        if grid.deselected(xml) != xml:
            package.write(part, grid.deselected(xml))
        if name != ours:
            _mark(package, part, marks.get(name, {}), looks)
    _put_list(package, book, parts.get(book.sheets.get(ours, ""), ""), ours, in_order(lines), looks, hint)
    package.write(_styles_part(package), looks.xml())
    return package.saved(), package.suffix


def _styles_part(package: Package) -> str:
    return next((r.target for r in package.relations(package.workbook) if r.type == "styles"), "")


def _styles(package: Package) -> styles.Styles:
    """The styles without our colours of an earlier time; LibreOffice writes a colour of its own behind a fill."""
    part = _styles_part(package)
    if part not in package:
        part = "xl/styles.xml" if "xl/styles.xml" not in package else package.free_name("xl/styles{}.xml")
        package.write(part, styles.EMPTY, _STYLES_TYPE)
        package.relate(package.workbook, "styles", part)
    is_told = "docProps/app.xml" not in package or b"LibreOffice" not in package.read("docProps/app.xml")
    package.write(part, styles.restored(package.read(part), is_told=is_told))
    return styles.Styles(package.read(part))


def _marks(lines: Iterable[Line], sheets: dict[str, Sheet]) -> Marks:
    """What is to be said where, the worst first; a cell that a merge covers speaks through the merge's first cell."""
    marks: Marks = {}
    for line in in_order(lines):
        if line.cell and line.severity != Severity.NOTICE and line.issue.sheet in sheets:
            cells = marks.setdefault(line.issue.sheet, {})
            cells.setdefault(grid.at(line.cell), []).append(line)
    return {name: _over_merges(cells, sheets[name]) for name, cells in marks.items()}


def _over_merges(cells: dict[Cell, list[Line]], sheet: Sheet) -> dict[Cell, list[Line]]:
    ordered = sorted(cells)
    first_of = {}
    for top, left, bottom, right in sheet.merged:
        among = ordered[bisect_left(ordered, (top, left)):bisect_right(ordered, (bottom, right))]
        first_of.update((cell, (top, left)) for cell in among if left <= cell[1] <= right)
    gathered: dict[Cell, list[Line]] = {}
    for cell, said in cells.items():
        gathered.setdefault(first_of.get(cell, cell), []).extend(said)
    return {cell: in_order(said) if len(said) > 1 else said for cell, said in gathered.items()}


def _mark(package: Package, part: str, marks: dict[Cell, list[Line]], looks: styles.Styles) -> None:
    """One sheet: old comments of ours away, then colours and comments."""
    related = {relation.type: relation.target for relation in package.relations(part)}
    comments, drawing = related.get("comments", ""), ""
    if not marks and comments not in package:
        return
    before = notes.cleaned(package.read(comments)) if comments in package else notes.Notes(notes.NO_COMMENTS)
    if not marks and before.xml == package.read(comments):
        return
    said = {cell: _said(cell, lines) for cell, lines in list(marks.items())[:RETURNED.commented_cells_count]}
    after = notes.noted(before.xml, said)
    after.removed = before.removed
    boxes = _boxes_part(package, part)
    vml = notes.boxes(package.read(boxes) if boxes else notes.NO_BOXES, after)
    if vml is None:
        raise NotEditable("no comment boxes")
    if comments not in package:
        comments = package.free_name("xl/comments{}.xml")
        package.write(comments, after.xml, notes.COMMENTS_TYPE)
        package.relate(part, "comments", comments)
    package.write(comments, after.xml)
    if not boxes:
        boxes = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.allow("vml", notes.BOXES_TYPE)
        drawing = package.relate(part, "vmlDrawing", boxes)
    package.write(boxes, vml)
    worst = {cell: lines[0].severity for cell, lines in marks.items()}
    xml = grid.restyled(
        package.read(part), set(marks), lambda style, cell: looks.marked(style, worst[cell]), drawing=drawing)
    package.write(part, xml)


def _boxes_part(package: Package, part: str) -> str:
    """The part with the sheet's comment boxes, "" where it has none."""
    related = package.relations(part)
    if not any(relation.type == "vmlDrawing" for relation in related):
        return ""
    relation = grid.drawing_id(package.read(part))
    target = next((r.target for r in related if r.id == relation), "") if relation else ""
    if relation and target not in package:
        raise NotEditable("no comment boxes")
    return target


def _said(cell: Cell, lines: Sequence[Line]) -> str:
    """A comment: each problem with what is expected and how to mend it."""
    return "\n\n".join(_one(line, is_here=grid.at(line.cell) == cell) for line in lines)


def _one(line: Line, *, is_here: bool) -> str:
    problem = line.issue
    where = "" if is_here else text.MARK_ROW.format(row=grid.at(line.cell)[0] + 1)
    said = [text.MARK_LINE.format(severity=line.severity.label, where=where, message=problem.message)]
    if problem.expected:
        said.append(text.MARK_EXPECTED.format(expected=problem.expected))
    if problem.fix:
        said.append(text.MARK_FIX.format(fix=problem.fix))
    return "\n".join(said)


def _put_list(
    package: Package, book: Book, part: str, ours: str | None, lines: Sequence[Line], looks: styles.Styles, hint: str,
) -> None:
    """The list as the first sheet, or where our old one stands."""
    xml = sheet_xml(lines, list(book.sheets), looks, hint)
    if ours:
        package.forget_relations(part)
        package.write(part, xml)
        again = Book(book.with_sheet_again(ours))
    else:
        ours = book.free_name()
        part = package.free_name("xl/worksheets/sheet{}.xml")
        package.write(part, xml, SHEET_TYPE)
        again = Book(book.with_first_sheet(ours, package.relate(package.workbook, "worksheet", part)))
    package.write(package.workbook, again.with_filter_named(ours, len(lines)))
