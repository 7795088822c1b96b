"""Rows and lines on a table of tasks that say no task themselves: totals, notes, titles printed again."""

import re

TOTAL = re.compile(r"(?:合|总|小|共)计(?:[:(共].{0,20})?")
"""The first cell of a row that counts those above it."""
NOTE = re.compile(
    r"[(\[]?(?:备?注释?|(?:填表|编制|有关|备注)?说明|附注)(?:\d{1,2})?(?:[:.]|\]|\)(?=.))|\*(?=[^*]{4})|※|★.{0,4}(?:为|表示)|"
    r"填[报表]|制表|(?:编制|编报|报送)(?:单位|部门|日期|时间|人):|(?:单位|部门)(?:名称)?\((?:盖|公)?章\)|(?:单位)?(?:负责|审核|经办)人(?:\(签[字名]\))?:|"
    r"1[.、](?:本表|此表|上表|表[中格内])"
)
"""How a note below a table, or who filled it in, begins."""
_NOTES_HEAD = re.compile(
    r"\(?(?:填[表报写]|编制|制表|指标|表格|有关|备注)?说明\)?:?|备?注:?|附注:?|填[表报写](?:须知|要求):?|注意事项:?"
)
TABLE_TITLE = re.compile(
    r".{0,50}(?:分解|分工|任务|责任|工作|安排|一览)表(?:\(.{0,8}\)|续)?|续表\d{0,2}|\(?接上[页表]\)?|单位:(?:万?元|亿元|%|个|项|件)"
)
"""The title of a table, as it may be printed again on each page."""


def heads_notes(folded: str, start: int, end: int) -> bool:
    """Whether [start, end) is what stands alone above notes on a table: 填表说明."""
    return end - start <= 8 and _NOTES_HEAD.fullmatch(folded, start, end) is not None
