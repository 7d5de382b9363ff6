"""The units by which an atlas counts its projects: districts, and the functional zones that overlap them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from layers.stores.contract import Query, Store, Value


@dataclass(frozen=True)
class Unit:
    """A district or a functional zone.

    Attributes
    ----------
    kind
        A zone overlaps a district and is never added to it.
    field
        Field of ``projects`` that holds ``name_zh``.
    names
        Everything it is called by, as written.
    """

    slug: str
    kind: Literal["district", "zone"]
    code: str | None
    name_zh: str
    short_zh: str
    name_en: str
    names: tuple[str, ...]
    row: Mapping[str, Value]

    @property
    def field(self) -> str:
        """Name of the field of ``projects`` by which its projects are found."""
        return "district" if self.kind == "district" else "functional_district"

    def document(self) -> dict[str, Any]:
        """Describe the unit with the counts and the sum [100 million CNY] of its projects, ready for JSON."""
        return {
            "slug": self.slug,
            "kind": self.kind,
            "code": self.code,
            "name_zh": self.name_zh,
            "short_zh": self.short_zh,
            "name_en": self.name_en,
            "names": self.names,
            "projects": self.row.get("projects"),
            "projects_located": self.row.get("projects_located"),
            "projects_with_amount": self.row.get("projects_with_amount"),
            "investment_100m_cny": self.row.get("investment_100m_cny"),
        }


def units_of(store: Store) -> tuple[Unit, ...]:
    """Read the districts in the order of the atlas, then the zones; none of a file that has no such layers."""
    order = {entry["slug"]: place for place, entry in enumerate(store.atlas.get("districts", ()))}
    units = [*_read(store, "districts", "district"), *_read(store, "zones", "zone")]
    return tuple(sorted(units, key=lambda unit: (unit.kind, order.get(unit.slug, len(order)))))


def _read(store: Store, layer: str, kind: Literal["district", "zone"]) -> Iterator[Unit]:
    if layer not in store.layers:
        return
    for row in store.rows(Query(layer, limit=max(1, store.count(layer)))):
        code = _text(row, "district_code") if kind == "district" else None
        words = [_text(row, name) for name in ("id", "name_zh", "short_zh", "name_en")]
        aliases = (_text(row, "aliases") or "").split("|")
        names = tuple(dict.fromkeys(name for name in [*words, code, *aliases] if name))
        slug, name_zh, short_zh, name_en = (word or "" for word in words)
        yield Unit(slug, kind, code, name_zh, short_zh or name_zh, name_en, names, row)


def _text(row: Mapping[str, Value], name: str) -> str | None:
    value = row.get(name)
    return str(value) if value else None
