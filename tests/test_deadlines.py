"""Deadline phrases: printed lines and what they bind to, in the notation of `printed_deadlines`."""

from collections.abc import Callable

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st
from printed_deadlines import CALENDAR, meaning, read

from kg.clean import fold
from kg.model import DeadlineKind
from kg.parser import deadlines
from kg.parser.timespans import Calendar

DAYS = [
    ("9月底前完成标准目录编制工作。", "by 2021-09-30", "the last day of a month"),
    ("9月底完成标准目录编制工作。", "by 2021-09-30", "底 without 前"),
    ("9月末前完成标准目录编制。", "by 2021-09-30", "末 for 底"),
    ("２０２１年９月底前完成。", "by 2021-09-30", "full-width digits"),
    ("二〇二一年九月底前完成。", "by 2021-09-30", "Chinese numerals"),
    ("二○二一年九月底前完成。", "by 2021-09-30", "a circle typed for zero"),
    ("九月底前全部公开到位。", "by 2021-09-30", "a month in numerals"),
    ("十二月三十一日前全部公开到位。", "by 2021-12-31", "a day in numerals"),
    ("2021年2月底前报送。", "by 2021-02-28", "the end of February"),
    ("2024年2月底前建成。", "by 2024-02-29", "the end of February in a leap year"),
    ("6月30日前完成。", "by 2021-06-30", "a day of the plan's year"),
    ("6月30日之前完成。", "by 2021-06-30", "之前"),
    ("6月30日以前完成。", "by 2021-06-30", "以前"),
    ("于6月30日前完成。", "by 2021-06-30", "于"),
    ("6月30号前完成。", "by 2021-06-30", "号 for 日"),
    ("6月30日（星期三）前报送总结。", "by 2021-06-30", "the weekday in brackets"),
    ("6月30日（含）前报送总结。", "by 2021-06-30", "（含）"),
    ("6月30日下班前报送总结。", "by 2021-06-30", "an hour of the day"),
    ("6月30日17:00前报送总结。", "by 2021-06-30", "a clock time"),
    ("6月30日18时前报送总结。", "by 2021-06-30", "an hour"),
    ("各单位6月30日内完成整改。", "by 2021-06-30", "内 after a day is no response time"),
    ("最迟6月30日完成整改。", "by 2021-06-30", "最迟"),
    ("不迟于2021年6月30日完成整改。", "by 2021-06-30", "不迟于"),
    ("最晚于9月底公开。", "by 2021-09-30", "最晚于"),
    ("2021-06-30前完成。", "by 2021-06-30", "a numeric date"),
    ("2021.6.30前完成。", "by 2021-06-30", "a date with dots"),
    ("2021/06/30之前完成。", "by 2021-06-30", "a date with slashes"),
    ("年底前实现全覆盖。", "by 2021-12-31", "year end"),
    ("2021年底前实现全覆盖。", "by 2021-12-31", "year end of a printed year"),
    ("2021年年底前实现全覆盖。", "by 2021-12-31", "年 twice"),
    ("今年年底前实现全覆盖。", "by 2021-12-31", "今年年底"),
    ("今年底前实现全覆盖。", "by 2021-12-31", "今年底"),
    ("本年度末前实现全覆盖。", "by 2021-12-31", "本年度末"),
    ("年末完成测评。", "by 2021-12-31", "年末"),
    ("年终前完成测评。", "by 2021-12-31", "年终"),
    ("加快建设进度，确保年内投入使用。", "by 2021-12-31", "a verb of use"),
    ("年内完成全部历史文件清理。", "by 2021-12-31", "年内"),
    ("2021年内完成全部历史文件清理。", "by 2021-12-31", "a printed year and 内"),
    ("到2021年底，集体资产信息上墙。", "by 2021-12-31", "到…底"),
    ("力争到2022年底，建成矩阵体系。", "by 2022-12-31", "the end of the next year"),
    ("至2021年底，实现全覆盖。", "by 2021-12-31", "至"),
    ("到年底，基本建成。", "by 2021-12-31", "到年底"),
    ("到9月底，各镇建成专区。", "by 2021-09-30", "到 a month's end"),
    ("截至9月底前，完成全部专区建设。", "by 2021-09-30", "前 binds even after 截至"),
    ("明年3月底前完成年度报告。", "by 2022-03-31", "next year"),
    ("次年1月31日前发布年度报告。", "by 2022-01-31", "次年"),
    ("2022年1月31日前发布本机关年度报告。", "by 2022-01-31", "a day of the next year"),
    ("9月上旬前完成。", "by 2021-09-10", "first ten days"),
    ("9月中旬前完成。", "by 2021-09-20", "second ten days"),
    ("9月下旬前完成。", "by 2021-09-30", "last ten days"),
    ("二季度末前完成。", "by 2021-06-30", "end of a quarter"),
    ("第二季度末前完成。", "by 2021-06-30", "第"),
    ("第2季度末完成。", "by 2021-06-30", "a figure for the quarter"),
    ("四季度末完成。", "by 2021-12-31", "末 without 前"),
    ("三季度底前完成。", "by 2021-09-30", "底 of a quarter"),
    ("三季度前完成。", "by 2021-06-30", "before the quarter, not past when printed"),
    ("二季度前完成。", "by 2021-06-30", "before the quarter was past when printed: by its end"),
    ("10月前完成。", "by 2021-09-30", "before the month"),
    ("5月前完成。", "by 2021-05-31", "before the month was past when printed"),
    ("上半年底前完成。", "by 2021-06-30", "end of a half-year"),
    ("上半年前完成。", "by 2021-06-30", "before the half-year was past"),
    ("6月底、12月底前各报送一次。", "by 2021-06-30 + by 2021-12-31", "前 holds for both"),
    ("在5月底、8月底和11月底前报送进展情况。", "by 2021-05-31 + by 2021-08-31 + by 2021-11-30", "three days"),
    ("6月底和12月底前报送工作进展。", "by 2021-06-30 + by 2021-12-31", "和 between two days"),
    ("2021年9月底前，完成区街道两级标准目录编制工作，年底前全面完成26个试点领域发布实施。",
     "by 2021-09-30 + by 2021-12-31", "two steps of one task"),
    ("2021 年 9 月底前完成。", "by 2021-09-30", "spaces around figures"),
    ("即日起至12月底，集中开展清理。", "by 2021-12-31", "from now to a day"),
    ("在2021年底前以村为单位通过村务公开栏公开并留存各村备查。", "by 2021-12-31", "在"),
    ("確保12月底前全部公開到位。", "by 2021-12-31", "traditional script"),
    ("2022年前建成统一平台。", "by 2021-12-31", "before a year"),
    ("11月15日前，将自查报告报区政府办公室。", "by 2021-11-15", "a comma after 前"),
]  # fmt: skip

