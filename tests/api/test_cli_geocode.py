"""``atlas geocode`` on texts, on lists as people keep them, and on labelled texts."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.cli import main
from geo.answer_rows import COLUMNS
from layers.lists import csv_bytes, plain, read_list

Run = Callable[..., tuple[int, str, str]]
TUNED = Path(__file__).parent.parent / "geo" / "labelled_tuned.csv"
ROWS = (("1", "义县七里河镇", "义县"), ("2", "锦州港", ""), ("3", "厂区", "黑山县"))
HEADER = ("编号", "地点", "区县")


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def run_command(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = main(["geocode", *map(str, arguments)])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        out, err = capfd.readouterr()
        return status, out, err

    return run_command


def written(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_text_is_answered_in_words(run: Run) -> None:
    status, out, err = run("义县七里河镇", "伦敦桥", "--lang", "zh")
    assert (status, err) == (0, "")
    first, second = out.split("\n\n")
    assert first.startswith("义县七里河镇\n  已定位 · 乡镇级")
    assert "± " in first
    assert "义县 · 七里河镇" in first
    assert second.startswith("伦敦桥\n  ")
    assert "±" not in second


def test_json_is_one_array_in_the_order_of_the_texts(run: Run) -> None:
    status, out, _ = run("义县七里河镇", "", "太平镇", "--json", "--lang", "en")
    answers = json.loads(out)
    assert status == 0
    assert [answer["query"] for answer in answers] == ["义县七里河镇", "", "太平镇"]
    town, empty, _ = answers
    assert (town["status"], town["match_level"], town["district"]) == ("located", "town", "义县")
    assert town["geometry"]["type"] in ("Point", "Polygon", "MultiPolygon")
    assert town["radius_m"] > 0
    assert (empty["status"], empty["point"], empty["geometry"], empty["confidence"]) == ("unlocated", None, None, 0)
    assert empty["reason"].isascii()


def test_a_district_beside_the_text_decides_between_towns_of_one_name(run: Run) -> None:
    _, out, _ = run("太和", "--district", "黑山县", "--json")
    assert json.loads(out)[0]["query"] == "太和"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_list_keeps_columns_and_order_in_every_encoding(run: Run, tmp_path: Path, encoding: str) -> None:
    source, out = written(tmp_path / "in.csv", [HEADER, *ROWS], encoding), tmp_path / "out.csv"
    status, _, err = run("--file", source, "--text-column", "地点", "--district-column", "区县", "--out", out)
    assert (status, err) == (0, "")
    rows = rows_of(out)
    assert tuple(rows[0]) == (*HEADER, *COLUMNS)
    assert [tuple(row[name] for name in HEADER) for row in rows] == list(ROWS)
    assert [row["status"] for row in rows][:2] == ["located", "located"]
    assert rows[0]["district"] == "义县"
    assert rows[0]["radius_m"].isdigit()
    assert rows[2]["district"] == "黑山县"
    assert (rows[2]["status"], rows[2]["level"]) == ("area_only", "district")


def test_another_encoding_is_named(run: Run, tmp_path: Path) -> None:
    source = written(tmp_path / "in.csv", [["地點"], ["錦州港"]], "big5")
    status, out, _ = run("--file", source, "--text-column", "地點", "--encoding", "big5")
    assert status == 0
    assert out.splitlines()[1].startswith("錦州港,located")


def test_a_workbook_is_read_and_written(run: Run, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append([*HEADER, "金额"])
    book.active.append([1, "义县七里河镇", "义县", 12.5])
    book.active.append([2, '=HYPERLINK("http://x","锦州港")', None, -3])
    book.active.append([3, "凌海市", "'=1+1", None])
    book.save(tmp_path / "in.xlsx")
    for name in ("out.csv", "out.xlsx"):
        status, _, err = run("--file", tmp_path / "in.xlsx", "--text-column", "地点", "--out", tmp_path / name)
        assert (status, err) == (0, "")
    first, second, third = rows_of(tmp_path / "out.csv")
    assert (first["编号"], first["金额"], first["status"]) == ("1", "12.5", "located")
    # A formula without a kept value is an empty cell; it is not run, and it does not come out.
    assert (second["地点"], second["金额"], second["status"]) == ("", "-3", "unlocated")
    assert third["district"] == "凌海市"
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert [cell.value for cell in next(sheet.rows)] == [*HEADER, "金额", *COLUMNS]
    assert all(cell.data_type != "f" for row in sheet.rows for cell in row)
    assert sheet["F2"].value == "town"
    assert isinstance(sheet["J2"].value, float)


FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "＝1+1", '=HYPERLINK("http://x")')


def test_no_formula_comes_out_and_no_number_is_damaged(run: Run, tmp_path: Path) -> None:
    numbers = ("-5", "+86", "-1.5e3", "1,234", "12%", "004")
    source = written(tmp_path / "in.csv", [("地点", "=备注"), *(("义县", cell) for cell in (*FORMULAS, *numbers))])
    assert run("--file", source, "--text-column", "地点", "--out", tmp_path / "out.csv")[0] == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [row[1] for row in csv.reader(file)]
    assert cells == ["'=备注", *(f"'{cell}" for cell in FORMULAS), *numbers]


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_no_cell_of_a_written_list_begins_as_a_formula_does(rows: list[list[str]]) -> None:
    kept = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
    text = csv_bytes(("a", "b"), kept).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):  # splitlines would also cut at U+001E
        for cell in row:
            assert not cell.startswith(("=", "@", "＝", "＠")) or plain(cell) == cell


def test_a_row_that_does_not_fit_stays_and_says_why(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text(
        "编号,地点,区县\n1,义县,义县\n2,黑山县\n3,北镇市,北镇市,多,出\n\n5,凌海市,,,\n\n\n", encoding="utf-8"
    )
    assert run("--file", source, "--text-column", "地点", "--out", tmp_path / "out.csv", "--lang", "zh")[0] == 0
    rows = rows_of(tmp_path / "out.csv")
    assert [row["编号"] for row in rows] == ["1", "2", "3", "", "5"]
    assert [row["status"] for row in rows] == ["area_only", "unlocated", "unlocated", "unlocated", "area_only"]
    assert rows[1]["reason"] == "该行有 2 格，表头有 3 格，未作地理编码。"
    assert "5 格" in rows[2]["reason"]
    assert [row["extra_cells"] for row in rows] == ["", "", "多|出", "", ""]
    assert all(row["reason"] for row in rows)


def test_a_list_without_rows_gains_its_columns(run: Run, tmp_path: Path) -> None:
    for name, content in (("a.csv", "地点\n"), ("b.csv", "\ufeff地点,备注")):
        source = tmp_path / name
        source.write_text(content, encoding="utf-8")
        status, _, err = run("--file", source, "--text-column", "地点", "--out", tmp_path / "out.csv")
        assert (status, err) == (0, "")
        header = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").split("\n")[0].strip()
        assert header.endswith(",".join(COLUMNS))
        assert rows_of(tmp_path / "out.csv") == []


def test_columns_that_are_there_already_stay_as_they_are(run: Run, tmp_path: Path) -> None:
    source = written(tmp_path / "in.csv", [("text", "district", "lon"), ("义县", "甲", "1")])
    assert run("--file", source, "--text-column", "text", "--out", tmp_path / "out.csv")[0] == 0
    [row] = rows_of(tmp_path / "out.csv")
    assert (row["district"], row["lon"], row["geo_district"]) == ("甲", "1", "义县")


def test_what_cannot_be_done_is_one_line_and_leaves_no_file(run: Run, tmp_path: Path) -> None:
    good = written(tmp_path / "good.csv", [HEADER, *ROWS])
    empty, twice, quote, bad = (tmp_path / f"{name}.csv" for name in ("empty", "twice", "quote", "bad"))
    empty.write_bytes(b"\xef\xbb\xbf\n \n")
    twice.write_text("地点,地点\na,b\n", encoding="utf-8")
    quote.write_text('地点,备注\n义县,"开\n黑山县,x\n', encoding="utf-8")
    bad.write_bytes(b"\xff\x00\xff,\x80\n")
    (tmp_path / "no.xlsx").write_bytes(b"PK\x03\x04 no")
    out = tmp_path / "out.csv"
    for arguments, words in (
        (["--file", good, "--text-column", "位置", "--out", out], "no column '位置'; there are '编号', '地点', '区县'"),
        (["--file", good, "--text-column", "地点", "--district-column", "县", "--out", out], "no column '县'"),
        (["--file", good, "--out", out], "--text-column is missing"),
        (["--file", empty, "--text-column", "地点", "--out", out], "is empty"),
        (["--file", twice, "--text-column", "地点", "--out", out], "stands 2 times"),
        (["--file", quote, "--text-column", "地点", "--out", out], "line 2: a quote is open"),
        (["--file", bad, "--text-column", "地点", "--out", out], "--encoding says in which it is"),
        (["--file", good, "--text-column", "地点", "--encoding", "klingon"], "'klingon' is no encoding"),
        (["--file", tmp_path / "no.xlsx", "--text-column", "地点", "--out", out], "is no Excel workbook"),
        (["--file", tmp_path / "no.csv", "--text-column", "地点", "--out", out], "cannot be read (No such file"),
        (["--file", good, "--text-column", "地点", "--out", tmp_path / "no" / "out.csv"], "cannot be written"),
        (["--file", good, "--text-column", "地点", "--out", good], "is the file that is read"),
        (["义县", "--file", good, "--text-column", "地点"], "wanted one of TEXT"),
        (["义县", "--out", out], "--out does not go with TEXT"),
        ([], "wanted one of TEXT"),
        (["义县", "--atlas", tmp_path], "atlas.toml: cannot be read"),
        (["--evaluate", good], "no column 'query'"),
    ):
        status, said, err = run(*arguments)
        assert (status, said, err.count("\n")) == (2, "", 1), (arguments, err)
        assert words in err
        assert not out.exists()


def test_labelled_texts_are_reported_on(run: Run) -> None:
    status, out, err = run("--evaluate", TUNED)
    assert (status, err) == (0, "")
    assert "| right_district |" in out
    assert "| calibration_error |" in out
    assert "Not as labelled: " in out


def test_a_long_list_is_read_whole_and_in_order(tmp_path: Path) -> None:
    source = written(tmp_path / "in.csv", [("n", "地点"), *((str(n), f"义县{n}号") for n in range(1300))])
    kept = read_list(source)
    assert kept.column("n") == [str(n) for n in range(1300)]
