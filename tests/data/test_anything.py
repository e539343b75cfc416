"""Anything at all in the cells: no exception, nothing half-loaded, every left-out row has its reason."""

import io
import random
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest

from data import intake
from data.store import Store

SAMPLES = sorted((Path(intake.__file__).parent / "samples").glob("*.xlsx"))
SMALL = [path for path in SAMPLES if path.stat().st_size < 40_000]
STRANGE = (
    None, "", " ", "　", "待定", "-", "—", "/", "#REF!", "=1/0", 0, -1, 1e300, 10**18, 0.1 + 0.2, True, date(1900, 1, 1),
    datetime(2024, 2, 29, 23, 59, 59), time(8, 30), "2024-02-30", "１２３", "约三百", "合计", "小计", "填表人：", "同意", "√", "x" * 5000,
    "'; drop table projects; --", "{}", "%s", "\u202e倒", "1\n2", "3-2-501", "1-2号楼", "13911112222", "单位：万元", "2024年13月")


def shaken(path: Path, seed: int) -> bytes:
    """A sample workbook with some of its cells replaced by strange ones."""
    chance = random.Random(seed)
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if type(cell).__name__ == "Cell"]
        for cell in chance.sample(cells, k=max(1, len(cells) // chance.choice((3, 10, 40)))):
            cell.value = chance.choice(STRANGE)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_shaken_workbook_is_read_or_declined(path, seed, tmp_path):
    found = intake.inspect(path.name, shaken(path, seed))
    assert "13911112222" not in str(found.as_dict(with_rows=True)["sheets"][0].get("rows"))
    with closing(Store.open(tmp_path / "store.duckdb")) as store:
        receipt = store.load(found, by="数据员")
    assert (receipt.upload_id is None) == (found.accepted_count == 0 and not any(
        sheet.table and sheet.table.withdrawn for sheet in found.sheets))
    if found.accepted_count == 0:
        assert any(problem.severity == "error" for problem in found.all_issues)
