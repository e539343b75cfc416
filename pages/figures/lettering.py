"""Chinese lettering: how wide a text is and where its lines break. Widths are in em: CJK 1, ASCII 0.56."""

import re

ASCII_EM = 0.56
BREAK_AFTER = "，。；、："
LIST_MARK = "、"
NEVER_FIRST = "，。；：、）%”！？》"
NEVER_LAST = "（“《"
CLAUSE_ENDS = "；，"
ELLIPSIS = "…"


def em_width(text: str) -> float:
    return sum(ASCII_EM if ord(letter) < 128 else 1 for letter in text)


def title_lines(text: str, em: float) -> list[str]:
    """At most two lines of `em`. A sentence that does not break well loses its last clauses, never its size."""
    candidates = _shorter_and_shorter(text)
    for candidate in candidates:
        if lines := _at_a_mark(candidate, em):
            return lines
    for candidate in candidates:
        if len(lines := wrap(candidate, em)) <= 2:
            return lines
    return [lines[0], shorten("".join(lines[1:]), em)]


def wrap_title(text: str, em: float) -> list[str]:
    """One line if it fits, else two broken after the mark nearest the middle, else greedy."""
    return _at_a_mark(text, em) or wrap(text, em)


def wrap(text: str, em: float) -> list[str]:
    """Greedy lines. A last line under 4 em is filled by wrapping 3 em shorter."""
    lines = _fill(text, em)
    if len(lines) > 1 and em_width(lines[-1]) < 4:
        shorter = _fill(text, em - 3)
        lines = shorter if len(shorter) == len(lines) else lines
    return lines


def wrap_parts(parts: list[str], joiner: str, em: float) -> list[str]:
    """Lines of whole parts joined by `joiner`; a part longer than a line is wrapped by itself."""
    lines: list[str] = []
    for part in parts:
        if lines and em_width(lines[-1] + joiner + part) <= em:
            lines[-1] += joiner + part
        else:
            lines += wrap(part, em)
    return lines


def shorten(text: str, em: float) -> str:
    """The text, or its beginning with an ellipsis, within `em`."""
    if em_width(text) <= em:
        return text
    while text and em_width(text) > em - 1:
        text = text[:-1]
    return text.rstrip("".join((*BREAK_AFTER, *NEVER_LAST, " "))) + ELLIPSIS


def _at_a_mark(text: str, em: float) -> list[str]:
    """One line, or two broken after a mark (within a list only if there is no other mark); none if they do not fit."""
    if em_width(text) <= em:
        return [text]
    for marks in (BREAK_AFTER.replace(LIST_MARK, ""), LIST_MARK):
        halves = [(text[:at], text[at:]) for at in _outer_marks(text, marks) if at < len(text)]
        fitting = [pair for pair in halves if max(map(em_width, pair)) <= em]
        if fitting:
            return list(min(fitting, key=lambda pair: abs(em_width(pair[0]) - em_width(pair[1]))))
    return []


def _shorter_and_shorter(text: str) -> list[str]:
    cuts = [at for at in _outer_marks(text, CLAUSE_ENDS) if at < len(text)]
    return [text, *(text[:at - 1] for at in reversed(cuts))]


def _outer_marks(text: str, marks: str) -> list[int]:
    """Positions just after a mark that stands outside brackets and quotation marks."""
    depth, found = 0, []
    for at, letter in enumerate(text):
        depth += (letter in NEVER_LAST) - (letter in "）”》")
        if letter in marks and depth == 0:
            found.append(at + 1)
    return found


def _fill(text: str, em: float) -> list[str]:
    lines = [""]
    for chunk in _chunks(text, em):
        if lines[-1] and em_width(lines[-1] + chunk.rstrip()) > em:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += chunk if lines[-1] else chunk.lstrip()
    return [line for line in lines if line] or [""]


def _chunks(text: str, em: float) -> list[str]:
    """What may not be torn apart: an ASCII run, a mark with the word before it, a bracket with the word after it."""
    chunks: list[str] = []
    for word in re.findall(r"[!-~]+|.", text):
        glued = chunks and (word[0] in NEVER_FIRST or chunks[-1][-1] in NEVER_LAST)
        if glued and em_width(chunks[-1] + word) <= em:
            chunks[-1] += word
        else:
            chunks += _torn(word, em)
    return chunks


def _torn(word: str, em: float) -> list[str]:
    """A run longer than a line (a file name) must be torn somewhere."""
    size = max(1, int(em / ASCII_EM))
    return [word[at:at + size] for at in range(0, len(word), size)] if em_width(word) > em else [word]
