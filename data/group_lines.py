"""Step 3c: lines among the rows that hold the sums of the rows below or above them and say so by no word.

花园社区 15 over 花园一村 10 and 花园二村 5: loaded beside them it would count everything twice. Where the numbers fit,
such a line is left out and gives its name to its rows; where only its place is a coarser one, it is said.
"""

from bisect import bisect_left
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from data import cells, places, whole_places
from data.issues import issue
from data.row_values import Values, left_blank
from data.vocabulary.sheet_words import COMMUNITY_ENDINGS, STREET_ENDINGS
from data.vocabulary.terms import Field

if TYPE_CHECKING:
    from data.body import Body

_KINDS = ("projects", "complaint_totals", "consent_totals", "buildings", "plans")
_SUMMED = ("count", "area", "money")
_LEVELS = ("street", "community", "compound")
_FINER = ("project_name", "building")
_FEWEST_ROWS, _LEAST_SUM = 2, 10
"""From how many rows and which number on a line that equals all others together is hardly one by chance."""
_OWN = ("project_code", "stage", "started_on", "finished_on", "contractor")
"""What only a piece of work of its own has."""


def leave_out(values: Values, body: "Body") -> None:
    """Leave out the lines that add others up, and give the rows below them the place they name."""
    kind = body.header.kind
    summed = [entry for entry in kind.fields if entry.values in _SUMMED and entry.name in values]
    if kind.name not in _KINDS or not summed or len(body.rows) < 2:
        return
    streets = whole_places.settle(values)
    lines = _Lines(values, body, summed)
    found = lines.of_named_communities() or lines.of_coarser_places()
    for name in ("topic", "work_type"):
        found |= lines.of_blank(name)
    lines.name_below_totals(bool(found))
    unnamed = lines.of_no_place(found)
    lines.say(found, unnamed)
    lines.say_sum_of_all({*found, *unnamed, *lines.doubtful})
    whole_places.restore(values, {position: name for position, name in streets.items() if position not in found})


