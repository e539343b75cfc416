"""Step 3: one cell to one term of a closed set. What is denied, hedged or names two terms is unknown, never a guess."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from data import places
from data.places import clean
from data.reading import Reading
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import (
    NOT_STARTED_WORDS,
    STALLED_WORDS,
    HandlingRole,
    Occupancy,
    Opinion,
    RequestStatus,
    Resolution,
    Satisfaction,
    Stage,
    Term,
    Topic,
    WorkType,
)

Reader = Callable[[object], Reading]


def reader(terms: type[Term], header: str = "") -> Reader:
    """The reader of a closed set's cells; `header` is the column's text, which may ask what 是 or √ answers."""
    if terms in (Stage, WorkType, Topic):
        return {Stage: _stage, WorkType: _work_type, Topic: _topic}[terms]
    yes, no = _asked(terms, places.name(header))
    return _answer_reader(terms, yes, no) if yes else _term_reader(terms)


@cache
def _words(terms: type[Term]) -> dict[str, Term]:
    return {clean(word).replace(" ", ""): term for term in reversed(terms) for word in reversed(term.words)}


@cache
def _pattern(terms: type[Term]) -> re.Pattern:
    """The words that may stand inside a text, the longest first where several begin at one place."""
    found = [word for word in _words(terms) if len(word) > 1 and word not in words.WHOLE_ONLY]
    return re.compile("|".join(map(re.escape, sorted(found, key=len, reverse=True))))


def exact_term(terms: type[Term], text: object) -> Term | None:
    """The term that this text names word for word."""
    return _words(terms).get(places.name(text))


def contained_term(terms: type[Term], text: object) -> Term | None:
    """The one term whose words the text contains; none where it denies or hedges them (未竣工, 计划12月完工), where it
    names several (设计完成), or speaks of a share. Of topics the first in their order holds."""
    text = places.name(text)
    found = list(_pattern(terms).finditer(text))
    named = {_words(terms)[match[0]] for match in found}
    if terms is Topic:
        return min(named, key=list(Topic).index, default=None)
    if len(named) != 1 or "%" in text or any(_is_open(text, match) for match in found):
        return None
    return None if terms in _ANSWERS and _is_hedged(terms, _pattern(terms).sub("", text)) else named.pop()


def named_terms(terms: type[Term], text: object) -> set[Term]:
    """Every term whose words a title contains, however it speaks of them."""
    return {_words(terms)[match[0]] for match in _pattern(terms).finditer(places.name(text))}


_ANSWERS = (Opinion, Resolution, Satisfaction, Occupancy)


def _is_open(text: str, match: re.Match) -> bool:
    before, behind = text[:match.start()], text[match.end():]
    return (any(sign in words.DENIALS for sign in before[-3:]) or any(hedge in before for hedge in words.HEDGES_BEFORE)
            or behind.startswith(words.HEDGES_BEHIND))


def _is_hedged(terms: type[Term], rest: str) -> bool:
    """An answer counts in law or in a rate: any word beside it that limits it leaves it open."""
    return (any(sign in words.ANSWER_LIMITS + words.ANSWER_DENIALS for sign in rest)
            or rest.rstrip(")。!").endswith(tuple(words.ANSWER_DENIALS_BEHIND))
            or any(hedge in rest for hedge in words.ANSWER_HEDGES)
            or (terms is Opinion and any(other in rest for other in words.NOT_THE_OWNER)))


@cache
def _expected(terms: type[Term]) -> dict:
    return {"expected_words": "、".join(term.label for term in terms)}


@cache
def _term_reader(terms: type[Term]) -> Reader:
    def read(value: object) -> Reading:
        if terms is Opinion and isinstance(value, str):
            value = _ticked(value)
        term = exact_term(terms, value)
        if term is None and terms is not HandlingRole:
            term = contained_term(terms, value)
            term = None if term in (RequestStatus.VOID, RequestStatus.EXCLUDED) else term
        if term is None and terms is RequestStatus:
            term = _gone(places.name(value))
        return Reading(None, "unknown-word", _expected(terms)) if term is None else Reading(term)
    return read


_BOX = re.compile(r"\(?[☑■√✓✔]\)?|[□☐]|\(\)")


def _ticked(text: str) -> str:
    """Of ☑同意 □不同意, or 同意(√) 不同意( ), what is ticked; nothing where it is not one."""
    plain = clean(text).replace(" ", "")
    boxes = list(_BOX.finditer(plain))
    if not boxes:
        return text
    is_before = boxes[0].start() == 0
    starts = [box.end() for box in boxes] if is_before else [0, *(box.end() for box in boxes[:-1])]
    ends = [*(box.start() for box in boxes[1:]), len(plain)] if is_before else [box.start() for box in boxes]
    found = [plain[start:end] for box, start, end in zip(boxes, starts, ends, strict=True) if box[0] not in _OPEN]
    return found[0].strip("、,，;；/") if len(found) == 1 else ""


_OPEN = ("□", "☐", "()")


def lone_digits(terms: object, cells: list, distinct: Iterable) -> dict[object, Reading]:
    """Ones and noughts in an answer's column of words: beside 满意 a 1 may be a mark out of five; it is asked about."""
    if terms not in _ANSWERS:
        return {}
    digits = {cell for cell in distinct if type(cell) in (int, float, str) and clean(cell) in ("0", "1")}
    if not digits:
        return {}
    counted = sum(map(digits.__contains__, cells))
    spoken = sum(type(cell) is str and cell not in digits and len(cell.strip()) > 1 for cell in cells)
    unread = Reading(None, "unknown-word", _expected(terms))
    return dict.fromkeys(digits, unread) if spoken > counted else {}


