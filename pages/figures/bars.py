"""What charts of horizontal bars share: row labels, the words at a bar's end, columns of text at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.figures import theme
from pages.figures.frame import Caption, Words, add_notes, axis, framed, lay_out, note, plot_px
from pages.figures.lettering import ELLIPSIS, em_width, shorten, wrap

LABEL_EM = {"card": 6, "half": 9, "full": 14}
GAP = 16


@dataclass(frozen=True)
class Cell:
    """A text beside a bar: `plain` is measured, `drawn` may carry bold and colour."""

    plain: str
    drawn: str = ""

    @property
    def html(self) -> str:
        return self.drawn or self.plain


@dataclass(frozen=True)
class Column:
    head: str
    cells: tuple[Cell, ...]

    def width_px(self, caption: Caption) -> float:
        lines = [line for cell in self.cells for line in cell.plain.split("<br>")]
        head_px = em_width(self.head) * caption.type.axis
        return max([head_px, *(em_width(line) * caption.type.axis for line in lines)]) + GAP


def row_labels(labels: Sequence[str], caption: Caption, em: float | None = None) -> list[str]:
    """Names broken into at most two lines of about the same length. Of long ones that would read the same the end is
    kept: 花园一期北区 and 花园一期南区."""
    em = em or LABEL_EM[caption.size]
    shown = [_row_label(label, em) for label in labels]
    return [_with_its_end(label, em) if short.endswith(ELLIPSIS) and shown.count(short) > 1 else short
            for label, short in zip(labels, shown, strict=True)]


def left_px(labels: Sequence[str], caption: Caption) -> float:
    """Room for the longest label and its gap."""
    return max(em_width(line) for label in labels for line in label.split("<br>")) * caption.type.axis + GAP


def right_px(ends: Sequence[Cell], columns: Sequence[Column], caption: Caption) -> float:
    """Room for the longest word at a bar's end and the columns."""
    longest = max((em_width(cell.plain) for cell in ends), default=0)
    return longest * caption.type.label + GAP + sum(column.width_px(caption) for column in columns)


def add_rows(figure: go.Figure, names: Sequence[str], labels: Sequence[str], caption: Caption) -> None:
    """The row axis, first row on top. Few rows in a tall figure keep together at the top."""
    shown = max(len(names), plot_px(figure, caption)[1] / theme.TALLEST_ROW)
    lay_out(figure, yaxis=axis(
        caption, type="category", categoryorder="array", categoryarray=list(names), range=[shown - .5, -.5],
        tickmode="array", tickvals=list(names), ticktext=list(labels)))


def add_ends(figure: go.Figure, names: Sequence[str], ends: Sequence[Cell], values: Sequence[float],
             caption: Caption) -> None:
    """The words at the end of each bar."""
    figure.add_scatter(
        x=list(values), y=list(names), mode="text", text=[f"  {cell.html}" for cell in ends], name="ends",
        textposition="middle right", textfont={"size": caption.type.label, "color": theme.INK}, cliponaxis=False,
        hoverinfo="skip")


def add_columns(figure: go.Figure, names: Sequence[str], columns: Sequence[Column], caption: Caption) -> None:
    """Columns of text in the right margin, right aligned, their heads above the rows."""
    edge, notes = figure.layout.margin.r, []
    size = caption.type.axis
    for column in reversed(columns):
        place = {"x": 1, "xanchor": "right", "xshift": edge - 4}
        if column.head:
            notes.append(note(column.head, "head", size=size, colour=theme.FOOTER, y=1, yanchor="bottom", yshift=2,
                              **place))
        notes += [note(cell.html, "cell", size=size, colour=theme.SECOND, y=name, yref="y", yanchor="middle",
                       align="right", **place) for name, cell in zip(names, column.cells, strict=True)]
        edge -= column.width_px(caption)
    add_notes(figure, notes)


def ranked(words: Words, caption: Caption, *, names: Sequence[str], values: Sequence[float], colours: Sequence[str],
           ends: Sequence[Cell], columns: Sequence[Column] = (), hover: str = "") -> go.Figure:
    """One bar a row, its words at its end, columns at the right."""
    labels = row_labels(names, caption)
    figure = framed(
        words, caption, left=left_px(labels, caption), right=right_px(ends, columns, caption),
        content_px=theme.ROW * len(names), has_heads=any(column.head for column in columns))
    figure.add_bar(
        x=list(values), y=list(names), orientation="h", marker={"color": list(colours), "line": {"width": 0}},
        name="", hovertemplate=hover or "%{y}：%{x:,}<extra></extra>")
    add_ends(figure, names, ends, [0 if value != value else value for value in values], caption)
    add_rows(figure, names, labels, caption)
    add_columns(figure, names, columns, caption)
    lay_out(figure, xaxis=axis(caption, visible=False, range=[0, max([1, *values])]))
    return figure


def _row_label(label: str, em: float) -> str:
    if em_width(label) <= em:
        return label
    place, _, rest = label.partition(" ")
    if rest and em_width(place) <= em:
        return f"{place}<br>{shorten(rest, em)}"
    first = wrap(label, min(em, em_width(label) / 2 + .6))[0]
    return f"{first}<br>{shorten(label[len(first):].strip(), em)}"


def _with_its_end(label: str, em: float) -> str:
    first, end = wrap(label, em)[0], label
    while em_width(end) > em - 1:
        end = end[1:]
    return f"{first}<br>{ELLIPSIS}{end}"