PERIODS = [
    ("第三季度组织一次信息员集中培训。", "2021-07-01..2021-09-30", "一次 beside a period adds nothing"),
    ("三季度开展第三方评估。", "2021-07-01..2021-09-30", "a quarter without 第"),
    ("上半年组织开展业务培训。", "2021-01-01..2021-06-30", "a half-year"),
    ("下半年开展督查。", "2021-07-01..2021-12-31", "the second half"),
    ("10月份组织政府开放日活动。", "2021-10-01..2021-10-31", "a month"),
    ("9月中旬开展集中检查。", "2021-09-11..2021-09-20", "ten days without 前"),
    ("3月至6月开展专项整治。", "2021-03-01..2021-06-30", "months"),
    ("3-6月开展专项整治。", "2021-03-01..2021-06-30", "months, one 月"),
    ("7月—9月开展专项整治。", "2021-07-01..2021-09-30", "a long dash"),
    ("6月1日至15日开展专项整治。", "2021-06-01..2021-06-15", "days of one month"),
    ("5月20日至6月20日组织测评。", "2021-05-20..2021-06-20", "days of two months"),
    ("2021年10月至2022年3月开展试点。", "2021-10-01..2022-03-31", "over the year"),
    ("11月至次年1月组织开展考评。", "2021-11-01..2022-01-31", "次年"),
    ("第二至第四季度开展试点。", "2021-04-01..2021-12-31", "quarters"),
    ("上半年、下半年各开展1次督查。", "2021-01-01..2021-06-30 + 2021-07-01..2021-12-31", "two halves"),
    ("上、下半年各组织1次培训。", "2021-01-01..2021-06-30 + 2021-07-01..2021-12-31", "the halves share 半年"),
    ("2021年上、下半年各1次督查。", "2021-01-01..2021-06-30 + 2021-07-01..2021-12-31", "各 alone"),
    ("10月中旬至11月上旬开展考核。", "2021-10-11..2021-11-10", "ten days to ten days"),
    ("6月至年底，开展专项行动。", "2021-06-01..2021-12-31", "a comma before the verb"),
    ("明年上半年组织评估。", "2022-01-01..2022-06-30", "a half of the next year"),
    ("下半年对各乡镇、各部门工作人员轮训一次。", "2021-07-01..2021-12-31", "whom it is done to before what is done"),
]

