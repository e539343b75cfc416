"""Every sentence on the screen, grouped by page in screen order. Templates are `str.format` patterns."""

PRODUCT = "街道改造督查看板"
NO_VALUE = "—"
NOT_REPORTED = "未报"


# --- The frame around every page: navigation, filter, views ---

PAGE_TITLES = {
    "overview": "总览",
    "completion": "完成进度",
    "complaints": "诉求趋势",
    "impact": "改造成效",
    "consent": "征询同意",
    "briefing": "简报",
    "upload": "数据上传",
}
LOGO = "{street}改造督查看板"
MONTH = "{0.year}年{0.month}月"
OPENING = "正在打开数据，第一次要等一会儿……"

LIST_JOINT = "、"
FILTER_JOINT = " · "
FILTER_MONTH = "月份"
FILTER_STREET = "街道"
FILTER_COMMUNITY = "社区"
FILTER_COMPOUND = "小区"
FILTER_WORK_TYPE = "改造类型"
FILTER_ALL = {"street": "全部街道", "community": "全部社区", "compound": "全部小区", "work_type": "全部类型"}
FILTER_SEVERAL = "{first}等{count}个"
FILTER_SEVERAL_WORK_TYPES = "{first}等{count}类"
FILTER_NO_MONTH = "还没有数据"
FILTER_AS_OF = "{0.month}月{0.day}日 {0:%H:%M} 的数"
FILTER_IGNORED = "链接里的“{words}”在现有数据中没有，已略过。"
FILTER_RESET = "恢复默认"

VIEW_LEADER = "领导视图"
VIEW_LEADER_HELP = "不显示房号和每户意见，可以投屏、转发。"
VIEW_LARGE_TYPE = "大字"
VIEW_PRESENTATION = "演示"
VIEW_PRESENTATION_HELP = "藏起导航和筛选，字放大。"
VIEW_PRESENTATION_LEAVE = "退出演示"
VIEW_PRINT = "打印版"
VIEW_PRINT_HELP = "排成一列，按 Ctrl+P 打印到 A4 纸。"
VIEW_FROZEN = "定格在此刻"
VIEW_FROZEN_HELP = "以后再传数据，用这个网址打开的仍是现在的数。"

SAMPLE_BADGE = "示例数据"
SAMPLE_NOTE = "现在看到的是自带的示例（{street}），不是真实情况。开始用自己的数据前，请先清除。"
SAMPLE_CLEAR = "清除示例数据"
SAMPLE_CLEARED_BY = "看板"

ERROR = "这里出错了，没有显示完整。请把错误编号 {number} 告诉管理员；已入库的数据没有受影响。"
STAFF_ONLY = "“领导视图”里不显示房号和每户意见。"

CHART_SAVE = "保存图片（PNG）"
TABLE_REST = "共 {count} 行，这里列前 {shown} 行；全部请下载 Excel。"


# --- Charts: findings, subtitles, key lines, footers, empty states ---


# --- Overview ---


# --- Completion ---


# --- Complaints ---


# --- Impact ---


# --- Consent ---


# --- Briefing ---


# --- Upload ---


# --- Command line ---

COMMAND_LINE = "读取、入库、撤销、备份街道改造的表格。"
COMMANDS = {
    "inspect": "读取并检查文件，不入库", "load": "入库，一个文件一次", "history": "入库记录", "undo": "撤销一次入库",
    "redo": "恢复一次撤销", "backup": "备份到一个新文件", "restore": "用备份替换现有数据", "sample": "生成示例表格"}
LOAD_LINE = "{file}：{status}，{rows}行"
UNDONE = "第{upload}次入库已撤销。"
REDONE = "第{upload}次入库已恢复。"
BACKED_UP = "已备份到 {file}。"
RESTORED = "已用 {file} 恢复；原来的数据保存在 {kept}。"
FILE_NOT_FOUND = "找不到或打不开文件 {file}，请检查路径。"
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
}
