"""What the derivations share: a table's values field by field, and which cells leave a field open."""

from typing import TYPE_CHECKING

from data.vocabulary.sheet_words import BLANKS

if TYPE_CHECKING:
    from data.body import Body

Values = dict[str, list]
"""Field name → one value a row (None where there is none)."""


def column_of(values: Values, name: str, height: int) -> list:
    """A field's values; a field the sheet lacks gets empty ones."""
    return values.setdefault(name, [None] * height)


def left_blank(name: str, body: "Body") -> list[bool]:
    """Whether a row's cell says nothing: one that says what nobody can read must not be filled from elsewhere."""
    column = body.header.column(name)
    at = [] if column is None else [(row, column.index) in body.sheet.faults for row in body.rows]
    return [(text is None or text in BLANKS) and not (at and at[position])
            for position, text in enumerate(body.texts(name))]
