"""The words of time in work plans: patterns of rhythms, response times, days and periods, and of what binds nobody.

All patterns read folded text (`kg.clean.fold`) and are bounded, so that a search stays linear in the text.
"""

import re
from collections.abc import Iterator

from kg.document import Place

# --- words ------------------------------------------------------------------------------------------------------------

_N = r"(?:(?<!\d)\d{1,3}(?!\d)|[〇零一二两三四五六七八九十百]{1,4})"
_MONTH = r"(?:(?<!\d)(?:1[0-2]|0?[1-9])(?!\d)|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:(?<!\d)(?:[12]\d|3[01]|0?[1-9])(?!\d)|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = (
    r"(?:(?:(?<!\d)20\d\d|二[〇零][〇零一二三四五六七八九]{2})年度?|今年|本年度?|当年|明年|次年|来年|翌年|下一?年度?)"
)
_OPENS = r"\d一二两三四五六七八九十今本当明次来翌下"  # what a figure or a year may begin with
_BEFORE = r"(?:(?:之?前|以前)(?!后))"  # not 12月4日前后
_TO = r"(?:至|到|-|~)"
_COUNTED = "次场期篇条件轮批回"
_TIMES = rf"个?[{_COUNTED}]"
_AT_LEAST = r"(?:至少|不少于|不低于|不得少于|不能少于|最少|不下于)"
_PER = r"(?P<per>工作日|星期|双月|双周|半月|学期|学年|半年度?|季度?|月|周|年度?|日|天|旬)"
PERIODS = {"日": "P1D", "天": "P1D", "工作日": "P1D", "周": "P7D", "星期": "P7D", "旬": "P10D", "半月": "P15D"}
PERIODS |= {"月": "P1M", "双月": "P2M", "季": "P3M", "季度": "P3M", "半年": "P6M", "半年度": "P6M"}
PERIODS |= {"年": "P1Y", "年度": "P1Y", "双周": "P14D", "学期": "P6M", "学年": "P1Y"}

# --- rhythms ----------------------------------------------------------------------------------------------------------

