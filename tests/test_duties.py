"""Unit statements: printed lines and the shares they lay.

A share is written role, mention: L lead, R responsible, S support; a group of bodies ends in *. Several stand in
printed order, set apart by a space.
"""

from collections.abc import Callable
from itertools import pairwise

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st
from printed_shares import flow_of, written

from kg.clean import squeeze
from kg.model import Role
from kg.parser import duties, lists


def laid(line: str) -> str:
    """The shares laid by the statements of a printed paragraph."""
    flow = flow_of(line)
    found = duties.statements(flow.folded, 0, len(flow.folded), flow.places)
    return written(flow, [share for statement in found for share in statement.shares])


LABELS = [
    ("规范公开。（责任单位：区政府办公室、区大数据中心，区有关部门，各街道）",
     "R区政府办公室 R区大数据中心 R区有关部门* R各街道*", "the plain form"),
    ("规范公开。(责任单位:区司法局)", "R区司法局", "half width"),
    ("规范公开。（责任单位:区司法局)", "R区司法局", "brackets of mixed width"),
    ("规范公开。（责任部门：区司法局）", "R区司法局", "责任部门"),
    ("规范公开。【责任单位：区司法局】", "R区司法局", "black brackets"),
    ("规范公开。［责任单位：区司法局］", "R区司法局", "square brackets"),
    ("规范公开。〔责任单位：市政府办公厅，市级有关部门，各市（州）人民政府〕",
     "R市政府办公厅 R市级有关部门* R各市（州）人民政府*", "shell brackets"),
    ("规范公开。〖责任单位：区司法局〗", "R区司法局", "white brackets"),
    ("规范公开。〈责任单位：区司法局〉", "R区司法局", "angle brackets"),
    ("规范公开。〈区政府办牵头，区司法局配合〉", "L区政府办 S区司法局", "angle brackets around verbs"),
    ("规范公开。｛责任单位：区司法局｝", "R区司法局", "braces"),
    ("规范公开。＜牵头单位：区政府办；配合单位：区司法局＞", "L区政府办 S区司法局", "signs of less and more"),
    ("规范公开。「责任单位：区司法局、各镇」。", "R区司法局 R各镇*", "quotation marks"),
    ("规范公开。『牵头单位：区政府办；配合单位：区司法局』", "L区政府办 S区司法局", "double ones"),
    ("规范公开。（（牵头单位：区政府办；配合单位：区司法局））", "L区政府办 S区司法局", "brackets twice"),
    ("规范公开。★责任单位：区司法局", "R区司法局", "a star before it"),
    ("规范公开。责任单位区司法局", "R区司法局", "no sign at all"),
    ("规范公开。责任单位为区司法局、各镇。", "R区司法局 R各镇*", "a verb for the colon"),
    ("规范公开。责任单位 区司法局 各镇", "R区司法局 R各镇*", "a space for it"),
    ("规范公开。牵头单位 区府办 配合单位 各镇 完成时限 9月底前", "L区府办 S各镇*", "spaces for all colons"),
    ("牵头单位 区府办　配合单位 区司法局、各镇　完成时限 9月底前", "L区府办 S区司法局 S各镇*", "on a line of its own"),
    ("规范公开。牵头单位：区府办 配合单位 区司法局、各镇", "L区府办 S区司法局 S各镇*", "one colon left out"),
    ("规范公开。（牵头单位：区政府办；配合单位：区司法局、各镇街）", "L区政府办 S区司法局 S各镇街*", "two labels"),
    ("规范公开。（牵头单位：区政府办 配合单位：区司法局、各镇街）", "L区政府办 S区司法局 S各镇街*",
     "labels set apart by a space"),
    ("规范公开。（牵头单位：区政府办，责任单位：区司法局、各镇街）", "L区政府办 R区司法局 R各镇街*", "by a comma"),
    ("规范公开。（牵头单位：区政府办。配合单位：各部门）", "L区政府办 S各部门*", "by a stop"),
    ("规范公开。（牵头单位：区政府办、区大数据局；责任单位：各部门）", "L区政府办 L区大数据局 R各部门*", "two leads"),
    ("规范公开。（主办单位：市教育局；协办单位：市财政局）", "L市教育局 S市财政局", "主办, 协办"),
    ("规范公开。（主责单位：市政务服务局，协办单位：各区政府）", "L市政务服务局 S各区政府*", "主责"),
    ("规范公开。（牵头部门：市教育局；参与部门：市财政局）", "L市教育局 S市财政局", "参与部门"),
    ("规范公开。（责任处室：办公室、法规处）", "R办公室 R法规处", "责任处室"),
    ("规范公开。（责任科室：办公室、督查科）", "R办公室 R督查科", "责任科室"),
    ("规范公开。（责任处室、单位：养护处、各县交通运输局）", "R养护处 R各县交通运输局*", "two nouns before the colon"),
    ("规范公开。（区政府办公室牵头，承担任务的单位配合）", "L区政府办公室 S承担任务的单位*", "told by what it does"),
    ("规范公开。（牵头股室：办公室；配合股室：各股室）", "L办公室 S各股室*", "股室"),
    ("规范公开。（责任科（室）：办公室、教育科）", "R办公室 R教育科", "科（室）"),
    ("规范公开。（责任处（室、中心）：政务公开处）", "R政务公开处", "处（室、中心）"),
    ("规范公开。（责任部门（单位）：区司法局）", "R区司法局", "部门（单位）"),
    ("规范公开。（牵头（责任）单位：区司法局）", "L区司法局", "牵头（责任）"),
    ("规范公开。（第一责任单位：区教育局；配合单位：区财政局）", "L区教育局 S区财政局", "第一责任单位"),
    ("规范公开。（牵头责任单位：区教育局）", "L区教育局", "牵头责任单位"),
    ("规范公开。（落实单位：各部门、各单位）", "R各部门* R各单位*", "落实单位"),
    ("规范公开。（承办单位：区教育局）", "R区教育局", "承办单位"),
    ("规范公开。（实施主体：各镇人民政府）", "R各镇人民政府*", "实施主体"),
    ("规范公开。（协同单位：区教育局）", "S区教育局", "协同单位"),
    ("规范公开。（牵头：区政府办；配合：各部门）", "L区政府办 S各部门*", "a label that is a stem alone"),
    ("规范公开。（责任单位区司法局、各街道）", "R区司法局 R各街道*", "a label without a colon"),
    ("规范公开。（责任单位为区司法局、各街道）", "R区司法局 R各街道*", "为 for the colon"),
    ("责任单位：区财政局。", "R区财政局", "a line of its own"),
    ("责任单位：区财政局、各镇（街道）", "R区财政局 R各镇（街道）*", "a trailing line"),
    ("牵头单位：区政府办公室；责任单位：各部门。", "L区政府办公室 R各部门*", "a line with two labels"),
    ("责任单位 区财政局、区审计局", "R区财政局 R区审计局", "a line whose label has no colon"),
    ("【责任单位】区财政局、区审计局", "R区财政局 R区审计局", "the label alone in brackets"),
    ("【牵头单位】区政府办【责任单位】各部门", "L区政府办 R各部门*", "two such labels"),
    ("推进信息上墙、上网、入群。责任单位：区财政局、区审计局。", "R区财政局 R区审计局", "a label behind the text"),
    ("推进信息上墙 责任单位：区财政局、区审计局", "R区财政局 R区审计局", "without a stop before it"),
    ("责任单位：区财政局、区审计局；及时公开", "R区财政局 R区审计局", "what names no day is no unit"),
    ("责任单位：区政府办公室（完成时限：9月底前）", "R区政府办公室", "a deadline behind the units"),
    ("规范公开。（责任单位：区政府办公室；完成时限：9月底前）", "R区政府办公室", "a deadline among the units"),
    ("规范公开。（完成时限：9月底前；责任单位：区政府办公室）", "R区政府办公室", "a deadline before the units"),
    ("规范公开。（责任单位：区政府办公室，长期）", "R区政府办公室", "长期 among the units"),
    ("规范公开。（区政府办牵头，9月底前完成）", "L区政府办", "a deadline behind a verb"),
    ("责任领导：张三；责任单位：办公室；责任人：李四", "R办公室", "persons are no units"),
    ("（牵头领导：王副区长；牵头单位：区教育局；联系人：李四）", "L区教育局", "牵头领导 is a person"),
    ("责任单位：区政府办公室 责任人：张三 联系电话：12345", "R区政府办公室", "labels set apart by spaces"),
    ("責任單位：區發改局、區財政局", "R區發改局 R區財政局", "traditional script"),
    ("規範公開。（責任單位：區政府辦公室，各有關部門）", "R區政府辦公室 R各有關部門*", "a traditional bracket"),
    ("规范公开。（责任单位：区政府办公室、区大\n数据中心）", "R区政府办公室 R区大数据中心", "a name cut by a line"),
    ("规范公开。（责任单位：市府办〔市大数据局〕、市司法局）", "R市府办〔市大数据局〕 R市司法局", "a second name"),
    ("规范公开。（责任单位：区审管（公管）办）", "R区审管（公管）办", "brackets inside a name"),
    ("规范公开。（责任单位：区住建局（区人防办），各镇（街道））", "R区住建局（区人防办） R各镇（街道）*", "nested"),
    ("规范公开。（牵头单位：区住建局；配合单位：区档案馆、各镇（街道）", "L区住建局 S区档案馆 S各镇（街道）*",
     "nested, the last bracket forgotten"),
    ("规范公开（见附件）。（责任单位：区司法局）", "R区司法局", "another bracket before"),
    ("（责任单位：1.区政府办 2.区司法局）", "R区政府办 R区司法局", "numbered units"),
    ("（责任领导：李四；责任单位：区财政局；联络员：李四 电话：85551234）", "R区财政局", "a telephone is no unit"),
    ("规范公开。（责任单位：区财政局；联系人：李四，手机：13800000000）", "R区财政局", "nor is a mobile"),
    ("规范公开。（主抓单位：区司法局；协抓单位：区审计局）", "L区司法局 S区审计局", "主抓, 协抓"),
    ("规范公开。（责任单位：区司法局；考核单位：区政府办）", "R区司法局", "who checks does not do"),
    ("规范公开。（区司法局为主，区审计局配合）", "L区司法局 S区审计局", "为主"),
    ("规范公开。（由区司法局负总责，各镇街具体落实）", "L区司法局 R各镇街*", "负总责"),
    ("规范公开。（区司法局牵头，并会同区审计局推进）", "L区司法局 R区审计局", "并会同"),
    ("规范公开。（区司法局牵头，区财政局做好保障）", "L区司法局 S区财政局", "做好保障"),
    ("规范公开。（责任单位：区财政局；联络人：李四，电话：85551234）", "R区财政局", "联络人"),
    ("规范公开。（责任单位：区财政局；联络员及电话：李四 85551234）", "R区财政局", "both in one label"),
    ("规范公开。——责任单位：区财政局", "R区财政局", "behind a dash"),
    ("规范公开——牵头单位：区财政局；配合单位：各镇", "L区财政局 S各镇*", "behind a dash without a stop"),
    ("——责任单位：区财政局、区审计局", "R区财政局 R区审计局", "a line that begins with a dash"),
    ("规范公开。（责任单位：区财政局，9月底前报送区政府办）", "R区财政局", "what is done by a day is no unit"),
    ("主要责任单位：区司法局", "R区司法局", "主要责任单位"),
    ("共同责任单位：区司法局", "R区司法局", "共同责任单位"),
    ("具体承办单位：区司法局", "R区司法局", "具体承办单位"),
]  # fmt: skip

