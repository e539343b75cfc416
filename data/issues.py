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
    "broken-markup": IssueKind(E, "文件“{file}”其实是网页或XML，而且已损坏，没有入库", "完整的表格文件", "请重新导出，或用Excel打开后另存为.xlsx"),
    "web-page-shell": IssueKind(E, "文件“{file}”只是网页的外壳，数据在同名的文件夹里，没有入库", "含有数据的一个文件",
                                "请用Excel打开原来的文件，另存为.xlsx再上传"),
    "page-without-table": IssueKind(E, "文件“{file}”其实是网页，里面没有表格，没有入库", "导出的表格", "可能是导出时登录已过期，请重新登录后再导出"),
    "is-word": IssueKind(E, "文件“{file}”是Word文档，不是表格，没有入库", "Excel表格", "请把文档里的表格复制到Excel，另存为.xlsx再上传"),
    "is-slides": IssueKind(E, "文件“{file}”是演示文稿，不是表格，没有入库", "Excel表格", "请上传做演示用的那张Excel表"),
    "is-pdf": IssueKind(E, "文件“{file}”是PDF或OFD版式文件，不是表格，没有入库", "Excel表格", "请向填报人要原来的Excel表"),
    "is-picture": IssueKind(E, "文件“{file}”是图片，不是表格，没有入库", "Excel表格", "请向填报人要原来的Excel表"),
    "is-archive": IssueKind(E, "文件“{file}”是压缩包，没有入库", "解压后的Excel表格", "请先解压，再上传里面的表格"),
    "is-locked": IssueKind(E, "文件“{file}”被单位的加密软件锁住了，没有入库", "解密后的文件", "请在加密软件里解密或申请外发后再上传"),
    "is-old-excel": IssueKind(E, "文件“{file}”是三十年前的Excel格式，没有入库", ".xlsx文件", "请用Excel打开后另存为.xlsx再上传"),
    "password": IssueKind(E, "文件“{file}”有密码或工作簿保护，打不开，没有入库", "没有密码的文件",
                          "请在Excel里取消打开密码和工作簿保护，另存为.xlsx再上传"),
    "macros-ignored": IssueKind(N, "文件“{file}”里有宏，没有运行，只读了数据", "", ""),
    "saved-as-markup": IssueKind(N, "文件“{file}”其实是网页或XML，已按里面的表格读取", "", ""),
    "read-by-fallback": IssueKind(W, "工作表“{sheet}”不合Excel的规范，换了一种方法才读出来", "规范的.xlsx文件", "请核对行数和数字；可用Excel打开后另存一份"),
    "broken-sheet": IssueKind(E, "工作表“{sheet}”已损坏，没有入库", "能用Excel打开的工作表", "请用Excel打开后另存为.xlsx再上传"),
    "quotes-mended": IssueKind(W, "文件“{file}”里的引号不成对，已尽量按原样读取", "成对的引号", "请核对含引号的各行；最好另存为.xlsx"),
    "shifted-rows": IssueKind(E, "第{rows}行等{count}行的格数多于列数，各列错了位，没有入库", "分隔符只用来分列", "请去掉文字里的分隔符，或另存为.xlsx再上传"),
    "broken-text": IssueKind(W, "有{count}格的文字编码已损坏，读成了乱码：{cells}", "完整的文字", "请在这几格重新填写，或重新导出"),
    # the sheet
    "no-sheet": IssueKind(E, "文件“{file}”里没有可读的工作表，没有入库", "至少一张有数据的表", "请检查是否传错了文件"),
    "unknown-kind": IssueKind(E, "工作表“{sheet}”认不出是哪种表，没有入库",
                              "台账、工单、征询表、底册、计划、议事或降雨表，第一行是列名",
                              "请检查是否传错了文件；若是台账，请让列名与模板一致"),
    "money-alone": IssueKind(E, "工作表“{sheet}”只有投资或资金的金额，没有计划数、完成数或当前阶段，没有入库", "有“计划数”和“完成数”，或有“当前阶段”",
                             "请补上“计划数（台、处等）”和“完成数”两列，或“当前阶段”一列；金额可留在“总投资”“已支付”列"),
    "shares-alone": IssueKind(E, "工作表“{sheet}”的“{value}”只是百分比，没有算出它的数量，没有入库", "计划数和完成数、总户数和同意户数、诉求量和解决数等数量",
                              "请补上算出百分比的两列数量再上传"),
    "parts-of-year-alone": IssueKind(E, "工作表“{sheet}”按季度、半年写数（{value}），看不出是计划还是要按月报的数，没有入库", "计划在标题写“年度计划”；诉求、进展按月填报",
                                     "是计划请在标题写明年份和“完工计划”；不是请改为一个月一列"),
    "unknown-figures": IssueKind(E, "工作表“{sheet}”第{row}行像是列名，但看不出要报的是什么：{value}，没有入库",
                                 "有“计划数”“当前阶段”“工单编号”“征询意见”等列", "请把列名改成模板里的说法，或检查是否传错了文件"),
    "unread-words": IssueKind(E, "工作表“{sheet}”像是逐户征询，但“{field}”一列的说法多数不认识：{value}，没有入库", "同意、反对、未表态、未联系等", "请改用这些说法，或检查这一列是不是意见"),
    "topics-alone": IssueKind(E, "工作表“{sheet}”只按类别统计诉求，没有写是哪个社区或小区，会与按社区报的数重复，没有入库", "有“社区”一列，或标题写明社区", "请加“社区”一列，或每个社区一列"),
    "missing-column": IssueKind(E, "工作表“{sheet}”像是{kind}，但缺少“{field}”一列，没有入库", "有“{field}”列", "请补上这一列再上传"),
    "unknown-month": IssueKind(E, "工作表“{sheet}”没有写明数据月份，没有入库", "列、标题、表名或文件名里有“2024年6月”",
                               "请指定数据月份，或在标题里写明"),
    "contradictory-month": IssueKind(E, "工作表“{sheet}”里的月份互相矛盾：{value}，没有入库", "各处月份一致", "请指定是哪个月，或改正标题、表名、文件名"),
    "several-months": IssueKind(E, "工作表“{sheet}”写的是几个月的合计，没有入库", "一张表一个月", "请按月分开填报"),
    "part-of-month": IssueKind(E, "工作表“{sheet}”写的是“{value}”，不是整月的数，没有入库", "一张表一个整月", "请按整月合计后再上传"),
    "unclear-span": IssueKind(E, "工作表“{sheet}”写的是“{value}”，看不出是哪一个月当月的数，没有入库", "标题写明“2024年6月”，数是当月的",
                              "是当月的数请指定数据月份；是年初以来的累计数请按月分开填报"),
    "cumulative-alone": IssueKind(E, "工作表“{sheet}”只有累计数（{value}），没有本月的数，各月相加会重复计算，没有入库", "有“本月次数”一列",
                                  "请补上“本月次数”；这一列就是当月的数时请把列名改成“次数”"),
    "no-rows": IssueKind(E, "工作表“{sheet}”没有一行能入库", "至少一行完整的数据", "请按下面的提示改正后再上传"),
    "hidden-sheet": IssueKind(N, "隐藏的工作表“{sheet}”没有读取", "", "需要入库时请先取消隐藏"),
    "empty-sheet": IssueKind(N, "工作表“{sheet}”是空的，已跳过", "", ""),
    "other-sheet": IssueKind(N, "工作表“{sheet}”不是数据表，已跳过", "", "如果它是数据，请让列名与模板一致"),
    "table-lost": IssueKind(W, "工作表“{sheet}”第{row}行像是另一张表的列名（{value}），看不出要报的是什么，它下面{count}行没有入库", "列名与模板一致", "要入库请把列名改成模板里的说法；不用入库可不改"),
    "table-let-pass": IssueKind(N, "工作表“{sheet}”第{row}行起是另一张表（{value}），不是要报的数，{count}行没有读", "", "要入库请把列名改成模板里的说法"),
    # the columns
    "guessed-column": IssueKind(W, "这些列名是猜的：{value}", "与模板一致的列名", "请核对；猜错时请改列名"),
    "doubled-column": IssueKind(W, "有两列都像“{field}”：用了{used_column}列“{used}”，没有用{own_column}列“{value}”", "每项一列", "请核对用的是不是该用的那一列"),
    "unread-columns": IssueKind(N, "这些列没有读：{value}", "", "需要入库时请把列名改成模板里的说法，或在上传页指定它是什么"),
    "table-beside": IssueKind(N, "表右边隔一列的“{value}”是另一张小表，没有读", "", "若是这张表的列，请删去中间的空列"),
    "unread-progress": IssueKind(W, "没有读出完成数和阶段；这些列没有读：{value}", "有“完成数”或“当前阶段”一列", "请补上“完成数”或“当前阶段”一列（百分比和金额换算不成数量）；只是列名不同的请改成模板里的说法，或在上传页指定它是什么"),
    "planned-added": IssueKind(N, "没有计划数，{count}行按已完成、在建、待开工三数之和作为计划数", "", "计划数另有其数时请加“计划数”一列"),
    "parts-added": IssueKind(N, "“{field}”按“{value}”各列相加", "", ""),
    "stage-counts-added": IssueKind(N, "“{value}”各列是各阶段的数量，已按开工前、在建和验收、完工和投用相加", "", ""),
    "stage-counts-unclear": IssueKind(W, "“{value}”各列的数加起来对不上计划数，分不清是现在处于还是累计到过各阶段，没有读", "各阶段之和等于计划数", "请填现在处于各阶段的数量，或改填完成数、在建数、待开工数"),
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
    "assumed-day": IssueKind(W, "“{field}”有{count}处日期没有写全（如“{value}”）：只写到月、旬、季的，开工按第一天、完工按最后一天；两位的年份按20××年", "完整日期", "可补上具体日期"),
    "assumed-year": IssueKind(W, "“{field}”有{count}处没有写年份，按{year}年入库（如“{value}”）", "完整日期", "请核对；可补上年份"),
    "trace-rain": IssueKind(W, "“{value}”按0计", "毫米数", "可填0"),
    "unknown-money-unit": IssueKind(W, "“{field}”没有写明单位，{count}处按元入库（如{value}）", "列名或标题写明元或万元", "请核对；是万元请在列名后写“（万元）”"),
    "suspected-10k-yuan": IssueKind(W, "“{field}”没有写明单位，{count}处按元入库，但数额偏小（如{value}），疑似万元", "列名或标题写明元或万元", "是万元请在列名后写“（万元）”再上传"),
    "suspected-yuan": IssueKind(W, "“{field}”按标明的单位折合{value}元，{count}处数额过大，疑似填的是元", "数额与标明的单位一致", "请核对单位"),
    "persons-not-households": IssueKind(W, "“{field}”一列写的是人数，{count}处按未填处理", "户数", "请改填户数，或把列名写清楚"),
    "implausible-amount": IssueKind(W, "“{field}”折合{value}，明显过大，没有入库", "合理的数额", "请核对单位和数字"),
    "not-a-date-required": IssueKind(E, "“{value}”不是确定的日期，这一行没有入库", "2024-06-30这样的日期", "请填写完整日期"),
    "not-a-number-required": IssueKind(E, "“{value}”不是确定的数，这一行没有入库", "数字", "请只填数字"),
    "share-not-stage": IssueKind(W, "“{field}”有{count}处写的是百分比（如“{value}”），看不出完成了几台（处）、到了哪个阶段，按未填处理",
                                 "施工、验收、已完工等阶段，或另有“完成数”", "请补上“完成数”一列，或在这一列写阶段（可写“施工60%”）"),
    "unknown-word": IssueKind(W, "“{field}”里的“{value}”不认识，按未填处理", "{expected_words}", "请改用列出的说法"),
    "unknown-word-required": IssueKind(E, "“{field}”里的“{value}”不认识，这一行没有入库", "{expected_words}", "请改用列出的说法"),
    "unknown-work-type": IssueKind(W, "改造类型“{value}”不认识，归入“其他”", "{expected_words}", "请改用列出的说法"),
    "unknown-topic": IssueKind(W, "诉求类别“{value}”不认识，没有别的依据时归入“其他”", "{expected_words}", "请改用列出的说法"),
    "work-type-from-name": IssueKind(N, "没有改造类型，{count}行按项目名称读出（如“{value}”读作{read}）", "", ""),
    "work-type-unlike-title": IssueKind(W, "{count}行的项目名称与标题里的改造类型不同，按项目名称读作{read}（如“{value}”）", "名称与标题一致，或有改造类型一列", "请核对"),
    "unknown-works": IssueKind(W, "“{value}”不是认得的改造类型，这张表归入“其他”", "标题或表名写明改造类型", "请核对；不是其他改造的请加“改造类型”一列"),
    "damaged-number": IssueKind(E, "工单编号“{value}”被Excel改成了近似数，这一行没有入库", "文本格式的编号", "请把这一列设为文本后重新导出"),
    "damaged-code": IssueKind(W, "“{field}”“{value}”被Excel改成了近似数，按未填处理", "文本格式的编号", "请把这一列设为文本后重新导出"),
    "personal-number": IssueKind(E, "“{field}”像是电话、证件号、邮箱或姓名，这一行没有入库", "工单或项目自己的编号", "请改填编号"),
    "personal-code": IssueKind(W, "“{field}”像是电话、证件号、邮箱或姓名，按未填处理", "工单或项目自己的编号", "请改填编号"),
    "not-a-place": IssueKind(W, "“{value}”是日期，不是{field}，按未填处理", "文字或编号", "请把单元格改成文本格式后重填（如8-9号楼）"),
    "not-a-place-required": IssueKind(E, "“{value}”是日期，不是{field}，这一行没有入库", "文字或编号", "请把单元格改成文本格式后重填（如3-501）"),
    "unclear-place": IssueKind(W, "“{value}”看不出是哪个{field}，按未填处理", "一个名称或编号，如3号楼、2单元", "请写明；几个请用顿号隔开"),
    "unclear-place-required": IssueKind(E, "“{value}”看不出是哪个{field}，这一行没有入库", "一个名称或编号，如3号楼、2单元、501", "请写明"),
    "unclear-room-key": IssueKind(W, "有{count}个房号（如“{value}”）的第一个数是楼号还是单元号不明确，按原样入库", "单元另写一列，或写作“2单元501”", "请写明单元"),
    "place-contradiction": IssueKind(E, "“{value}”与这一行另写的楼栋或单元不一致，这一行没有入库", "同一处只写一个地点", "请核对后改正"),
    "unclear-round": IssueKind(E, "“{value}”看不出是第几轮，这一行没有入库", "1、2，或第一轮、第二轮", "请写明轮次"),
    "unlisted-reason": IssueKind(N, "“{field}”有{count}处说的不是列出的原因，按“其他”入库，原话不保存", "", "可改填采光、噪音、费用分摊、低楼层不受益等"),
    "not-yes-or-no": IssueKind(W, "“{value}”看不出是或否，“{field}”按未填处理", "是或否", "请填是或否"),
    "error-cell": IssueKind(W, "单元格是公式错误，“{field}”按未填处理", "能算出的值", "请改正公式或直接填数"),
    "uncached-formula": IssueKind(W, "公式没有算出结果，“{field}”按未填处理", "有结果的公式", "请用Excel打开、保存一次再上传"),
    "two-ticks": IssueKind(E, "同一户打了{count}个勾，这一行没有入库", "只打一个勾", "请只保留一个"),
    "unclear-tick": IssueKind(E, "“{column}”这一格写的不是勾，看不出打没打勾，这一行没有入库", "打勾（√）或空着", "请只打勾，说明写到备注"),
    "unstated-opinion": IssueKind(W, "有{count}户没有填意见（如这一户），按“未表态”入库", "每户写明意见", "请核对；已经表态的请补上"),
    "range-assumed": IssueKind(W, "“{value}”按一段楼号理解为{read}", "写明“1号楼、2号楼”或“1-2号楼（一栋）”", "请核对"),
    "date-from-number": IssueKind(N, "没有来电时间，{count}行按工单编号里的日期入库", "", ""),
    # the rows
    "past-rows": IssueKind(W, "“{value}”以下{count}行是另一时期的数，没有入库", "只有数据月份的各行", "请核对；要入库请放到那个月的表里"),
    "section-row": IssueKind(N, "分节标题、重复的列名或序号行，不是数据，未入库", "", ""),
    "footer-row": IssueKind(W, "这一行以“{value}”开头，按表尾的签字、说明处理，没有入库", "表尾在数据之后", "请核对；是数据请补全必填的各列"),
    "example-row": IssueKind(N, "模板里的示例行，不是数据，未入库", "", "确实是数据请去掉“例”字，或写明真实的社区"),
    "blank-community": IssueKind(W, "有{count}行没有写社区（如这一行），按“未写明社区”入库", "每行写明社区", "请补上；合并单元格请保持合并"),
    "place-carried": IssueKind(W, "有{count}行没有写{field}（如这一行），按上面一行的“{value}”入库", "每行写明{field}", "请核对后补上；合并单元格请保持合并"),
    "place-parted": IssueKind(N, "有{count}处把社区和小区写在一格（如“{value}”），分别读作{read}", "", "分成“社区”“小区”两列更稳妥"),
    "place-parted-by-ending": IssueKind(W, "有{count}处像是把社区和小区写在一格（如“{value}”），分别读作{read}", "社区、小区各一列",
                                        "请核对；它若是一个小区的全名，请另加“社区”一列"),
    "name-variants": IssueKind(W, "有{count}组名称像是同一个社区的不同写法（{value}），按不同社区入库", "一个社区一种写法", "是同一个请统一写法；不是可不改"),
    "place-levels-differ": IssueKind(W, "有{count}处小区里写的社区与这一行的社区不同（如“{value}”与“{community}”），按原样入库",
                                     "两处是同一个社区", "请核对后改正"),
    "places-from-address": IssueKind(N, "有{count}行按“{field}”一列里的文字读出地点（如{read}），门牌号不入库", "", "分成“社区”“小区”“楼栋”几列更稳妥"),
    "unread-address": IssueKind(W, "有{count}行的“{field}”看不出是哪个社区、小区（如这一行），按“未写明社区”入库", "如“××社区××小区3号楼”", "请补上“社区”一列，或在地址里写明社区、小区"),
    "no-community": IssueKind(W, "这张表的{count}件工单都没有社区，入库后分不到社区", "有“社区”一列", "请补上“社区”一列再上传；只看全街道的数可不改"),
    "no-community-in-column": IssueKind(W, "这张表的{count}件工单都没有读出社区，入库后分不到社区；“{value}”一列像是地点", "有“社区”一列",
                                        "请把这一列的列名改成“社区”“小区”或“地址”，地址里写明“××社区”"),
    "no-figures": IssueKind(E, "这一行没有数量、阶段和日期，没有入库", "至少有计划数或当前阶段", "是项目请补上数量（没有请填0）；是说明或分节标题可不改"),
    "nil-report": IssueKind(N, "零报告行，没有项目，未入库", "", ""),
    "counts-by-date": IssueKind(N, "没有完成数和阶段，{count}行按实际开工、竣工日期推算完成和在建", "", ""),
    "open-counts": IssueKind(W, "有{count}行计划不止1台（处）、阶段在施工或验收（如这一行），看不出完成了几台，完成数按未填处理",
                             "有“完成数”一列", "请补上“完成数”一列"),
    "no-place": IssueKind(E, "这一行没有社区、小区、楼栋或项目名称，没有入库", "至少写明一个地点", "请补上地点；若是合计行请在行首写“合计”"),
    "total-row": IssueKind(N, "合计行不入库，只用来核对", "", ""),
    "sum-lines": IssueKind(W, "有{count}行没有写合计，但正好是相邻各行之和（如这一行），按小计处理，没有入库", "小计行写明“小计”", "请核对；不是小计请写明它自己的小区"),
    "possible-sums": IssueKind(W, "有{count}行比旁边的行写得粗（如这一行没有写小区、类别或类型），若是小计会重复计算，已入库", "小计行写明“小计”", "是小计请在行首写“小计”；不是请写全"),
    "equals-all-others": IssueKind(W, "“{value}”这一行正好是其余各行之和，若是合计会重复计算，已入库", "合计行写明“合计”", "是合计请在行首写“合计”；不是可不改"),
    "part-of-line": IssueKind(W, "有{count}行写着“其中”（如“{value}”），已算在上一行里，没有单独入库", "“其中”各行之和等于上一行", "要按细类统计，请写全各细类，使其和等于上一行"),
    "total-mismatch": IssueKind(W, "“{field}”合计写的是{value}，逐行相加是{sum}", "两数相等", "请核对是漏了行还是合计没更新"),
    "joint-copy": IssueKind(N, "协办工单不重复计数，未入库", "", ""),
    "void-order": IssueKind(N, "作废或剔除的工单不计入，已记为撤下", "", ""),
    "perhaps-void": IssueKind(W, "有{count}件工单写着“{value}”，看不出是否已剔除、作废或退走，仍计入诉求", "状态一列写明“剔除”“作废”或“已办结”",
                              "已剔除、作废的请在“状态”一列写明；仍要计入的可不改"),
    "repeated-row": IssueKind(N, "这一行在工作表“{other}”里已有，只算一次", "", ""),
    "repeated-row-differs": IssueKind(W, "这一行在工作表“{other}”里也有，但{fields}写得不一样，以“{other}”为准", "两处一致", "请核对哪一处是新的"),
    "summary-sheet": IssueKind(N, "工作表“{sheet}”是其他表的汇总，不重复入库", "", ""),
    "summary-row": IssueKind(N, "这一行是“{other}”各行的汇总，不重复入库，只用来核对", "", ""),
    "sheet-name-as-place": IssueKind(N, "没有写社区的列，按工作表名把“{value}”当作{level}", "", "如不是，请在表里加上社区一列"),
    "plan-months-added": IssueKind(W, "“{field}”是每个月自己的数，已逐月相加成累计数入库", "累计数", "请核对；若本来就是累计数，请改正变小的那个月"),
    "plan-months-assumed": IssueKind(W, "没有写明“{field}”是累计数还是当月数，按累计数入库", "列名或标题写明“累计”", "请核对；若是当月数请改成累计数"),
    "cumulative-plan-falls": IssueKind(W, "写明“{field}”是累计数，但后面的月份比前面少，按原样入库", "累计数不会减少", "请核对变小的那个月；若是当月数请改写“当月”"),
    "plan-parts-added": IssueKind(N, "“{field}”是各季度（半年）自己的数，合起来等于全年数，已逐期相加成累计数入库", "", ""),
    "plan-parts-assumed": IssueKind(W, "没有写明“{field}”是各季度（半年）自己的数还是累计数，按自己的数逐期相加成累计数入库", "列名或标题写明“累计”，或另有全年数",
                                    "请核对；若是累计数请在标题写明“累计”"),
    "plan-part-open": IssueKind(E, "前面的季度没有写数，“{field}”算不出从1月起的累计数，这一期没有入库", "从第一季度起每期都有数", "请补上前面的季度，没有计划填0；是累计数请在标题写明“累计”"),
    "stage-against-counts": IssueKind(W, "阶段写“{stage}”，但计划{planned}、完成{done}", "阶段与数量一致", "请核对阶段或数量"),
    "blank-unit": IssueKind(W, "有{count}户没有写单元（如这一行），同楼其他户写了", "每户写明单元", "请补上；合并单元格请保持合并"),
    "answers-exceed-households": IssueKind(W, "同意、反对、未表态等共{sum}户，多于总户数{households}", "各项之和不多于总户数", "请核对"),
    "stage-against-finish": IssueKind(W, "有{count}行写着竣工日期（如这一行{finished}），阶段却写“{stage}”", "阶段与日期一致",
                                      "请核对阶段或日期；是计划竣工请填到计划一列"),
    "doubled-code": IssueKind(W, "有{count}个项目编号写在几个不同的项目上（如“{value}”），这些项目按地点和类型区分", "一个项目一个编号", "请核对编号"),
    "doubled-row": IssueKind(W, "与第{other}行重复，两行都已入库", "每项一行", "请核对，多余的一行请删去"),
    "works-twice": IssueKind(W, "有{count}行与前面的行是同一栋楼（同一项目），数量或阶段却不同（如这一行与第{other}行），各行都已入库",
                             "每项一行", "请核对：是同一项的请只留新的一行，是两项的请写明单元或项目名称"),
    "works-in-two-sheets": IssueKind(W, "有{count}行与工作表“{other}”里的是同一栋楼（同一项目），写得却不一样（如这一行），各行都已入库，会重复计算",
                                     "每项一行", "请核对哪一张是新的，只上传那一张"),
    "hours-added": IssueKind(N, "有{count}天写了几个时刻的雨量（如{value}），已按天相加", "", ""),
    "several-lines-a-day": IssueKind(E, "有{count}天同一天有几行（如{value}），看不出哪一行是这一天的雨量，这些行没有入库", "一天一行", "几个站点的请只留一个站或改填平均；几个时段的请加“时间”一列"),
    "same-key": IssueKind(W, "“{value}”在本表出现多次，以最后一行为准", "每个一行", "请删去旧的一行"),
    # over the row
    "done-exceeds-planned": IssueKind(W, "完成{value}多于计划{planned}", "完成数不多于计划数", "请核对；确实超额完成可不改"),
    "counts-do-not-add-up": IssueKind(W, "已完成{done}＋在建{running}＋待开工{waiting}不等于计划{planned}", "三数之和等于计划",
                                      "请核对这一行"),
    "counts-exceed-planned": IssueKind(W, "已完成{done}＋在建{running}多于计划{planned}", "两数之和不多于计划", "请核对这一行"),
    "date-ahead": IssueKind(W, "“{field}”是{value}，比数据月份（{month}）晚得多", "已经发生的日期", "请核对年份；是计划日期请填到计划一列"),
    "paid-exceeds-budget": IssueKind(W, "已支付{value}元多于总投资{budget}元", "支付不多于投资", "请核对两列的数和单位"),
    "benefiting-exceeds-households": IssueKind(W, "惠及{value}户多于总户数{households}", "惠及户数不多于总户数", "请核对"),
    "finish-before-start": IssueKind(W, "竣工日期{value}早于开工日期{started}", "先开工后竣工", "请核对两个日期"),
    "day-to-come": IssueKind(W, "“{field}”有{count}行晚于今天（如{value}）", "已经过去的日期", "请核对年份"),
    "year-to-come": IssueKind(E, "“{field}”写的是{value}，比今天晚一年以上，这一行没有入库", "已经过去的日期", "请核对年份"),
    "end-before-beginning": IssueKind(W, "有{count}行的“{field}”早于“{other}”（如{value}早于{than}）", "先后顺序正确", "请核对两个日期"),
    "part-exceeds-whole": IssueKind(W, "有{count}行的“{field}”多于“{other}”（如{value}多于{than}）", "部分不多于全部", "请核对两个数"),
    "unlike-area": IssueKind(W, "有{count}户的面积与其他户相差太大（如{value}平方米，一般是{usual}平方米）", "以平方米为单位的面积", "请核对小数点和单位"),
    "agreed-exceeds-households": IssueKind(W, "同意{value}户多于总户数{households}", "同意户数不多于总户数", "请核对"),
    # over the months, beside what is stored
    "cumulative-fell": IssueKind(W, "{name}的“{field}”比以前少：{earlier_month}是{earlier}，这次是{value}", "累计数不会减少", "请核对这次和上次哪个对"),
    "plan-changed": IssueKind(W, "有{count}项的“{field}”与上次（{earlier_month}）不同：{names}", "年内计划数不变", "请核对；确实调整可不改"),
    "stage-went-back": IssueKind(W, "{name}的阶段比以前靠前：{earlier_month}是“{earlier}”，这次是“{value}”", "阶段往后走", "请核对这次和上次哪个对"),
    "project-missing": IssueKind(W, "{earlier_month}有、这次没有的{count}项：{names}", "上月的项目本月都在", "请核对是否漏报；完成、取消的也请保留一行并写明"),
    "community-missing": IssueKind(W, "{earlier_month}一起报、{month}还没有的社区{count}个：{names}", "上月报的社区本月也报", "请催报或补上；确实没有可不改"),
    "unknown-place": IssueKind(W, "没见过“{value}”，是不是“{like}”？", "{like}", "写错了请改正，或选“{like}”并记住；确实是新的可不改"),
    "new-community": IssueKind(W, "没见过“{value}”这个社区", "以前用过的社区名称", "请核对名称；确实是新的可不改"),
    "replaces-upload": IssueKind(N, "将替换第{upload}次入库的“{other}”中同一范围的{count}行", "", "不对请核对月份和社区；入库后也可撤销"),
    "same-scope-twice": IssueKind(W, "与一起上传的“{other}”是同一月份、同一范围，那份的{count}行会被这份替换", "同一范围只有一个文件", "请合并成一个文件，或去掉旧的一个"),
    "amendment-replaced": IssueKind(W, "看板里“{other}”（改为{value}）会被这份文件替换", "文件里也已改正", "请先在文件里改正，或入库后再更正一次"),
    "totals-differ-from-orders": IssueKind(W, "{name}{month}汇总是{value}件，工单是{orders}件{more}", "汇总与工单件数相等", "请核对；看板以工单为准"),
    "round-incomplete": IssueKind(W, "有{count}个单元后一轮的户数比前一轮少：{names}", "后一轮包括前一轮各户", "请核对是否漏户；只征询部分住户可不改"),
    "plan-rewritten": IssueKind(W, "有{count}项计划数与最早入库的不同：{names}；最早的仍作基准，这次的另存一版", "计划入库后不变", "请核对；确实调整可不改"),
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
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # as the clerk typed it: 5, not 5.0
    shown = None if value is None else mask(str(value))[:60]
    words = {"sheet": sheet or "", "field": label or "", "value": shown or "", "file": "", **words}
    return Issue(
        code=code, severity=kind.severity.value, sheet=sheet, cell=name_of(*at) if at else None, field=field, value=shown,
        message=kind.message.format(**words), expected=kind.expected.format(**words), fix=kind.fix.format(**words))
