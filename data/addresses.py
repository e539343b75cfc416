"""Step 3: an address in words to the places it names: 示范街道甲子社区幸福小区3号楼2单元501室. The room goes, and so
does whatever else stands there."""

import re
from dataclasses import dataclass
from functools import cache

from data import places
from data.stated_places import without_admin
from data.vocabulary import sheet_words as words


@dataclass(frozen=True)
class Address:
    """What one text names for certain; None where it names nothing."""

    street: str | None = None
    community: str | None = None
    compound: str | None = None
    building: str | None = None
    unit: str | None = None

    @property
    def is_blank(self) -> bool:
        return not (self.street or self.community or self.compound)


_HAN = "\u4e00-\u9fa5"
_BETWEEN = "[-/、,，·—_:|;>＞→.]*"
_STREET = re.compile(rf"(?P<name>[{_HAN}]{{1,6}}?(?:街道|镇|乡))(?:办事处|办)?{_BETWEEN}")
_COMMUNITY = re.compile(
    rf"(?P<name>[{_HAN}\d]{{1,9}}?[{_HAN}\d](?:社区|居民区|居委会|村委会))(?:居委会|居民委员会|工作站|服务站)?{_BETWEEN}")
_ROAD = re.compile(rf"[{_HAN}]{{1,7}}(?:路|街|大街|巷|胡同|道)\d{{1,4}}号(?![院楼弄]){_BETWEEN}")
_END = r"(?=$|[\d(,，、/\-·—_:;第内里外]|[东西南北正侧后]{1,2}门|门口)"
_CLEAR = "|".join(ending for ending in words.CLEAR_ENDINGS if ending not in ("号院", "胡同"))
_ENDINGS = "|".join(words.COMPOUND_ENDINGS)
_COMPOUNDS = tuple(re.compile(pattern) for pattern in (
    rf"(?P<name>[{_HAN}]{{0,8}}\d{{1,4}}号院)",
    rf"(?P<name>[{_HAN}\d]{{2,12}}?(?:{_CLEAR})(?:[东西南北][区院里]|[一二三四五六七八九十\d]+[区期])?)",
    rf"(?P<name>[{_HAN}\d]{{1,12}}(?:{_ENDINGS}|宿舍|家属院|家属楼|[{_HAN}\d]期)){_END}"))
_BUILDING = re.compile(
    rf"{_BETWEEN}(?P<name>第?[甲乙丙丁A-Za-z]?(?:\d{{1,4}}(?:-\d{{1,3}})?|[一二三四五六七八九十]{{1,3}})[甲乙丙丁A-Za-z]?"
    rf"(?:号楼|#楼?|[栋幢座](?!院)|号[栋幢])){_BETWEEN}")
_UNIT = re.compile(r"(?P<name>第?(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:单元|门洞|号门|门(?!口)))")
_BEGINS = re.compile(r"^(?:位于|地址[:：]?|在|家住|住)")
_NO_COMPOUND = re.compile(
    r".*(?:公园|校园|幼儿园|商城|菜园|果园|动物园|植物园|产业园|科技园|工业园|社区|街道|居委会|反映|业主|住户|居民|来电|诉求|市民|先生|女士|附近|旁边|对面|[的与及等在])"
    r".*|(?:本|该|我|整个|全|老旧|某)?(?:小区|院|里|居|园)")
_GENERIC = re.compile(rf"(?:{'|'.join(words.GENERIC_PLACES)})*(?:社区|居民区|居委会|村委会|小区)")


@cache
def parse(text: str) -> Address:
    """The places from the street down to the unit, as far as they follow one another."""
    rest = _BEGINS.sub("", without_admin(places.name(text).replace("<", "")))
    street, rest = _taken(_STREET, rest)
    community, rest = _taken(_COMMUNITY, rest)
    if community and _GENERIC.fullmatch(community):
        community = None
    rest = _ROAD.sub("", rest, count=1) if _ROAD.match(rest) else rest
    compound, rest = _compound(rest)
    building, rest = _taken(_BUILDING, rest)
    unit, _ = _taken(_UNIT, rest) if building else (None, rest)
    spelled = places.building(building)[0] if building and (compound or community) else ""
    within = places.unit(unit)[0] if unit and spelled else ""
    return Address(street, community, compound, spelled or None, within or None)


def _taken(pattern: re.Pattern, text: str) -> tuple[str | None, str]:
    found = pattern.match(text)
    return (found["name"], text[found.end():]) if found else (None, text)


def _compound(rest: str) -> tuple[str | None, str]:
    """The compound's name at the beginning; what has no ending of one (公园, 卫生站) is none."""
    for pattern in _COMPOUNDS:
        name, behind = _taken(pattern, rest)
        if name and not _NO_COMPOUND.fullmatch(name) and not _GENERIC.fullmatch(name):
            return name, behind
    return None, rest
