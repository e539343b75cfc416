"""The sentence at the head of a page, from the figures on it."""

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import WorkType
from pages.figures import wording
from pages.parts.selection import Here


def of_overview(facts: pd.Series, works: Here, to_do_count: int) -> str:
    """加装电梯完成28/34台，比计划少2台；4件事要处理"""
    work = works.selection.work_type[0]
    unit = wording.unit_of(work)
    if pd.isna(facts["planned_count"]):
        clauses = [text.OVERVIEW_NO_WORKS.format(work=WorkType(work).label)]
        if pd.notna(facts["complaints_count"]):
            clauses.append(text.OVERVIEW_COMPLAINTS.format(count=wording.count(facts["complaints_count"])))
    elif facts["planned_count"] == facts["completed_count"] == 0:
        clauses = [text.CHART_COMPLETION_UNPLANNED.format(work=WorkType(work).label, unit=unit)]
    else:
        clauses = [text.OVERVIEW_WORKS.format(
            work=WorkType(work).label, done=wording.count(facts["completed_count"]),
            planned=wording.count(facts["planned_count"]), unit=unit)]
        done, planned = facts["completed_count"], facts["plan_finish_count"]
        clauses += [] if pd.isna(done) or pd.isna(planned) else [wording.beside_plan(done, planned, unit)]
    to_do = text.OVERVIEW_TO_DO.format(count=to_do_count) if to_do_count else text.OVERVIEW_NOTHING
    return f"{text.CHART_PAUSE.join(clauses)}{text.CHART_CLAUSE}{to_do}"


def in_words(*sentences: str) -> str:
    """Numbered sentences to paste into a message; what has no data is left out."""
    said = [sentence for sentence in sentences if sentence != text.CHART_EMPTY]
    return "\n".join(f"{number}. {sentence}。" for number, sentence in enumerate(said, start=1)) or text.CHART_EMPTY
