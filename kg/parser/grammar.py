"""The words of work plans: what labels a unit statement, heads a column, names a body, ends a plan.

All patterns read folded text (`kg.clean.fold`): half-width brackets and colons, simplified script. All are bounded,
so that a search stays linear in the text.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from kg.model import Role

_NAMES = 4096  # a plan prints the same few names again and again

# --- unit statements --------------------------------------------------------------------------------------------------

_BODY = (
    r"(?:单位|部门|科室|处室|股室|科\(室\)|处\(室(?:、[^()]{1,8})?\)|股\(室\)|科|处|股|机构|主体|镇街|乡镇|街道|站所)"
)
_LEADING = r"(?:总?牵头|主办|主责|主抓|主管|第一责任)"
_RESPONSIBLE = r"(?:责任|承办|落实|负责|实施|执行|完成|承担)"
_SUPPORTING = r"(?:配合|协办|会办|协抓|协助|参与|参加|协同|协作|支持)"
_STEM = rf"(?:{_LEADING}|{_RESPONSIBLE}|{_SUPPORTING})"
_PERSON = r"(?:人员?|领导|联络员)"

# 责任单位： · 牵头单位： · 牵头（责任）单位： · 责任部门（单位）： · 责任处室、单位： · 责任单位及责任人： · 牵头：
LABEL = re.compile(
    rf"(?:主要|共同|具体|首要)?(?P<stem>{_STEM})(?:(?:[(/、和及]?(?P<also>{_STEM})\)?)?(?P<body>{_BODY})(?:[(][^()]{{0,20}}[)]|[、/和及](?P<second>{_STEM})?{_BODY}(?=:))?"
    rf"(?P<person>[及和/、(](?:责任)?{_PERSON}\)?)?|(?=:))(?:(?P<colon>:)|(?P<verb>为|是))?"
)
PERSON_LABEL = re.compile(  # 责任人： · 牵头领导： · 联系人及电话：
    rf"(?:第一|直接|具体|主要)?(?:责任|牵头|分管|主管|联系|联络|包保|挂钩|经办|负责|承办)(?:责任|负责)?{_PERSON}(?:及(?:联系)?电话)?:|"
    r"(?:监督|考核|督办|督导|督查)(?:单位|部门):|(?:联络|联系|信息)员(?:及(?:联系)?电话)?:|(?:联系|办公|咨询|监督)?(?:电话|手机)(?:号码?)?:|联系方式:"
)
DEADLINE_LABEL = re.compile(
    r"(?:拟|计划|预计)?(?:完成|办理|落实|推进|工作|整改|实施)?(?:时限|期限|时间|节点|进度)(?:要求|安排|节点|进度)?:"
)
# What may stand before a label that ends in a colon: 其他责任单位： · 县级责任单位： · 第二牵头单位：
_WHICH = (
    r"(?:其[他它余]|相关|有关|[省市州区县镇乡]级|属地|监管|直接|次要|具体|主要|第[二三四五]|第一(?!责任)|本项|各项|该项)?"
    r"(?:工作|任务)?"
)
LABEL_FIRST = frozenset(
    "主会共具首总牵第责承落负实执完配协参支拟计预办推工整时期节进直分联包挂经络信咨监电手其相有省市州区县镇乡属次本各该任考督"
)
"""Characters a label begins with, to pass over all others fast."""
_SECOND = (
    "要同体首头牵办责管一接任负落实实施行成担完配合助与参加作持划计推工整时期节进理改限间点度系保钩络息公询督话机"
    "他它余关级地二三四五项务抓核导查"
)
"""Characters that stand behind them: a label is found only where its first two characters are one of each."""
BRACKETED = re.compile(  # 【责任单位】 · ［时限］, before what they label
    rf"[(\[](?:(?P<due>{DEADLINE_LABEL.pattern[:-1]})|{LABEL.pattern})[)\]]:?"
)
MARKER = re.compile(  # any label that opens a part of a unit statement
    rf"(?=[{''.join(sorted(LABEL_FIRST))}][{_SECOND}])(?:(?P<due>{DEADLINE_LABEL.pattern})|(?P<who>{PERSON_LABEL.pattern})|(?P<units>{_WHICH}{LABEL.pattern}(?<=:)))"
)

UNMARKED = re.compile(rf"(?P<due>{DEADLINE_LABEL.pattern[:-1]})|(?P<units>(?P<who>(?!))|{LABEL.pattern})")
"""The same without a colon, which only white space tells from a name: 配合单位 区审计局."""


def markers(folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The labels with a colon in [start, end), in printed order."""
    last = folded.rfind(":", start, end)  # behind it no label ends
    return MARKER.finditer(folded, start, last + 1) if last >= 0 else iter(())


