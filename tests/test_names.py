"""Names of bodies in lists and cells: where one ends and the next begins, and whether it is one body or a group.

Shares are written as in test_duties: role, mention, and * behind a group.
"""

from pathlib import Path

import pytest
from printed_shares import flow_of, written

from kg import ontology
from kg.clean import fold
from kg.model import Role, UnitKind
from kg.parser import grammar, lists
from kg.parser.grammar import Column
from kg.resolver.functions import reader

KNOWN = ontology.vocabulary()
HERE = Path(__file__).parent


def listed(cell: str) -> str:
    """The shares printed in a cell of a column 责任单位."""
    flow = flow_of(cell)
    return written(flow, lists.units(flow.folded, 0, len(flow.folded), Role.RESPONSIBLE, flow.places))


CELLS = [
    ("区发改局\n各有关单位", "R区发改局 R各有关单位*", "a break between names"),
    ("区发改局 区财政局", "R区发改局 R区财政局", "a space between names"),
    ("区发改局　区财政局　各街道（镇）", "R区发改局 R区财政局 R各街道（镇）*", "wide spaces"),
    ("教育局\n财政局\n人社局", "R教育局 R财政局 R人社局", "names without a place in front"),
    ("区发改局\n慈城镇\n庄桥街道", "R区发改局 R慈城镇 R庄桥街道", "townships on lines of their own"),
    (
        "区政府办公室、区\n财政局及有关项目建设单位",
        "R区政府办公室 R区财政局 R有关项目建设单位*",
        "a break inside a name",
    ),
    ("区政府\n办公室", "R区政府办公室", "a break before a bare tail"),
    ("区委\n宣传部", "R区委宣传部", "a break behind 区委"),
    ("市生态环境局\n望江分局", "R市生态环境局望江分局", "a break before 分局"),
    ("国家税务总局\n望江区税务局", "R国家税务总局望江区税务局", "a break behind 总局"),
    ("区住房和城乡\n建设局、区商务局", "R区住房和城乡建设局 R区商务局", "城乡 is no township"),
    ("区财政局、各\n涉农街道（镇）", "R区财政局 R各涉农街道（镇）*", "a break behind 各"),
    ("区医保局\n区政府\n各部门", "R区医保局 R区政府各部门*", "a break behind 区政府"),
    ("区人大常委\n会办公室", "R区人大常委会办公室", "a break behind 常委"),
    ("区大数据发展服务\n中心", "R区大数据发展服务中心", "a break inside a name"),
    ("区发展和改革委\n员会", "R区发展和改革委员会", "a break behind 委"),
    ("区综合行政执\n法局", "R区综合行政执法局", "a break in a word"),
    ("区政府办（牵头）\n区司法局", "L区政府办 R区司法局", "a mark"),
    ("区政府办（牵头）、区司法局（配合）", "L区政府办 S区司法局", "two marks"),
    ("区政府办(牵头单位)、各部门", "L区政府办 R各部门*", "牵头单位 as a mark"),
    ("（牵头）区政府办、（配合）区司法局", "L区政府办 S区司法局", "marks in front"),
    ("牵头：区政府办\n配合：各部门", "L区政府办 S各部门*", "labels in a cell"),
    ("牵头单位：区政府办\n配合单位：各部门", "L区政府办 S各部门*", "labels in a cell"),
    ("区政府办牵头，各部门配合", "L区政府办 S各部门*", "verbs in a cell"),
    ("区政府办牵头\n各部门配合", "L区政府办 S各部门*", "verbs on two lines"),
    ("区政府办、区司法局等", "R区政府办 R区司法局", "等"),
    ("区政府办、区司法局等相关部门", "R区政府办 R区司法局", "等相关部门"),
    ("省民政厅、财政厅等省直有关部门", "R省民政厅 R财政厅", "等省直有关部门"),
    ("市财政局等相关市级单位", "R市财政局", "等相关市级单位"),
    ("市财政局等市有关单位", "R市财政局", "等市有关单位"),
    (
        "基教处、考试院等有关处室（单位）；各市、县（市、区）教育局；各高校",
        "R基教处 R考试院 R各市、县（市、区）教育局* R各高校*",
        "等有关处室（单位）",
    ),
    ("县（市、区）教育局", "R县（市、区）教育局*", "one bureau of each place"),
    ("市财政局等政府各有关部门，各县（市）", "R市财政局 R各县（市）*", "等政府各有关部门"),
    ("各区县政府〔含新区管委会，下同〕，以下单位均包含各区县政府", "R各区县政府*", "remarks on who is meant"),
    ("区政府办公室；各部门；各街道。", "R区政府办公室 R各部门* R各街道*", "semicolons"),
    ("区政府办公室,区司法局", "R区政府办公室 R区司法局", "a narrow comma"),
    ("区政府办公室/区司法局", "R区政府办公室 R区司法局", "a slash"),
    ("1.区政府办\n2.区司法局", "R区政府办 R区司法局", "numbers"),
    ("①区政府办②区司法局", "R区政府办 R区司法局", "circled numbers"),
    ("区政府办\n张三", "R区政府办", "a person below the unit"),
    ("区政府办（张三）", "R区政府办", "a person in brackets"),
    ("-", "", "an empty cell"),
    ("无", "", "an empty cell"),
    ("/", "", "an empty cell"),
    ("全区各级各部门", "R全区各级各部门*", "a group"),
]

