"""Names of places as texts write them: the normal form, and the other forms that one name goes by."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import opencc

from geo.cells import text as cell_text

#: Characters of a text that are read; a place is named long before, and time stays bounded.
MAX_LENGTH = 2000

# Control, format and private characters and lone surrogates: they carry no name and stop OpenCC.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_SPACES = re.compile(r"\s+")
# A space matters only between two words of letters or digits.
_IDLE_SPACE = re.compile(r"(?<![!-~]) | (?![!-~])")
# Behind a digit they are minutes and seconds of an angle.
_MINUTES, _SECONDS = re.compile(r"(?<=\d)['’´]"), re.compile(r"(?<=\d)[\"”]")
_QUOTES = re.compile("[\"'“”‘’「」『』《》〈〉`´]")
_DASHES = re.compile(r"—+|–|―|─+|ー|－|⸺|−")
_UNIFIED = str.maketrans("【】〔〕[]{}，；：！？・•∙﹒", "()()()()" + ",;:!?" + "····")
#: Characters that print and OCR put for others, beyond what t2s turns.
_LOOKALIKES = str.maketrans("巿鄕衞呉", "市乡卫吴")

#: Words that streets, towns and counties are called by and that mean much else: alone they name no place.
COMMON_WORDS = frozenset({
    "石油", "古城", "敬业", "保安", "新兴", "建业", "大业", "平安", "文化", "光明", "幸福", "和平", "胜利", "建设", "团结", "向阳", "友谊",
    "民主", "解放", "工人", "市场", "中心", "新建", "中央", "兴旺", "富强", "振兴", "繁荣", "永安", "康宁", "长安", "安定", "吉祥", "兴隆",
    "太平", "前进", "红旗", "东方", "新立", "新华", "人民", "中山", "元宝", "千山", "清河", "白塔", "双塔", "龙港", "平山", "站前", "海州",
    "细河",
})  # fmt: skip

#: Counties that are called by what any city has: behind their own city only, which says enough.
GENERAL_UNITS = frozenset({
    "城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "中区", "中西区", "市中区", "城中区", "城东区", "城西区", "城南区", "城北区",
    "新城区", "河东区", "河西区", "河北区", "桥东区", "桥西区", "江北区", "江东区", "路北区", "路南区", "站前区", "西市区", "老边区",
})  # fmt: skip

_TOWN_KINDS = ("街道", "镇", "乡", "满族乡", "满族镇")
_TOWN = re.compile(r"^(.{2,}?)(?:(?:满族|蒙古族|回族|朝鲜族)?(镇|乡)|街道(?:办事处)?)$")
_VILLAGE = re.compile(r"^(.+?)(村|社区)$")
_FARM = re.compile(r"^(.+?)(分场)?(?:虚拟)?生活区$")
_LEGAL = re.compile(r"(?:股份|集团)?(?:有限责任公司|有限公司|公司)$")
_PARK = re.compile(
    r"^(.{2,}?)(?:(?:高新技术|经济技术|经济|高新|工业|产业)?(?:开发区|示范区)|(?:经济|工业|产业)(?:园区|园|区)|园区)$"
)
_PARK_KINDS = (
    "产业园", "产业园区", "工业园", "工业园区", "工业区", "园区", "开发区", "经济开发区", "经济技术开发区", "经济区",
)  # fmt: skip


def normal_form(text: object) -> str:
    """Bring a text into the form in which names are compared and spans are counted.

    NFKC, traditional characters turned to simplified [1]_, invisible characters and quotes dropped, brackets, dashes
    and spaces unified. Numerals stay as they are: in a name such as 四方台 they are no numbers.

    Parameters
    ----------
    text
        Any value; None, NaN and what is no text count as their own words, or as empty.

    Returns
    -------
    str of at most ``MAX_LENGTH`` characters

    References
    ----------
    .. [1] https://github.com/BYVoid/OpenCC, dictionary t2s

    Examples
    --------
    >>> normal_form(" 遼寧省 錦州市（義縣）")
    '辽宁省锦州市(义县)'
    >>> normal_form(None), normal_form(float("nan"))
    ('', '')
    """
    whole = cell_text(text)[: 2 * MAX_LENGTH]
    if whole.isalnum():  # most names: nothing to drop or unify
        plain = whole if whole.isascii() else unicodedata.normalize("NFKC", whole)
        simple: str = _simplifier().convert(plain).translate(_LOOKALIKES)
        return simple[:MAX_LENGTH]
    if not whole.isascii() or not whole.isprintable():
        whole = _SECONDS.sub("″", _MINUTES.sub("′", _INVISIBLE.sub("", whole)))
        whole = _INVISIBLE.sub("", unicodedata.normalize("NFKC", whole))
        whole = _DASHES.sub(
            "—", _QUOTES.sub("", _simplifier().convert(whole).translate(_UNIFIED).translate(_LOOKALIKES))
        )
    whole = _SPACES.sub(" ", whole).strip()
    if " " in whole and not whole.isascii():
        whole = _IDLE_SPACE.sub("", whole)
    return whole[:MAX_LENGTH]


def town_forms(name: str) -> Iterator[tuple[str, bool]]:
    """Yield the other forms of a town's name and whether each stems from another time (镇, 乡, 街道 of one stem).

    Examples
    --------
    >>> list(town_forms("沟帮子街道"))
    [('沟帮子街道办事处', False), ('沟帮子街道办', False), ('沟帮子镇', True), ('沟帮子乡', True), ('沟帮子满族乡', True), ('沟帮子满族镇', True)]
    """
    match = _TOWN.match(name)
    if match is None:
        return
    stem = match[1]
    for kind in _TOWN_KINDS:
        form = stem + kind
        now = name.endswith(kind)
        if form != name:
            yield form, not now
        if kind == "街道":
            yield f"{form}办事处", not now
            yield f"{form}办", not now


def town_stem(name: str) -> str:
    """Drop the kind from a town's name: 九道岭镇 is 九道岭, 地藏寺满族乡 is 地藏寺; other names stay whole."""
    match = _TOWN.match(name)
    return match[1] if match else name


