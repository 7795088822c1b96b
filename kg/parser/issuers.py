"""Who issues a plan and for which place: 宁波市北仑区人民政府办公室 is an office of 宁波市北仑区.

All functions read one folded line (`kg.clean.fold`) and answer places in it.
"""

import re

from kg.document import Place

_NATIONWIDE = re.compile(r"(?:中共|中国共产党|国家税务总局|国家统计局|中国人民银行)")
_END = re.compile(r"省|自治区|市|州|盟|区|县|旗|镇|乡|街道")
# What ends in such a character without being a place: 社区, 城市管理局, 市场监管局, 区域合作局, 乡村振兴局.
_NO_PLACE = re.compile(r"(?:社|校|小)区$|城[市镇乡]$|(?:市市|区区|县县)$")
_NO_PLACE_WITH_NEXT = re.compile(r"市[场政容民]|[区县]域|区[块划级]|县级|[乡镇]村|城镇|乡镇|镇街|盟[主]|州际")
_SEAT = re.compile(
    r"(?:人民政府|政府|委(?!员会办)|委员会|党委|党工委|工委|管理委员会|管委会|办事处|行政公署|行署|人大|政协)"
)
_ORGAN_END = re.compile(
    r"(?:政府|委|委员会|管委会|办公室|办公厅|办|局|厅|部|院|署|处|中心|领导小组|指挥部|公司|集团|支队|大队|总队|协会|联合会|工会|大学|学院|学校|馆|社|行)$"
)
_NOT_ALL = r"(?!各|全[省市州区县]|有关|相关)"  # 各乡镇人民政府 are whom a letter goes to
_SECOND = r"(?:\([^()]{2,16}\)(?:领导小组|工作组|委员会)?(?:办公室|办)?(?<!\)))?"  # 政务公开（政府信息公开）领导小组
# A line that prints an organ: alone, as a letterhead, before 关于, before a date.
_LINE = re.compile(
    rf"(?!关于|印发|转发|贯彻|落实){_NOT_ALL}(?P<organ>[^\s,。;:、()《》\[\]\d>|_]{{4,44}}?{_SECOND})(?:文件|便函|公文)?(?=$|关于|转发|\(|\[|20\d\d|二[〇零]|[\s_]|-(?!\d))"
)
_JOINT = re.compile(r"(?:委办公室|办公室|办公厅|委员会|委(?!办公|员会))(?=.{2,20}?(?:人民政府|管理委员会|管委会))")
_LONGEST = 44


def place(organ: str) -> Place | None:
    """Where an organ's name prints its place: 云澜市望江区 of 云澜市望江区教育局; None where it names none."""
    begin = _NATIONWIDE.match(organ)
    start = begin.end() if begin else 0
    second = organ.find("(")  # 望江区教育局（望江区委教育工委）办公室
    until = min(start + _LONGEST, second if second > start else len(organ))
    ends = [found.end() for found in _END.finditer(organ, start + 1, until)]
    for i, end in reversed([*enumerate(ends)]):
        rest = organ[end:]
        if i and _NO_PLACE.search(organ, start, end):  # 盐城市 is one, 盐城市城市 is not
            continue
        if end - start < 2 or _NO_PLACE_WITH_NEXT.match(organ, end - 1):
            continue
        if _SEAT.match(rest) or (rest != "办" and _ORGAN_END.search(rest)):
            return start, end
    return None


def organ(line: str) -> Place | None:
    """The organ a line begins with, place and all: a letterhead, a signature, or the head of a notice's title.

    Of two organs that sign jointly the first.
    """
    found = _LINE.match(line)
    if found is None or _ORGAN_END.search(found["organ"]) is None:
        return None
    name = found["organ"]
    if place(name) is None and not is_national(name):
        return None
    for joint in _JOINT.finditer(name):  # 中共望江区委办公室望江区人民政府办公室
        if place(name[joint.end() :]) is not None and place(name[: joint.end()]) is not None:
            return 0, joint.end()
    return 0, found.end("organ")


# An organ of the state: 国务院办公厅, 财政部, 国家税务总局. It names no place.
_NATIONAL = re.compile(
    r"(?:中华人民共和国)?(?:国务院|国家[^省市州区县]{2,12}(?:局|委员会|委|署)|海关总署|中国人民银行|审计署|"
    r"(?:外交|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|自然资源|国土资源|生态环境|环境保护|"
    r"住房和?城乡建设|交通运输|水利|农业农村|农业|商务|文化和旅游|文化|应急管理|退役军人事务)部)(?:办公厅|综合司)?"
)


def is_national(organ: str) -> bool:
    """Whether an organ's name is that of an organ of the state."""
    return _NATIONAL.fullmatch(organ) is not None


_DRAWN_UP = r"(?:编制|制表|编报|填报|填表|制定|印制)"
_STATED = re.compile(
    rf"{_DRAWN_UP}(?:单位|部门|机关)(?:\(盖?章\))?:{_NOT_ALL}(?P<organ>[^\s,。;:、()《》\[\]\d]{{4,44}}?)"
    rf"(?=$|[(\d]|二[〇零]|(?:{_DRAWN_UP}|审核|联系)人|{_DRAWN_UP}?(?:日期|时间)|单位:)"
)


def stated(line: str) -> Place | None:
    """The organ a line above or below a table says it was drawn up by: 编制单位：云澜市望江区人民政府办公室."""
    found = _STATED.match(line)
    return found.span("organ") if found and _ORGAN_END.search(found["organ"]) else None


_TITLE_PLACE = re.compile(
    r"(?:年度?|^)(?P<place>(?!全|贯彻|落实|关于|印发)[^\d,。;:、《》的]{1,20}?(?:[省市州盟区县旗镇乡]|街道))"
    r"(?=\d|二[〇零]|政务|政府|信息|全面|基层|人民|深化|推进|主动|贯彻|落实|重点)"
)
_OF_GOVERNMENT = re.compile(r"(?P<place>[^\s\d,。;:、()《》的各]{2,14}?[市州盟区县旗镇乡])人民政府")


def place_in_title(title: str) -> Place | None:
    """The place a plan's title names: 2021年望江区政务公开工作要点, 望江区2021年…; 全区 names none."""
    found = _TITLE_PLACE.search(title)
    return found.span("place") if found else None


def place_of_government(line: str) -> Place | None:
    """The place whose government a line names: 望江区 of 望江区人民政府门户网站."""
    found = _OF_GOVERNMENT.search(line)
    return found.span("place") if found else None
