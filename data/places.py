"""One spelling for buildings, units and rooms, so that `3#`, `三号楼`, `第3号楼` and `3栋` are one building.

What is not certainly one place or a list of them gives "" and the code "unclear-place".
"""

import re
import unicodedata

from data.numerals import NUMERAL, SIGNS, number
from data.vocabulary import sheet_words as words
from data.vocabulary.person_words import SURNAMES

__all__ = ["building", "building_and_unit", "clean", "name", "number", "room", "room_key", "unit"]

_TO_TIDY = re.compile("[<>\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TIDY = str.maketrans({"<": "＜", ">": "＞"} | dict.fromkeys(
    [0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)]))


def clean(text: object) -> str:
    """Text without full-width forms, line breaks, doubled spaces and signs nobody sees; "" for an empty cell.

    Angle brackets become full-width ones: further on, words stand in pictures and pages that would read them as markup.
    """
    if type(text) is not str:
        text = str(int(text)) if isinstance(text, float) and text.is_integer() else str(text)
    if not text.isascii() and not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    if _TO_TIDY.search(text):
        text = text.translate(_TIDY)
    return " ".join(text.split())


def name(text: object) -> str:
    """A community's or compound's name: no spaces inside, round brackets in one form."""
    return clean(text).replace(" ", "")


_MARKS = "*＊★☆▲△●○◆◇■□※✓√'‘’`\u2460-\u2473\u2474-\u2487\u2776-\u277f"
_BESIDE = re.compile(
    rf"\s*[{_MARKS}]*\s*(?:[(（](?:\d{{1,2}}|{NUMERAL})[)）][.、]?|\d{{1,2}}[.．、)）])?\s*[{_MARKS}]*(?=\s*[\u4e00-\u9fa5])"
    rf"(?P<name>.*?[\u4e00-\u9fa5)）\d])\s*[{_MARKS}]*\s*", re.DOTALL)


def without_marks(text: str) -> str:
    """A name's text without the number of its line before it and the marks around it."""
    found = _BESIDE.fullmatch(text) if len(text) < _LONGEST_MARKED else None
    return found["name"] if found else text


_LONGEST_MARKED = 100


UNCLEAR = ("", "unclear-place")
_WHOLE_NUMBER = re.compile(r"^(\d+)\.0$")

_MARK = r"(?:号楼|#楼|[号#][栋幢座]|[栋幢]楼|[#号栋幢座楼])"
_UNIT_WORD = r"(?:单元门|单元|门洞|门栋|号门|楼组|门|组)"
_SIDE = "[甲乙丙丁戊己东南西北中]"
_NUMBER = rf"(?:\d{{1,4}}|{NUMERAL})"
_CORE = re.compile(rf"第?({_SIDE}{{0,2}}|[A-Za-z]-?)({_NUMBER})([甲乙丙丁戊A-Za-z]?|-\d{{1,3}}[A-Za-z]?)")
_LETTER = re.compile("[A-Za-z]{1,2}")
_BEHIND_PLACE = re.compile(rf"(.*(?![{SIGNS}号栋幢座楼])[\u4e00-\u9fa5])({_CORE.pattern})")
_MARKED = re.compile(rf"(.+?)({_MARK})$")
_RANGE = re.compile(rf"第?({_NUMBER})({_MARK}?)\s*([-~—–至到])\s*第?({_NUMBER})$")
_LIST_MARK = re.compile(
    rf"[、,，;；&+]+|/|(?<=[\d楼栋幢座#号])[和及与](?=第?[\dA-Za-z{SIGNS}甲乙丙丁])|"
    r"(?<=[楼栋幢座#]) (?=第?[\dA-Za-z甲乙丙丁])")


def building(text: object) -> tuple[str, str | None]:
    """The building's one spelling and what is assumed: ("3号楼", None). Several are kept as a list "11号楼、12号楼".

    `8-9号楼` and `8~9号楼` are ranges when the first is smaller; `27-1号楼` is one building; `1-2号楼` could be either
    and is read as a range, which is said ("range-assumed").
    """
    spelled, _, assumption = building_and_unit(text)
    return spelled, assumption


def building_and_unit(text: object, *, is_pair: bool = False) -> tuple[str, str, str | None]:
    """Building, unit and what is assumed of a cell that may name both: `3号楼2单元`, `3#2门`; the unit is mostly "".

    `is_pair`: the column is about buildings and units (楼门号), so `3-2` is building 3, unit 2.
    """
    text = _WHOLE_NUMBER.sub(r"\1", clean(text))
    pair = _PAIR.fullmatch(text) if is_pair else None
    if pair:
        return f"{int(pair[1])}号楼", f"{int(pair[2])}单元", None
    if len(text) > LONGEST_LIST:
        return "", "", "unclear-place"
    both = _BUILDING_UNIT.match(text.replace(" ", ""))
    if not both:
        spelled, problem = _buildings(text)
        return spelled, "", problem
    (spelled, problem), (unit_, unit_problem) = _buildings(both[1]), unit(both[2])
    if not spelled or not unit_ or "、" in spelled:
        return "", "", "unclear-place"
    return spelled, unit_, problem or unit_problem


