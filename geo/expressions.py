"""Expressions that place things without naming them: distances and winds, lines, lists, bridges.

Everything here reads a text in normal form (:func:`geo.names.normal_form`) and knows no gazetteer.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {**{c: n for n, c in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2, "俩": 2, "壹": 1, "贰": 2, "叁": 3}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000}

#: [m] of the units in which distances are told; 里 is the market li of 500 m.
UNITS_M = {
    "公里": 1000.0, "千米": 1000.0, "km": 1000.0, "华里": 500.0, "市里": 500.0, "里地": 500.0, "里路": 500.0, "里": 500.0,
    "米": 1.0, "m": 1.0, "海里": 1852.0,
}  # fmt: skip
#: Azimuth [°] of the eight winds.
WINDS = {"东北": 45.0, "东南": 135.0, "西南": 225.0, "西北": 315.0, "北": 0.0, "东": 90.0, "南": 180.0, "西": 270.0}

_WIND = r"(?:东北|东南|西南|西北|北东|南东|南西|北西|[东南西北])"
_NUMBER = r"(?:\d+(?:,\d{3})+|\d+(?:\.\d+)?|半|[零〇一二两俩三四五六七八九十百千点]+)"
_UNIT = r"(?:公里|千米|[kK][mM]|KM|华里|市里|海里|里(?:地|路)?(?![庄营屯河台堡铺桥沟岗])|米|[mM](?![a-zA-Z²³]))"
_ABOUT = r"(?:大约|约为|约|大概|将近|近|左右|不到|不足|距离|相距|距|的|处|,)*"
_DISTANCE = rf"(?P<number>{_NUMBER})(?:多|余|几|来)?\s?(?P<unit>{_UNIT})(?P<half>半)?"
_AFTER = r"(?:左右|上下|许|开外|之?外|远|的?地方|的?位置|处|范围之?内|范围|以内|之内|内)*"
_TOWARDS = rf"(?:的|外|城外|再|以|之|往|向|朝|正|偏|其|行|去|走|,|方向)*(?P<wind>{_WIND})(?:偏(?:东|南|西|北))?(?:方向|方位|方|侧|面|边|部|外|行|去|走|约)*"

_OFFSET = re.compile(rf"{_TOWARDS}{_ABOUT}{_DISTANCE}{_AFTER}")
_CIRCLE = re.compile(rf"(?:方圆|周边|外|处)?{_ABOUT}{_DISTANCE}(?P<after>{_AFTER})")
_VICINITY = re.compile(
    rf"(?:的)?(?:(?:正|偏|以|之)?(?P<wind>{_WIND})(?:侧|面|边|邻|方向|方)|以(?P<wind2>{_WIND})(?![^,;。)]*\d)|附近|旁边|旁|周边|对面|对过|左侧|右侧|两侧|一侧|"
    r"后身|门前|门口|隔壁|跟前|邻近)"
)

# 生产线 and 海岸线 are no routes.
_NO_ROUTE = "".join(
    f"(?<!{word})"
    for word in (
        "生产", "产", "流水", "装配", "组装", "加工", "作业", "包装", "自动", "涂装", "灌装", "分拣", "屠宰", "检测", "处理", "回收", "冶炼", "轧制", "海岸", "岸",
        "天际", "在", "一", "二", "热", "红", "底", "专", "前", "光", "直", "曲", "战", "无", "有", "射", "导", "电", "缆", "视", "界", "主", "条", "阵", "防",
    )
)  # fmt: skip
_LINE_WORD = (
    r"(?:高速公路|高速铁路|绕城高速|高速|客运专线|客专|高铁(?!站)|铁路专用线|铁路(?!局|公安|公司|部门)|专用线|国道|省道|县道|公路|快速路|快速路|环线|绕城公路|"
    r"(?:输油|输气|天然气|燃气|成品油|原油|供水|输水|排水|供热|引水|污水)?管(?:道|线|廊|网)|输电线路|线路|主?航道|干渠|水渠|渠道|海堤|河堤|大堤|连接线|连接路|疏港路|跨海大桥)"
)
_LINE = re.compile(
    rf"(?P<word>{_LINE_WORD}|[一-龥]{{2,3}}{_NO_ROUTE}线(?![上下路]))(?P<tail>(?:[一-龥]{{0,12}}?段)?(?:[一-龥\d.]{{0,12}}?(?:项目|工程|改扩建|扩建|改造|浚深|疏浚|通道|走廊|干线))?)"
    r"(?=$|[,;。:!?)(\s]|[东南西北]?[一-龥]{2,4}段|全线|沿线|建设|改扩建|扩建|改造|新建|扩能|贯通|浚深)"
)
_ROAD_NUMBER = re.compile(r"(?<![A-Za-z0-9])(?:[GgSs]\d{1,4}|\d{3}(?=国道|省道))")
# OCR writes 一 for a dash.
#: A word for a bridge behind a river's or a road's name.
_BRIDGE = re.compile(
    r"(?:上)?(?:跨)?[一-龥]{0,6}?(?:特大|立交|高架|跨河|公路|铁路|人行|西|东|南|北)?大?桥(?![南北东西头村街社])"
)
_JOIN = re.compile(r"[^,;。、]{0,8}?(?:至|到|—|-|~|→|经|一)[^,;。、]{0,8}")
_LIST = re.compile(r"\s*(?:、|和|与|及|以及|,|/|;|\+|跟)\s*")
_COUNT = re.compile(
    r"(?:等)?(?:共|共计|合计)?(?P<number>\d+|[一二两三四五六七八九十]+)个?(?P<what>县\(市\)?区?|县\(市、区\)|县区|区县|乡镇\(街道\)|乡镇街道|乡镇|镇乡|镇街|街道|乡|镇|村|社区|县|区|市|地|处|园区|站|点)"
)


@dataclass(frozen=True, slots=True)
class Offset:
    """A distance from something named before it.

    ``azimuth`` [°, clockwise from north] is None where no wind is told; ``distance_m`` None where no distance is;
    ``rounding_m`` is half of the last digit told. ``end`` is where the expression ends in the text.
    """

    end: int
    azimuth: float | None
    distance_m: float | None
    rounding_m: float


@dataclass(frozen=True, slots=True)
class Line:
    """A word for a linear thing, ``start`` to ``end`` with what belongs to it (…段, …工程)."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many things a list says it holds: 等4个乡镇."""

    start: int
    end: int
    number: int
    what: str


