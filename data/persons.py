"""Persons in a text: a name is told by what stands beside it, for a family name alone also begins ordinary words.

Strong signs (a role before it, a title behind it) tell any family name; weak ones (brackets, a room's number, another
name) only a frequent one, and no word that merely begins like a name (高层, 施工, 张家口).
"""

import re
from functools import lru_cache

from data.vocabulary import person_words as words

MASK = "＊＊"


def mask_persons(text: str) -> str:
    """Free text with persons replaced by ＊＊."""
    return _masked(text, _PERSONS)


def mask_in_name(text: str) -> str:
    """The name of a place, a sheet or a file with persons replaced by ＊＊: by sure signs only, for places, too, begin
    like people's names."""
    return _masked(text, _IN_NAMES)


def is_name(text: str) -> bool:
    """Whether a whole text is most likely a person's name."""
    return bool(_ALONE.fullmatch(text))


def tells_person(code: str) -> bool:
    """Whether there is a person's name in the number of an order or a project (王建国20240601001)."""
    return _tells_person(_DIGITS.sub("000", code))


@lru_cache(maxsize=4096)
def _tells_person(code: str) -> bool:
    """Of codes that differ in their digits alone."""
    return bool(_BEFORE_DIGITS.match(code)) or is_name(code) or mask_in_name(code) != code


def _masked(text: str, patterns: tuple[re.Pattern, ...]) -> str:
    for pattern in patterns:
        text = pattern.sub(_hide, text)
    return text


def _hide(found: re.Match) -> str:
    return f"{found['kept']}{MASK}"


def _any(found: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(sorted(found, key=len, reverse=True))})"


_HAN = "[\u4e00-\u9fa5]"
_OTHER = "(?:[^\u4e00-\u9fa5]|$)"
_START = "(?:^|(?<=[^\u4e00-\u9fa5]))"
_NOT = f"(?!{_any(words.NO_NAMES)}|.某)"
_DOUBLE = _any(words.DOUBLE_SURNAMES)
_STRONG = "".join(sorted({*words.SURNAMES, *words.FREQUENT_SURNAMES} - {*words.USED_AS_WORDS}))
_ROLE, _TITLE = _any(words.ROLES), _any(words.TITLES)

_NO_PLACE = f"(?<![{words.PLACE_ENDS}])"
_NAME = rf"{_NOT}(?:{_DOUBLE}|[{_STRONG}]){_HAN}{{1,2}}?"
"""By strong signs, as short as what follows allows."""

_LIKELY = (
    rf"{_NOT}(?:{_DOUBLE}{_HAN}{{1,2}}|[{words.FREQUENT_SURNAMES}]{_HAN}{{2}}|[{words.PLAIN_SURNAMES}]{_HAN})"
    rf"{_NO_PLACE}")
"""By weak signs, as long as a name can be."""

_PLAIN = rf"{_NOT}(?:{_DOUBLE}|[{words.PLAIN_SURNAMES}]){_HAN}{{1,2}}?"
_END = rf"(?={_OTHER}|[{words.BEHIND_NAMES}])"
_AND = rf" ?[{words.BETWEEN_NAMES}] ?"

_BY_LABEL = re.compile(
    rf"(?P<kept>(?:{_ROLE}|{_START}{_HAN}{{1,4}}人)(?:姓名)?[:：]\s*)[\u4e00-\u9fa5·]{{2,4}}?(?=[^\u4e00-\u9fa5·]|$)")
_BY_ROLE = re.compile(rf"(?P<kept>{_ROLE} ?)(?:{_NAME}{_END}|{_LIKELY})")
_BY_TITLE = re.compile(
    rf"(?P<kept>)(?:{_NOT}(?:{_DOUBLE}|[{words.FREQUENT_SURNAMES}]){_HAN}{{0,2}}?(?={_TITLE})|"
    rf"{_NOT}[{words.FREQUENT_SURNAMES}](?=[{words.CALLED}]{_OTHER}))")
_AT_HOME = re.compile(
    rf"(?P<kept>){_NOT}(?:{_DOUBLE}|[{words.PLAIN_SURNAMES}]){_HAN}{{2}}(?<![人大居农])(?=家(?:{_OTHER}|[里中漏渗反说]))")
_BEHIND_ROOM = re.compile(rf"(?P<kept>(?:(?<!\d)\d{{3,4}}[室号房]?|\d室) ?)(?:{_LIKELY}|{_PLAIN}){_END}")
_IN_BRACKETS = re.compile(rf"(?P<kept>[(（\[【] ?){_LIKELY}(?=家? ?[)）\]】])")
_BEFORE_ROLE = re.compile(rf"(?P<kept>){_LIKELY}(?= ?[(（] ?{_ROLE})")
_TWO_HOMES = re.compile(rf"(?P<kept>){_PLAIN}{_NO_PLACE}{_AND}{_PLAIN}{_NO_PLACE}(?=[两等]家|[两等]户)")
_BEFORE_NUMBER = re.compile(
    rf"(?P<kept>){_NAME}(?=[\s:：,，、(（/]*(?:电话|手机|联系方式|联系电话)?(?:号码?)?[:：]?\s*＊＊)")
_DIGITS = re.compile(r"\d+")
_ALONE = re.compile(_LIKELY)
_BEFORE_DIGITS = re.compile(
    rf"{_NOT}(?:{_DOUBLE}{_HAN}{{1,2}}|[{words.FREQUENT_SURNAMES}]{_HAN}{{2}})"
    rf"(?<![{words.PLACE_ENDS}{words.FAR_PLACE_ENDS}])[-_ ]?\d")

_PERSONS = (
    re.compile(r"(?P<kept>)(?:微信|QQ|qq)号?[:：]?\s*[A-Za-z0-9_-]{5,}"),
    re.compile(rf"(?P<kept>){_HAN}{{1,3}}{_any(words.ADDRESSES)}"),
    _BY_LABEL, _BY_ROLE, _BY_TITLE, _IN_BRACKETS, _AT_HOME, _BEHIND_ROOM, _BEFORE_NUMBER,
    _BEFORE_ROLE,
    re.compile(rf"(?P<kept>[:：]\s*){_LIKELY}(?={_OTHER})"),
    re.compile(rf"(?P<kept>{_START}){_LIKELY}(?={_any(words.SAID_OF_PERSONS)})"),
    re.compile(rf"(?P<kept>){_PLAIN}{_NO_PLACE}{_AND}(?:{_PLAIN}{_NO_PLACE}(?={_OTHER}|[{words.BEHIND_NAMES}两等双夫])|{_LIKELY})"),
    re.compile(rf"(?P<kept>＊＊{_AND})(?:{_PLAIN}(?={_OTHER}|[两等双])|{_LIKELY})"),
    re.compile(rf"(?P<kept>){_LIKELY}(?={_AND}＊＊)"),
)
_IN_NAMES = (
    _BY_LABEL, _BY_ROLE, _BY_TITLE, _IN_BRACKETS, _AT_HOME, _BEHIND_ROOM, _BEFORE_ROLE, _TWO_HOMES, _BEFORE_NUMBER)
