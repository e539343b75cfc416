"""Files to be declined with a sentence: no tables, other people's tables, tables that lack what is needed."""

import io
import zipfile
from collections.abc import Callable

from tests.data.generated import words
from tests.data.generated.sheets import KINDS, Job, put_sheet

FORM = """检 验 申 请 批 复 单
工程名称：|某小区改造工程||编号：|B-17
施工单位：|||监理单位：
申请人意见
签字：||日期：
审批意见
盖章："""
LETTER = """关于报送材料的函
各社区居委会：
请于本月底前将加装电梯工作总结报送街道。
特此函告。
街道办事处"""
PIVOT = """行标签|求和项:金额|计数项:凭证号
办公用品|12840|31
印刷费|5600.5|12
车辆维修|8890|7
总计|27330.5|50"""


def _drawn(job: Job, drawing: str) -> None:
    grid = job.made.grid("Sheet1")
    for row, line in enumerate(drawing.splitlines()):
        for column, text in enumerate(line.split("|")):
            number = text.replace(".", "", 1)
            grid.put(row, column, (float(text) if "." in text else int(text)) if number.isdigit() else text or None)


def form(job: Job) -> None:
    _drawn(job, FORM)


def letter(job: Job) -> None:
    _drawn(job, LETTER)


def pivot(job: Job) -> None:
    _drawn(job, PIVOT)


def empty(job: Job) -> None:
    job.made.grid("Sheet1")
    job.made.grid("Sheet2")


def attendance(job: Job) -> None:
    """The office's own staff: a table, but none of ours, and full of names."""
    lines = ["序号|姓名|部门|出勤天数|请假天数"]
    for number in range(1, 9):
        person = words.person(job.hand.rng)
        job.made.forbidden.append(person)
        lines.append(f"{number}|{person}|综合办公室|{job.hand.rng.randint(15, 22)}|{job.hand.rng.randint(0, 3)}")
    _drawn(job, "\n".join(lines))


def money_alone(job: Job) -> None:
    """Sums of money under headers that elsewhere hold counts: they must not become numbers of works."""
    title, header = job.hand.rng.choice((
        ("改造情况（单位：万元）", "社区|改造类型|年度计划|累计完成"), ("改造投资完成情况", "社区|改造类型|计划|完成"),
        ("改造情况", "社区|改造类型|计划（万元）|完成（万元）"), ("改造情况", "社区|改造类型|计划投资|完成投资")))
    lines = [f"{job.year}年{job.month}月{title}", header]
    for community in job.town.communities:
        planned = job.hand.rng.randint(50, 900)
        lines.append(f"{community}|屋面防水|{planned}|{job.hand.rng.randint(0, planned)}")
    _drawn(job, "\n".join(lines))


def shares_alone(job: Job) -> None:
    """Percentages without the numbers they follow from."""
    lines = [f"{job.year}年{job.month}月情况", job.hand.rng.choice(("社区|同意率", "社区|完成率", "社区|满意率"))]
    _drawn(job, "\n".join([*lines, *(f"{name}|{job.hand.rng.randint(1, 99)}%" for name in job.town.communities)]))


def no_month(job: Job) -> None:
    """A ledger that says nowhere of which month it is."""
    job.kind, job.month_in = KINDS["projects"], "nowhere"
    put_sheet(job, "台账", fixed={}, is_titled=True)


def two_months(job: Job) -> None:
    """The title says one month, the file's name another."""
    job.kind, job.month_in = KINDS["projects"], "title"
    put_sheet(job, "台账", fixed={})
    job.made.file = f"改造台账_{job.year}年{job.month % 12 + 1}月"


def no_rooms(job: Job) -> None:
    """Opinions without a room: nobody can tell whose they are."""
    job.kind = KINDS["consents"]
    table = job.table({"work_type": "elevator_retrofit"})
    table.columns = [column for column in table.columns if column.key != "room"]
    put_sheet(job, "征询表", fixed={"work_type": "elevator_retrofit"}, table=table)


def broken(job: Job) -> None:
    """Half a file: the copy over the network broke off."""
    put_sheet(job, "台账", fixed={})
    job.made.form = "broken"


def locked(job: Job) -> None:
    """A workbook with a password: a container that names what it hides."""
    name = "EncryptedPackage".encode("utf-16-le")
    job.made.content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1024) + name + bytes(512)


def document(job: Job) -> None:
    """A text document under the name of a workbook."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), LETTER)
    job.made.content = target.getvalue()


def only_hidden(job: Job) -> None:
    """The one table there is, is hidden."""
    job.kind, job.month_in = KINDS["projects"], "title"
    grid, _ = put_sheet(job, "台账", fixed={})
    grid.is_hidden = True
    job.made.grid("Sheet1").put(0, 0, "见附件")


REASONS: dict[str, Callable[[Job], None]] = {reason.__name__: reason for reason in (
    form, letter, pivot, empty, attendance, money_alone, shares_alone, no_month, two_months, no_rooms, broken, locked,
    document, only_hidden)}
