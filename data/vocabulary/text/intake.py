"""Words around the spreadsheets: upload, the workbooks handed back, the command line."""

# --- Upload ---

MASKED = "＊＊"

UPLOAD_FOR_STAFF = "数据上传由工作人员操作；“领导视图”里不显示。"
UPLOAD_LABEL = "把本月的台账、工单、征询表一起拖进来（Excel、.et .ods .csv，系统导出的网页表格也行）"
UPLOAD_CLERK = "经手人"
UPLOADED_BY = "数据员"
UPLOAD_READING = "正在读取 {file}（第{number}个，共{count}个）；大的文件要十几秒，请稍等"
UPLOAD_COMPARING = "正在和已入库的数比较……"
UPLOAD_WHICH_MONTH = "“{file}”是哪个月的数据？"
UPLOAD_CHOOSE_MONTH = "请选择数据月份"
UPLOAD_REFUSED = "没有入库，什么也没有改动。"
UPLOAD_REFUSED_WHY = "原因和改法见下面，改好后再传一次。"
UPLOAD_ASK_MONTH = "请先在下面选数据月份，选好就能入库。"
UPLOAD_SOME_REFUSED = "{files}不能入库，其余可以。"
UPLOAD_MUST = "{errors}项不改就不能入库，{warnings}项可以先入库再改。"
UPLOAD_MAY = "都可以先入库再改。"
UPLOAD_UNCHANGED = "看板现在仍是原来的数。"
UPLOAD_LOOK = "还没入库：有{count}项要您看一下。"
UPLOAD_READY = "可以入库：{files}个文件共{rows}行都看懂了。"
UPLOAD_KNOWN = "{files}的内容以前已入库，再入库数字也不会变。"
UPLOAD_DONE = "已入库，可以用了。"
UPLOAD_DONE_WHAT = "{files}个文件，{rows}行，数据月份：{months}。"
UPLOAD_SAME = "已入库过，数字没有变化。"
UPLOAD_SAME_WHAT = "{files}的内容以前已入库，这次没有重复入库。"
UPLOAD_NO_MONTH = "按各行日期"
UPLOAD_NUMBER = "第{upload}次"
UPLOAD_AGAIN = "{files}的内容以前已入库，数字没有变化。"
UPLOAD_UNDO_ALL = "撤销这次入库"
UPLOAD_REASON_NEEDED = "没有撤销：请先写明撤销原因。"
UPLOAD_ROWS = "{rows}行"
UPLOAD_ROWS_REJECTED = "另有{rows}行不能入库"
UPLOAD_ISSUES = "要改的地方（{count}项）"
UPLOAD_NO_ISSUES = "没有要改的地方"
UPLOAD_NOTICES = "另有{count}条提示，不用处理"
UPLOAD_ISSUE_COLUMNS = {"severity": "级别", "where": "文件 · 表", "cell": "单元格", "value": "现在是", "fix": "怎么改"}
UPLOAD_CELLS = "{cells} 等{count}处"
UPLOAD_VALUES = "{values} 等{count}种"
UPLOAD_WORDS = "请改用{words}，或在下面选一次、以后都认识"
UPLOAD_COLUMN = "{fix}，或在下面指明是哪一列"
UPLOAD_ALIKE = "例如：{message}"
UPLOAD_ISSUE_LIST = "下载问题清单"
UPLOAD_ISSUE_FILE = "问题清单.xlsx"
UPLOAD_ISSUE_LIST_COLUMNS = ("级别", "文件", "工作表", "单元格", "现在是", "问题", "应为", "怎么改")
UPLOAD_MARKED = "下载标好的原文件"
UPLOAD_MARKED_ONE = "标好的“{file}”"
UPLOAD_SLICES = "每个社区一份"
UPLOAD_SLICES_HELP = "只有这个社区的行，个人信息列留空，可以直接发给社区去改。"
UPLOAD_SLICE = "下载这个社区的"
UPLOAD_SLICE_OF = "{community}（{file}）"
UPLOAD_CLEAR_SAMPLES = "同时清除示例数据（建议）"
UPLOAD_COMMIT = "入库{rows}行"
UPLOAD_COMMIT_GOOD = "先入库能用的{rows}行"
UPLOAD_GIVE_UP = "放弃"

