"""What web pages and their converters print around a plan: titles in labels, blocks of metadata, addresses."""

import pytest

from kg.clean import clean
from kg.parser import front, parse
from kg.readers import read_bytes

BODY = "一、加强公开\n（一）全面推进标准化。9月底前完成目录编制。（责任单位：区政府办公室）"
SENT = "各部门：\n现印发给你们。\n2021年6月25日\n"
PAGES = [
    (
        (
            "名称: 云澜市望江区人民政府办公室关于印发2021年政务公开工作要点的通知\n发布机构:\n"
            f"云澜市望江区人民政府办公室关于印发2021年政务公开工作要点的通知\n{SENT}2021年政务公开工作要点"
        ),
        "2021年政务公开工作要点 | 云澜市望江区人民政府办公室 | 云澜市望江区 | 2021",
        "the title of the notice behind a label, and below it",
    ),
    (
        (
            "索引号 62/2021-22 发文字号 望政办发〔2021〕2号\n公开形式 主动公开 公开目录 望江区政务服务中心\n"
            f"国务院办公厅关于印发2021年政务公开工作要点的通知\n{SENT}2021年政务公开工作要点"
        ),
        "2021年政务公开工作要点 | 国务院办公厅 |  | 2021",
        "an organ of the state on the page of a district; a line of metadata is no organ",
    ),
    (
        f"财政部办公厅关于印发2021年政务公开工作要点的通知\n{SENT}2021年政务公开工作要点",
        "2021年政务公开工作要点 | 财政部办公厅 |  | 2021",
        "a ministry",
    ),
    (
        (
            "云政办〔2021〕2号《云澜市人民政府办公室关于印发〈云澜市2021年政务公开工作要点〉的通知》\n"
            "各部门：\n云澜市人民政府办公室\n2021年6月25日"
        ),
        "云澜市2021年政务公开工作要点 | 云澜市人民政府办公室 | 云澜市 | 2021",
        "the title of the notice within quotation marks",
    ),
    (
        (
            "各部门：\n《云澜市贯彻〈政务公开五年行动计划（2021—2025年）〉实施方案》已经市政府同意，现印发给你们。\n"
            "云澜市人民政府办公室\n2022年7月8日\n云澜市贯彻《政务公开\n五年行动计划（2021—2025年）》实施方案"
        ),
        "云澜市贯彻《政务公开五年行动计划（2021—2025年）》实施方案 | 云澜市人民政府办公室 | 云澜市 | 2022",
        "no title of a notice: the letter quotes the plan's, which has a name and a term of years in it",
    ),
    (
        (
            "各部门：\n《望江区2023年政务公开工作要点》，已经区政府同意，现印发给你们。\n望江区人民政府办公室\n2023年7月7日\n"
            "望江区2023年政务公开工作要点的通知"
        ),
        "望江区2023年政务公开工作要点 | 望江区人民政府办公室 | 望江区 | 2023",
        "a title with words of a notice behind it: as the letter quotes it",
    ),
    (
        "按照上级部署，结合街道工作实际，特制定望江街道政务公开工作实施方案。",
        "望江街道政务公开工作实施方案 |  | 望江街道 | ",
        "the opening words alone name the plan",
    ),
    (
        "望江县人民政府办公室转发云澜市2021年政务公开工作要点分工方案的通知\n各乡镇：\n现将方案转发给你们，并提出以下要求。",
        "云澜市2021年政务公开工作要点分工方案 | 望江县人民政府办公室 | 望江县 | 2021",
        "what is passed on, with demands of one's own",
    ),
    (
        "望江县政务公开（政府信息公开）领导小组关于印发《望江县2021年政务公开工作要点》的通知\n各乡镇：",
        "望江县2021年政务公开工作要点 | 望江县政务公开（政府信息公开）领导小组 | 望江县 | 2021",
        "a second name in the issuer's",
    ),
    (
        "望江区教育局（望江区委教育工委）办公室关于印发2023年政务公开工作安排的通知\n各学校：",
        "2023年政务公开工作安排 | 望江区教育局（望江区委教育工委）办公室 | 望江区 | 2023",
        "two bodies with one office",
    ),
    (
        "望江县2017年政务公开工作方案\n目标\n任务",
        "望江县2017年政务公开工作方案 |  | 望江县 | 2017",
        "cut heads of a table",
    ),
    (
        "根据上级要求，结合工作实际，现提出2020年政务公开工作要点。",
        "2020年政务公开工作要点 |  |  | 2020",
        "the same in other words",
    ),
    (
        "2020年望江区教育局政务公开工作的总体要求是：坚持为民，做好公开。",
        " |  | 望江区 | 2020",
        "no title at all: whose work and of what year the plan opens with",
    ),
    ("2020年全区政务公开工作的总体要求是：坚持为民。", " |  |  | 2020", "the year alone"),
    ("结合我区实际，制定本政务公开工作方案。", " |  |  | ", "which they need not do"),
    (
        (
            "关于印发贯彻落实云澜市政府办公室2021年政务公开工作要点任务分工的通知\n"
            "望江县人民政府 www.example.gov.cn 发布时间: 2021-07-24 16:50 来源：县政务公开办 【字体:\n各乡镇："
        ),
        "贯彻落实云澜市政府办公室2021年政务公开工作要点任务分工 |  | 望江县 | 2021",
        "who is followed is no issuer; the page says whose it is",
    ),
]


