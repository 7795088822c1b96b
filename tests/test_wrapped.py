"""Lines broken short or at a width: headings, statements and labels come back whole, and nothing else joins them."""

import pytest
from printed_tasks import plan_of, tasks_of

STATEMENTS = [
    (
        "（一）做好图解，便于阅读。\n牵头单位：区财政局\n配合单位：\n区审计局、区统计局",
        ["1  | 做好图解，便于阅读。 | L区财政局 S区审计局 S区统计局"],
        "the names below their label",
    ),
    (
        "（一）做好图解，便于阅读。\n责任单位：区教育局、区\n卫健局、各街道\n办事处",
        ["1  | 做好图解，便于阅读。 | R区教育局 R区卫健局 R各街道办事处"],
        "names cut by a line",
    ),
    (
        "（一）做好图解，便于阅读。\n配合单位：\n区自然资源\n规划局、区统计局",
        ["1  | 做好图解，便于阅读。 | S区自然资源规划局 S区统计局"],
        "a name cut below its label",
    ),
    (
        "（一）做好图解，便于阅读。\n责任单位：区财政局\n区审计局\n区统计局",
        ["1  | 做好图解，便于阅读。 | R区财政局 R区审计局 R区统计局"],
        "a line for each name",
    ),
    (
        "（一）做好图解，便于阅读。责任科室：办公室、镇纪委\n\n各村、各科室要按照本要点，细化举措，落到实处。",
        ["1  | 做好图解，便于阅读。 | R办公室 R镇纪委"],
        "a closing paragraph behind whole names without a stop",
    ),
    (
        "（一）做好图解，便于阅读。责任科室：办公室、镇纪\n委，区财政局",
        ["1  | 做好图解，便于阅读。 | R办公室 R镇纪委 R区财政局"],
        "a name cut there",
    ),
    (
        "（一）做好图解，便于阅读。\n责任单位：区财政局\n完成时限：9月\n底前",
        ["1  | 做好图解，便于阅读。 | R区财政局 | 9月底前"],
        "a day cut by a line",
    ),
    (
        "（一）做好图解，便于阅读。\n牵头单位：区财政局\n配合\n单位：区审计局",
        ["1  | 做好图解，便于阅读。 | L区财政局 S区审计局"],
        "a label cut by a line",
    ),
    (
        "（一）做好图解，便于阅读。\n责任单位：区财政局\n乙区人民政府办公室\n2022年5月6日",
        ["1  | 做好图解，便于阅读。 | R区财政局"],
        "a signature below a statement names no unit",
    ),
    (
        "（一）做好图解。\n责任单位：区财政局。\n做好视频，便于观看。\n（二）办好留言，便于群众。",
        ["1 做好图解 | 做好视频，便于观看。 | R区财政局", "2  | 办好留言，便于群众。"],
        "text below a statement is text",
    ),
]

UNLABELLED = [
    (
        "（一）做好图解。\n做好视频。\n区财政局牵头，区审计局、各街道配合。\n（二）办好留言，便于群众。",
        ["1 做好图解 | 做好视频。 | L区财政局 S区审计局 S各街道", "2  | 办好留言，便于群众。"],
        "a paragraph that only says who leads and who supports",
    ),
    (
        "（一）做好图解。\n做好视频。\n——区财政局、区审计局\n（二）办好留言，便于群众。",
        ["1 做好图解 | 做好视频。 | R区财政局 R区审计局", "2  | 办好留言，便于群众。"],
        "names behind a dash",
    ),
    (
        "（一）做好图解。\n区财政局牵头做好视频，区审计局配合拍摄。\n（二）办好留言，便于群众。",
        ["1 做好图解 | 区财政局牵头做好视频，区审计局配合拍摄。", "2  | 办好留言，便于群众。"],
        "actors in running text are not duties",
    ),
    (
        "（一）做好图解。做好视频。\n【责任单位】区财政局、各街道\n【完成时限】7月底前\n（二）办好留言，便于群众。",
        ["1 做好图解 | 做好视频。 | R区财政局 R各街道 | 7月底前", "2  | 办好留言，便于群众。"],
        "labels in brackets",
    ),
    (
        "（一）做好图解。做好视频。［责任单位］区财政局　［时限］9月底前",
        ["1 做好图解 | 做好视频。 | R区财政局 | 9月底前"],
        "on one line",
    ),
    (
        "（一）做好图解。做好视频。责任单位：区人社局、区财政局（完成时限：9月底前）",
        ["1 做好图解 | 做好视频。 | R区人社局 R区财政局 | 9月底前"],
        "a bracket behind a label",
    ),
    (
        "（一）做好图解。做好视频。（区财政局、各街道；区税务局配合）",
        ["1 做好图解 | 做好视频。 | R区财政局 R各街道 S区税务局"],
        "who supports stands apart from who is responsible",
    ),
]