UPLOAD_LOADED_BEFORE = "已入库过（第{upload}次）"

CHANGES = "入库后会变什么"
CHANGES_OF = "入库后会变什么（{month}）"
CHANGES_NONE = "没有可入库的行，看板不会变。"
CHANGES_COLUMNS = {"metric": "指标", "before": "现在", "after": "入库后", "change": "变化"}
CHANGES_METRICS = {
    "planned_count": "计划", "completed_count": "已完成", "in_progress_count": "在建", "not_started_count": "待开工",
    "complaints_count": "12345诉求（件）"}
CHANGES_ROWS_OF = "{kind}（行）"
CHANGES_NEW = "新增"
CHANGES_SAME = "各项合计都没有变化。"
CHANGES_NOTHING = "和现在的数一样，没有变化。"
CHANGES_ROWS = "台账逐行：新增{new}、改变{changed}、本次没有{missing}"
CHANGES_ROW = {"missing": "▲ 本次没有", "changed": "改变", "new": "新增"}
CHANGES_ROW_COLUMNS = ("变化", "项目", "原来 → 入库后")
CHANGES_MISSING = "▲ 原来有、这次没有的{count}行：{names}。如不是漏报，可以入库。"
CHANGES_SINCE = "和上个月比：新增{new}、改变{changed}、上月有本月没有{missing}"
CHANGES_ORDERS = "工单：{counts}"
CHANGES_ORDER_COUNT = "{change}{count}件"
CHANGES_ORDER = {"new": "新增", "changed": "有变化", "restored": "恢复", "withdrawn": "撤下"}
CHANGES_ORDER_COLUMNS = ("变化", "工单编号", "原来 → 入库后")
CHANGES_CONSENTS = "征询意见有变化的{count}户"
CHANGES_CONSENT_COLUMNS = ("单元", "原来 → 入库后", "户数")
CHANGES_FIRST = "共 {count} 件，Excel 里列前 {shown} 件。"
CHANGES_SCOPE = "只替换{what}。"
CHANGES_SCOPE_ONE_BY_ONE = "{kinds}只更新文件里有的。"
CHANGES_SCOPE_REST = "其他都不动；可整次撤销。"

SHEETS = "看懂了什么"
SHEETS_WHICH = "看哪张表"
SHEETS_CHOOSE = "共{count}张表，选一张看"
SHEETS_NAME = "表“{sheet}”"
SHEETS_NO_NAME = "这张表"
SHEETS_UNDERSTOOD = "{where}看懂成了 {kind}（{header}，{count}行入库）"
SHEETS_LACKING = "{where}像是 {kind}，但没有找到“{fields}”一列"
SHEETS_UNKNOWN = "{where}没有看懂是哪种表"
SHEETS_HEADER_ROW = "第{row}行是列名"
SHEETS_HEADER_ROWS = "第{first}–{last}行是列名"
SHEETS_READ_AS = "看成"
SHEETS_UNUSED = "未用"
SHEETS_PERSONAL = "不读取"
SHEETS_GUESSED = "{field} · 猜"
SHEETS_GAP = "中间{count}行没有列出"
SHEETS_KEY = "“看成”一行是看板对各列的理解；姓名、电话等列不读取、不入库。■ 必须改 ▲ 建议改"

COLUMNS_WHICH = "哪一列看错了或没有用上？"
COLUMNS_NAME = "列 {letter}“{header}”"
COLUMNS_IS = "它是"
COLUMNS_CHOOSE = "选一项"
COLUMNS_LEAVE_OUT = "不读这一列"
WORDS = "这些说法是什么意思？（记住后，以后的文件自动认识）"
WORDS_IS = "“**{said}**”（{field}，{count}处）是"
WORDS_CHOOSE = "选一个说法"
WORDS_REMEMBER = "记住"
PLACES_IS = "没见过“**{said}**”（{level}，{count}处），是不是“**{like}**”？"
PLACES_YES = "是，按它改"
PLACES_NEW = "不是，是新的"
WORDS_MORE = "另有{count}个不认识的说法，记住上面的以后再问。"

