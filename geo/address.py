"""Parts of an address: which names of the gazetteer a text mentions, and which of them are no place of what it speaks of."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from geo.gazetteer import Gazetteer
from geo.things import COMPANY_KINDS, LINEAR_KINDS, Need, Sense, Thing

#: What may stand between two parts of one address.
GLUE = frozenset({
    "", "的", "内", "境内", "辖区", "辖区内", "辖内", "所辖", "所属", "下辖", "管辖", "(", ")", "·", ",", " ", "-", "/", "之", "原", "(原",
})  # fmt: skip

_CLAUSE_END = frozenset(",;。!?:\n()")
_ALONE = frozenset(",;。:、()/ ")
# A name behind one of these is another name: 前四方台 is not 四方台. Behind a word of direction it is itself: 以南四方台.
_QUALIFIERS = frozenset("前后东西南北大小上下新老")
_DIRECTION = frozenset("以向往朝正偏东西站")
# Words for a river's or road's own matters: 甲区乙河治理 is the river, 甲区乙河 the street of that name.
_RUNNING = re.compile(
    r"[一-龥]{0,4}段|流域|河道|干流|治理|两岸|沿岸|防洪|堤|大桥|特大桥|桥|入海口|水系|水质|生态|综合整治|[一-龥]{0,3}路"
)
# What may follow a name that stands alone: 滨海、松山两区, 大兴一带.
_ALONE_BEFORE = re.compile(
    r"等|[两二三四五六七八九]个?[区县市镇乡地站]|一带|地区|片区|境内|全境|当地|附近|周边|[东西南北]?部|以|方向"
)
# A stem before one of these is the front of a longer name: 石盘 in 石盘沟子.
_LONGER = re.compile(r"[子河沟屯村庄堡台岭山窝铺营家店甸沿洼岗场寨园区桥]")
# What may follow a village's stem, or a town's of two characters, which else is the front of a longer name: 大市 in 大市场.
_STEM_END = re.compile(
    r"$|[^一-龥]|[的内境附周旁以与和及至到等一二三四五六七八九十东南西北]|项目|工程|地区|政府|中心|园区|产业|工业|农业|风电|光伏"
)
# Before these a government's name is somebody who acts and no place: 甲县政府投资项目.
_ACTING = re.compile(
    r"拟|将|(?:、[^,;。]{2,16}?)?(?:有关|相关|主要)*(?:负责|领导|部门|同志)|决定|批准|批复|印发|主导|牵头|投资|组织|出台|主办|采购|推进|实施|启动|招商|引进|正在|已经|大力|关于|工作报告|"
    r"(?:与|和|同)[^,;。]{2,24}?(?:签|合作|共建|共同|联合|携手)"
)
_UNITS = frozenset({"district", "city", "prefecture", "county", "province", "country", "zone", "town"})
# A unit's name before one of these is the front of a road's, a bridge's or a bay's.
_ROADWISE = re.compile(
    r"[东西南北中]?(?:路(?!段)|街(?!道)|大街|大道|巷|胡同|道(?!路)|桥|立交|大桥|广场|小区|商场|大厦|宾馆|酒店|湾|[一二三四五六七八九十]+(?:路|街|巷))"
)
# A town's short form that ends so is a river's name too.
_WATERS = frozenset("河江湖海")
# A short name of a district or city before one of these is the front of a village's: 黑山屯.
_VILLAGEWISE = frozenset("屯村庄子沟堡铺岭头窝口")
# 黑山 before this is a country.
_COUNTRY = "共和国"
# A river's or road's name before one of these is the front of what is named after it: 女儿河纸厂, 解放路小学.
_NAMED_AFTER = re.compile(
    r"[一-龥]{0,4}?(?:厂|小区|学校|小学|中学|大学|医院|公园|广场|市场|商场|大厦|酒店|矿|社区|派出所)"
)
# A site's or park's name before one of these is the front of a unit's, a road's or a school's: 观音阁镇.
_CALLED_AFTER = re.compile(
    r"[镇乡村屯]|街道|社区|小区|小学|中学|学校|医院|派出所|路(?![灯网面基口边])|(?:大)?街(?![区景面边])"
)
# A short name of another city that no word for a place follows is a firm's, a product's or a style's: 宁德时代.
_PLACELIKE = re.compile(
    r"$|[^一-龥]|[市省区县旗盟镇乡村港站场路街道园岛湾桥城山河湖海江口境等各及和与至到以交东西南北之的地周附沿方向一]|新区|开发|经济|内陆|"
    r"[一-龥]{1,6}(?:[市区县旗镇乡村港站路街园岛湾桥城]|码头|口岸|基地|机场|开发区|内陆港)"
)

# Little behind a country's name is a place in it: 日本大阪.
_BRIEF = re.compile(r"[一-龥]{1,3}(?![一-龥])")

_LEGAL = r"(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|总公司|分公司|子公司|公司|集团|合作社|联社|信用社|事务所|银行)"
_COMPANY = re.compile(
    rf"(?:\([^()]{{1,8}}\))?{_LEGAL}(?:\((?:集团|控股|股份|中国|北方)\))?(?:(?:[一-龥]{{2,4}})?分公司|有限公司)?"
)
_COMPANY_STOP = re.compile(r"[,;。:!?、\s]|的|由|位于|坐落于|地处|落户|与|是|为|在(?!线)")
#: Ends of a unit's name that only an address writes out.
_WRITTEN_OUT = "镇乡道村办"

#: Behind these stand markets, partners, neighbours and origins, up to the end of the clause.
_ASIDE = re.compile(
    r"依托|依靠|借助|远销|热销|畅销|行销|销往|销售(?:到|至|往|给|区域|市场)|销到|出口(?![位处东西南北附周以路匝高收的及和、,;。)\d]|$)|发往|运往|运至|来自|产自|采自|采购自|原产(?:地|于)?|"
    r"产地(?:为|是|在)?|原料|货源|供应(?:给|商)?|供给|供货|供往|辐射|面向|瞄准|对接|联动|联通|对口|结对|合作城市|友好城市|姊妹城市|携手|联合|腹地|"
    r"市场(?:为|是|在|覆盖|涵盖)|覆盖|客户|总部(?:位于|在|设在)|注册(?:地|于)|毗邻|紧邻|邻近|临近|靠近|紧靠|背靠|服务于|[东西南北](?:邻|临|接)|相邻|接壤的"
)
#: Before these stand partners and props, from the start of the clause.
_BEFORE_ASIDE = re.compile(
    r"[^,;。()]{0,16}(?:对口|结对|友好城市|姊妹城市)[^,;。()]*|(?:与|同|和)[^,;。]{2,24}?(?:合作|协作|联动|对接|联通|签约)|"
    r"以[^,;。]{2,12}?为(?:依托|龙头|核心|中心|引擎|支点|节点|支撑|腹地|重点)|"
    r"(?:从|由|自)[^,;。]{2,20}?(?=迁|搬|引进|引入|转移|投资|来|运往|运至|发往)|"
    r"[^,;。]{2,10}?腹地|(?:经由|经|通过)[^,;。]{2,10}?(?=出口|进口|中转|转运|外运|出海|下海|装船)"
)
#: What a site borders on, side by side: 东至甲河, 西临乙路.
_BOUNDS = re.compile(r"(?<![^,;。:(目块地围])[东西南北](?:侧|面)?(?:至|到|临|邻|接|靠)(?!县)")
#: Before a place stands how far it is, behind another place: 甲镇…, 距乙港80公里.
_APART = re.compile(r"(?:距离|距|离)$")
# And behind it, where the place follows: 距甲县城5公里的乙镇.
_AWAY = re.compile(r"[^,;。]{0,4}?[\d.一二三四五六七八九十百半两]+(?:公里|千米|里|米)(?:左右)?(?:处|远|外)?的")
_PRODUCE = re.compile(
    r"[一-龥]{0,4}?(?:葡萄|苹果|鸡蛋|毛虾|熏鸡|花生|肉鸡|小菜|大米|白菜|干豆腐|烧鸡|小米|地瓜|草莓|鸭梨|南果梨|海参|虾皮|虾酱|虾油|蚬子|毛蚶|"
    r"海蜇|水豆腐|玛瑙|熏肉|烧烤|秧歌|剪纸|皮影)(?:品牌|等|$|[,;。、])"
)
# A district's short name before one of these is a brand's, a hall's or a breed's.
_BRANDED = re.compile(r"牌(?![坊楼匾照])|殿|羊(?!场)")
#: Behind these stands the place of what the text speaks of.
_LOCATOR = re.compile(
    r"(?:位于|座落于|坐落于|坐落在|座落在|地处|选址(?:于|在)?|建于|建在|落户(?:于|在)?|落地(?:于|在)|落址|设在|设于|迁至|迁到|迁入|搬迁至|搬至|搬到|"
    r"厂址(?:在|为|:)?|地址(?:在|为|:)?|(?:项目)?(?:所在地|地点|地址|建设地点)(?:在|为|:)?)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text in normal form, ``start`` to ``end``, and what it may mean.

    ``masked`` says why it is no place of what the text speaks of: company, road, longer, produce, aside, brand; empty when it may be.
    """

    start: int
    end: int
    senses: tuple[Sense, ...]
    masked: str = ""
    #: What the first sense means; of this atlas where any is.
    thing: Thing = field(init=False)
    #: Whether it can only mean another city's.
    outside: bool = field(init=False)

    def __post_init__(self) -> None:
        local = next((sense.thing for sense in self.senses if not sense.thing.outside), None)
        object.__setattr__(self, "outside", local is None)
        object.__setattr__(self, "thing", local or self.senses[0].thing)


