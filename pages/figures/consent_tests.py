"""Which units meet their legal rule: thin bars of area and heads against each threshold, and what is missing."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from data.vocabulary import text
from data.vocabulary.consent_rules import PRESETS, Rule
from data.vocabulary.thresholds import ATTENTION, PRIVACY
from pages.figures import theme, wording
from pages.figures.bars import GAP, Cell, left_px, right_px, row_labels
from pages.figures.consent_panels import add_panel, is_tight, panels_of
from pages.figures.frame import Caption, Words, add_notes, axis, coloured, empty, framed, lay_out, note, plot_px
from pages.figures.lettering import em_width, shorten

MOST_ROWS, MOST_ROWS_OF_ALL = 12, 20
"""Up to so many units are drawn; a few more, if then none is left out."""

ROW_PX, TIGHT_ROW_PX = {"half": 52, "full": 44}, 72
LABEL_EM = 12
INCOMPLETE = "incomplete_round"
PANEL_GAP_PX = 30


def finding(data: pd.DataFrame) -> str:
    """7个单元中2个已达标，3个只差1—2户；1个缺面积不能判定"""
    if data.empty:
        return text.CHART_EMPTY
    counts = data["status"].value_counts()
    met = int(counts.get("met", 0))
    facts = {"all": wording.count(len(data)), "units": text.CHART_UNITS, "met": wording.count(met)}
    if met == len(data):
        template = text.CHART_CONSENT_ONE_MET if met == 1 else text.CHART_CONSENT_ALL_MET
        return template.format(**facts)
    lead = (text.CHART_CONSENT_MET if met else text.CHART_CONSENT_NONE_MET).format(**facts)
    first = text.CHART_PAUSE.join([lead, *_near(data)])
    not_evaluated = data[data["status"] == "not_evaluated"]
    lack_area = all(lacks_area(row, PRESETS[row["rule"]]) for row in not_evaluated.to_dict("records"))
    others = [
        (text.CHART_CONSENT_OPEN_AREA if lack_area else text.CHART_CONSENT_OPEN, len(not_evaluated)),
        (text.CHART_CONSENT_IMPOSSIBLE, int(counts.get("impossible", 0)))]
    said = text.CHART_PAUSE.join(template.format(number) for template, number in others if number)
    return text.CHART_CLAUSE.join(part for part in (first, said) if part)


def figure(data: pd.DataFrame, *, caption: Caption, max_rows: int | None = None) -> go.Figure:
    """Columns of `consent_by_unit`, in its order. One rule a figure: the most frequent; the footer counts the rest.

    For leaders the rows have gone through small_cells.without_few_dissenters.
    """
    if data.empty:
        subtitle = (caption.scope, caption.month_text, text.CHART_BY_CLOSENESS)
        return empty(Words(finding(data), subtitle), caption)
    rule = PRESETS[data["rule"].mode().iloc[0]]
    own = data[data["rule"] == rule.name].reset_index(drop=True)
    if max_rows is None:
        max_rows = MOST_ROWS_OF_ALL if len(own) <= MOST_ROWS_OF_ALL else MOST_ROWS
    shown = own.iloc[:max_rows]
    subtitle = (caption.scope, rule.label, caption.month_text, text.CHART_BY_CLOSENESS)
    notes = _notes(shown, rule, rest=len(own) - len(shown), others=len(data) - len(own))
    words = Words(finding(data), subtitle, notes=notes, rule=basis_of(rule))
    return _draw(words, shown, rule, caption)


def basis_of(rule: Rule) -> str:
    """依据（条文已核对）：《民法典》第二百七十八条，2021年1月1日起施行"""
    return text.CHART_CONSENT_RULE.format(
        citation=rule.citation,
        since=text.CHART_CONSENT_SINCE.format(rule.effective_on) if rule.effective_on else "",
        verified=text.CHART_CONSENT_VERIFIED if rule.is_verified else text.CHART_CONSENT_UNVERIFIED)


def _notes(shown: pd.DataFrame, rule: Rule, *, rest: int, others: int) -> tuple[str, ...]:
    """What must be known to read the marks that are there; the units that are not."""
    is_open = [verdict(row, rule)[1] == text.CHART_NOT_EVALUATED_AREA for _, row in shown.iterrows()]
    inclusive = "" if rule.is_strict else text.CHART_CONSENT_INCLUSIVE
    counts_heads = not rule.counts_rooms and (shown["basis"] == "totals").any()
    is_withheld = rule.denominator == "participants" and shown.get("is_withheld", pd.Series(dtype=bool)).any()
    return (
        *[text.CHART_CONSENT_REST.format(rest)] * (rest > 0),
        text.CHART_CONSENT_DARK_NOTE.format(inclusive),
        *[text.CHART_CONSENT_WITHHELD_NOTE.format(PRIVACY.smallest_count)] * bool(is_withheld),
        *[text.CHART_CONSENT_HEADS_NOTE] * bool(counts_heads),
        *[text.CHART_CONSENT_AREA_NOTE] * any(is_open),
        *[text.CHART_CONSENT_OTHER_RULE.format(others)] * (others > 0))


def verdict(row: pd.Series, rule: Rule) -> tuple[str, str]:
    """The light's key and the words at the right of a unit."""
    if row["status"] == "met":
        return "green", text.CHART_MET if pd.isna(row["caution"]) else text.CHART_SAME_OWNER
    if row["status"] == "impossible":
        return "red", text.CHART_IMPOSSIBLE
    if row["status"] == "not_evaluated" and row["caution"] == INCOMPLETE:
        return "missing", text.CHART_INCOMPLETE_ROUND
    if row["status"] == "not_evaluated":
        return "missing", text.CHART_NOT_EVALUATED_AREA if lacks_area(row, rule) else text.CHART_NOT_EVALUATED
    area = row["area_short_m2"] if "area" in rule.measures else None
    is_known = not pd.isna(row["households_short"])
    short = row["households_short"] if is_known else row["heads_short"]
    is_near = not pd.isna(short) and 0 < short <= ATTENTION.nearly_met_households
    words = short_words(short, area)
    if not is_known and not pd.isna(short) and short > 0:
        words = text.CHART_SHORT_LEAST.format(words)
    lead = text.CHART_SHORT_PARTICIPATION if _lacks_only_participation(row, rule) else ""
    return "amber" if is_near else "red", lead + words