@pytest.mark.parametrize(("page", "said", "remark"), PAGES)
def test_what_a_page_prints_around_a_plan(page: str, said: str, remark: str) -> None:
    read = front.read(clean(read_bytes(f"{page}\n{BODY}".encode(), "plan.txt")))
    fields = (read.title, read.issuer, read.jurisdiction, read.year)
    assert " | ".join("" if field is None else str(field.value) for field in fields) == said, remark


BELOW = [
    "相关文档:", "打印本页 关闭窗口", "用微信扫描二维码分享至朋友圈", "[打印] [关闭] [返回顶部]", "【字体：大 中 小】",
    "地址:望江县人民路6号 邮编:100000", "浏览次数：12", "建议使用1440*768分辨率 IE9.0及以上版本浏览器",
    "网站监督举报热线:12345678", "Produced By 某系统", "用户登录 还没有账号?", "版权声明：本网拥有版权",
    "微信 微博 QQ空间", "附件下载：", "关联稿件", "我要纠错", "网站地图 | 联系我们", "技术支持：某公司",
    "ICP备00000001号", "终审：张三", "文件下载：1号.pdf", "首页 > 政务公开", "Copyright © 2021", "为您推荐",
]  # fmt: skip
TEXT = [
    "微信微博等新媒体同步发布",
    "备案管理制度更加健全",
    "首页显著位置设置专栏",
    "相关信息及时更新",
    "关闭长期不更新的账号",
    "网站支持无障碍浏览",
]


@pytest.mark.parametrize("line", BELOW)
def test_what_a_page_prints_below_a_plan_is_none_of_it(line: str) -> None:
    assert last_task(line) == ("加强政策解读工作", 0)


@pytest.mark.parametrize("line", TEXT)
def test_a_line_of_a_plan_that_begins_alike_is_kept(line: str) -> None:
    assert last_task(line) == (f"加强政策解读工作{line}", 0)


def last_task(line: str) -> tuple[str, int]:
    """The text of the last task of a plan with a line below it, and how many duties it has."""
    plan = f"2021年望江县政务公开工作要点\n{BODY}\n（二）做好解读。加强政策解读工作\n{line}\n"
    task = parse(clean(read_bytes(plan.encode(), "plan.txt"))).tasks[-1]
    return task.text, len(task.duties)


DAYS = [
    ("日期: 2021-05-08浏览量:127来源:政府办", "2021-05-08"),
    ("来源：望江县政府网 日期：2021-05-08 17:08 字号：【", "2021-05-08"),
    ("2021-05-08 16:50 来源：望江县政府网", "2021-05-08"),
    ("生效日期：2021-06-08 失效日期：2026-06-08", None),
    ("归档时间:2022-11-21", None),
]


@pytest.mark.parametrize(("line", "day"), DAYS)
def test_the_day_a_page_was_published(line: str, day: str | None) -> None:
    read = front.read(clean(read_bytes(f"{line}\n2020年望江县政务公开工作要点\n{BODY}".encode(), "plan.txt")))
    assert (None if read.printed is None else str(read.printed.value)) == day


def test_the_day_of_a_page_is_nobodys_duty() -> None:
    page = f"望江县人民政府办公室关于推进政务公开的通知\n时间：2019年06月17日 点击次数：12\n{BODY}"
    assert parse(clean(read_bytes(page.encode(), "plan.txt"))).findings == ()


@pytest.mark.parametrize(
    "line", ["索引号 1/2021 发文字号 望政办发〔2021〕9号 有效性 有效", "| 文号: | 望政办发〔2021〕9号 |"]
)
def test_the_number_behind_a_label_without_a_colon(line: str) -> None:
    read = front.read(clean(read_bytes(f"{line}\n2020年望江县政务公开工作要点\n{BODY}".encode(), "plan.txt")))
    assert read.document_number is not None
    assert read.document_number.value == "望政办发〔2021〕9号"