def village_forms(short: str, official: str) -> Iterator[str]:
    """Yield the other forms that a village or community goes by in full.

    Examples
    --------
    >>> list(village_forms("四方台村", "四方台村民委员会"))
    ['四方台村民委员会', '四方台村委会']
    >>> list(village_forms("大有分场生活区", "大有分场生活区"))
    ['大有分场', '大有农场']
    """
    if official != short:
        yield official
    match = _VILLAGE.match(short)
    if match:
        yield f"{match[1]}村委会" if match[2] == "村" else f"{short}居委会"
    farm = _FARM.match(short)
    if farm:
        yield f"{farm[1]}{farm[2] or ''}"
        if farm[2]:
            yield f"{farm[1]}农场"


def village_stem(short: str) -> str:
    """Drop 村 or 社区 from a village's name: 四方台村 is 四方台."""
    match = _VILLAGE.match(short)
    return match[1] if match else short


def park_forms(name: str) -> Iterator[str]:
    """Yield a park's name under the other words for a park.

    Examples
    --------
    >>> "汤河子工业园区" in set(park_forms("汤河子产业园"))
    True
    """
    match = _PARK.match(name)
    if match:
        yield from (match[1] + kind for kind in _PARK_KINDS if match[1] + kind != name)


def zone_forms(name: str) -> Iterator[str]:
    """Yield the other forms of a development zone's name.

    Examples
    --------
    >>> list(zone_forms("锦州经济技术开发区"))
    ['锦州经济开发区', '锦州开发区', '锦州经开区', '锦州技术开发区']
    """
    for kinds in (
        ("经济技术开发区", "经济开发区", "开发区", "经开区", "技术开发区"),
        ("高新技术产业开发区", "高新技术开发区", "高新技术产业园区", "高新产业开发区", "高新开发区", "高新区"),
    ):
        own = next((kind for kind in kinds if name.endswith(kind)), None)
        if own:
            yield from (name.removesuffix(own) + kind for kind in kinds if kind != own)
            return


def station_forms(name: str) -> Iterator[str]:
    """Yield the other forms that a railway station goes by; the fast line's only where the name tells it from the old one.

    Examples
    --------
    >>> list(station_forms("锦州南站"))
    ['锦州南火车站', '锦州南铁路站', '锦州南高铁站', '锦州南动车站']
    >>> list(station_forms("锦州站"))
    ['锦州火车站', '锦州铁路站']
    """
    stem = name.removesuffix("站").removesuffix("火车")
    if name.endswith("站") and stem:
        fast = ("高铁", "动车") if stem[-1] in "东西南北" else ()
        yield from (f"{stem}{kind}站" for kind in ("火车", "铁路", *fast))


def airport_forms(name: str) -> Iterator[str]:
    """Yield an airport's name with 国际 in it, or without.

    Examples
    --------
    >>> list(airport_forms("锦州湾机场")), list(airport_forms("锦州湾国际机场"))
    (['锦州湾国际机场'], ['锦州湾机场'])
    """
    if name.endswith("国际机场"):
        yield name.replace("国际机场", "机场")
    elif name.endswith("机场"):
        yield f"{name.removesuffix('机场')}国际机场"


def company_stem(name: str) -> str:
    """Drop the legal form from a company's name: 华润电力(锦州)有限公司 is 华润电力(锦州)."""
    return _LEGAL.sub("", name) or name


def squeeze(name: str) -> str:
    """Drop what two writings of one name may differ in: brackets and points."""
    return re.sub(r"[()·\-—\s]", "", name)


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
