"""What of a flow is the plan's body and what its annex tables; the letter's end and the web page around are neither."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.document import Flow, Line, Place, Table
from kg.numerals import Mark, Style, mark
from kg.parser import annexed, asides, cells, duties, grammar, lists, records, spaced, tables, ticked
from kg.parser.columns import HEAD_FIRST, word
from kg.parser.drafts import Note
from kg.parser.grammar import Column
from kg.parser.paragraphs import is_label
from kg.parser.rows import Row

Block = Line | Table


def read(flow: Flow, start: int, stop: int | None, notes: list[Note]) -> tuple[list[Line], list[Row]]:
    """The lines of the plan's body, and the rows of its annexes, whatever form they are printed in.

    The blocks [start, stop) of the flow hold both, all from `start` on where `stop` is None.
    `notes` gains what a reader must know of tables that cannot be decided.
    """
    lines: list[Line] = []
    rows: list[Row] = []
    behind: dict[int, list[Line]] = {}  # the lines behind each 附件
    reader = tables.Reader(flow, notes)
    blocks = flow.blocks[start:stop]
    marks = [mark(flow.folded, b.start, b.end) if isinstance(b, Line) else None for b in blocks]
    ends = [*_back_matter(flow, blocks, marks), len(blocks)]
    stops = frozenset(ends)
    tabular = frozenset(i for i, block in enumerate(blocks) if isinstance(block, Table))
    grids = [*sorted(tabular), len(blocks)]
    top: Place | None = None  # the section heading in force
    at, behind_table = 0, -1
    while at < len(blocks):
        block = blocks[at]
        if not isinstance(block, Line):
            rows += reader.read(block, _headings_above(flow, blocks, at, top), unit=_unit_above(flow, blocks, at))
            at += 1
            continue
        short = block.end - block.start <= cells.LONGEST_HEAD
        may_head = marks[at] is None and flow.folded[block.start] in HEAD_FIRST
        taken, laid = _laid_out(flow, blocks, at, notes) if may_head else (0, None)
        if laid is not None:
            rows += reader.read(laid, _headings_above(flow, blocks, at, top))
            at = behind_table = at + taken
            continue
        words = cells.head(flow, blocks, at) if short else []
        if words:
            begin, above = at, _headings_above(flow, blocks, at, top)
            at += len(words)
            if at < len(blocks) and isinstance(head_of := blocks[at], Table):  # a head in a table of its own
                rows += reader.read(head_of, above, words)
                at += 1
                continue
            while at < len(blocks) and _is_remark(flow, blocks[at]):
                at += 1
            at = min(ends[bisect_left(ends, at)], grids[bisect_left(grids, at)])
            below, taken = cells.rows(flow, [b for b in blocks[begin:at] if isinstance(b, Line)], above)
            rows += below
            at = begin + taken
            continue
        if may_head and spaced.is_head(flow, blocks, at):
            above = _headings_above(flow, blocks, at, top)
            until = min(ends[bisect_left(ends, at)], grids[bisect_left(grids, at)])
            apart = [b for b in blocks[at:until] if isinstance(b, Line)]
            taken, counted = spaced.table(flow, apart, notes)
            below, taken = spaced.rows(flow, apart, above) if counted is None else (reader.read(counted, above), taken)
            rows += below
            at = behind_table = at + taken
            continue
        if (at == behind_table or at - 1 in tabular) and asides.NOTE.match(flow.folded, block.start, block.end):
            at = _behind_notes(flow, blocks, at)
            continue
        if short and asides.heads_notes(flow.folded, block.start, block.end):
            behind_notes = _behind_notes(flow, blocks, at)
            if not _lays_duties(flow, blocks[at:behind_notes]):
                at = behind_notes
                continue
        if at + 1 in tabular and _is_unit(flow, block):
            at += 1
            continue
        if at < ends[0]:
            lines.append(block)
            found = marks[at]
            top = (block.start, block.end) if found is not None and found.style <= Style.SECTION else top
        elif at not in stops:
            behind.setdefault(ends[bisect_left(ends, at) - 1], []).append(block)
        at += 1
    for end, annex in behind.items():
        if _is_annex(flow, blocks[end]):
            rows += annexed.rows(flow, annex)
    return lines, rows


def _laid_out(flow: Flow, blocks: Sequence[Block], at: int, notes: list[Note]) -> tuple[int, Table | None]:
    """The table that is printed as lines from `at`, told by its signs or by a head before each value."""
    taken, table = ticked.table(flow, blocks, at, notes)
    return records.table(flow, blocks, at) if table is None else (taken, table)


def _is_remark(flow: Flow, block: Block) -> bool:
    """Whether a line behind the known heads of a table is one more, of a column that is not read: 联系人及电话."""
    return isinstance(block, Line) and word(flow.folded[block.start : block.end]).kind is Column.OTHER


def _behind_notes(flow: Flow, blocks: Sequence[Block], at: int) -> int:
    """Index behind the notes on a table: 注：1.各单位于每季度末报送进展。 | 2.…

    Notes below a line of their own, 填表说明, may be numbered as sections are.
    """
    above = blocks[at]
    alone = isinstance(above, Line) and asides.heads_notes(flow.folded, above.start, above.end)
    count = 0  # of those so numbered
    for i in range(at + 1, len(blocks)):
        block = blocks[i]
        if not isinstance(block, Line):
            return i
        found = mark(flow.folded, block.start, block.end)
        if found is None or found.style > Style.TASK:
            continue
        if not alone or found.number != count + 1 or (count == 0 and i > at + 1):
            return i
        count += 1
    return len(blocks)


def _lays_duties(flow: Flow, blocks: Sequence[Block]) -> bool:
    """Whether some lines name units for what they say."""
    lines = (block for block in blocks if isinstance(block, Line))
    return any(s.shares for b in lines for s in duties.statements(flow.folded, b.start, b.end, flow.places))


def _is_unit(flow: Flow, block: Line) -> bool:
    """Whether a line is the name of a body and nothing else."""
    return grammar.is_complete(flow.folded[block.start : block.end]) and lists.is_unit_list(
        flow.folded, block.start, block.end
    )


def _unit_above(flow: Flow, blocks: Sequence[Block], at: int) -> Place | None:
    """The body whose tasks the table at `at` holds: its name stands right above, or above the table's title."""
    for block in reversed(blocks[max(0, at - 2) : at]):
        if not isinstance(block, Line):
            return None
        if _is_unit(flow, block):
            return block.start, block.end
        if not _INTRODUCES.fullmatch(flow.folded, block.start, block.end):
            return None
    return None