VERBS = [
    ("规范公开。（区科技局牵头，区经信局、区财政局配合）", "L区科技局 S区经信局 S区财政局", "牵头, 配合"),
    ("规范公开。（区科技局、区经信局牵头，区财政局配合）", "L区科技局 L区经信局 S区财政局", "two leads"),
    ("规范公开。（区投资促进中心牵头，区商务局配合，各镇（街道）参与）", "L区投资促进中心 S区商务局 S各镇（街道）*",
     "三"),
    ("规范公开。（区教育局负责）", "R区教育局", "负责"),
    ("规范公开。（区档案馆、区大数据中心负责）", "R区档案馆 R区大数据中心", "负责 for all before it"),
    ("规范公开。（由区政府办牵头，区司法局负责）", "L区政府办 R区司法局", "由"),
    ("规范公开。（由区政府办牵头区司法局负责）", "L区政府办 R区司法局", "no comma between"),
    ("规范公开。（区政府办牵头、各部门配合）", "L区政府办 S各部门*", "、 between"),
    ("规范公开。（区政府办牵头；各部门落实）", "L区政府办 R各部门*", "落实"),
    ("规范公开。（区政府办牵头组织，各部门参加）", "L区政府办 S各部门*", "牵头组织"),
    ("规范公开。（区政府办牵头抓总，各部门协同配合）", "L区政府办 S各部门*", "协同配合"),
    ("规范公开。（区政府办会同区司法局负责）", "R区政府办 R区司法局", "会同"),
    ("规范公开。（区政府办牵头，会同区司法局、区财政局落实）", "L区政府办 R区司法局 R区财政局", "牵头, 会同"),
    ("规范公开。（市发展改革委、市财政局等按职责分工负责）", "R市发展改革委 R市财政局", "等按职责分工负责"),
    ("规范公开。（区发改局、区财政局等部门按职责分工负责）", "R区发改局 R区财政局", "等部门"),
    ("规范公开。（区发改局等8个部门负责）", "R区发改局", "等8个部门"),
    ("规范公开。（各部门、各镇街按照职责分工分别负责）", "R各部门* R各镇街*", "按照职责分工分别"),
    ("规范公开。（区财政局、区审计局按职责分别负责，9月底前完成，各镇配合）", "R区财政局 R区审计局 S各镇*",
     "a deadline between the verbs"),
    ("规范公开。（区财政局牵头，各镇按职责分别负责，9月底前完成，每季度通报进展）", "L区财政局 R各镇*", "a rhythm"),
    ("规范公开。（各有关部门，按职责分工负责）", "R各有关部门*", "the verb behind a comma"),
    ("规范公开。（国家发展改革委牵头，各地区、各部门按职责分工负责）",
     "L国家发展改革委 R各地区* R各部门*", "各地区"),
    ("规范公开。（各地级以上市、各县（市、区）人民政府，省有关部门负责）",
     "R各地级以上市* R各县（市、区）人民政府* R省有关部门*", "a joint inside brackets"),
    ("规范公开。（财政部、税务总局负责）", "R财政部 R税务总局", "ministries"),
    ("规范公开。（区政府办主办，区融媒体中心协办）", "L区政府办 S区融媒体中心", "主办, 协办"),
    ("规范公开。（区政府办主责，各单位协助）", "L区政府办 S各单位*", "主责, 协助"),
    ("规范公开。（区教育局牵头落实，各学校配合落实）", "L区教育局 S各学校*", "牵头落实"),
    ("规范公开。（区教育局具体负责）", "R区教育局", "具体负责"),
    ("规范公开。（区教育局、区卫健局分别负责）", "R区教育局 R区卫健局", "分别负责"),
    ("规范公开。（各镇（街道）组织实施）", "R各镇（街道）*", "组织实施"),
    ("规范公开。（区政府办公室统筹协调，各部门分工负责）", "L区政府办公室 R各部门*", "统筹协调"),
    ("规范公开。（区政府办（牵头）、区司法局）", "L区政府办 R区司法局", "a mark behind the unit"),
    ("规范公开。（牵头：区政府办，配合：区司法局）", "L区政府办 S区司法局", "stems with a colon"),
    ("财政资金信息公开（区财政局负责）。教育信息公开（区教育局负责）。", "R区财政局 R区教育局", "two in one text"),
    ("公开财政信息。（财政部牵头）公开教育信息。（教育部负责）", "L财政部 R教育部", "two brackets behind stops"),
    ("做好教育公开（区教育局）", "R区教育局", "at the end of a heading"),
    ("做好教育公开（区教育局）。", "R区教育局", "and before its stop"),
    ("依托县政务办（县行政审批局）", "", "the second name of a body"),
    ("发布于政务服务大厅（区政务服务中心）", "", "where, not who"),
    ("公开抽查清单，（省工商局牵头落实）及时公布结果。", "L省工商局", "in the middle of a sentence"),
    ("（区政府办公室牵头，各镇（街道）、各部门配合）", "L区政府办公室 S各镇（街道）* S各部门*", "on a line of its own"),
    ("规范公开。（区財政局牽頭，區審計局配合）", "L区財政局 S區審計局", "mixed script"),
    ("规范公开。（责任单位：区政府办牵头，区司法局配合）", "L区政府办 S区司法局", "verbs inside a label"),
    ("责任单位：区政府办公室牵头，各部门、各镇街配合。", "L区政府办公室 S各部门* S各镇街*", "verbs in a line"),
    ("规范公开。（区府办为牵头单位，区司法局为责任单位）", "L区府办 R区司法局", "为牵头单位"),
    ("规范公开。（区财政局、区审计局）", "R区财政局 R区审计局", "names alone behind a stop"),
    ("规范公开。（区教育局）", "R区教育局", "one name behind a stop"),
    ("规范公开。（各镇（街道）、各部门）", "R各镇（街道）* R各部门*", "groups alone"),
    ("规范公开。（慈城镇、庄桥街道负责）", "R慈城镇 R庄桥街道", "townships by name"),
]  # fmt: skip