_IN_MONTH = rf"(?:{_N}[日号]|[底末])?"
# 每年6月、12月底前 · 每季度至少1次 · 每年组织政务公开业务培训不少于1次 · 每年组织1—2次 · 每周更新 · 每月5日前
_EVERY = re.compile(
    rf"(?<!每[人户月])每(?:一|(?P<several>{_N}))?个?{_PER}"
    rf"(?:[^,。;:\d每]{{0,40}}?{_AT_LEAST}[^,。;:\d每]{{0,8}}?(?P<count>{_N}){_TIMES}"
    rf"|[^,。;:\d每]{{0,12}}?(?P<plain>{_N})(?:{_TO}{_N})?次"
    rf"|[^,。;:\d每]{{0,4}}?(?P<other>{_N})(?:{_TO}{_N})?{_TIMES}"
    rf"|(?P<months>{_N}月份?{_IN_MONTH}前?(?:[、和及]{_N}月份?{_IN_MONTH}前?){{1,5}})"
    rf"|(?:首月|末月|次月|第[一二三]个?月|最后一个?月)?(?:{_N}月份?)?(?:(?P<days>{_N}[日号](?:[、和及]{_N}[日号]){{1,4}})|{_N}[日号]|年?[底末初]|第?[一二三四1-4]季度[底末]?|[上下]半年)?{_BEFORE}?)"
)
_IN_YEAR = re.compile(  # 年内一般不少于2次 · 全年培训不少于4次 · 全年开展通报4次
    rf"(?=[{_OPENS}年全])(?:{_YEAR})?(?:年内|全年|一年内?|年度内?|年均)"
    rf"(?:[^,。;:\d每]{{0,40}}?{_AT_LEAST}[^,。;:\d每]{{0,8}}?(?P<count>{_N}){_TIMES}"
    rf"|[^,。;:\d每]{{0,14}}?(?P<plain>{_N})(?:{_TO}{_N})?(?:次|场|期|轮))"
)
_RATE = re.compile(rf"(?=[{_OPENS}])(?P<count>{_N}){_TIMES}/{_PER}")  # 1次/季度
_ONCE_A = re.compile(rf"(?<!第)一?(?P<per>(?<=一)(?:季度?|月|周|年)|半年)(?P<count>{_N}){_TIMES}")  # 一季度一次
_ONCE_A_HALF = re.compile(
    rf"(?<![上下前后每近])(?P<per>半年)[^,。;:\d每]{{1,8}}?(?P<count>{_N}){_TIMES}"
)  # 半年通报一次
_ONCE_IN = re.compile(  # 两周一次 · 两个月一次, but not 三季度一次
    rf"(?<![每第前近内\d])(?P<several>{_N})(?:个(?=月|季度|星期)|(?=周|年|天))(?P<per>月|季度|星期|周|年|天)(?P<count>{_N}){_TIMES}"
)
_DONE = r"(?:更新|公[开布示]|发布|通报|报送|调度|研判|汇总|评估|点评|排名|检查|督查|总结)"
_ONE_EACH = re.compile(rf"(?<![\d第])一个?(?P<per>季度?|月|周|日|年)一{_DONE}")  # 一月一调度, but not 一月一主题
_MEAN = re.compile(rf"(?P<per>季|月|周|日)均[^,。;:\d每]{{0,12}}?{_AT_LEAST}(?P<count>{_N}){_TIMES}")  # 月均不少于4条
_NEXT_MONTH = re.compile(rf"(?:次|下个?)(?P<per>月)(?:{_N}[日号]|[底初]|[上中下]旬){_BEFORE}")  # 次月10日前
_QUARTER_END = re.compile(  # 季末报送 · 季度末前通报 · 季度首月10日前
    r"(?<![一二三四1-4每本当第个])(?P<per>季度?)(?:[末底]前?|(?:首|末)月(?:\d{1,2}[日号])?(?:[底末初]?前)?)(?=$|报送|通报|公[开布示]|更新|发布|汇总|调度)"
)
_CYCLE = re.compile(  # 更新周期不得超过一周
    r"(?:更新|公[开布示]|发布|通报|报送|调度|检查|维护)?周期(?:原则上|一般|应)?(?:不(?:得|应|能)?(?:超过|长于|大于)|最长(?:不超过)?|控制在|为|是|:)"
    rf"(?P<several>{_N})?个?{_PER}(?:之?内|以内)?"
)
_TOLD = re.compile(  # 办结情况季度通报
    r"(?:(?<=情况)|(?<=结果)|(?<=进度))(?P<per>半年|季度?|双月|月|周)度?(?:更新|公[开布示]|发布|通报|报送|调度)(?!的)"
)
CELL_RHYTHM = re.compile(  # a cell that prints 季度更新, 月度, 季度1次, 隔月 or 逢单月
    rf"(?<![^、/(])(?:(?P<per>半年|季度?|双月|月|周|旬)度?(?:(?:更新|公[开布示]|发布|通报|报送|调度)(?:一次)?|(?<=度)|(?P<count>{_N})次)"
    r"|(?P<alternate>隔月|每?逢[单双]月))(?![^、/)])"
)
_BY_PERIOD = re.compile(  # 按月公布 · 逐季更新 · 按季度在村（社区）公开栏公示
    r"[按逐](?P<per>季度?|月|周|年度?|旬|日)(?!度?(?:工作|重点)?(?:计划|目标|任务|要求|安排))"
    r"(?=[^,。;:、]{0,16}?(?:公[开布示]|更新|发布|通报|报送|调度|曝光|推送|汇总|开展|组织|推进|监[测督管]|"
    r"排[名序]|评[估议价]|点评|考[核评]|[检抽巡督核]查|统计|分析|研判|总结|梳理|反馈|召开|举[办行])|$)"
)
RHYTHMS = tuple(
    (frozenset(signs), pattern)
    for signs, pattern in (
        ("每", _EVERY),
        (_COUNTED, _IN_YEAR),
        ("/", _RATE),
        (_COUNTED, _ONCE_A),
        ("半", _ONCE_A_HALF),
        (_COUNTED, _ONCE_IN),
        ("一", _ONE_EACH),
        ("均", _MEAN),
        ("次下", _NEXT_MONTH),
        ("季", _QUARTER_END),
        ("周", _CYCLE),
        ("按逐", _BY_PERIOD),
        ("况果度", _TOLD),
    )
)
"""The patterns of rhythms, each with the characters of which it prints one."""
RHYTHMIC = frozenset().union(*(signs for signs, _ in RHYTHMS))

