"""What a task is about: its title and text → slugs of domains.

A sentence is shared out among the domains its phrases show, so a domain holds the part of the text that deals with
it; what the title names comes before any text.
"""

import re
from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from kg.clean import fold
from kg.resolver.phrases import MOST, PLAIN, QUOTES, STRONG, Phrases, phrases
from kg.vocabulary import Vocabulary

ENOUGH = PLAIN  # what must be shown for a domain to count
HINTED = 1.0  # … where nothing else is shown: 建立台账, 明确责任人
SURE = STRONG  # … beside one that shows as much
AMPLE = 5.0  # … for less of a text to make it plain beside what the title names
FULL = 4.0  # what a clause shows when nothing more is needed
PASSING = 0.35  # … where more than three stand in one clause and none outweighs: 就业、教育、医疗、住房等领域
SUPPORT = 1.0  # what a heading or a weak phrase of the title adds to what the text shows itself

OPENING = 1.5  # times more for the first sentence: a text says first what it is about
NAMED = 0.2  # part of a title that makes a domain one the title names
BESIDE = 0.4  # part of a text that makes a domain plain beside those the title names, where these hold as much
PLAINLY = 0.28  # part of a text that makes a domain plain where the title names none
OWNED = 0.2  # part of a text that does so where it is whole clauses, most of each, and more than one phrase shows it
HALF = 0.5  # … or it is half of the text
NEXT = 0.4  # of the largest part is the least that is plain beside it
LEADS = 1.6  # times the next: what outweighs where many domains stand side by side

_STOPS = ";!?\n"  # that end a sentence as 。 does
# 《信息公开条例》, “政务公开进百企”, “望江住建”公众号: a name, not what is done
_NAME = re.compile(r"《[^》]*》|“[^”]{7,}”|“[^”]*”(?=(?:政务|官方)?(?:微信|微博|公众号|客户端|视频号|抖音号|小程序))")
_QUOTED = re.compile("[“”‘’《]")
_BESIDE = re.compile(r"[与和及、]")
_CLAUSE_END = re.compile("[,;:。!?\n]")
_OPENS_WITHIN = 60  # characters: what no comma parts by then names many things
_VERB = re.compile(
    r"^(?:进一步|切实|持续|不断|扎实|全面|深入|大力|积极|有序|着力|认真|统筹|建立健全|[加增]强|强化|做好|抓[好实]|狠抓|完善|健全|推进|推动|促进"
    r"|开展|落实|严格|深化|优化|提[升高]|规范|拓[展宽]|[用办建管]好|畅通|创新|注重|扩大|[夯压做]实|接受|制定|改进|细化|明确|加[大快]|丰富|打造|组织|及时)+"
)
_TAIL = re.compile(r"(?:工作|机制|力度|信息|公开|建设|水平|质量|实效|质效|管理|制度)+$")


@dataclass(slots=True)
class _Share:
    """What a text shows of one domain: how much in all, the part of the text it holds, and the part whose clauses show
    it most. Parts are 0 to 1, those of all domains 1 together."""

    shown: float = 0.0
    part: float = 0.0
    owned: float = 0.0


_Shares = dict[int, _Share]
"""What a text shows, by the number of the domain."""


def _shares(text: str, known: Phrases, kept: Set[int] | None) -> _Shares:
    """The share of each domain in a text. In a sentence that shows a domain plainly, hints at others are dropped, and
    in a text also what is only plain beside what is sure, but for the domains `kept`, which its title shows; None for
    a title."""
    shares: _Shares = {}
    opening = OPENING
    size = 0.0
    for sign in _STOPS:
        text = text.replace(sign, "。")
    for sentence in text.replace(":", ",").split("。"):
        if sentence:
            clauses = [(clause, shown) for clause in sentence.split(",") if (shown := known.shown(clause))]
            if clauses:
                size += _share_out(sqrt(len(sentence)) * opening, clauses, shares, kept)
            opening = 1.0
    for share in shares.values():
        share.part /= size
        share.owned /= size
    return shares


def _share_out(
    size: float, clauses: list[tuple[str, Mapping[int, float]]], shares: _Shares, kept: Set[int] | None
) -> float:
    """Add one sentence to the shares, and answer what it weighs: `size`, less where its phrases are weak."""
    said = clauses[0][1]
    if len(clauses) > 1:
        said = dict(said)
        for _, shown in clauses[1:]:
            for domain, amount in shown.items():
                said[domain] = said.get(domain, 0.0) + amount
    plain: Collection[int] = said
    if len(said) > 1:
        least = min(max(said.values()), ENOUGH)
        plain = [domain for domain, amount in said.items() if amount >= least]
        if kept is not None and len(plain) > 1:
            sure = [domain for domain in plain if said[domain] >= SURE or domain in kept]
            if sure and (len(plain) <= MOST or len(sure) == 1):
                plain = sure
    for domain in plain:
        if domain not in shares:
            shares[domain] = _Share()
    if len(plain) == 1:  # most sentences, and the same result as below
        (domain,) = plain
        amount = said[domain]
        if amount < ENOUGH:
            size *= amount / ENOUGH
        share = shares[domain]
        share.shown += amount
        share.part += size
        share.owned += size
        return size
    held = dict.fromkeys(plain, 0.0)
    own = dict.fromkeys(plain, 0.0)
    amounts = 0.0
    for clause, shown in clauses:
        if not shown.keys() <= held.keys():
            shown = {domain: amount for domain, amount in shown.items() if domain in held}
        amount = sum(shown.values())
        if not amount:
            continue
        passing = PASSING if len(shown) > MOST and 2 * max(shown.values()) < amount else 1.0
        weight = passing * sqrt(len(clause)) * min(1.0, FULL / amount)
        for domain, each in shown.items():
            held[domain] += weight * each
            if 2 * each >= amount:
                own[domain] += weight * amount
            shares[domain].shown += passing * each
        amounts += passing * amount
    size *= min(1.0, amounts / ENOUGH)
    whole = sum(held.values())
    for domain, each in held.items():
        shares[domain].part += size * each / whole
        shares[domain].owned += size * own[domain] / whole
    return size