SPOKEN = [
    ("规范公开。（区财政局负主责，区审计局配合）", "L区财政局 S区审计局", "负主责"),
    ("规范公开。（区财政局总牵头，各部门各负其责）", "L区财政局 R各部门*", "各负其责"),
    ("规范公开。（区财政局统筹，区审计局、区教育局分头落实）", "L区财政局 R区审计局 R区教育局", "分头落实"),
    ("规范公开。（区财政局牵头推进，区审计局、各镇协助推进）", "L区财政局 S区审计局 S各镇*", "协助推进"),
    ("规范公开。（区财政局负责牵头，区审计局负责配合）", "L区财政局 S区审计局", "负责配合"),
    ("规范公开。（区政府办指导监督，各部门具体落实）", "R区政府办 R各部门*", "指导监督"),
    ("规范公开。（涉及的区级部门负责）", "R涉及的区级部门*", "told by what it does"),
    ("规范公开。（各市、区人民政府均为责任单位）", "R各市、区人民政府*", "均为责任单位"),
    ("规范公开。（区财政局牵头，各部门负责。各镇均为责任单位，以下不再列出）", "L区财政局 R各部门* R各镇*",
     "two sentences in a bracket"),
    ("规范公开。（牵头单位：区财政局；责任单位：各部门。以下任务均需各镇落实）", "L区财政局 R各部门*",
     "what is said of others"),
    ("规范公开。（责任单位：区教育局、区房管局等公共企事业单位行业主管部门）", "R区教育局 R区房管局", "what they are"),
    ("规范公开。（责任单位：市税务局等市有关单位，各县政府）", "R市税务局 R各县政府*", "等市有关单位"),
    ("责任单位：区财政局（区审计局配合）、区教育局", "R区财政局 S区审计局 R区教育局", "another's share in brackets"),
    ("责任单位：区审计局（区财政局牵头）", "R区审计局 L区财政局", "nor does it lead"),
    ("责任单位：区财政局、区审计局（以上为牵头单位），区教育局", "L区财政局 L区审计局 R区教育局", "all before it"),
    ("牵头单位及责任单位：区财政局、区审计局", "R区财政局 R区审计局", "who leads is not said"),
    ("牵头单位：区财政局、区审计局（按职责分工负责）", "L区财政局 L区审计局", "how they do it"),
    ("规范公开。（区大数据局负责技术支撑，区政府办负责内容保障）", "R区大数据局 R区政府办", "what each does"),
    ("规范公开。（区政府办主办，区司法局、区财政局会办）", "L区政府办 S区司法局 S区财政局", "会办"),
    ("规范公开。（牵头处室：办公室；会办处室、单位：各处室）", "L办公室 S各处室*", "a label of who joins in"),
    ("规范公开。（责任单位：区财政局、区审计局，列第一位的为牵头单位）", "R区财政局 R区审计局", "which is first"),
    ("规范公开。（区政府办总体牵头，各部门按责任分工抓好落实）", "L区政府办 R各部门*", "总体牵头, 按责任分工"),
    ("规范公开。（区政府办负责督促检查，各镇负责）", "R区政府办 R各镇*", "负责督促检查"),
    ("规范公开。（区财政局等8家单位负责）", "R区财政局", "等8家单位"),
    ("规范公开。（县深化“放管服”改革领导小组办公室牵头，各部门配合）", "L县深化“放管服”改革领导小组办公室 S各部门*",
     "a quoted word in a name"),
    ("规范公开。（原县国土局、县规划局负责）", "R原县国土局 R县规划局", "a former body"),
    ("规范公开。（各科室、二级机构落实，由办公室汇总）", "R各科室、二级机构* R办公室", "汇总"),
    ("规范公开。（市发展改革委牵头，市住建局等政府各有关部门配合）", "L市发展改革委 S市住建局", "等政府各有关部门"),
    ("责任单位：区财政局 牵头 区审计局 配合", "L区财政局 S区审计局", "verbs set apart by spaces"),
    ("责任单位：区财政局、区审计局等（排名第一的为牵头单位，下同）", "R区财政局 R区审计局", "等 before a remark"),
]  # fmt: skip

