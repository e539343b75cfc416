"""The sheet 问题清单: what is wrong, where, and how to mend it; found again and replaced when the file comes back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.issues import Issue
from data.marks.grid import RELATIONS
from data.marks.styles import Styles
from data.marks.xml_text import Edit, Element, NotEditable, added, escape, spliced, tree, with_attribute
from data.vocabulary import text
from data.vocabulary.terms import Severity
from data.vocabulary.thresholds import RETURNED
from data.workbook import Sheet

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_WIDTHS = (8, 24, 11, 16, 9, 24, 44, 24, 36)
_HEADER_ROW = 2
_SHADES = (Severity.ERROR, Severity.WARNING)
_RANKS = {severity.value: rank for rank, severity in enumerate(Severity)}
_LETTERS = "ABCDEFGHI"
_LINK = '<{p}u/><{p}color rgb="FF0B5CAD"/>'
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")


@dataclass(frozen=True)
class Line:
    """One issue with the place and the data month of its row, as far as they are known.

    `table`: the number of the table that says it, -1 for none.
    `here`: its cell in the workbook that is given back, "" where its row is not in it; None: where it always was.
    """

    issue: Issue
    place: str = ""
    month: str = ""
    here: str | None = None
    table: int = -1

    @property
    def cell(self) -> str:
        return (self.issue.cell or "") if self.here is None else self.here

    @property
    def severity(self) -> Severity:
        return Severity(self.issue.severity)


def is_issue_list(sheet: Sheet) -> bool:
    """Whether a sheet of a workbook is the list this product once put there: it is not the office's data."""
    columns = list(text.ISSUE_COLUMNS)
    return sheet.name.startswith(text.ISSUE_SHEET) and any(
        [str(cell).strip() for cell in row[:len(columns)]] == columns for row in sheet.rows[:_HEADER_ROW + 1])


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Errors first, then warnings, then notices; within them as they were found."""
    return sorted(lines, key=lambda line: _RANKS[line.issue.severity])


def sheet_xml(lines: Sequence[Line], sheets: Sequence[str], styles: Styles, hint: str) -> bytes:
    """The list as a worksheet part: a hint, the header, a line an issue; a cell's name leads to the cell."""
    p = styles.prefix
    plain, head, bold = styles.made(), styles.made(font=f"<{p}b/>"), styles.made(font=f"<{p}b/>", is_wrapped=False)
    link = styles.made(font=_LINK.format(p=p))
    shade = {severity: styles.made(fill=severity) for severity in _SHADES}
    rows = [_row(1, [hint], [bold]), _row(_HEADER_ROW, text.ISSUE_COLUMNS, [head] * len(text.ISSUE_COLUMNS))]
    links = []
    listed = lines[:RETURNED.listed_issues_count]
    for number, line in enumerate(listed, _HEADER_ROW + 1):
        is_linked = line.cell and line.issue.sheet in sheets
        if is_linked:
            links.append(_link(number, line))
        looks = [shade.get(line.severity, plain), *[plain] * 3, link if is_linked else plain, *[plain] * 4]
        rows.append(_row(number, _cells(line), looks))
    if len(lines) > len(listed):
        rows.append(_row(len(rows) + 1, [text.ISSUE_REST.format(count=len(lines) - len(listed))], [bold]))
    last = f"{_LETTERS[-1]}{_HEADER_ROW + len(listed)}"
    numbered = enumerate(_WIDTHS, 1)
    columns = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, width in numbered)
    view = (f'<sheetView tabSelected="1" workbookViewId="0"><pane ySplit="{_HEADER_ROW}" '
            f'topLeftCell="A{_HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/></sheetView>')
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr '
        f'fitToPage="1"/></sheetPr><sheetViews>{view}</sheetViews><cols>{columns}</cols><sheetData>{"".join(rows)}'
        f'</sheetData><autoFilter ref="A{_HEADER_ROW}:{last}"/>'
        f'{"<hyperlinks>" + "".join(links) + "</hyperlinks>" if links else ""}'
        f'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>').encode()


def _cells(line: Line) -> tuple[str, ...]:
    problem = line.issue
    return (line.severity.label, line.place, line.month, problem.sheet or "", problem.cell or "", problem.value or "",
            problem.message, problem.expected, problem.fix)


