"""Step 5c: names of one file that are probably two spellings of one place: 柳岸 and 柳岸社区, 和平社区居委会."""

from collections import defaultdict
from typing import TYPE_CHECKING

from data import similar_names
from data.issues import issue

if TYPE_CHECKING:
    from data.intake import SheetReading

_KINDS = ("projects", "plans", "complaint_totals", "consent_totals", "buildings")
_NAMED = 5


def say(readings: list["SheetReading"]) -> None:
    """One problem for all of them, at the first."""
    seen: dict[str, SheetReading] = {}
    for reading in readings:
        if reading.accepted_count and reading.kind in _KINDS:
            for name in set(reading.table.columns.get("community", ())) - {None}:
                seen.setdefault(name, reading)
    cores = defaultdict(list)
    for name in sorted(seen, key=len):
        cores[similar_names.core(name)].append(name)
    pairs = [names for names in cores.values() if len(names) > 1]
    if not pairs:
        return
    text = "；".join("、".join(names) for names in pairs[:_NAMED])
    first = seen[pairs[0][0]]
    first.issues.append(issue("name-variants", sheet=first.name, value=text, count=len(pairs)))
