"""Tables as HTML, every word escaped: sentences wrap, cells keep their tint, a phone stacks them, paper shows them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from data.vocabulary import text
from pages.figures import theme
from pages.parts.tables import MOST_ROWS

COLOURS = {light.shape: light.text for light in theme.LIGHTS.values()}


NUMBER = "number"
"""The look of figures: right, each digit of one width, never in a status's colour."""


@dataclass(frozen=True)
class Cell:
    """`look`: classes of the style sheet (number, nowrap, error, …); `span`: columns it covers."""

    words: str
    look: str = ""
    span: int = 1


def draw_table(
    heads: Sequence[str], rows: Sequence[Sequence[str | Cell]], *, look: str = "", most: int = MOST_ROWS,
) -> None:
    """The first rows of a table; a cell of words that begins with a status shape (■ ▲ ● ◆ ◇) takes its colour."""
    head = "".join(f'<th scope="col">{escape(word)}</th>' for word in heads)
    body = "".join(f"<tr>{''.join(map(_cell, row, heads))}</tr>" for row in rows[:most])
    st.html(f'<div class="told {look}"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>')
    if len(rows) > most:
        st.caption(text.TABLE_REST.format(count=f"{len(rows):,}", shown=most))


def draw_grid(lines: Iterable[Sequence[Cell]]) -> None:
    """A piece of a sheet; the first cell of each line is its row's number."""
    body = "".join(f"<tr>{''.join(_cell(cell) for cell in line)}</tr>" for line in lines)
    st.html(f'<div class="told grid" tabindex="0"><table><tbody>{body}</tbody></table></div>')


def scroll_up(once: object) -> None:
    """Shows the top of the page, where the answer to a button far down stands; once for each `once`."""
    st.html(f"<script>/* {hash(once)} */ document.querySelector('[data-testid=stMain]').scrollTo(0, 0)</script>",
            unsafe_allow_javascript=True)


def _cell(cell: str | Cell, head: str = "") -> str:
    cell = cell if isinstance(cell, Cell) else Cell(cell)
    colour = None if NUMBER in cell.look else COLOURS.get(cell.words[:1])  # a change is neither good nor bad
    return (f'<td class="{cell.look}" data-head="{escape(head)}"{f" colspan={cell.span}" if cell.span > 1 else ""}'
            f'{f" style=color:{colour}" if colour else ""}>{escape(cell.words)}</td>')
