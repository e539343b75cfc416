"""Step 4b: two levels of a place in one cell: 甲子社区槐花里, 甲子社区/槐花里, 甲子社区（槐花里）."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from data import places
from data.row_values import Values, column_of, left_blank
from data.vocabulary import sheet_words as words

if TYPE_CHECKING:
    from data.body import Body


@dataclass(frozen=True)
class Parted:
    """The levels one text names; `is_sure`: a sign between them parts them, not the ending of a name alone."""

    community: str
    compound: str
    building: str | None
    unit: str | None
    is_sure: bool


@cache
def parted(text: str, *, is_of_both: bool = False) -> Parted | None:
    """The community and the compound of a text that names both; None where it is one name, or may be. `is_of_both`: the
    header says that each cell names both."""
    front, rear = _FRONT.fullmatch(text), _REAR.fullmatch(text)
    if rear:
        return _of_rest(rear["community"], rear["rest"], is_sure=True)
    return _of_rest(front["community"], front["inside"] or front["rest"], is_sure=is_of_both or not front[
        "rest"] or bool(front["sign"])) if front else None


_HAN = "\u4e00-\u9fa5"
_COMMUNITY = (
    rf"(?P<community>(?![本该各原含即除等]|全部|所有)[{_HAN}\d]{{0,9}}?[{_HAN}](?:社区|居民区|居委会))(?:居委会|居民委员会)?")
_FRONT = re.compile(
    rf"(?:[{_HAN}]{{2,6}}(?:街道|镇)(?:办事处)?[-/、·—_]*)?{_COMMUNITY}"
    r"(?:\((?P<inside>[^()]{2,})\)|(?P<sign>[-/、·—_:,>＞→|]*)(?P<rest>[^()]{2,}(?:\([^()]*\))?))")
_REAR = re.compile(rf"(?P<rest>[^()]{{2,}})\({_COMMUNITY}\)")
_NO_COMPOUND = re.compile(
    r"[原含即除等及各].*|.*(?:社区|居民区|居委会).*|.*(?:街道|[等及和与、])|\d+|[东西南北中新老前后]?小?区|"
    r"[一二三四五六七八九十\d]+[区期]|小区|.*\d+个.*")
_COMPOUND = re.compile(
    rf".+(?:{'|'.join(words.COMPOUND_ENDINGS)}|[{_HAN}][中前后]区|[{_HAN}\d]期|宿舍|家属院|\d+[号弄]院?)")
_BEHIND = re.compile(
    rf"(?P<compound>.*?[{_HAN}](?<![号第])|\d+[号弄]院)(?P<building>第?\d{{1,4}}[^()]*?(?:号楼|#|栋|幢).*)")


def _of_rest(community: str, rest: str, *, is_sure: bool) -> Parted | None:
    """What stands beside a community, if it names a compound; without a sign between them its ending must say so."""
    building = unit = None
    behind = _BEHIND.fullmatch(rest)
    if behind:
        building, unit, problem = places.building_and_unit(behind["building"])
        if problem or not building:
            return None
        rest = behind["compound"]
    if _NO_COMPOUND.fullmatch(rest) or not (is_sure or _COMPOUND.fullmatch(rest)):
        return None
    return Parted(community, rest, building, unit or None, is_sure)


def part(values: Values, body: "Body") -> None:
    """Give each level its own value; where the row's other column names another community, the cell stays whole."""
    names = {entry.name for entry in body.header.kind.fields}
    if not {"community", "compound"} <= names:
        return
    for own in ("compound", "community"):
        column = values.get(own)
        header = body.header.column(own)
        has_both = bool(header and re.search("社区.*小区|小区.*社区", header.header))
        found = {text: said for text in set(column or ()) if text and (said := parted(text, is_of_both=has_both))}
        if found and column:
            _part(own, column, found, values, body)


def _part(own: str, column: list, found: dict[str, Parted], values: Values, body: "Body") -> None:
    height = len(column)
    communities, compounds = column_of(values, "community", height), column_of(values, "compound", height)
    is_blank = {name: left_blank(name, body) for name in ("community", "compound", "building")}
    guessed, sure, unlike = [], [], []
    for position, text in enumerate(column):
        said = found.get(text)
        if said is None:
            continue
        community, compound = communities[position], compounds[position]
        if own == "community":
            is_named = False
            is_free = compound == said.compound or (compound is None and is_blank["compound"][position])
        else:
            is_named = bool(community) and _core(community) == _core(said.community)
            is_free = is_named or (community is None and is_blank["community"][position])
        if not is_free:
            unlike += [position] if own == "compound" and community and said.is_sure else []
            continue
        if not is_named:
            communities[position] = _spelled("community", said.community, body)
        compounds[position] = _spelled("compound", said.compound, body)
        _take_building(said, position, values, is_blank["building"], height)
        (sure if is_named or said.is_sure else guessed).append((position, text))
    for code, places_ in (("place-parted-by-ending", guessed), ("place-parted", sure)):
        _say(code, own, places_, found, body)
    if unlike:
        first = unlike[0]
        body.say("place-levels-differ", first, body.header.kind.field(own), value=column[first], count=len(unlike),
                 community=communities[first])


def _core(community: str) -> str:
    return re.sub("(?:社区|居民区|居委会)+$", "", community)


def _spelled(level: str, name: str, body: "Body") -> str:
    """The name as the office has taught it."""
    return body.corrections.place_of(level, name) or name


def _take_building(said: Parted, position: int, values: Values, is_blank: list[bool], height: int) -> None:
    for name, told in (("building", said.building), ("unit", said.unit)):
        if told and is_blank[position] and column_of(values, name, height)[position] is None:
            values[name][position] = told


def _say(code: str, own: str, taken: list[tuple[int, str]], found: dict[str, Parted], body: "Body") -> None:
    if taken:
        position, text = taken[0]
        said = found[text]
        levels = (said.community, said.compound, said.building, said.unit)
        body.say(code, position, body.header.kind.field(own), value=text, count=len(taken),
                 read="、".join(filter(None, levels)))
