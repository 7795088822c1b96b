"""Lists of names: A、B，各街道 cut at its joints and spaces, but not at a 和 that is part of a name.

All functions read folded text and answer places in it. `places` of the flow tells where white space was printed.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.document import Place
from kg.model import Role
from kg.parser import deadlines, grammar

LONGEST = 60
"""Characters a name with the words around it may have."""
NAME = re.compile(r"[^、,;。]*")
"""The print up to the next sign."""
# What is no part of a name: 由A牵头 · 1.A · A等部门 · A等8个单位
_LEAD_IN = re.compile(r"(?:由|请|[*★☆△▲●·:、,;。\s)\]]|\d{1,2}[.、)]|[①-⑳]|\(\d{1,2}\))+")
_AND = re.compile(r"(?:以及|并|和|及|与|暨)(?=[各省市区县]|有关|相关|其他|所有|下属|所属)")
_LEAD_OUT = re.compile(
    r"等(?:\d{1,3}|[一二三四五六七八九十]{1,3})?[个家]?(?:有关|相关|各|[省市州盟区县旗](?:[级直]|(?=[有相各]))|[省市州盟区县旗]?政府|成员|职能|责任|"
    r"执法|监管|主管|行业|涉农|业务|公[共用]企?事业单位(?=行业|主管)){0,3}"
    r"(?:部门和单位|单位和部门|部门|单位|科室|处室|机构)?(?:\((?:部门|单位|科室|处室|机构)\))?$"
)
_STOPS = frozenset("、,;:。. ([")
_FIRST = frozenset("由请*★☆△▲●·:、,;。 )](0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳以并和及与暨")
# The commonest surnames, to tell a person below a unit from another unit.
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章苏潘葛范彭郎鲁韦马苗方"
    "俞任袁柳史唐费岑薛雷贺倪汤罗毕郝安常乐于傅齐康伍余顾孟黄萧尹姚邵汪毛狄米贝戴宋庞熊纪舒屈项祝董梁杜阮"
    "蓝闵席季麻贾江童颜郭梅盛林刁钟徐邱骆高夏蔡田胡凌霍虞万柯卢莫房裘丁邓洪包左石崔龚程邢陆翁荀羊惠曲封储"
    "靳松段富巫焦侯全班秋仲宫宁仇甘厉武刘景龙叶黎白蒲从卓池谭劳申冉雍桑桂牛边尚温庄柴瞿阎"
)
PERSON = re.compile(rf"[{_SURNAMES}][^区县市局委办部科处室股站所队会镇乡厅院馆村署]{{1,2}}")
# 和 may begin a place (和平区, 和田市, 和政县) or be part of a name (政府和社会资本合作).
_JOINT = re.compile(  # led by one set of characters, so that all others are passed over fast
    r"[()\[\]、,;。/|①-⑳及与暨以和会同商](?:(?<![以及和会同商])|(?<=及)(?!其(?![他它余]))|(?<=以)及|(?<=会)[同商]"
    r"|(?<=和)(?!平(?![安台])|政县|[田静顺硕龙]|布克|林格|社会资本)|(?<=[局委办会院府部厅心][同商])(?=[省市州区县])"
    r"|(?<=[局处科股]会)(?![同商计议展员场务]))"
)
_COUNTIES = ("和", "会同")
"""Joints that with 县 behind them are the name of a county, too: 和县, 会同县."""
_AT_COUNTY = re.compile(r"县?(?:分局|支局|支行|分行|分公司|[支大中]队|供电所)")
_LEVEL_FIRST = frozenset("省市州盟区县旗镇乡")
_NEXT = re.compile(r"[省市州区县旗镇](?!场|容|域|直|级|街|政(?![府协法]))")
"""How the name of a body of some level begins: 县审计局, but not 市场监管局."""
WITH = ("会同", "会商", "商", "局会", "处会", "科会", "股会")
"""Joints that lead in who takes part: 区财政局会同区审计局, 人事处会办公室."""
_LEVEL = r"(?:[省市州盟区县旗]|中央)"
_LEVEL_LAST = frozenset("省市州盟区县旗央")
_LEVELS = re.compile(rf"(?:{_LEVEL}、){{0,4}}{_LEVEL}")
# What one 各 is printed before, and what it may go on to: 各镇、街道 · 各市、县（区）人民政府 · 各部门和单位.
_SEAT = r"(?:人民政府|政府|党委|党工委|委|办事处|管委会|管理处|行政公署|行署)(?:\([^()]{0,8}\))?"
_BODIES = (
    r"(?:(?:直属|派出|下属|所属|派驻|二级)?(?:事业)?(?:部门|单位|机构)|企业|公司|科室|处室|股室|学校|镇街|街镇|乡镇|镇乡|街道|街|镇|乡|村|"
    r"社区|园区|苏木|(?:国[营有])?[农林牧]场|委办局|局委|委|办|局|厅|中心)"
)
_PLACES = (
    r"(?:省|自治[区州县旗]|直辖市|地区|地|特区|(?:县级)?市|州|盟|市州|州市|县市区?|旗县市?区?|区市县?|区县|县区|县|区|旗|"
    r"功能区|园区|开发区)"
)
_KIND = rf"{_BODIES}(?:\([^()]{{0,20}}\))?(?:{_SEAT}|(?<=街道)办)?"
_PLACE = rf"{_PLACES}(?:\([^()]{{0,20}}\)(?:[^、,;。()]{{2,8}}局)?)?(?:{_SEAT})?"  # 各市、县（市、区）教育局
_EACH = tuple(
    (re.compile(rf"各[^、,;各]{{0,8}}?{kind}(?:、{kind}){{0,4}}$"), re.compile(rf"{kind}|{_SEAT}"))
    for kind in (_KIND, _PLACE)
)
_OF_LEVELS = re.compile(rf"{_LEVEL}\({_LEVELS.pattern}\)[^、,;。()]{{0,10}}")  # 县（市、区）教育局
_SOME = re.compile(r"(?:有关|相关)(?:部门|单位|机构)$"), re.compile(r"部门|单位|机构")
_OTHERS = re.compile(r"(?:有关|相关|其[他它]|所有|下属|所属)[^的]{2,12}")
"""An open set behind a joint, whatever its name ends in: 及相关项目法人."""
_SHORT = 3
"""Characters of a word that may only read as a body: 市场."""
_TRADES = re.compile(r"(?:[^、,;。()]{1,8}[、和及与]){0,8}[^、,;。()]{1,8}等(?:公共|公用)?(?:企事业单位|事业单位|企业)")


def clauses(folded: str, start: int, end: int, places: Sequence[int] | None) -> list[Place]:
    """The names of a list, each with the verb or mark behind it."""
    pieces = _pieces(folded, start, end, places)
    return [(at + a, at + z) for at, stop in pieces for a, z in _parted(folded[at:stop])]


def has_space(start: int, end: int, places: Sequence[int] | None) -> bool:
    """Whether white space is printed in [start, end)."""
    return places is not None and start < end and places[end - 1] - places[start] > end - 1 - start


def gaps(start: int, end: int, places: Sequence[int]) -> Iterator[int]:
    """Where in [start, end) white space is printed before a character."""
    return (at for at in range(start, end) if places[at] - places[at - 1] > 1)


@lru_cache(4096)  # a plan names the same few bodies again and again
def _parted(piece: str) -> tuple[Place, ...]:
    """A piece cut behind each verb that has the next name right behind it: 由区政府办牵头|区司法局负责."""
    found, a = [], 0
    for inner in grammar.INNER_VERB.finditer(piece):
        if inner.start() > a:
            found.append((a, inner.end()))
            a = inner.end()
    return (*found, (a, len(piece))) if a < len(piece) else tuple(found)


def _pieces(folded: str, start: int, end: int, places: Sequence[int] | None) -> list[Place]:
    """The names of a list: cut at its joints and spaces, but not inside brackets nor at a 和 that is part of a name."""
    found: list[Place] = []
    depth, begin = 0, start
    for at, joint in _joints(folded, start, end, places):
        if joint and joint in "([" and not (depth == 0 and _is_spoken(folded, at, end)):
            depth += 1
        elif joint and joint in ")]" and depth:
            depth -= 1
        elif depth == 0 and at >= begin:
            after = at + len(joint)
            if not joint:
                parts = at > begin and _set_apart(folded, begin, at, end, places)
            elif joint == "、":
                parts = not _goes_on(folded, begin, at, after, end)
            elif joint in "()[]":
                parts = joint in "([" or (begin > start and folded[begin - 1] in "([")
            else:
                parts = joint in ",;。/|" or "①" <= joint <= "⑳" or _joins(folded, begin, at, after, end, joint)
            if parts:
                if at > begin and folded[begin:at] != "并":
                    found.append((begin, at))
                begin = after
    return [*found, (begin, end)] if end > begin else found


def _is_spoken(folded: str, at: int, end: int) -> bool:
    """Whether a bracket at `at` says what another body does: 区发改局（区财政局配合）, not 区发改局（牵头）."""
    stop = folded.find(")", at, min(end, at + LONGEST))
    if stop < 0 or "(" in folded[at + 1 : stop]:
        return False
    role, begin = verb(folded, at + 1, stop)
    name = _bare(folded, at + 1, begin)
    return role is not None and grammar.is_body(name) and (grammar.starts_body(name) or grammar.is_complete(name))


def _joints(folded: str, start: int, end: int, places: Sequence[int] | None) -> list[tuple[int, str]]:
    """Where a list may be cut, in printed order: joints and brackets, and "" where white space was printed."""
    found = [(joint.start(), joint[0]) for joint in _JOINT.finditer(folded, start, end)]
    if places is not None and has_space(start, end, places):
        found += [(at, "") for at in range(start + 1, end) if places[at] - places[at - 1] > 1]
        found.sort()
    return found


def _next_name(folded: str, start: int, end: int) -> str:
    """The print from `start` to the next sign, as far as a name may reach."""
    found = NAME.match(folded, start, min(end, start + LONGEST))
    return found[0] if found else ""


def _bare(folded: str, start: int, end: int) -> str:
    """The print of a name without the words around it and the verb or mark behind it."""
    _, end = verb(folded, start, end)
    start, end = trim(folded, start, end)
    marked = grammar.MARKED.search(folded, max(start, end - 14), end)
    return folded[start : marked.start() if marked else end]


def _joins(folded: str, begin: int, at: int, after: int, end: int, joint: str) -> bool:
    """Whether 和, 及 … at `at` joins two names: 区财政局和区审计局, not 区发展和改革局 nor 住房和城乡建设局."""
    county = joint in _COUNTIES and folded.startswith("县", after)
    if at - begin > LONGEST or begin == at:
        leads = county and not folded.endswith(("头,", "责,", "头、", "责、"), 0, begin)  # A牵头,会同县审计局
        return begin == at and joint in ("以及", "会同") and not leads
    if folded[begin:at] == "并" and joint == "会同":  # A牵头,并会同B推进
        return True
    if folded[at - 1] not in grammar.NAME_LAST and joint not in WITH and _NEXT.match(folded, after) is None:
        return False
    left, right = _bare(folded, begin, at), _next_name(folded, after, end)
    if _is_one_with(left, right):
        return False
    right = _bare(right, 0, len(right))
    placed = left[:1] in _LEVEL_FIRST
    if _OTHERS.fullmatch(right) and grammar.is_body(left) and (grammar.is_complete(left) or len(left) > _SHORT):
        return True
    if not grammar.is_complete(left):
        if not placed or not grammar.is_body(left) or _NEXT.match(right) is None:
            return False
    elif grammar.is_group(left) and (_EACH[0][1].fullmatch(right) or _is_of_each(left, right)):
        return False
    stops = [inner.start() for inner in _JOINT.finditer(right) if inner[0] not in "()[]"]
    shortest = LONGEST if not placed else 2 if left[-1] == "局" else 3  # 县财政局和司法所, 县财政局和党校
    return any(
        grammar.is_body(head) and (len(head) >= shortest or grammar.starts_body(head) or grammar.is_complete(head))
        for head in (right[:stop] for stop in (*stops, len(right)))
    )


def _is_one_with(left: str, right: str) -> bool:
    """Whether what a joint parts is one name: 市生态环境局和县分局, the branch at 和县, or 县委和政府督查室."""
    if left.endswith("总局") and right.startswith(("县税务局", "县监管支局")):
        return True
    return _AT_COUNTY.fullmatch(right) is not None or (left.endswith("委") and right.startswith("政府"))


def _goes_on(folded: str, begin: int, at: int, after: int, end: int) -> bool:
    """Whether a 、 stands inside one group: 市、区有关部门, 各镇、街道, but not 各镇、各街道."""
    if folded[at - 1] in _LEVEL_LAST and _LEVELS.fullmatch(folded, begin, min(at, begin + 14)):
        return at - begin <= 14 and _LEVELS.match(folded, after, end) is not None
    if at - begin <= 8 and "等" in folded[after : min(end, after + LONGEST)]:  # 教育、卫生健康等公共企事业单位
        return not grammar.is_body(folded[begin:at]) and _TRADES.match(folded, after, end) is not None
    right = _next_name(folded, after, end)
    stop = min((joint.start() for joint in _JOINT.finditer(right) if joint[0] not in "()[]"), default=len(right))
    levels = _OF_LEVELS.match(folded, after, min(end, after + LONGEST))
    right = levels[0] if levels else right[:stop]
    return _is_of_each(folded[max(begin, at - 30) : at], _bare(right, 0, len(right)))


def _is_of_each(left: str, right: str) -> bool:
    """Whether one 各 or 有关 is said of both sides of a joint: 各镇、街道, 各市、县（区）人民政府, 有关部门、单位."""
    if "各" not in left and "关" not in left:
        return False
    return any(goes_on.fullmatch(right) and each.search(left) for each, goes_on in (*_EACH, _SOME))


_COUNTED = re.compile(r"\(\d{1,2}\)")  # （1）区卫健局 | （2）区医保局


def _set_apart(folded: str, begin: int, at: int, end: int, places: Sequence[int] | None) -> bool:
    """Whether white space at `at` parts two names: 区发改局 区财政局, not 区政府 办公室 nor 区大数 据中心."""
    if at - begin > LONGEST or (folded[at] in "([、,;。和及与" and _COUNTED.match(folded, at, end) is None):
        return False
    left, right = _bare(folded, begin, at), _next_name(folded, at, end)
    if not grammar.is_complete(left) and not (grammar.is_group(left) and grammar.is_body(left)):
        return False
    near = right
    if places is not None:
        stop = next((i for i in range(1, len(right)) if places[at + i] - places[at + i - 1] > 1), len(right))
        near = right[:stop]
    if verb(near, 0, len(near))[1] == 0:  # 区发改局 牵头 区财政局 配合
        return False
    if PERSON.fullmatch(near) or deadlines.is_column_entry(near, 0, len(near)):
        return True
    whole = [_bare(name, 0, len(name)) for name in (near, right)]
    if grammar.is_one_name(left, whole[0]):
        return False
    return any(grammar.is_body(name) and (grammar.starts_body(name) or grammar.is_complete(name)) for name in whole)


def verb(folded: str, start: int, end: int) -> tuple[Role | None, int]:
    """The role of the verb at the end of a clause, and where it begins: A牵头, 按职责分工负责."""
    stop = end
    while stop > start and folded[stop - 1] in _STOPS:
        stop -= 1
    if stop == start or folded[stop - 1] not in grammar.VERB_LAST:
        return None, end
    found = grammar.VERB.search(folded, max(start, stop - grammar.VERB_REACH), stop)
    if found is None or found.lastgroup is None:
        return None, end
    return Role(found.lastgroup.removesuffix("_as")), found.start()


def trim(folded: str, start: int, end: int) -> Place:
    """[start, end) without the words around a name."""
    while start < end and folded[start] in _FIRST:
        found = _LEAD_IN.match(folded, start, end) or _AND.match(folded, start, end)
        if found is None:
            break
        start = found.end()
    while end > start and folded[end - 1] in _STOPS:
        end -= 1
    if "等" in folded[max(start, end - 16) : end]:
        after = _LEAD_OUT.search(folded, max(start, end - 16), end)
        end = after.start() if after else end
    return start, end