_INTRODUCES = re.compile(r".*(?:表|如下|:)[。:]?")  # 具体分工见下表：


def _headings_above(flow: Flow, blocks: Sequence[Block], at: int, top: Place | None) -> list[Place]:
    """The headings that hold for the table at `at`: the line right above it, but for one that introduces it.

    `top` is the section heading in force, which holds where a task's heading stands above the table.
    """
    for block in reversed(blocks[max(0, at - 2) : at]):
        if not isinstance(block, Line):
            return []
        place = (block.start, block.end)
        found = mark(flow.folded, *place)
        if found is not None and found.style <= Style.SECTION:
            return [place]
        if found is not None and found.style is Style.TASK and _is_phrase(flow, place):
            return [place] if top is None else [top, place]
        if found is not None or not _INTRODUCES.fullmatch(flow.folded, *place):
            return []
    return []


def _is_phrase(flow: Flow, place: Place) -> bool:
    return place[1] - place[0] <= 40 and flow.folded.find("。", place[0], place[1] - 1) < 0


def _is_annex(flow: Flow, block: Block) -> bool:
    return isinstance(block, Line) and flow.folded.startswith("附", block.start)


_LETTER = ("附", "抄", "主送", "分送")


# Where the plan is over: what follows belongs to the letter or the web page around it.
_BACK_MATTER = re.compile(
    r"附件?(?:\d{1,2}|[一二三四五])?[:.]|附件?(?:\d{1,2})?$|附表|抄送|主送|抄报|分送|\(?此件|\(?本件|\(?联系[人电]|主办(?:单位)?:[^、;。]{2,30}(?:人民政府|管委会|管理委员会)|"
    r"政策解读:|解读链接|上一[篇条]|下一[篇条]|(?:请?使?用)?(?:微信|手机)?扫(?:一扫|描二维码)|分享(?:到|至)|责任编辑|信息来源|来源:|"
    r"(?:\(?公开(?:方式|属性|形式|类别):)|信息公开(?:选项|类别):|.{2,30}办公室\d{4}年\d{1,2}月\d{1,2}日印发|\d{4}年\d{1,2}月\d{1,2}日印发|"
    # what web pages print below, never a line that a plan's text may be cut at: 微信微博等新媒体
    r"\[?(?:打印|关闭|返回|字体|字号)(?:本页|窗口|页面|顶部|首页|上页|[\]\[|:]|$)|首页>|我要纠错(?:$|[\]|])|用户登录(?:$|还没)|"
    r"微信微博(?:$|QQ)|智能问答(?:$|无障碍)|点击收听|您访问的链接|(?:相关|关联)(?:文件|文档|链接|解读|信息|附件|阅读|稿件|新闻)(?:$|:)|"
    r"(?:附件|文件)下载(?:$|:)|(?:为您|热点|相关)推荐(?:$|:)|热门(?:文章|推荐)|猜你喜欢|(?:浏览|点击|阅读|访问)(?:次数|量|数):|"
    r"(?:初审|复审|终审|审核|审签|发布|录入|供稿)人?:|网站(?:标识|备案|地图|声明|导航|举报|监督举报)|备案号|版权(?:所有|声明)|技术支持:|"
    r"建议使用.{0,30}(?:分辨率|浏览器)|地址:|.{0,2}ICP备|.{0,2}公网安备|Copyright|Produced|Powered|©"
)


