"""The words of work plans: what labels a unit statement, heads a column, names a body, ends a plan.

All patterns read folded text (`kg.clean.fold`): half-width brackets and colons, simplified script.
"""

import re
from enum import StrEnum

from kg.model import Role

# --- unit statements ------------------------------------------------------------------------------------------------

_BODY = r"(?:单位|部门|科室|处室|股室|机构|主体|镇街|乡镇|街道|人员|人|站所)"
_LEADING = r"(?:牵头|主办|主责|主管|第一责任|总牵头)"
_RESPONSIBLE = r"(?:责任|承办|落实|负责|实施|执行|完成|承担)"
_SUPPORTING = r"(?:配合|协办|协助|参与|参加|协同|协作|支持)"
_STEM = rf"(?:{_LEADING}|{_RESPONSIBLE}|{_SUPPORTING})"

LABEL = re.compile(  # 责任单位： · 牵头单位： · 牵头（责任）单位： · 责任单位及配合单位：
    rf"(?P<stem>{_STEM})(?:[(/、和及]?{_STEM}\)?)?(?P<body>{_BODY})(?:[(][^()]*[)])?(?P<colon>:|为|是)?"
)
DEADLINE_LABEL = re.compile(
    r"(?:完成|办理|落实|推进|工作|整改|实施)?(?:时限|期限|时间|节点|进度)(?:要求|安排|节点|进度)?:"
)

VERB = re.compile(  # A牵头 · B、C配合 · 各部门按职责分工负责
    r"(?:(?:分别|共同|具体|联合|统一|统筹|积极|按(?:照)?(?:各自)?(?:职责|分工|职能)(?:分工)?|根据(?:各自)?职责(?:分工)?|依(?:据)?职责(?:分工)?)*)"
    r"(?:(?P<lead>(?:总)?牵头(?:负责|落实|实施|抓总|组织|推进|组织实施)?|主办|主责|总负责)"
    r"|(?P<responsible>负责(?:落实|实施|推进|组织实施|具体实施)?|落实|组织实施|实施|承办|办理|推进|责任|按职责分工)"
    r"|(?P<support>(?:协助|协同|协作)?配合(?:落实|实施|做好)?|协办|协助|参与|参加|协同|协作|支持)(?:单位)?)"
    r"(?:落实|实施)?$"
)
MARKED = re.compile(r"\((牵头|主办|主责|责任|负责|配合|协办|协助|参与)(?:单位|部门)?\)$")  # 区政府办（牵头）


def role_of(word: str) -> Role:
    """The role a label, column head or verb speaks of: 牵头单位 → lead, 配合 → support, anything else responsible."""
    if re.match(_LEADING, word):
        return Role.LEAD
    return Role.SUPPORT if re.match(_SUPPORTING, word) else Role.RESPONSIBLE


# --- bodies ---------------------------------------------------------------------------------------------------------

# How the name of a body ends: only the end is looked at, a second name in brackets aside.
BODY_END = re.compile(
    r"(?:局|委|委员会|办|部|院|处|科|室|所|站|队|厅|署|中心|工会|总会|协会|学会|联合会|红十字会|联|妇联|团委|校|馆|社|台|公司|集团|行|镇|乡|"
    r"街道|街|办事处|政府|单位|部门|园区|开发区|新区|度假区|新城|管理区|园|学院|医院|海关|法院|工委|党组|纪委|企业|机构|股|组|厂|矿|场|社区|村|总队|"
    r"支队|大队|中队|指挥部|专班|服务区|基地|库|苏木|嘎查|农场|林场|团|师|会|处室|科室|干部|人员|部队|银行|电台|报社|学校|幼儿园|高校|邮政|烟草|"
    r"移动|联通|电信|铁塔|供电|区|县|市)(?:\([^()]*\)|\[[^\[\]]*\])?$"
)
# An open set of bodies: 各街道（镇）, 有关项目建设单位, 区级其他有关部门, 政务公开责任单位.
GROUP = re.compile(
    r"各|有关|相关|其他|其它|所有|全体|全[省市州区县镇旗]|所属|直属(?:单位|部门|机构)|成员单位|责任单位|区直|县直|市直|区级部门|"
    r"(?:部门|单位|企业|机构|镇街|街镇|乡镇|镇乡|学校|医院|高校)(?:\([^()]*\))?$|^(?:乡镇|街道|镇|乡|村|社区|园区)(?:\([^()]*\))?$"
)
_NOT_A_GROUP = re.compile(r"(?:事业单位|登记|管理|服务|监督|监管)[^各]{0,8}(?:局|中心|办|所|队)$|学校$(?<=党校)")

_UNIT_START = re.compile(
    r"(?:[省市州盟区县旗镇乡]|国家|国网|中国|中共|公安|自然资源|生态环境|人民|各|有关|相关|其他|其它|开发区|高新|经开|街道|"
    r"交警|消防|税务|海关|气象|烟草|邮政|宣传部|网信|妇联|团|工会|总工会|残联|融媒体)"
)