def _gone(text: str) -> RequestStatus | None:
    """已办结（剔除）, 重复作废: nothing but words that may stand beside the one that takes the order out."""
    parts = [re.sub("^(?:重复|合并)", "", part) or part for part in re.split(r"[()、,;/:-]+", text) if part]
    found = {exact_term(RequestStatus, part) for part in parts if part not in words.BESIDE_LEFT_OUT}
    gone = found & {RequestStatus.VOID, RequestStatus.EXCLUDED}
    return gone.pop() if len(gone) == 1 and found <= {*gone, RequestStatus.CLOSED, RequestStatus.OPEN} else None


def _asked(terms: type[Term], header: str) -> tuple[Term | None, Term | None]:
    """What 是 and 否 mean below a header that asks; nothing where it does not ask for certain."""
    if terms is Opinion:
        if re.search("是否(?:不同意|反对)", header):
            return Opinion.OBJECT, None
        if re.search("签[字约订署名]", header):
            return Opinion.AGREE, Opinion.UNDECIDED if "是否" in header or "与否" in header else None
        asks = re.search("是否(?:同意|赞成|愿意|支持|赞同)|(?:同意|赞成|愿意)与否", header)
        return (Opinion.AGREE, Opinion.OBJECT) if asks else (None, None)
    answers = {Resolution: (Resolution.RESOLVED, Resolution.UNRESOLVED),
               Satisfaction: (Satisfaction.SATISFIED, Satisfaction.DISSATISFIED)}
    asks = "是否" in header or header.split("/")[-1] in ("解决", "满意", "回访解决", "回访满意")
    return answers.get(terms, (None, None)) if asks else (None, None)


def _answer_reader(terms: type[Term], yes: Term, no: Term | None) -> Reader:
    read_words = _term_reader(terms)

    def read(value: object) -> Reading:
        text = places.name(value).lower()
        if text in words.YES_MARKS or (yes is Opinion.AGREE and text in words.SIGNED):
            return Reading(yes)
        return Reading(no) if no and text in words.NO_MARKS else read_words(value)
    return read


def _work_type(value: object) -> Reading:
    term = exact_term(WorkType, value) or contained_term(WorkType, value)
    return Reading(WorkType.OTHER, "unknown-work-type", _expected(WorkType)) if term is None else Reading(term)


def _topic(value: object) -> Reading:
    term = exact_term(Topic, value) or contained_term(Topic, value)
    return Reading(Topic.OTHER, "unknown-topic", _expected(Topic)) if term is None else Reading(term)


@dataclass(frozen=True)
class StageWords:
    """What a stage cell says: the stage (None: nothing has begun, or only that it stands still)."""

    stage: Stage | None
    is_stalled: bool = False


_STALLED = re.compile("|".join(sorted(STALLED_WORDS, key=len, reverse=True)))
_NOT_STALLED = re.compile(f"(?:未|没有?|无|不再?|已?解除)(?:{_STALLED.pattern})")
_NOT_STARTED = re.compile("|".join(sorted(NOT_STARTED_WORDS, key=len, reverse=True)))
_BEFORE_WORKS = (Stage.CONSULTATION, Stage.DESIGN, Stage.SIGNING, Stage.APPROVAL)


