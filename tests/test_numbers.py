"""Numbers that only the lines around them tell: headings with a bare number, items that open with a figure."""

import pytest
from printed_tasks import plan_of, tasks_of

BARE = [
    (
        "1 公开\n1.1 加强解读\n做好图解，便于阅读。\n1.2 加强回应\n办好留言，便于群众。\n2 保障\n2.1 培训\n办好培训。",
        [
            "§1 公开",
            "§2 保障",
            "1/1 加强解读 | 做好图解，便于阅读。",
            "1/2 加强回应 | 办好留言，便于群众。",
            "2/1 培训 | 办好培训。",
        ],
        "1.1 stands below it",
    ),
    (
        "1. 公开\n1.1 加强解读\n做好图解，便于阅读。\n2. 保障\n2.1 加强培训\n办好培训。",
        ["§1 公开", "§2 保障", "1/1 加强解读 | 做好图解，便于阅读。", "2/1 加强培训 | 办好培训。"],
        "the same with a dot",
    ),
    (
        "一、公开\n1 解读\n1.1 做好图解，便于阅读。\n1.2 做好视频，便于观看。",
        ["§1 公开", "1/1 解读", "1/1/1  | 做好图解，便于阅读。", "1/1/2  | 做好视频，便于观看。"],
        "below 一、",
    ),
    (
        "１　加强解读\n做好图解，便于阅读。\n２　加强回应\n办好留言，便于群众。",
        ["1 加强解读 | 做好图解，便于阅读。", "2 加强回应 | 办好留言，便于群众。"],
        "1, 2 set apart by a wide space, text below each",
    ),
    (
        "一、公开\n1  加强解读\n做好图解。\n2  加强回应\n办好留言。\n二、保障\n1  培训\n办班。\n2  考核\n评分。",
        [
            "§1 公开",
            "§2 保障",
            "1/1 加强解读 | 做好图解。",
            "1/2 加强回应 | 办好留言。",
            "2/1 培训 | 办班。",
            "2/2 考核 | 评分。",
        ],
        "anew below each section",
    ),
    (
        "一、公开\n（一）做好图解，共有\n3 种样式，便于阅读。\n（二）做好视频，便于观看。",
        ["§1 公开", "1/1 做好图解，共有 | 3种样式，便于阅读。", "1/2  | 做好视频，便于观看。"],
        "a figure at the head of a line is none",
    ),
    (
        "（一）公开清单。\n1 部门预算 公告栏\n见附表。\n2 部门决算 公告栏\n见附表。\n（二）做好视频，便于观看。",
        ["1 公开清单 | 1部门预算公告栏见附表。2部门决算公告栏见附表。", "2  | 做好视频，便于观看。"],
        "nor are the cells of a row",
    ),
]

FIGURES = [
    (
        "1.公开预算，便于阅读。\n2.8月底前公开目录。做好清单。\n3.12345热线公开，便于群众。\n4.2022年预算公开，便于群众。",
        [
            "1  | 公开预算，便于阅读。",
            "2 8月底前公开目录 | 做好清单。 |  | 8月底前",
            "3  | 12345热线公开，便于群众。",
            "4  | 2022年预算公开，便于群众。",
        ],
        "a month, a telephone number, a year",
    ),
    (
        "1.5月起公开目录，便于群众。\n2.做好清单，便于群众。",
        ["1  | 5月起公开目录，便于群众。", "2  | 做好清单，便于群众。"],
        "the first item",
    ),
    (
        "1.公开预算，便于阅读。2.8月底前公开目录，便于群众。（区财政局）",
        ["1  | 公开预算，便于阅读。", "2  | 8月底前公开目录，便于群众。 | R区财政局 | 8月底前"],
        "inside a paragraph",
    ),
    (
        "1.公开预算，便于阅读。\n2.26个领域公开目录，便于群众。\n3.3.15晚会公开，便于群众。\n4.5G网络公开，便于群众。",
        [
            "1  | 公开预算，便于阅读。",
            "2  | 26个领域公开目录，便于群众。",
            "3  | 3.15晚会公开，便于群众。",
            "4  | 5G网络公开，便于群众。",
        ],
        "figures that a number may go on with, where the items leave a gap",
    ),
    (
        "1.公开费用，降低\n1.5倍，便于群众。\n2.公开比例，提高\n2.5个百分点，便于群众。\n3.做好清单，便于群众。",
        [
            "1 公开费用，降低 | 1.5倍，便于群众。",
            "2 公开比例，提高 | 2.5个百分点，便于群众。",
            "3  | 做好清单，便于群众。",
        ],
        "figures where no item is missing",
    ),
    (
        "1.公开费用，便于阅读。\n2.5倍以上的一并公开，便于群众。",
        ["1  | 公开费用，便于阅读。2.5倍以上的一并公开，便于群众。"],
        "a figure of an amount behind the last item",
    ),
]


@pytest.mark.parametrize(("printed", "tasks", "remark"), [*BARE, *FIGURES])
def test_numbers(printed: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(printed) == tasks, remark


def test_a_bare_number_heads_no_title() -> None:
    plan = plan_of("1 政务公开重点任务\n1.1 加强解读\n做好图解，便于阅读。\n1.2 加强回应\n办好留言，便于群众。")
    assert plan.title is not None
    assert plan.title.value == "2022年乙区政务公开工作要点"


@pytest.mark.parametrize("margin", ["", "    ", "　　"])
@pytest.mark.parametrize("width", range(16, 42))
def test_a_heading_with_a_bare_number_may_go_to_the_cut(width: int, margin: str) -> None:
    text = "完成政府网站迁移，规范域名和标识，做到口径统一、格式规范，6月底前关停镇级网站，切实提高公开质量。"
    lines = [
        margin + line for line in ("1 优化政务公开平台", f"1.1 {text}", f"1.2 {text}", "2 优化公开内容", f"2.1 {text}")
    ]
    cut = [line[i : i + width] for line in lines for i in range(0, len(line), width)]
    assert tasks_of("\n".join(cut)) == [
        "§1 优化政务公开平台",
        "§2 优化公开内容",
        *(f"{path}  | {text} |  | 6月底前" for path in ("1/1", "1/2", "2/1")),
    ]