_MANNER = (
    r"(?:分别|分头|共同|具体|联合|统一|积极|各自|认真|抓好|做好|主动|按(?:照)?(?:各自)?(?:职责|分工|职能|责任|职责权限)(?:分工|任务)?|"
    r"根据(?:各自)?(?:职责|分工|职能)(?:分工)?|依(?:据|照)?(?:各自)?职责(?:分工)?)"
)
_DO = r"(?:落实|实施|推进|推动|具体实施|抓总|组织|统筹|总体|协调|负责|做好|开展|指导|督促|监督|检查|考核)"
_WORK = r"(?:好?(?:相关|有关|此项|各项)?工作)?"
VERB = re.compile(  # A牵头 · B、C配合 · 各部门按职责分工负责 · A为牵头单位, at the end of a piece
    rf"(?:{_MANNER}{{0,4}}"
    rf"(?:(?P<lead>(?:负责)?(?:总体?)?牵头(?:并?{_DO}){{0,2}}|主办|主责|主责主抓|总负责|负[总主]责|牵总|为主|统筹(?:协调|推进|指导|负责)?|组织协调)"
    rf"|(?P<responsible>主?要?负责(?:{_DO}){{0,2}}|落实|组织实施|实施|承办|办理|推进|责任|分工负责|按职责分工|组织开展|汇总|审核|各负其责|各司其职|(?:指导|督促|监督)(?:指导|督促|监督|检查|协调)?)"
    rf"|(?P<support>(?:负责)?(?:协助|协同|协作)?配合(?:{_DO}){{0,2}}|(?<!政)协办|(?<=[局厅部院室办心道])会办|(?:协助|参与|参加|协同|协作)(?:{_DO})?|支持|(?<=做好)保障))(?:到位)?"
    rf"|(?:均|都|同)?(?:为|是)(?:(?P<lead_as>{_LEADING})|(?P<responsible_as>{_RESPONSIBLE})|(?P<support_as>{_SUPPORTING}))(?:单位|部门))"
    rf"{_WORK}$"
)
VERB_LAST = frozenset("头实施进动总织筹调责好展办导督查核理任促合助与加同作持位门工障主抓职")
"""Characters VERB may end in."""
VERB_REACH = 30
"""Characters before the end of a piece that VERB may take."""
INNER_VERB = re.compile(  # 由区政府办牵头区司法局负责: a verb with the next name right behind it
    r"(?:总?牵头(?:负责|落实|组织)?|主办|主责|负责|(?:协助|协同)?配合|(?<!政)协办|协助|参与)(?=[省市州盟区县旗镇乡各由])"
)
_MARK = r"(?P<word>牵头|主办|主责|责任|负责|承办|配合|协办|协助|参与)(?:单位|部门|科室)?"
MARKED = re.compile(
    rf"\((?P<all>以上(?:单位|部门)?)?(?:均?[为是])?{_MARK}\)$"
)  # 区政府办（牵头） · A、B（以上为牵头单位）
MARKED_BEFORE = re.compile(rf"\({_MARK}\)")  # （牵头）区政府办


@lru_cache(_NAMES)
def role_of(word: str) -> Role:
    """The role a label, column head or verb speaks of: 牵头单位 → lead, 配合 → support, anything else responsible."""
    if re.match(_LEADING, word):
        return Role.LEAD
    return Role.SUPPORT if re.match(_SUPPORTING, word) else Role.RESPONSIBLE


