"""Step 3d: a ledger that counts how many lifts stand in each stage: 意见征询 2 | 方案公示 1 | 施工 3 | 投入使用 5.

The stages add up to the planned number where each lift is counted in its present stage alone. Where they may be what
has reached each stage, nobody knows how many stand there: that is said, and nothing is made of it.
"""

from typing import TYPE_CHECKING

from data import cells
from data.columns import Column, readable_share
from data.header_words import Path
from data.row_values import Values, column_of
from data.vocabulary.terms import Kind, Match, Stage
from data.vocabulary.thresholds import HEADERS

if TYPE_CHECKING:
    from data.body import Body

_BEFORE = (Stage.CONSULTATION, Stage.DESIGN, Stage.SIGNING, Stage.APPROVAL)
_RUNNING = (Stage.CONSTRUCTION, Stage.ACCEPTANCE)
_DONE = (Stage.COMPLETED, Stage.IN_SERVICE)
_COUNTS = {"not_started_count": _BEFORE, "in_progress_count": _RUNNING, "completed_count": _DONE}
"""What each of the ledger's counts adds up."""


def recognise(columns: list[Column], paths: list[Path], kind: Kind, body: list[list]) -> None:
    """Mark the columns that count a stage; two before the works make a ledger of stages (在建 | 验收 alone do not)."""
    found = []
    for column, path in zip(columns, paths, strict=True):
        stage = cells.exact_term(Stage, path[-1]) if path and column.field is None else None
        if stage and readable_share(kind.field("planned_count"), column, body) >= HEADERS.guess_readable_share:
            found.append((column, stage))
    if sum(stage in _BEFORE for _, stage in found) > 1:
        for column, stage in found:
            column.stage, column.match = stage, Match.SYNONYM


def add_up(values: Values, body: "Body") -> None:
    """Fill the counts of each row from its stages, where they certainly add up."""
    counted = [column for column in body.header.columns if column.stage]
    if not counted or not body.rows:
        return
    kind, height = body.header.kind, len(body.rows)
    entry = kind.field("planned_count")
    stages = [(column.stage, body.read(Column(column.index, column.header, entry))) for column in counted]
    stages += [(parts[-1], values[name]) for name, parts in _COUNTS.items() if name in values]
    order = list(Stage)
    stages.sort(key=lambda pair: order.index(pair[0]))
    rows = [[numbers[position] for _, numbers in stages] for position in range(height)]
    planned = values.get("planned_count")
    if not _stand_apart(rows, planned):
        body.say("stage-counts-unclear", 0, entry, value="、".join(column.header for column in counted))
        return
    for name, parts in _COUNTS.items():
        own = column_of(values, name, height)
        for position, row in enumerate(rows):
            told = [number for (stage, _), number in zip(stages, row, strict=True) if stage in parts]
            own[position] = sum(number or 0 for number in told) if any(n is not None for n in row) else own[position]
    values["planned_count"] = planned or [
        sum(n or 0 for n in row) if any(n is not None for n in row) else None for row in rows]
    body.say("stage-counts-added", 0, entry, value="、".join(column.header for column in counted))


def _stand_apart(rows: list[list], planned: list | None) -> bool:
    """Whether each is counted once: the stages add up to the plan or, without one, a later stage holds more than an
    earlier one."""
    if planned and any(number is not None for number in planned):
        return all(sum(n or 0 for n in row) == number for row, number in zip(rows, planned, strict=True)
                   if number is not None)
    numbers = [[n or 0 for n in row] for row in rows]
    return any(later > earlier for row in numbers for earlier, later in zip(row, row[1:], strict=False))
