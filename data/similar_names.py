"""Which known name a misspelled one probably means. 一里 and 二里, 东里 and 西里 are two places, not one misspelled."""

import re
from collections import defaultdict
from functools import lru_cache

_ENDINGS = re.compile(r"(社区居民委员会|社区居委会|居民委员会|居委会|居民区|社居委|社区|小区)$")
_TELLING = frozenset(
    "0123456789零〇一二三四五六七八九十百ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "东南西北中上下左右前后新老大小甲乙丙丁戊己庚辛壬癸")
"""Signs that tell neighbours apart; in two spellings of one name they are the same."""

_ENDING_LENGTH = len("社区居民委员会")
_CORE_LENGTH, _LONG_LENGTH = 4, 8
"""From how many signs on one may differ, and two."""


def nearest(name: str, known: frozenset[str]) -> str | None:
    """The known name that is most like this one; None where none is nearly the same."""
    likely = [(distance, other) for other in _by_telling(known)[_telling(name)]
              if (distance := _distance_of_one_place(name, other)) is not None]
    return min(likely)[1] if likely else None


@lru_cache(maxsize=16)
def _by_telling(known: frozenset[str]) -> defaultdict[str, list[str]]:
    found = defaultdict(list)
    for name in known:
        found[_telling(name)].append(name)
    return found


def _distance_of_one_place(name: str, other: str) -> int | None:
    """How many signs two spellings of one place differ in; None for two places, or the same spelling."""
    if name == other or abs(len(name) - len(other)) > _ENDING_LENGTH + 2:
        return None
    own_core, other_core = core(name), core(other)
    if own_core == other_core:
        return 0
    distance = edits(name, other)
    if other_core and name.startswith(other_core) and len(name) == len(other) and distance == 1:
        return 1
    least = min(len(own_core), len(other_core))
    if sorted(own_core) == sorted(other_core) and least >= _CORE_LENGTH - 1:
        return distance
    allowed = 2 if least >= _LONG_LENGTH else 1 if least >= _CORE_LENGTH else 0
    return distance if edits(own_core, other_core) <= allowed else None


def core(name: str) -> str:
    """A name without the word for its level."""
    return _ENDINGS.sub("", name)


def _telling(name: str) -> str:
    return "".join(sorted(sign for sign in core(name).upper() if sign in _TELLING))


def edits(one: str, other: str) -> int:
    """How many signs must be put in, taken out or exchanged to turn one text into the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for down, sign in enumerate(one, start=1):
        above, row[0] = row[0], down
        for across, wanted in enumerate(other, start=1):
            above, row[across] = row[across], min(row[across] + 1, row[across - 1] + 1, above + (sign != wanted))
    return row[-1]
