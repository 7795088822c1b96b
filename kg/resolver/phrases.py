"""What phrases show: the vocabulary's phrases found in a clause → how much it shows each domain.

At each place the longest phrase counts, less where it only says through what something is published or who does it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import add

from kg.clean import fold
from kg.vocabulary import Vocabulary

MOST = 3  # a task is plainly about three domains at most, and more than three things side by side are a list

STRONG, PLAIN, WEAK = 3.0, 2.0, 0.5  # how much one phrase shows; weak ones add up slowly
CHANNEL = 0.4  # of it is left in 通过…, 在…公布, 宣讲…等政策: through and where something is published, or an example
DOER = 0.2  # … before 局, 部门 …: 教育部门 is who does it

QUOTES = re.compile("[“”‘’]")  # “放管服”改革 is 放管服改革
_AND = re.compile("以及|[与和及]")
_LONGEST = 12  # characters of a name that 和 joins to another
_WHERE = re.compile(
    # 在网站(公布), 围绕就业、社保等问题, 以及停车等热点, 宣讲医保缴费等政策, 通过政府网站等渠道, 依托征地信息平台(公布)
    r"(?=[在除面为摆陈发赠配寄投分围以针聚解宣通利依借运涉])(?:"  # their first characters, to pass over all others fast
    r"在((?:(?!领域|方面|过程|环节).){2,30}?)(?<![前后时内])(?:设|开设|建[立成]|[公发]布|公[开示](?!栏|专|区|角)|张[榜贴]|上墙|刊登|更新|摆放|配备)"
    r"|除(.{2,30}?)外"
    r"|面向([^,]{2,20}?)的"
    r"|(?<![作成因认])为([^,]{2,20}?)提供"
    r"|涉及([^,]{2,12}?)的(?!信息|公开)"
    r"|(?:摆放|陈列|(?:发放|赠送|赠阅|配送|寄送|投放|分送)[到至])(.{2,30})"
    r"|围绕(.{2,30}?)等(?:主题|话题|议题|热点|问题|群众|诉求)"
    r"|(?:以及|针对|聚焦)(.{2,30}?)等(?:社会)?(?:热点|焦点|敏感)"
    r"|(?:解读|宣讲|宣传)(.{2,30}?)等(?:重要|相关|惠民)?政策"
    r"|(?:通过|(?<![地源合化])利用|依托|借助|运用)(.{2,40}?)"
    r"(?:等[方形渠途平]|公布|发布(?!会)|公[开示](?![栏专平目指查区角工网渠服])|征[求集]|听取|推[动进送]|开展|宣传|回应|解读(?!会|材)|$))"
)
_WORDS = frozenset(  # no phrase begins within one: 公开办事指南 is no 开办, 列入学法内容 no 入学
    (
        *("公开", "公布", "发布", "公示", "推进", "促进", "推动", "推广", "落实", "提升", "加大", "扩大", "加强"),
        *("建立", "建设", "组织", "开展", "列入", "纳入", "及时", "定期", "按月", "每年", "每月", "依法", "对外"),
        *("相关", "有关", "部门", "行业", "业务", "居民", "市民", "提供", "围绕"),
    )
)
_PUSH = "推送"  # 精准推送留抵退税、缓缴社保费政策 is as much about pushing as about what is pushed
_OFFICES = ("部门", "主管部门", "局", "厅", "委员会", "系统")


_Lengths = Mapping[str, Mapping[str, tuple[int, ...]]]
"""For the first two characters of a phrase and the third (or "" for any), how long it may be, the longest first."""
_Shows = Mapping[str, tuple[tuple[int, float], ...]]
"""The numbers of the domains a phrase shows, and how much it does."""


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The phrases of a vocabulary, made ready to be found.

    `shown` answers how much a clause shows each domain, `joined` pairs of domains whose names 和 joins in it.
    """

    slugs: tuple[str, ...]
    shows: _Shows
    shown: Callable[[str], Mapping[int, float]]
    joined: Callable[[str], tuple[tuple[int, int], ...]]