def chinese_number(text: str) -> float | None:
    """Read a number in Arabic or Chinese numerals.

    Returns
    -------
    The number, or None where ``text`` is none

    Examples
    --------
    >>> [chinese_number(text) for text in ("2.5", "1,200", "十五", "二点五", "三百二十", "半", "一百零五", "三四", "里")]
    [2.5, 1200.0, 15.0, 2.5, 320.0, 0.5, 105.0, 3.5, None]
    """
    if text == "半":
        return 0.5
    try:
        return float(text.replace(",", ""))
    except ValueError:
        pass
    whole, point, fraction = text.partition("点")
    value = _whole_number(whole)
    if value is None or (point and not (fraction and all(c in _DIGITS for c in fraction))):
        return None
    return value + float(f"0.{''.join(str(_DIGITS[c]) for c in fraction)}") if fraction else value


def rounding_m(number: str, unit_m: float) -> float:
    """Half of the last digit of a told distance [m], trailing zeros counting as not told.

    The point-radius method takes a distance as rounded to its last digit that is not zero [1]_.

    References
    ----------
    .. [1] Wieczorek, Guo, Hijmans (2004). The point-radius method for georeferencing locality descriptions.
       International Journal of Geographical Information Science 18, 745-767. doi:10.1080/13658810412331280211

    Examples
    --------
    >>> rounding_m("4", 1000.0), rounding_m("2.5", 1000.0), rounding_m("500", 1.0), rounding_m("十", 1000.0)
    (500.0, 50.0, 50.0, 5000.0)
    """
    value = chinese_number(number)
    if value is None or value == 0:
        return unit_m / 2
    written = f"{value:.6f}".rstrip("0").rstrip(".")
    decimals = len(written.partition(".")[2])
    step = 10.0**-decimals if decimals else 10.0 ** (len(written) - len(written.rstrip("0")))
    if number == "半":
        step = 0.5
    return step * unit_m / 2


