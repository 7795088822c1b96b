"""Front matter: the letter around a plan, as printed, and what it says of the plan."""

from collections.abc import Callable

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st

from kg.clean import clean, squeeze
from kg.document import Flow, Line
from kg.parser import front
from kg.parser.front import Front
from kg.readers import read_bytes
from kg.readers import text as text_reader

BODY = """一、围绕落实新条例，加强制度体系建设
（一）全面推进标准化。9月底前完成目录编制。（责任单位：区政府办公室）
（二）建立动态管理机制。开展清理。（责任单位：区司法局）
"""
FIELDS = ("title", "document_number", "jurisdiction", "issuer", "year", "signed", "printed")


def flow_of(text: str, name: str = "plan.txt") -> Flow:
    return clean(read_bytes(text.encode(), name))


def fields(read: Front) -> dict[str, str | None]:
    """The fields of a front that are not empty, as text."""
    found = {name: getattr(read, name) for name in FIELDS}
    return {name: str(printed.value) for name, printed in found.items() if printed is not None}


PLAIN = {
    "title": "2021年望江区政务公开工作要点",
    "document_number": "望政办发〔2021〕23号",
    "jurisdiction": "云澜市望江区",
    "issuer": "云澜市望江区人民政府办公室",
    "year": "2021",
    "signed": "2021-06-25",
}