JOINTS = [
    ("区财政局和区审计局", "R区财政局 R区审计局", "和 joins"),
    ("区财政局及区审计局", "R区财政局 R区审计局", "及 joins"),
    ("区财政局以及各镇街", "R区财政局 R各镇街*", "以及 joins"),
    ("区财政局与区审计局", "R区财政局 R区审计局", "与 joins"),
    ("区财政局会同区审计局", "R区财政局 S区审计局", "who is brought in takes part"),
    ("区财政局、各部门（排首位的为牵头单位，其他为配合单位）", "R区财政局 R各部门*", "what is said of the order"),
    ("区财政局、涉农街道", "R区财政局 R涉农街道*", "those with farms"),
    ("各级人民政府及其部门", "R各级人民政府及其部门*", "one set and what is below it"),
    ("各镇及其他单位", "R各镇* R其他单位*", "及 before 其他"),
    ("区城管局、区文旅局等行业主管部门", "R区城管局 R区文旅局", "what the named are"),
    ("区农业农村局及有关项目建设单位", "R区农业农村局 R有关项目建设单位*", "及有关"),
    ("市轨道交通建设服务中心及相关项目法人", "R市轨道交通建设服务中心 R相关项目法人*", "及相关, whatever it ends in"),
    ("县交通局和有关运营商，各项目业主", "R县交通局 R有关运营商* R各项目业主*", "和有关"),
    ("区财政局、区国资集团及其他参建方", "R区财政局 R区国资集团 R其他参建方*", "及其他"),
    ("区直属学校及相关培训机构", "R区直属学校* R相关培训机构*", "behind an open set"),
    ("市场及相关单位", "R市场及相关单位*", "a word that is no body"),
    ("市直部门及相关单位", "R市直部门* R相关单位*", "two groups"),
    ("区教育局及下属学校", "R区教育局 R下属学校*", "及下属"),
    ("各部门和各街道", "R各部门* R各街道*", "two groups"),
    ("财政局和审计局", "R财政局 R审计局", "names without a place in front"),
    ("区政府办公室和区发展和改革局", "R区政府办公室 R区发展和改革局", "a 和 of each kind"),
    ("区发展和改革局和区政府办公室", "R区发展和改革局 R区政府办公室", "the other way"),
    ("区住房和城乡建设局、区人力资源和社会保障局", "R区住房和城乡建设局 R区人力资源和社会保障局", "names"),
    ("办公室和督查科", "R办公室 R督查科", "inner departments"),
    ("区发展和改革委员会", "R区发展和改革委员会", "a name"),
    ("区经济和信息化局", "R区经济和信息化局", "a name"),
    ("市工业和信息化局", "R市工业和信息化局", "a name"),
    ("区文化和旅游局", "R区文化和旅游局", "a name"),
    ("区文化和广电旅游体育局", "R区文化和广电旅游体育局", "a name"),
    ("区卫生和计划生育局", "R区卫生和计划生育局", "a name"),
    ("市规划和自然资源局", "R市规划和自然资源局", "a name"),
    ("自然资源和规划局北仑分局", "R自然资源和规划局北仑分局", "a name"),
    ("区民族和宗教事务局", "R区民族和宗教事务局", "a name"),
    ("市市场和质量监督管理委员会", "R市市场和质量监督管理委员会", "场 is no body"),
    ("区科技和工业信息化局", "R区科技和工业信息化局", "a name"),
    ("区政务服务和大数据管理局", "R区政务服务和大数据管理局", "a name"),
    ("区政务服务和公共资源交易中心", "R区政务服务和公共资源交易中心", "a name"),
    ("区教育和体育局", "R区教育和体育局", "a name"),
    ("区城市管理和综合执法局", "R区城市管理和综合执法局", "a name"),
    ("市公安局和平分局", "R市公安局和平分局", "a district 和平"),
    ("和平区教育局、和田市财政局", "R和平区教育局 R和田市财政局", "places that begin with 和"),
    ("区财政局、和平街道", "R区财政局 R和平街道", "a street 和平"),
    ("会同县教育局", "R会同县教育局", "a county 会同"),
    ("规划与财务科", "R规划与财务科", "与 in a name"),
    ("政策法规和行政审批科", "R政策法规和行政审批科", "和 in a name"),
    ("区新兴产业和服务业发展局", "R区新兴产业和服务业发展局", "a name"),
    ("区网络安全和信息化委员会办公室", "R区网络安全和信息化委员会办公室", "a name"),
    ("各有关部门和单位", "R各有关部门和单位*", "one group of two kinds"),
    ("各镇和街道", "R各镇和街道*", "各 over both"),
    ("各镇、街道", "R各镇、街道*", "one 各 before both"),
    ("区政府各委、办、局，各区属机构", "R区政府各委、办、局* R各区属机构*", "one 各 before three"),
    ("区政府各部门、直属机构", "R区政府各部门、直属机构*", "and their kind"),
    ("各市、特区、区人民政府", "R各市、特区、区人民政府*", "places of three kinds"),
    ("各县市区人民政府、功能区管委会", "R各县市区人民政府、功能区管委会*", "and of their zones"),
    ("各乡镇、县开发区管委会", "R各乡镇* R县开发区管委会", "but not the county's own zone"),
    ("各乡镇、县委、县政府", "R各乡镇* R县委 R县政府", "no 各 over the county's own"),
    ("各部门、县政府", "R各部门* R县政府", "nor here"),
    ("各镇和县政府", "R各镇* R县政府", "nor over 和"),
    ("市直有关部门、单位", "R市直有关部门、单位*", "有关 over both"),
    ("有关部门、各镇", "R有关部门* R各镇*", "but not over 各"),
    ("各镇、街道，区级各部门", "R各镇、街道* R区级各部门*", "and another group"),
    ("各乡镇人民政府、街道办事处，区级各部门", "R各乡镇人民政府、街道办事处* R区级各部门*", "offices of each"),
    ("各市、县（区）人民政府", "R各市、县（区）人民政府*", "two levels of each"),
    ("各部门、单位", "R各部门、单位*", "two kinds of each"),
    ("各镇、街道配合", "S各镇、街道*", "and a verb"),
    ("各镇、各街道", "R各镇* R各街道*", "各 twice"),
    ("各镇、区财政局", "R各镇* R区财政局", "a unit behind a group"),
    ("区财政局、街道", "R区财政局 R街道*", "no 各 before"),
    ("建设局", "R建设局", "a name that begins like a verb"),
    ("市、区有关部门", "R市、区有关部门*", "two levels of one group"),
    ("省、市驻区单位", "R省、市驻区单位*", "two levels of one group"),
    ("区直各单位，中央、省、市驻区单位", "R区直各单位* R中央、省、市驻区单位*", "three levels"),
]

