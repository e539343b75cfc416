"""What is masked at intake. Names, phones and ID numbers are never stored; free text is masked by pattern.

Source: Personal Information Protection Law art. 6, 19, 25, 28.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache

from data import persons
from data.numerals import SIGNS
from data.persons import MASK
from data.vocabulary import sheet_words as words

_PLAIN = str.maketrans("０１２３４５６７８９＠Ｘｘ－．", "0123456789@Xx-.")


@lru_cache(maxsize=2048)
def mask(text: str) -> str:
    """Free text with e-mails, phones, ID and card numbers and addressed persons replaced by ＊＊."""
    text = mask_numbers(text)
    return text if text.isascii() and "QQ" not in text.upper() else persons.mask_persons(text)


def mask_numbers(text: str) -> str:
    """A name of a place or thing with whatever looks like a phone, ID or card number replaced by ＊＊."""
    if not text.isascii():
        text = text.translate(_PLAIN)
    if _MAY_HOLD_NUMBER.search(text):
        for pattern, hide in _NUMBERS:
            text = pattern.sub(hide, text)
    return text


def mask_cell(text: str) -> str:
    """The words of a column that names units or kinds of things: also a cell that is nothing but a person's name."""
    masked = mask(text)
    return MASK if persons.is_name(masked) else masked


def mask_place(text: str) -> str:
    """A place's name without what was added about persons: 幸福小区（王建国家） is 幸福小区."""
    masked = mask_numbers(text)
    if masked.isascii():
        return masked
    masked = persons.mask_in_name(masked)
    return _MASKED_BRACKET.sub("", masked) if MASK in masked else masked


def mask_title(text: str) -> str:
    """The name of a sheet or a file: 王建国组长 is ＊＊组长, 王建国_6月.xlsx is ＊＊_6月.xlsx."""
    masked = persons.mask_in_name(mask_numbers(text))
    return _HAN_RUN.sub(lambda run: MASK if persons.is_name(run[0]) else run[0], masked)


def titles_of(names: Iterable[str]) -> dict[str, str]:
    """Each sheet's name → what it is called from here on; a masked one gets its number, so that no two are alike."""
    titles = {name: mask_title(name) for name in names}
    return {name: title if title == name else f"{title}（第{number}张）"
            for number, (name, title) in enumerate(titles.items(), 1)}


def mask_refused_place(text: str) -> str:
    """A cell that names no building, unit or room: its numbers and the words of such places; all else is ＊＊."""
    masked = mask_place(text)
    return _HAN_RUN.sub(lambda run: run[0] if _PLACE_SIGNS.issuperset(run[0]) else MASK, masked).replace(MASK * 2, MASK)


_HAN_RUN = re.compile("[\u4e00-\u9fa5]+")
_PLACE_SIGNS = frozenset("".join(
    (*words.UNCLEAR_PLACES, *words.ROOM_WORDS, *words.BUILDING_NAMES, SIGNS, "号栋幢座单元门室户第组洞立管梯区")))
_MASKED_BRACKET = re.compile(rf"[(（\[【][^()（）\[\]【】]*{MASK}[^()（）\[\]【】]*[)）\]】]")


def is_personal_number(text: str) -> bool:
    """Whether a code is or holds an e-mail, a mobile phone's or a person's number, or a name: no order's or
    project's own code does (P3-13800002222, 王建国20240601001)."""
    plain = _SEPARATORS.sub("", text)
    return ("@" in text or any(map(_is_persons_digits, {plain, *_DIGITS.findall(text)}))
            or (not text.isascii() and persons.tells_person(text)))


def _is_persons_digits(digits: str) -> bool:
    if len(digits) == 18:
        return bool(_ID.fullmatch(digits)) and _has_check_digit(digits)
    return bool(_MOBILE.fullmatch(digits))


_DIGITS = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)|\d+")
_SEPARATORS = re.compile(r"^\+86|[ .()\-–—]")


def _has_check_digit(text: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(text[:17], weights, strict=True)) % 11
    return _is_born(text) and "10X98765432"[rest] == text[17].upper()


def _is_born(digits: str) -> bool:
    """Whether the birth date inside an ID number is one (the old ones have 15 digits)."""
    born = digits[6:14] if len(digits) == 18 else f"19{digits[6:12]}"
    try:
        return 1900 <= date(int(born[:4]), int(born[4:6]), int(born[6:])).year <= date.today().year
    except ValueError:
        return False


def _hide_if_born(found: re.Match) -> str:
    return MASK if _is_born(re.sub(r"[^\dXx]", "", found[0])) else found[0]


_MAY_HOLD_NUMBER = re.compile(r"@|\d(?:[ .·_()\-–—]{0,2}\d){6}|[Ee]\+10")
_GAP = r"[ .·_\-–—]{1,2}"
_MOBILE = re.compile(r"1[3-9]\d{9}")
_MOBILE_WITH_GAPS = re.compile(
    rf"(?<!\d)(?:(?:\+|00)?86(?:{_GAP})?|0)?(?:{_MOBILE.pattern}|1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}|"
    rf"1[3-9]\d[ -]\d{{8}}|1[3-9]\d{{5}}[ -]\d{{4}}|1[3-9]\d{_GAP}\d{{3}}{_GAP}\d{{5}}|1 [3-9](?: \d){{9}})(?!\d)")
_ID = re.compile(r"\d{17}[\dXx]")
_NUMBERS: tuple[tuple[re.Pattern, str | Callable[[re.Match], str]], ...] = (
    (re.compile(r"[A-Za-z0-9_.+-]{1,64}\s?@\s?[A-Za-z0-9-]{1,64}(?:\s?\.\s?[A-Za-z0-9]{1,64}){1,8}"), MASK),
    (re.compile(rf"(?<!\d){_ID.pattern}(?!\d)"), MASK),
    (re.compile(rf"(?<!\d)\d{{6}}{_GAP}\d{{4}}(?:{_GAP})?\d{{4}}{_GAP}\d{{3}}[\dXx](?!\d)"), _hide_if_born),
    (re.compile(r"(?<!\d)(?:\d ?){17}[\dXx](?!\d)"), _hide_if_born),
    (re.compile(r"(?<!\d)\d{15}(?!\d)"), _hide_if_born),
    (_MOBILE_WITH_GAPS, MASK),
    (re.compile(r"(?<!\d)1\.[3-9]\d{3,}[Ee]\+10(?!\d)"), MASK),
    (re.compile(r"(?<!\d)[(]?0(?:10|2\d|[3-9]\d{2})[)]?[ \-–—]{0,2}[2-8]\d{2,3}[ \-–—]?\d{4}(?!\d)"), MASK),
    (re.compile(r"(?<=电话|座机|手机)(?:号码?)?[:：]?\s*\d{3,4}[ -]?\d{4}(?!\d)"), MASK),
    (re.compile(r"(?<!\d)(?:\d{16,19}|\d{4}(?: \d{4}){3}(?: \d{1,3})?)(?!\d)"), MASK),
)
"""E-mails, ID numbers, mobiles (also with gaps, or rounded by Excel), landlines, bank cards."""