RECURRING = [
    ("每季度至少1次发布消费提示。", "1/P3M", "a quarter"),
    ("项目进展每季度不少于1次更新。", "1/P3M", "不少于"),
    ("每季度更新一次。", "1/P3M", "a numeral"),
    ("每季更新。", "1/P3M", "季"),
    ("每月公布空气质量监测结果。", "1/P1M", "每月 alone"),
    ("每个月公布监测结果。", "1/P1M", "个"),
    ("每月至少更新2次。", "2/P1M", "two a month"),
    ("每月10日前公布上月数据。", "1/P1M", "a day of each month"),
    ("每月底前报送信息。", "1/P1M", "the end of each month"),
    ("专家坐诊安排每周更新。", "1/P7D", "a week"),
    ("每周至少更新1次。", "1/P7D", "at least once a week"),
    ("每周五更新。", "1/P7D", "a weekday is no count"),
    ("每星期发布三条。", "3/P7D", "星期"),
    ("每两周更新一次。", "1/P14D", "two weeks"),
    ("每半月通报一次。", "1/P15D", "半月"),
    ("每日更新。", "1/P1D", "a day"),
    ("每天监测。", "1/P1D", "天"),
    ("每个工作日更新。", "1/P1D", "a working day"),
    ("每半年通报一次。", "1/P6M", "a half-year"),
    ("每半年不少于1次。", "1/P6M", "不少于 a half-year"),
    ("每年组织政务公开业务培训不少于1次。", "1/P1Y", "words between"),
    ("主要负责人每年带头解读政策不少于2次。", "2/P1Y", "words between"),
    ("每年至少举办2期培训班。", "2/P1Y", "期"),
    ("每年组织1—2次业务培训。", "1/P1Y", "a range counts its lower end"),
    ("每年开展2次以上督查。", "2/P1Y", "以上"),
    ("每年一次。", "1/P1Y", "once a year"),
    ("每年度至少一次。", "1/P1Y", "每年度"),
    ("每两年修订一次。", "1/P2Y", "two years"),
    ("年内至少1次邀请利益相关方列席会议。", "1/P1Y", "年内"),
    ("带头解读政策年内一般不少于2次。", "2/P1Y", "一般"),
    ("主要负责人解读年内不少于2次。", "2/P1Y", "年内不少于"),
    ("全年组织业务培训不少于4次。", "4/P1Y", "全年"),
    ("全年不少于四次。", "4/P1Y", "a numeral"),
    ("全年开展通报4次。", "4/P1Y", "全年 and a plain count"),
    ("一年不少于2次。", "2/P1Y", "一年"),
    ("2021年度内至少举办一场新闻发布会。", "1/P1Y", "场"),
    ("每季度末月20日前报送进展。", "1/P3M", "a month of each quarter"),
    ("每季度首月10日前公布。", "1/P3M", "首月"),
    ("于每季度末报送进展。", "1/P3M", "the end of each quarter"),
    ("每年1月底前公布。", "1/P1Y", "a month of each year"),
    ("按月公布空气质量。", "1/P1M", "按月"),
    ("按季度通报检查结果。", "1/P3M", "按季度"),
    ("10个工作日内办结，办结情况季度通报。", "within P10D working + 1/P3M", "季度通报 behind what is told"),
    ("救助对象名单按季度在村（社区）公开栏公示。", "1/P3M", "words between"),
    ("逐月公开资金使用情况。", "1/P1M", "逐月"),
    ("政务新媒体每周更新不少于3条。", "3/P7D", "words before the count"),
    ("至少每季度召开1次联席会议。", "1/P3M", "至少 before"),
    ("半年一次向社会公布。", "1/P6M", "半年一次"),
    ("检查结果半年通报一次。", "1/P6M", "a verb between"),
    ("更新周期不得超过一周。", "1/P7D", "the length of a cycle is a rhythm"),
    ("更新周期原则上不超过两周。", "1/P14D", "of two weeks"),
    ("每月5日、20日前报送。", "2/P1M", "two days of each month"),
    ("每季度至少组织一次抽查，抽查结果每月通报。", "1/P3M + 1/P1M", "two rhythms"),
    ("每週更新。", "1/P7D", "traditional script"),
]  # fmt: skip