NO_STATEMENTS = [
    ("规范公开。责任单位要主动对接配合单位。", "units that are not named"),
    ("贯彻〈责任单位考核办法〉和「牵头单位负责制」，规范公开。", "names in such signs"),
    ("编制可供地块清单（含标准厂房），公开重点产业链政策。", "a remark"),
    ("目录详见附件（见附件）。", "a reference"),
    ("修订《政府信息公开条例》（以下简称新条例），抓好落实。", "a short name"),
    ("落实“十四五”规划（2021—2025年）。", "years"),
    ("及时向社会公布（区政府门户网站）。", "a web site"),
    ("发布《工作指引（试行）》。", "（试行）"),
    ("建设政务公开专区（政府信息公开窗口）。", "another name of a place"),
    ("完善区、街道（镇）、村三级行政（便民）服务中心设置。", "names in running text"),
    ("根据村（居）财务、村级资源管理等事务编制清单。", "a bracket in a word"),
    ("各单位办公室（综合科）或指定的科室是主办机构。", "a second name in running text"),
    ("依据（国办公开办函〔2019〕61号）执行。", "a document number"),
    ("对涉及面广的文件（以区政府及区政府办公室名义印发的规范性文件必须解读），说清要点。", "running text in brackets"),
    ("复杂申请由受理单位会同法制机构集体研究。", "actors of running text"),
    ("明确责任单位和完成时限。", "label words in running text"),
    ("责任单位要加强协调，配合单位要主动参与。", "label words as actors"),
    ("牵头单位为落实主体，要排出节点。", "为 in running text"),
    ("各责任单位：", "an empty label"),
    ("区政府办公室负责统筹，各部门抓好落实。", "a sentence"),
    ("公开企业名单（详见区市场监管局网站）。", "a source"),
    ("查阅点（档案馆、图书馆）要规范标识。", "places in running text"),
    ("规范查阅点设置（区档案馆、区图书馆、区政务服务中心）。", "places in brackets before a stop"),
    ("建设“一网通办”平台（“浙里办”）。", "a quoted name"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("line", "expected", "remark"), [*LABELS, *VERBS, *SPOKEN])
def test_statement(line: str, expected: str, remark: str) -> None:
    assert laid(line) == expected, remark


@pytest.mark.parametrize(("line", "remark"), NO_STATEMENTS)
def test_running_text_lays_no_duty(line: str, remark: str) -> None:
    assert laid(line) == "", remark


DUE = [
    ("规范公开。（责任单位：区政府办公室；完成时限：9月底前）", ["9月底前"], "a label inside the bracket"),
    ("规范公开。（责任单位：区政府办公室 完成时限：9月底前）", ["9月底前"], "a space between the labels"),
    ("规范公开。（完成时限：9月底前；责任单位：区政府办公室）", ["9月底前"], "the deadline first"),
    ("责任单位：区政府办公室（完成时限：9月底前）", ["9月底前"], "in a bracket of its own"),
    ("规范公开。（责任单位：区政府办公室；时限要求：全年）", ["全年"], "时限要求"),
    ("规范公开。（责任单位：区政府办公室；完成时间：2021年12月底前）", ["2021年12月底前"], "完成时间"),
    ("规范公开。（责任单位：区政府办公室，长期）", ["长期"], "without a label"),
    ("规范公开。（区政府办牵头，9月底前完成）", ["9月底前完成"], "behind a verb"),
    ("完成时限：2021年12月底前", ["2021年12月底前"], "a line of its own"),
    ("规范公开。（完成时限：长期）", ["长期"], "a bracket of its own"),
    ("规范公开。（责任单位：区政府办公室）（完成时限：长期）", ["长期"], "two brackets"),
    ("责任单位：区政府办公室。完成时限：每季度1次。", ["每季度1次"], "behind a stop"),
    ("完成时限：9月底前。责任单位：区政府办公室", ["9月底前"], "a line that begins with the deadline"),
    (
        "规范公开。（区财政局、区审计局按职责分别负责，9月底前完成，每季度通报进展）",
        ["9月底前完成", "每季度通报进展"],
        "a day and a rhythm behind a verb",
    ),
    ("规范公开。（每月10日前公布上月数据）", [], "running text in brackets is no entry"),
    ("规范公开。（9月底前完成）", ["9月底前完成"], "a bare deadline behind a stop"),
]


@pytest.mark.parametrize(("line", "expected", "remark"), DUE)
def test_deadlines_inside_statements(line: str, expected: list[str], remark: str) -> None:
    flow = flow_of(line)
    found = duties.statements(flow.folded, 0, len(flow.folded), flow.places)
    assert [flow.chars[a:z].strip("。；") for s in found for a, z in s.deadlines] == expected, remark


WORDS = [
    "（", "）", "(", ")", "[", "责任单位", "牵头单位：", "配合", "：", "，", "、", "和", "及", "区财政局", "各街道",
    "会同", "牵头", "负责", "等部门", "完成时限：", "9月底前", "。", "\n", " ", "区", "局", "由", "责任人：", "张三",
    "（牵头）", "各", "-", "1.",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=40).map("".join))
