"""Tables saved as text with a sign between their cells (.csv, .tsv): read as a table, and nothing else is."""

import csv
import io
from pathlib import Path

import pytest
from printed_tasks import TITLE, notation

from kg.clean import clean
from kg.document import Table
from kg.parser import parse
from kg.readers import read_bytes
from kg.readers.folder import documents

HEAD = ["序号", "工作内容", "责任单位", "完成时限"]
ROWS = [
    ["1", "公开部门预决算，\n规范公开格式。", "区财政局", "9月底前"],
    ["2", '公布“双减”政策,办好"阳光招生"。', "区教育局,区司法局", "长期"],
    ["3", "办好留言，便于群众。", "区信访局", "10月底前"],
]
TASKS = [
    "1  | 公开部门预决算，规范公开格式。 | R区财政局 | 9月底前",
    '2  | 公布“双减”政策,办好"阳光招生"。 | R区教育局 R区司法局 | 长期',
    "3  | 办好留言，便于群众。 | R区信访局 | 10月底前",
]
NOTE = "注：各单位于每季度末报送进展。"


def saved(rows: list[list[str]], sign: str = ",", quoting: int = csv.QUOTE_MINIMAL) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=sign, quoting=quoting).writerows(rows)
    return out.getvalue()


FORMS = [
    (saved([[TITLE, "", "", ""], HEAD, *ROWS]), "a title in the first cell"),
    (saved([[TITLE], HEAD, *ROWS]), "a title alone"),
    (saved([[TITLE], HEAD, *ROWS, [NOTE, "", "", ""]]), "a note below"),
    (saved([[TITLE], HEAD, *ROWS], quoting=csv.QUOTE_ALL), "quotes around every cell"),
    (saved([[TITLE], HEAD, *ROWS], ";"), "another sign"),
    (saved([[TITLE], HEAD, *ROWS], "\t"), "tabs"),
    ("sep=,\r\n" + saved([[TITLE, "", "", ""], HEAD, *ROWS]), "the sign named above"),
    (saved([[TITLE], ["填报单位：区司法局", "", "", ""], HEAD, *ROWS]), "who filled it in"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("printed", "remark"), FORMS)
def test_a_table_with_a_sign_between_its_cells(printed: str, remark: str, encoding: str) -> None:
    assert notation(parse(clean(read_bytes(printed.encode(encoding), "plan.csv")))) == TASKS, remark


def test_a_last_row_whose_other_cells_are_merged_with_those_above_is_a_row() -> None:
    rows = [["1、公开预算，规范公开格式。", "区财政局", "9月底前"], ["2、公开决算，便于阅读。", "", ""]]
    printed = saved([[TITLE, "", ""], ["工作内容", "责任单位", "完成时限"], *rows, [NOTE, "", ""]])
    assert notation(parse(clean(read_bytes(printed.encode(), "plan.csv")))) == [
        "1  | 公开预算，规范公开格式。 | R区财政局 | 9月底前",
        "2  | 公开决算，便于阅读。 | R区财政局 | 9月底前",
    ]


TEXTS = [
    "一,公开\n1.公开预算,便于阅读,做到统一。\n2.公开决算,便于阅读。\n二,保障\n",
    "2022年工作要点\n" + "1.公开预算,便于阅读,做到统一,用好网站,办好专栏,按时报送。\n" * 3,
    '他说"公开,\n便于,阅读"。\n',
    "工作要点,责任单位\n公开预算,区财政局\n",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_with_commas_is_no_table(text: str) -> None:
    document = read_bytes(text.encode(), "plan.txt")
    assert document.media_type == "text/plain"
    assert not any(isinstance(block, Table) for block in document.blocks)


def test_a_folder_gives_its_tables(tmp_path: Path) -> None:
    for name in ("a.csv", "b.tsv", "c.dat"):
        (tmp_path / name).write_text(saved([[TITLE], HEAD, *ROWS]), encoding="utf-8")
    assert documents(path.name for path in tmp_path.iterdir()) == ["a.csv", "b.tsv"]
