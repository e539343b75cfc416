"""A sheet's comments: ours beside theirs. Ours go again by their author, additions to theirs by their heading."""

import re
from dataclasses import dataclass, field

from data.marks.grid import at
from data.marks.xml_text import Edit, Element, added, escape, spliced, tree
from data.vocabulary import text
from data.workbook import Cell, name_of

AUTHOR = text.PRODUCT
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
BOXES_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"

NO_COMMENTS = f'<comments xmlns="{_MAIN}"><authors></authors><commentList></commentList></comments>'.encode()
_SPACES = {
    b"v": b"urn:schemas-microsoft-com:vml", b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel"}
NO_BOXES = b"<xml></xml>"
_LAYOUT = b'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
_BOX_KIND = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>')
_BOX = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:5pt;'
    'width:200pt;height:{height}pt;z-index:{number};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    '<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>')
_SHAPE = re.compile(rb"<(\w+:)shape\b.*?</\1shape>", re.DOTALL)
_ROW, _COLUMN = re.compile(rb"<\w+:Row>(\d+)</"), re.compile(rb"<\w+:Column>(\d+)</")
_ANCHOR = re.compile(rb"<\w+:Anchor>\s*((?:\d+\s*,\s*){7}\d+)\s*</")
_HEIGHT = re.compile(rb"(?<=[;\s\"])height:[\d.]+p[tx]")
_LINE_HALF_WIDTHS, _BOX_COLUMNS, _LINE_POINTS = 30, 4, 14


@dataclass
class Notes:
    """What became of a sheet's comments: the part, and the cells whose boxes go, come or must be taller (in lines)."""

    xml: bytes
    removed: set[Cell] = field(default_factory=set)
    new: dict[Cell, int] = field(default_factory=dict)
    taller: dict[Cell, int] = field(default_factory=dict)


def cleaned(xml: bytes) -> Notes:
    """The comments without ours and without what we added to theirs."""
    root = tree(xml)
    authors = [_text(xml, author) for author in (root.first("authors") or root).all("author")]
    made, edits = Notes(xml), []
    for comment in _list(root):
        author = comment.attributes.get("authorId", "")
        if author.isdecimal() and int(author) < len(authors) and authors[int(author)] == AUTHOR:
            made.removed.add(at(comment.attributes["ref"]))
            edits.append((comment.start, comment.end, b""))
        else:
            edits += _without_addition(xml, comment)
    made.xml = spliced(xml, edits)
    return made


def noted(xml: bytes, notes: dict[Cell, str]) -> Notes:
    """The comments with ours: a new one, or below what theirs says."""
    root, made, edits = tree(xml), Notes(xml), []
    theirs = {at(comment.attributes.get("ref", "")): comment for comment in _list(root)}
    authors, p = root.first("authors"), root.prefix
    names = [_text(xml, author) for author in authors.all("author")]
    number = names.index(AUTHOR) if AUTHOR in names else len(names)
    comments = []
    for cell, note in notes.items():
        if cell in theirs:
            edits += _below(xml, theirs[cell], f"\n\n{text.MARK_HEADING}\n{note}", p)
            made.taller[cell] = _lines(note) + _lines(_text(xml, theirs[cell])) + 3
        else:
            made.new[cell] = _lines(note)
            comments.append(f'<{p}comment ref="{name_of(*cell)}" authorId="{number}"><{p}text>{_run(note, p)}</{p}text>'
                            f"</{p}comment>")
    if comments and number == len(names):
        edits.append(added(authors, f"<{p}author>{escape(AUTHOR)}</{p}author>".encode()))
    if comments:
        edits.append(added(root.first("commentList"), "".join(comments).encode()))
    made.xml = spliced(xml, edits)
    return made


def boxes(vml: bytes, notes: Notes) -> bytes | None:
    """The boxes of a sheet's comments after them; None for a part that is not as boxes are.

    It is taken as text: Excel writes boxes of forms that are no XML.
    """
    root = re.search(rb"<xml\b", vml)
    if not root or b"</xml>" not in vml:
        return None
    vml = _SHAPE.sub(lambda shape: _kept(shape[0], notes), vml)
    taken = [int(number) for number in re.findall(rb"_x0000_s(\d+)", vml)]
    first = max(taken, default=1024) + 1
    shapes = [_box(cell, lines, first + step) for step, (cell, lines) in enumerate(notes.new.items())]
    if shapes and b"_x0000_t202" not in vml:
        shapes.insert(0, _BOX_KIND)
    if shapes and b":shapelayout" not in vml:
        shapes.insert(0, _LAYOUT)
    head = vml[root.start():vml.index(b">", root.start())]
    said = b"".join(b' xmlns:%b="%b"' % each for each in _SPACES.items() if b"xmlns:%b=" % each[0] not in head)
    end = vml.rindex(b"</xml>")
    return vml[:root.end()] + said + vml[root.end():end] + b"".join(shapes) + vml[end:]


def _list(root: Element) -> list[Element]:
    comments = root.first("commentList")
    return [] if comments is None else [comment for comment in comments.all("comment") if comment.first("text")]


def _text(xml: bytes, element: Element) -> str:
    """The written text of an element, its tags left out."""
    bare = re.sub(rb"<[^>]*>", b"", xml[element.inner:element.close]).decode()
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")


def _without_addition(xml: bytes, comment: Element) -> list[Edit]:
    """The edits that end a comment before our heading, wherever another program has put the runs together."""
    heading = text.MARK_HEADING.encode()
    pieces = [piece for piece in comment.first("text").children if piece.name in ("t", "r")]
    for number, piece in enumerate(pieces):
        said = piece if piece.name == "t" else piece.first("t")
        place = xml.find(heading, said.inner, said.close) if said else -1
        if place >= 0:
            before = xml[said.inner:place].rstrip()
            own = (said.inner, said.close, before) if before else (piece.start, piece.end, b"")
            return [own, *((later.start, later.end, b"") for later in pieces[number + 1:])]
    return []


def _below(xml: bytes, comment: Element, note: str, prefix: str) -> list[Edit]:
    """A run behind theirs; plain text of theirs becomes a run first."""
    written = comment.first("text")
    edits = [(said.start, said.start, f"<{prefix}r>".encode()) for said in written.all("t")]
    edits += [(said.end, said.end, f"</{prefix}r>".encode()) for said in written.all("t")]
    return [*edits, added(written, _run(note, prefix).encode())]


def _run(note: str, p: str) -> str:
    return (f'<{p}r><{p}rPr><{p}sz val="9"/><{p}color rgb="FF9C1C12"/><{p}rFont val="宋体"/><{p}charset val="134"/>'
            f'</{p}rPr><{p}t xml:space="preserve">{escape(note)}</{p}t></{p}r>')


def _lines(note: str) -> int:
    return sum(1 + sum(2 - sign.isascii() for sign in line) // _LINE_HALF_WIDTHS for line in note.splitlines())


def _box(cell: Cell, lines: int, number: int) -> bytes:
    row, column = cell
    top = max(row - 1, 0)
    anchor = f"{column + 1}, 15, {top}, 4, {column + 1 + _BOX_COLUMNS}, 0, {top + lines + 1}, 4"
    height = (lines + 1) * _LINE_POINTS
    return _BOX.format(number=number, height=height, anchor=anchor, row=row, column=column).encode()


def _kept(shape: bytes, notes: Notes) -> bytes:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if b'"Note"' not in shape or not row or not column:
        return shape
    cell = int(row[1]), int(column[1])
    if cell in notes.removed:
        return b""
    return _taller(shape, notes.taller[cell]) if cell in notes.taller else shape


def _taller(shape: bytes, lines: int) -> bytes:
    """Their box, high enough for what we add; where it is anchored to cells, that decides."""
    anchor = _ANCHOR.search(shape)
    if not anchor:
        return _HEIGHT.sub(b"height:%dpt" % ((lines + 1) * _LINE_POINTS), shape, count=1)
    numbers = [int(number) for number in anchor[1].split(b",")]
    numbers[6] = max(numbers[6], numbers[2] + lines + 1)
    return shape[:anchor.start(1)] + ", ".join(map(str, numbers)).encode() + shape[anchor.end(1):]