def _back_matter(flow: Flow, blocks: Sequence[Block], marks: Sequence[Mark | None]) -> list[int]:
    """Indices of the lines that end the plan: 附件, 抄送, what a web page prints below; `marks` are those of all lines.

    A line that only looks like one is none: 承办单位：区财政局, when the plan's numbers go on behind it or that label
    lays tasks on units above it.
    """
    ahead = _next(marks)
    first = next((block.start for block in blocks if isinstance(block, Line)), 0)
    last: dict[Style, int] = {}
    own: set[str] = set()  # labels of the task under way
    labelled = False  # whether some task has labels on lines of their own
    found = []
    for i, (block, number) in enumerate(zip(blocks, marks, strict=True)):
        if not isinstance(block, Line):
            continue
        if number is not None:
            last[number.style] = number.number
            own = set()
            continue
        label = grammar.LABEL.match(flow.folded, block.start, block.end)
        if _BACK_MATTER.match(flow.folded, block.start, block.end):
            following = ahead[i]
            goes_on = following is not None and following.number == last.get(following.style, 0) + 1
            cut = block.start > 0 and flow.folded[block.start - 1] in "([、,"
            used = labelled or (label is not None and flow.folded.find(label[0], first, block.start) >= 0)
            tells = label is not None and label[0] not in own and used
            if flow.folded.startswith(_LETTER, block.start) or not (goes_on or cut or tells):
                found.append(i)
                continue
        if is_label(flow.folded, block.start, block.end):
            labelled = True
            own.add(label[0] if label is not None else "")
    return found


def _next(marks: Sequence[Mark | None]) -> list[Mark | None]:
    """For each place the first mark behind it."""
    following: list[Mark | None] = [None] * len(marks)
    for i in range(len(marks) - 2, -1, -1):
        following[i] = marks[i + 1] or following[i + 1]
    return following
