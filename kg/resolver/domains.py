"""What a task is about: its title and text → slugs of domains.

At each place the longest phrase of the vocabulary counts. A sentence is shared out among the domains its phrases
show, so a domain holds the part of the text that deals with it; what the title names comes before any text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt

from kg.clean import fold
from kg.vocabulary import Vocabulary

MOST = 3  # a task is plainly about three domains at most

STRONG, PLAIN, WEAK = 3.0, 2.0, 0.5  # how much one phrase shows; several weak ones do not make a plain one
ENOUGH = PLAIN  # what must be shown for a domain to count
FULL = 4.0  # what a clause shows when nothing more is needed
CHANNEL = 0.4  # of it is left behind 通过, 利用 …: what something is published through
DOER = 0.2  # … before 局, 部门 …: 教育部门 is who does it
PASSING = 0.35  # … where more than three stand in one clause and none outweighs: 就业、教育、医疗、住房等领域
SUPPORT = 1.0  # what a heading or a weak phrase of the title adds to what the text shows itself

OPENING = 1.5  # times more for the first sentence: a text says first what it is about
NAMED = 0.2  # part of a title that makes a domain one the title names
BESIDE = 0.36  # part of a text that makes a domain plain beside those the title names
PLAINLY = 0.28  # part of a text that makes a domain plain where the title names none
OWNED = 0.2  # part of a text that does so where it is whole sentences, most of each
NEXT = 0.4  # of the largest part is the least that is plain beside it
LEADS = 1.6  # times the next: what outweighs where many domains stand side by side

_SENTENCE = re.compile(r"[^。;!?\n]+")
_CLAUSE = re.compile(r"[^,:]+")
_NAME = re.compile(r"《[^》]*》|“[^”]{7,}”")  # 《信息公开条例》, “政务公开进百企”: a name, not what is done
_BESIDE = re.compile(r"[与和及、]")
_HANDLE = re.compile(r"^(?:进一步|切实)?(?:加强|强化|做好|抓好|完善|健全|推进|开展|落实|严格)|(?:工作|机制|力度)$")
_THROUGH = ("通过", "利用", "依托", "借助", "运用")
_OFFICES = ("部门", "主管部门", "局", "厅", "委员会", "系统")


@dataclass(frozen=True, slots=True, eq=False)
class _Matcher:
    """The phrases of a vocabulary, made ready to be found.

    `starts` finds places where a phrase may begin; `lengths` tells, for its first two characters and the third (or
    "" for any), how long it may be, the longest first; `phrases` holds the number of the domain a phrase shows and
    how much it does, -1 for a word that stands before a channel.
    """

    slugs: tuple[str, ...]
    starts: re.Pattern[str]
    lengths: dict[str, dict[str, tuple[int, ...]]]
    phrases: dict[str, tuple[int, float]]


_latest: list[tuple[Vocabulary, _Matcher]] = []  # of the vocabulary in use: hashing one would cost more than a task


def _matcher(vocabulary: Vocabulary) -> _Matcher:
    if not _latest or _latest[0][0] is not vocabulary:
        _latest[:] = [(vocabulary, _compiled(vocabulary))]
    return _latest[0][1]


def _compiled(vocabulary: Vocabulary) -> _Matcher:
    """A narrower domain's phrases show the domain at the top; of one phrase in two domains the first counts."""
    broader = {domain.slug: domain.broader for domain in vocabulary.domains}
    slugs = tuple(slug for slug, above in broader.items() if above not in broader)
    phrases: dict[str, tuple[int, float]] = dict.fromkeys(_THROUGH, (-1, 0.0))
    for domain in vocabulary.domains:
        top = domain.slug
        while (above := broader[top]) is not None and above in broader:
            top = above
        for group, strength in ((domain.strong, STRONG), (domain.terms, PLAIN), (domain.weak, WEAK)):
            for phrase in map(fold, group):
                if len(phrase) > 1:
                    phrases.setdefault(phrase, (slugs.index(top), strength))
    found: dict[str, dict[str, set[int]]] = {}
    for phrase in phrases:
        found.setdefault(phrase[:2], {"": set()}).setdefault(phrase[2:3], set()).add(len(phrase))
    lengths = {
        head: {third: tuple(sorted(some | thirds[""], reverse=True)) for third, some in thirds.items()}
        for head, thirds in found.items()
    }
    first, second = ("".join(map(re.escape, sorted({head[i] for head in lengths}))) for i in (0, 1))
    return _Matcher(slugs, re.compile(f"[{first}](?=[{second}])"), lengths, phrases)


@lru_cache(maxsize=8192)  # an annex prints the body's clauses again, and plans copy each other's
def _shown(clause: str, known: _Matcher) -> Mapping[int, float]:
    """How much one clause shows each domain."""
    shown: dict[int, float] = {}
    lengths, phrases = known.lengths, known.phrases
    channel = False
    after = 0
    for start in known.starts.finditer(clause):
        at = start.start()
        if at < after:
            continue
        thirds = lengths.get(clause[at : at + 2])
        if thirds is None:
            continue
        for length in thirds.get(clause[at + 2 : at + 3]) or thirds[""]:
            found = phrases.get(clause[at : at + length])
            if found is None:
                continue
            domain, strength = found
            after = at + length
            if domain < 0:
                channel = True
                break
            if channel:
                strength *= CHANNEL
            if clause.startswith(_OFFICES, after):
                strength *= DOER
            shown[domain] = shown.get(domain, 0.0) + strength
            break
    return shown


