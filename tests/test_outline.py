"""Running text: how headings, titles, texts and unit statements of a body are told apart, whatever its layout."""

import pytest
from printed_tasks import tasks_of

LEVELS = [
    (
        "一、公开\n（一）推进解读。做好工作。\n（二）推进回应。办好留言。\n二、保障\n（一）抓好培训。办好培训。",
        ["§1 公开", "§2 保障", "1/1 推进解读 | 做好工作。", "1/2 推进回应 | 办好留言。", "2/1 抓好培训 | 办好培训。"],
        "sections and tasks whose numbers restart",
    ),
    (
        "一、公开\n（一）推进解读。做好工作。\n二、保障\n（二）抓好培训。办好培训。",
        ["§1 公开", "§2 保障", "1/1 推进解读 | 做好工作。", "2/2 抓好培训 | 办好培训。"],
        "numbers that run on keep what is printed",
    ),
    (
        "一、公开\n(一) 推进解读.做好图解.(责任单位:区政府办)\n(二) 推进回应.办好 12345.\n二.保障\n(一).抓好培训.办好.",
        [
            "§1 公开",
            "§2 保障",
            "1/1 推进解读 | 做好图解. | R区政府办",
            "1/2 推进回应 | 办好12345.",
            "2/1 抓好培训 | 办好.",
        ],
        "stops typed as points",
    ),
    (
        "一、公开\n（一）推进解读\n1.做好图解，便于阅读。\n2.做好视频，便于观看。",
        ["§1 公开", "1/1 推进解读", "1/1/1  | 做好图解，便于阅读。", "1/1/2  | 做好视频，便于观看。"],
        "items below a task that only heads them",
    ),
    (
        "一、公开\n（一）推进解读。要让群众看得懂，用得上。\n1.做好图解。用好图表。",
        ["§1 公开", "1/1 推进解读 | 要让群众看得懂，用得上。", "1/1/1 做好图解 | 用好图表。"],
        "a task with text of its own above its items",
    ),
    (
        "一、公开\n1.做好图解，便于阅读。\n2.做好视频，便于观看。",
        ["§1 公开", "1/1  | 做好图解，便于阅读。", "1/2  | 做好视频，便于观看。"],
        "items right below a section are its tasks",
    ),
    (
        "一、加强解读。做好图解，便于阅读。\n二、加强回应。办好留言，便于群众。",
        ["1 加强解读 | 做好图解，便于阅读。", "2 加强回应 | 办好留言，便于群众。"],
        "a plan without sections: 一、 are tasks",
    ),
    (
        "（一）加强解读\n1.做好图解，便于阅读。\n（二）加强回应\n1.办好留言，便于群众。",
        ["1 加强解读", "1/1  | 做好图解，便于阅读。", "2 加强回应", "2/1  | 办好留言，便于群众。"],
        "a plan without sections: （一） with items",
    ),
    (
        "第一条 加强解读。做好图解，便于阅读。\n第二条 加强回应。办好留言，便于群众。",
        ["1 加强解读 | 做好图解，便于阅读。", "2 加强回应 | 办好留言，便于群众。"],
        "articles",
    ),
    (
        "第一部分 公开\n一、加强解读。做好图解，便于阅读。\n第二部分 保障\n二、加强培训。办好培训，便于工作。",
        ["§1 公开", "§2 保障", "1/1 加强解读 | 做好图解，便于阅读。", "2/2 加强培训 | 办好培训，便于工作。"],
        "parts above 一、",
    ),
    (
        "一、公开\n（一）加强解读\n1.做好图解\n（1）画好图表，便于阅读。\n（2）写好说明，便于理解。",
        [
            "§1 公开",
            "1/1 加强解读",
            "1/1/1 做好图解",
            "1/1/1/1  | 画好图表，便于阅读。",
            "1/1/1/2  | 写好说明，便于理解。",
        ],
        "four levels",
    ),
    (
        "一、公开\n（一）加强解读。①画好图表，便于阅读。②写好说明，便于理解。",
        ["§1 公开", "1/1 加强解读 | ①画好图表，便于阅读。②写好说明，便于理解。"],
        "circled numbers inside a paragraph are text",
    ),
    (
        "## 一、公开\n（一）加强解读。做好图解，便于阅读。",
        ["§1 公开", "1/1 加强解读 | 做好图解，便于阅读。"],
        "Markdown headings",
    ),
    (
        "一、总体要求\n以公开促落实，以公开促规范。\n二、公开\n（一）加强解读。做好图解，便于阅读。",
        ["§1 总体要求", "§2 公开", "2/1 加强解读 | 做好图解，便于阅读。"],
        "what a plan is about is no task",
    ),
    (
        "一、公开\n（一）加强解读。做好图解，便于阅读。\n二、保障\n各科室要明确专人，抓好落实。（责任单位：区财政局）",
        [
            "§1 公开",
            "§2 保障",
            "1/1 加强解读 | 做好图解，便于阅读。",
            "2/1  | 各科室要明确专人，抓好落实。 | R区财政局",
        ],
        "a section that is its one task",
    ),
    (
        "一、公开\n做好图解，便于阅读。（责任单位：区财政局）\n做好视频，便于观看。（责任单位：区司法局）",
        ["§1 公开", "1/1  | 做好图解，便于阅读。 | R区财政局", "1/2  | 做好视频，便于观看。 | R区司法局"],
        "paragraphs without numbers that each lay duties are counted",
    ),
]