SIDES = [
    ("县财政局和县审计局", "R县财政局 R县审计局", "和 before 县, though 和县 is a county"),
    ("县司法局、县财政局和县审计局", "R县司法局 R县财政局 R县审计局", "the last two of three"),
    ("县发展和改革局和县财政局", "R县发展和改革局 R县财政局", "a 和 of each kind"),
    ("县文化和旅游局和县卫健局", "R县文化和旅游局 R县卫健局", "and again"),
    ("县农业农村和水务局和县林业和草原局", "R县农业农村和水务局 R县林业和草原局", "three of them"),
    ("县财政局和县审计局按职责分工负责", "R县财政局 R县审计局", "and a verb behind"),
    ("县财政局和审计局", "R县财政局 R审计局", "the second without its level"),
    ("县财政局同县审计局", "R县财政局 R县审计局", "同 joins"),
    ("县司法局和平安办", "R县司法局 R平安办", "和平 is no place here"),
    ("县财政局和政务服务中心", "R县财政局 R政务服务中心", "nor is 和政"),
    ("县委和县政府", "R县委 R县政府", "two short names"),
    ("县委和政府督查室", "R县委和政府督查室", "政府 goes with 县委"),
    ("县教育局和县一中", "R县教育局 R县一中", "a school"),
    ("县卫生监督所和县财政局", "R县卫生监督所 R县财政局", "a body that ends in 所"),
    ("县财政局和司法所", "R县财政局 R司法所", "the other way"),
    ("县财政局和党校", "R县财政局 R党校", "a bare short name"),
    ("县政府和社会资本合作中心", "R县政府和社会资本合作中心", "和 in the name of a centre"),
    ("市生态环境局和县分局", "R市生态环境局和县分局", "the branch at 和县"),
    ("国家税务总局和县税务局", "R国家税务总局和县税务局", "the tax bureau of 和县"),
    ("市生态环境局会同分局", "R市生态环境局会同分局", "the branch at 会同县"),
    ("会同县财政局和会同县审计局", "R会同县财政局 R会同县审计局", "the county 会同"),
    ("和政县财政局和和政县审计局", "R和政县财政局 R和政县审计局", "the county 和政"),
    ("县财政局会同县审计局", "R县财政局 S县审计局", "会同 brings in who takes part"),
    ("县财政局会同县审计局、县司法局，各镇", "R县财政局 S县审计局 S县司法局 R各镇*", "and all up to the comma"),
    ("县财政局会同县审计局负责", "R县财政局 R县审计局", "a verb speaks for both"),
    ("县财政局牵头，会同县审计局、各镇", "L县财政局 S县审计局 S各镇*", "behind a verb"),
    ("县财政局牵头会同县审计局", "L县财政局 S县审计局", "without a comma"),
    ("县财政局商县审计局", "R县财政局 S县审计局", "商"),
    ("县财政局会县审计局", "R县财政局 S县审计局", "会 alone"),
    ("人事处会办公室、政法处，财务处", "R人事处 S办公室 S政法处 R财务处", "between offices of one body"),
    ("县总工会 县财政局", "R县总工会 R县财政局", "a name that ends in 会"),
    ("县教科局会计科、县公安局会议室", "R县教科局会计科 R县公安局会议室", "a name with 会 in it"),
    ("县审计局配合县财政局", "S县审计局 R县财政局", "who takes part named first"),
    ("各地、州、市人民政府", "R各地、州、市人民政府*", "three levels of each"),
    ("各省、自治区、直辖市人民政府", "R各省、自治区、直辖市人民政府*", "and higher ones"),
    ("各乡镇党委、政府", "R各乡镇党委、政府*", "two organs of each"),
    ("各乡（镇）、街道办", "R各乡（镇）、街道办*", "街道办 of each"),
    ("各镇、街道办事处、管委会", "R各镇、街道办事处、管委会*", "three kinds of each"),
    ("教育、卫生健康等公共企事业单位", "R教育、卫生健康等公共企事业单位*", "trades, no names"),
    ("发改、财政、教育等部门", "R发改 R财政 R教育", "names for short"),
    ("县发改局、及时公开", "R县发改局", "a phrase is no unit"),
    ("县发改局、县工信局2017年9月底前", "R县发改局 R县工信局", "a deadline behind the name"),
    ("县财政局（9月底前）、县审计局", "R县财政局 R县审计局", "in brackets"),
    ("周巷镇、石桥乡、水利厅", "R周巷镇 R石桥乡 R水利厅", "names that begin with a surname"),
]