def _sum(many: Iterable[Mapping[int, float]]) -> dict[int, float]:
    total: dict[int, float] = {}
    for each in many:
        for domain, amount in each.items():
            total[domain] = total.get(domain, 0.0) + amount
    return total


@dataclass(slots=True)
class _Shares:
    """What a text shows of each domain: how much in all, the part of the text it holds, and the part that is whole
    sentences of it. Parts are 0 to 1, those of all domains 1 together."""

    shown: dict[int, float] = field(default_factory=dict)
    part: dict[int, float] = field(default_factory=dict)
    owned: dict[int, float] = field(default_factory=dict)


def _shares(text: str, known: _Matcher) -> _Shares:
    """The share of each domain in a text. In a sentence that shows a domain plainly, hints at others are dropped."""
    shares = _Shares()
    opening = OPENING
    size = 0.0
    for sentence in _SENTENCE.findall(text):
        clauses = [(len(clause), shown) for clause in _CLAUSE.findall(sentence) if (shown := _shown(clause, known))]
        if clauses:
            size += _share_out(sqrt(len(sentence)) * opening, clauses, shares)
        opening = 1.0
    for part in (shares.part, shares.owned):
        for domain in part:
            part[domain] /= size
    return shares


def _share_out(size: float, clauses: list[tuple[int, Mapping[int, float]]], shares: _Shares) -> float:
    """Add one sentence to the shares, and answer what it weighs: `size`, less where its phrases are weak."""
    said = clauses[0][1] if len(clauses) == 1 else _sum(shown for _, shown in clauses)
    plain = {domain for domain, amount in said.items() if amount >= ENOUGH} or set(said)
    if len(plain) == 1:  # most sentences, and the same result as below
        (domain,) = plain
        size *= min(1.0, said[domain] / ENOUGH)
        shares.shown[domain] = shares.shown.get(domain, 0.0) + said[domain]
        shares.part[domain] = shares.part.get(domain, 0.0) + size
        shares.owned[domain] = shares.owned.get(domain, 0.0) + size
        return size
    held = dict.fromkeys(plain, 0.0)
    sure = 0.0
    for length, shown in clauses:
        if not shown.keys() <= plain:
            shown = {domain: amount for domain, amount in shown.items() if domain in plain}
        amount = sum(shown.values())
        if not amount:
            continue
        passing = PASSING if len(shown) > MOST and 2 * max(shown.values()) < amount else 1.0
        weight = passing * length * min(1.0, FULL / amount)
        for domain, each in shown.items():
            held[domain] += weight * each
            shares.shown[domain] = shares.shown.get(domain, 0.0) + passing * each
        sure += passing * amount
    size *= min(1.0, sure / ENOUGH)
    whole = sum(held.values())
    for domain, each in held.items():
        shares.part[domain] = shares.part.get(domain, 0.0) + size * each / whole
        if 2 * each >= whole:
            shares.owned[domain] = shares.owned.get(domain, 0.0) + size
    return size


def _read(text: str, known: _Matcher) -> _Shares:
    """The shares of a text without the names quoted in it, or with them where it shows nothing plainly without."""
    folded = fold(text)
    plain = _NAME.sub("", folded)
    shares = _shares(plain, known)
    if plain == folded or max(shares.shown.values(), default=0.0) >= ENOUGH:
        return shares
    return _shares(folded, known)


def _words(title: str, known: _Matcher) -> list[int]:
    """The domains of words that stand alone beside others in a title: 监督 in 监督与培训, weak as it is."""
    words = _BESIDE.split(title.rstrip("。"))
    found = (known.phrases.get(_HANDLE.sub("", word), (-1, 0.0))[0] for word in words) if len(words) > 1 else ()
    return [domain for domain in found if domain >= 0]


def classify(title: str, text: str, vocabulary: Vocabulary, heading: str = "") -> tuple[str, ...]:
    """Slugs of the domains a task is plainly about, none to three, the plainest first.

    `heading` is the title the task stands under: it supports what the task says itself, and says nothing alone.
    """
    known = _matcher(vocabulary)
    shares = _read(text, known)
    head = _read(title, known)
    named = {d: part for d, part in head.part.items() if part >= NAMED and head.shown[d] >= ENOUGH}
    for domain in _words(fold(title), known) if named else ():
        named.setdefault(domain, head.part.get(domain, 0.0))
    if len(named) > MOST:
        named = {}
    supported = (_shown(fold(heading), known).keys() | head.part.keys()) - named.keys()
    for domain in supported & shares.part.keys():
        shares.shown[domain] += SUPPORT
        shares.part[domain] *= 1 + SUPPORT / 3
    scores = dict(named)
    for domain, part in shares.part.items():
        if domain in named or shares.shown[domain] >= ENOUGH:
            scores[domain] = scores.get(domain, 0.0) + part
    order = sorted(scores, key=lambda domain: (-scores[domain], domain))
    least = max(BESIDE if named else PLAINLY, NEXT * max(shares.part.values(), default=0.0))
    plain = [
        domain
        for domain in order
        if domain in named or shares.part[domain] >= least or shares.owned.get(domain, 0.0) >= OWNED
    ]
    # Side by side: what the title names, else the one that outweighs the others, else none.
    if named and len(plain) > MOST:
        plain = [domain for domain in plain if domain in named]
    elif not named and (not plain or len(plain) > MOST):
        outweighs = len(order) == 1 or (len(order) > 1 and scores[order[0]] >= LEADS * scores[order[1]])
        plain = order[:1] if outweighs else []
    return tuple(known.slugs[domain] for domain in plain[:MOST])