RECEIPT = "入库回执"
RECEIPT_STAMP = "{moment} · 经手人：{who} · {number}入库"
RECEIPT_COLUMNS = {
    "number": "编号", "file": "文件", "rows": "内容", "months": "数据月份", "issues": "提醒", "digest": "文件校验码"}
RECEIPT_WARNED = "建议改{warnings}处，必须改{errors}处"
RECEIPT_SPAN = "{first}至{last}"
RECEIPT_DOWNLOAD = "下载回执"
RECEIPT_FILE = "入库回执_第{upload}次.xlsx"

UPLOAD_TABS = {"history": "入库记录", "board": "谁还没报", "amend": "更正", "templates": "模板", "remembered": "已记住的说法"}

HISTORY = "入库记录"
HISTORY_EMPTY = "还没有入库记录。"
HISTORY_STATUS = {"accepted": "已入库", "accepted_with_warnings": "已入库，有提醒", "undone": "已撤销"}
HISTORY_COLUMNS = {
    "status": "状态", "number": "编号", "file": "文件", "kinds": "内容", "data_month": "数据月份", "rows_count": "行数",
    "uploaded": "时间 · 谁"}
HISTORY_AMENDED = "◆ 更正"
HISTORY_SAMPLE = "{file}（示例）"
HISTORY_CLEARED = "已清除的示例（{count}次入库）"
HISTORY_CHOICE = "第{upload}次 {file}（{status}）"
HISTORY_STEP = "第{upload}次起整次：{first}等{count}个文件"
HISTORY_WHICH = "撤销或恢复哪一次？"
HISTORY_CHOOSE = "选择一次入库或更正"
HISTORY_REASON = "撤销原因"
HISTORY_REASON_EXAMPLE = "例如：传错了月份"
HISTORY_UNDO = "撤销"
HISTORY_REDO = "恢复"
HISTORY_UNDONE = "{moment} 由 {who} 撤销，原因：{reason}"
HISTORY_UNDONE_WHY = "撤销原因：{reason}"

BOARD_EMPTY = "还没有台账或工单，报过一次以后这里会列出谁还没报。"
BOARD_KIND = "看哪种表"
BOARD_STATUS = {"reported": "● 已报", "reported_with_warnings": "▲ 有提醒", "missing": "— 未报"}
BOARD_ALL = "**{month}：{count}个社区都报了。**"
BOARD_MISSING = "**{month}：{count}个社区中{missing}个还没报**：{names}。"
BOARD_MORE = "等{count}个"
BOARD_FILE = "谁还没报_{kind}"

AMEND = "更正什么"
AMEND_WHAT = {"number": "改一个数或一格", "name": "改一个地名"}
AMEND_HELP = "已入库的一行里有一格不对，又等不及重新报表时，在这里改；原来的数留着，可撤销。以后再传同月的表，以新表为准。"
AMEND_KIND = "哪种表"
AMEND_LINE = "哪一行"
AMEND_LINE_CHOOSE = "共{count}行，输入小区或编号查找"
AMEND_FIELD = "改哪一项"
AMEND_SOURCE = "出处：{file} · {sheet} 第{row}行"
AMEND_NOW = "{field}现在是 **{value}**"
AMEND_VALUE = "改为"
AMEND_WHY = "为什么改"
AMEND_WHY_EXAMPLE = "例如：社区来电更正"
AMEND_NEXT = "下一步"
AMEND_INCOMPLETE = "请写明改成什么、为什么改。"
AMEND_CONFIRM = "{line}：{field} **{old} → {new}**"
AMEND_DOUBT = "请先核对，改后会变成：{problems}。确实如此仍可保存。"
AMEND_SAVE = "保存更正"
AMEND_CANCEL = "不改了"
AMENDED = "已更正，各页已按新的数。"
AMEND_UNDO = "撤销这次更正"
RENAME_HELP = "同一个地方前后写法不一样时，把已入库的都改成一种写法。"
RENAME_REMEMBER = "以后的文件里也这样认"
RENAME_LEVEL = "哪一级"
RENAME_SAID = "现在的写法"
RENAME_MEANT = "改为"
RENAME_CONFIRM = "所有已入库的“**{said}**”都改为“**{meant}**”"