def lacks_area(row: Mapping, rule: Rule) -> bool:
    """Whether it is the area alone that keeps a unit from being judged: of totals that contradict themselves, or leave
    out who objects, nothing is known by heads either."""
    heads = [row["participation_heads_share"], row["agreement_heads_share"]]
    is_judged = row["caution"] != INCOMPLETE and not all(map(pd.isna, heads))
    return "area" in rule.measures and pd.isna(row["agreement_area_share"]) and is_judged


def _near(data: pd.DataFrame) -> list[str]:
    short = data.loc[data["status"] == "not_met", "households_short"].dropna()
    near = short[short <= ATTENTION.nearly_met_households]
    if near.empty:
        return []
    least, most = wording.count(near.min()), wording.count(near.max())
    told = least if least == most else text.CHART_RANGE.format(least, most)
    return [text.CHART_CONSENT_NEAR.format(count=wording.count(len(near)), range=told)]


def short_words(households: float, area: float | None) -> str:
    """还差2户 / 38㎡"""
    has_area = not pd.isna(area) and area >= .5
    if pd.isna(households) or not households:
        return text.CHART_SHORT_BY_AREA.format(wording.count(area)) if has_area else text.CHART_SHORT_UNKNOWN
    if not has_area:
        return text.CHART_SHORT.format(wording.count(households))
    return text.CHART_SHORT_AREA.format(wording.count(households), wording.count(area))


def _lacks_only_participation(row: pd.Series, rule: Rule) -> bool:
    if rule.participation_threshold is None or rule.agreement_threshold is None:
        return False
    taking_part, agreeing = panels_of(rule)
    return (any(taking_part.is_met(row, measure) is False for measure in rule.measures)
            and all(agreeing.is_met(row, measure) is True for measure in rule.measures))


def _draw(words: Words, shown: pd.DataFrame, rule: Rule, caption: Caption) -> go.Figure:
    tight = is_tight(caption)
    row_px = TIGHT_ROW_PX if tight else ROW_PX[caption.size]
    labels = row_labels([_place(row) for _, row in shown.iterrows()], caption, 40 if tight else LABEL_EM)
    verdicts = [_verdict_cell(row, rule) for _, row in shown.iterrows()]
    left = 8 if tight else left_px(labels, caption)
    right = 8 if tight else max(120, right_px(verdicts, (), caption))
    chart = framed(words, caption, left=left, right=right, content_px=row_px * len(shown), has_heads=True)
    rows = max(len(shown), plot_px(chart, caption)[1] / (1.6 * row_px))
    lay_out(chart, barmode="overlay", yaxis=axis(
        caption, range=[rows - .5, -.5], tickmode="array", tickvals=list(range(len(labels))), ticktext=labels,
        showticklabels=not tight))
    panels = panels_of(rule)
    gap = PANEL_GAP_PX / plot_px(chart, caption)[0]
    wide = (1 - gap * (len(panels) - 1)) / len(panels)
    for at, panel in enumerate(panels):
        domain = (at * (wide + gap), min(1, at * (wide + gap) + wide))
        add_panel(chart, panel, shown, caption, number=at + 1, domain=domain)
    add_notes(chart, _names_and_verdicts(labels, verdicts, plot_px(chart, caption)[0], caption))
    return chart


def _names_and_verdicts(labels: list[str], verdicts: list[Cell], width: float, caption: Caption) -> list[dict]:
    """The verdict at the right of each unit; in a narrow place it stands above the bars, with the unit's name."""
    size, axis_size = caption.type.label, caption.type.axis
    if not is_tight(caption):
        return [note(cell.html, "verdict", size=size, x=1, y=at, yref="y", xanchor="left", yanchor="middle", xshift=GAP)
                for at, cell in enumerate(verdicts)]
    notes = []
    for at, (label, cell) in enumerate(zip(labels, verdicts, strict=True)):
        fitting = shorten(label.replace(" ", ""), (width - em_width(cell.plain) * size) / axis_size)
        above = {"y": at - .33, "yref": "y", "yanchor": "middle"}
        notes += [note(f"<b>{fitting}</b>", "unit", size=axis_size, x=0, xanchor="left", **above),
                  note(cell.html, "verdict", size=size, x=1, xanchor="right", **above)]
    return notes


def _place(row: pd.Series) -> str:
    compound = "" if pd.isna(row["compound"]) else row["compound"]
    unit = "".join(str(row[level]) for level in ("building", "unit") if not pd.isna(row[level]))
    return f"{compound} {unit}".strip()


def _verdict_cell(row: pd.Series, rule: Rule) -> Cell:
    key, words = verdict(row, rule)
    light = theme.LIGHTS[key]
    return Cell(f"{light.shape} {words}", f"{coloured(light.shape, light.colour)} {words}")