def is_group(folded: str) -> bool:
    """Whether a mention names an open set of bodies rather than one."""
    return GROUP.search(folded) is not None and _NOT_A_GROUP.search(folded) is None


def is_body(folded: str) -> bool:
    """Whether a piece of text reads as the name of a body or a group of bodies."""
    return 2 <= len(folded) <= 42 and BODY_END.search(folded) is not None and _PROSE.search(folded) is None


def starts_body(folded: str) -> bool:
    """Whether a piece begins as names of bodies do; tells two names set apart by a space from one name cut by it."""
    return _UNIT_START.match(folded) is not None


_PROSE = re.compile(r"[。!?“”《》=…]|[^\d]{0,}[的了]|(?:加强|推进|做好|完善|公开|建立|提升|开展|落实)[^服中]{4,}")

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
    OTHER = "other"


UNIT_COLUMNS = {
    Column.LEAD: Role.LEAD,
    Column.RESPONSIBLE: Role.RESPONSIBLE,
    Column.SUPPORT: Role.SUPPORT,
}

_SHARED = rf"(?:[(/、和及]?{_STEM}\)?)?{_BODY}(?:名称)?"
_HEADS = (
    (Column.NUMBER, r"序号|编号|序|项次|号|No\.?"),
    (
        Column.DEADLINE,
        r"(?:拟|计划)?(?:完成|办理|落实|推进|工作|实施|整改)?(?:完成)?(?:时限|期限|时间|节点|进度)(?:要求|安排|节点|进度|及要求)?",
    ),
    (Column.LEAD, rf"{_LEADING}{_SHARED}|牵头"),
    (Column.SUPPORT, rf"{_SUPPORTING}{_SHARED}|配合"),
    (Column.OTHER, r"(?:责任|分管|联系|牵头|挂钩|包保)(?:领导|人|人员)|备注|说明|(?:完成|进展)情况|工作进展|进展"),
    (Column.OTHER, r"联系(?:电话|方式)|成果形式|公开(?:渠道|载体|方式|形式|平台|范围)|依据|分值|评分标准"),
    (Column.RESPONSIBLE, rf"{_RESPONSIBLE}{_SHARED}|单位|部门|责任分工|分工|任务分工"),
    (
        Column.CONTENT,
        r"(?:任务|工作|具体|主要|重点|公开|详细)*(?:内容|要求|措施|举措)(?:[及和与](?:要求|措施|标准))?|具体(?:任务|工作|事项)",
    ),
    (Column.CONTENT, r"具体工作任务|任务(?:措施|分解|描述|要求)|目标任务|工作目标|工作标准|工作要点"),
    (
        Column.TASK,
        r"(?:主要|重点|年度|具体|公开|任务)*(?:工作|任务|工作任务|事项|项目|工作项目|工作事项)(?:名称|分类|类别|类型|清单)?",
    ),
    (Column.TASK, r"类别|分类|类型|板块|[一二三]级指标|指标|领域|重点领域|方面|标题"),
)
_HEAD = tuple((column, re.compile(pattern)) for column, pattern in _HEADS)


def column(folded: str) -> Column | None:
    """What a column head announces: 主要工作任务, 任务内容, 完成时限, 责任单位 …; None for no known head."""
    if not 1 <= len(folded) <= 14:
        return None
    for kind, pattern in _HEAD:
        if pattern.fullmatch(folded):
            return kind
    return None


# --- front and back matter ------------------------------------------------------------------------------------------

# Where the plan is over: what follows belongs to the letter or the web page around it.
BACK_MATTER = re.compile(
    r"附件?(?:\d{1,2}|[一二三四五])?[:.]|附件?(?:\d{1,2})?$|附表|抄送|主送|抄报|分送|\(?此件|\(?本件|\(?联系[人电]|主办(?:单位)?:|承办(?:单位)?:|网站标识|版权所有|"
    r"相关(?:文件|链接|解读|信息|附件|阅读)|政策解读:|解读链接|【?打印|【?关闭|上一[篇条]|下一[篇条]|扫一扫|分享(?:到|至)|责任编辑|信息来源|来源:|"
    r"(?:\(?公开(?:方式|属性|形式|类别):)|信息公开(?:选项|类别):|.{2,30}办公室\d{4}年\d{1,2}月\d{1,2}日印发|\d{4}年\d{1,2}月\d{1,2}日印发"
)
CLOSING = re.compile(  # 各部门、各街道要结合本工作要点…，细化工作任务
    r"(?:请)?(?:各|全[区县市]|区级|县级|市级|区政府)[^。]{0,40}(?:要|应|须|需|请)[^。]{0,60}(?:本(?:工作)?(?:要点|方案|计划|分工)|工作要点|任务分解|责任分解|分工方案)"
)
