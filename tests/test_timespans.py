"""Deadline phrases of the rarer kinds: printed lines and what they bind to, in the notation of `printed_deadlines`."""

import pytest
from printed_deadlines import CALENDAR, read
from printed_tasks import plan_of

from kg.parser import deadlines
from kg.parser.timespans import Calendar

TEXTS = [
    ("3月15日、6月15日、9月15日完成更新。", "by 2021-03-15 + by 2021-06-15 + by 2021-09-15", "days without 前"),
    ("3月15日、6月15日、9月15日各报送一次。", "by 2021-03-15 + by 2021-06-15 + by 2021-09-15", "各 behind them"),
    ("对3月15日、6月15日召开的会议做好公开。", "", "days of something"),
    ("6.30前完成整改。", "by 2021-06-30", "a day with a dot is of the plan's year"),
    ("12.31之前报送总结。", "by 2021-12-31", "之前"),
    ("6月30日24时前报送总结。", "by 2021-06-30", "the last hour of a day"),
    ("年中前开展一次自查。", "by 2021-06-30", "the middle of the year"),
    ("年中、年底各通报1次。", "by 2021-06-30 + by 2021-12-31", "the middle and the end of the year"),
    ("当年12月底前完成。", "by 2021-12-31", "当年"),
    ("十月份前完成。", "by 2021-09-30", "份 behind a month"),
    ("次月10日前公布上月数据。", "1/P1M", "a day of each next month"),
    ("每月10日前公布上月数据。", "1/P1M", "a day of each month"),
    ("每学期公开收费标准。", "1/P6M", "a term is half a year"),
    ("每学年至少开展2次家长开放日活动。", "2/P1Y", "a year of school"),
    ("每两个月通报一次。", "1/P2M", "two months"),
    ("全年围绕养老服务、托育服务、社区建设举办新闻通气会不少于6次。", "6/P1Y", "many words between"),
    ("每年面向企业、商会和个体工商户代表开展的惠企政策集中宣讲不少于3场。", "3/P1Y", "the same of each year"),
    ("每双周更新。", "1/P14D", "two weeks"),
    ("检查情况两个月一次通报。", "1/P2M", "without 每"),
    ("每年3月31日前公布上年度报告。", "1/P1Y", "a day of each year is a rhythm"),
    ("每年6月、12月底前各通报一次。", "2/P1Y", "two months of each year"),
    ("季末通报进展。", "1/P3M", "a quarter's end that no numeral names is each one's"),
    ("三季度末通报进展。", "by 2021-09-30", "one that a numeral names is a day"),
    ("典型案例逐季曝光。", "1/P3M", "曝光"),
    ("按月推进信息公开。", "1/P1M", "按月推进"),
    ("本季度内完成整改。", "by 2021-06-30", "the quarter the plan was printed in"),
    ("本月底前完成整改。", "by 2021-05-31", "the month the plan was printed in"),
    ("每季度末公布本季度数据。", "1/P3M", "本季度 of each quarter names no day"),
    ("在3、6、9月底前报送进展。", "by 2021-03-31 + by 2021-06-30 + by 2021-09-30", "months that share 月底前"),
    ("于5月、11月底前报送进展。", "by 2021-05-31 + by 2021-11-30", "months that share 底前"),
    ("公开1、2月份的数据。", "", "months of figures"),
    ("即日起至12月底开展清理。", "by 2021-12-31", "from now to a day"),
    ("对无力更新的账号年内关停整合。", "by 2021-12-31", "what becomes of an account"),
    ("下半年培训各级信息员300人次。", "2021-07-01..2021-12-31", "培训 as what is done"),
    ("通报上半年培训情况。", "", "培训 as what was done"),
    ("第三季度撤并低频栏目。", "2021-07-01..2021-09-30", "another verb of doing"),
    ("清理2021.6.30前印发的文件。", "", "documents of before a day"),
    ("12月4日前后集中发布。", "", "about a day"),
    ("升级到6.2前的版本。", "", "a version"),
    ("国庆节前完成整改。", "", "a feast is no printed day"),
    ("当月底前公布。", "", "of which month is not printed"),
    ("留言办理质量按月评估、按季点评。", "1/P1M + 1/P3M", "other things done by the month and the quarter"),
    ("按季度工作计划推进。", "", "a plan of the quarter"),
    ("下半年抽查覆盖面不低于四成。", "2021-07-01..2021-12-31", "抽查 as what is done"),
    ("整改上半年抽查发现的问题。", "", "抽查 as what was done"),
    ("公开工程建设审批“最长80天”改革成果。", "", "a figure in the name of a reform"),
    ("落实“一般事项5日办结”承诺。", "within P5D", "a figure in what is promised"),
    ("查阅点每天开放时间不短于服务窗口。", "", "the hours of a day"),
    ("查阅点每天开放。", "1/P1D", "a day"),
    ("每年二季度公布上年度考核结果。", "1/P1Y", "a quarter of each year"),
    ("每年下半年开展评估。", "1/P1Y", "a half of each year"),
    ("每月前3个工作日内公布上月数据。", "1/P1M", "the first days of each month"),
    ("3个工作日办结率保持在九成以上。", "", "a share of what was done"),
    ("上下半年各通报一次。", "2021-01-01..2021-06-30 + 2021-07-01..2021-12-31", "nothing between the halves"),
    ("梳理2021年4月1日前印发且现行有效的文件。", "", "documents still in force"),
    ("公布每人每月救助标准。", "", "a sum for each month"),
    ("年度内完成历史文件清理。", "by 2021-12-31", "年度内"),
    ("4月20日、10月20日前报送自查情况。", "by 2021-04-20 + by 2021-10-20", "前 holds for both days"),
    ("整理4月20日、10月20日两次会议的材料。", "", "two days of something"),
    ("每年4月20日和10月20日前各公布一次。", "2/P1Y", "two days of each year"),
    ("年内举办“局长走流程”活动2次以上。", "2/P1Y", "a long name before the count"),
    ("信息推送月均不少于8条。", "8/P1M", "an average"),
    ("实行一月一通报、一季一评估。", "1/P1M + 1/P3M", "一 before and behind the rhythm"),
    ("开展一月一主题宣传。", "", "a theme for each month is no rhythm of doing"),
    ("针对5月检查发现的短板开展整改。", "", "what a past check found"),
]

