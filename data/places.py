"""One spelling for buildings, units and rooms, so that `3#`, `三号楼`, `第3号楼` and `3栋` are one building."""

import re
import unicodedata

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHINESE_NUMBER = re.compile(r"[零〇一二两三四五六七八九十百]+")
_BUILDING_WORDS = re.compile(r"(号楼|#楼|#|号|栋|幢|座|楼)+$")
_UNIT_WORDS = re.compile(r"(单元门|单元|门洞|门栋|楼组|号门|门|组)+$")
_LIST_MARKS = re.compile(r"[、,，;；/和及]+")
_RANGE = re.compile(r"^(\d+)(?:号楼|#楼|#|号|栋|幢|座|楼)?\s*([-~—–至到])\s*(\d+)$")
_ROOM_KEY = re.compile(r"^(\d+)(?:号楼|#楼|#|栋|幢|[-/])[-/]?(\d+)(?:单元|门|[-/])[-/]?(\w+?)[室号]?$")
_UNIT_ROOM_KEY = re.compile(r"^(\d{1,2})(?:单元|门|[-/])(\d{3,4})[室号]?$")


_NO_MARKUP = str.maketrans("<>", "＜＞")


def clean(text: object) -> str:
    """Text without full-width forms, line breaks and doubled spaces; "" for an empty cell.

    Angle brackets become full-width ones: further on, words stand in pictures and pages that would read them as markup.
    """
    if isinstance(text, float) and text.is_integer():
        text = int(text)
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", str(text)).translate(_NO_MARKUP)).strip()


def name(text: object) -> str:
    """A community's or compound's name: no spaces inside, round brackets in one form."""
    return clean(text).replace(" ", "")


def number(text: str) -> int | None:
    """The number a Chinese numeral or digits say: number("二十三") == 23; None when it says none."""
    if text.isdecimal():
        return int(text)
    if not _CHINESE_NUMBER.fullmatch(text):
        return None
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, pending = 0, None
    for sign in text:
        if sign in "十百":
            total += (1 if pending is None else pending) * (10 if sign == "十" else 100)
            pending = 0
        else:
            pending = _DIGITS[sign]
    return total + (pending or 0)


def building(text: object) -> tuple[str, str | None]:
    """The building's one spelling and what is assumed: ("3号楼", None). Several are kept as a list "11号楼、12号楼".

    `8-9号楼` and `8~9号楼` are ranges when the first is smaller; `27-1号楼` is one building; `1-2号楼` could be either
    and is read as a range, which is said ("range-assumed").
    """
    parts = [part for part in _LIST_MARKS.split(name(text)) if part]
    spelled, assumed = [], None
    for part in parts:
        numbers, assumption = _building_numbers(part)
        spelled += numbers
        assumed = assumed or assumption
    return "、".join(dict.fromkeys(spelled)), assumed


def _building_numbers(part: str) -> tuple[list[str], str | None]:
    core = _BUILDING_WORDS.sub("", part.removeprefix("第"))
    span = _RANGE.match(core)
    if span and int(span[1]) < int(span[3]) <= int(span[1]) + 50:
        is_unclear = span[2] in "-—–" and int(span[1]) == 1
        return [f"{n}号楼" for n in range(int(span[1]), int(span[3]) + 1)], "range-assumed" if is_unclear else None
    value = number(core)
    if value is not None:
        return [f"{value}号楼"], None
    if re.fullmatch(r"[\dA-Za-z]+([-][\dA-Za-z]+)?", core):
        return [f"{core.upper()}号楼"], None
    leading = re.fullmatch(r"(.*?)(\d+|[一二三四五六七八九十]+)", core)
    if leading and part != core:
        return [f"{leading[1]}{number(leading[2])}号楼"], None
    return [part], None


def unit(text: object) -> tuple[str, str | None]:
    """The unit's one spelling: `2门`, `二单元`, `第2单元` → "2单元"; a riser keeps its own name."""
    whole = name(text)
    if "立管" in whole:
        return whole, None
    spelled = []
    for part in filter(None, _LIST_MARKS.split(whole)):
        core = _UNIT_WORDS.sub("", part.removeprefix("第"))
        value = number(core)
        spelled.append(f"{value if value is not None else core.upper()}单元" if core else part)
    return "、".join(dict.fromkeys(spelled)), None


def room(text: object) -> tuple[str, str | None]:
    """A room's number without words: `501室` → "501"."""
    return re.sub(r"(室|号|房)+$", "", name(text)).upper(), None


def room_key(text: object) -> tuple[str | None, str, str] | None:
    """Building, unit and room of a key such as `3-2-501` or `3号楼2单元501室`; of `2-501` the building is None.

    None when the text is no key.
    """
    match = _ROOM_KEY.match(name(text))
    if match:
        return f"{int(match[1])}号楼", f"{int(match[2])}单元", match[3].upper()
    match = _UNIT_ROOM_KEY.match(name(text))
    return (None, f"{int(match[1])}单元", match[2]) if match else None
