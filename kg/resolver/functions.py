"""Which kind of office a printed name is: 区发改局, 北仑区发展和改革局 and 區發改局 are development-reform.

Labels come from ontology/functions.ttl, whose head says how they stand for what is printed. A name resolves only when
one office is left: what no label fits, and what two offices claim, stays None.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.clean import fold
from kg.vocabulary import ENDINGS, Vocabulary, is_stem

_CENTRE = "中心"
# How a body for one piece of work is called after it: 疫情防控 + 工作 + 领导小组办公室.
_TASK_FORCES = tuple(
    body + office
    for office in ("办公室", "办", "")
    for body in ("工作领导小组", "领导小组", "协调小组", "指挥部", "联席会议", "委员会", "委", "专班", "机制", "指挥")
    if office or body not in ("委员会", "委", "指挥")
)
# What it does stands before: 县(深化)放管服改革领导小组办公室
_DOING = re.compile(r"(?:全面|统筹)?(?:深化|推进|推动|加强|促进|加快|落实|实施|优化)$")

# Activity that tells no office from another: 大数据发展管理服务中心 is 大数据中心.
_FILLERS = frozenset(
    ("管理", "服务", "发展", "事务", "事业", "工作", "监督", "综合", "促进", "保障", "建设", "指导", "协调", "推进",
     "维护", "养护")
)  # fmt: skip

_JOINTS = re.compile(r"[和与及、·“”\s]")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")

_LEVEL = "自治区|自治州|自治县|自治旗|特别行政区|新区|林区|地区|街道|省|市|区|县|州|盟|旗|镇|乡"
# 宁波市|北仑区 · 景德镇市 is not 景德镇|市 · 市中区, 沙市区 are names of one place
_PLACE = re.compile(rf"(.{{2,}}?)(?:{_LEVEL})(?:(?<![镇乡州])|(?!市))")
# 景宁(畲族)自治县, 黔东南(苗族侗族)自治州, 伊犁(哈萨克)自治州
_PEOPLES = re.compile(
    "(?:(?:壮|满|回|苗|土家|彝|藏|布依|侗|瑶|朝鲜|白|哈尼|黎|傣|畲|傈僳|仡佬|东乡|高山|拉祜|水|佤|纳西|羌|土|仫佬|达斡尔|景颇|毛南|撒拉|布朗|"
    "阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|鄂伦春|独龙|塔塔尔|赫哲|珞巴|各|维吾尔|哈萨克|蒙古|柯尔克孜|锡伯|塔吉克)族"
    "|维吾尔|哈萨克|蒙古|柯尔克孜|锡伯|塔吉克)+$"
)

# A body above, without which the name is the same office: 区委(宣传部), 区人民政府(金融办), 管委会(经发局)
_ABOVE = "党工委|党委|工委|委|人民政府|政府|人大常委会|人大|政协|管委会|管理委员会"
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|"
    "云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆"
)
_NO_PLACE = "中国人民政治|共青团|[村城乡集]镇"
_SOME_PLACE = rf"(?!{_NO_PLACE})[^局委厅院]{{0,20}}(?<![社小校厂])(?:{_LEVEL}|园区|开发区|本级|级|直)"
# 国家税务总局宁波市… · 国网浙江省电力有限公司… · 中共北仑区…
_HEADS = (
    r"国家.{2,8}总局|国家统计局|国网|国家电网|(?:南方|广东|广西|云南|贵州|海南)电网|中国共产党|中共|中国(?!人民政治)"
)
_FRONT = re.compile(
    rf"(?:(?:{_HEADS}).{{0,24}}|(?:{_PROVINCES})?(?:{_SOME_PLACE}(?:{_ABOVE})?){{1,2}}|{_ABOVE}|{_PROVINCES}"
    "|国家|国务院|中央)"
)
# Bodies named by the city they sit in, which need not be the plan's: 拱北海关, 昆明铁路局
_SEATED = re.compile(r"[^局委厅院区县]{2,4}(?P<body>海关|海事[局处]|铁路局|供电局|证监局|银保监局|通信管理局)")
# A company with a trade mark in front: 新奥|燃气公司
_MARKED = re.compile(r"[^局委厅院]{2,10}")

# A branch is named by its body and a place: of any office a 分局, of a company a 分公司; else the body stands in full
_BRANCH = re.compile(
    r"(?P<any>分局|支局|分中心)$|(?P<company>分公司|支公司|营业部)$|(?P<bank>支行|分行)$"
    r"|(?P<full>管理局|监管局|直属局|局|[支大中]队|管理部|办事处|(?:中心|管理|派出|司法|税务|市场监管|监管)?[所站])$"
)
_COMPANY = re.compile(r"(?:集团|股份|有限|责任)*公司")
_COMPANIES = ("公司", "集团")
_FULL = ("局", "委", "委员会", "队", "中心", "公司", "行")

# What a body calls its own parts, in its own plan: 办公室, 督查科, 执法大队, 信息中心, 财政所, 机关党委, 招生考试院
_INNER = re.compile(r"(?:[科室股处队办站所组部]|中心|党委|纪委|团委|工会|支部|总支|(?:考试|研究|科学|设计)院)$")
# A body that is no part of who prints it: a command, an agency of its own; in a township, what a bureau keeps there,
# by its full name (籍山司法所): a bare 司法所 stands among the township's own departments
_OF_ITS_OWN = re.compile(r"指挥部|事务所")
_STATIONED = re.compile(r"派出所$|.(?:司法|税务|市场监管|市监|工商|自然资源|国土资源|国土|供电)所$|局.*[所站队]$")
# Who issues plans whose units are offices: a government or party committee, its office, a zone, a leading group
_WHOLE = re.compile(
    r"(?:(?:政府|府)(?:办公[室厅]|办)?|(?:[省市区县州旗盟]|党|党工)委(?:员会)?(?:办公[室厅]|办)?|党政(?:综合)?办(?:公室)?)$"
    r"|[区园城港岛](?:管委会|管理委员会)|^[^局厅]*(?:领导小组|政务公开办)|^国务院"
)
_ITS_OWN = ("镇", "乡", "街道")
_TOWNSHIP = re.compile(r"街道|[镇乡](?:人民政府|政府|党)")


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """The labels of a vocabulary as looked up: printed form → slug, each form of one function only."""

    own: dict[str, str]  # a place may stand in front
    many: dict[str, str]  # any name may stand in front
    stems: dict[str, str]  # what names are put together from


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention means: the function, None where no single one fits, and the name left without the place."""

    function: str | None
    name: str