def has_role(folded: str) -> bool:
    """Whether a list of units says itself what role some of them have: 区政府办（牵头）、区司法局."""
    return re.search(rf"{_LEADING}|{_RESPONSIBLE}|{_SUPPORTING}", folded) is not None


def label_role(label: re.Match[str]) -> Role:
    """The role a LABEL speaks of; 牵头及配合单位 and 牵头单位及责任单位 do not say who leads."""
    role = role_of(label["stem"])
    supported = label["also"] is not None and role_of(label["also"]) is Role.SUPPORT
    shared = role is Role.LEAD and (supported or label["second"] is not None)
    return Role.RESPONSIBLE if shared else role


# --- bodies -----------------------------------------------------------------------------------------------------------

_LEVEL = r"[省市州盟区县旗镇乡]"
_SECOND_NAME = re.compile(r"(?:\([^()]{0,30}\)|\[[^\[\]]{0,30}\])$")
# How the name of a body ends beyond doubt; a second name in brackets aside.
_FIRM_ENDS = (
    "局", "委", "委员会", "管委会", "常委会", "居委会", "村委会", "办", "办公室", "办公厅", "厅", "部", "院",
    "署", "中心", "工会", "红十字会", "协会", "联合会", "学会", "商会", "联社", "妇联", "残联", "文联", "科协",
    "工商联", "侨联", "社科联", "团委", "党校",
    "红会", "贸促会", "慈善会", "研究会", "促进会", "证监会", "银保监会",
    "馆", "公司", "集团", "银行", "分行", "支行", "镇", "乡", "街道", "办事处", "政府", "公署", "党组", "法院",
    "检察院", "海关", "指挥部", "领导小组", "专班", "支队", "大队", "总队", "大学", "学院", "部门", "单位", "企业",
    "机构", "科", "处", "室", "股", "供销社", "电视台", "镇街",
)  # fmt: skip
NAME_LAST = frozenset(end[-1] for end in _FIRM_ENDS) | {")", "]"}
"""Characters the whole name of a body ends in."""
_ENDS = (
    *_FIRM_ENDS,
    "所", "站", "队", "联", "校", "社", "台", "行", "街", "园", "园区", "开发区", "新区", "度假区", "新城", "管理区",
    "纪委", "监委", "组", "厂", "矿", "场", "村", "基地", "库", "苏木", "嘎查", "兵团", "团", "师", "大会", "总会",
    "委员会", "委会", "人大", "政协", "理事会", "联谊会", "基金会", "董事会", "干部", "人员", "电台", "报社", "中学",
    "小学", "一中", "二中", "三中", "四中", "高中", "附中", "附小", "幼儿园", "高校",
    "邮政", "烟草", "移动", "联通", "电信", "铁塔", "供电", "税务", "消防", "组织", "团体",
    "法人", "业主", "运营商", "机关", "各地", "地区", "以上市", "区", "县", "市", "旗", "州", "盟", "国企",
    "高新", "经开",
)  # fmt: skip
_NO_ENDS = ("网站", "平台", "城乡", "专区")
# An open set of bodies: 各街道（镇）, 有关项目建设单位, 区级其他有关部门, 政务公开责任单位.
_TOWNSHIPS = r"(?:乡镇(?:街道)?|镇乡|镇街道?|街镇|街道|镇|乡|苏木镇?|村|社区|村居|园区|功能区|县区|区县|旗县|区镇)"
_OPEN = re.compile(r"各|有关|相关|其他|其它|所有|全体|^[县市区旗州]\([省市州县区旗盟、]+\)|^基层(?=.{1,8}[所站]$)")
GROUP = re.compile(
    r"(?<!安)全[省市州区县镇旗盟]|^[省市州区县旗]?涉农[镇乡街村]|两级(?:人民)?政府|所属|下属|直属(?:单位|部门|机构)|成员单位|[区县市旗州省]直|"
    r"(?:部门|单位|企业|国企|镇街|街镇|乡镇|镇乡|高校|科室|处室|股室|站所|机关|团体|组织)(?:\([^()]{0,20}\))?$|"
    rf"^{_TOWNSHIPS}(?:\([^()]{{0,20}}\))?(?:人民政府|政府|办事处|党委|党工委)?$|^(?:县|市|区|旗|州)\((?:[省市州县区旗盟、]+)\)|"
    r"(?:金融|监管|派出|服务|所属|下属|社会|教育|医疗)机构$|^(?:公立)?(?:中小学|中小学校|幼儿园|学校|医院|高校|高等院校|行政村|派出所)$"
)
_ORGAN_END = re.compile(
    r"(?:(?:纪委|监委|人大|常委会|政协|[省市区县](?:公安|检察)|局|府|党委|区委|县委|市委|省委)机关|局|中心|办公室|办|所|队|委|委员会|小组)$"
)
_UNIT_START = re.compile(
    r"(?:[省市州盟区县旗镇乡]|国家|国网|中国|中共|公安|自然资源|生态环境|人民|各|有关|相关|其他|其它|所属|下属|开发区|高新|经开|街道|全[省市州区县]|驻|"
    r"自治|兵团|交警|消防|税务|海关|气象|烟草|邮政|宣传部|网信|妇联|团|工会|总工会|残联|融媒体)"
)
# What is quoted, but for a word in a name: 区“放管服”改革办公室
QUOTED = r"“(?![^“”]{1,8}”[^“”、,;。]{0,20}(?:办公室|办|局|中心|小组|专班|指挥部))"
_PROSE = re.compile(  # 承担任务的单位 is an open set, what else holds 的 is no name
    rf"[。!?《》=…了]|{QUOTED}|的(?!(?:各|有关|相关|[省市区县州旗][级直])?(?:部门|单位|部门单位|处室|科室|企业|机构|镇街|乡镇|镇乡|街镇)$)|包括|包含|例如|^(?:含|如|即|原(?![省市州区县旗])|不含|详见|以下)"
)
_VERB_FIRST = re.compile(
    r"(?:加强|推进(?!办|中心|委)|做好|完善|建立|提升|开展|落实|强化|深化|健全|提高|加大|扩大|推动|打造|建好|建设(?!局|委|和|银行|厅|部|集团|(?:环保|交通|管理|规划|水利|发展)[局委])|用好|办好|抓好|"
    r"发挥|聚焦|围绕|坚持|持续|着力|严格|加快|编制|梳理|明确|拓展|巩固|助力|利用|依托|通过|及时|定期|主动|依法|积极|优化(?!营商环境)|"
    r"规范(?!性|化)|公开(?!办|科|处|股|室|局|中心)|发布(?!中心|科|处)|回应|设立|设置|修订|制定|畅通|整合|完成)"
)
_DEPARTMENT = re.compile(r"(?!设立|设置|明确|通过|利用|依托).{2,8}[科股处]$")  # 建设工程规划科: after what it does
# How a phrase begins that a cell of units may hold but that names nobody: 按时限要求公开, 依法公开, 详见附件, 同上.
_NO_NAME = re.compile(
    r"下同|按(?!摩)|依(?:法|据|托|照)|根据|已|未|正在|每|逐|随时|实时|适时|限时|即时|如期|详见|见|同上|待|暂|并(?!州)|予以|不"
)
# 以下单位均含各镇街
_REMARK_ON_ALL = re.compile(r"(?:以[下上]|下列|本表|上述)[^。、,;]{0,12}(?:均|都|不再|不含|包含|包括)")
_LONGEST = 42