# --- response times ---------------------------------------------------------------------------------------------------

RESPONSE = re.compile(  # 1个工作日答复 · 20个工作日内 · 不超过10个工作日 · 24小时内 · 3个月内
    rf"(?=[{_OPENS}不至最零〇百])(?P<most>不超过|不得超过|不多于|至多|最多|最长|不大于)?(?<![月年第])(?P<count>{_N})"
    r"(?:个(?P<months>月)|个?(?P<unit>工作日|自然日|小时|日|天)|(?P<weeks>周))"
    r"(?P<within>之?内|以内|答复|回复|反馈|办结(?!率)|办理完|(?=公开|公布))?"
)
NO_LIMIT_BEFORE = re.compile(rf"(?:{_AT_LEAST}|少于|超过|每|近|连续|过去|为期|最近|[月季度年]前|[日号][至到~-])$")
CUT_BEFORE = re.compile(r"(?<!已)(?:压缩|压减|缩短|缩减)[至到为]$")  # 办理时限压缩至3个工作日
NO_LIMIT_AFTER = re.compile(r"未|无|没")  # 2周内未更新的予以通报

# --- days and periods -------------------------------------------------------------------------------------------------

RANGE = re.compile(  # 3月至6月 · 1-12月 · 2022年3月1日至5月31日 · 5月至年底 · 10月中旬至11月上旬
    rf"(?=[{_OPENS}])(?P<year>{_YEAR})?(?P<month>{_MONTH})(?:月份?(?:(?P<day>{_DAY})[日号]|(?P<ten>[上中下])旬)?)?"
    rf"{_TO}(?P<year2>{_YEAR})?(?:(?P<month2>{_MONTH})月份?(?:(?P<day2>{_DAY})[日号]|(?P<ten2>[上中下])旬)?[底末]?"
    rf"|(?P<only_day>{_DAY})[日号]|(?P<only_ten>[上中下])旬|(?P<end>年?[底末终]))"
)
QUARTERS = re.compile(  # 第二至第四季度 · 二、三季度 · 前三季度
    rf"(?=[{_OPENS}第前])(?:(?P<year>{_YEAR})?第?(?P<one>[一二三1-3])(?:季度)?(?:(?P<to>{_TO})|、)第?(?P<two>[二三四2-4])季度"
    rf"|(?P<year2>{_YEAR})?前(?P<first>[二两三23])个?季度)"
)
HALVES = re.compile(rf"(?P<year>{_YEAR})?(?P<one>上)(?:半年)?[、和及]?(?P<two>下半年)")  # 上、下半年各1次
FIVE_YEARS = re.compile(  # “十四五”期间
    r"“?十(?P<number>[一二三四五六七八九])五”?(?:规划)?(?:期间?末?|时期|末期?|以?内)前?"
)
POINT = re.compile(  # 2022年9月底前 · 9月30日前 · 三季度末 · 上半年 · 到2021年底 · 明年3月中旬前 · 2022年前
    rf"(?=[{_OPENS}到至不最第上年底末终内之前以])(?P<until>[到至]|不(?:得)?[迟晚]于|最[迟晚](?:于|在)?)?(?P<year>{_YEAR})?"
    rf"(?:(?P<month>{_MONTH})月份?"
    rf"(?:(?P<day>{_DAY})[日号](?:\([^()]{{0,8}}\))?(?:下班|\d{{1,2}}(?:时|点|:\d\d))?|(?P<ten>上中|中下|[上中下])旬|(?P<early>初))?"
    r"|(?<!前)第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年"
    rf"|(?(year)(?<=年)年?(?=[底末终内]|{_BEFORE})|(?<![去上前往历近每多半全同一两三五几数度\d])年度?(?=[底末终内]))"
    r"|(?P<middle>(?(year)(?<=年)|(?<![去上往历近每多半全同一两三五几数度\d])年)中(?=前|以前|之前|[、和及]年[底末终]|$))"
    r"|(?(year)(?<=年度)(?=[底末终内])|(?!)))"
    rf"(?P<edge>[底末终内])?(?P<before>{_BEFORE})?"
)
UNTIL_YEAR = re.compile(rf"[到至](?P<year>{_YEAR})(?=,|、|基本|全面|全区|全市|全县|实现|建成|完成|形成|初步)")
MONTH_LIST = re.compile(rf"(?P<months>{_MONTH}(?:、{_MONTH}){{0,6}})(?=[、和及]{_MONTH}月)")  # 5、8、11月
NUMERAL_OF_MONTH = re.compile(_MONTH)
MONTHS_BEHIND = re.compile(  # the rest of a list of months that ends in 底 or 前
    rf"(?:[、和及]{_MONTH}月份?){{0,6}}[、和及]{_MONTH}月份?(?:[底末]{_BEFORE}?|{_BEFORE})"
)
MORE_DAYS = re.compile(  # 6月10日、12月10日前 · 6月10日、12月10日报送
    rf"(?:[、和及]{_MONTH}月{_DAY}[日号]){{1,6}}(?:{_BEFORE}|(?=(?:各|分别)?(?:全部|正式|全面)?(?:完成|上线|开通|启用|报送)))"
)
CURRENT = re.compile(
    r"本(?:季度?|(?P<month>月份?))(?P<edge>(?:[内末底]|底?之?前|以?内){1,2})?(?![^,。;、完])"
)  # 本季度内
NUMERIC = re.compile(
    rf"(?<![\d.])(?:(?P<y>20\d\d)[-./](?P<m>\d{{1,2}})(?:[-./](?P<d>\d{{1,2}})日?)?(?!\d)(?P<edge>[底末])?(?P<before>{_BEFORE})?"
    rf"|(?P<m2>1[0-2]|0?[1-9])\.(?P<d2>3[01]|[12]\d|0?[1-9])(?P<before2>{_BEFORE}))"  # 6.30前
)
NUMERIC_RANGE = re.compile(  # 2021.6-2021.12 · 2021.6.1-6.30 · 3.1-12.31 · 2021-06-01至2021-12-31
    r"(?<![\d.])(?:(?P<y>20\d\d)(?P<sep>[./]|-(?=\d{1,2}(?:-\d{1,2})?(?:[至到~]|-20\d\d-)))"
    rf"(?P<m>\d{{1,2}})(?:(?P=sep)(?P<d>\d{{1,2}}))?{_TO}(?:(?P<y2>20\d\d)(?P=sep))?(?P<m2>\d{{1,2}})"
    rf"(?:(?P=sep)(?P<d2>\d{{1,2}}))?|(?P<m3>\d{{1,2}})\.(?P<d3>\d{{1,2}}){_TO}(?P<m4>\d{{1,2}})\.(?P<d4>\d{{1,2}}))(?![\d.])"
)
YEARS = re.compile(rf"(?<!\d)(?P<one>20\d\d)年?{_TO}(?P<two>20\d\d)年")  # 2021-2022年
WHOLE_YEAR = re.compile(
    r"(?P<year>20\d\d年度?)?(?:全年度?|整年|(?<![上半往历三两])年度)|(?P<only>20\d\d年度?)(?![^,。;:、]{0,9}起)"
)
ONGOING = re.compile(
    r"(?<!全年)(?:长期|持续(?:推进|实施|开展|落实|更新|进行|做好)?|常态化?|常年|经常性?|动态(?:更新|调整|管理)|日常|不间断)"
)