_COUNTED = re.compile(r"\d(?:台|部|处|户|套|项|个(?!月))")
"""完成1台 says how many, not how far all of it is."""


_SHARE = re.compile(r"[(,、:]?(?:进度|形象进度|约|已?完成)?(\d+(?:\.\d+)?)%\)?")
_BARE_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def _stage_beside_share(text: str) -> Reading | None:
    """施工60% says the stage; 60%, 完成60% say none, and no number of works either."""
    share = _SHARE.search(text)
    if _BARE_NUMBER.fullmatch(text) or (share and _SHARE.sub("", text) in ("", "约", "进度", "形象进度")):
        return Reading(None, "share-not-stage")
    stage = exact_term(Stage, _SHARE.sub("", text, count=1)) if share and float(share[1]) < 100 else None
    is_open = stage is not None and stage not in (Stage.COMPLETED, Stage.IN_SERVICE, Stage.CANCELLED)
    return Reading(StageWords(stage)) if is_open else None


_WHOLES = (Stage.COMPLETED, Stage.IN_SERVICE)


def _stage_of_all(text: str) -> Reading:
    """A stage beside other words is that of the whole: 主体完成 is construction, 建议取消 and 施工队已确定 are none."""
    reading = _term_reader(Stage)(text)
    if reading.value is None or exact_term(Stage, text):
        return reading
    rest = _pattern(Stage).sub("", text)
    if any(word in rest for word in words.STAGE_HEDGES):
        return Reading(None, "unknown-word", _expected(Stage))
    if reading.value in _WHOLES and any(part in rest for part in words.PARTS_OF_WORKS):
        return Reading(Stage.CONSTRUCTION)
    return reading


def _stage(value: object) -> Reading:
    text = _NOT_STALLED.sub("", places.name(value))
    if (beside := _stage_beside_share(text)) is not None:
        return beside
    if _COUNTED.search(text):
        return Reading(None, "unknown-word", _expected(Stage))
    is_stalled = bool(_STALLED.search(text))
    rest = _STALLED.sub("", text).strip("()（）、,，-—/。;；")
    if is_stalled and (any(hedge in rest for hedge in words.HEDGES_BEFORE) or re.search("复工|恢复", rest)):
        return Reading(None, "unknown-word", _expected(Stage))
    if rest in NOT_STARTED_WORDS or (is_stalled and not _pattern(Stage).search(_NOT_STARTED.sub("", rest))):
        return Reading(StageWords(None, is_stalled))
    waiting = _NOT_STARTED.search(rest)
    reading = _stage_of_all(_NOT_STARTED.sub("", rest) if waiting else rest)
    if waiting and not _pattern(Stage).search(_NOT_STARTED.sub("", rest)):
        return Reading(StageWords(None, is_stalled))
    if waiting and reading.value not in _BEFORE_WORKS:
        return Reading(StageWords(None, is_stalled), "unknown-word", _expected(Stage))
    if reading.value is None and not is_stalled:
        return reading  # unread is not the same as nothing begun
    return Reading(StageWords(reading.value, is_stalled), reading.problem, reading.words)


def stage_words(text: str) -> StageWords | None:
    """What a text says as a stage's cell would."""
    return _stage(text).value


def answers(value: object) -> Reading:
    """Whether it was solved and whether the caller is content, in one cell: 解决；满意, 未解决/不满意, 已解决."""
    parts = [part for part in re.split(r"[;,、/|+。\s-]+", clean(value)) if part]
    said: dict[type[Term], set] = {Resolution: set(), Satisfaction: set()}
    for part in parts:
        terms = [terms for terms in said if part not in ("是", "否") and exact_term(terms, part)]
        if len(terms) != 1:
            return Reading(None, "unknown-word", _BOTH_ANSWERS)
        said[terms[0]].add(exact_term(terms[0], part))
    if not parts or any(len(found) > 1 for found in said.values()):
        return Reading(None, "unknown-word", _BOTH_ANSWERS)
    return Reading(tuple(next(iter(found), None) for found in said.values()))


_BOTH_ANSWERS = {"expected_words": "、".join(term.label for term in (*Resolution, *Satisfaction))}


def yes_no(value: object) -> Reading:
    """Yes or no; of a column about repeats its own words too (重复诉求)."""
    text = places.name(value).lower()
    if text in words.YES_WORDS or text in words.NO_WORDS:
        return Reading(text in words.YES_WORDS)
    if text.startswith("重复"):
        return Reading(not text.endswith(("否", "否)", "不是")))
    return Reading(None, "not-yes-or-no")
