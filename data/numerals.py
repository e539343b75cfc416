"""Numbers in Chinese numerals: 二十三, 两, 一百零五, 三〇五."""

import re

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_ONE = "[一二两三四五六七八九]"
_SPOKEN = re.compile(
    rf"(?:({_ONE})千)?(零?)(?:({_ONE})百)?(零?)(?:({_ONE}?)(十))?(零?)({_ONE})?")
_MOST_DIGITS = 15
_SIGN_BY_SIGN = re.compile(r"[零〇一二三四五六七八九]+")

SIGNS = "零〇一二两三四五六七八九十百千"
NUMERAL = f"[{SIGNS}]+"
"""What may be a number in a pattern; `number` says whether it is one."""


def number(text: str) -> int | None:
    """The number that digits or a numeral say: number("二十三") == 23; None when it says none, or not for certain.

    三四 may be three or four, 一百二 may be 102 or 120.
    """
    if text.isdecimal():
        return int(text) if len(text) <= _MOST_DIGITS else None
    if _SIGN_BY_SIGN.fullmatch(text) and (len(text) == 1 or "〇" in text or "零" in text[1:]):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    spoken = _SPOKEN.fullmatch(text) if text else None
    return _value(*spoken.groups()) if spoken else None


def _value(
    thousands: str | None, zero_1: str, hundreds: str | None, zero_2: str, tens: str | None, ten: str | None,
    zero_3: str, ones: str | None,
) -> int | None:
    is_large, has_zero = bool(thousands or hundreds), bool(zero_1 or zero_2 or zero_3)
    if (has_zero and not is_large) or (is_large and ones and not ten and not has_zero):
        return None
    parts = ((thousands, 1000), (hundreds, 100), (tens or ("一" if ten else None), 10), (ones, 1))
    return sum(_DIGITS[sign] * worth for sign, worth in parts if sign)