def _read(folded: str, known: Phrases, kept: Set[int] | None = None, about: Set[int] = frozenset()) -> _Shares:
    """The shares of a text without the names quoted in it but those of what it is `about` by the titles above, or with
    all of them where it shows nothing plainly without."""
    if _QUOTED.search(folded) is None:
        return _shares(folded, known, kept)
    plain = _NAME.sub(lambda name: "" if about.isdisjoint(known.shown(name[0])) else name[0], folded)
    shares = _shares(QUOTES.sub("", plain), known, kept)
    if plain == folded or any(share.shown >= ENOUGH for share in shares.values()):
        return shares
    return _shares(QUOTES.sub("", folded), known, kept)


def _words(title: str, known: Phrases) -> list[int]:
    """The domains of words a title consists of: 监督 in 监督与培训, weak as it is; 工作机制 in 健全工作机制."""
    domains = []
    for word in _BESIDE.split(title.rstrip("。")):
        core = _VERB.sub("", word)
        shows = known.shows.get(word) or known.shows.get(core) or known.shows.get(_TAIL.sub("", core), ())
        domains += [domain for domain, _ in shows]
    return domains


def _opening(text: str) -> str:
    """The first clause of a text, as far as it can name things that 和 joins."""
    return _CLAUSE_END.split(text[:_OPENS_WITHIN], maxsplit=1)[0]


def _title(title: str, known: Phrases) -> tuple[_Shares, dict[int, float]]:
    """The shares of a title, and the part of it that each domain has which it names; none where it names too many."""
    head = _read(title, known)
    named = {domain: share.part for domain, share in head.items() if share.part >= NAMED and share.shown >= ENOUGH}
    for domain in _words(QUOTES.sub("", title), known):
        named.setdefault(domain, head[domain].part if domain in head else 0.0)
    return head, named if len(named) <= MOST else {}


@lru_cache(maxsize=256)  # one for all the items below it
def _heading(title: str, known: Phrases) -> Mapping[int, float]:
    """How much the title above a task shows each domain."""
    return known.shown(fold(title))


def classify(title: str, text: str, vocabulary: Vocabulary, heading: str = "") -> tuple[str, ...]:
    """Slugs of the domains a task is plainly about, none to three, the plainest first.

    `heading` is the title the task stands under: it supports what the task says itself, and says nothing alone.
    """
    known = phrases(vocabulary)
    head: _Shares = {}
    named: dict[int, float] = {}
    if title:
        head, named = _title(fold(title), known)
    above = _heading(heading, known) if heading else {}
    folded = fold(text)
    shares = _read(folded, known, head.keys(), above.keys())
    if len(named) == 1 and shares.keys() <= named.keys():  # nothing beside it: the same result as below
        return tuple(known.slugs[domain] for domain in named)
    if not head and not named and len(shares) < 2:  # one domain or none, as most items show: the same, too
        plainly = [d for d, share in shares.items() if share.shown + SUPPORT * (d in above) >= HINTED]
        return tuple(known.slugs[domain] for domain in plainly)
    if above or head:
        for domain, share in shares.items():
            if domain not in named and (domain in above or domain in head):
                share.shown += SUPPORT
                share.part *= 1 + SUPPORT / 3
    sure = {domain for domain, share in shares.items() if share.shown >= SURE}
    if named and sure and not any(d in shares or (d in head and head[d].shown >= SURE) for d in named):
        named = {}  # a title of few words, as 平台建设, labels what only its text tells
    sure |= named.keys()
    scores = dict(named)
    for domain, share in shares.items():
        if domain in named or (share.shown >= ENOUGH and (domain in sure or not sure)):
            scores[domain] = scores.get(domain, 0.0) + share.part
    if not scores and len(head) == 1:
        scores = dict.fromkeys(head, 0.0)
    order = [domain for _, domain in sorted([(-score, domain) for domain, score in scores.items()])]
    least = max(PLAINLY, NEXT * max([share.part for share in shares.values()], default=0.0))
    if named:
        beside = max([shares[domain].part if domain in shares else 0.0 for domain in named])
        least = max(least, min(BESIDE, beside))
    plain = []
    for domain in order:
        if domain in named or domain not in shares:
            plain.append(domain)
            continue
        share = shares[domain]
        ample = share.shown >= AMPLE if named else share.shown > STRONG or share.owned > HALF
        if share.part >= least or (share.owned >= OWNED and ample):
            plain.append(domain)
    # Side by side: what the title names, else the one that outweighs the others, else none.
    if named and len(plain) > MOST:
        plain = [domain for domain in plain if domain in named]
    elif not named and (not plain or len(plain) > MOST):
        outweighs = len(order) == 1 or (len(order) > 1 and scores[order[0]] >= LEADS * scores[order[1]])
        plain = order[:1] if outweighs else []
    if plain and len(plain) < MOST:
        for one, other in known.joined(_opening(folded)):
            if one in plain and other not in plain:
                plain.append(other)
    return tuple([known.slugs[domain] for domain in plain[:MOST]])
