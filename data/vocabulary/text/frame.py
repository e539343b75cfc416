"""Words of the frame around every page: navigation, filter, views."""

PRODUCT = "街道改造督查看板"
NO_VALUE = "—"
NOT_REPORTED = "未报"

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
STREET_UNNAMED = "本街道"
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
FILTER_ANY_MONTH = "不分月份"
FILTER_AS_OF = "{0:%Y-%m-%d %H:%M} 的数"
FILTER_AS_OF_MOMENT = "{0.year}年{0.month}月{0.day}日 {0:%H:%M}"
FILTER_IGNORED = "链接里的“{words}”在现有数据中没有，已略过。"

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
SAMPLE_NOTE = "**{badge}**，不是真实情况"
SAMPLE_CLEAR = "清除，换成自己的"
SAMPLE_CLEAR_HELP = "清除示例数据并打开数据上传；以后可以在入库记录里恢复。"
SAMPLE_CLEARED_BY = "看板"

ERROR = "这里出错了，没有显示完整。请把错误编号 {number} 告诉管理员；已入库的数据没有受影响。"
STAFF_ONLY = "“领导视图”里不显示房号和每户意见。"

SOURCE_SEVERAL = "{file}等{count}个文件"
TABLE_REST = "共 {count} 行，这里列前 {shown} 行；全部请下载 Excel。"
