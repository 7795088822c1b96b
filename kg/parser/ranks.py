"""Who leads where the cell or list of units doesn't say it: 注：责任单位中排在第一位的为牵头单位，其他为配合单位。"""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.document import Flow, Place
from kg.model import Role
from kg.parser import grammar, lists
from kg.parser.drafts import Draft
from kg.parser.lists import Share
from kg.value import value

_WORDS = ("第一的", "第一位", "第一个", "首位", "首个", "最前")
_FIRST = re.compile(
    rf"(?:{'|'.join(_WORDS)})(?:位|名|面)?的?(?:责任|承办|落实)?(?:单位|部门|者)?(?:的)?(?:均|即|分别)?(?:为|是|作为)"
    r"(?:总|主要)?(?:牵头|主办|主责)(?P<rest>.{0,24})"
)
_REST = re.compile(r"(?:其他|其它|其余|以后|之后|后面|后列).{0,10}(?:配合|协办|协助|参与)")


@value
class Order:
    """What a plan says of the order of its units: that the first of several leads, and that the others support it."""

    first_leads: bool = False
    others_support: bool = False


def order(flow: Flow) -> Order:
    """What is printed of the order of units, wherever it stands: below the table, in a head, in the notice."""
    begins = [at for at in map(flow.folded.find, _WORDS) if at >= 0]
    found = _FIRST.search(flow.folded, min(begins)) if begins else None
    return Order() if found is None else Order(True, _REST.search(found["rest"]) is not None)


def rank(drafts: Sequence[Draft], said: Order) -> None:
    """Make the first of several responsible units of each task its lead, where the plan says so and no other leads."""
    for draft in drafts if said.first_leads else ():
        listed = [share for share in draft.shares if share.role is Role.RESPONSIBLE]
        if len(listed) > 1 and not any(share.role is Role.LEAD for share in draft.shares):
            rest = Role.SUPPORT if said.others_support else Role.RESPONSIBLE
            roles = {id(share): Role.LEAD if share is listed[0] else rest for share in listed}
            draft.shares = [replace(share, role=roles.get(id(share), share.role)) for share in draft.shares]


def shared(flow: Flow, place: Place, said: Order) -> list[Share]:
    """The units of a cell below 牵头及配合单位: who leads and who supports by what is printed there, else neither.

    区财政局（牵头）、区审计局 · 区财政局/区审计局、区教育局 · 区财政局（区审计局、区教育局）
    """
    halves = _halves(flow.folded, *place)
    if halves is not None:
        roles = zip(halves, (Role.LEAD, Role.SUPPORT), strict=True)
        return [share for half, role in roles for share in lists.units(flow.folded, *half, role, flow.places)]
    listed = lists.units(flow.folded, *place, Role.RESPONSIBLE, flow.places)
    if said.first_leads and len(listed) > 1 and all(share.role is Role.RESPONSIBLE for share in listed):
        listed[0] = replace(listed[0], role=Role.LEAD)
    if any(share.role is Role.LEAD for share in listed):
        return [replace(s, role=Role.SUPPORT) if s.role is Role.RESPONSIBLE else s for s in listed]
    return listed


def _halves(folded: str, start: int, end: int) -> tuple[Place, Place] | None:
    """The two lists of a cell that sets them apart, in the order its head names them."""
    printed = folded[start:end]
    if printed.count("/") == 1:
        cut = start + printed.index("/")
        halves = (start, cut), (cut + 1, end)
    elif printed.endswith(")") and printed.count("(") == 1 and "、" in printed[printed.index("(") :]:
        cut = start + printed.index("(")  # a single name in brackets may be another one of the same body
        halves = (start, cut), (cut + 1, end - 1)
    else:
        return None
    plain = all(a < z and lists.is_unit_list(folded, a, z) and not grammar.has_role(folded[a:z]) for a, z in halves)
    return halves if plain else None