HEADINGS = [
    (
        "一、\n公开\n（一）\n做好图解，便于阅读。",
        ["§1 公开", "1/1  | 做好图解，便于阅读。"],
        "a number alone on its line",
    ),
    (
        "一、公开（责任单位：区财政局）\n（一）做好图解，便于阅读。\n（二）做好视频，便于观看。（责任单位：区司法局）",
        ["§1 公开", "1/1  | 做好图解，便于阅读。 | R区财政局", "1/2  | 做好视频，便于观看。 | R区司法局"],
        "units at the heading of a section bear its tasks that name none",
    ),
]

SHARED = [
    (
        "（一）公开\n1.做好图解，便于阅读。\n2.做好视频，便于观看。\n（责任单位：区财政局）\n（二）保障\n1.办好培训。\n2.做好考核。",
        [
            "1 公开 |  | R区财政局",
            "1/1  | 做好图解，便于阅读。",
            "1/2  | 做好视频，便于观看。",
            "2 保障",
            "2/1  | 办好培训。",
            "2/2  | 做好考核。",
        ],
        "one bracket on its own line below items without units bears their task",
    ),
    (
        "一、公开\n1.做好图解，便于阅读。\n2.做好视频，便于观看。\n责任单位：区财政局\n完成时限：9月底前",
        [
            "§1 公开",
            "1/1  | 做好图解，便于阅读。 | R区财政局 | 9月底前",
            "1/2  | 做好视频，便于观看。 | R区财政局 | 9月底前",
        ],
        "labels below the items of a section",
    ),
    (
        "（一）公开\n1.做好图解，便于阅读。\n2.做好视频，便于观看。（责任单位：区财政局）",
        ["1 公开", "1/1  | 做好图解，便于阅读。", "1/2  | 做好视频，便于观看。 | R区财政局"],
        "at the end of the last item it is that item's; that the first names none is a finding",
    ),
    (
        "（一）公开\n1.做好图解，便于阅读。（区司法局）\n2.做好视频，便于观看。\n（责任单位：区财政局）",
        ["1 公开", "1/1  | 做好图解，便于阅读。 | R区司法局", "1/2  | 做好视频，便于观看。 | R区财政局"],
        "nor is it the task's where another item has its own",
    ),
    (
        "（一）公开\n1.做好图解。\n责任单位：区司法局\n2.做好视频。\n责任单位：区司法局\n（二）保障\n1.办好培训。\n2.做好考核。\n责任单位：区财政局",
        [
            "1 公开",
            "1/1  | 做好图解。 | R区司法局",
            "1/2  | 做好视频。 | R区司法局",
            "2 保障",
            "2/1  | 办好培训。",
            "2/2  | 做好考核。 | R区财政局",
        ],
        "nor where the plan prints units below each item",
    ),
    (
        "（一）公开决算（完成时限：10月底前）\n做好图解，便于阅读。",
        ["1 公开决算 | 做好图解，便于阅读。 |  | 10月底前"],
        "the text of the last task below a heading that ends in a statement",
    ),
]

