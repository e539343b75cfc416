"""What is masked at intake. Names, phones and ID numbers are never stored; free text is masked by pattern.

Source: Personal Information Protection Law art. 6, 19, 25, 28.
"""

import re
from collections.abc import Callable
from datetime import date

from data.vocabulary import sheet_words as words

_MASK = "＊＊"
_PLAIN = str.maketrans("０１２３４５６７８９＠Ｘｘ－．", "0123456789@Xx-.")


def mask(text: str) -> str:
    """Free text with e-mails, phones, ID and card numbers and addressed persons replaced by ＊＊."""
    text = mask_numbers(text)
    for pattern in _PERSONS:
        text = pattern.sub(_hide, text)
    return text


def mask_numbers(text: str) -> str:
    """A name of a place or thing with whatever looks like a phone, ID or card number replaced by ＊＊."""
    if not text.isascii():
        text = text.translate(_PLAIN)
    if _MAY_HOLD_NUMBER.search(text):
        for pattern, hide in _NUMBERS:
            text = pattern.sub(hide, text)
    return text


def is_personal_number(text: str) -> bool:
    """Whether a whole text is an e-mail, a mobile phone's or a person's number, which no order or project has."""
    plain = _SEPARATORS.sub("", text)
    if len(plain) == 18:
        return bool(_ID.fullmatch(plain)) and _has_check_digit(plain)
    return "@" in text or bool(_MOBILE.fullmatch(plain))


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
    return _MASK if _is_born(re.sub(r"[^\dXx]", "", found[0])) else found[0]


_MAY_HOLD_NUMBER = re.compile(r"@|\d(?:[ .·_()\-–—]{0,2}\d){6}|[Ee]\+10")
_GAP = r"[ .·_\-–—]{1,2}"
_MOBILE = re.compile(r"1[3-9]\d{9}")
_MOBILE_WITH_GAPS = re.compile(
    rf"(?<!\d)(?:(?:\+|00)?86(?:{_GAP})?|0)?(?:{_MOBILE.pattern}|1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}|"
    rf"1[3-9]\d[ -]\d{{8}}|1[3-9]\d{{5}}[ -]\d{{4}}|1[3-9]\d{_GAP}\d{{3}}{_GAP}\d{{5}}|1 [3-9](?: \d){{9}})(?!\d)")
_ID = re.compile(r"\d{17}[\dXx]")
_NUMBERS: tuple[tuple[re.Pattern, str | Callable[[re.Match], str]], ...] = (
    (re.compile(r"[A-Za-z0-9_.+-]{1,64}\s?@\s?[A-Za-z0-9-]{1,64}(?:\s?\.\s?[A-Za-z0-9]{1,64}){1,8}"), _MASK),
    (re.compile(rf"(?<!\d){_ID.pattern}(?!\d)"), _MASK),
    (re.compile(rf"(?<!\d)\d{{6}}{_GAP}\d{{4}}(?:{_GAP})?\d{{4}}{_GAP}\d{{3}}[\dXx](?!\d)"), _hide_if_born),
    (re.compile(r"(?<!\d)(?:\d ?){17}[\dXx](?!\d)"), _hide_if_born),
    (re.compile(r"(?<!\d)\d{15}(?!\d)"), _hide_if_born),
    (_MOBILE_WITH_GAPS, _MASK),
    (re.compile(r"(?<!\d)1\.[3-9]\d{3,}[Ee]\+10(?!\d)"), _MASK),
    (re.compile(r"(?<!\d)[(]?0(?:10|2\d|[3-9]\d{2})[)]?[ \-–—]{0,2}[2-8]\d{2,3}[ \-–—]?\d{4}(?!\d)"), _MASK),
    (re.compile(r"(?<=电话|座机|手机)(?:号码?)?[:：]?\s*\d{3,4}[ -]?\d{4}(?!\d)"), _MASK),
    (re.compile(r"(?<!\d)(?:\d{16,19}|\d{4}(?: \d{4}){3}(?: \d{1,3})?)(?!\d)"), _MASK),
)
"""E-mails, ID numbers, mobiles (also with gaps, or rounded by Excel), landlines, bank cards."""

_HAN = "\u4e00-\u9fa5"
_NAME = rf"[{words.SURNAMES}](?!某)[{_HAN}]{{1,2}}?"
_END = rf"(?=[^{_HAN}]|$|[{words.BEHIND_NAMES}])"
_PERSONS = (
    re.compile(r"(?P<kept>)(?:微信|QQ|qq)号?[:：]?\s*[A-Za-z0-9_-]{5,}"),
    re.compile(rf"(?P<kept>)[{_HAN}]{{1,3}}(?:{'|'.join(words.ADDRESSES)})"),
    re.compile(rf"(?P<kept>(?:{'|'.join(words.ROLES)})(?:姓名)?[:：]\s*)[{_HAN}·]{{2,4}}?(?=[^{_HAN}·]|$)"),
    re.compile(rf"(?P<kept>(?:{'|'.join(words.ROLES)}) ?){_NAME}{_END}"),
    re.compile(rf"(?P<kept>){_NAME}(?=[\s:：,，、(（/]*(?:电话|手机|联系方式|联系电话)?(?:号码?)?[:：]?\s*＊＊)"),
)


def _hide(found: re.Match) -> str:
    return f"{found['kept']}{_MASK}"