COLUMNS = [
    ("季度", "1/P3M", "the rhythm alone"),
    ("月度", "1/P1M", "月度 alone"),
    ("季度1次", "1/P3M", "and how often"),
    ("月2次", "2/P1M", "twice a month"),
    ("隔月", "1/P2M", "every other month"),
    ("每逢单月", "1/P2M", "each odd month"),
    ("3月15日、6月15日、9月15日", "by 2021-03-15 + by 2021-06-15 + by 2021-09-15", "days without 前"),
    ("每季度最后一个月", "1/P3M", "a month of each quarter"),
    ("每季度次月10日前", "1/P3M", "the month after it"),
    ("前3季度", "2021-01-01..2021-09-30", "a figure of quarters"),
    ("2—3季度", "2021-04-01..2021-09-30", "figures with a dash"),
    ("7至9月", "2021-07-01..2021-09-30", "a period of months"),
    ("即日起至年底", "by 2021-12-31", "from now on"),
    ("收到之日起20日内", "within P20D", "from the day it was received"),
    ("年中", "by 2021-06-30", "the middle of the year"),
    ("6.30前", "by 2021-06-30", "a day with a dot"),
    ("2021.6-2021.12", "2021-06-01..2021-12-31", "months with dots"),
    ("2021.6.1-6.30", "2021-06-01..2021-06-30", "days with dots"),
    ("3.1—12.31", "2021-03-01..2021-12-31", "of the plan's year"),
    ("3.1—2.31", "", "no calendar has it"),
    ("季末前", "1/P3M", "each quarter's end"),
    ("季度首月10日前", "1/P3M", "a day of each quarter"),
    ("两周一次", "1/P14D", "a rhythm is no response time"),
    ("按季度推进", "1/P3M", "推进"),
    ("5、6、7月", "2021-05-01..2021-05-31 + 2021-06-01..2021-06-30 + 2021-07-01..2021-07-31", "月 printed once"),
    ("5月、8月、11月底前", "by 2021-05-31 + by 2021-08-31 + by 2021-11-30", "底前 printed once"),
    ("6月上中旬", "2021-06-01..2021-06-20", "twenty days"),
    ("6月中下旬", "2021-06-11..2021-06-30", "the rest of a month"),
    ("6月中旬至下旬", "2021-06-11..2021-06-30", "月 printed once"),
    ("本季度", "2021-04-01..2021-06-30", "the quarter the plan was printed in"),
    ("2021年7月1日起", "", "when work begins is no period"),
    ("5月开始", "", "nor is 开始"),
    ("上年度", "", "last year"),
    ("国庆节前", "", "a feast"),
    ("年度内", "by 2021-12-31", "as 年内"),
    ("动态调整", "ongoing", "as 动态更新"),
    ("10月8日-20日", "2021-10-08..2021-10-20", "the last day is no number of days"),
    ("2021-06-01至2021-11-30", "2021-06-01..2021-11-30", "dates with dashes"),
    ("2021-06至2021-11", "2021-06-01..2021-11-30", "months with dashes"),
    ("2021-06-20", "by 2021-06-20", "one day with dashes"),
]


@pytest.mark.parametrize(("line", "expected", "remark"), TEXTS)
def test_text(line: str, expected: str, remark: str) -> None:
    assert read(line) == expected, remark


@pytest.mark.parametrize(("line", "expected", "remark"), COLUMNS)
def test_column(line: str, expected: str, remark: str) -> None:
    assert read(line, column=True) == expected, remark


def test_without_the_day_of_print_this_quarter_has_no_meaning() -> None:
    assert deadlines.in_column("本季度内", 0, 4, CALENDAR) != []
    assert deadlines.in_column("本季度内", 0, 4, Calendar(2021)) == []


@pytest.mark.parametrize("line", ["国庆节前完成整改。", "开学前公布收费标准。", "春节前后发布提示，中秋节前完成检查。"])
def test_a_day_not_printed_as_one_is_a_finding(line: str) -> None:
    plan = plan_of(f"（一）做好公开。{line}（责任单位：区财政局）")
    assert [found.code for found in plan.findings] == ["deadline-unread"]
    assert plan.tasks[0].deadlines == ()