BRACKETS = [
    (
        "（一）公开部门预算（4月—11月）。做好图解。\n（二）公开决算（全年）\n做好图解，便于阅读。",
        [
            "1 公开部门预算（4月—11月） | 做好图解。 |  | 4月—11月",
            "2 公开决算（全年） | 做好图解，便于阅读。 |  | 全年",
        ],
        "a period at the end of a heading",
    ),
    ("（一）做好图解，便于阅读（第三季度）。", ["1  | 做好图解，便于阅读（第三季度）。 |  | 第三季度"], "of a text"),
    ("（一）做好图解，便于阅读。【完成时限：9月底前】", ["1  | 做好图解，便于阅读。 |  | 9月底前"], "with a label"),
    (
        "（一）公开预算执行情况（1月—6月）\n做好图解。\n（二）公开决算（2021年）\n做好图解，便于阅读。",
        ["1 公开预算执行情况（1月—6月） | 做好图解。", "2 公开决算（2021年） | 做好图解，便于阅读。"],
        "what dates the things that are made public binds nobody",
    ),
]

TITLES = [
    ("（一）加强解读。做好图解。", ["1 加强解读 | 做好图解。"], "the first sentence, where text follows"),
    ("（一）加强解读", ["1  | 加强解读"], "a sentence with nothing behind it is text"),
    ("（一）加强解读。（责任单位：区财政局）", ["1  | 加强解读。 | R区财政局"], "a unit statement is no text"),
    (
        "（一）加强解读，做好回应。办好留言。",
        ["1  | 加强解读，做好回应。办好留言。"],
        "a sentence with a ， is no phrase",
    ),
    ("（一）加强解读，做好回应\n办好留言。", ["1 加强解读，做好回应 | 办好留言。"], "a line of its own may hold a ，"),
    ("（一）加强解读\n做好图解，便于阅读。", ["1 加强解读 | 做好图解，便于阅读。"], "a title on a line of its own"),
    ("（一） 加强 解读。做好图解。", ["1 加强解读 | 做好图解。"], "spaces are layout"),
    ("（一）加强解读；做好回应。办好留言。", ["1  | 加强解读；做好回应。办好留言。"], "two phrases are no title"),
    ("（一）抓好“一件事”集成公开。做好清单。", ["1 抓好“一件事”集成公开 | 做好清单。"], "quotation marks"),
]