UNDATED = re.compile(  # a day that no plan names: 国庆节前完成
    r"(?:国庆|元旦|春节|中秋|劳动|五一|七一|八一|两会|秋季学期|春季学期|新学期|开学|暑假|寒假|汛期|高考|学期末)(?:节|结束)?(?:之?前|以前)(?!后)"
)

# --- what binds -------------------------------------------------------------------------------------------------------

# Before or after a date that binds nobody: 截至2021年底, 2019年底以来, 5月15日起施行, 6月的数据, 4月印发的要点.
PAST_BEFORE = re.compile(r"(?:截至|截止|截|自|从|每|于每)$")
TOLD_AFTER = re.compile(r",?[^,。;:]{0,12}?(?:已|累计|共计|总计|共[\d有])")  # 截至2021年4月底，全区已公开120项
STATISTIC = re.compile(  # 每年受理申请100余件, 每日开放时间与窗口一致
    r"每[^,。;:每]{0,20}?(?:[近约逾]\d|\d[余多]|\d[百千万][余多])"
    r"|每(?:个?工作日|[日天周年])的?(?:对外|正常)?(?:开放|开馆|服务|办公|工作|营业|接待|受理|值班|上下?班)(?:时[间段长]|日)"
)
FROM_THEN = re.compile(r"起(?![草步止至到])|开始")  # 一季度起, 5月开始
_MADE = r"(?:制定|制发|印发|发布|公布|出台|颁布|施行|下发|召开|形成|产生|生成|公开|举办|作出)(?:实施|施行|生效)?的"
PAST_AFTER = re.compile(
    rf"(?:以来|以后|的|数据|起|施行|修订|期间)|[^,。;:、]{{0,4}}?{_MADE}|[^,。;:、]{{0,6}}?(?:发现|指出|反映)的"
)
CLEARED = re.compile(  # 2021年3月底前印发的文件, 2021年5月1日前出台且仍有效的文件
    rf"已?{_MADE}|[^,。;:、]{{0,2}}?(?:制定|印发|发布|公布|出台|制发)(?:(?:且|并|但)[^,。;:、]{{0,6}}有效)?的"
)
# Without 前 a date in running text binds when a verb of doing follows in its clause: 第三季度组织一次培训.
DOING = re.compile(
    r"[^,。;:、]{0,14}?(?:完成|实现|建成|推出|上线|出台|印发|启动|举办|组织|开展|召开|公布|公开|发布|更新|编制|制定|建立|报送|开通|"
    r"实施|推进|落实|通报|达到|全覆盖|形成|汇总|开设|出版|投入|启用|验收|改版|清理|整改|梳理|"
    r"关停|注销|撤并|归并|整合|迁移|销号|修订|开办|举行|(?:[培轮]训|[检抽巡督核自]查)"
    r"(?![^,。;:、]{0,4}(?:情况|计划|方案|结果|记录|台账|发现|排名|问题|[不未]合格)))"
    rf"|对[^,。;:]{{1,30}}?(?:轮训|培训|检查|抽查|评估|测评|考核)[^,。;:、]{{0,4}}?{_N}{_TIMES}"  # 对各部门轮训一次
)
DONE_ON = re.compile(r"(?:各|分别)?(?:全部|正式|全面)?(?:完成|上线|开通|启用|报送)")  # 9月1日上线
QUOTED = re.compile(r"《[^《》]{0,200}》|“[^“”]{0,200}”")
REFORM = re.compile(r"(?:审批|政务|服务)?(?:改革|行动|活动|品牌|工程|平台|栏目|专栏|模式|系列)")  # behind “最多100天”
FIGURE = re.compile(r"\d|[〇零一二两三四五六七八九十百]个")
DATED = re.compile(  # led by one set of characters, so that all others are passed over fast
    r"[年月季周天旬学\d作然一二两三四五六七八九十每小星](?:(?<=[年月季周天旬])|(?<=学)期|(?<=\d)\.\d{1,2}(?:之?前|以前|[至到~-]\d)"
    r"|(?<=[作\d然一二两三四五六七八九十每])[日号]|(?<=小)时|(?<=星)期|(?<=2)0\d\d)"
)  # 第一时间 and 日常 are not
TIMED = re.compile(rf"{DATED.pattern}|十[^,。;]五|长期|持续|常态|经常|常年|动态|日常|不间断")

VAGUE = re.compile(  # names no day: 及时公开, 依法定时限, 按序时进度推进
    r"(?:及时|适时|实时|即时|随时|限时|尽快|立即|不?定期|第一时间)(?:公开|更新|发布|公布|完成|推进|报送|落实|办理|开展|回应|调整)?|"
    r"(?:按照?|依照?|根据|依据?)[^,。;、]{0,8}(?:时限|期限|时间|时序|进度|节点)(?:要求)?(?:公开|更新|完成|推进|落实|办理)?"
)


_REST = r"[^,。;]*"
DATED_REST = re.compile(rf"{DATED.pattern}{_REST}")
TIMED_REST = re.compile(rf"(?:{TIMED.pattern}){_REST}")


def clauses(rest: re.Pattern[str], text: str) -> Iterator[Place]:
    """The clauses of a text that hold what `rest` finds with all behind it."""
    at = 0
    for found in rest.finditer(text):
        first = found.start()
        start = 1 + max(at - 1, text.rfind(",", at, first), text.rfind("。", at, first), text.rfind(";", at, first))
        at = found.end()
        yield start, at
