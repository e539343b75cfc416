"""Step 2b: the places that titles and names state. Only what is certain: one street, one community, one building."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from data import places
from data.dates import arabic
from data.numerals import NUMERAL
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import WorkType


@dataclass
class StatedPlaces:
    """What one text says; None where it says nothing, or several."""

    street: str | None = None
    community: str | None = None
    compound: str | None = None


def read(text: str) -> StatedPlaces:
    """The places of one line, wherever in it they stand; 各街道 and 本社区 name none."""
    parts = [part for part in _PARTS.split(_DATES.sub("|", arabic(text))) if part]
    is_about_works = bool(_SUBJECT.search(text) or _WORK.search(text))
    streets, communities, compounds = [], [], []
    for part in parts:
        rest, found = _names_in(part, _STREET)
        streets += [f"{name}街道" for name, _ in found]
        rest, found = _names_in(rest, _COMMUNITY)
        communities += [name + ("社区" if ending.startswith("社区") else ending) for name, ending in found]
        compound = _compound_in(rest) if is_about_works else None
        compounds += [compound] if compound else []
    return StatedPlaces(_only(streets), _only(communities), compounds[0] if compounds else None)


def without_admin(text: str) -> str:
    """A place's name without the province, city and district before it."""
    return _ADMIN.sub("", text)


def _only(names: Iterable[str]) -> str | None:
    distinct = set(names)
    return distinct.pop() if len(distinct) == 1 else None


_HAN = "\\u4e00-\\u9fa5"
_DATES = re.compile(r"20\d{2}\s*年?度?|\d{1,2}\s*月份?(?:\s*\d{1,2}\s*[日号])?|第?[一二三四]季度|[上下]半年")
_PARTS = re.compile(r"[\s:：,，;；。、()【】\[\]《》“”\"|_·/\-—]+")
_STREET = re.compile("(街道)(?:办事处|办)?")
_COMMUNITY = re.compile("(社区|居民区|居委会)(?:居委会|居民委员会)?")
_WORK_WORDS = tuple(word for term in WorkType for word in term.words if len(word) > 1 and word not in words.WHOLE_ONLY)
_WORK = re.compile("|".join(sorted(_WORK_WORDS, key=len, reverse=True)))
_SUBJECT = re.compile("|".join(words.SUBJECT_WORDS))
_CUT = re.compile("|".join((
    *words.NAMES_BEGIN_BEHIND, *(word for word in words.SUBJECT_WORDS if len(word) > 1), _WORK.pattern)))
_ADMIN = re.compile(
    rf"^(?:[{_HAN}]{{2,7}}?(?:省|自治区))?(?:[{_HAN}]{{2,4}}?市)?"
    rf"(?:[{_HAN}]{{1,4}}?[{_HAN}](?<![一二三四五六七八九十东南西北中小社片辖园])[区县旗])?(?=[{_HAN}\d]{{2}})")
_GENERIC = re.compile(
    rf"(?:{'|'.join(words.GENERIC_PLACES)})+|(?:各|所有|全部|每个|某|多个|有关|相关).*|.*[个等及和与的]|全[区市县]?各?")


def _names_in(part: str, ending: re.Pattern) -> tuple[str, list[tuple[str, str]]]:
    """The names that stand before an ending, and what follows the last of them."""
    found, start = [], 0
    for match in ending.finditer(part):
        between = part[start:match.start()]
        name = _name_at_end(between.lstrip("和及与") if start else between)
        start = match.end()
        if name:
            found.append((name, match[1]))
    return part[start:] if found else part, found


def _name_at_end(text: str) -> str | None:
    cuts = list(_CUT.finditer(text))
    name = _ADMIN.sub("", text[cuts[-1].end():] if cuts else text)
    is_name = re.fullmatch(rf"[{_HAN}\d]{{2,10}}|[甲乙丙丁戊己庚辛]", name) and not _GENERIC.fullmatch(name)
    return name if is_name else None


_COMPOUND = re.compile(
    rf"([{_HAN}\d]{{2,12}}?(?:{'|'.join(words.CLEAR_ENDINGS)})|"
    rf"[{_HAN}\d]{{2,12}}(?:{'|'.join(words.COMPOUND_ENDINGS)})(?=$|\d|{NUMERAL}[号#栋幢]|[A-Za-z]))")


def _compound_in(rest: str) -> str | None:
    """The compound at the beginning of what follows the community, up to where the title's subject begins."""
    ends = [match.start() for match in (_SUBJECT.search(rest), _WORK.search(rest)) if match]
    match = _COMPOUND.match(_ADMIN.sub("", rest[:min(ends, default=len(rest))]))
    return None if not match or _GENERIC.fullmatch(match[1]) or _GENERIC.fullmatch(match[1][:-2]) else match[1]


_BUILDING = re.compile(
    rf"(?<![\d、,和至~\-—共])第?[甲乙丙丁A-Za-z]?(?:\d{{1,4}}|{NUMERAL})[甲乙丙丁A-Za-z]?(?:号楼|#楼?)")
_UNIT = re.compile(rf"(?<![\d、,和至~\-—共各])第?(?:\d{{1,2}}|{NUMERAL}|[东南西北])单元")
_LISTED = re.compile(r"\s*[、,和至~\-—]\s*第?[\d一二三四五六七八九十]")


def building_and_unit(texts: Iterable[str]) -> tuple[str | None, str | None]:
    """The one building and the one unit that titles and names are about; a sheet may be called 3栋 or 2门 alone."""
    buildings, units = [], []
    for text in texts:
        plain = places.name(text)
        alone = _ALONE.fullmatch(plain)
        has_building, has_unit = bool(alone and alone[1]), bool(alone and alone[2])
        buildings += [_spelled(places.building, plain)] if has_building else _each(_BUILDING, plain, places.building)
        units += [_spelled(places.unit, plain)] if has_unit else _each(_UNIT, plain, places.unit)
    return _only(buildings), _only(units)


def is_building_or_unit(text: str) -> bool:
    """Whether a text says a building, a unit or both, and nothing else: 3号楼2单元."""
    plain = places.name(text)
    return bool(plain) and not _UNIT.sub("", _BUILDING.sub("", plain)).strip(":：") or bool(
        plain and _ALONE.fullmatch(plain))


_ALONE = re.compile(rf"(第?(?:\d{{1,3}}|{NUMERAL})[栋幢#])?(第?(?:\d{{1,2}}|{NUMERAL})(?:单元|门|门洞|楼组))?")


Spell = Callable[[object], tuple[str, str | None]]


def _each(pattern: re.Pattern, text: str, spell: Spell) -> list[str | None]:
    return [None if _LISTED.match(text, match.end()) else _spelled(spell, match[0]) for match in pattern.finditer(text)]


def _spelled(spell: Spell, text: str) -> str | None:
    spelled, problem = spell(text)
    return None if problem or "、" in spelled else spelled or None