LABELS = [
    ("第一责任单位：县财政局 其他责任单位：县审计局", "L县财政局 R县审计局", "其他"),
    ("牵头单位：县财政局 其他配合单位：县审计局、县司法局", "L县财政局 S县审计局 S县司法局", "its role stays"),
    ("县级责任单位：县财政局；乡级责任单位：各乡镇", "R县财政局 R各乡镇*", "levels"),
    ("第一牵头单位：县财政局；第二牵头单位：县审计局", "L县财政局 L县审计局", "numbers"),
    ("直接责任单位：县财政局；监管责任单位：县审计局", "R县财政局 R县审计局", "kinds of duty"),
    ("本项工作责任单位：县财政局", "R县财政局", "what it is for"),
    ("各责任单位、县财政局", "R各责任单位* R县财政局", "no label without a colon"),
]

GROUPS = [
    "各街道", "各镇（街道）", "各镇街", "各街镇", "各乡镇", "各镇乡（街道）", "各乡镇（街道）", "各街道（镇）",
    "各涉农街道（镇）", "各乡镇人民政府", "各街道办事处", "各园区", "各功能区", "各区", "各县（市、区）",
    "各县（市、区）人民政府", "各区县", "各旗县区", "各地", "各地区", "各部门", "各单位", "各有关单位", "各有关部门",
    "各相关部门", "各责任单位", "各成员单位", "各直属单位", "各科室", "各处室", "各股室", "机关各科室", "局属各单位",
    "局机关各处室", "各村（社区）", "各行政村", "基层司法所",
    "各学校", "各公立医院", "有关单位", "有关部门", "相关部门",
    "相关职能部门", "区级有关部门", "区级各部门", "区级其他有关部门", "区级相关部门", "区各部门", "区直各单位",
    "区直有关单位", "县直各部门", "市直有关部门", "旗直各部门", "州直各部门", "区属国有企业", "区属企业",
    "区有关部门", "区政府各部门", "区政府有关部门", "市政府各部门", "区政府组成部门", "市级有关部门", "省有关部门",
    "驻区单位", "驻区各单位", "驻区垂直管理单位", "各公共企事业单位", "公共企事业单位", "其他有关单位", "其他部门",
    "全区各单位", "有关项目建设单位", "政务公开责任单位", "政务公开工作领导小组成员单位", "成员单位", "业务主管部门",
    "行业主管部门", "镇街", "乡镇", "街道", "乡镇（街道）", "镇（街道）", "街道（镇）", "街道办事处", "乡镇人民政府",
    "村（社区）", "业务科室", "机关各部门", "所属各单位", "下属单位", "二级单位", "各级各部门", "全体干部",
    "各群团组织", "各派出所", "各国有企业", "各金融机构", "各苏木镇", "区级机关", "区直机关各单位",
    "各有关镇（街道）", "相关镇街", "有关街道", "各镇（街道、园区）", "各區有關部門", "县级以上人民政府有关部门",
]  # fmt: skip