LETTERS = [
    ("the plain letter", """云澜市望江区人民政府办公室
关于印发2021年望江区政务公开工作要点的通知

望政办发〔2021〕23号

各镇人民政府、街道办事处，区级各部门：
现将《2021年望江区政务公开工作要点》印发给你们，请认真贯彻落实。

云澜市望江区人民政府办公室
2021年6月25日

2021年望江区政务公开工作要点

{body}""", PLAIN),
    ("the letterhead twice, and a printed line at the end", """云澜市望江区人民政府办公室文件
望政办发〔2021〕23号
云澜市望江区人民政府办公室文件
云澜市望江区人民政府办公室 关于印发《2021年望江区政务公开工作要点》的通知
各镇、各部门：
《2021年望江区政务公开工作要点》已经区政府同意，现印发给你们。
云澜市望江区人民政府办公室
2021年6月25日
（此件公开发布）
2021年望江区政务公开工作要点
{body}
抄送：区委各部门，区人大、政协办公室。
云澜市望江区人民政府办公室　　2021年6月28日印发
""", PLAIN | {"printed": "2021-06-28"}),
    ("the title of the letter over three lines, the plan's over two", """云澜市望江区人民政府办公室
关于印发2021年望江区政务公开
工作要点的通知
望政办发〔2021〕23号
各部门：
现印发给你们。
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开
工作要点
{body}""", PLAIN),
    ("dates in Chinese numerals", """望政办发〔2021〕23号
云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
各部门：
现印发给你们。
云澜市望江区人民政府办公室
二〇二一年六月二十五日
2021年望江区政务公开工作要点
{body}""", PLAIN),
    ("zeros typed as circles", """望政办发〔2021〕23号
云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
各部门：
云澜市望江区人民政府办公室
二○二一年六月二十五日
2021年望江区政务公开工作要点
{body}""", PLAIN),
    ("spaces in dates and numbers", """云澜市望江区人民政府办公室关于印发 2021 年望江区政务公开工作要点的通知
望政办发 〔2021〕 23 号
各部门：
云澜市望江区人民政府办公室
2021 年 6 月 25 日
2021 年望江区政务公开工作要点
{body}""", PLAIN | {"title": "2021年望江区政务公开工作要点"}),
    ("metadata on a line each", """索 引 号：WJ001-2021-0012
发文字号：望政办发〔2021〕23号
发文机关：区政府办公室
成文日期：2021-06-25
发布日期：2021-06-30
云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
各部门：
现印发给你们。
2021年望江区政务公开工作要点
{body}""", PLAIN | {"printed": "2021-06-30"}),
    ("metadata on one line", """索引号：WJ001 主题分类：政务公开 发文机关：区政府办公室 成文日期：2021年6月25日 \
发布日期：2021年6月30日 发文字号：望政办发〔2021〕23号 有效性：有效
云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
各部门：
2021年望江区政务公开工作要点
{body}""", PLAIN | {"printed": "2021-06-30"}),
    ("metadata with the value on the next line", """索引号：
WJ001
发文字号：
望政办发〔2021〕23号
成文日期：
2021-06-25
发布日期：
2021-06-30
云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
各部门：
2021年望江区政务公开工作要点
{body}""", PLAIN | {"printed": "2021-06-30"}),
    ("metadata with an empty value", """发文字号：
成文日期：2021-06-25
发布日期：2021-06-30
云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
各部门：
2021年望江区政务公开工作要点
{body}""", PLAIN | {"printed": "2021-06-30", "document_number": None}),
    ("the date of publication beside the source", """云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作\
要点的通知
发布时间：2021-06-30 10:32 来源：区政府办公室 浏览次数：12
望政办发〔2021〕23号
各部门：
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作要点
{body}""", PLAIN | {"printed": "2021-06-30"}),
    ("no number", """云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
各部门：
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作要点
{body}""", PLAIN | {"document_number": None}),
    ("numbers of other documents are not the plan's", """云澜市望江区人民政府办公室关于印发2021年望江区政务公开\
工作要点的通知
各部门：
根据《国务院办公厅关于印发2021年政务公开工作要点的通知》（国办发〔2021〕12号）和省政办发〔2021〕30号文件要求，现\
印发给你们。
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作要点
{body}""", PLAIN | {"document_number": None}),
    ("the number behind the title", """云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知（望\
政办发〔2021〕23号）
各部门：
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作要点
{body}""", PLAIN),
    ("the number beside the signer", """云澜市望江区人民政府办公室文件
望政办发〔2021〕23号 签发人：张三
关于印发2021年望江区政务公开工作要点的通知
各部门：
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作要点
{body}""", PLAIN),
    ("square brackets and 第 in the number", """云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
望政办发[2021]第23号
各部门：
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作要点
{body}""", PLAIN | {"document_number": "望政办发[2021]第23号"}),
    ("a plan without a title of its own", """望江区人民政府办公室关于做好2021年政务公开工作的通知
望政办发〔2021〕23号
各部门：
为做好今年的政务公开工作，现通知如下：
{body}
望江区人民政府办公室
2021年6月25日
""", PLAIN | {"title": "望江区人民政府办公室关于做好2021年政务公开工作的通知", "jurisdiction": "望江区",
              "issuer": "望江区人民政府办公室"}),
    ("a plan without a letter", """2021年望江区政务公开工作要点
为做好今年的政务公开工作，制定本要点。
{body}""", {"title": "2021年望江区政务公开工作要点", "jurisdiction": "望江区", "year": "2021"}),
    ("a plan without a letter, its issuer and date below the title", """2021年望江区政务公开工作要点
云澜市望江区人民政府办公室
（2021年6月25日）
{body}""", PLAIN | {"document_number": None}),
    ("the place before the year", """望江区2021年政务公开工作实施方案
{body}""", {"title": "望江区2021年政务公开工作实施方案", "jurisdiction": "望江区", "year": "2021"}),
    ("signed after the body", """云澜市望江区教育局2021年政务公开工作要点
{body}
云澜市望江区教育局
2021年4月2日
""", {"title": "云澜市望江区教育局2021年政务公开工作要点", "issuer": "云澜市望江区教育局",
      "jurisdiction": "云澜市望江区",
      "year": "2021", "signed": "2021-04-02"}),
    ("a bureau's own plan", """云澜市望江区教育局关于印发2021年全区教育系统政务公开工作要点的通知
望教〔2021〕7号
各学校，局机关各科室：
云澜市望江区教育局
2021年4月2日
2021年全区教育系统政务公开工作要点
{body}""", {"title": "2021年全区教育系统政务公开工作要点", "document_number": "望教〔2021〕7号",
      "issuer": "云澜市望江区教育局",
             "jurisdiction": "云澜市望江区", "year": "2021", "signed": "2021-04-02"}),
    ("a market bureau: 市 of 市场 ends no place", """云澜市市场监督管理局关于印发2021年政务公开工作要点的通知
各科室：
云澜市市场监督管理局
2021年4月2日
2021年政务公开工作要点
{body}""", {"title": "2021年政务公开工作要点", "issuer": "云澜市市场监督管理局", "jurisdiction": "云澜市",
      "year": "2021",
             "signed": "2021-04-02"}),
    ("a city", """云澜市人民政府办公室关于印发云澜市2021年政务公开工作要点的通知
云政办发〔2021〕3号
各区县人民政府，市政府各部门：
云澜市人民政府办公室
2021年4月2日
云澜市2021年政务公开工作要点
{body}""", {"title": "云澜市2021年政务公开工作要点", "document_number": "云政办发〔2021〕3号",
      "issuer": "云澜市人民政府办公室",
             "jurisdiction": "云澜市", "year": "2021", "signed": "2021-04-02"}),
    ("a province", """临江省人民政府办公厅关于印发2021年全省政务公开工作要点的通知
临政办发〔2021〕3号
各市、县人民政府：
临江省人民政府办公厅
2021年4月2日
2021年全省政务公开工作要点
{body}""", {"title": "2021年全省政务公开工作要点", "document_number": "临政办发〔2021〕3号",
      "issuer": "临江省人民政府办公厅",
             "jurisdiction": "临江省", "year": "2021", "signed": "2021-04-02"}),
    ("a self-governing county", """云岭傣族自治县人民政府办公室关于印发2016年政务公开工作要点的通知
云政办发〔2016〕3号
各乡镇人民政府：
云岭傣族自治县人民政府办公室
2016年4月2日
2016年政务公开工作要点
{body}""", {"title": "2016年政务公开工作要点", "document_number": "云政办发〔2016〕3号",
      "issuer": "云岭傣族自治县人民政府办公室",
             "jurisdiction": "云岭傣族自治县", "year": "2016", "signed": "2016-04-02"}),
    ("a banner", """临河市乌兰旗人民政府办公室关于印发2019年政务公开工作要点的通知
各苏木镇：
临河市乌兰旗人民政府办公室
2019年4月2日
2019年政务公开工作要点
{body}""", {"title": "2019年政务公开工作要点", "issuer": "临河市乌兰旗人民政府办公室", "jurisdiction": "临河市乌兰旗",
      "year": "2019",
             "signed": "2019-04-02"}),
    ("a development zone", """临江经济技术开发区管理委员会办公室关于印发2020年政务公开工作要点的通知
临开管办〔2020〕3号
各部门：
临江经济技术开发区管理委员会办公室
2020年4月2日
2020年政务公开工作要点
{body}""", {"title": "2020年政务公开工作要点", "document_number": "临开管办〔2020〕3号",
      "issuer": "临江经济技术开发区管理委员会办公室",
             "jurisdiction": "临江经济技术开发区", "year": "2020", "signed": "2020-04-02"}),
    ("a township", """云澜市望江区清溪镇人民政府关于印发2021年政务公开工作要点的通知
清政〔2021〕3号
各村：
云澜市望江区清溪镇人民政府
2021年4月2日
2021年政务公开工作要点
{body}""", {"title": "2021年政务公开工作要点", "document_number": "清政〔2021〕3号",
      "issuer": "云澜市望江区清溪镇人民政府",
             "jurisdiction": "云澜市望江区清溪镇", "year": "2021", "signed": "2021-04-02"}),
    ("a street office", """望江区清波街道办事处关于印发2021年政务公开工作要点的通知
各社区：
望江区清波街道办事处
2021年4月2日
2021年政务公开工作要点
{body}""", {"title": "2021年政务公开工作要点", "issuer": "望江区清波街道办事处", "jurisdiction": "望江区清波街道",
      "year": "2021",
             "signed": "2021-04-02"}),
    ("a city whose name ends in 城", """盐城市城市管理局关于印发2021年政务公开工作要点的通知
盐城市城市管理局
2021年4月2日
2021年政务公开工作要点
{body}""", {"title": "2021年政务公开工作要点", "issuer": "盐城市城市管理局", "jurisdiction": "盐城市", "year": "2021",
             "signed": "2021-04-02"}),
    ("party and government jointly: the first named", """中共望江区委办公室 望江区人民政府办公室
关于印发2021年望江区政务公开工作要点的通知
望委办〔2021〕3号
各部门：
中共望江区委办公室 望江区人民政府办公室
2021年4月2日
2021年望江区政务公开工作要点
{body}""", {"title": "2021年望江区政务公开工作要点", "document_number": "望委办〔2021〕3号",
      "issuer": "中共望江区委办公室",
             "jurisdiction": "望江区", "year": "2021", "signed": "2021-04-02"}),
    ("a leading group", """望江区政务公开领导小组办公室关于印发2021年望江区政务公开工作要点的通知
各部门：
望江区政务公开领导小组办公室
2021年4月2日
2021年望江区政务公开工作要点
{body}""", {"title": "2021年望江区政务公开工作要点", "issuer": "望江区政务公开领导小组办公室",
      "jurisdiction": "望江区", "year": "2021",
             "signed": "2021-04-02"}),
    ("a page title with the site's name, navigation and a footer", """云澜市望江区人民政府办公室关于印发2021年望\
江区政务公开工作要点的通知_望江区人民政府门户网站
望江区人民政府
首页 新闻中心 政务公开 政务服务
您当前的位置：首页 > 政务公开 > 工作要点
云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
望政办发〔2021〕23号
各部门：
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作要点
{body}
主办：望江区人民政府 承办：望江区大数据中心
网站标识码：0000000000
""", PLAIN),
    ("a page title with a dash", """2021年望江区政务公开工作要点 - 望江区人民政府
首页
2021年望江区政务公开工作要点
{body}""", {"title": "2021年望江区政务公开工作要点", "jurisdiction": "望江区", "year": "2021"}),
    ("2023年度", """望江区人民政府办公室关于印发2023年度政务公开工作要点的通知
望江区人民政府办公室
2023年4月2日
2023年度政务公开工作要点
{body}""", {"title": "2023年度政务公开工作要点", "issuer": "望江区人民政府办公室", "jurisdiction": "望江区",
      "year": "2023",
             "signed": "2023-04-02"}),
    ("a title without a year", """望江区人民政府办公室关于印发政务公开工作要点的通知
望政办〔2019〕5号
各部门：
望江区人民政府办公室
2019年4月2日
政务公开工作要点
{body}""", {"title": "政务公开工作要点", "document_number": "望政办〔2019〕5号", "issuer": "望江区人民政府办公室",
      "jurisdiction": "望江区",
             "year": "2019", "signed": "2019-04-02"}),
    ("a year in numerals", """望江区人民政府办公室关于印发二〇一七年政务公开工作要点的通知
望江区人民政府办公室
二〇一七年四月二日
二〇一七年政务公开工作要点
{body}""", {"title": "二〇一七年政务公开工作要点", "issuer": "望江区人民政府办公室", "jurisdiction": "望江区",
      "year": "2017",
             "signed": "2017-04-02"}),
    ("the letterhead shorter than the signature", """望江区人民政府办公室文件
望政办发〔2021〕23号
关于印发《2021年望江区政务公开工作要点》的通知
各部门：
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作要点
{body}""", PLAIN),
    ("only the metadata name the issuer", """发布机构：望江区人民政府办公室
发布日期：2021-06-30
2021年望江区政务公开工作要点
{body}""", {"title": "2021年望江区政务公开工作要点", "issuer": "望江区人民政府办公室", "jurisdiction": "望江区",
      "year": "2021",
             "printed": "2021-06-30"}),
    ("only the printed line names the issuer", """2021年望江区政务公开工作要点
{body}
云澜市望江区人民政府办公室 2021年6月28日印发
""", {"title": "2021年望江区政务公开工作要点", "issuer": "云澜市望江区人民政府办公室", "jurisdiction": "云澜市望江区",
      "year": "2021",
       "printed": "2021-06-28"}),
    ("signature and date on one line", """云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
望政办发〔2021〕23号
各部门：
云澜市望江区人民政府办公室 2021年6月25日
2021年望江区政务公开工作要点
{body}""", PLAIN),
    ("the list of annexes before the plan", """云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作要点的通知
望政办发〔2021〕23号
各部门：
现印发给你们。
附件：1.2021年望江区政务公开工作要点
2.任务分解表
云澜市望江区人民政府办公室
2021年6月25日
附件1
2021年望江区政务公开工作要点
{body}""", PLAIN),
    ("a letter with numbered demands of its own", """云澜市望江区人民政府办公室关于印发2021年望江区政务公开工作\
要点的通知
望政办发〔2021〕23号
各部门：
现印发给你们，并提出如下要求：
一、提高思想认识。各部门要高度重视。
二、按时报送进展。请于12月底前报送。
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作要点
{body}""", PLAIN),
    ("traditional script", """雲瀾市望江區人民政府辦公室關於印發2021年望江區政務公開工作要點的通知
望政辦發〔2021〕23號
各部門：
雲瀾市望江區人民政府辦公室
2021年6月25日
2021年望江區政務公開工作要點
{body}""", {"title": "2021年望江區政務公開工作要點", "document_number": "望政辦發〔2021〕23號",
      "jurisdiction": "雲瀾市望江區",
             "issuer": "雲瀾市望江區人民政府辦公室", "year": "2021", "signed": "2021-06-25"}),
    ("a plan of divided tasks", """云澜市望江区人民政府办公室关于印发2021年全区政务公开工作任务分解表的通知
望政办函〔2021〕23号
各镇人民政府：
现将《2021年望江区政务公开工作任务分解表》印发给你们。
云澜市望江区人民政府办公室
2021年6月25日
2021年望江区政务公开工作任务分解表
{body}""", PLAIN | {"title": "2021年望江区政务公开工作任务分解表", "document_number": "望政办函〔2021〕23号"}),
    ("implementing the ministry's points", """望江区人民政府办公室关于贯彻落实2021年政务公开工作要点的实施意见
望政办发〔2021〕23号
各部门：
望江区人民政府办公室
2021年6月25日
{body}""", {"title": "望江区人民政府办公室关于贯彻落实2021年政务公开工作要点的实施意见",
      "document_number": "望政办发〔2021〕23号",
             "issuer": "望江区人民政府办公室", "jurisdiction": "望江区", "year": "2021", "signed": "2021-06-25"}),
    ("a tax office", """国家税务总局云澜市望江区税务局关于印发2021年政务公开工作要点的通知
国家税务总局云澜市望江区税务局
2021年4月2日
2021年政务公开工作要点
{body}""", {"title": "2021年政务公开工作要点", "issuer": "国家税务总局云澜市望江区税务局",
      "jurisdiction": "云澜市望江区", "year": "2021",
             "signed": "2021-04-02"}),
    ("the year below the title", """政务公开工作要点
（2021年）
望江区人民政府办公室
{body}""", {"title": "政务公开工作要点", "jurisdiction": "望江区", "issuer": "望江区人民政府办公室", "year": "2021"}),
    ("the date alone behind the tasks", """望江县人民政府办公室
关于贯彻落实云澜市2021年政务公开工作要点的
通    知
望政办秘〔2021〕23号
各乡镇：
为贯彻落实《云澜市人民政府办公室关于印发2021年政务公开工作要点的通知》（云政办〔2021〕9号），现通知如下：
{body}
2021年6月25日
""", {"title": "望江县人民政府办公室关于贯彻落实云澜市2021年政务公开工作要点的通知",
      "document_number": "望政办秘〔2021〕23号",
      "jurisdiction": "望江县", "issuer": "望江县人民政府办公室", "year": "2021", "signed": "2021-06-25"}),
    ("only an annex", """附件
2021年望江区政务公开工作要点任务分解表
{body}""", {"title": "2021年望江区政务公开工作要点任务分解表", "jurisdiction": "望江区", "year": "2021"}),
    ("issuer and date in brackets below the title", """望江区2021年政务公开工作任务分工
（望江区党工委管委会办公室　2021年3月8日）
{body}""", {"title": "望江区2021年政务公开工作任务分工", "issuer": "望江区党工委管委会办公室", "jurisdiction": "望江区",
      "year": "2021", "signed": "2021-03-08"}),
    ("who drew up a table", """附件
2021年政务公开工作任务分解表
编制单位：云澜市望江区人民政府办公室　　编制日期：2021年3月
{body}""", {"title": "2021年政务公开工作任务分解表", "issuer": "云澜市望江区人民政府办公室",
      "jurisdiction": "云澜市望江区", "year": "2021"}),
    ("who drew it up, its place in the title only", """望江区2021年政务公开工作任务分解表
制表单位：区政府办公室（盖章）
{body}""", {"title": "望江区2021年政务公开工作任务分解表", "issuer": "区政府办公室", "jurisdiction": "望江区",
      "year": "2021"}),
    ("a letterhead counts before who drew up the annex", """望江区人民政府文件
望江区2021年政务公开工作要点
填表单位：区大数据中心
{body}""", {"title": "望江区2021年政务公开工作要点", "issuer": "望江区人民政府", "jurisdiction": "望江区",
      "year": "2021"}),
    ("nobody has filled it in", """2021年望江区政务公开工作任务分解表
填报单位：
{body}""", {"title": "2021年望江区政务公开工作任务分解表", "jurisdiction": "望江区", "year": "2021"}),
    ("a title of its own end, quoted without its place", """望江区人民政府办公室关于印发2021年政务公开重点工作的通知
各镇，区级各部门：
望江区人民政府办公室
2021年6月25日
望江区2021年政务公开重点工作
{body}""", {"title": "望江区2021年政务公开重点工作", "issuer": "望江区人民政府办公室", "jurisdiction": "望江区",
      "year": "2021", "signed": "2021-06-25"}),
    ("two organs side by side above a notice that names neither", """中共望江区委办公室　望江区人民政府办公室
关于印发《望江区2021年政务公开工作要点》的通知
{body}""", {"title": "望江区2021年政务公开工作要点", "issuer": "中共望江区委办公室", "jurisdiction": "望江区",
      "year": "2021"}),
    ("the name of a site above a bureau's own title", """望江区人民政府
无障碍 | 手机版
望江区教育局2021年政务公开任务清单
{body}""", {"title": "望江区教育局2021年政务公开任务清单", "issuer": "望江区教育局", "jurisdiction": "望江区",
      "year": "2021"}),
    ("the office beside the title of its government's plan", """望江区人民政府办公室
望江区人民政府2021年政务公开工作要点
{body}""", {"title": "望江区人民政府2021年政务公开工作要点", "issuer": "望江区人民政府办公室",
      "jurisdiction": "望江区", "year": "2021"}),
    ("whom it goes to is no issuer", """2021年望江区政务公开工作任务分解表
各乡镇人民政府
全区各镇人民政府
{body}""", {"title": "2021年望江区政务公开工作任务分解表", "jurisdiction": "望江区", "year": "2021"}),
    ("a date no calendar has", """望江区人民政府办公室关于印发2021年政务公开工作要点的通知
望江区人民政府办公室
2021年2月30日
2021年政务公开工作要点
{body}""", {"title": "2021年政务公开工作要点", "issuer": "望江区人民政府办公室", "jurisdiction": "望江区",
      "year": "2021"}),
]  # fmt: skip