STATEMENTS = [
    ("（一）做好图解，便于阅读。（责任单位：区财政局）", ["1  | 做好图解，便于阅读。 | R区财政局"], "in brackets"),
    (
        "（一）做好图解，便于阅读。\n（责任单位：区财政局）",
        ["1  | 做好图解，便于阅读。 | R区财政局"],
        "on a line of its own",
    ),
    (
        "（一）做好图解，便于阅读。\n责任单位：区财政局",
        ["1  | 做好图解，便于阅读。 | R区财政局"],
        "a line with a label",
    ),
    (
        "（一）做好图解，便于阅读。责任单位：区财政局。",
        ["1  | 做好图解，便于阅读。 | R区财政局"],
        "at the end of the text",
    ),
    (
        "（一）做好图解，便于阅读。\n牵头单位：区财政局\n责任单位：区司法局\n完成时限：9月底前",
        ["1  | 做好图解，便于阅读。 | L区财政局 R区司法局 | 9月底前"],
        "a line for each label",
    ),
    (
        "（一）做好图解，便于阅读。完成时限：9月底前。",
        ["1  | 做好图解，便于阅读。 |  | 9月底前"],
        "a deadline without units",
    ),
    (
        "（一）做好图解，便于阅读。（责任单位：区财政局；完成时限：9月底前）",
        ["1  | 做好图解，便于阅读。 | R区财政局 | 9月底前"],
        "both in one bracket",
    ),
    (
        "（一）做好图解，用好图表。（区财政局牵头）做好视频。（区司法局牵头）",
        ["1  | 做好图解，用好图表。做好视频。 | L区财政局 L区司法局"],
        "a statement behind each sentence",
    ),
    (
        "（一）做好图解，便于阅读。（责任单位：区财\n政局、区司法局）",
        ["1  | 做好图解，便于阅读。 | R区财政局 R区司法局"],
        "a bracket cut by a line",
    ),
    (
        "（一）做好图解，便于阅读。（责任单位：区财\n\n— 3 —\n\n政局）",
        ["1  | 做好图解，便于阅读。 | R区财政局"],
        "a bracket cut by a page",
    ),
    (
        "（一）做好图解，便于阅读。（责任单位：区财政局）\n做好视频，便于观看。\n（二）办好留言，便于群众。",
        ["1  | 做好图解，便于阅读。做好视频，便于观看。 | R区财政局", "2  | 办好留言，便于群众。"],
        "text behind a statement is not lost",
    ),
]

PARAGRAPHS = (
    "一、公开",
    "（一）加强解读。做好图解，便于阅读，把政策讲清楚，做到口径统一、格式规范。（责任单位：区财政局、区市场监管局，各街道）",
    "（二）做好回应",
    "办好留言，便于群众，回复要快、要准、要有用，2022年9月底前件件有回音。公开26个领域的清单，（含样表）方便查找。",
    "完成时限：12月底前",
    "责任单位：区信访局",
    "1.及时转办留言，专人跟踪。（区信访局牵头，各街道配合）",
    "2.及时通报结果，接受监督。",
)
WHOLE = [
    "§1 公开",
    "1/1 加强解读 | 做好图解，便于阅读，把政策讲清楚，做到口径统一、格式规范。 | R区财政局 R区市场监管局 R各街道",
    f"1/2 做好回应 | {PARAGRAPHS[3]} | R区信访局 | 12月底前 2022年9月底前",
    "1/2/1  | 及时转办留言，专人跟踪。 | L区信访局 S各街道",
    "1/2/2  | 及时通报结果，接受监督。",
]