@lru_cache(_NAMES)
def is_group(folded: str) -> bool:
    """Whether a mention names an open set of bodies rather than one."""
    if _OPEN.search(folded, 0, 60):
        return True
    # 区直各单位 is a set of bodies, 区直机关工委 and 区直机关事务中心 are one.
    return GROUP.search(folded, 0, 60) is not None and _ORGAN_END.search(folded) is None


@lru_cache(_NAMES)
def is_body(folded: str) -> bool:
    """Whether a piece of text reads as the name of a body or a group of bodies."""
    if not 2 <= len(folded) <= _LONGEST or _PROSE.search(folded) is not None:
        return False
    if len(folded) > 4 and _VERB_FIRST.match(folded) and not _DEPARTMENT.match(folded):
        return False  # 推进政务服务中心, but 建设局 is one
    name = _first_name(folded)
    return name.endswith(_ENDS) and not name.endswith(_NO_ENDS)


@lru_cache(_NAMES)
def is_complete(folded: str) -> bool:
    """Whether a piece is the whole name of a body, so that a joint or a space behind it parts it from the next."""
    if not is_body(folded) or not _first_name(folded).endswith(_FIRM_ENDS):
        return False
    return (
        len(folded) > 2
        or folded[0] in "省市州盟区县旗镇乡各"
        or folded in ("妇联", "残联", "团委", "工会", "文联", "科协")
    )