LONGEST_LIST, LONGEST_NAME = 500, 20
_PAIR = re.compile(r"(\d{1,3})[-/](\d{1,2})")
_PAIR_HEADER = re.compile("楼门|[楼栋幢].*单元")


def is_about_pairs(header: str) -> bool:
    """Whether a column's header speaks of buildings and units at once (楼门号, 楼栋单元)."""
    return bool(_PAIR_HEADER.search(name(header)))


_UNIT_NUMBER = rf"(?:{_NUMBER}|[A-Za-z]|{_SIDE}{{1,2}})"
_BUILDING_UNIT = re.compile(
    rf"(.+?{_MARK})[-,]?[(]?((?:第?{_UNIT_NUMBER}{_UNIT_WORD}?[、,和~至-])*?第?{_UNIT_NUMBER}{_UNIT_WORD})"
    r"[)]?(?:\d{3,4}[室号]?)?$")
_UNIT_INSIDE = re.compile(rf"单元|{_NUMBER}{_UNIT_WORD}")
_SPACED_NUMBERS = re.compile(r"\d \d")


def _buildings(text: str) -> tuple[str, str | None]:
    """A list of buildings; the mark behind the last one is that of those before it."""
    together = text.replace(" ", "")
    if _SPACED_NUMBERS.search(text) or _UNCLEAR.search(together) or _UNIT_INSIDE.search(together):
        return UNCLEAR
    parts = [part.replace(" ", "") for part in _LIST_MARK.split(text) if part.strip()]
    last = _MARKED.match(parts[-1]) if parts else None
    if (text and not parts) or ("/" in text and not last):
        return UNCLEAR
    spelled, assumed = [], None
    for part in parts:
        lacks_mark = last and not _MARKED.match(part) and _NUMBERED.search(part)
        numbers, assumption = _building_numbers(part + last[2] if lacks_mark else part)
        if not numbers:
            return UNCLEAR
        spelled += numbers
        assumed = assumed or assumption
    return "、".join(dict.fromkeys(spelled)), assumed


_UNCLEAR = re.compile("|".join(words.UNCLEAR_PLACES))
_NUMBERED = re.compile(rf"[\dA-Za-z{SIGNS}甲乙丙丁]$")
_BUILDING_NAME = re.compile("|".join(words.BUILDING_NAMES))


def _building_numbers(part: str) -> tuple[list[str], str | None]:
    marked = _MARKED.match(part)
    core, mark = (marked[1], marked[2]) if marked else (part, "")
    span = _RANGE.match(core)
    if span:
        return _range(span, mark)
    one = _CORE.fullmatch(core)
    if one:
        return _one_building("", one[1], one[2], one[3], mark)
    if _LETTER.fullmatch(core) and (mark or len(core) == 1):
        return [f"{core.upper()}号楼"], None
    placed = _BEHIND_PLACE.fullmatch(core)
    if placed and mark:
        return _one_building(placed[1], placed[3], placed[4], placed[5], mark)
    is_short, is_numbered = 2 <= len(part) <= LONGEST_NAME, re.search(rf"\d|{_NUMBERED.pattern}", part)
    is_name = is_short and not is_numbered and _BUILDING_NAME.search(part)
    return ([part], None) if is_name else ([], None)


def _one_building(place: str, before: str, digits: str, behind: str, mark: str) -> tuple[list[str], str | None]:
    value = number(digits)
    if not value or (behind.startswith("-") and not mark):
        return [], None  # 3-2 may be building 3, unit 2
    return [f"{place}{before.upper()}{value}{behind.upper()}号楼"], None


def _range(span: re.Match, mark: str) -> tuple[list[str], str | None]:
    """Without a mark anywhere 3-5 may be building 3, unit 5."""
    first, last, is_dash = number(span[1]), number(span[4]), span[3] in "-—–"
    if not first or not last:
        return [], None
    if first < last <= first + 50 and (mark or span[2] or not is_dash):
        is_unclear = is_dash and first == 1 and not span[2]
        return [f"{each}号楼" for each in range(first, last + 1)], "range-assumed" if is_unclear else None
    return ([f"{first}-{last}号楼"], None) if first >= last and is_dash and mark and not span[2] else ([], None)


_ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
ROMAN_SIGNS = str.maketrans({chr(0x2160 + step): f"{step + 1}" for step in range(12)})
_UNIT_NAME = re.compile(rf"[A-Za-z]\d?|{_SIDE}{{1,2}}")
_UNIT_RANGE = re.compile(rf"第?({_NUMBER})({_UNIT_WORD}?)([-~—–至到])第?({_NUMBER})$")
_UNIT_END = re.compile(rf"{_UNIT_WORD}$|(?<=\d)号$")
LARGEST_BARE_UNIT, LARGEST_UNIT = 99, 999