RESPONSES = [
    ("全面落实“简单咨询留言1个工作日答复”要求。", "within P1D working", "a quoted requirement with a figure"),
    ("收到申请后20个工作日内答复。", "within P20D working", "内"),
    ("咨询类留言2个工作日内回复，投诉类留言10个工作日内反馈。", "within P2D working + within P10D working", "two"),
    ("二十个工作日内予以答复。", "within P20D working", "a numeral"),
    ("两个工作日之内办结。", "within P2D working", "两"),
    ("政策文件印发后3个工作日内同步发布解读材料。", "within P3D working", "after an event"),
    ("自信息形成或者变更之日起20个工作日内予以公开。", "within P20D working", "之日起"),
    ("答复时限不超过10个工作日。", "within P10D working", "不超过 without 内"),
    ("最长不得超过15个工作日。", "within P15D working", "不得超过"),
    ("3日内转办。", "within P3D", "days"),
    ("7天内公布调查结果。", "within P7D", "天"),
    ("24小时内举行新闻发布会。", "within PT24H", "hours"),
    ("5小时内发布权威信息，24小时内举行新闻发布会。", "within PT5H + within PT24H", "hours twice"),
    ("作出决定后1个月内公开。", "within P1M", "a month"),
    ("一个月内完成整改。", "within P1M", "a month in numerals"),
    ("2周内完成整改。", "within P14D", "weeks"),
    ("问题清单限期10个工作日内整改销号。", "within P10D working", "限期"),
    ("5個工作日內答復。", "within P5D working", "traditional script"),
    ("办理时限压缩至3个工作日。", "within P3D working", "压缩至 without 内"),
    ("由20个工作日压缩到15个工作日。", "within P15D working", "what it was binds nobody"),
    ("15个自然日内办结。", "within P15D", "自然日"),
    ("两周内完成整改。", "within P14D", "weeks in numerals"),
]