@lru_cache(maxsize=1)
def phrases(vocabulary: Vocabulary) -> Phrases:
    """The phrases of `vocabulary`, made ready.

    A narrower domain's phrases show the domain at the top; a phrase of several domains shows each of them.
    """
    broader = {domain.slug: domain.broader for domain in vocabulary.domains}
    slugs = tuple(slug for slug, above in broader.items() if above not in broader)
    numbers = {slug: number for number, slug in enumerate(slugs)}
    strengths: dict[str, dict[int, float]] = {}
    for domain in vocabulary.domains:
        top = domain.slug
        while (above := broader[top]) is not None and above in broader:
            top = above
        number = numbers[top]
        for group, strength in ((domain.strong, STRONG), (domain.terms, PLAIN), (domain.weak, WEAK)):
            for phrase in fold("\n".join(group)).split("\n"):
                if len(phrase) > 1:
                    strengths.setdefault(phrase, {}).setdefault(number, strength)
    lengths: dict[str, dict[str, tuple[int, ...]]] = {}
    for phrase in sorted(strengths, key=len):
        thirds = lengths.setdefault(phrase[:2], {"": ()})
        sizes = thirds.get(phrase[2:3], thirds[""])
        if len(phrase) not in sizes:
            thirds[phrase[2:3]] = (len(phrase), *sizes)
    shows = {phrase: tuple(each.items()) for phrase, each in strengths.items()}
    # an annex prints the body's clauses again, and plans copy each other's
    kept = lru_cache(maxsize=8192)
    return Phrases(slugs, shows, kept(partial(_shown, lengths, shows)), kept(partial(_joined, shows)))


def _shown(lengths: _Lengths, phrases: _Shows, clause: str) -> Mapping[int, float]:
    """How much one clause shows each domain; more than three things side by side weigh alike, however sure one is."""
    shown: dict[int, float] = {}
    pushes = _PUSH in clause
    pushing: list[int] = []
    listing = clause.count("、") >= MOST
    places: list[tuple[int, int]] = []
    if _WHERE.search(clause) is not None:
        places = [place.span(place.lastindex or 0) for place in _WHERE.finditer(clause)]
    after = 0
    heads = list(map(add, clause, clause[1:]))
    for at in [at for at, head in enumerate(heads) if head in lengths]:
        if at < after or (at and heads[at - 1] in _WORDS):
            continue
        thirds = lengths[heads[at]]
        for length in thirds.get(clause[at + 2 : at + 3]) or thirds[""]:
            found = phrases.get(clause[at : at + length])
            if found is None:
                continue
            after = at + length
            less = CHANNEL if places and any(first <= at and after <= last for first, last in places) else 1.0
            if clause.startswith(_OFFICES, after):
                less *= DOER
            if listing and "、" in (clause[at - 1 : at], clause[after : after + 1]):
                found = tuple([(domain, min(strength, PLAIN)) for domain, strength in found])
            for domain, strength in found:
                shown[domain] = shown.get(domain, 0.0) + strength * less
            if pushes and less == 1.0 and _PUSH in clause[at:after]:
                pushing += [domain for domain, strength in found if strength == STRONG]
            break
    for domain in pushing:
        shown[domain] = max(shown[domain], sum(shown.values()) - shown[domain])
    return shown


def _joined(phrases: _Shows, opening: str) -> tuple[tuple[int, int], ...]:
    """Domains whose names 和 joins in a clause, both ways: 加强政府网站和政务新媒体的日常监测."""
    found: list[tuple[int, int]] = []
    if opening.count("、") >= MOST - 1:
        return ()
    opening = QUOTES.sub("", opening)
    for joint in _AND.finditer(opening):
        begin, end = joint.span()
        before = next(
            (opening[at:begin] for at in range(max(0, begin - _LONGEST), begin) if opening[at:begin] in phrases), ""
        )
        after = _longest(phrases, opening, end)
        one, other = (_named(phrases.get(name, ())) for name in (before, after))
        if one is None or other is None or one == other:
            continue
        goes_on = phrases.get(_longest(phrases, opening, end + len(after)), ())
        if one not in [domain for domain, _ in goes_on]:  # 预算和重点项目绩效目标: of one domain
            found += [(one, other), (other, one)]
    return tuple(found)


def _longest(phrases: _Shows, clause: str, at: int) -> str:
    """The longest phrase that begins there, else nothing."""
    return next((clause[at:end] for end in range(at + _LONGEST, at, -1) if clause[at:end] in phrases), "")


def _named(shows: tuple[tuple[int, float], ...]) -> int | None:
    """The one domain that a phrase names, however little stands around it."""
    return shows[0][0] if len(shows) == 1 and shows[0][1] == STRONG else None
