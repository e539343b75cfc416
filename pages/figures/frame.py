"""The chart frame, drawn by one function: the finding as title, subtitle, key line, footer, computed margins.

Plain texts stand in `layout.meta`; the drawn ones are annotations, because Plotly clips a title of two lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import plotly.graph_objects as go

from data.vocabulary import text
from pages.figures import theme
from pages.figures.lettering import em_width, shorten, title_lines, wrap_parts

LINE, FOOTER_LINE = 1.3, 1.4
LARGE = 1.25
PHONE_PX = 480


@dataclass(frozen=True)
class Caption:
    """What the page knows around a chart. `width_px`: the place's width, if known (a phone has about 350)."""

    scope: str
    month_text: str
    street: str
    data_until: str
    made_at: str
    source: str
    size: theme.Size = "half"
    is_large_type: bool = False
    width_px: int | None = None
    is_sample: bool = False
    """Generated figures are among those of the chart: the picture says so."""

    @property
    def type(self) -> theme.Type:
        return theme.TYPES[self.size, self.is_large_type]

    @property
    def width(self) -> int:
        return self.width_px or theme.NARROWEST[self.size]

    @property
    def line_em(self) -> float:
        """What a title line holds: the class's em, or less where the place is known to be narrower."""
        return min(self.type.line, (self.width - 8) / self.type.title)

    @property
    def scale(self) -> float:
        """Rows of marks grow with the type."""
        return LARGE if self.is_large_type else 1

    @property
    def is_phone(self) -> bool:
        return self.width_px is not None and self.width_px <= PHONE_PX


@dataclass(frozen=True)
class Format:
    """A saved picture's size in px of the page, and how many of its own px each of them becomes."""

    width: int
    height: int
    scale: float
    size: theme.Size


FORMATS = {
    "wide": Format(960, 540, 2, "full"), "classic": Format(960, 720, 2, "full"), "phone": Format(480, 640, 3, "card"),
    "paper": Format(900, 1273, 2.755, "full")}
"""1920 × 1080, 1920 × 1440, 1440 × 1920, A4 at 300 dots an inch. For a phone charts are laid out anew."""


@dataclass(frozen=True)
class Mark:
    """One entry of the key line, drawn as the mark in the chart is."""

    glyph: str
    colour: str
    word: str

    @property
    def plain(self) -> str:
        return f"{self.glyph} {self.word}"

    @property
    def drawn(self) -> str:
        return f"{coloured(self.glyph, self.colour)} {self.word}"


@dataclass(frozen=True)
class Words:
    """The texts of a frame. `notes`: definitions beside the source; `rule`: a footer line of its own."""

    finding: str
    subtitle: tuple[str, ...]
    key: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
    rule: str = ""


def framed(
    words: Words, caption: Caption, *, left: float = 16, right: float = 16, content_px: float | None = None,
    has_ticks: bool = False, has_heads: bool = False,
) -> go.Figure:
    """An empty chart in its frame. `content_px`: the height the marks need (rows of bars); else the class's height."""
    sizes = caption.type
    line_px = caption.line_em * sizes.title
    titles = title_lines(words.finding, caption.line_em)
    subtitles = wrap_parts(list(words.subtitle), text.CHART_JOINER, line_px / sizes.subtitle)
    keys = _key_lines(words.key, line_px / sizes.subtitle)
    footers = _footer_lines(words, caption)
    title_px = LINE * sizes.title * len(titles)
    above = 12 + title_px
    key_top = above + LINE * sizes.subtitle * len(subtitles)
    top = 10 + title_px + 4 + LINE * sizes.subtitle * (len(subtitles) + len(keys)) + 16 + 20 * has_heads
    bottom = (28 if has_ticks else 6) + FOOTER_LINE * sizes.footer * len(footers) + 10
    drawn = "<br>".join("   ".join(mark.drawn for mark in line) for line in keys)
    head = {"x": 0, "y": 1, "xanchor": "left", "yanchor": "top", "xshift": 4 - round(left)}
    notes = [
        note(f"<b>{'<br>'.join(titles)}</b>", "title", size=sizes.title, yshift=top - 8, **head),
        note("<br>".join(subtitles), "subtitle", size=sizes.subtitle, colour=theme.FOOTER, yshift=top - above, **head),
        *[note(drawn, "key", size=sizes.subtitle, colour=theme.SECOND, yshift=top - key_top, **head)] * bool(keys),
        note("<br>".join(footers), "footer", size=sizes.footer, colour=theme.FOOTER, yshift=4 - bottom,
             **(head | {"y": 0, "yanchor": "bottom"}))]
    return go.Figure(layout=_layout(words, caption, titles, subtitles, keys, footers) | {
        "margin": {"l": round(left), "r": round(right), "t": round(top), "b": round(bottom), "pad": 0},
        "height": _height(caption, top + bottom, content_px), "annotations": notes})