DECOYS = [
    ("对上半年考核结果不合格的单位进行约谈。", "what a past half-year brought"),
    ("转发季度通报的结果。", "the name of a report"),
    ("按照2019年5月15日起施行的新修订条例规范答复。", "the date of a law"),
    ("自2021年1月1日起施行。", "a date of effect"),
    ("5月15日起施行的条例。", "a day of the year"),
    ("公开征求意见时间不少于30日。", "a minimum consultation length"),
    ("征求意见期限一般不少于7个工作日。", "一般不少于"),
    ("公示期不得少于5个工作日。", "不得少于"),
    ("公示时间为7个工作日。", "the length of a notice"),
    ("截至2020年底，累计公开12万条。", "a past result"),
    ("截至2021年4月底，已公开120项。", "a past result with 底"),
    ("截至2021年8月底，全市已公开120项。", "已 behind a comma"),
    ("每年受理申请100余件。", "a figure of a year"),
    ("平台每月访问近10万人次。", "a figure of a month"),
    ("截至2021年4月，累计公开12万条。", "a past result of this year"),
    ("在2020年重要政策文件集中统一公开工作成果的基础上继续清理。", "a past year"),
    ("对2020年12月31日前制定的文件进行清理。", "documents to be cleaned up"),
    ("对2021年3月底前印发的文件进行清理。", "documents of this year to be cleaned up"),
    ("梳理2021年1月1日以前公布的规章。", "documents of before this year"),
    ("去年底前形成的信息。", "last year"),
    ("上年底前已公开的信息。", "上年"),
    ("贯彻《关于印发2021年6月底前重点任务的通知》。", "a title"),
    ("针对移动办事群体推进“政务公开每月我直播”。", "a rhythm that is part of a name"),
    ("打造“每周一讲”品牌。", "a quoted name"),
    ("第一时间发出权威声音。", "第一时间"),
    ("及时更新、定期通报、限时办结。", "vague words"),
    ("在规定时间内完成迁移。", "在规定时间内"),
    ("按照法定时限答复。", "法定时限"),
    ("《通知》（国办公开办函〔2019〕61号）要求。", "the number of a document"),
    ("围绕2021年主要目标任务。", "a year"),
    ("编制2021年度重大行政决策目录。", "a year of a list"),
    ("“十四五”规划（2021—2025年）执行情况。", "a range of years"),
    ("聚焦8类信息、26个试点领域。", "figures"),
    ("12345政务服务便民热线。", "a telephone number"),
    ("市政府3月份召开的会议部署。", "a past meeting"),
    ("国务院办公厅4月印发的要点。", "a past document"),
    ("今年以来公开的信息。", "以来"),
    ("长期未解决的问题提级办理。", "长期 in running text"),
    ("健全常态化回应机制。", "常态化 in running text"),
    ("持续推进公开工作。", "持续推进 in running text"),
    ("落实政府信息公开条例第20条。", "an article"),
    ("解决近3个月内的投诉。", "the last three months"),
    ("首页栏目2周内未更新的予以通报。", "a state of neglect"),
    ("推行政务公开全年无休服务。", "全年 without a count"),
    ("历年年底的统计。", "any year's end"),
    ("5月20日主题日活动。", "the date of an event"),
    ("办好“3·15”“6·5”活动。", "names of days"),
    ("每次培训做好记录。", "每次"),
    ("每个部门、每名干部。", "每 without time"),
    ("第一季度数据显示增长。", "a figure of a quarter"),
    ("按年度计划组织实施。", "a plan of the year"),
    ("三年内实现全覆盖。", "several years"),
    ("去年底完成的建设任务。", "last year's end"),
    ("公开2021年第一季度财政收支情况。", "a figure of a quarter of this year"),
    ("监测1个月内无更新栏目。", "a state of neglect"),
    ("2021年1月1日至2021年6月30日期间印发的文件。", "a period of documents"),
    ("占比不少于2%。", "a share"),
    ("至少1次的要求。", "a count without a rhythm"),
]

