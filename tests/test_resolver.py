"""What printed names mean: tables of names over places and years, the answers of tests/gold, the labels themselves."""

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ontology
from kg.model import Duty, Plan, Printed, Role, Severity, Task, UnitKind
from kg.resolver import resolve
from kg.resolver.functions import is_one_body, names, normal, places, reader

HERE = Path(__file__).parent
KNOWN = ontology.vocabulary()
USUAL = {function.slug: function.usual for function in KNOWN.functions}
SKOS = "http://www.w3.org/2004/02/skos/core#"

GOLD = sorted(path.stem for path in HERE.glob("gold/*.json"))


def table(name: str) -> list[list[str]]:
    """Rows of tests/names/NAME.tsv: mention, jurisdiction, issuer, function; "-" for none."""
    lines = (HERE / f"names/{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def read(mention: str, jurisdiction: str, issuer: str) -> str:
    return reader(KNOWN, *(None if said == "-" else said for said in (jurisdiction, issuer)))(mention).function or "-"


@pytest.mark.parametrize("name", GOLD)
def test_every_unit_of_the_answers_has_its_function(name: str) -> None:
    """An office few plans name is "other" there, so is a body's own department."""
    gold = json.loads((HERE / f"gold/{name}.json").read_text(encoding="utf-8"))
    said = gold["plan"]["jurisdiction"], gold["plan"]["issuer"]
    units = {
        (duty["mention"], duty["function"])
        for task in gold["tasks"]
        for duty in task["duties"]
        if duty["kind"] == "unit"
    }
    assert units
    assert {(mention, USUAL.get(read(mention, *said)) or "other") for mention, _ in units} == units


# The second table was written down before it was first read: 137 of its 141 names were right then.
@pytest.mark.parametrize("name", ["printed", "held-out"])
def test_names_of_offices(name: str) -> None:
    rows = table(name)
    assert [[*row[:3], read(*row[:3])] for row in rows] == rows


def test_the_tables_are_wide() -> None:
    rows = table("printed") + table("held-out")
    assert len({(mention, place) for mention, place, _, _ in rows}) >= 320
    assert len({function for *_, function in rows}) >= 70


@pytest.mark.parametrize(
    ("mention", "function"),
    [
        ("区發展和改革局", "development-reform"),  # script mixed within a name
        ("区发展与改革局", "development-reform"),  # 与 for 和
        ("宁波市北仑区发展和改革局", "development-reform"),  # full name
        ("北仑发改局", "development-reform"),  # place without its level
        ("区委、区政府信访局", "petitions"),  # two bodies above
        ("区政府办公室(区大数据局)", "government-office"),  # a second name in brackets
        ("区政府办公室（区大数据局", "government-office"),  # brackets cut off
        ("区级机关事务中心", "government-affairs-admin"),
        ("区直机关工委", "organs-party-committee"),
        ("区大数据发展管理服务中心", "big-data"),  # words of activity between stem and ending
        ("区发改经信局", "development-reform"),  # the office named first
        ("区教育服务集团有限公司", "enterprise"),  # a company, not the office of its trade
        ("区卫生健康局综合监督科", None),  # a part of an office is not the office
        ("区发改局、区财政局", None),  # two offices
        ("北仑", None),
        ("区", None),
        ("", None),
    ],
)
def test_how_a_name_is_printed(mention: str, function: str | None) -> None:
    assert reader(KNOWN, "宁波市北仑区", "宁波市北仑区人民政府办公室")(mention).function == function


@pytest.mark.parametrize(
    ("jurisdiction", "short"),
    [
        ("宁波市北仑区", ("宁波北仑", "北仑", "宁波")),
        ("景德镇市昌江区", ("景德镇昌江", "景德镇", "昌江")),  # the 镇 is no level
        ("青岛市市南区", ("青岛市南", "市南", "青岛")),
        ("景宁畲族自治县", ("景宁",)),
        ("黔东南苗族侗族自治州凯里市", ("黔东南凯里", "黔东南", "凯里")),
        ("和县", ()),  # one character is no short name
        ("", ()),
    ],
)
def test_what_a_place_is_called_for_short(jurisdiction: str, short: tuple[str, ...]) -> None:
    assert places(jurisdiction) == short


@pytest.mark.parametrize(
    ("issuer", "one"),
    [
        ("宁波市北仑区人民政府办公室", False),
        ("杭州市人民政府", False),
        ("区政府办", False),
        ("中共宁波市委办公厅", False),
        ("中共北仑区委员会办公室", False),
        ("凤台新区管理委员会办公室", False),
        ("区政务公开领导小组办公室", False),
        ("海州市安平区市场监督管理局办公室", True),
        ("区卫健委办公室", True),  # 委 of a bureau, not the party's
        ("市住房和城乡建设管理委员会", True),  # 管理委员会 of a trade, not of a zone
        ("市民政局政务公开领导小组办公室", True),
        ("溪口县双桥镇人民政府", True),
        ("南门街道办事处", True),
    ],
)
def test_whose_units_are_its_own_departments(issuer: str, one: bool) -> None:
    assert is_one_body(issuer) is one


def test_each_label_belongs_to_one_concept() -> None:
    owners = defaultdict(set)
    for function in KNOWN.functions:
        for label in (function.name, *function.labels):
            owners[normal(label)].add(function.slug)
    assert {label: slugs for label, slugs in owners.items() if len(slugs) > 1} == {}


def test_no_printed_form_is_left_out_because_two_stems_make_it() -> None:
    known = names(KNOWN)
    missing = [
        label
        for function in KNOWN.functions
        for label in map(normal, function.labels)
        if "(" not in label and (known.many if function.many else known.own).get(label) != function.slug
    ]
    assert missing == []


def test_each_concept_has_an_example_that_resolves_to_it() -> None:
    store = ox.Store()
    store.load(path=ontology.FOLDER / "functions.ttl", format=ox.RdfFormat.TURTLE)
    examples = {
        str(subject.value).rpartition("/")[2]: text.value
        for subject, _, text, _ in store.quads_for_pattern(None, ox.NamedNode(f"{SKOS}example"), None)
    }
    assert examples.keys() == {function.slug for function in KNOWN.functions}
    assert {slug: read(text, "宁波市北仑区", "-") for slug, text in examples.items()} == {
        slug: slug for slug in examples
    }


def test_there_are_as_many_offices_as_districts_have() -> None:
    assert len(KNOWN.functions) >= 120
    assert sum(function.usual == function.slug for function in KNOWN.functions) == 54


def plan(issuer: str, *units: str) -> Plan:
    """A plan of one task for each unit, printed one after another."""
    tasks = tuple(
        Task(
            str(number), None, "政策解读", "加强政策解读。", name, 10 * number, 10 * number + len(name),
            duties=(Duty(name, 10 * number, 10 * number + len(name), Role.LEAD, kind(name), 1),),
        )
        for number, name in enumerate(units, start=1)
    )  # fmt: skip
    place = Printed("宁波市北仑区", "宁波市北仑区", 0, 6)
    day = Printed(date(2020, 7, 28), "2020年7月28日", 0, 10)
    return Plan(
        "plan.txt",
        "text/plain",
        "0" * 64,
        "",
        None,
        None,
        place,
        Printed(issuer, issuer, 0, 6),
        None,
        day,
        None,
        (),
        tasks,
    )


def kind(name: str) -> UnitKind:
    return UnitKind.GROUP if name.startswith("各") else UnitKind.UNIT


def told(read: Plan) -> list[tuple[str, Severity, str | None, int]]:
    return [(finding.code, finding.severity, finding.about, finding.start) for finding in read.findings]


OFFICE = "宁波市北仑区人民政府办公室"


def test_resolve_sets_functions_and_domains() -> None:
    read = resolve(plan(OFFICE, "区发改局", "各街道", "某某组织"), KNOWN)
    assert [task.duties[0].function for task in read.tasks] == ["development-reform", None, None]
    assert read.issuer_function == "government-office"
    assert {domain for task in read.tasks for domain in task.domains} == {"policy-interpretation"}


def test_resolve_without_issuer_or_place() -> None:
    bare = replace(plan(OFFICE, "区发改局"), issuer=None, jurisdiction=None)
    assert resolve(bare, KNOWN).tasks[0].duties[0].function == "development-reform"
    assert resolve(bare, KNOWN).issuer_function is None


def test_a_unit_no_function_fits_is_told_once_and_a_group_never() -> None:
    read = resolve(plan(OFFICE, "某某组织", "某某组织", "各街道"), KNOWN)
    assert told(read) == [("unit-unresolved", Severity.INFO, "1", 10)]


def test_a_bureaus_own_departments_are_no_finding() -> None:
    read = resolve(plan("北仑区教育局", "办公室", "督查科", "信访办公室", "区财政局"), KNOWN)
    assert [task.duties[0].function for task in read.tasks] == [None, None, None, "finance"]
    assert read.findings == ()


def test_two_names_of_one_unit_are_told_with_both() -> None:
    read = resolve(plan(OFFICE, "区发展和改革委员会", "区发展和改革局", "区发展和改革局", "区发改委"), KNOWN)
    assert told(read) == [("two-names", Severity.WARNING, "2", 20), ("two-names", Severity.INFO, "4", 40)]
    assert "“区发展和改革局” in task 2 and “区发展和改革委员会” in task 1" in read.findings[0].message


def test_the_place_written_out_is_no_second_name() -> None:
    assert resolve(plan(OFFICE, "区税务局", "北仑区税务局", "區稅務局"), KNOWN).findings == ()


def test_townships_are_many_units_not_one_with_many_names() -> None:
    assert resolve(plan(OFFICE, "大碶街道", "新碶街道"), KNOWN).findings == ()


# units of one task → which of them only their name tells
BESIDE = [
    (["省工商局", "省质监局", "省食品药品监管局"], ["省工商局", "省质监局", "省食品药品监管局"], "merged later"),
    (["市国税局", "市地税局"], ["市国税局", "市地税局"], "two offices of one trade"),
    (["市财政局", "区财政局"], ["市财政局", "区财政局"], "offices of two levels"),
    (["区政府办公室", "区政府督查室"], ["区政府督查室"], "the office's own name stays the office"),
    (["区税务局", "北仑区税务局"], [], "the place written out"),
    (["区发改局", "区发展和改革局"], [], "for short"),
    (["市公安局", "市公安局北仑分局"], ["市公安局北仑分局"], "a branch beside its body"),
    (["区财政局", "区审计局"], [], "two functions"),
    (["各街道", "区财政局"], [], "a group"),
]


def side_by_side(*tasks: list[str]) -> Plan:
    made = plan(OFFICE, *map("、".join, tasks))
    shares = [
        tuple(
            Duty(name, task.start + at, task.start + at + 1, Role.LEAD, kind(name), at + 1)
            for at, name in enumerate(names)
        )
        for task, names in zip(made.tasks, tasks, strict=True)
    ]
    return resolve(
        replace(made, tasks=tuple(replace(t, duties=d) for t, d in zip(made.tasks, shares, strict=True))), KNOWN
    )


@pytest.mark.parametrize(("units", "by_name", "remark"), BESIDE)
def test_bodies_side_by_side_are_told_by_name(units: list[str], by_name: list[str], remark: str) -> None:
    duties = side_by_side(units).tasks[0].duties
    assert [duty.mention for duty in duties if duty.by_name] == by_name, remark
    assert all(duty.function is not None for duty in duties if duty.kind is UnitKind.UNIT)


def test_bodies_that_share_a_function_are_a_finding_each_and_keep_their_name_in_other_tasks() -> None:
    read = side_by_side(["市国税局"], ["市国税局", "市地税局"], ["区发展和改革委员会"], ["区发展和改革局"])
    assert [duty.by_name for task in read.tasks for duty in task.duties] == [True, True, True, False, False]
    assert [(finding.code, finding.about) for finding in read.findings] == [
        ("two-names", "4"),
        ("function-shared", "1"),
        ("function-shared", "2"),
    ]
    assert read.findings[2].message == (
        "“市地税局” is printed beside another body for 税务; each is a unit of its own name."
    )


def test_quotes_within_a_name_are_inner_ones() -> None:
    message = resolve(plan(OFFICE, "某某“碧水”组织"), KNOWN).findings[0].message
    assert "“某某‘碧水’组织”" in message


TOWNSHIP = [
    ("籍山派出所", "public-security", "a station of the police"),
    ("籍山司法所", "justice", "of the justice bureau"),
    ("县自然资源和规划局籍山中心所", "natural-resources", "a bureau's station by its full name"),
    ("县市场监管局籍山所", "market-regulation", "by its short name"),
    ("县纪委监委机关", "discipline", "a body's own organs"),
    ("新冠肺炎防控指挥部办公室", "epidemic-control", "a command is no inner department"),
    ("征地拆迁事务所", "housing-expropriation", "nor is an agency"),
    ("司法所", None, "bare among the township's own"),
    ("财政所", None, "an inner department"),
    ("党政办公室", None, "an inner department"),
    ("村镇建设办公室", None, "村镇 is no town"),
    ("农业服务中心", None, "an inner department"),
]


@pytest.mark.parametrize("place", ["南陵县籍山镇", "南陵县", None])
@pytest.mark.parametrize(("mention", "function", "remark"), TOWNSHIP)
def test_what_a_township_prints(mention: str, function: str | None, remark: str, place: str | None) -> None:
    assert reader(KNOWN, place, "南陵县籍山镇人民政府")(mention).function == function, remark


@pytest.mark.parametrize("place", ["籍山镇", "南陵县籍山镇"])
def test_what_a_township_prints_that_nobody_signs(place: str) -> None:
    assert reader(KNOWN, place)("司法所").function is None
    assert reader(KNOWN, "南陵县")("司法所").function == "justice"


BUREAU = [
    ("招生考试院", None, "an institute of the bureau's own"),
    ("教育科学研究院", None, "another"),
    ("市中级人民法院", "court", "a court is nobody's department"),
    ("区财政局", "finance", "another office"),
]


@pytest.mark.parametrize(("mention", "function", "remark"), BUREAU)
def test_what_a_bureau_prints(mention: str, function: str | None, remark: str) -> None:
    assert reader(KNOWN, "宁波市", "宁波市教育局")(mention).function == function, remark


# What an office counts as where plans are compared by the offices most of them name.
ZONE = [
    ("管委会办公室", "government-office", "the office of who governs a zone"),
    ("党工委管委会办公室", "government-office", "with that of the party"),
    ("党政办公室", None, "a joint office is neither of the two"),
    ("经济发展局", "development-reform", "a zone's commission of development"),
    ("经发局", "development-reform", "for short"),
    ("区督查考核办公室", None, "assessment is no party office"),
    ("产业发展局", None, "no commission of development"),
    ("营商环境局", "government-services", "where a bureau of its name runs the services"),
    ("征地拆迁事务中心", "housing-expropriation", "words of activity in a centre's name"),
]


@pytest.mark.parametrize(("mention", "usual", "remark"), ZONE)
def test_what_a_zone_prints(mention: str, usual: str | None, remark: str) -> None:
    issuer = "宁波市东港经济技术开发区管理委员会"
    assert USUAL.get(reader(KNOWN, "宁波市", issuer)(mention).function or "") == usual, remark


@given(st.text(), st.none() | st.text(), st.none() | st.text())
def test_any_text_is_read(mention: str, jurisdiction: str | None, issuer: str | None) -> None:
    function = reader(KNOWN, jurisdiction, issuer)(mention).function
    assert function is None or function in USUAL


PIECES = st.sampled_from(
    ["区", "市", "北仑", "宁波市", "局", "委", "办公室", "分局", "中心", "（", "）", "和", "发展", "公安", "管理"]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_putting_together_of_name_parts_is_read(mention: str) -> None:
    function = reader(KNOWN, "宁波市北仑区", "宁波市北仑区教育局")(mention).function
    assert function is None or function in USUAL