TEMPLATES_HELP = "空表里已填好本街道的社区和小区，列名和下拉选项都是看板认识的。发给各社区照着填，传回来不用再改。"

REMEMBERED_NONE = "还没有记住的说法。上传时遇到不认识的列名、说法或地名，选一次就会记在这里，以后的文件自动认识。"
REMEMBERED_COLUMNS = ("说的是", "表里写的", "看成", "时间", "谁")
REMEMBERED_SUBJECTS = {"header": "{scope}的列名", "word": "“{scope}”的说法", "place": "{scope}的名称"}
REMEMBERED_WHICH = "删除哪一条？"
REMEMBERED_CHOOSE = "选择一条"
REMEMBERED_CHOICE = "“{said}”是“{meant}”"
REMEMBERED_FORGET = "删除"


# --- Workbooks handed back ---

ISSUE_SHEET = "问题清单"
ISSUE_COLUMNS = ("级别", "楼栋/地点", "数据月份", "工作表", "单元格", "现在是", "问题", "应为", "怎么改")
ISSUE_HINT = "红色的必须改，黄色的建议改；点“单元格”一列可跳到原处。改好后把整个文件再传一次即可，这一页不用删。"
ISSUE_HINT_ROWS = "原表超过2万行，这里只有有问题的行（原行号在最后一列）。请在原表里改好后再传；不要传这一份。"
ISSUE_HINT_SLICE = "这里只有本社区的行（原行号在最后一列）。红色的必须改，黄色的建议改；点“单元格”一列可跳到原处。"
ISSUE_HINT_ALONE = "请按“单元格”一列在原表里改好后再传一次。"
ISSUE_REST = "还有{count}处没有列在这里；它们的单元格也涂了颜色。改好上面这些再传，会列出剩下的。"
MARK_LINE = "【{severity}】{where}{message}"
MARK_ROW = "第{row}行："
MARK_EXPECTED = "应为：{expected}"
MARK_FIX = "怎么改：{fix}"
MARK_HEADING = "—— 看板标注 ——"
RETURNED_MARKED = "标注"
RETURNED_ROWS = "问题行"
RETURNED_SHEET = "Sheet1"
ORIGINAL_ROW = "原行号"

TEMPLATE_FILE = "模板_{kind}.xlsx"
GUIDE_SHEET = "填写说明"
GUIDE_TITLE = "{kind}：在第一张表里每行填一项；橙色的列必填，其余没有就空着（不要填0）；用不到的行请删去。列名请不要改。"
GUIDE_COLUMNS = ("这一列", "必填", "填什么", "例子", "可填的说法")
GUIDE_NEEDED = "必填"
TEMPLATE_AUTHOR = "填写说明"
TEMPLATE_NEEDED = "必填。"
TEMPLATE_EXAMPLE = "例如：{example}"
TEMPLATE_WORDS = "可填：{words}"
TEMPLATE_NOT_LISTED = "名单里没有这个说法。确实要填吗？"
TEMPLATE_ONLY_LISTED = "请从下拉名单里选。"
TEMPLATE_ONLY_WHOLE = "请填0或更大的整数，不带单位。"
TEMPLATE_ONLY_NUMBER = "请填0或更大的数，不带单位。"
TEMPLATE_ONLY_YEAR = "请填四位年份，如2025。"
TEMPLATE_ONLY_DATE = "请填完整日期，如2025-06-30。"
YES_OR_NO = ("是", "否")
TEMPLATE_HOW_BY_READER = {
    "term": "从下拉名单里选一个。", "name": "名称，每个月写法一致。", "text": "文字；不要写姓名、电话。", "free_text": "一两句话；不要写姓名、电话。",
    "reason": "采光、通风、噪音、费用分摊、房屋价值、刚装修、施工期间生活不便、低楼层不受益等，几个用顿号隔开；原话不保存。",
    "count": "整数，不带单位；没有填报就空着，确实为0填0。", "money": "以元为单位的数字。", "area": "以平方米为单位的数字。", "decimal": "数字。", "rainfall": "毫米，数字。",
    "start_date": "完整日期。", "finish_date": "完整日期。", "moment": "日期和时间。", "month": "年和月；在Excel里填那个月的任一天也可以。",
    "year": "四位年份。", "yes_no": "是或否。", "identifier": "编号，按文本填，一位也不要少。", "building": "楼号。", "unit": "单元、门或立管。",
    "room": "房号，不带楼号和单元。", "round": "第几轮，填数字。", "categories": "大类到细类，用“-”隔开。", "transient": "文字。"}
