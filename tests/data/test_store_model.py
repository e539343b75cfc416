"""Whatever is loaded, corrected, renamed, undone and redone, in whatever order: the store says what a plain model says.

The model keeps every line as a dictionary and works the rules out by hand: of each scope (month, community) the newest
upload that counts; in it each line as its newest correction has it; a line moved to another scope depends on the one it
left and joins the other until that is replaced.
"""

from contextlib import closing
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.headers import Header
from data.intake import Inspection, SheetReading
from data.loading import now
from data.rows import Table
from data.store import Store, StoreError
from data.vocabulary.terms import PROJECTS

NAMES = ("甲社区", "乙社区", "丙社区")
names, months = st.sampled_from(NAMES), st.sampled_from((5, 6))
scopes = st.dictionaries(st.tuples(months, names), st.integers(1, 2), min_size=1, max_size=3)
number = st.integers(0, 9)
steps = st.lists(st.one_of(
    st.tuples(st.just("load"), scopes), st.tuples(st.just("undo"), number), st.tuples(st.just("redo"), number),
    st.tuples(st.just("count"), number, number), st.tuples(st.just("move"), number, names),
    st.tuples(st.just("rename"), names, names), st.tuples(st.just("undo_batch"), number)), min_size=1, max_size=12)


class Model:
    """Uploads, and lines: {(upload, row): [version, …]} with a version for the file and one a correction."""

    def __init__(self) -> None:
        self.is_active: dict[int, bool] = {}
        self.lines: dict[tuple[int, int], list[dict]] = {}

    def add(self) -> int:
        self.is_active[len(self.is_active) + 1] = True
        return len(self.is_active)

    def load(self, rows: list[tuple]) -> None:
        upload = self.add()
        for position, (month, community, done) in enumerate(rows):
            self.lines[upload, position + 2] = [
                {"by": upload, "month": month, "community": community, "done": done, "home": (month, community)}]

    def standing(self) -> dict[tuple[int, int], dict]:
        """Each line as its newest correction that counts has it, of whatever file."""
        return {line: next(version for version in reversed(versions) if self.is_active[version["by"]] or version is versions[0])
                for line, versions in self.lines.items()}

    def current(self) -> dict[tuple[int, int], dict]:
        standing = {line: version for line, version in self.standing().items() if self.is_active[line[0]]}
        owners: dict[tuple, int] = {}
        for (upload, row), version in standing.items():
            for scope in (self.lines[upload, row][0]["home"], version["home"]):
                owners[scope] = max(owners.get(scope, 0), upload)
        return {
            line: version for line, version in standing.items()
            if owners[version["home"]] == line[0]
            and (scope_of(version) == version["home"] or owners.get(scope_of(version), 0) < version["by"])}

    def correct(self, line: tuple[int, int], **changes: object) -> None:
        self.lines[line].append({**self.standing()[line], **changes, "by": self.add()})

    def rename(self, said: str, meant: str) -> bool:
        """Whether it was done: it is refused where lines that count would be lost."""
        before, standing = set(self.current()), self.standing()
        renamed = {line: version for line, version in standing.items() if version["community"] == said}
        if not renamed or said == meant:
            return False
        upload = self.add()
        for line, version in renamed.items():
            month, home = version["home"]
            self.lines[line].append({
                **version, "by": upload, "community": meant, "home": (month, meant if home == said else home)})
        if before <= set(self.current()):
            return True
        del self.is_active[upload]
        for line in renamed:
            self.lines[line].pop()
        return False

    def can_change(self, upload: int, *, is_undo: bool) -> bool:
        return self.is_active[upload] is is_undo and not any(
            version["by"] == upload and any(later["by"] > upload and self.is_active[later["by"]] for later in versions)
            for (file, _), versions in self.lines.items() for version in versions if version["by"] != file)


def scope_of(version: dict) -> tuple:
    return version["month"], version["community"]


def file_of(rows: list[tuple], mark: int) -> Inspection:
    """An inspection as intake would make it; no two have the same content."""
    days = [date(2024, month, 1) for month, *_ in rows]
    table = Table(columns={
        "report_month": days, "community": [community for _, community, _ in rows], "work_type": ["drainage"] * len(rows),
        "completed_count": [done for *_, done in rows], "project_key": ["x"] * len(rows),
        "is_stalled": [False] * len(rows), "is_not_started_derived": [False] * len(rows),
        "version_key": [f"{day}||{community}|drainage" for day, (_, community, _) in zip(days, rows, strict=True)],
        "source_row": [position + 2 for position in range(len(rows))]})
    return Inspection("台账.xlsx", str(mark), [SheetReading("Sheet1", header=Header(PROJECTS, 0, 0, []), table=table)])


def run(store: Store, model: Model, step: tuple, mark: int) -> None:
    act, *details = step
    if act == "load":
        rows = [(month, community, mark * 10 + count) for (month, community), height in details[0].items() for count in range(height)]
        model.load(rows)
        store.load(file_of(rows, mark), by="x")
    elif act == "rename":
        is_done = model.rename(*details)
        attempt(is_done, store.rename_place, "community", *details, by="x")
    elif act in ("count", "move"):
        current = sorted(model.current())
        if not current:
            return
        line = current[details[0] % len(current)]
        changes = {"done": 1000 + mark} if act == "count" else {"community": details[1]}
        is_changed = any(model.standing()[line][name] != value for name, value in changes.items())
        if is_changed:
            model.correct(line, **changes)
        attempt(is_changed, store.amend, "projects", upload_id=line[0], source_sheet="Sheet1", source_row=line[1], by="x",
                field={"count": "completed_count", "move": "community"}[act], value=next(iter(changes.values())))
    elif model.is_active:
        upload = details[0] % len(model.is_active) + 1
        is_undo = act != "redo"
        is_possible = model.can_change(upload, is_undo=is_undo)
        attempt(is_possible, {"undo": store.undo, "redo": store.redo, "undo_batch": store.undo_batch}[act], upload, by="x")
        if is_possible:
            model.is_active[upload] = not is_undo


def attempt(is_possible: bool, call, *arguments, **more) -> None:
    if is_possible:
        call(*arguments, **more)
    else:
        with pytest.raises(StoreError):
            call(*arguments, **more)


def shown(store: Store, moment: datetime | None = None) -> list[tuple]:
    with closing(store.cursor()) as cursor:
        return cursor.execute(
            "select upload_id, source_row, month(report_month), community, completed_count"
            " from current_rows('projects', $moment) order by all", {"moment": moment}).fetchall()


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    path = tmp_path_factory.mktemp("model") / "empty.duckdb"
    Store.open(path).close()
    return path


@settings(max_examples=40)
@given(steps)
def test_the_store_says_what_the_model_says(empty, steps):
    path = empty.with_name("store.duckdb")
    path.write_bytes(empty.read_bytes())
    model, past = Model(), []
    with closing(Store.open(path)) as store:
        for mark, step in enumerate(steps, start=1):
            run(store, model, step, mark)
            told = sorted(
                (*line, version["month"], version["community"], version["done"]) for line, version in model.current().items())
            assert shown(store) == told
            past.append((now(), told))
        assert [shown(store, moment) for moment, _ in past] == [told for _, told in past]
