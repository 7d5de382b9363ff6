"""Places in other cities: said where, never snapped to the atlas."""

import re

from geo.address import Mention
from geo.geocode import Answer
from geo.names import normal_form
from geo.rules import reasons
from geo.rules.case import Case, Chain, blank
from geo.rules.confidence import ALONE, CITY_HINT, WITH_DISTRICT
from geo.rules.reading import match_of
from geo.rules.world import World

_LEADS_OVER = re.compile(r"(?:在|到|至|与|和|、|来|赴|向|于|入|及|同|驻|给|对|——|—|,|;|。|\()$")
#: What parts two statements: a city named before it does not reach a name behind it.
_PARTED = frozenset(",;。()")


def elsewhere(case: Case, world: World) -> Answer | None:
    """Answer a text that names another city, or whose document or column does, else None.

    A stated other city wins over names that the atlas has too, unless the text also states the city or a district of the
    atlas in another address.
    """
    outside = [chain for chain in case.chains if _is_outside(chain)]
    inside = [chain for chain in case.chains if not _is_outside(chain) and not _only_province(chain)]
    first = outside[0] if outside else None
    stated = any(_states(case, chain, first) for chain in inside)
    if outside:
        reached = all(_reaches(case, outside[0], chain) for chain in inside)
        return _out(case, outside[0], world) if not stated and reached else None
    city = normal_form(case.query.city)
    hint = case.hints.outside or (city if city and world.city not in city else "")
    if hint and inside and not stated:
        words = (
            f"文中没有写明城市，按资料所述是{hint}的地方，不在{world.city_name}范围内。",
            f"The text names no city; its document or column says {hint}, which is outside the city.",
        )
        return blank(case, "out_of_area", words, confidence=ALONE * CITY_HINT, flags=("city_hint",))
    return None


def _out(case: Case, chain: Chain, world: World) -> Answer:
    finest = [mention for mention in chain if any(sense.thing.outside for sense in mention.senses)][-1]
    senses = [sense for sense in finest.senses if sense.thing.outside]
    where = list(dict.fromkeys(sense.thing.outside for sense in senses))
    heads = [s.thing.outside for m in chain for s in m.senses if s.thing.outside and m is not finest]
    where = [place for place in where if not heads or place.startswith(tuple(heads))] or where
    said = "、".join(where[:3]) + ("等地" if len(where) > 3 else "")
    words = reasons.outside(case.quote(chain), said, world.city_name)
    matched = [match_of(m, next((s for s in m.senses if s.thing.outside), None)) for m in chain]
    return blank(case, "out_of_area", words, matched=matched, confidence=WITH_DISTRICT)


def _is_outside(chain: Chain) -> bool:
    """Tell whether an address begins in another city; the atlas's own province may stand before it."""
    named = [mention for mention in chain if not _is_own_province(mention)]
    return bool(named) and named[0].outside


def _only_province(chain: Chain) -> bool:
    return all(map(_is_own_province, chain))


def _is_own_province(mention: Mention) -> bool:
    return mention.thing.kind == "province" and not mention.outside


def _states(case: Case, chain: Chain, outside: Chain | None) -> bool:
    """Tell whether an address states the city or a district of the atlas.

    Behind another city's, a short form is a street's or a firm's there, unless a word leads over to it.
    """
    units = [mention for mention in chain if mention.thing.kind in ("city", "district")]
    if not units or outside is None or chain[0].start < outside[0].start or len(chain) > 1:
        return bool(units)
    return case.text[units[0].end - 1] in "市区县" or _LEADS_OVER.search(case.text, 0, chain[0].start) is not None


def _reaches(case: Case, city: Chain, chain: Chain) -> bool:
    """Tell whether a name stands behind another city's in one statement."""
    return chain[0].start > city[0].start and not _PARTED & set(case.text[city[-1].end : chain[0].start])