COLUMNS = [
    ("全年", "2021-01-01..2021-12-31", "the whole year"),
    ("贯穿全年", "2021-01-01..2021-12-31", "贯穿全年"),
    ("全年持续推进", "2021-01-01..2021-12-31", "全年 outweighs 持续"),
    ("2021年全年", "2021-01-01..2021-12-31", "year and 全年"),
    ("2021年", "2021-01-01..2021-12-31", "a year"),
    ("2021年度", "2021-01-01..2021-12-31", "年度"),
    ("2021-2022年", "2021-01-01..2022-12-31", "two years"),
    ("上半年", "2021-01-01..2021-06-30", "a half-year"),
    ("上、下半年各1次", "2021-01-01..2021-06-30 + 2021-07-01..2021-12-31", "two halves"),
    ("季度更新", "1/P3M", "a rhythm without 每"),
    ("月度通报", "1/P1M", "月度"),
    ("一季度起", "", "when work begins is no last day"),
    ("2021年一季度起", "", "nor with a year"),
    ("一季度起每月", "1/P1M", "the rhythm from then on"),
    ("“十四五”期间", "by 2025-12-31", "a plan of five years"),
    ("十三五期末", "by 2020-12-31", "the one before"),
    ("第二季度", "2021-04-01..2021-06-30", "a quarter"),
    ("二季度", "2021-04-01..2021-06-30", "without 第"),
    ("一季度、三季度", "2021-01-01..2021-03-31 + 2021-07-01..2021-09-30", "two quarters"),
    ("9月", "2021-09-01..2021-09-30", "a month"),
    ("2021年9月", "2021-09-01..2021-09-30", "a month of a year"),
    ("9月底", "by 2021-09-30", "a month's end"),
    ("9月底前", "by 2021-09-30", "前"),
    ("12月底前", "by 2021-12-31", "December"),
    ("2021年12月31日前", "by 2021-12-31", "a day"),
    ("2021年12月31日", "by 2021-12-31", "a day without 前"),
    ("12月31日", "by 2021-12-31", "a day without year"),
    ("2021-12-31", "by 2021-12-31", "numeric"),
    ("2021.12.31前", "by 2021-12-31", "dots"),
    ("2021/12/31", "by 2021-12-31", "slashes"),
    ("2021.12", "2021-12-01..2021-12-31", "a month with a dot"),
    ("2021-12", "2021-12-01..2021-12-31", "a month with a dash"),
    ("年底前", "by 2021-12-31", "year end"),
    ("年底", "by 2021-12-31", "year end without 前"),
    ("年内", "by 2021-12-31", "年内"),
    ("2021年底", "by 2021-12-31", "a year's end"),
    ("三季度前", "by 2021-06-30", "the ambiguous phrase"),
    ("三季度末前", "by 2021-09-30", "not ambiguous"),
    ("长期", "ongoing", "长期"),
    ("长期坚持", "ongoing", "坚持"),
    ("长期推进", "ongoing", "推进"),
    ("持续推进", "ongoing", "持续推进"),
    ("持续", "ongoing", "持续"),
    ("常态化", "ongoing", "常态化"),
    ("常态化推进", "ongoing", "常态化推进"),
    ("常态", "ongoing", "常态"),
    ("12月底前，并长期坚持", "by 2021-12-31 + ongoing", "a day and 长期"),
    ("每季度1次", "1/P3M", "a rhythm"),
    ("每季度", "1/P3M", "a bare rhythm"),
    ("每季度末", "1/P3M", "the end of each"),
    ("每月", "1/P1M", "a month"),
    ("每月底前", "1/P1M", "each month's end"),
    ("每半年", "1/P6M", "a half-year"),
    ("每年", "1/P1Y", "a year"),
    ("按季度", "1/P3M", "按季度"),
    ("按月", "1/P1M", "按月"),
    ("1次/季度", "1/P3M", "a rate"),
    ("每季度至少1次，12月底前完成", "1/P3M + by 2021-12-31", "two in one cell"),
    ("1个工作日内", "within P1D working", "a response time"),
    ("20个工作日", "within P20D working", "without 内, as cells print it"),
    ("6月底前、12月底前", "by 2021-06-30 + by 2021-12-31", "two days"),
    ("6月、12月", "2021-06-01..2021-06-30 + 2021-12-01..2021-12-31", "two months"),
    ("3月至11月", "2021-03-01..2021-11-30", "months"),
    ("1-12月", "2021-01-01..2021-12-31", "months, one 月"),
    ("4—6月", "2021-04-01..2021-06-30", "a long dash"),
    ("2021年4月-2021年12月", "2021-04-01..2021-12-31", "both years printed"),
    ("5月至年底", "2021-05-01..2021-12-31", "to the year's end"),
    ("二、三季度", "2021-04-01..2021-06-30 + 2021-07-01..2021-09-30", "季度 printed once"),
    ("前三季度", "2021-01-01..2021-09-30", "the first three quarters"),
    ("9月中旬前", "by 2021-09-20", "ten days"),
    ("按规定时限", "", "named nowhere"),
    ("及时", "", "vague"),
    ("按上级要求", "", "vague"),
    ("-", "", "empty"),
    ("2月30日前", "", "no calendar has it"),
    ("13月底前", "", "no such month"),
    ("全年\n", "2021-01-01..2021-12-31", "a line break behind it"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected", "remark"), [*DAYS, *PERIODS, *RECURRING, *RESPONSES])
def test_text(line: str, expected: str, remark: str) -> None:
    assert read(line) == expected, remark


@pytest.mark.parametrize(("line", "remark"), DECOYS)
def test_decoys_bind_nobody(line: str, remark: str) -> None:
    assert read(line) == "", remark


@pytest.mark.parametrize(("line", "expected", "remark"), COLUMNS)
def test_column(line: str, expected: str, remark: str) -> None:
    assert read(line.strip(), column=True) == expected, remark


def test_what_stands_before_a_cell_is_no_context() -> None:
    """Cells follow each other without a space: 11月底前|年底前, 3|2021年底, 前|第四季度."""
    for before, cell in (("11月底前", "年底前"), ("3", "2021年底"), ("9月底前", "第四季度"), ("截至", "9月底")):
        alone = [meaning(phrase) for phrase in deadlines.in_column(cell, 0, len(cell), CALENDAR)]
        printed = before + cell
        behind = deadlines.in_column(printed, len(before), len(printed), CALENDAR)
        assert [meaning(phrase) for phrase in behind] == alone != []
        assert behind[0].start == len(before)
        assert behind[0].end == len(printed)


@pytest.mark.parametrize("line", ["三季度前", "10月前", "上半年前"])
def test_two_readings_are_marked(line: str) -> None:
    assert [p.ambiguous for p in deadlines.in_column(line, 0, len(line), CALENDAR)] == [True]


def test_without_a_year_a_date_has_no_meaning() -> None:
    assert deadlines.in_text("9月底前完成，每月更新", 0, 11, Calendar(None)) != []
    assert [p.kind for p in deadlines.in_text("9月底前完成，每月更新", 0, 11, Calendar(None))] == [
        DeadlineKind.RECURRING
    ]


ENTRIES = [
    ("全年", True), ("9月底前", True), ("2021年12月底前完成", True), ("长期坚持", True), ("每季度1次", True),
    ("6月底前;长期", True), ("年底前并持续推进", True), ("1个工作日内", True), ("20个工作日", True), ("2021年9月",
     True),
    ("政策解读", False), ("区财政局", False), ("9月底前推出短视频", False), ("第一时间公开", False), ("", False),
    ("8月底前上线中英文双语版本", False), ("全年无休服务窗口建设", False), ("长期护理保险", False), ("2021年工作要点",
     False),
    ("每月公开空气质量", False), ("2021年12月底前完成,并长期坚持", True), ("年底前完成", True), ("持续推进", True),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), ENTRIES)
def test_column_entry(line: str, expected: bool) -> None:
    assert deadlines.is_column_entry(line, 0, len(line)) is expected


WORDS = [
    "每", "季度", "月", "年", "9", "12", "底", "前", "不少于", "1", "次", "个工作日", "内", "至", "“", "”", "《",
    "》", "，",
    "全年", "2021", "第", "三", "半", "上", "长期", "日", "-", ".", "完成", "公开", "〇", "零", "999", "印发的", "(",
    ")",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=40).map("".join), st.booleans())
def test_any_text_is_read_and_every_phrase_stands_in_it(text: str, column: bool) -> None:
    folded = fold(text)
    start = min(2, len(folded))
    reader = deadlines.in_column if column else deadlines.in_text
    last = start
    for phrase in reader(folded, start, len(folded), CALENDAR):
        assert last <= phrase.start < phrase.end <= len(folded)
        assert (phrase.first_day is None) or (phrase.last_day is not None and phrase.first_day <= phrase.last_day)
        last = phrase.end
    assert deadlines.is_column_entry(folded, start, len(folded)) in (True, False)


LONG = [
    "9月底前", "每季度", "每", "1", "年", "“每月”", "至", "《", "1-2", "二〇", "全年一", "12345", "不少于1次", "前",
    "长期",
]  # fmt: skip


@pytest.mark.parametrize("word", LONG)
def test_a_long_line_takes_linear_time(word: str) -> None:
    def reading(length: int) -> Callable[[], object]:
        line = (word * length)[:length]
        whole = 0, length, CALENDAR
        return lambda: (deadlines.in_text(line, *whole), deadlines.in_column(line, *whole))

    assert is_linear(reading, 10_000)
