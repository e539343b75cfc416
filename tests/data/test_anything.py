"""Anything at all in the cells: no exception, nothing half-loaded, every left-out row has its reason."""

import io
import random
import warnings
import zipfile
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from data import intake
from data.store import Store
from tests.data.generated import generate

SAMPLES = sorted((Path(intake.__file__).parent / "samples").glob("*.xlsx"))
SMALL = [path for path in SAMPLES if path.stat().st_size < 40_000]
STRANGE = (
    None, "", " ", "　", "待定", "-", "—", "/", "#REF!", "=1/0", 0, -1, 1e300, 10**18, 0.1 + 0.2, True, date(1900, 1, 1),
    datetime(2024, 2, 29, 23, 59, 59), time(8, 30), "2024-02-30", "１２３", "约三百", "合计", "小计", "填表人：", "同意", "√", "x" * 5000,
    "'; drop table projects; --", "{}", "%s", "\u202e倒", "1\n2", "3-2-501", "1-2号楼", "13911112222", "单位：万元", "2024年13月")


def shaken(content: bytes, seed: int) -> bytes:
    """A workbook with some of its cells replaced by strange ones."""
    chance = random.Random(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl has opinions on made-up defined names
        book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if type(cell).__name__ == "Cell"]
        for cell in chance.sample(cells, k=-(-len(cells) // chance.choice((3, 10, 40)))):
            cell.value = chance.choice(STRANGE)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_shaken_workbook_is_read_or_declined(path, seed, tmp_path):
    found = read_and_load(path.name, shaken(path.read_bytes(), seed), tmp_path)
    assert "13911112222" not in str(found.as_dict(with_rows=True)["sheets"][0].get("rows"))


@pytest.mark.parametrize("seed", range(40))
def test_a_shaken_workbook_of_any_layout_is_read_or_declined(seed, tmp_path):
    made = generate(seed)
    if made.form == "xlsx" and zipfile.is_zipfile(io.BytesIO(made.content)):
        read_and_load(made.file, shaken(made.content, seed), tmp_path)
    else:  # a text or a page: cut somewhere
        read_and_load(made.file, made.content[:random.Random(seed).randrange(len(made.content) + 1)], tmp_path)


def read_and_load(file: str, content: bytes, folder: Path) -> intake.Inspection:
    """Nothing raised and nothing half-loaded; what was declined has its reason."""
    found = intake.inspect(file, content)
    with closing(Store.open(folder / "store.duckdb")) as store:
        receipt = store.load(found, by="数据员")
    assert (receipt.upload_id is None) == (found.accepted_count == 0 and not any(
        sheet.table and sheet.table.withdrawn for sheet in found.sheets))
    if found.accepted_count == 0:
        assert any(problem.severity == "error" for problem in found.all_issues)
    assert not {"reading-failed", "reading-too-long"} & {problem.code for problem in found.all_issues}
    return found