def empty(words: Words, caption: Caption, *, title: str = "") -> go.Figure:
    """The same frame round a dotted box: what is missing, when there was data last, what to do."""
    template = text.CHART_EMPTY_TITLE_NEVER if caption.month_text == text.FILTER_NO_MONTH else text.CHART_EMPTY_TITLE
    title = title or template.format(caption.scope, caption.month_text)
    figure = framed(replace(words, finding=title, key=()), caption)
    said = [text.CHART_EMPTY, *_last(caption), text.CHART_EMPTY_TODO]
    figure.add_shape(type="rect", xref="paper", yref="paper", x0=0, x1=1, y0=0, y1=1,
                     line={"color": theme.OUTLINE, "width": 1, "dash": "dot"})
    lines = "<br>".join([f"<b>{said[0]}</b>", *said[1:]])
    letters(figure, lines, "empty", size=caption.type.label, colour=theme.SECOND, x=.5, y=.5, align="center")
    lay_out(figure, xaxis={"visible": False, "fixedrange": True}, yaxis={"visible": False, "fixedrange": True})
    figure.layout.meta |= {"finding": words.finding, "empty": said}
    return figure


def _last(caption: Caption) -> list[str]:
    """When there was data last; of a kind that no file of the view holds nothing is known."""
    if not caption.data_until:
        return [text.CHART_EMPTY_NEVER]
    return [text.CHART_EMPTY_LAST.format(caption.data_until)] if caption.source != text.NO_VALUE else []


def config(
    caption: Caption, metric: str, *, height: int | None = None, shape: Format = FORMATS["wide"],
    has_button: bool | None = None,
) -> dict:
    """Plotly's config: the picture's button alone, in Chinese. `height`: a figure taller than its format keeps its own.
    `has_button`: unless told, only where the place is wider than a phone."""
    months = re.findall(r"(\d{4})年(\d{1,2})月", caption.month_text)
    month = "{}-{:0>2}".format(*months[-1]) if months else caption.month_text
    name = re.sub(r'[\\/:*?"<>|\s]+', "-", f"{caption.street}_{metric}_{month}")
    return {
        "displaylogo": False, "modeBarButtons": [["toImage"]],
        "displayModeBar": "hover" if (has_button if has_button is not None else not caption.is_phone) else False,
        "toImageButtonOptions": {
            "format": "png", "filename": name, "width": shape.width, "height": max(shape.height, height or 0),
            "scale": shape.scale},
        "locale": "zh-CN", "locales": {"zh-CN": {"dictionary": text.CHART_TOOLTIPS, "format": text.CHART_DATES}},
    }


def note(lines: str, name: str, *, size: int, colour: str = theme.INK, align: str = "left", **place) -> dict:
    """A text on the figure (paper coordinates unless `xref`/`yref` say otherwise)."""
    return {
        "text": lines, "name": name, "showarrow": False, "align": align, "borderpad": 0, "xref": "paper",
        "yref": "paper", "font": {"size": size, "color": colour}} | place


def lay_out(figure: go.Figure, **parts: object) -> None:
    """Set parts of the layout, each as a whole: Plotly's own update compares leaf by leaf, eight times as long."""
    for name, part in parts.items():
        figure.layout[name] = part


def add_notes(figure: go.Figure, notes: Sequence[dict]) -> None:
    """All at once: Plotly checks the whole list each time it grows."""
    figure.layout.annotations = (*figure.layout.annotations, *notes)