UNITS = [
    "区政府办公室", "区政府办", "区府办", "市府办〔市大数据局〕", "区委办", "区委办公室", "区纪委监委", "区委组织部",
    "县纪委监委机关",
    "区委统战部", "区委党校", "区委编办", "区委网信办", "区直机关工委", "市直机关工委", "县直机关工委", "区人大办",
    "区政协办", "区法院", "区检察院", "区人武部", "区发改局", "区发展改革委", "区发改经信局", "区国资委", "区住建委",
    "区卫健委", "区审管（公管）办", "区政数局", "区行政审批局", "区市场监管局", "国家税务总局望江区税务局",
    "区税务局", "市生态环境局望江分局", "生态环境江北分局", "自然资源规划江北局", "公安分局", "市公安局望江分局",
    "区消防救援大队", "交警大队", "区气象局", "区烟草专卖局", "望江海关", "人民银行望江支行", "国网望江区供电公司",
    "区供销社", "区残联", "区妇联", "团区委", "区总工会", "区工商联", "区科协", "区文联", "区红十字会",
    "区融媒体中心", "区档案馆", "区图书馆", "区人民医院", "区中医院", "区第一中学", "慈城镇", "庄桥街道",
    "慈城镇人民政府", "庄桥街道办事处", "经济技术开发区管委会", "开发区管委会", "高新区管委会", "区机关事务中心",
    "区综合指挥中心", "12345热线中心", "区防控办", "区疫情防控指挥部", "区水务集团", "办公室", "督查科", "网信科",
    "政策法规科", "信息中心", "区事业单位登记管理局", "区机关事务管理局", "区直属机关工作委员会", "区企业服务中心",
    "区中小企业局", "区政务公开领导小组办公室", "区优化营商环境工作领导小组", "区重大项目推进办公室", "區發改局",
    "兵团第一师", "自治区人民政府办公厅", "区公共资源交易中心", "区民政局", "区社会组织管理局", "区食品安全办",
    "区社工部",
]  # fmt: skip