NUMBERED = [
    (
        "（一）做好图解，便于阅读。\n责任单位：\n（1）区卫健局\n（2）区医保局\n（二）办好留言，便于群众。",
        ["1  | 做好图解，便于阅读。 | R区卫健局 R区医保局", "2  | 办好留言，便于群众。"],
        "numbers below a label count units",
    ),
    (
        "（一）做好图解，便于阅读。\n责任单位：\n1.区卫健局\n2.区医保局\n（二）办好留言，便于群众。",
        ["1  | 做好图解，便于阅读。 | R区卫健局 R区医保局", "2  | 办好留言，便于群众。"],
        "another sign",
    ),
    (
        "（一）做好图解。主要包括：（1）编制目录；\n（2）公开清单。（区财政局）",
        ["1 做好图解 | 主要包括：（1）编制目录；（2）公开清单。 | R区财政局"],
        "a number whose predecessor is text is text",
    ),
    (
        "（一）做好图解。（1）编制目录。（区财政局）（\n2）公开清单。（区审计局）",
        ["1 做好图解", "1/1  | 编制目录。 | R区财政局", "1/2  | 公开清单。 | R区审计局"],
        "a number cut behind its bracket",
    ),
    (
        "（一）做好图解，便于阅读。\n本要点自印发之日起施行。",
        ["1  | 做好图解，便于阅读。"],
        "when a plan takes effect belongs to no task",
    ),
]

INNER = [
    (
        "1.政策解读。（1）同步解读。（区政府办）（2）上线问答库。（区数据局）\n2.政策问答。用好图表。",
        ["1 政策解读", "1/1  | 同步解读。 | R区政府办", "1/2  | 上线问答库。 | R区数据局", "2 政策问答 | 用好图表。"],
        "items with units of their own inside a paragraph",
    ),
    (
        "（一）政策解读。①同步解读。（区政府办）②上线问答库。（区数据局）",
        ["1 政策解读", "1/1  | 同步解读。 | R区政府办", "1/2  | 上线问答库。 | R区数据局"],
        "circled numbers",
    ),
    (
        "（一）政策解读。（1）同步解读。（2）上线问答库。（区数据局）",
        ["1 政策解读 | （1）同步解读。（2）上线问答库。 | R区数据局"],
        "one statement for all of them: they are text",
    ),
    (
        "（一）政策解读。一是同步解读；二是上线问答库。（区数据局）",
        ["1 政策解读 | 一是同步解读；二是上线问答库。 | R区数据局"],
        "一是 counts sentences",
    ),
]

DECIMALS = [
    (
        "1.公开\n1.1 加强解读\n做好图解，便于阅读。\n1.2 加强回应。办好留言。\n2.保障\n2.1、办好培训，便于工作。",
        [
            "§1 公开",
            "§2 保障",
            "1/1 加强解读 | 做好图解，便于阅读。",
            "1/2 加强回应 | 办好留言。",
            "2/1  | 办好培训，便于工作。",
        ],
        "two levels",
    ),
    (
        "一、公开\n1.1 加强解读\n1.1.1 做好图解，便于阅读。\n1.1.2 做好视频，便于观看。",
        ["§1 公开", "1/1 加强解读", "1/1/1  | 做好图解，便于阅读。", "1/1/2  | 做好视频，便于观看。"],
        "three levels below 一、",
    ),
    (
        "１．１　做好图解，便于阅读。\n１．２　做好视频，便于观看。\n２．１　办好培训，便于工作。",
        ["1/1  | 做好图解，便于阅读。", "1/2  | 做好视频，便于观看。", "2/1  | 办好培训，便于工作。"],
        "full-width digits, and no heading above them",
    ),
    (
        "（一）扩大范围，公开\n3.5万个项目，便于群众。",
        ["1 扩大范围，公开 | 3.5万个项目，便于群众。"],
        "a figure at the head of a line",
    ),
    (
        "（一）公开版本说明，便于群众。\n2.3版的说明一并公开。",
        ["1  | 公开版本说明，便于群众。2.3版的说明一并公开。"],
        "nor does 2.3 head anything without 2.2",
    ),
    (
        "1. 12345热线公开。做好图解。\n2. 2022年预算公开。做好视频。",
        ["1 12345热线公开 | 做好图解。", "2 2022年预算公开 | 做好视频。"],
        "a space sets a number apart from a figure",
    ),
]

