"""A problem is data: its kind says how bad it is, what was expected and how to mend it; all are collected at once."""

from dataclasses import asdict, dataclass

from data.privacy import mask
from data.vocabulary.terms import Severity
from data.workbook import name_of


@dataclass(frozen=True)
class IssueKind:
    """`message`, `expected` and `fix` are templates over the issue's own words ({value}, {field}, …)."""

    severity: Severity
    message: str
    expected: str
    fix: str


E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTICE

ISSUE_KINDS: dict[str, IssueKind] = {
    # the file
    "file-not-found": IssueKind(E, "找不到或打不开文件“{file}”", "能读的文件", "请检查路径和权限"),
    "empty-file": IssueKind(E, "文件“{file}”是空的，没有入库", "有内容的表格文件", "请重新导出后再上传"),
    "file-too-large": IssueKind(E, "文件“{file}”超过50MB，没有入库", "不超过50MB", "请按月份或社区拆成几个文件"),
    "unpacks-too-large": IssueKind(E, "文件“{file}”解开后过大，没有入库", "正常大小的工作簿", "请用Excel打开后另存为.xlsx"),
    "too-many-cells": IssueKind(E, "文件“{file}”单元格过多，没有入库", "1200万个单元格以内", "请删去空行空列，或拆成几个文件"),
    "reading-too-long": IssueKind(E, "文件“{file}”超过20秒还没读完，没有入库", "20秒内可读完", "请删去空行空列，另存为.xlsx再上传"),
    "reading-failed": IssueKind(E, "文件“{file}”内容损坏或过大，读不出来，没有入库", "能用Excel打开的表格",
                                "请用Excel或WPS打开，另存为.xlsx再上传"),
    "broken-archive": IssueKind(E, "文件“{file}”已损坏，没有入库", "完整的.xlsx文件", "请重新下载或另存一份再上传"),
    "not-a-workbook": IssueKind(E, "文件“{file}”不是能读的表格，没有入库", ".xlsx、.xls、.et、.ods或.csv表格",
                                "请用Excel或WPS另存为.xlsx再上传"),
    "unknown-encoding": IssueKind(E, "文件“{file}”的文字编码认不出来，没有入库", "UTF-8或GB18030编码", "请用Excel打开后另存为.xlsx"),
    "markup-not-workbook": IssueKind(E, "文件“{file}”其实是网页或XML，没有入库", "真正的表格文件", "请用Excel打开后另存为.xlsx再上传"),
    "password": IssueKind(E, "文件“{file}”有密码，打不开，没有入库", "没有密码的文件", "请在Excel里取消打开密码，保存后再上传"),
    # the sheet
    "no-sheet": IssueKind(E, "文件“{file}”里没有可读的工作表，没有入库", "至少一张有数据的表", "请检查是否传错了文件"),
    "unknown-kind": IssueKind(E, "工作表“{sheet}”认不出是哪种表，没有入库",
                              "台账、工单、征询表、底册、计划、议事或降雨表，第一行是列名",
                              "请检查是否传错了文件；若是台账，请让列名与模板一致"),
    "missing-column": IssueKind(E, "工作表“{sheet}”像是{kind}，但缺少“{field}”一列，没有入库", "有“{field}”列", "请补上这一列再上传"),
    "unknown-month": IssueKind(E, "工作表“{sheet}”没有写明数据月份，没有入库", "列、标题、表名或文件名里有“2024年6月”",
                               "请指定数据月份，或在标题里写明"),
    "contradictory-month": IssueKind(E, "工作表“{sheet}”里的月份互相矛盾：{value}，没有入库", "各处月份一致", "请指定是哪个月，或改正标题、表名、文件名"),
    "several-months": IssueKind(E, "工作表“{sheet}”写的是几个月的合计，没有入库", "一张表一个月", "请按月分开填报"),
    "no-rows": IssueKind(E, "工作表“{sheet}”没有一行能入库", "至少一行完整的数据", "请按下面的提示改正后再上传"),
    "hidden-sheet": IssueKind(N, "隐藏的工作表“{sheet}”没有读取", "", "需要入库时请先取消隐藏"),
    "empty-sheet": IssueKind(N, "工作表“{sheet}”是空的，已跳过", "", ""),
    "other-sheet": IssueKind(N, "工作表“{sheet}”不是数据表，已跳过", "", "如果它是数据，请让列名与模板一致"),
    # the columns
    "guessed-column": IssueKind(W, "这些列名是猜的：{value}", "与模板一致的列名", "请核对；猜错时请改列名"),
    "doubled-column": IssueKind(W, "有两列都像“{field}”，只用了前一列", "每项一列", "请核对用的是不是该用的那一列"),
    "month-filled": IssueKind(N, "数据月份按指定的{value}入库", "", ""),
    # the cells
    "missing-value": IssueKind(E, "缺少“{field}”，这一行没有入库", "“{field}”必填", "请补上"),
    "blank-value": IssueKind(W, "“{field}”是空的，按“未填”处理，不当作0", "整数", "请补上；确实为0请填0"),
    "not-a-number": IssueKind(W, "“{value}”不是确定的数，“{field}”按未填处理", "整数", "请只填数字"),
    "approximate-number": IssueKind(W, "“{value}”是约数，按{read}入库", "确切的数", "请填确切的数字"),
    "embedded-number": IssueKind(W, "“{value}”里夹着文字，按{read}入库", "只有数字", "请只填数字"),
    "negative-number": IssueKind(W, "“{field}”是负数{value}，按未填处理", "0或更大的数", "请核对后改正"),
    "fractional-count": IssueKind(W, "“{field}”是小数{value}，按未填处理", "整数", "请核对后改正"),
    "not-a-date": IssueKind(W, "“{value}”不是确定的日期，“{field}”按未填处理", "2024-06-30这样的日期", "请填写完整日期"),
    "assumed-day": IssueKind(W, "“{field}”有{count}处只写到月或旬，开工按月初、完工按月末入库（如“{value}”）", "完整日期", "可补上具体日期"),
    "not-a-date-required": IssueKind(E, "“{value}”不是确定的日期，这一行没有入库", "2024-06-30这样的日期", "请填写完整日期"),
    "not-a-number-required": IssueKind(E, "“{value}”不是确定的数，这一行没有入库", "数字", "请只填数字"),
    "unknown-word": IssueKind(W, "“{field}”里的“{value}”不认识，按未填处理", "{expected_words}", "请改用列出的说法"),
    "unknown-word-required": IssueKind(E, "“{field}”里的“{value}”不认识，这一行没有入库", "{expected_words}", "请改用列出的说法"),
    "unknown-work-type": IssueKind(W, "改造类型“{value}”不认识，归入“其他”", "{expected_words}", "请改用列出的说法"),
    "damaged-number": IssueKind(E, "工单编号“{value}”被Excel改成了近似数，这一行没有入库", "文本格式的编号", "请把这一列设为文本后重新导出"),
    "not-a-place": IssueKind(W, "“{value}”是日期，不是{field}，按未填处理", "文字或编号", "请把单元格改成文本格式后重填（如8-9号楼）"),
    "not-yes-or-no": IssueKind(W, "“{value}”看不出是或否，“{field}”按未填处理", "是或否", "请填是或否"),
    "error-cell": IssueKind(W, "单元格是公式错误，“{field}”按未填处理", "能算出的值", "请改正公式或直接填数"),
    "uncached-formula": IssueKind(W, "公式没有算出结果，“{field}”按未填处理", "有结果的公式", "请用Excel打开、保存一次再上传"),
    "two-ticks": IssueKind(E, "同一户打了{count}个勾，这一行没有入库", "只打一个勾", "请只保留一个"),
    "range-assumed": IssueKind(W, "“{value}”按一段楼号理解为{read}", "写明“1号楼、2号楼”或“1-2号楼（一栋）”", "请核对"),
    "date-from-number": IssueKind(N, "没有来电时间，{count}行按工单编号里的日期入库", "", ""),
    # the rows
    "section-row": IssueKind(N, "分节标题、重复的列名或序号行，不是数据，未入库", "", ""),
    "blank-community": IssueKind(W, "有{count}行没有写社区（如这一行），按“未写明社区”入库", "每行写明社区", "请补上；合并单元格请保持合并"),
    "no-place": IssueKind(E, "这一行没有社区、小区、楼栋或项目名称，没有入库", "至少写明一个地点", "请补上地点；若是合计行请在行首写“合计”"),
    "total-row": IssueKind(N, "合计行不入库，只用来核对", "", ""),
    "total-mismatch": IssueKind(W, "“{field}”合计写的是{value}，逐行相加是{sum}", "两数相等", "请核对是漏了行还是合计没更新"),
    "joint-copy": IssueKind(N, "协办工单不重复计数，未入库", "", ""),
    "void-order": IssueKind(N, "作废或剔除的工单不计入，已记为撤下", "", ""),
    "repeated-row": IssueKind(N, "这一行在工作表“{other}”里已有，只算一次", "", ""),
    "repeated-row-differs": IssueKind(W, "这一行在工作表“{other}”里也有，但{fields}写得不一样，以“{other}”为准", "两处一致", "请核对哪一处是新的"),
    "summary-sheet": IssueKind(N, "工作表“{sheet}”是其他表的汇总，不重复入库", "", ""),
    "summary-row": IssueKind(N, "这一行是“{other}”各行的汇总，不重复入库，只用来核对", "", ""),
    "sheet-name-as-place": IssueKind(N, "没有写社区的列，按工作表名把“{value}”当作{level}", "", "如不是，请在表里加上社区一列"),
    "plan-months-added": IssueKind(W, "“{field}”是每个月自己的数，已逐月相加成累计数入库", "累计数", "请核对；若本来就是累计数，请改正变小的那个月"),
    "plan-months-assumed": IssueKind(W, "没有写明“{field}”是累计数还是当月数，按累计数入库", "列名或标题写明“累计”", "请核对；若是当月数请改成累计数"),
    "stage-against-counts": IssueKind(W, "阶段写“{stage}”，但计划{planned}、完成{done}", "阶段与数量一致", "请核对阶段或数量"),
    "blank-unit": IssueKind(W, "有{count}户没有写单元（如这一行），同楼其他户写了", "每户写明单元", "请补上；合并单元格请保持合并"),
    "answers-exceed-households": IssueKind(W, "同意、反对、未表态等共{sum}户，多于总户数{households}", "各项之和不多于总户数", "请核对"),
    "doubled-row": IssueKind(W, "与第{other}行重复，两行都已入库", "每项一行", "请核对，多余的一行请删去"),
    "same-key": IssueKind(W, "“{value}”在本表出现多次，以最后一行为准", "每个一行", "请删去旧的一行"),
    # over the row
    "done-exceeds-planned": IssueKind(W, "完成{value}多于计划{planned}", "完成数不多于计划数", "请核对；确实超额完成可不改"),
    "counts-do-not-add-up": IssueKind(W, "已完成{done}＋在建{running}＋待开工{waiting}不等于计划{planned}", "三数之和等于计划",
                                      "请核对这一行"),
    "counts-exceed-planned": IssueKind(W, "已完成{done}＋在建{running}多于计划{planned}", "两数之和不多于计划", "请核对这一行"),
    "finish-before-start": IssueKind(W, "竣工日期{value}早于开工日期{started}", "先开工后竣工", "请核对两个日期"),
    "agreed-exceeds-households": IssueKind(W, "同意{value}户多于总户数{households}", "同意户数不多于总户数", "请核对"),
}
"""Every kind of problem by its stable code."""


@dataclass(frozen=True)
class Issue:
    """One problem at one place; `value` is what the cell says, masked. The texts are filled from the kind's templates."""

    code: str
    severity: str
    sheet: str | None
    cell: str | None
    field: str | None
    value: str | None
    message: str
    expected: str
    fix: str

    def as_dict(self) -> dict:
        return {name: value for name, value in asdict(self).items() if value not in (None, "")}


def issue(
    code: str, *, sheet: str | None = None, at: tuple[int, int] | None = None, field: str | None = None,
    label: str | None = None, value: object = None, **words: object,
) -> Issue:
    """Make an issue of a known kind: `at` is (row, column) from 0, `label` the field's name on the screen."""
    kind = ISSUE_KINDS[code]
    shown = None if value is None else mask(str(value))[:60]
    words = {"sheet": sheet or "", "field": label or "", "value": shown or "", "file": "", **words}
    return Issue(
        code=code, severity=kind.severity.value, sheet=sheet, cell=name_of(*at) if at else None, field=field, value=shown,
        message=kind.message.format(**words), expected=kind.expected.format(**words), fix=kind.fix.format(**words))
