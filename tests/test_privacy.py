"""No name, phone or ID number of a resident is in the store: its file is searched byte by byte."""

import re
from pathlib import Path

import openpyxl
import pytest

from data import intake
from data.store import Store
from data.vocabulary.terms import PERSONAL_HEADERS
from pages.parts.session import SAMPLES
from tests.drawn_workbooks import workbook

SIGNED = """
    | 社区 | 小区 | 改造类型 | 楼栋 | 单元 | 房号 | 业主姓名 | 联系电话 | 身份证号 | 面积 | 征询意见 | 反对原因 |
    | 甲子社区 | 槐花里 | 加装电梯 | 1号楼 | 1单元 | 101 | 欧阳若彤 | 13912345678 | 110105198003071238 | 61.2 | 同意 | |
    | 甲子社区 | 槐花里 | 加装电梯 | 1号楼 | 1单元 | 102 | 诸葛望舒 | 13987654321 | 110105197911023417 | 58.4 | 反对 | 业主诸葛望舒电话13987654321，嫌吵 |
    | 甲子社区 | 槐花里 | 加装电梯 | 1号楼 | 1单元 | 201 | 欧阳若彤 | 13912345678 | 110105198003071238 | 61.2 | 未表态 | |
"""
SECRETS = ("欧阳若彤", "若彤", "诸葛望舒", "望舒", "13912345678", "13987654321", "110105198003071238", "110105197911023417")


def written(store: Path) -> bytes:
    """Everything on disk: the file and, while it is open, its log."""
    return b"".join(path.read_bytes() for path in store.parent.glob(f"{store.name}*"))


def told(opened: Store) -> str:
    """Every text in every table: what compression could hide from a search of the bytes."""
    cursor = opened.cursor()
    tables = [name for name, in cursor.execute("select table_name from duckdb_tables()").fetchall()]
    return "\n".join(cursor.execute("select t::varchar from query_table($name) as t", {"name": name}).df().iloc[:, 0].str.cat(
        sep="\n") for name in tables)


def test_an_owners_list_leaves_no_trace_of_the_owners(tmp_path):
    path = tmp_path / "store.duckdb"
    opened = Store.open(path)
    receipt = opened.load(intake.inspect("征询.xlsx", workbook(SIGNED)), by="数据员")
    assert receipt.rows_count == 3
    texts, while_open = told(opened), written(path)
    opened.close()
    closed = written(path)
    for content in (while_open, closed):
        assert "槐花里".encode() in content, "the search finds what is there"
        assert not [secret for secret in SECRETS if secret.encode() in content]
    assert "噪音" in texts and "嫌吵" not in texts and not [secret for secret in SECRETS if secret in texts]


@pytest.fixture(scope="module")
def residents() -> set[str]:
    """What the samples say in the columns of names and phones."""
    found = set()
    for path in sorted(SAMPLES.glob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path).worksheets:
            columns = {cell.column for row in sheet.iter_rows(max_row=6) for cell in row if cell.value in PERSONAL_HEADERS}
            found |= {str(row[column - 1].value) for column in columns for row in sheet.iter_rows(min_row=4)
                      if row[column - 1].value and re.search(r"\d", str(row[column - 1].value))}
    return found


def test_the_samples_residents_are_not_in_the_store(sample_store, residents, tmp_path):
    assert len(residents) > 500, "the samples do have owners and callers"
    copy = tmp_path / "store.duckdb"
    copy.write_bytes(sample_store.read_bytes())
    content = written(copy)
    opened = Store.open(copy)
    texts = told(opened)
    opened.close()
    assert not [name for name in residents if name.encode() in content or name in texts]
