"""Parts of an address: which names of the gazetteer a text mentions, and which of them are no place of what it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.gazetteer import COMPANY_KINDS, Gazetteer, Need, Sense, Thing

#: What may stand between two parts of one address.
GLUE = frozenset(
    {
        "",
        "的",
        "内",
        "境内",
        "辖区",
        "辖区内",
        "辖内",
        "所辖",
        "下辖",
        "(",
        ")",
        "·",
        ",",
        " ",
        "-",
        "/",
        "之",
        "原",
        "(原",
    }
)
# A name behind one of these is another name: 前四方台 is not 四方台.
_QUALIFIERS = frozenset("前后东西南北大小上下新老")
# A name before one of these is the name of a road or bridge.
_ROADWISE = re.compile(
    r"[东西南北中]?(?:[一二三四五六七八九十]+)?(?:路(?!段)|街(?!道)|大街|大道|巷|胡同|道(?![路])|里(?=\d)|桥|立交桥|大桥|广场|小区|商场|大厦|宾馆)"
)
_CLAUSE_END = frozenset(",;。!?:\n()")
_COMPANY = re.compile(
    r"(?:\([^()]{1,8}\))?(?:有限责任公司|股份有限公司|有限公司|股份公司|集团公司|总公司|分公司|子公司|公司|集团|合作社|事务所|银行)(?:\([^()]{1,8}\))?(?:(?:[一-龥]{2,4})?分公司|有限公司)?"
)
_COMPANY_STOP = re.compile(
    r"[,;。:!?、\s]|的|由|位于|坐落于|地处|落户|与|是|为|在(?!线)|之(?=[一-龥]{2}省|[一-龥]{2}市)"
)
#: Words after which names are markets, partners or neighbours, up to the end of the clause.
_ASIDE = re.compile(
    r"(?:依托|依靠|借助|远销|热销|畅销|行销|销往|销售(?:到|至|往|给)|销到|出口(?:到|至|往)|发往|运往|来自|产自|采自|原产(?:地|于)?|产地(?:为|是|在)?|原料|货源|供应(?:给|商)?|供给|供货|"
    r"辐射|面向|瞄准|对接|联动|对口|结对|合作城市|友好城市|姊妹城市|携手|联合|腹地|市场(?:为|是|在|覆盖|涵盖)|覆盖|客户|总部(?:位于|在|设在)|注册(?:地|于)|毗邻|紧邻|邻近|东邻|西邻|南邻|北邻|东临|西临|南临|北临|东接|西接|南接|北接|相邻)"
)
_PARTNER = re.compile(r"[^,;。()]{0,16}(?:对口|结对|友好城市|姊妹城市)[^,;。()]*")
_FROM = re.compile(r"(?:从|由|自)[^,;。]{2,20}?(?=迁|搬|引进|引入|转移|投资|来|到|至)")
#: Words after which the place of what the text speaks of stands.
_LOCATOR = re.compile(
    r"(?:位于|座落于|坐落于|坐落在|座落在|地处|选址(?:于|在)?|建于|建在|落户(?:于|在)?|落地(?:于|在)|设在|设于|迁至|迁到|迁入|搬迁至|搬至|搬到|厂址(?:在|为|:)?|地址(?:在|为|:)?|项目地(?:点|址)?(?:在|为|:)?|建设地点(?:在|为|:)?)"
)
_PRODUCE = re.compile(
    r"[一-龥]{0,4}?(?:葡萄|苹果|鸡蛋|毛虾|熏鸡|花生|肉鸡|小菜|大米|白菜|干豆腐|烧鸡|小米|地瓜|草莓|鸭梨|南果梨|海参|虾皮|蚬子|毛蚶|海蜇|水豆腐|玛瑙|满族秧歌|剪纸|皮影)(?:品牌|等|$|[,;。、])"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text in normal form, ``start`` to ``end``, and what it may mean; ``masked`` says why it is no place."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    masked: str = ""

    @property
    def thing(self) -> Thing:
        """What the first sense means."""
        return self.senses[0].thing


def mentions(text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Find the names of the gazetteer in a text: from the left, the longest that may stand there.

    Parameters
    ----------
    text
        In normal form.

    Returns
    -------
    list of mentions in the order of the text, none overlapping
    """
    found: list[Mention] = []
    names, lengths = gazetteer.names, gazetteer.lengths
    position, stop = 0, len(text) - 1
    while position < stop:
        for length in lengths.get(text[position : position + 2], ()):
            end = position + length
            if end > stop + 1:
                continue
            known = names.get(text[position:end])
            if known is None:
                continue
            senses = _fitting(known, text, position, end, found)
            if senses:
                found.append(Mention(position, end, senses))
                position = end - 1
                break
        position += 1
    return found