@lru_cache(_NAMES)
def is_phrase(folded: str) -> bool:
    """Whether a piece of a list of units says what is done or when, and names nobody: 及时公开, 推进决策公开."""
    if _REMARK_ON_ALL.match(folded):
        return True
    return (_VERB_FIRST.match(folded) or _NO_NAME.match(folded)) is not None and not _first_name(folded).endswith(_ENDS)


def _first_name(folded: str) -> str:
    """A name without a second one in brackets behind it: 市府办〔市大数据局〕, 各镇（街道）."""
    return _SECOND_NAME.sub("", folded) if folded[-1] in ")]" else folded


def starts_body(folded: str) -> bool:
    """Whether a piece begins as names of bodies do; tells two names set apart by a space from one name cut by it."""
    return _UNIT_START.match(folded) is not None


# What continues a name cut by a line: 区政府|办公室, 市公安局|江北分局, 国家税务总局|北仑区税务局, 区委|宣传部.
_BARE_TAIL = re.compile(r"(?:办公室|委员会|办事处|管理委员会|办|中心|局|部|公室|员会|事处|公厅)(?:\([^()]{0,20}\))?")
_TAIL_START = re.compile(r"会(?!计|同|展)|员会|公室|事处|公厅|道办事处")  # 区人大常委|会办公室
_BRANCH = re.compile(r"(?:分局|支局|支行|分行|分公司|支队|大队|中队|供电所)$")
_STEM_OF_NAME = re.compile(r"(?:总局|总行|[区县市省州旗盟]委|政府|国网|中国人民银行)$")


_NEXT_NAME = re.compile(_LEVEL)


def is_one_name(left: str, right: str) -> bool:
    """Whether two complete prints set apart by a space or a line break are one name that was cut there."""
    if _TAIL_START.match(right):
        return True
    if _BARE_TAIL.fullmatch(right):
        return left[-1] not in "科处股室所站队馆"
    if _BRANCH.search(right) and left[-1] in "局行司队":
        return True
    if left.endswith("总局") and right.endswith("税务局"):
        return True
    return _STEM_OF_NAME.search(left) is not None and _NEXT_NAME.match(right) is None


# --- tables ---------------------------------------------------------------------------------------------------------


class Column(StrEnum):
    """What a column of an annex table holds."""

    NUMBER = "number"
    TASK = "task"
    CONTENT = "content"
    DEADLINE = "deadline"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    SHARED = "shared"
    OTHER = "other"


UNIT_COLUMNS: dict[Column, Role | None] = {
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.SUPPORT: Role.SUPPORT,
    Column.SHARED: None,
}
"""The role of all units in a column; None where each cell says who leads and who supports, 牵头及配合单位."""