ENDS = [
    (
        "（一）做好图解，便于阅读。（责任单位：区财政局）\n各部门、各街道要结合本工作要点，抓好落实。",
        ["1  | 做好图解，便于阅读。 | R区财政局"],
        "the closing paragraph belongs to no task",
    ),
    (
        "（一）做好图解，便于阅读。\n各部门、各街道要结合本工作要点，抓好落实。",
        ["1  | 做好图解，便于阅读。"],
        "nor where no unit is named",
    ),
    (
        "（一）做好图解，便于阅读。\n各街道、各部门要加强组织领导，结合实际制定工作安排，推动任务落实落细。",
        ["1  | 做好图解，便于阅读。"],
        "nor where it does not name the plan",
    ),
    (
        "（一）加强组织领导。\n各街道、各部门要明确专人，推动任务落实落细。",
        ["1 加强组织领导 | 各街道、各部门要明确专人，推动任务落实落细。"],
        "but below a heading it is what the task says",
    ),
    (
        "一、做好图解，便于阅读。\n二、办好留言，便于群众。\n三、公开预算，细化科目。\n四、做好培训，提升本领。\n各级各部门要认真总结。",
        [
            "1  | 做好图解，便于阅读。",
            "2  | 办好留言，便于群众。",
            "3  | 公开预算，细化科目。",
            "4  | 做好培训，提升本领。",
        ],
        "nor where each of many tasks is one paragraph",
    ),
    (
        "（一）做好图解，便于阅读。\n区财政局牵头，区司法局配合\n（二）办好留言，便于群众。\n区信访局牵头，各街道配合",
        ["1  | 做好图解，便于阅读。 | L区财政局 S区司法局", "2  | 办好留言，便于群众。 | L区信访局 S各街道"],
        "but who does the last task may stand below it without a stop",
    ),
    (
        "（一）做好图解，便于阅读。\n抄送：区委各部门。\n（二）办好留言。",
        ["1  | 做好图解，便于阅读。"],
        "nothing behind 抄送 is a task",
    ),
    (
        "（一）做好图解，便于阅读。\n乙区人民政府办公室\n2022年5月6日",
        ["1  | 做好图解，便于阅读。"],
        "a signature below the plan",
    ),
    (
        "（一）做好图解，便于阅读。\n承办单位：区财政局\n（二）办好留言，便于群众。\n承办单位：区司法局",
        ["1  | 做好图解，便于阅读。 | R区财政局", "2  | 办好留言，便于群众。 | R区司法局"],
        "承办单位 lays tasks on units",
    ),
    (
        "（一）做好图解，便于阅读。（责任单位：区财政局）\n主办单位：乙区人民政府办公室　联系电话：1234",
        ["1  | 做好图解，便于阅读。 | R区财政局"],
        "or says who keeps the web page",
    ),
    (
        "（一）做好图解，便于阅读。（责任单位：区财政局）（二）办好留言，便于群众。（责任单位：区司法局）",
        ["1  | 做好图解，便于阅读。 | R区财政局", "2  | 办好留言，便于群众。 | R区司法局"],
        "the layout between two tasks was lost",
    ),
    (
        "（一）公开第（二）项清单，便于群众。",
        ["1  | 公开第（二）项清单，便于群众。"],
        "a number inside a sentence is no heading",
    ),
    (
        "（一）公开一、二、三产业政策，便于企业。",
        ["1  | 公开一、二、三产业政策，便于企业。"],
        "nor is a list of numerals",
    ),
]


@pytest.mark.parametrize(
    ("printed", "tasks", "remark"), [*LEVELS, *HEADINGS, *SHARED, *BRACKETS, *TITLES, *STATEMENTS, *ENDS]
)
def test_running_text(printed: str, tasks: list[str], remark: str) -> None:
    assert tasks_of(printed) == tasks, remark


@pytest.mark.parametrize("width", range(16, 42))
@pytest.mark.parametrize("margin", ["　　", "    "])
def test_lines_cut_at_a_width_are_paragraphs_again(width: int, margin: str) -> None:
    lines = [margin + paragraph for paragraph in PARAGRAPHS]
    cut = [line[i : i + width] for line in lines for i in range(0, len(line), width)]
    assert tasks_of("\n".join(cut)) == WHOLE


@pytest.mark.parametrize("width", range(16, 42))
def test_pages_may_cut_anything(width: int) -> None:
    lines = ["　　" + paragraph for paragraph in PARAGRAPHS]
    cut = [line[i : i + width] for line in lines for i in range(0, len(line), width)]
    paged = [f"{line}\n\n— {i} —\n" if i % 3 == 0 else line for i, line in enumerate(cut, start=1)]
    assert tasks_of("\n".join(paged)) == WHOLE


def test_a_number_printed_twice_is_kept_twice() -> None:
    assert tasks_of("（一）做好图解，便于阅读。\n（一）办好留言，便于群众。") == [
        "1  | 做好图解，便于阅读。",
        "1-2  | 办好留言，便于群众。",
    ]