TEMPLATE_HOW = {
    "report_month": "这一行是哪个月的数。", "building": "一行一栋；几栋合计的写成“1号楼、2号楼”。", "planned_count": "计划做几部、几处或几栋，按计量单位数。",
    "completed_count": "到月底累计完成的数。", "in_progress_count": "月底正在施工的数。", "count_unit": "数的是部、台、处还是栋。",
    "responsible": "单位或岗位，不写姓名。", "planned_finish_count": "到这个月底累计应完工的数；月份空着表示全年。",
    "plan_month": "空着表示全年；填月份表示累计到那个月。"}
EXAMPLES = {
    "street": "演示街道", "community": "甲子社区", "compound": "甲子花园", "building": "3号楼", "unit": "2单元", "room": "501",
    "project_code": "JG-2025-012", "project_name": "甲子花园3号楼上下水改造", "request_id": "202506010012345", "count_unit": "部",
    "previous_request_id": "202505010012345", "contractor": "某某建设公司", "responsible": "城建科", "round": "1", "floor": "5",
    "blocked_reason": "一层住户未同意", "remarks": "夜间不施工", "objection_reason": "担心采光"}
EXAMPLES_BY_READER = {
    "count": "12", "money": "1250000", "area": "86.5", "decimal": "12.5", "rainfall": "12.5", "start_date": "2025-06-30", "finish_date": "2025-06-30",
    "moment": "2025-06-30 09:12", "month": "2025-06", "year": "2025", "text": "文字", "free_text": "文字", "reason": "采光", "categories": "市政-排水-污水外溢"}


# --- Command line ---

COMMAND_LINE = "读取、入库、撤销、备份街道改造的表格。"
COMMANDS = {
    "inspect": "读取并检查文件，不入库", "load": "入库，一个文件一次", "history": "入库记录", "undo": "撤销一次入库",
    "redo": "恢复一次撤销", "corrections": "记住的更正；--forget 编号 不再使用一条", "backup": "备份到一个新文件", "restore": "用备份替换现有数据", "sample": "生成示例表格"}