def masked(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Mark the mentions that are no places of what the text speaks of, with the reason.

    Names inside company names and road names, produce, markets, partners, neighbours and origins.
    """
    spans = [*_company_spans(text, found), *_aside_spans(text)]
    marked = []
    for mention in found:
        why = next((why for start, end, why in spans if start <= mention.start and mention.end <= end), "")
        if not why and _is_roadwise(text, mention):
            why = "road"
        if not why and _PRODUCE.match(text, mention.end):
            why = "produce"
        marked.append(replace(mention, masked=why) if why else mention)
    return marked


def focus(text: str) -> tuple[int, int] | None:
    """Find the clause behind a word such as 位于, where the place stands; None where there is no such word."""
    match = None
    for match in _LOCATOR.finditer(text):
        pass
    if match is None:
        return None
    end = next((i for i in range(match.end(), len(text)) if text[i] in ";。!?\n"), len(text))
    return match.end(), end


def companies(text: str) -> bool:
    """Tell whether a text names a company."""
    return _COMPANY.search(text) is not None


def adjacent(text: str, left: Mention, right: Mention) -> bool:
    """Tell whether two mentions are parts of one address."""
    return text[left.end : right.start] in GLUE


def holds(parent: Thing, child: Thing) -> bool:
    """Tell whether a unit holds a thing, by the units that the thing names."""
    if parent is child:
        return False
    if parent.kind in ("city", "province"):
        return not child.outside
    if parent.kind == "district":
        return child.district == parent.name and child.kind != "district"
    if parent.kind == "zone":
        return child.zone == parent.name or (
            child.zone is None and child.kind != "district" and child.district == parent.district
        )
    if parent.kind == "town":
        return child.town == parent.name and child.district == parent.district
    return False


def _fitting(senses: tuple[Sense, ...], text: str, start: int, end: int, found: Sequence[Mention]) -> tuple[Sense, ...]:
    """Keep the senses that may stand here."""
    before = found[-1] if found and text[found[-1].end : start] in GLUE else None
    behind_name = before is not None and before.end == start
    if (
        start
        and not behind_name
        and text[start - 1] in _QUALIFIERS
        and end - start < 5
        and not _after_wind(text, start)
    ):
        return ()
    fitting = []
    alone = None
    for sense in senses:
        if sense.need is Need.NOTHING:
            fitting.append(sense)
            continue
        if before is not None and any(holds(s.thing, sense.thing) for s in before.senses):
            if sense.need is Need.PARENT and before.thing.kind not in ("town", "district", "zone"):
                continue
            fitting.append(sense)
        elif sense.need is Need.PARENT_OR_ALONE:
            if alone is None:
                alone = _alone(text, start, end)
            if alone:
                fitting.append(sense)
    return tuple(fitting)


def _after_wind(text: str, start: int) -> bool:
    """Tell whether the character before a name ends a word of direction: 以南, 向北, 东北."""
    return start > 1 and text[start - 2] in "以向往朝正偏东西站"


def _alone(text: str, start: int, end: int) -> bool:
    left = start == 0 or text[start - 1] in ",;。:、()/ "
    right = end == len(text) or text[end] in ",;。:、()/ "
    return left and right


def _is_roadwise(text: str, mention: Mention) -> bool:
    """Tell whether a short unit's name is the front of a road's: 沈阳路, 北镇街."""
    thing = mention.thing
    if thing.kind not in ("district", "city", "prefecture", "county", "province", "zone", "town"):
        return False
    return text[mention.end - 1] not in "市县区省道镇乡" and _ROADWISE.match(text, mention.end) is not None


def _company_spans(text: str, found: Sequence[Mention]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    last = 0
    for match in _COMPANY.finditer(text):
        start = last
        for stop in _COMPANY_STOP.finditer(text, last, match.start()):
            start = stop.end()
        start = _open_bracket(text, start, match.start())
        inside = [m for m in found if start <= m.start and m.start < match.end()]
        last = match.end()
        if any(m.thing.kind in COMPANY_KINDS and m.end >= match.start() for m in inside):
            continue
        spans.append((_brand_start(text, start, match.start(), inside), match.end(), "company"))
    return spans


def _open_bracket(text: str, start: int, end: int) -> int:
    """Step over a bracket that closes before the company's name begins."""
    opened = text.rfind("(", start, end)
    if opened >= 0 and ")" not in text[opened:end]:
        return opened + 1
    return start


def _brand_start(text: str, start: int, end: int, inside: Sequence[Mention]) -> int:
    """Find where a company's own name starts behind the address in front of it.

    A chain of units with a town, village or site in it, or of three units, is an address; one name alone belongs to the
    company.
    """
    chain: list[Mention] = []
    for mention in inside:
        expected = chain[-1].end if chain else start
        if mention.start != expected or mention.end > end:
            break
        chain.append(mention)
    fine = [m for m in chain if m.thing.level in ("town", "village", "area", "site") and m.thing.kind != "zone"]
    if end - (chain[-1].end if chain else start) < 2:
        return start
    towns = [m for m in chain if m.thing.kind in ("town", "village") and text[m.end - 1] in "镇乡道村办"]
    if (fine and len(chain) >= 2) or len(chain) >= 3 or towns:
        return chain[-1].end
    return start


def _aside_spans(text: str) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for match in _PARTNER.finditer(text):
        spans.append((match.start(), match.end(), "aside"))
    for match in _FROM.finditer(text):
        spans.append((match.start(), match.end(), "aside"))
    for match in _ASIDE.finditer(text):
        end = next((i for i in range(match.end(), len(text)) if text[i] in _CLAUSE_END), len(text))
        spans.append((match.start(), end, "aside"))
    return spans