SECTIONS = [
    (
        "一、加强解读。做好图解。（区财政局牵头）\n二、加强保障\n（一）加强培训。办好培训。\n三、规范答复，按期办理。20个工作日内答复。",
        [
            "§2 加强保障",
            "1 加强解读 | 做好图解。 | L区财政局",
            "2/1 加强培训 | 办好培训。",
            "3  | 规范答复，按期办理。20个工作日内答复。 |  | 20个工作日内",
        ],
        "a 一、 with its text in the same paragraph is a task, others head tasks",
    ),
    (
        "一、总体要求。以公开促落实。\n二、加强保障\n（一）加强培训。办好培训。",
        ["§1 总体要求", "§2 加强保障", "2/1 加强培训 | 办好培训。"],
        "what a plan is about is no task",
    ),
    (
        "一、加强解读。做好图解。（区财政局）\n二、加强保障。抓好工作。\n1.办好培训。\n2.做好考核。（区司法局）\n三、规范答复。按期办理。",
        [
            "1 加强解读 | 做好图解。 | R区财政局",
            "2 加强保障 | 抓好工作。",
            "2/1  | 办好培训。",
            "2/2  | 做好考核。 | R区司法局",
            "3 规范答复 | 按期办理。",
        ],
        "a flat plan, items below one of its tasks",
    ),
    (
        "一、总体要求。以公开促落实。\n二、加强解读。做好图解。\n三、加强保障\n1.办好培训。\n2.做好考核。\n四、加强答复。按期办理。",
        [
            "§1 总体要求",
            "2 加强解读 | 做好图解。",
            "3 加强保障",
            "3/1  | 办好培训。",
            "3/2  | 做好考核。",
            "4 加强答复 | 按期办理。",
        ],
        "what a flat plan is about is no task",
    ),
    (
        "一、加强解读\n1.做好图解。\n2.做好视频。\n二、加强保障\n1.办好培训。\n三、工作要求。各单位要高度重视。",
        [
            "§1 加强解读",
            "§2 加强保障",
            "1/1  | 做好图解。",
            "1/2  | 做好视频。",
            "2/1  | 办好培训。",
            "3 工作要求 | 各单位要高度重视。",
        ],
        "most 一、 head items: they are sections",
    ),
]


@pytest.mark.parametrize(
    ("printed", "tasks", "remark"), [*STATEMENTS, *UNLABELLED, *NUMBERED, *INNER, *DECIMALS, *SECTIONS]
)
def test_lines(printed: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(printed) == tasks, remark


HEADED = (
    "一、深化重点领域信息公开，强化落实到位",
    "（一）推进财政预决算和“三公”经费信息公开",
    "公开部门预算和专项资金分配结果，细化到项级科目，做到口径统一、格式规范，6月底前完成。",
    "牵头单位：区财政局",
    "配合单位：区审计局、区统计局、国家税务总局滨海市乙区税务局、各街道办事处、各有关单位",
    "完成时限：9月底前",
    "（二）推进规划公开",
    "公开第一、二、三产业布局图和国土空间规划，征求意见时间不少于30日，做到图文并茂、通俗易懂。",
    "牵头单位：区自然资源规划局",
    "二、聚焦政民互动实效",
    "（一）抓好义务教育阶段招生入学政策信息公开工作",
    "公布学区划分和咨询渠道，7月15日前公开招生结果，方便家长查询。",
    "责任单位：区教育局、各学校",
    "各部门、各街道要结合本工作要点，细化工作任务，抓好贯彻落实。",
)


@pytest.mark.parametrize("width", range(18, 41))
@pytest.mark.parametrize("margin", ["", "　　"])
@pytest.mark.parametrize("page", [1000, 7])
def test_headings_nearly_a_line_long_stay_headings(width: int, margin: str, page: int) -> None:
    lines = [margin + paragraph for paragraph in HEADED]
    cut = [line[i : i + width] for line in lines for i in range(0, len(line), width)]
    paged = [f"{line}\n\n— {i} —\n" if i % page == 0 else line for i, line in enumerate(cut, start=1)]
    assert tasks_of("\n".join(paged)) == tasks_of("\n".join(HEADED))


def test_text_behind_the_last_statement_is_a_finding() -> None:
    plan = plan_of("（一）做好图解。\n责任单位：区财政局\n公开学区。")
    assert [(found.code, found.about) for found in plan.findings] == [("text-outside-task", None)]