@pytest.mark.parametrize(("remark", "letter", "expected"), LETTERS, ids=[case[0] for case in LETTERS])
def test_letter(remark: str, letter: str, expected: dict[str, str | None]) -> None:
    flow = flow_of(letter.replace("{body}", BODY))
    read = front.read(flow)
    assert fields(read) == {name: value for name, value in expected.items() if value is not None}, remark
    first = next(b for b, block in enumerate(flow.blocks) if flow.chars[block.start :].startswith(BODY[:8]))
    assert read.body <= first, "the body begins no later than the first task"
    before = "".join(flow.chars[b.start : b.end] for b in flow.blocks[read.body : first] if isinstance(b, Line))
    assert "一、" not in before, "what the notice asks belongs to no task"


def test_metadata_in_table_cells() -> None:
    page = """<html><body><table><tr><td>索引号：</td><td>QW001</td><td>发文机关：</td><td>区政府办公室</td></tr>
    <tr><td>发文字号</td><td>望政办发〔2021〕23号</td><td>成文日期</td><td>2021年6月25日</td></tr>
    <tr><td>发布日期</td><td>2021-06-30</td><td>有效性</td><td>有效</td></tr></table>
    <h1>云澜市望江区人民政府办公室<br>关于印发2021年望江区政务公开工作要点的通知</h1><p>各部门：</p>
    <h2>2021年望江区政务公开工作要点</h2><p>一、围绕中心</p><p>（一）推进公开。</p></body></html>"""
    assert fields(front.read(flow_of(page, "plan.html"))) == PLAIN | {"printed": "2021-06-30"}


