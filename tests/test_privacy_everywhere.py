"""Names, phones and ID numbers in every field of every kind of sheet: none is in the store, nor in what is told of the file."""

import io
import json

import pytest
from openpyxl import Workbook

from data import intake
from data.corrections import NO_CORRECTIONS
from data.store import Store
from data.vocabulary.terms import KINDS, Kind, Term
from tests.test_privacy import told, written

NAMES = ("王建国", "李秀英", "张伟", "欧阳若彤", "刘志强", "陈桂芳", "孙玉兰", "吴芳", "钱学文", "赵敏")
PHONE, ID_NUMBER = "13800002222", "11010519491231002X"
SIGNS = (
    "业主{0}", "网格员{0}", "{0}老师", "联系人：{0}", "{0}（业主）", "情况（{0}）", "501{0}", "女儿{0}不同意", "走访3-2-501{0}家", "与{0}组长商量",
    "{0}、王建国两家", f"电话{PHONE}", f"P3-{PHONE}", f"{PHONE}-20240601", f"证件{ID_NUMBER}", f"{{0}}{PHONE}")
SECRETS = (*NAMES, PHONE, ID_NUMBER)

PLAIN = {
    "count": "3", "money": "12000", "area": "60.5", "decimal": "1.5", "rainfall": "2.5", "start_date": "2024-06-03", "month": "2024-06",
    "finish_date": "2024-06-30", "moment": "2024-06-03 10:00", "year": "2024", "yes_no": "是", "round": "1", "building": "3号楼",
    "unit": "2单元", "room": "501", "text": "城管科", "free_text": "夜间不施工", "reason": "采光", "categories": "市政-排水", "transient": "事项", "answers": "解决"}
NAMED = {"street": "演示街道", "community": "甲子社区", "compound": "甲子花园"}


def plain(entry, number: int) -> str:
    if isinstance(entry.values, type) and issubclass(entry.values, Term):
        return next(iter(entry.values)).label
    return NAMED.get(entry.name) or (f"G{number:05d}" if entry.values == "identifier" else PLAIN[entry.values])


def filled(kind: Kind, sign: str) -> bytes:
    """A sheet with a good line first, then a line a field that says something of a person there."""
    fields = [entry for entry in kind.fields if entry.name != "categories"]
    book = Workbook()
    sheet = book.active
    sheet.title = "王建国组长"
    sheet.append([entry.label for entry in fields])
    sheet.append([plain(entry, 0) for entry in fields])
    for number, personal in enumerate(fields, 1):
        said = sign.format(NAMES[number % len(NAMES)])
        sheet.append([said if entry is personal else plain(entry, number) for entry in fields])
    sheet.append(["记录人：张伟"])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_nothing_of_a_person_is_stored_or_told(kind, tmp_path):
    path = tmp_path / "store.duckdb"
    opened = Store.open(path)
    for sign in SIGNS:
        found = intake.understand("王建国_2024年6月.xlsx", filled(kind, sign), None, NO_CORRECTIONS)
        said = json.dumps(found.as_dict(with_rows=True), ensure_ascii=False, default=str)
        assert found.accepted_count, sign
        assert [secret for secret in SECRETS if secret in said] == [], sign
        opened.load(found, by="数据员")
    texts = told(opened)
    opened.close()
    content = written(path)
    assert [secret for secret in SECRETS if secret in texts or secret.encode() in content] == []