COLUMNS = [
    ("序号", Column.NUMBER), ("编号", Column.NUMBER), ("工作任务", Column.TASK), ("主要工作任务", Column.TASK),
    ("重点任务", Column.TASK), ("任务内容", Column.CONTENT), ("工作要求", Column.CONTENT), ("具体要求", Column.CONTENT),
    ("工作内容", Column.CONTENT), ("主要措施", Column.CONTENT), ("具体措施", Column.CONTENT), ("工作举措",
     Column.CONTENT),
    ("任务举措", Column.CONTENT), ("完成时限", Column.DEADLINE), ("时限要求", Column.DEADLINE), ("完成时间",
     Column.DEADLINE),
    ("时间节点", Column.DEADLINE), ("完成期限", Column.DEADLINE), ("工作时限", Column.DEADLINE), ("时间要求",
     Column.DEADLINE),
    ("时限", Column.DEADLINE), ("责任单位", Column.RESPONSIBLE), ("责任科室", Column.RESPONSIBLE),
    ("责任部门", Column.RESPONSIBLE), ("责任处室", Column.RESPONSIBLE), ("责任股室", Column.RESPONSIBLE),
    ("责任科（室）", Column.RESPONSIBLE), ("责任单位（部门）", Column.RESPONSIBLE), ("落实单位", Column.RESPONSIBLE),
    ("责任单位及责任人", Column.RESPONSIBLE), ("承办单位", Column.RESPONSIBLE), ("责任主体", Column.RESPONSIBLE),
    ("牵头单位", Column.LEAD), ("牵头部门", Column.LEAD), ("主办单位", Column.LEAD), ("主责单位", Column.LEAD),
    ("第一责任单位", Column.LEAD), ("牵头（责任）单位", Column.LEAD), ("牵头责任单位", Column.LEAD), ("牵头科室",
     Column.LEAD),
    ("配合单位", Column.SUPPORT), ("协办单位", Column.SUPPORT), ("参与单位", Column.SUPPORT), ("配合部门",
     Column.SUPPORT),
    ("配合（协办）单位", Column.SUPPORT), ("协同部门", Column.SUPPORT), ("责任人", Column.OTHER), ("责任领导",
     Column.OTHER),
    ("牵头领导", Column.OTHER), ("分管领导", Column.OTHER), ("联系人", Column.OTHER), ("备注", Column.OTHER),
    ("联系电话", Column.OTHER), ("完成情况", Column.OTHER), ("責任單位", Column.RESPONSIBLE), ("完成時限",
     Column.DEADLINE),
    ("区财政局", None), ("全年", None), ("政策解读", None), ("", None),
]  # fmt: skip