def test_any_text_is_read_and_every_share_stands_in_it(text: str) -> None:
    flow = flow_of(text)
    end = len(flow.folded)
    start = min(1, end)
    last = start
    for statement in duties.statements(flow.folded, start, end, flow.places):
        assert last <= statement.start < statement.end <= end
        for share in statement.shares:
            assert statement.start <= share.start < share.end <= statement.end
        for a, z in statement.deadlines:
            assert statement.start <= a < z <= statement.end
        last = statement.end
    shares = lists.units(flow.folded, start, end, Role.LEAD, flow.places)
    assert all(start <= a.start < a.end <= end for a in shares)
    assert all(a.end <= b.start for a, b in pairwise(shares))
    assert all(
        squeeze(flow.document.text[slice(*flow.span(s.start, s.end))]) == squeeze(flow.chars[s.start : s.end])
        for s in shares
    )
    lists.is_unit_list(flow.folded, start, end)


LONG = [
    "和", "区财政局和", "(", "()", "((a)", "责任单位:", "分别", "、", "各镇(", "局", "区财政局", "由", "等部门",
    "[责任单位]", "按职责分工",
]  # fmt: skip


@pytest.mark.parametrize("word", LONG)
def test_a_long_line_takes_linear_time(word: str) -> None:
    def reading(length: int) -> Callable[[], object]:
        line = (word * length)[:length]
        places = range(0, 2 * length, 2)
        return lambda: (
            duties.statements(line, 0, length, places),
            lists.units(line, 0, length, Role.LEAD, places),
            lists.is_unit_list(line, 0, length),
        )

    assert is_linear(reading, 10_000)
