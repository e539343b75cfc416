"""数据说明, for those who check the numbers: what does not add up and where, the files the numbers come from."""

import pandas as pd

from data.vocabulary import text
from data.vocabulary.terms import KIND
from pages.exports import sentences
from pages.exports.chapters import At, Chapter
from pages.figures.works_wording import check_told, source_of, subject_of


def chapters(at: At) -> list[Chapter]:
    """What can be checked by whoever reads the briefing."""
    makers = (_checks, _files)
    return [chapter for maker in makers if (chapter := maker(at)) is not None]


def _checks(at: At) -> Chapter | None:
    rows = at.ask("discrepancies", at.selection)
    if rows.empty:
        return None
    counts = rows["discrepancy"].value_counts()
    finding = text.BULLETIN_CHECKS.format(count=len(rows), kinds=text.LIST_JOINT.join(
        text.BULLETIN_CHECK.format(what=words[2:], count=counts[kind])
        for kind, words in text.COMPLETION_CHECK.items() if kind in counts))
    heads = text.COMPLETION_CHECKS_COLUMNS
    table = pd.DataFrame({
        heads["status"]: rows["discrepancy"].map(text.COMPLETION_CHECK),
        heads["subject"]: [subject_of(row) for row in rows.itertuples()],
        heads["told"]: [check_told(row) for row in rows.itertuples()], heads["file"]: rows["source_file"],
        heads["source"]: [source_of(row) for row in rows.itertuples()]})
    return Chapter(
        key="discrepancies", section="records", metric=text.METRIC_CHECKS, finding=finding,
        subtitle=at.subtitle(text.SCOPE_STREET, text.BULLETIN_FOR_STAFF), table=table, said=sentences.joined(finding),
        source=at.source("projects"), is_on_slide=False)


def _files(at: At) -> Chapter | None:
    if at.sources.empty:
        return None
    rows = at.sources.groupby(["kind", "file"], as_index=False, sort=False)["rows_count"].sum()
    shown = rows
    finding = text.BULLETIN_SOURCES.format(count=rows["file"].nunique())
    table = pd.DataFrame({
        text.HEADS["kind"]: [KIND[kind].label for kind in shown["kind"]], text.HEADS["file"]: list(shown["file"]),
        text.HEADS["rows"]: shown["rows_count"].astype("Int64").array})
    return Chapter(
        key="sources", section="records", metric=text.METRIC_SOURCES, finding=finding,
        subtitle=at.subtitle(at.street), table=table, said=sentences.joined(finding), source=text.PRODUCT,
        is_on_slide=False)

