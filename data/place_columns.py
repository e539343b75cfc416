"""Step 2b: columns of places whose headers leave open which, or say nothing: the cells tell."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from data import places
from data.joined_places import parted
from data.places import clean
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import Kind, Match
from data.vocabulary.thresholds import HEADERS

if TYPE_CHECKING:
    from data.columns import Column

_LISTED = re.compile(r"[、,;]|(?:社区|居委会|居民区)[和与及]|^各|^[本该全]社区|所有|全部|\d+$")


def by_cells(column: "Column", kind: Kind, leaf: str, body: list[list]) -> bool:
    """单位 over names of communities, 地点 over 甲子社区槐花里 or 3号楼2单元: what the header leaves open."""
    is_spot = leaf in words.SPOTS and kind.name in ("projects", "plans")
    is_vague = leaf in words.VAGUE_PLACES and kind.name in ("projects", "complaint_totals", "consent_totals", "plans")
    if not is_vague and not is_spot:
        return False
    texts = _texts(column, body)
    if is_spot:
        levels = {"compound": [parted(text) or text.endswith(words.COMPOUND_ENDINGS) for text in texts],
                  "building": [_is_building(text) for text in texts]}
    else:
        named = [_is_community(text) for text in texts]
        is_tree = any(named) and all(map(_is_of_tree, texts))
        levels = {"community": [True] * len(texts) if is_tree else named}
    for name, told in levels.items():
        if any(told) and sum(map(bool, told)) >= HEADERS.guess_readable_share * len(texts):
            column.field, column.match = kind.field(name), Match.SYNONYM
            return True
    return False


def guess(columns: list["Column"], kind: Kind, body: list[list]) -> None:
    """Where no header names the community or the building, the one column whose every cell is called like one."""
    if kind.name not in ("projects", "plans"):
        return
    for name, is_named in (("community", _is_community), ("building", _is_building)):
        if any(column.field and column.field.name == name for column in columns):
            continue
        found = [column for column in columns if column.header and not column.field and not column.is_personal
                 and _are_all(column, body, is_named)]
        if len(found) == 1:
            found[0].field, found[0].match = kind.field(name), Match.GUESSED


def _texts(column: "Column", body: list[list]) -> list[str]:
    return [text for line in body if isinstance(line[column.index], str)
            and (text := clean(line[column.index]).replace(" ", "")) not in words.BLANKS]


def _are_all(column: "Column", body: list[list], is_named: Callable[[str], bool]) -> bool:
    """Whether several cells say something, and each is called like such a place; the first other one settles it."""
    count = 0
    for line in body:
        cell = line[column.index]
        text = clean(cell).replace(" ", "") if cell != "" else ""
        if text in words.BLANKS:
            continue
        if not isinstance(cell, str) or not is_named(text):
            return False
        count += 1
    return count > 1


def _is_community(text: str) -> bool:
    return text.endswith(words.COMMUNITY_ENDINGS) and not _LISTED.search(text)


def _is_of_tree(text: str) -> bool:
    """柳岸社区 over 柳岸小区: lines of two levels in one column."""
    return text.endswith((*words.COMMUNITY_ENDINGS, *words.COMPOUND_ENDINGS)) and not _LISTED.search(text)


_BUILDING = re.compile(r".*(?:号楼|#楼?|单元|[栋幢])")


def _is_building(text: str) -> bool:
    return bool(_BUILDING.fullmatch(text) and places.building_and_unit(text)[0])