_SHARED = rf"(?:[(/、和及]?{_STEM}\)?)?{_BODY}(?:名称)?(?:\([^()]{{0,8}}\))?(?:[及和/、(](?:责任)?{_PERSON}\)?)?"
_OF_TASK = r"(?:拟|计划|预计|公开|更新|报送|起止|截止)?"
_TIME = r"(?:时限|期限|时间|节点|进度|日期|频次|频率|周期)"
_DUE = (
    rf"{_OF_TASK}(?:完成|办理|落实|推进|工作|实施|整改|任务)?(?:完成)?{_TIME}"
    r"(?:要求|安排|节点|进度|及要求|\([^()]{0,8}\))?"
)
_DUTY = r"(?:主要|共同|具体|公开|任务|工作|落实)?"
_HEADS = (
    (Column.NUMBER, r"序号|编号|序|项次|号|No\.?"),
    (Column.DEADLINE, rf"{_DUE}"),
    # 牵头及配合单位 · 主办/协办单位 · 牵头单位（配合单位） · 责任单位（牵头/配合）
    (
        Column.SHARED,
        (
            rf"(?:{_LEADING}|{_RESPONSIBLE}){_BODY}?[(/、,和及与]*{_SUPPORTING}\)?(?:{_BODY})?\)?|"
            rf"{_RESPONSIBLE}?{_BODY}\({_LEADING}{_BODY}?[/、,和及与]{_SUPPORTING}{_BODY}?\)"
        ),
    ),
    (Column.LEAD, rf"{_LEADING}{_SHARED}|牵头|主办|主责"),
    (Column.SUPPORT, rf"{_SUPPORTING}{_SHARED}|配合|协办|参与"),
    (Column.OTHER, rf"(?:责任|分管|联系|牵头|挂钩|包保|主管|第一责任|直接责任)(?:责任)?{_PERSON}|备注|说明|附注"),
    (
        Column.OTHER,
        r"(?:第?[一二三四]季度|[上下]半年|全年|年度|目前|工作|当前)*(?:完成|进展|落实|推进)情况|工作进展|进展|联系(?:电话|方式)|成果形式|公开(?:渠道|载体|方式|形式|平台|范围)",
    ),
    (Column.OTHER, r"依据|分值|评分标准|考核分值|任务来源|目标成果|(?:启动|开始|起始|立项)(?:时间|日期)"),
    (
        Column.RESPONSIBLE,
        rf"{_DUTY}{_RESPONSIBLE}{_SHARED}|单位|部门|科室|处室|股室|责任分工|分工|任务分工|职责分工",
    ),
    # 责任单位及完成时限 · 完成时限、责任单位
    (
        Column.RESPONSIBLE,
        rf"{_DUTY}(?:{_RESPONSIBLE})?{_BODY}[及和与、/(]{_DUE}\)?|{_DUE}[及和与、/(](?:{_RESPONSIBLE})?{_BODY}\)?",
    ),
    (
        Column.CONTENT,
        r"(?:任务|工作|具体|主要|重点|公开|详细|目标|落实)*(?:内容|要求|措施|举措)(?:[及和与](?:要求|措施|标准|目标))?",
    ),
    (Column.CONTENT, r"(?:工作|重点|主要|目标)*(?:任务|事项|项目)[及和与、](?:工作|具体)?(?:内容|要求|措施|举措)"),
    (
        Column.CONTENT,
        r"具体(?:工作)?(?:任务|工作|事项)|具体工作任务|任务(?:措施|分解|描述|要求)|目标任务|工作目标|工作标准",
    ),
    (
        Column.TASK,
        (
            r"(?:[一二三四]级)?(?:主要|重点|年度|具体|公开|任务)*(?:工作|任务|工作任务|事项|项目|工作项目|工作事项|要点|工作要点)"
            r"(?:名称|分类|类别|类型|清单|事项)?"
        ),
    ),
    (Column.TASK, r"类别|分类|类型|板块|[一二三四五]级(?:指标|分类|目录|栏目)?|指标|领域|重点领域|方面|标题"),
)
_HEAD = tuple((column, re.compile(pattern)) for column, pattern in _HEADS)
_REMARK = re.compile(r"(?<=..)\([^()]{1,30}\)$")
_WHERE = re.compile(rf"^(?:[省市州盟区县旗镇乡局厅委院](?:里|内|级|直)|[本我][局厅委院])(?={_STEM})")  # 局内负责处室
HEAD_WITH_REMARK = 52
"""Characters that a column head with a remark behind it may have."""