def offset_after(text: str, start: int, *, said_distance: bool) -> Offset | None:
    """Read the distance and wind that follow a name which ends at ``start``.

    Parameters
    ----------
    text, start
        Text in normal form, and the end of the name in it.
    said_distance
        Whether 距 or 离 stands before the name: then a distance without a wind counts.

    Returns
    -------
    The expression, or None where none follows

    Examples
    --------
    >>> offset_after("甲站以南2.5公里", 2, said_distance=False)
    Offset(end=9, azimuth=180.0, distance_m=2500.0, rounding_m=50.0)
    >>> offset_after("甲站东南方向十五里处", 2, said_distance=False).distance_m
    7500.0
    """
    match = _OFFSET.match(text, start)
    if match:
        return _offset(match, WINDS[_wind(match["wind"])])
    match = _CIRCLE.match(text, start)
    if match and (said_distance or re.search(r"处|外|范围|以内|之内", match[0])):
        return _offset(match, None)
    match = _VICINITY.match(text, start)
    if match:
        wind = match["wind"] or match["wind2"]
        return Offset(match.end(), WINDS[_wind(wind)] if wind else None, None, 0.0)
    return None


def lines(text: str) -> Iterator[Line]:
    """Yield the words for linear things: roads between places, railways, pipelines, channels.

    Examples
    --------
    >>> [(line.word, text[line.start:line.end]) for text in ("甲至乙高速公路丙县段",) for line in lines(text)]
    [('高速公路', '高速公路丙县段')]
    >>> list(lines("高铁车辆关键零部件"))
    []
    """
    for match in _LINE.finditer(text):
        yield Line(match.start(), match.end(), match["word"])


def road_number(text: str) -> str | None:
    """Find the number of a road (G16, 102国道) or None."""
    match = _ROAD_NUMBER.search(text)
    return match[0].upper() if match else None


def bridge_after(text: str, start: int) -> bool:
    """Tell whether a river's or road's name that ends at ``start`` goes on to name a bridge.

    Examples
    --------
    >>> bridge_after("甲河西大桥加固", 2), bridge_after("甲街桥南地区", 2)
    (True, False)
    """
    return _BRIDGE.match(text, start) is not None


def joined(text: str) -> bool:
    """Tell whether what stands between two names makes them the ends of a line."""
    return _JOIN.fullmatch(text) is not None


def listed_with(text: str) -> bool:
    """Tell whether what stands between two names makes them items of a list."""
    return _LIST.fullmatch(text) is not None


def told_count(text: str, start: int) -> Count | None:
    """Read how many things a list that ends at ``start`` says it holds.

    Examples
    --------
    >>> told_count("甲乡、乙镇等4个乡镇", 5)
    Count(start=5, end=10, number=4, what='乡镇')
    """
    match = _COUNT.match(text, start)
    number = chinese_number(match["number"]) if match else None
    return Count(match.start(), match.end(), int(number), match["what"]) if match and number is not None else None


def _offset(match: re.Match[str], azimuth: float | None) -> Offset | None:
    number = chinese_number(match["number"])
    if number is None:
        return None
    unit = UNITS_M[match["unit"].lower()]
    distance = (number + (0.5 if match["half"] else 0.0)) * unit
    rounding = unit / 4 if match["half"] else rounding_m(match["number"], unit)
    return Offset(match.end(), azimuth, distance, rounding) if distance < 1e6 else None


def _wind(word: str) -> str:
    return word if word in WINDS else word[::-1]


def _whole_number(text: str) -> float | None:
    if not text or any(c not in _DIGITS and c not in _TENS for c in text):
        return None
    if not any(c in _TENS for c in text):
        values = [_DIGITS[c] for c in text]
        if len(values) == 2 and values[1] == values[0] + 1 and values[0]:
            return sum(values) / 2  # 三四: three or four
        return float("".join(map(str, values)))
    total, digit = 0.0, None
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        else:
            total += (1 if digit is None else digit) * _TENS[c]
            digit = None
    return total + (digit or 0)


def relative_radius_m(anchor_m: float, offset: Offset) -> float:
    """Radius [m] about a place told by distance and wind from an anchor (places.md 3.6).

    √(r² + δd² + (d·tan 22.5°)²): extent of the anchor, rounding of the distance, half an eighth of the compass; without a
    wind the whole circle of the distance.
    """
    distance = offset.distance_m or 0.0
    spread = distance * math.tan(math.radians(22.5)) if offset.azimuth is not None else distance
    return math.sqrt(anchor_m**2 + offset.rounding_m**2 + spread**2)