LISTS = [
    ("区财政局、区审计局", True), ("各街道", True), ("区政府办牵头,各部门配合", True), ("慈城镇、庄桥街道", True),
    ("政策解读", False), ("财政信息公开", False), ("加强政务公开专区建设", False), ("推进政务服务中心", False),
    ("9月底前", False), ("1", False), ("", False), ("公开部门预决算、政府采购结果。", False), ("办公室", True),
    ("用途管制科、建设工程规划科", True), ("规划编制股", True), ("设立咨询接待处", False),
    ("村(社区)公开", False), ("建设政务公开专区,设置查阅点,配备设施的机构", False), ("及时回应社会", False),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "expected", "remark"), [*CELLS, *JOINTS, *SIDES, *LABELS])
def test_cell(cell: str, expected: str, remark: str) -> None:
    assert listed(cell) == expected, remark


@pytest.mark.parametrize("name", GROUPS)
def test_groups_in_every_wording(name: str) -> None:
    assert listed(name) == f"R{name}*"
    assert grammar.is_body(fold(name))


@pytest.mark.parametrize("name", UNITS)
def test_single_bodies(name: str) -> None:
    assert listed(name) == f"R{name}"
    assert grammar.is_body(fold(name))


@pytest.mark.parametrize(("head", "kind"), COLUMNS)
def test_column_heads(head: str, kind: Column | None) -> None:
    assert grammar.column(fold(head)) is kind


@pytest.mark.parametrize(("line", "expected"), LISTS)
def test_unit_list(line: str, expected: bool) -> None:
    assert lists.is_unit_list(line, 0, len(line)) is expected


def meaning(mention: str, jurisdiction: str, issuer: str) -> str:
    """What a name in a cell of units is: the slug of its office, "-" for no single one, "group", "none"."""
    flow = flow_of(mention)
    shares = lists.units(flow.folded, 0, len(flow.folded), Role.RESPONSIBLE, flow.places)
    if not shares:
        return "none"
    if written(flow, shares).rstrip("*") != f"R{mention}":
        return written(flow, shares)
    if shares[0].kind is UnitKind.GROUP:
        return "group"
    return reader(KNOWN, jurisdiction, issuer)(mention).function or "-"


@pytest.mark.parametrize("name", ["south", "north", "bodies", "kinds", "second", "third", "fourth", "fifth", "sixth"])
def test_names_all_over_the_country(name: str) -> None:
    lines = (HERE / f"names/{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert len(rows) > 80
    assert [[*row[:3], meaning(*row[:3])] for row in rows] == rows


def test_the_name_of_every_office_is_one_name() -> None:
    names = {
        f"县{label}" for function in KNOWN.functions for label in function.labels if label.endswith(("局", "委", "办"))
    }
    assert len(names) > 200
    assert [name for name in sorted(names) if listed(name) != f"R{name}"] == []
    pairs = {f"{name}和县财政局": f"R{name} R县财政局" for name in names}
    assert {pair: listed(pair) for pair in pairs} == pairs