LOAD_LINE = "{file}：{status}，{rows}行"
UNDONE = "第{upload}次入库已撤销。"
REDONE = "第{upload}次入库已恢复。"
FORGOTTEN = "第{correction}条更正已删除。"
BACKED_UP = "已备份到 {file}。"
RESTORED = "已用 {file} 恢复；原来的数据保存在 {kept}。"
STORE_ERRORS = {
    "missing": "没有找到 {detail}，请检查路径，或先入库。",
    "locked": "数据库 {detail} 正被看板或别的程序使用，请在看板里操作，或先关闭看板。",
    "unreadable": "数据库 {detail} 打不开，不是本看板的数据文件或已损坏，请用备份恢复。",
    "not-a-backup": "{detail} 不是本看板的备份文件，没有恢复，现有数据没有变化。",
    "exists": "{detail} 已存在，没有覆盖；请换一个文件名。",
    "cannot-write": "备份写不进 {detail}，请检查文件夹是否存在、是否有权限。",
    "unknown-upload": "没有第{detail}次入库，请先查看入库记录。",
    "already-undone": "第{detail}次入库已经撤销过了。",
    "not-undone": "第{detail}次入库没有被撤销，不需要恢复。",
    "amended-since": "这一行之后又改过（{detail}），请先撤销那一次，或直接再改一次。",
    "row-not-found": "这一行现在不计入（已被新的入库替换或已撤销），没有改；请刷新后再看。",
    "row-ambiguous": "这一行里有好几个数，没有改；请指明是哪个月、哪一类。",
    "unknown-field": "没有可以更正的“{detail}”一项。",
    "plan-is-frozen": "年度计划第一次入库后作为基准，不在这里改；计划有调整时请上传新的计划表，两版并存。",
    "wrong-value": "没有改：{detail}",
    "value-needed": "没有改：“{detail}”必须填写。",
    "nothing-changed": "没有改：“{detail}”已经是这样。",
    "already-there": "没有改：改后的工单、住户或日期已经有一行，不能重复。",
    "unknown-place": "已入库的数据里没有“{detail}”，没有改名。",
    "same-spelling": "“{detail}”前后写法一样，不需要更正。",
    "names-collide": "{detail}",
    "unknown-scope": "没有“{detail}”这种表、列或地点，没有记住。",
    "unknown-meaning": "“{detail}”不在可选的范围内，没有记住。",
    "nothing-said": "没有写明原来的说法，没有记住。",
    "personal": "像是个人信息（姓名、电话、证件号等），不能记住。",
    "unknown-correction": "没有第{detail}条更正，可能已经删除。",
    "unknown-rule": "没有“{detail}”这条规则，没有改。",
    "rule-unchanged": "没有改：现在就是“{detail}”。",
    "nothing-decided": "没有可以撤销的决定，没有改。",
}

AMENDED_FILE = "更正：{place} {field}"
AMENDED_CELL = "{field}：{old}→{new}"
AMENDED_HOUSEHOLD = "{field}更正1户"
AMENDED_WHY = "。原因：{why}"
AMENDED_EXPECTED = "“{value}”不能作“{field}”，应为{expected}。"
RENAMED_FILE = "改名：{said}→{meant}"
RENAMED_NOTE = "“{said}”改为“{meant}”，{rows}行"
RENAMED_COLLISION = "“{said}”和“{meant}”在同一范围都有数据，改名后{uploads}入库的行会被替换，没有改名；请先撤销多余的一次入库，再改名。"
NAMES_AND_MORE = "{names}等{count}项"
AND_MORE_PLACES = "，共{count}处不同"
ROUND_BESIDE_EARLIER = "{name}第{round}轮{households_count}户、第{earlier_round}轮{earlier_households_count}户"

QUESTION_COMMAND = "回答一个问题：从已入库的数据得出一张表。"
QUESTION_NAME_HELP = "问题的名称：{names}"
QUESTION_STORE_HELP = "数据库文件；不写时用环境变量 OVERSIGHT_STORE，再不然用 data/local 里的"
QUESTION_SET_HELP = "筛选条件，可重复：street、community、compound、work_type（多个用逗号隔开）、month（YYYY-MM）、as_of（ISO时间）"
QUESTION_FORMAT_HELP = "输出格式，默认 json"
QUESTION_OPTIONS_WRONG = "命令写得不对，请用 python -m queries --help 查看写法。"
QUESTION_UNKNOWN = "没有名为“{name}”的问题，可以问的有：{names}。"
QUESTION_KEY_UNKNOWN = "没有名为“{key}”的筛选条件，可以用的有：{keys}。"
QUESTION_VALUE_WRONG = "筛选条件 {key} 不能是“{value}”，应为{expected}。"
QUESTION_VALUES_EXPECTED = {
    "street": "街道名称", "community": "社区名称", "compound": "小区名称",
    "work_type": "改造类型的代码，如 elevator_retrofit", "month": "YYYY-MM 格式的月份，如 2025-10",
    "as_of": "ISO 格式的时间，如 2025-11-03T09:00:00"}
