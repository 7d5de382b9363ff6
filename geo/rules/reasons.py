"""Why an answer is what it is, in one sentence a clerk can read, in Chinese and English."""

from collections.abc import Sequence
from functools import lru_cache

from geo.things import Thing

_LEVELS_ZH = {
    "site": "现场", "area": "园区", "village": "村", "town": "乡镇", "district": "县区", "city": "全市", "line": "线状地物",
    "relative": "相对位置", "multi_site": "多处", "coordinate": "坐标",
}  # fmt: skip
_BASES_ZH = {"surveyed": "实测", "mapped": "图上量取", "text": "据文字描述推定", "guess": "推测"}
_BASES_EN = {"surveyed": "surveyed", "mapped": "read off a map", "text": "placed by a text", "guess": "guessed"}
_MASKS_ZH = {
    "company": "企业名称里的地名", "road": "道路名称里的地名", "produce": "产品名称里的地名", "aside": "来源、销路、合作或相邻之地",
    "longer": "更长地名的一部分", "brand": "企业或产品名称里的地名",
}  # fmt: skip
_MASKS_EN = {
    "company": "inside a company's name", "road": "inside a road's name", "produce": "the name of a product",
    "aside": "an origin, a market, a partner or a neighbour",
    "longer": "part of a longer name", "brand": "inside a firm's or product's name",
}  # fmt: skip


def metres_zh(radius_m: float) -> str:
    """Write a distance for a reader: 400 米, 1.9 公里, 17 公里."""
    if radius_m < 1000:
        return f"{radius_m:.0f} 米"
    return f"{radius_m / 1000:.1f}".removesuffix(".0") + " 公里"


def metres_en(radius_m: float) -> str:
    """Write a distance for a reader: 400 m, 1.9 km, 17 km."""
    if radius_m < 1000:
        return f"{radius_m:.0f} m"
    return f"{radius_m / 1000:.1f}".removesuffix(".0") + " km"


@lru_cache(maxsize=4096)
def full_name(thing: Thing) -> str:
    """District, town and name in one, nothing twice."""
    if thing.kind in ("city", "district", "province") or thing.outside:
        return thing.outside or thing.name
    if thing.level == "line":
        return thing.name
    name = thing.name
    town = "" if thing.town in (None, thing.name) or name.startswith(str(thing.town)) else str(thing.town)
    district = str(thing.district or "")
    if name.startswith((district, district[:2])) and not town:
        district = ""
    return f"{district}{town}{name}"


@lru_cache(maxsize=4096)
def located(thing: Thing, how_zh: str, how_en: str) -> tuple[str, str]:
    """Reason of a place with a position."""
    radius = thing.radius_m or 0.0
    basis_zh, basis_en = _BASES_ZH.get(thing.basis, "来源不明"), _BASES_EN.get(thing.basis, "of unknown origin")
    return (
        f"{how_zh}{full_name(thing)}，点位为{basis_zh}（{_source(thing)}），半径 {metres_zh(radius)}。",
        f"{how_en} {thing.name}; position {basis_en} ({_source(thing)}), radius {metres_en(radius)}.",
    )


@lru_cache(maxsize=4096)
def radius_basis(thing: Thing) -> str:
    """Say what a place's radius is made of."""
    if thing.precision_m is None:
        return f"范围 {metres_zh(thing.radius_m or 0.0)}"
    return f"点位精度 {metres_zh(thing.precision_m)}，连同范围 {metres_zh(thing.radius_m or 0.0)}"


@lru_cache(maxsize=4096)
def without_point(thing: Thing, how_zh: str, how_en: str) -> tuple[str, str]:
    """Reason of a place that is known by name only, or whose position is a guess."""
    if thing.basis == "guess":
        why_zh, why_en = "位置只是推测，列在所属区域下，不画点位", "its position is a guess, so no point is drawn"
    else:
        why_zh, why_en = "词表里有名称而无坐标，不画点位", "known by name without coordinates, so no point is drawn"
    return f"{how_zh}{full_name(thing)}，{why_zh}。", f"{how_en} {thing.name}; {why_en}."


@lru_cache(maxsize=4096)
def unit(thing: Thing, how_zh: str, how_en: str) -> tuple[str, str]:
    """Reason of a district or the city."""
    level = _LEVELS_ZH[thing.level]
    return (
        f"{how_zh}{thing.name}，只到{level}一级，不画点位。",
        f"{how_en} {thing.name}; known to that unit only, so no point is drawn.",
    )


def ambiguous(name: str, things: Sequence[Thing]) -> tuple[str, str]:
    """Reason of several candidates."""
    shown = "、".join(full_name(thing) for thing in things[:4]) + ("等" if len(things) > 4 else "")
    count = len(things)
    return (
        f"“{name}”有 {count} 处同名（{shown}），文中没有写明是哪一处，需补充乡镇或县区。",
        f"“{name}” names {count} places and the text does not say which; a town or district is needed.",
    )


def outside(name: str, where: str, city: str) -> tuple[str, str]:
    """Reason of a place in another city."""
    return f"“{name}”指{where}，不在{city}范围内。", f"“{name}” is {where}, outside {city}."


def nothing(masks: Sequence[str]) -> tuple[str, str]:
    """Reason of a text without a place; ``masks`` say why the names it holds are none."""
    known = [mask for mask in dict.fromkeys(masks) if mask in _MASKS_ZH]
    if known:
        return (
            f"文中出现的只是{'、'.join(_MASKS_ZH[mask] for mask in known)}，不当作所在地。",
            f"The names in the text are {' or '.join(_MASKS_EN[mask] for mask in known)}, not the place of the project.",
        )
    return "文中没有可识别的地名。", "The text names no place that is known."


def _source(thing: Thing) -> str:
    source = thing.source.partition(" (")[0].partition(",")[0].strip().replace("\n", " ")
    return source if len(source) <= 48 else f"{source[:47]}…"
