"""Names of invented places and people, and the words offices use for works, stages and orders."""

from dataclasses import dataclass
from random import Random

STREETS = ("槐树街道", "清河湾街道", "望月街道", "石桥街道", "东风里街道")
DISTRICTS = ("", "", "东河区", "南湖区")
COMMUNITIES = {
    "柳岸社区": ("柳岸小区", "柳岸花园"),
    "北桥第一社区": ("北桥一里", "北桥小区"),
    "和平社区": ("和平家园", "和平新村"),
    "二里庄社区": ("二里庄小区", "棉纺厂宿舍"),
    "莲花池社区": ("莲花小区", "荷塘苑", "供水所家属院"),
    "文化路社区": ("文苑小区", "书香家园"),
    "新华南社区": ("新华南里", "南苑花园"),
    "石榴园社区": ("石榴园小区", "电梯厂宿舍"),
}
"""Invented communities and their compounds; some compounds carry a word of the works in their own name."""

WORKS = {
    "elevator_retrofit": ("加装电梯", "加梯", "既有住宅加装电梯", "电梯加装", "增设电梯"),
    "elevator_renewal": ("电梯更新", "电梯更换", "老旧电梯更新改造"),
    "riser_renewal": ("上下水改造", "楼内上下水管线改造", "上下水管道更新"),
    "drainage": ("排水改造", "雨污水管线改造", "排水管网改造", "雨污分流"),
    "roof_waterproofing": ("屋面防水", "楼顶防水修缮", "屋面防水层翻修", "屋顶防水"),
    "water_supply": ("供水改造", "二次供水设施改造", "二次供水改造"),
    "leak_repair": ("渗漏治理", "渗漏维修", "渗漏水治理"),
}
COUNTED_IN = {"elevator_retrofit": "部", "elevator_renewal": "台", "riser_renewal": "处", "drainage": "处",
              "roof_waterproofing": "处", "water_supply": "处", "leak_repair": "处"}

STAGES = {
    "consultation": ("意愿征询", "征询意见", "摸排"),
    "design": ("方案设计", "方案公示"),
    "signing": ("协议签订", "逐户签字"),
    "approval": ("审批", "联合审查"),
    "construction": ("施工", "在建", "施工中", "正在施工"),
    "acceptance": ("竣工验收", "验收中"),
    "completed": ("完工", "竣工", "已完成", "已完工", "已竣工"),
    "in_service": ("投用", "已投用", "已投入使用"),
    "cancelled": ("已取消",),
}

ORDERS = (
    (("住房保障", "电梯", "加装电梯"), "elevator", "加装电梯影响低层采光"),
    (("城乡建设", "市政设施", "排水管网"), "drainage", "院内雨水管堵塞，下雨积水倒灌"),
    (("城乡建设", "施工管理", "施工噪音"), "works_nuisance", "上下水改造施工噪音扰民"),
    (("公共服务", "供水", "停水"), "water_supply", "家中停水两天"),
    (("住房保障", "房屋维修", "屋面漏雨"), "leak", "顶层屋面漏雨，墙角发霉"),
    (("住房保障", "物业管理", "物业服务"), "property_management", "物业服务不到位"),
)
"""Categories of an order, the topic they mean, and a title that says the same."""

TOPICS = {"drainage": ("排水", "排水管网"), "leak": ("漏水", "渗漏"), "water_supply": ("供水", "停水"), "elevator": ("电梯", "加装电梯"),
          "works_nuisance": ("施工扰民", "施工噪音"), "property_management": ("物业管理", "物业服务"), "other": ("其他",)}

OPINIONS = {"agree": ("同意", "赞成"), "object": ("反对", "不同意"), "undecided": ("未表态",), "unreached": ("未联系",),
            "absent": ("空置",), "abstain": ("弃权",)}
MEETINGS = {"meeting": ("居民会议", "议事会", "协调会"), "consultation": ("政策咨询", "现场咨询"), "mediation": ("调解", "矛盾调解"),
            "visit": ("入户走访", "走访"), "survey": ("满意度调查", "问卷调查")}

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = ("明远", "素琴", "立国", "桂兰", "建军", "秀英", "德胜", "淑珍", "志强", "玉梅", "宝山", "凤霞")


@dataclass(frozen=True)
class Town:
    """The places of one workbook: a street, its communities and their compounds."""

    district: str
    street: str
    communities: dict[str, tuple[str, ...]]

    def compounds(self, community: str | None = None, compound: str | None = None) -> list[tuple[str, str]]:
        """Community and compound of every compound, or of those asked for."""
        return [(name, item) for name, items in self.communities.items() if community in (None, name)
                for item in items if compound in (None, item)]


def town(rng: Random) -> Town:
    names = rng.sample(sorted(COMMUNITIES), rng.randint(3, 5))
    return Town(rng.choice(DISTRICTS), rng.choice(STREETS), {name: COMMUNITIES[name] for name in names})


def person(rng: Random) -> str:
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def phone(rng: Random) -> str:
    return f"1{rng.choice(('30', '37', '39', '58', '86'))}{rng.randrange(10**8):08d}"


def identity_number(rng: Random) -> str:
    """A resident's number with a right check digit: a mask may look at it."""
    born = f"{rng.randint(1945, 1999)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    digits = f"1101{rng.randint(1, 9):02d}{born}{rng.randint(1, 999):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]