def test_what_a_table_lays_on_others_says_nothing_of_the_plan() -> None:
    page = """<html><body><h2>2021年政务公开工作任务分解表</h2><table>
    <tr><td>工作任务</td><td>责任单位</td><td>完成时限</td></tr>
    <tr><td>公开部门预算，细化到科目。</td><td>望江区双桥镇人民政府</td><td>2021年6月30日</td></tr>
    <tr><td>公布招生政策，方便家长查询。</td><td>望江区教育局</td><td>2021年6月30日前印发</td></tr></table></body></html>"""
    assert fields(front.read(flow_of(page, "plan.html"))) == {"title": "2021年政务公开工作任务分解表", "year": "2021"}


def test_an_empty_text_says_nothing() -> None:
    assert fields(front.read(flow_of("你好"))) == {}


LINES = [line for _, letter, _ in LETTERS for line in letter.split("\n")] + ["", "附件", "通知", "关于", "〔2021〕1号"]


@given(st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=8)), min_size=1, max_size=14).map("\n".join))
def test_any_text_is_read_and_every_field_stands_in_it(text: str) -> None:
    flow = clean(text_reader.read(text, "plan.txt", ""))
    read = front.read(flow)
    for name in FIELDS:
        printed = getattr(read, name)
        if printed is not None:
            assert squeeze(flow.document.text[printed.start : printed.end]) == squeeze(printed.mention)
            assert printed.end > printed.start
    assert 0 <= read.body <= len(flow.blocks)


LONG = [
    "市", "云澜市", "关于", "关于印发", "《", "年", "2021年", "〔2021〕", "发文字号：", "区人民政府",
    "发布日期：2021-", "通知", "望江区人民政府办公室",
]  # fmt: skip


@pytest.mark.parametrize("word", LONG)
@pytest.mark.parametrize("stop", ["", "\n"])
def test_a_long_text_takes_linear_time(word: str, stop: str) -> None:
    def reading(length: int) -> Callable[[], object]:
        flow = flow_of((word + stop) * (length // len(word + stop)))
        return lambda: front.read(flow)

    assert is_linear(reading, 10_000)
