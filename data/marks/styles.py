"""The styles part: our two colours over whatever style a cell has, and how they are taken back.

A cell's own colour is not forgotten: it stands as the (unseen) background of our solid fill, so that a marked
workbook that comes back is first given its own colours again, wherever its cells have moved to meanwhile.
"""

import re

from data.marks.xml_text import Edit, Element, NotEditable, added, counted, spliced, tree, with_attribute
from data.vocabulary.terms import Severity

COLOURS = {Severity.ERROR: "FFF9C6C2", Severity.WARNING: "FFFFEDA3"}
"""Fill by severity, chosen so that black and blue writing stay legible and no office uses exactly these."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{_MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border>'
    '<left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="1"><xf xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    '</cellStyles></styleSheet>').encode()
"""The styles of a workbook that has none."""

_AUTOMATIC = 'indexed="64"'


class Styles:
    """The styles part with what is added to it. Raises NotEditable."""

    def __init__(self, xml: bytes) -> None:
        self._xml = _completed(xml)
        root = tree(self._xml)
        self._fills, self._formats, self._fonts = (root.first(name) for name in ("fills", "cellXfs", "fonts"))
        self.prefix = root.prefix
        self._new: dict[str, list[str]] = {"fills": [], "cellXfs": [], "fonts": []}
        self._fill_of: dict[tuple[Severity, str], int] = {}
        self._format_of: dict[tuple[int, Severity], int] = {}

    def marked(self, style: int, severity: Severity) -> int:
        """The style that is this one in our colour."""
        key = (style, severity)
        if key not in self._format_of:
            children = self._formats.children
            old = children[style] if style < len(children) else None
            fill = self._fill(severity, self._own_colour(int(old.attributes.get("fillId", 0)) if old else 0))
            self._format_of[key] = self._add("cellXfs", self._formats, self._with_fill(old, fill))
        return self._format_of[key]

    def made(self, *, font: str = "", fill: Severity | None = None, is_wrapped: bool = True) -> int:
        """A style of our own sheet: text from the top, wrapped; `font`: elements over the workbook's own font."""
        p, fonts = self.prefix, 0
        if font:
            fonts = self._add("fonts", self._fonts, f"<{p}font>{font}{self._own_font()}</{p}font>")
        fills = self._fill(fill, _AUTOMATIC) if fill else 0
        wrapping = ' wrapText="1"' if is_wrapped else ""
        return self._add("cellXfs", self._formats, (
            f'<{p}xf numFmtId="0" fontId="{fonts}" fillId="{fills}" borderId="0" xfId="0" applyFont="1" applyFill="1" '
            f'applyAlignment="1"><{p}alignment vertical="top"{wrapping}/></{p}xf>'))

    def xml(self) -> bytes:
        edits: list[Edit] = []
        for name, element in (("fills", self._fills), ("cellXfs", self._formats), ("fonts", self._fonts)):
            if self._new[name]:
                edits += counted(self._xml, element, len(element.children) + len(self._new[name]))
                edits.append(added(element, "".join(self._new[name]).encode()))
        return spliced(self._xml, edits)

    def _add(self, name: str, element: Element, xml: str) -> int:
        self._new[name].append(xml)
        return len(element.children) + len(self._new[name]) - 1

    def _fill(self, severity: Severity, own: str) -> int:
        key = (severity, own)
        if key not in self._fill_of:
            p = self.prefix
            self._fill_of[key] = self._add("fills", self._fills, (
                f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{COLOURS[severity]}"/>'
                f'<{p}bgColor {own}/></{p}patternFill></{p}fill>'))
        return self._fill_of[key]

    def _own_colour(self, number: int) -> str:
        """The colour of a solid fill as attributes; `_AUTOMATIC` for any other fill."""
        fills = self._fills.children
        pattern = fills[number].first("patternFill") if number < len(fills) else None
        colour = pattern.first("fgColor") if pattern and pattern.attributes.get("patternType") == "solid" else None
        return _said(colour) if colour and colour.attributes else _AUTOMATIC

    def _with_fill(self, old: Element | None, fill: int) -> str:
        if old is None:
            return f'<{self.prefix}xf fillId="{fill}" applyFill="1" xfId="0"/>'
        xml = self._xml[old.start:old.end]
        edits = [with_attribute(xml, 0, "fillId", fill), with_attribute(xml, 0, "applyFill", 1)]
        return spliced(xml, edits).decode()

    def _own_font(self) -> str:
        """Size and name of the workbook's first font."""
        kept = [self._fonts.children[0].first(name) for name in ("sz", "name", "charset")]
        return "".join(self._xml[element.start:element.end].decode() for element in kept if element)


def restored(xml: bytes, *, is_told: bool = True) -> bytes:
    """The styles without our colours: every fill of ours is the cell's own again.

    `is_told`: the background still is the cell's own colour; LibreOffice puts one of its own choice there.
    """
    if not any(colour.encode() in xml for colour in COLOURS.values()):
        return xml
    edits = []
    fills = tree(xml).first("fills")
    for fill in fills.children if fills else ():
        pattern = fill.first("patternFill")
        shown = pattern.first("fgColor") if pattern else None
        if not shown or shown.attributes.get("rgb", "").upper() not in COLOURS.values():
            continue
        p, own = fill.prefix, pattern.first("bgColor")
        new = f'<{p}patternFill patternType="none"/>'
        if own and is_told and _is_a_colour(own):
            new = (f'<{p}patternFill patternType="solid"><{p}fgColor {_said(own)}/><{p}bgColor {_AUTOMATIC}/>'
                   f'</{p}patternFill>')
        edits.append((pattern.start, pattern.end, new.encode()))
    return spliced(xml, edits)


def _is_a_colour(own: Element) -> bool:
    if own.attributes.get("indexed") in ("64", "65") or own.attributes.get("auto"):
        return False
    return bool(own.attributes) and own.attributes.get("rgb", "").upper() not in COLOURS.values()


def _said(colour: Element) -> str:
    return " ".join(f'{name}="{re.sub("[^A-Za-z0-9.+-]", "", value)}"' for name, value in colour.attributes.items()
                    if name in ("rgb", "indexed", "theme", "tint", "auto"))


def _completed(xml: bytes) -> bytes:
    """The part with the default of every list it lacks: a short one may name formats of numbers and nothing else."""
    root, default = tree(xml), tree(EMPTY)
    edits = []
    for number, name in enumerate(_LISTS):
        own, other = root.first(name), default.first(name)
        if own and not own.children:
            raise NotEditable(f"no {name}")
        if not own:
            entries = EMPTY[other.start:other.end].replace(b"<", b"<" + root.prefix.encode())
            entries = entries.replace(b"<" + root.prefix.encode() + b"/", b"</" + root.prefix.encode())
            behind = [child.start for child in root.children if child.name in (*_LISTS[number + 1:], *_AFTER_LISTS)]
            place = min(behind, default=None)
            edits.append(added(root, entries) if place is None else (place, place, entries))
    return spliced(xml, edits)


_LISTS = ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_AFTER_LISTS = ("cellStyles", "dxfs", "tableStyles", "colors", "extLst")
"""The lists of a styles part in their order, and what stands behind them."""