def _row(number: int, values: Sequence[str], looks: Sequence[int]) -> str:
    """Every cell is a text written in place: nothing a cell says can become a formula."""
    cells = []
    for column, (value, look) in enumerate(zip(values, looks, strict=True)):
        said = f' t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>' if value else "/>"
        cells.append(f'<c r="{_LETTERS[column]}{number}" s="{look}"{said}')
    return f'<row r="{number}">{"".join(cells)}</row>'


def _link(number: int, line: Line) -> str:
    target = "'{}'!{}".format(line.issue.sheet.replace("'", "''"), line.cell)
    return f'<hyperlink ref="E{number}" location="{escape(target)}" display="{escape(line.issue.cell)}"/>'


class Book:
    """The workbook part: the names of its sheets, and one more in front of them."""

    def __init__(self, xml: bytes) -> None:
        self._xml, self.root = xml, tree(xml)
        listed = self.root.first("sheets")
        if listed is None or not listed.children:
            raise NotEditable("no sheets")
        self._listed = listed
        self.sheets = {entry.attributes.get("name", ""): entry.attribute("id") or "" for entry in listed.children}
        """Name of a sheet → id of its relation."""

    def free_name(self) -> str:
        """The name for the list: another where the office has a sheet of that name itself."""
        taken = {name.lower() for name in self.sheets}
        names = (text.ISSUE_SHEET + (f"（{n}）" if n else "") for n in range(len(taken) + 1))
        return next(name for name in names if name.lower() not in taken)

    def with_first_sheet(self, name: str, relation: str) -> bytes:
        """The part with a first sheet, on which the workbook opens."""
        numbers = [int(entry.attributes.get("sheetId", 0)) for entry in self._listed.children]
        entry = (f'<{self.root.prefix}sheet xmlns:r="{RELATIONS}" name="{escape(name)}" sheetId="{max(numbers) + 1}" '
                 f'r:id="{relation}"/>')
        edits = [(self._listed.inner, self._listed.inner, entry.encode()), *self._opened_at(0)]
        names = self.root.first("definedNames")
        for defined in names.children if names else ():
            if "localSheetId" in defined.attributes:
                moved = int(defined.attributes["localSheetId"]) + 1
                edits.append(with_attribute(self._xml, defined.start, "localSheetId", moved))
        return spliced(self._xml, edits)

    def with_sheet_again(self, name: str) -> bytes:
        """The part as it is, opening on the sheet of that name, without what it had named on the old one."""
        place = list(self.sheets).index(name)
        edits = list(self._opened_at(place))
        names = self.root.first("definedNames")
        mine = [n for n in names.children if n.attributes.get("localSheetId") == str(place)] if names else []
        if names and len(mine) == len(names.children):
            edits.append((names.start, names.end, b""))
        else:
            edits += [(defined.start, defined.end, b"") for defined in mine]
        entry = self._listed.children[place]
        return spliced(self._xml, edits + _shown(self._xml, entry))

    def with_filter_named(self, name: str, count: int) -> bytes:
        """The part with the name Excel keeps for the filter of the list of `count` lines."""
        place, p = list(self.sheets).index(name), self.root.prefix
        quoted = "'" + name.replace("'", "''") + "'"
        last = _HEADER_ROW + min(count, RETURNED.listed_issues_count)
        area = f"{quoted}!$A${_HEADER_ROW}:${_LETTERS[-1]}${last}"
        entry = (f'<{p}definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">{escape(area)}'
                 f"</{p}definedName>").encode()
        names = self.root.first("definedNames")
        if names:
            return spliced(self._xml, [added(names, entry)])
        before = [element for element in self.root.children if element.name in _BEFORE_NAMES][-1]
        new = f"<{p}definedNames>".encode() + entry + f"</{p}definedNames>".encode()
        return spliced(self._xml, [(before.end, before.end, new)])

    def _opened_at(self, place: int) -> Iterable[Edit]:
        views = self.root.first("bookViews")
        for view in views.children if views else ():
            for attribute in ("activeTab", "firstSheet"):
                yield with_attribute(self._xml, view.start, attribute, place)


def _shown(xml: bytes, entry: Element) -> list[Edit]:
    return [with_attribute(xml, entry.start, "state", "visible")] if "state" in entry.attributes else []
