"""Tables as look and print want them: few rows, units in the heads, status first and in its colour."""

from collections.abc import Iterator, Mapping

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from data.vocabulary import text
from pages.figures import theme
from pages.parts.markup import plain
from pages.parts.selection import Here

MOST_ROWS, ROW_PX = 12, 36
LIGHTS = {light.shape: light.text for light in theme.LIGHTS.values()}

Columns = Mapping[str, object]
"""Column of the answer → its head, or a st.column_config; in the order of the table."""


def show_table(
    data: pd.DataFrame, here: Here, columns: Columns, *, key: str | None = None, is_wrapped: bool = False,
) -> None:
    """The first rows of an answer. A text that begins with a status shape (■ ▲ ● ◆ ◇) takes its colour.

    `is_wrapped`: whole sentences, broken into lines where the column is too narrow; on a phone a paragraph a row.
    """
    shown = data.loc[:, list(columns)].head(MOST_ROWS)
    if here.view.is_print:
        st.table(_in_words(shown, columns).map(plain), hide_index=True, border="horizontal")
    elif is_wrapped and here.view.is_phone:  # in a table a sentence would stand one character a line
        st.markdown("\n\n".join(_paragraphs(_in_words(shown, columns), shown)))
    elif is_wrapped:
        st.table(_coloured(_in_words(shown, columns).map(plain)), hide_index=True, border="horizontal")
    else:
        st.dataframe(
            _coloured(_in_percent(shown)) if _has_look(shown) else shown, hide_index=True, row_height=ROW_PX,
            height="content", placeholder=text.NO_VALUE, column_config=_heads(shown, columns), key=key)
    if len(data) > MOST_ROWS:
        st.caption(text.TABLE_REST.format(count=f"{len(data):,}", shown=MOST_ROWS))


def share_column(label: str) -> dict:
    """The column of a fraction (`…_share`): a bar and a whole percentage."""
    return st.column_config.ProgressColumn(label, format="%.0f%%", min_value=0, max_value=100, color=theme.ACCENT)


def _heads(data: pd.DataFrame, columns: Columns) -> dict[str, object]:
    """Counts with a separator: 1,234."""
    return {
        name: st.column_config.NumberColumn(head, format="%,d")
        if isinstance(head, str) and pd.api.types.is_integer_dtype(data[name]) else head
        for name, head in columns.items()}


def _in_percent(data: pd.DataFrame) -> pd.DataFrame:
    """Streamlit's own percent format has decimals."""
    return data.assign(**{name: data[name] * 100 for name in data if name.endswith("_share")})


def _coloured(data: pd.DataFrame) -> Styler:
    return data.style.map(_status_style, subset=list(data.select_dtypes("str").columns))


def _has_look(data: pd.DataFrame) -> bool:
    """Whether there is anything to style, which takes several times as long as the table itself: a status, or a
    number, which the style writes."""
    words = data.select_dtypes("str")
    return words.shape[1] < data.shape[1] or any(map(_status_style, words.to_numpy().ravel()))


def _status_style(value: object) -> str | None:
    return f"color: {LIGHTS[value[0]]}" if isinstance(value, str) and value[:1] in LIGHTS else None


def _in_words(data: pd.DataFrame, columns: Columns) -> pd.DataFrame:
    """Paper shows what is written: heads as texts, shares as percentages, a missing value as a dash."""
    heads = {name: head if isinstance(head, str) else head["label"] for name, head in columns.items()}
    return data.apply(_column_in_words).rename(columns=heads)


def _column_in_words(column: pd.Series) -> pd.Series:
    is_share = str(column.name).endswith("_share")
    return column.map(
        lambda value: text.NO_VALUE if pd.isna(value) else f"{value:.0%}" if is_share else _word(value))


def _paragraphs(words: pd.DataFrame, data: pd.DataFrame) -> Iterator[str]:
    """The first two cells of each row in bold, what else is said below them; a number stands behind its head."""
    is_number = [pd.api.types.is_numeric_dtype(kind) for kind in data.dtypes]
    for row in words.itertuples(index=False):
        cells = [f"{head} {cell}" if counted else str(cell)
                 for head, cell, counted in zip(words.columns, row, is_number, strict=True) if cell != text.NO_VALUE]
        first, second, *others = map(plain, cells)
        yield f"**{first}　{second}**  \n{text.FILTER_JOINT.join(others)}"


def _word(value: object) -> str:
    if isinstance(value, pd.Timestamp):
        return f"{value:%Y-%m-%d}"
    return f"{value:,}" if isinstance(value, int) else str(value)