@lru_cache(maxsize=4096)  # plans print the same names again and again
def normal(text: str) -> str:
    """The form of a name to look up: folded, without 和, 与, 及, 、, quotation marks and white space."""
    return _JOINTS.sub("", fold(text))


@lru_cache(maxsize=1)
def names(vocabulary: Vocabulary) -> Names:
    """The labels of `vocabulary` as looked up. A form two functions claim is left out, unless one prints it."""
    own: dict[str, set[str]] = {}
    many: dict[str, set[str]] = {}
    grown: dict[str, set[str]] = {}
    stems: dict[str, set[str]] = {}
    for function in vocabulary.functions:
        forms = many if function.many else own
        for label in normal("|".join((function.name, *function.labels))).split("|"):
            if "(" in label:
                continue
            forms.setdefault(label, set()).add(function.slug)
            if not function.many and is_stem(label):
                stems.setdefault(label, set()).add(function.slug)
                for ending in ENDINGS:
                    grown.setdefault(label + ending, set()).add(function.slug)
    for form, slugs in grown.items():
        if form not in own and form not in many:
            own[form] = slugs
    return Names(_sure(own), _sure(many), {stem: slug for stem, slug in _sure(stems).items() if len(stem) > 1})


def _sure(forms: dict[str, set[str]]) -> dict[str, str]:
    return {form: next(iter(slugs)) for form, slugs in forms.items() if len(slugs) == 1}