def mentions(text: str, gazetteer: Gazetteer, *, start: int = 0, before: Mention | None = None) -> list[Mention]:
    """Find the names of the gazetteer in a text: from the left, the longest that may stand there.

    A shorter one is taken where it and the name right behind it reach farther: 黑山, 镇安镇 and not 黑山镇.

    Parameters
    ----------
    text
        In normal form.
    start, before
        Where to begin, and the mention that ends there.

    Returns
    -------
    list of mentions in the order of the text, none overlapping
    """
    found: list[Mention] = []
    last = before
    names, lengths = gazetteer.names, gazetteer.lengths
    position, size = start, len(text)
    while position < size - 1:
        best, reach = None, 0
        for length in lengths.get(text[position : position + 2], ()):
            end = position + length
            known = names.get(text[position:end]) if end <= size else None
            senses = _fitting(known, text, position, end, last, gazetteer) if known else ()
            if senses:
                covered = end + _longest_at(text, end, gazetteer)
                if covered > reach:
                    best, reach = Mention(position, end, senses), covered
        if best is not None:
            last = best
            found.append(best)
            position = best.end - 1
        position += 1
    return found


def masked(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Mark the mentions that are no places of what the text speaks of, with the reason.

    Names inside company names and road names, produce, markets, partners, neighbours and origins.
    """
    if not found:
        return []
    spans = [*_company_spans(text, found), *_aside_spans(text)]
    marked: list[Mention] = []
    begins = {mention.start for mention in found}
    for mention in found:
        why = next((why for start, end, why in spans if start <= mention.start and mention.end <= end), "")
        why = (
            why or _masked_by_what_follows(text, mention, begins) or _masked_by_distance(text, mention, marked, begins)
        )
        marked.append(replace(mention, masked=why) if why else mention)
    return marked


def focus(text: str) -> tuple[int, int] | None:
    """Find the clause behind the last word such as 位于, where the place stands; None where there is no such word."""
    found = list(_LOCATOR.finditer(text))
    if not found:
        return None
    start = found[-1].end()
    return start, next((i for i in range(start, len(text)) if text[i] in ";。!?"), len(text))


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses, from and to, that say what a site borders on.

    Examples
    --------
    >>> [text[start:end] for text in ("甲镇,东至乙河,西临丙路",) for start, end in bounds(text)]
    ['东至乙河', '西临丙路']
    """
    for match in _BOUNDS.finditer(text):
        yield match.start(), _clause_end(text, match.end())


def holds(parent: Thing, child: Thing) -> bool:
    """Tell whether a unit holds a thing, by the units that the thing names."""
    if parent is child or parent.outside:
        return False
    if parent.kind in ("city", "province"):
        return not child.outside and child.kind != "province"
    if parent.kind == "district":
        return child.district == parent.name and child.kind != "district"
    if parent.kind == "zone":
        inside = child.zone is None and child.district == parent.district
        return child.kind not in ("district", "zone") and (child.zone == parent.name or inside)
    if parent.kind == "town":
        return child.kind != "town" and child.town == parent.name and child.district == parent.district
    return False


def _longest_at(text: str, start: int, gazetteer: Gazetteer) -> int:
    """Length of the longest name that stands at ``start``."""
    for length in gazetteer.lengths.get(text[start : start + 2], ()):
        if start + length <= len(text) and text[start : start + length] in gazetteer.names:
            return length
    return 0


def _fitting(
    senses: tuple[Sense, ...], text: str, start: int, end: int, last: Mention | None, gazetteer: Gazetteer
) -> tuple[Sense, ...]:
    """Keep the senses that may stand here."""
    if _ACTING.match(text, end):
        senses = tuple(sense for sense in senses if sense.thing.kind != "seat")
    before = last if last is not None and text[last.end : start] in GLUE else None
    if end - start < 5 and (before is None or before.end != start) and _qualified(text, start):
        return ()
    if all(sense.need is Need.NOTHING for sense in senses):
        return senses
    if before is not None and _narrows(before, text, start, end):
        held = tuple(
            s
            for s in senses
            if holds(before.thing, s.thing)
            and (_stands(s, text, start, end, before, alone=False) or _leads_on(s.thing, text, end, gazetteer))
        )
        if held:
            return held
    ends = end == len(text) or text[end] in _ALONE or _ALONE_BEFORE.match(text, end) is not None
    alone = ends and (start == 0 or text[start - 1] in _ALONE)
    return tuple(sense for sense in senses if _stands(sense, text, start, end, before, alone=alone))


def _narrows(before: Mention, text: str, start: int, end: int) -> bool:
    """Tell whether a name right behind a unit can only be something in it: 黑山县太和 is no 太和区."""
    gap = text[before.end : start]
    return (
        before.thing.kind in ("district", "town") and gap in ("", "的", "内", "境内") and not _RUNNING.match(text, end)
    )


def _leads_on(thing: Thing, text: str, end: int, gazetteer: Gazetteer) -> bool:
    """Tell whether a unit's short form that ends at ``end`` is followed by the name of something in it: 富屯龙岗子."""
    following = text[end : end + _longest_at(text, end, gazetteer)]
    return bool(following) and any(holds(thing, sense.thing) for sense in gazetteer.names[following])


def _qualified(text: str, start: int) -> bool:
    """Tell whether the character before a name makes it another name."""
    return start > 0 and text[start - 1] in _QUALIFIERS and not (start > 1 and text[start - 2] in _DIRECTION)


def _stands(sense: Sense, text: str, start: int, end: int, before: Mention | None, *, alone: bool) -> bool:
    if sense.need is Need.NOTHING:
        return True
    if alone and (sense.need is Need.PARENT_OR_ALONE or end - start > 2):
        return True
    if before is None or not any(holds(parent.thing, sense.thing) for parent in before.senses):
        return False
    if sense.need is Need.PARENT and before.thing.kind not in ("town", "district", "zone"):
        return False
    water = text[end - 1] in _WATERS and _RUNNING.match(text, end) is not None
    if sense.need is Need.PARENT or end - start == 2:
        return not water and _STEM_END.match(text, end) is not None
    return not water and _LONGER.match(text, end) is None


def _masked_by_distance(text: str, mention: Mention, before: Sequence[Mention], begins: Set[int]) -> str:
    """Say that a name only tells how far off it is from a place named before or right behind it; empty where it does not."""
    told = _APART.search(text, 0, mention.start) is not None
    fine = any(not (m.masked or m.outside or m.thing.level in ("city", "district")) for m in before)
    away = _AWAY.match(text, mention.end) if told else None
    return "aside" if told and (fine or (away is not None and away.end() in begins)) else ""


def _masked_by_what_follows(text: str, mention: Mention, begins: Set[int]) -> str:
    """Say why a name is the front of another name; empty where it is not."""
    thing = mention.thing
    if _PRODUCE.match(text, mention.end):
        return "produce"
    if thing.kind in LINEAR_KINDS or (thing.level in ("site", "area") and thing.kind != "zone"):
        longer = _NAMED_AFTER if thing.kind in LINEAR_KINDS else _CALLED_AFTER
        return "longer" if longer.match(text, mention.end) else ""
    stem = thing.kind in ("district", "city") and text[mention.start : mention.end] == thing.name[:-1]  # 北镇 of 北镇市
    if thing.kind not in _UNITS or (text[mention.end - 1] in "市县区省道镇乡旗" and not stem):
        return ""
    branded = stem and _BRANDED.match(text, mention.end) is not None
    if branded or text[mention.end : mention.end + 1] in _VILLAGEWISE or text.startswith(_COUNTRY, mention.end):
        return "longer"
    if _ROADWISE.match(text, mention.end):
        return "road"
    brand = mention.outside and mention.end not in begins and _is_brand(text, mention)
    return "brand" if brand else ""


def _is_brand(text: str, mention: Mention) -> bool:
    """Tell whether nothing like a place follows another city's short name, or more than a place in a country's."""
    abroad = mention.thing.kind == "country" and _BRIEF.match(text, mention.end)
    return not abroad and _PLACELIKE.match(text, mention.end) is None


def _company_spans(text: str, found: Sequence[Mention]) -> Iterator[tuple[int, int, str]]:
    last = 0
    for match in _COMPANY.finditer(text):
        start = last
        for stop in _COMPANY_STOP.finditer(text, last, match.start()):
            start = stop.end()
        opened = text.rfind("(", start, match.start())
        if opened >= 0 and ")" not in text[opened : match.start()]:
            start = opened + 1
        last = match.end()
        inside = [m for m in found if start <= m.start < match.end()]
        known = any(m.end >= match.start() if m.thing.kind in COMPANY_KINDS else m.end >= match.end() for m in inside)
        if not known:
            yield _brand_start(start, match.start(), inside, text), match.end(), "company"


def _brand_start(start: int, end: int, inside: Sequence[Mention], text: str) -> int:
    """Find where a company's own name starts behind the address in front of it.

    Units down to a town written out, a village or a site, or three units, are an address; a city's or a district's name
    alone belongs to the company.
    """
    chain: list[Mention] = []
    for mention in inside:
        if mention.start != (chain[-1].end if chain else start) or mention.end > end:
            break
        chain.append(mention)
    if not chain or end - chain[-1].end < 2:
        return start
    fine = [m for m in chain if m.thing.level in ("town", "village", "area", "site") and m.thing.kind != "zone"]
    written_out = any(m.thing.kind in ("town", "village") and text[m.end - 1] in _WRITTEN_OUT for m in chain)
    park = any(m.thing.kind == "park" for m in chain)
    address = written_out or park or len(chain) >= 3 or (fine and len(chain) >= 2)
    return chain[-1].end if address else start


def _aside_spans(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _BEFORE_ASIDE.finditer(text):
        yield match.start(), match.end(), "aside"
    for match in _ASIDE.finditer(text):
        yield match.start(), _clause_end(text, match.end()), "aside"
    for start, end in bounds(text):
        yield start, end, "aside"


def _clause_end(text: str, start: int) -> int:
    return next((i for i in range(start, len(text)) if text[i] in _CLAUSE_END), len(text))