def column(folded: str) -> Column | None:
    """What a column head announces: 主要工作任务, 任务内容, 完成时限, 责任单位 …; None for no known head."""
    return _column(folded) if len(folded) <= HEAD_WITH_REMARK else None


@lru_cache(_NAMES)
def _column(folded: str) -> Column | None:
    bare = _WHERE.sub("", _REMARK.sub("", folded))  # 责任单位（排第一的为牵头单位）
    for printed in (folded, bare):
        for kind, pattern in _HEAD if 1 <= len(printed) <= 14 else ():
            if pattern.fullmatch(printed):
                return kind
    return None


def holds_both(folded: str) -> bool:
    """Whether a head of units names a deadline as well, 责任单位及完成时限, or one of contents a task, 任务及要求."""
    due = re.search(_TIME, folded) is not None and re.search(_BODY, folded) is not None
    return due or re.search(r"(?:任务|事项|项目)[及和与、].*(?:内容|要求|措施|举措)$", folded) is not None


# What words within a head nobody has met hint at, the surer ones first.
_HINTS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Column.OTHER, r"人$|人员$|领导|电话|联络|备注|说明|情况|方式|载体|渠道|平台|依据|来源|分值|得分|评分|考核"),
        (Column.OTHER, r"成果|成效|佐证|材料|签字|性质|等级|批示"),
        (Column.NUMBER, r"^(?:序|编号|项号|No)|序号$"),
        (Column.SHARED, r"(?:牵头|主办|主责).*(?:配合|协办|协助|参与|协同)"),
        (Column.LEAD, r"牵头|主办|主责"),
        (Column.SUPPORT, r"配合|协办|协助|参与|协同"),
        (Column.RESPONSIBLE, r"(?:单位|部门|科室|处室|股室|主体|机构|分工)$|由谁|谁来|谁负责"),
        (Column.DEADLINE, rf"{_TIME}(?:要求|安排)?$|何时|时间表|进度"),
        (Column.CONTENT, r"内容|要求|措施|举措|做法|描述|要点|细则|抓手|目标|标准"),
        (Column.TASK, r"任务|事项|项目|指标|类别|分类|领域|工作|名称|主题|专题|模块|板块|条目|维度|环节|事由"),
    )
)
_LONGEST_HEAD = 20


def hint(folded: str) -> Column | None:
    """What the words within an unknown column head hint at: 公开责任主体, 谁来干; None where they say nothing."""
    printed = _REMARK.sub("", folded)
    if not 1 <= len(printed) <= _LONGEST_HEAD or re.search(r"[。;:,!?“”《》0-9]", printed):
        return None
    if starts_body(printed) or _OPEN.search(printed):  # 有关部门 is who does it
        return None
    return next((kind for kind, pattern in _HINTS if pattern.search(printed)), None)


# --- around the tasks ----------------------------------------------------------------------------------------------

PREAMBLE = re.compile(r"总体(?:要求|思路|目标)|指导思想|基本原则|(?:工作|主要)目标")
"""The title of what a plan is about, rather than of what must be done."""
CLOSING = re.compile(  # 各部门、各街道要结合本工作要点…，细化工作任务 · 各单位要加强组织领导，推动任务落实落细
    r"(?:请)?(?:各|全[区县市]|区级|县级|市级|区政府)[^。]{0,40}(?:要|应|须|需|请)[^。]{0,60}"
    r"(?:本(?:工作)?(?:要点|方案|计划|分工)|工作要点|任务分解|责任分解|分工方案"
    r"|加强组织领导|抓好(?:贯彻)?落实|贯彻落实|落[实地]落细|落地(?:落实|见效)|细化(?:任务|措施|方案))"
)