class _Lines:
    """The rows of a table with how exactly each says its place: 0 nothing, 1 street … 4 building or project."""

    def __init__(self, values: Values, body: "Body", summed: list[Field]) -> None:
        self.values, self.body, self.summed = values, body, summed
        self.height = len(body.rows)
        told = [values.get(name) or [None] * self.height for name in _LEVELS]
        finer = [values.get(name) or [None] * self.height for name in _FINER]
        self.depths = [
            4 if any(fine) else max((level for level, name in enumerate(names, 1) if name), default=0)
            for *names, fine in zip(*told, zip(*finer, strict=True), strict=True)]
        counted = Counter(self.depths)
        self.usual = max(counted, key=lambda depth: (counted[depth], depth))
        own = [values[name] for name in _OWN if name in values]
        self.has_figures = [
            any(values[entry.name][position] for entry in summed) and not any(column[position] for column in own)
            for position in range(self.height)]
        totals = set(body.total_rows)
        self.is_behind_total = [
            any(row + 1 in totals for row in range(last, own)) for last, own in zip(
                [body.header.last_row, *body.rows], body.rows, strict=False)]
        self.doubtful: list[int] = []
        self.unproved: set[int] = set()

    def of_named_communities(self) -> dict[int, list[int]]:
        """花园社区 | 花园一村 | 花园二村 in one column: lines that end like a community among others that do not, each
        the sum of the rows up to the next (or since the one before)."""
        name = "compound" if "compound" in self.values else "community"
        column = self.values.get(name) or [None] * self.height
        for endings in (STREET_ENDINGS, COMMUNITY_ENDINGS):
            heads = [position for position, text in enumerate(column)
                     if text and text.endswith(endings) and self.has_figures[position]]
            if heads and len(heads) < sum(map(bool, column)):
                return self._of_heads(heads, name, endings)
        return {}

    def _of_heads(self, heads: list[int], name: str, endings: tuple[str, ...]) -> dict[int, list[int]]:
        for groups in (self._after(heads), self._before(heads)):
            fitting = [head for head in heads if self._fits(head, groups[head])]
            is_telling = len(heads) > 1 or len(groups[heads[0]]) > 1
            if len(fitting) == len(heads) and is_telling:
                if endings is STREET_ENDINGS:
                    self._give_street(name, groups)
                else:
                    self._give_community(name, groups)
                return groups
            if name == "compound" or endings is STREET_ENDINGS or any(len(groups[head]) > 1 for head in fitting):
                self.doubtful = heads
        return {}

    def of_coarser_places(self) -> dict[int, list[int]]:
        """A line that names only the community among rows that name compounds too."""
        found: dict[int, list[int]] = {}
        heads = [position for position, depth in enumerate(self.depths)
                 if 0 < depth < min(self.usual, 4) and self.has_figures[position]]
        for head in heads:
            runs = [self._run(head, step, is_cut=is_cut) for step in (1, -1) for is_cut in (True, False)]
            group = next((run for run in runs if run and self._fits(head, run)), None)
            if group:
                found[head] = group
            elif any(self._may_be_part(head, other) for run in runs for other in run):
                self.doubtful.append(head)
        if any(group[0] > head for head, group in found.items()):
            for head in [head for head in heads if head not in found]:
                self._take_like_the_others(head, found)
        for head, group in found.items():
            level = self.values.setdefault(_LEVELS[self.depths[head] - 1], [None] * self.height)
            for position in group:
                level[position] = level[position] or level[head]
        return found

    def _may_be_part(self, head: int, other: int) -> bool:
        told = zip(self._place(head), self._place(other, self.depths[head]), strict=True)
        is_street = self.depths[head] == 1
        return all(mine == its or (is_street and its is None) for mine, its in told)

    def _take_like_the_others(self, head: int, found: dict[int, list[int]]) -> None:
        """Where the sheet's other communities hold the sums of the nameless rows below them, one that does not fit is
        a sum all the same, and wrong."""
        run = self._run(head, 1, is_cut=True)
        level = self.values[_LEVELS[self.depths[head] - 1]]
        if run and not any(level[position] for position in run):
            found[head] = run
            self.unproved.add(head)

    def name_below_totals(self, is_proved: bool) -> None:
        """花园社区 | （共2个小区） above rows that name no community: its name is theirs, where the numbers fit or
        other lines of the sheet did."""
        community, column = self.body.header.column("community"), self.values.get("community")
        for total in self.body.total_rows if community and column and self.usual > 2 else ():
            said = places.name(self.body.sheet.rows[total - 1][community.index])
            start = bisect_left(self.body.rows, total)
            group = []
            for position in range(start, self.height):
                if column[position] or (group and self.is_behind_total[position]) or self.depths[position] < 3:
                    break
                group.append(position)
            if group and said.endswith(COMMUNITY_ENDINGS) and (is_proved or self._adds_up_to(total, group)):
                for position in group:
                    column[position] = said

    def _adds_up_to(self, total: int, group: list[int]) -> bool:
        line, told = self.body.sheet.rows[total - 1], []
        for entry in self.summed:
            column = self.body.header.column(entry.name)
            if column and entry.values == "count" and line[column.index] != "":
                stated = cells.reader(entry, column.header)(line[column.index]).value
                told.append(stated == sum(self.values[entry.name][position] or 0 for position in group))
        return bool(told) and all(told)

    def of_blank(self, name: str) -> dict[int, list[int]]:
        """A line that leaves the topic or the kind of works blank among rows of its place that name them."""
        column = self.values.get(name)
        if not column or not any(column) or None not in column or self.body.header.column(name) is None:
            return {}
        blank = left_blank(name, self.body)
        found: dict[int, list[int]] = {}
        for head in range(self.height):
            if column[head] is not None or not blank[head] or not self.has_figures[head] or self.depths[head] > 3:
                continue
            runs = [self._named_run(head, column, step) for step in (1, -1)]
            group = next((run for run in runs if run and self._fits(head, run)), None)
            if group:
                found[head] = group
            elif any(runs):
                self.doubtful.append(head)
        return found

    def _named_run(self, head: int, column: list, step: int) -> list[int]:
        run, position = [], head + step
        while 0 <= position < self.height and column[position] is not None and (
                self._place(position, 3) == self._place(head, 3)):
            run.append(position)
            position += step
        return run

    def of_no_place(self, found: dict[int, list[int]]) -> list[int]:
        """A line without any words that holds the sum of the rows above it, of all or since the one before it."""
        unnamed: list[int] = []
        if self.usual == 0:
            return unnamed
        for line in range(self.height):
            if self.depths[line] or not self.has_figures[line]:
                continue
            rows = [position for position in range(line) if position not in found and position not in unnamed]
            since = [position for position in rows if position > max(unnamed, default=-1)]
            if any(len(group) > 1 and self._fits(line, group) for group in (rows, since)):
                unnamed.append(line)
        return unnamed

    def say(self, found: dict[int, list[int]], unnamed: list[int]) -> None:
        body = self.body
        sheet = body.sheet.name
        left_out = sorted([*found, *unnamed])
        for position in left_out:
            body.left_out.add(position)
            body.total_rows.append(body.rows[position] + 1)
            if position not in self.unproved:
                body.proved_rows.add(body.rows[position] + 1)
            body.issues.append(issue("total-row", sheet=sheet, at=(body.rows[position], 0)))
        body.total_rows.sort()
        doubtful = sorted(set(self.doubtful) - set(left_out))
        proved = [position for position in left_out if position not in self.unproved]
        for code, positions in (("sum-lines", proved), ("possible-sums", doubtful)):
            if positions:
                at = body.rows[positions[0]], 0
                body.issues.append(issue(code, sheet=sheet, at=at, field="community", count=len(positions)))

    def say_sum_of_all(self, known: set[int]) -> None:
        """The first or last line, named like a place, may be the sum of all others: its numbers say so."""
        rows = [position for position in range(self.height) if position not in known and self.depths[position]]
        for line in rows[:1] + rows[-1:] if len(rows) > _FEWEST_ROWS else ():
            works = self.values.get("work_type") or [None] * self.height
            group = [position for position in rows if position != line and works[position] in (None, works[line])]
            told = [number for entry in self.summed if (number := self.values[entry.name][line])]
            if len(group) > 1 and len(told) > 1 and max(told) >= _LEAST_SUM and self._fits(line, group):
                name = next(name for name in reversed(self._place(line, 3)) if name)
                self.body.issues.append(issue(
                    "equals-all-others", sheet=self.body.sheet.name, at=(self.body.rows[line], 0), value=name))
                return

    def _after(self, heads: list[int]) -> dict[int, list[int]]:
        ends = [*heads[1:], self.height]
        return {head: list(range(head + 1, end)) for head, end in zip(heads, ends, strict=True)}

    def _before(self, heads: list[int]) -> dict[int, list[int]]:
        starts = [-1, *heads[:-1]]
        return {head: list(range(start + 1, head)) for head, start in zip(heads, starts, strict=True)}

    def _run(self, head: int, step: int, *, is_cut: bool) -> list[int]:
        """The rows beside a line that say their place more exactly and name no other place of its level; `is_cut`: not
        beyond a line that is known as a total."""
        depth, run = self.depths[head], []
        position = head + step
        while 0 <= position < self.height and self.depths[position] > depth:
            own = self._place(position, depth)
            if any(mine and mine != its for mine, its in zip(own, self._place(head), strict=True)):
                break
            if is_cut and self.is_behind_total[position if step > 0 else position + 1]:
                break
            run.append(position)
            position += step
        return run

    def _place(self, position: int, depth: int | None = None) -> list[str | None]:
        names = _LEVELS[:depth or self.depths[position]]
        return [self.values[name][position] if name in self.values else None for name in names]

    def _fits(self, head: int, group: list[int]) -> bool:
        """Whether every number of a line is the sum of the group's rows of its kind of works."""
        works = self.values.get("work_type")
        if works and works[head]:
            group = [position for position in group if works[position] in (None, works[head])]
        stated = [(entry, self.values[entry.name][head]) for entry in self.summed]
        return bool(group) and all(
            abs(value - sum(self.values[entry.name][position] or 0 for position in group)) <= _rounding(entry, group)
            for entry, value in stated if value is not None)

    def _give_street(self, name: str, groups: dict[int, list[int]]) -> None:
        streets = self.values.setdefault("street", [None] * self.height)
        for head, group in groups.items():
            for position in group:
                streets[position] = streets[position] or self.values[name][head]

    def _give_community(self, name: str, groups: dict[int, list[int]]) -> None:
        """The line's name is its rows' community; in a column of communities the rows' own names are compounds."""
        communities = self.values.setdefault("community", [None] * self.height)
        compounds = self.values.setdefault("compound", [None] * self.height)
        for head, group in groups.items():
            said = self.values[name][head]
            for position in group:
                if name == "community":
                    compounds[position] = communities[position]
                    communities[position] = said
                else:
                    communities[position] = communities[position] or said


def _rounding(entry: Field, group: list[int]) -> Decimal:
    return Decimal(0) if entry.values == "count" else Decimal("0.01") * len(group)