def add_shapes(figure: go.Figure, shapes: Sequence[dict]) -> None:
    figure.layout.shapes = (*figure.layout.shapes, *shapes)


def letters(figure: go.Figure, lines: str, name: str, **look) -> None:
    """Put one text on the figure."""
    add_notes(figure, [note(lines, name, **look)])


def coloured(letters_: str, colour: str) -> str:
    return f'<span style="color:{colour}">{letters_}</span>'


def axis(caption: Caption, **more) -> dict:
    """An axis without ticks, grid or zoom; `more` adds what the chart needs."""
    return {
        "fixedrange": True, "automargin": False, "ticks": "", "ticklabelstandoff": 8, "tickangle": 0, "title": None,
        "showgrid": False, "gridcolor": theme.GRID, "zeroline": False, "showline": False,
        "tickfont": {"size": caption.type.axis, "color": theme.SECOND}} | more


def plot_px(figure: go.Figure, caption: Caption) -> tuple[float, float]:
    """Width and height of the plot area in px, at the narrowest place this figure is shown."""
    margin = figure.layout.margin
    return caption.width - margin.l - margin.r, figure.layout.height - margin.t - margin.b


def _layout(words: Words, caption: Caption, titles, subtitles, keys, footers) -> dict:
    return {
        "template": "none", "autosize": True, "paper_bgcolor": theme.WHITE, "plot_bgcolor": theme.WHITE,
        "font": {"family": theme.FONT, "size": caption.type.axis, "color": theme.INK},
        "showlegend": False, "hovermode": "closest", "dragmode": False, "bargap": .36, "barcornerradius": 0,
        "hoverlabel": {"bgcolor": theme.WHITE, "bordercolor": theme.BORDER, "align": "left",
                       "font": {"family": theme.FONT, "size": caption.type.axis, "color": theme.INK}},
        "modebar": {"bgcolor": theme.WHITE, "color": theme.OUTLINE, "activecolor": theme.ACCENT},
        "meta": {
            "finding": words.finding, "title": "\n".join(titles), "subtitle": "\n".join(subtitles),
            "key": "\n".join(" ".join(mark.plain for mark in line) for line in keys), "footer": "\n".join(footers)},
    }


def _height(caption: Caption, frame_px: float, content_px: float | None) -> int:
    usual = theme.HEIGHTS[caption.size, caption.is_large_type]
    if content_px is None:
        return usual
    content_px *= caption.scale
    stands_alone = caption.is_phone or caption.size == "full"
    return round(frame_px + content_px * 44 / 34) if stands_alone else max(usual, round(frame_px + content_px))


def _key_lines(marks: tuple[Mark, ...], em: float) -> list[list[Mark]]:
    lines: list[list[Mark]] = []
    used = 0.0
    for mark in marks:
        width = em_width(mark.plain) + 3 * .56
        if lines and used + width <= em + 3 * .56:
            lines[-1].append(mark)
            used += width
        else:
            lines.append([mark])
            used = width
    return lines


def _footer_lines(words: Words, caption: Caption) -> list[str]:
    """At most three: a rule (if any), source and definitions, and the stamp. The source's name gives way first."""
    em = caption.line_em * caption.type.title / caption.type.footer
    room = 1 if words.rule else 2
    source = text.CHART_SOURCE.format(caption.source)
    lines = wrap_parts([source, *words.notes], text.CHART_BAR, em)
    if len(lines) > room:
        spare = room * em - sum(em_width(note) + 1 for note in words.notes)
        lines = wrap_parts([shorten(source, max(spare, em / 2)), *words.notes], text.CHART_BAR, em)
    if len(lines) > room:
        lines = [*lines[:room - 1], shorten(text.CHART_BAR.join(lines[room - 1:]), em)]
    stamp = text.CHART_STAMP.format(caption.data_until or text.NO_VALUE, caption.made_at)
    marks = [text.SAMPLE_BADGE] * caption.is_sample
    whole, short = (text.CHART_BAR.join([*marks, *names, stamp]) for names in ([caption.street], []))
    stamp = whole if em_width(whole) <= em else shorten(short, em)  # the street stands on every page; the dates do not
    return [*([shorten(words.rule, em)] if words.rule else []), *lines, stamp]
