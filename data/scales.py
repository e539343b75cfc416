"""Step 4c: the units of measure that a header states or nobody does: yuan or 万元, 万平方米, tenths of a millimetre."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from data import amounts
from data.context import Context
from data.vocabulary.terms import Field, Kind

if TYPE_CHECKING:
    from data.body import Body
    from data.row_values import Values

CERTAINLY_YUAN, HARDLY_YUAN = 100_000, 1_000
"""Sums from the first on cannot be 万元 (each would be 10亿); works that cost less than the second are hardly any."""

HARDLY_TEN_THOUSANDS = 1_000_000_000
"""Yuan: what a sum typed in yuan under 万元 comes to (100,000 and more); no compound's works cost 10亿."""

MOST_RAIN_MM = Decimal(1_000)
"""A day; the record of the mainland is 1,060 mm (林庄, 1975)."""


def settle_scales(kind: Kind, values: "Values", context: Context, body: "Body") -> None:
    """Bring numbers to their unit; say where nobody states one, and leave out what no unit makes plausible."""
    for entry in kind.fields:
        if entry.name not in values or body.header.column(entry.name) is None:
            continue
        if entry.values == "money":
            _settle_money(entry, values[entry.name], context, body)
        elif entry.values == "count" and "households" in entry.name:
            _leave_out_persons(entry, values[entry.name], body)
        elif entry.values in _HEADER_SCALES:
            factor = _stated_in_header(entry, body)
            if factor != 1:
                values[entry.name][:] = [None if v is None else v * factor for v in values[entry.name]]
    for position, found in enumerate(values.get("rainfall_mm", ())):
        if found is not None and found > MOST_RAIN_MM:
            body.rejected.add(position)
            body.say("implausible-amount", position, kind.field("rainfall_mm"), value=found)


_HEADER_SCALES = {
    "area": ((re.compile(r"万(?:平方米|平米|㎡|m2|m²)"), Decimal(10_000)),),
    "rainfall": ((re.compile(r"0\.1\s*(?:mm|毫米)", re.I), Decimal("0.1")), (re.compile("厘米|cm", re.I), Decimal(10)))}


def _stated_in_header(entry: Field, body: "Body") -> Decimal:
    header = body.header.column(entry.name).header
    return next((factor for sign, factor in _HEADER_SCALES[entry.values] if sign.search(header)), Decimal(1))


_OF_PERSONS = re.compile(r"人数|人口|[(（/](?:人|人次|名|口)[)）]?$")


def _leave_out_persons(entry: Field, column: list, body: "Body") -> None:
    """惠及居民（人） counts persons, not the households that the field is about."""
    header = body.header.column(entry.name).header
    counted = [position for position, found in enumerate(column) if found is not None]
    if counted and _OF_PERSONS.search(header) and "户" not in header:
        body.say("persons-not-households", counted[0], entry, value=column[counted[0]], count=len(counted))
        column[:] = [None] * len(column)


def _settle_money(entry: Field, column: list, context: Context, body: "Body") -> None:
    for position, yuan in enumerate(column):
        if yuan is not None and yuan > amounts.LARGEST_AMOUNT:
            column[position] = None
            body.say("implausible-amount", position, entry, value=yuan)
    if body.header.column(entry.name).factor or context.money_factor:
        large = [position for position, yuan in enumerate(column) if yuan is not None and yuan >= HARDLY_TEN_THOUSANDS]
        if large:
            body.say("suspected-yuan", large[0], entry, value=f"{column[large[0]]:,.0f}", count=len(large))
        return
    texts = body.texts(entry.name)
    own = {text: bool(reading.value and reading.value.factor)
           for text in set(filter(None, texts)) for reading in [amounts.money(text)]}
    bare = [position for position, yuan in enumerate(column) if yuan and not own.get(texts[position])]
    if not bare or all(column[position] >= CERTAINLY_YUAN for position in bare):
        return
    small = [position for position in bare if column[position] < HARDLY_YUAN]
    first = (small or bare)[0]
    body.say("suspected-10k-yuan" if small else "unknown-money-unit", first, entry, value=texts[first], count=len(bare))
