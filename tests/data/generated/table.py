"""A table as the office means it: columns, records, and what a clerk reads out of each record."""

from dataclasses import dataclass, field
from random import Random

from tests.data.generated.hand import UNSAID, Hand, Written


@dataclass(frozen=True)
class Column:
    """`key` is a field's name, or begins with "_" where no field takes the column; `groups` stand over the header."""

    key: str
    header: str
    groups: tuple[str, ...] = ()


@dataclass
class Record:
    """One line of the sheet. `readings`: the rows it gives (extra fields, and the column each of them stands in)."""

    cells: dict[str, Written]
    readings: list[tuple[dict, dict]] = field(default_factory=lambda: [({}, {})])
    is_left_out: bool = False

    def rows(self, common: dict) -> list[tuple[dict, dict]]:
        """Each row's fields, and field → key of the column it stands in."""
        said = {key: cell.read for key, cell in self.cells.items() if cell.read is not UNSAID and key[0] != "_"}
        return [({**common, **said, **extra}, {**{key: key for key in said}, **where}) for extra,
                where in self.readings]


@dataclass
class Table:
    """`common`: what its surroundings say of every row; `merges`: keys whose equal neighbours are one merged cell;
    `sums`: keys a total row adds up."""

    kind: str
    columns: list[Column]
    records: list[Record]
    common: dict = field(default_factory=dict)
    merges: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    unit_line: str = ""
    forbidden: list[str] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        return [column.key for column in self.columns]

    def trim(self) -> None:
        """Forgets the cells no column shows."""
        shown = set(self.keys)
        for record in self.records:
            record.cells = {key: cell for key, cell in record.cells.items() if key in shown}


def header(rng: Random, words: str, unit: str = "", *, mess: float = 0.3) -> str:
    """One of the words (between bars) as an office writes it: spaces, line breaks, the unit in brackets."""
    text = rng.choice(words.split("|"))
    if rng.random() < mess and len(text) <= 4:
        text = rng.choice((" ".join(text), f" {text}", f"{text} ", f"  {text}", f"{text[:2]}\n{text[2:]}".strip()))
    elif rng.random() < mess:
        text = rng.choice((f"{text[:2]}\n{text[2:]}", f"{text} ", f"\n{text}", f"{text[:-2]}\n{text[-2:]}"))
    if unit:
        opening, closing = rng.choice(("（）", "()", "（）", ("\n(", ")"), ("[", "]")))
        text += f"{opening}{unit}{closing}"
    return text


def mix(hand: Hand, columns: list[Column]) -> list[Column]:
    """The columns in another order; those of one group stay together, a running number stays first."""
    blocks: dict[object, list[Column]] = {}
    for column in columns:
        blocks.setdefault(column.groups[-1:] or column.key, []).append(column)
    first = blocks.pop("_number", [])
    order = list(blocks.values())
    places = [block for block in order if block[0].key in ("street", "community", "compound", "building", "unit",
                                                           "room")]
    others = [block for block in order if block not in places]
    hand.rng.shuffle(others)
    if hand.chance(0.3):
        merged = places + others
        hand.rng.shuffle(merged)
        return first + [column for block in merged for column in block]
    return first + [column for block in places + others for column in block]