class Reader:
    """Reads the names of one plan: knows its place, and whether its units are departments of the one body it is of."""

    def __init__(self, known: Names, jurisdiction: str | None, issuer: str | None) -> None:
        self.known = known
        self.places = places(jurisdiction)
        if issuer is None and jurisdiction is not None:  # 云岭镇2021年… that nobody signs
            issuer = f"{jurisdiction}人民政府"
        self.own_departments = issuer is not None and is_one_body(issuer)
        self.is_township = issuer is not None and _TOWNSHIP.search(_BRACKETS.sub("", normal(issuer))) is not None
        if self.is_township:  # 籍山派出所 in a plan of 籍山镇, whose place may be printed as the county only
            self.places = (*self.places, *(place for place in places(issuer) if place not in self.places))
        self._read: dict[str, Reading] = {}

    def __call__(self, mention: str) -> Reading:
        """The meaning of one printed name."""
        reading = self._read.get(mention)
        if reading is None:
            reading = self._read[mention] = self._first(normal(mention))
        return reading

    def is_department(self, mention: str) -> bool:
        """Whether the name is a department of the body whose plan this is: 办公室, 督查科 in a bureau's plan."""
        if not self.own_departments:
            return False
        name = _BRACKETS.sub("", normal(mention))
        if _OF_ITS_OWN.search(name) or (self.is_township and _STATIONED.search(name)):
            return False
        if _INNER.search(name) is None:
            return False
        whole = self._whole(name)
        return whole is None or whole[1] == name or (self.is_township and whole[0] in _ITS_OWN)

    def _first(self, folded: str) -> Reading:
        if self.is_department(folded):
            return Reading(None, folded)
        outer = _BRACKETS.sub("", folded)
        slug, name = self._find(outer)
        if slug is None and outer != folded:
            # 市府办[市大数据局] is read by its first name; where that says nothing, by its second
            second = {self._find(inner)[0] for inner in _BRACKETS.findall(folded)} - {None}
            if len(second) == 1:
                slug = second.pop()
        return Reading(slug, name)

    def _find(self, name: str) -> tuple[str | None, str]:
        """The function of a name without brackets, and the name without the place in front."""
        split = self._whole(name)
        if split is not None and split[1] in self.known.own:
            return self.known.own[split[1]], split[1]
        if (found := self._branch(name)) is not None:
            return found
        if split is not None:
            return self.known.many[split[1]], split[1]
        for place in self.places:  # 自然资源规划江北局
            if place in name[1:-1] and (split := self._whole(name.replace(place, "", 1))) is not None:
                return self.known.own.get(split[1]), split[1]
        if (seated := _SEATED.fullmatch(name)) is not None:
            return self.known.own.get(seated["body"]), name
        return self._put_together(name)

    def _whole(self, name: str) -> tuple[str, str] | None:
        """The place and the longest label a name consists of."""
        own, many = self.known.own, self.known.many
        for at in range(len(name)):
            tail = name[at:]
            if tail in own:
                if self._is_front(name[:at]) or (tail.endswith(_COMPANIES) and _MARKED.fullmatch(name, 0, at)):
                    return name[:at], tail
            elif tail in many and (at > 0 or len(tail) > 1):
                return name[:at], tail
        return None

    def _is_front(self, front: str) -> bool:
        """Whether what stands before a label only says whose office it is: 区, 北仑, 宁波市北仑区, 区委."""
        if not front or _FRONT.fullmatch(front) is not None:
            return True
        for place in self.places:
            if front.endswith(place):
                return self._is_front(front[: -len(place)])
            if front.startswith(place):
                return self._is_front(front[len(place) :])
        return False

    def _branch(self, name: str) -> tuple[str | None, str] | None:
        """A branch named by its body and a place: 自然资源和规划局北仑分局, 生态环境江北分局, 中国电信北仑分公司."""
        ending = _BRANCH.search(name)
        if ending is None:
            return None
        body = name[: ending.start()].removeprefix("中国")
        for at in range(max(0, len(body) - 1)):
            if not self._is_front(body[:at]):
                continue
            for end in range(len(body), at + 1, -1):
                label, rest = body[at:end], body[end:]
                slug = self.known.own.get(label)
                if ending["company"]:  # 人保北仑分公司 is of 中国人保, no 人保局
                    slug = self.known.many.get(f"中国{label}") or slug or self.known.many.get(label)
                if slug is None:
                    continue
                in_full = label.endswith(_FULL) or f"中国{label}" in self.known.own
                in_full = in_full or self.known.own.get(label + ending[0]) == slug  # 住房公积金枣阳管理部
                # 市烟草专卖局北仑区局, 市交警局福田大队, 中国电信股份有限公司北仑分公司; a 财务管理局 is of no place
                if ending["any"] is None:
                    place = _COMPANY.sub("", rest, count=1)
                    if not place or not (in_full or ending["company"]):
                        continue
                    # 人行成都分行 serves a province; 邮政|银行北仑支行 is no 邮政局
                    if place.startswith("银行") if ending["bank"] else not self._is_front(place):
                        continue
                return slug, label if in_full else label + ending[0]
        return None

    def _put_together(self, name: str) -> tuple[str | None, str]:
        """A name made of several stems, or with words of activity: 发改经信局, 大数据发展管理服务中心."""
        force = next((suffix for suffix in _TASK_FORCES if name.endswith(suffix)), None)
        suffix = force or next((suffix for suffix in (*ENDINGS, _CENTRE) if name.endswith(suffix)), None)
        if suffix is None:
            return None, name
        core = name[: -len(suffix)]
        for at in range(max(0, len(core) - 1)):
            front = _DOING.sub("", core[:at]) if force else core[:at]
            if not self._is_front(front):
                continue
            if suffix == _CENTRE and (slug := self._centre(core[at:])) is not None:
                return slug, name[at:]
            stem = self._first_stem(core, at)
            if stem is not None:
                slug = self.known.stems[stem]
                if force and stem in _FILLERS:  # a 建设指挥部 is of no office
                    continue
                if suffix != _CENTRE or self.known.own.get(stem + _CENTRE) == slug:
                    return slug, name[at:]
        return None, name

    def _centre(self, core: str) -> str | None:
        """The office of a centre whose name ends in words of activity: 土地储备事务中心 is a 土地储备中心."""
        while core[-2:] in _FILLERS:
            core = core[:-2]
            if (slug := self.known.own.get(core + _CENTRE)) is not None:
                return slug
        return None

    def _first_stem(self, core: str, at: int) -> str | None:
        """The longest stem at `at` behind which stems and words of activity make up the rest: 住建|交通运输."""
        for end in range(len(core), at + 1, -1):
            if core[at:end] in self.known.stems and self._is_made(core, end):
                return core[at:end]
        return None

    def _is_made(self, core: str, at: int) -> bool:
        """Whether stems and words of activity make up the rest of `core` from `at` on."""
        if at == len(core):
            return True
        for end in range(len(core), at + 1, -1):
            part = core[at:end]
            if (part in self.known.stems or part in _FILLERS) and self._is_made(core, end):
                return True
        return False


def places(jurisdiction: str | None) -> tuple[str, ...]:
    """What a place is called for short, the longest first: 宁波市北仑区 → 宁波北仑, 宁波, 北仑."""
    if jurisdiction is None:
        return ()
    stems = [_PEOPLES.sub("", place) for place in _PLACE.findall(normal(jurisdiction))]
    stems = [stem for stem in stems if len(stem) > 1]
    return tuple(sorted({*stems, "".join(stems)} - {""}, key=lambda stem: (-len(stem), stem)))


def is_one_body(issuer: str) -> bool:
    """Whether the issuer is one bureau or township, not the government of a place: its units are its departments."""
    name = _BRACKETS.sub("", normal(issuer))
    return _TOWNSHIP.search(name) is not None or _WHOLE.search(name) is None


def reader(vocabulary: Vocabulary, jurisdiction: str | None = None, issuer: str | None = None) -> Reader:
    """The reader of the names of one plan.

    `jurisdiction` is the full name of its place (宁波市北仑区), `issuer` who issued it.
    """
    return _reader(names(vocabulary), jurisdiction, issuer)


@lru_cache(maxsize=256)
def _reader(known: Names, jurisdiction: str | None, issuer: str | None) -> Reader:
    return Reader(known, jurisdiction, issuer)
