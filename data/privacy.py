"""What is masked at intake. Names, phones and ID numbers are never stored; free text is masked by pattern.

Source: Personal Information Protection Law art. 6, 19, 25, 28.
"""

import re

_MASK = "＊＊"
_NUMBERS = (
    re.compile(r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.]+"),                                        # e-mail
    re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"),                                      # ID number
    re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)"),       # mobile
    re.compile(r"(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)"),                               # landline
    re.compile(r"(?<!\d)\d{16,19}(?!\d)"),                                         # bank card
)
_PERSONS = (
    re.compile(r"(?:微信|QQ|qq)号?[:：]?\s*[\w-]{5,}"),
    re.compile(r"[\u4e00-\u9fa5]{1,3}(?:先生|女士|大爷|大妈|阿姨|奶奶|爷爷|同志|师傅)"),
    re.compile(r"(?<=联系人)[:：]?\s*[\u4e00-\u9fa5]{2,4}"),
    re.compile(r"(?<=业主)[:：]\s*[\u4e00-\u9fa5]{2,4}"),
    re.compile(r"(?<=户主)[:：]?\s*[\u4e00-\u9fa5]{2,4}"),
    re.compile(r"(?<=请联系)\s*[\u4e00-\u9fa5]{2,4}?(?=[，。；,;\s\d＊]|$)"),
)


def mask(text: str) -> str:
    """Free text with e-mails, phones, ID and card numbers and addressed persons replaced by ＊＊."""
    return _without(text, (*_NUMBERS, *_PERSONS))


def mask_numbers(text: str) -> str:
    """A name of a place or thing with whatever looks like a phone, ID or card number replaced by ＊＊."""
    return _without(text, _NUMBERS)


def _without(text: str, patterns: tuple[re.Pattern, ...]) -> str:
    for pattern in patterns:
        text = pattern.sub(_MASK, text)
    return text