def unit(text: object) -> tuple[str, str | None]:
    """The unit's one spelling: `2门`, `二单元`, `第2单元` → "2单元"; of `3号楼2单元` the unit; a riser stays."""
    whole = _WHOLE_NUMBER.sub(r"\1", name(text.translate(ROMAN_SIGNS) if isinstance(text, str) else text))
    if "立管" in whole:
        return whole, None
    both = _BUILDING_UNIT.match(whole)
    whole = both[2] if both else re.sub(rf"({_UNIT_WORD})\d{{3,4}}[室号]?$", r"\1", whole)
    if _UNCLEAR.search(whole) or len(whole) > LONGEST_LIST:
        return UNCLEAR
    parts = [part for part in re.split(r"[、,，;；/&+和及]+", whole) if part]
    has_word = bool(parts) and bool(_UNIT_END.search(parts[-1]))
    if (whole and not parts) or ("/" in whole and not has_word):
        return UNCLEAR
    spelled, assumed = [], None
    for part in parts:
        numbers, assumption = _unit_numbers(part, has_word=has_word)
        if not numbers:
            return UNCLEAR
        spelled += numbers
        assumed = assumed or assumption
    return "、".join(dict.fromkeys(spelled)), assumed


def _unit_numbers(part: str, *, has_word: bool) -> tuple[list[str], str | None]:
    core = _UNIT_END.sub("", part.removeprefix("第"))
    span = _UNIT_RANGE.match(core)
    if span:
        first, last, is_dash = number(span[1]), number(span[4]), span[3] in "-—–"
        if not first or not last or not first < last <= first + 20 or not has_word:
            return [], None
        return [f"{n}单元" for n in range(first, last + 1)], "range-assumed" if is_dash and not span[2] else None
    value = _ROMAN.get(core.upper(), number(core))
    if value is not None:
        largest = LARGEST_UNIT if has_word else LARGEST_BARE_UNIT
        return ([f"{value}单元"], None) if 0 < value <= largest else ([], None)
    return ([f"{core.upper()}单元"], None) if _UNIT_NAME.fullmatch(core) else ([], None)


_ROOM = re.compile(rf"(\d{{1,4}}[A-Za-z]?|[A-Za-z]\d{{1,4}}|{NUMERAL})(-\d{{1,3}})?[室号房户]*")
_ROOM_OF_SOMEBODY = re.compile(
    rf"(\d{{2,4}})[室号房]?[(](?:(?:{'|'.join(words.HOLDERS)}).*|[{SURNAMES}][\u4e00-\u9fa5＊*]{{1,2}})[)]")


def room(text: object) -> tuple[str, str | None]:
    """A room's number without words: `501室` → "501"; a key with building and unit stays whole, for `room_key`."""
    whole = _WHOLE_NUMBER.sub(r"\1", name(text))
    if _ROOM.fullmatch(whole):
        return whole.rstrip("室号房户").upper(), None
    if room_key(whole) or (len(whole) <= LONGEST_NAME and any(word in whole for word in words.ROOM_WORDS)):
        return whole.rstrip("室房").upper(), None
    bracketed = _ROOM_OF_SOMEBODY.fullmatch(whole)
    return (bracketed[1], None) if bracketed else UNCLEAR


_PLAIN_KEY = re.compile(r"(?:(\d{1,3})(?:号楼|[-#]))?(\d{1,2})(?:单元|[-/门])(\d{3,4})[室号]?$")
_ROOM_KEY = re.compile(
    rf"(.*?{_MARK}|\d{{1,3}}[-/])[-/]?第?({_NUMBER}|{_SIDE}|[A-Za-z])(?:单元|门洞|号?门|[-/])[-/]?"
    r"([A-Za-z]?\d[A-Za-z\d]{0,5}?)[室号房户]?$")
_BUILDING_ROOM_KEY = re.compile(rf"(.*?{_MARK})[-/]?(\d{{3,4}}[A-Za-z]?)[室号房户]?$")
_ADDRESS = re.compile(r"^(?:.*(?:街道|[乡镇]|社区|居委会|居民区)|\D{2,6}?市\D{1,5}?[区县])")


def room_key(text: object) -> tuple[str | None, str | None, str] | None:
    """Building, unit and room of a key such as `3-2-501` or `3号楼2单元501室`; of `2-501` the building is None, of
    `3号楼501` the unit.

    None when the text is no key.
    """
    whole = _ADDRESS.sub("", name(text)[:LONGEST_LIST])
    plain = _PLAIN_KEY.match(whole)
    if plain:
        return f"{int(plain[1])}号楼" if plain[1] else None, f"{int(plain[2])}单元", plain[3]
    match = _ROOM_KEY.match(whole) or _BUILDING_ROOM_KEY.match(whole)
    spelled = building(match[1].rstrip("-/"))[0] if match else ""
    if not spelled or "、" in spelled:
        return None
    return spelled, unit(match[2])[0] if match.re is _ROOM_KEY else None, match[match.lastindex].upper()
