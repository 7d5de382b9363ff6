"""The units by which projects are found: districts and functional zones, and the names that people give them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from api.errors import DistrictNotFoundError
from geo.names import normal_form
from layers.stores.contract import Query, Store, Value

#: What names of districts and zones end in; the rest of the name means them too (黑山, 滨海).
_KINDS = re.compile(r"(?<=..)(?:自治县|新区|开发区|[县市区])$")


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


class Units:
    """The districts and zones of a store, found by any of their names."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def all(self) -> tuple[Unit, ...]:
        """Districts in the order of the atlas, then zones."""
        order = {entry["slug"]: place for place, entry in enumerate(self._store.atlas.get("districts", ()))}
        units = [*self._read("districts", "district"), *self._read("zones", "zone")]
        return tuple(sorted(units, key=lambda unit: (unit.kind, order.get(unit.slug, len(order)))))

    def _read(self, layer: str, kind: Literal["district", "zone"]) -> Iterator[Unit]:
        if layer not in self._store.layers:
            return
        for row in self._store.rows(Query(layer, limit=max(1, self._store.count(layer)))):
            code = _text(row, "district_code") if kind == "district" else None
            words = [_text(row, name) for name in ("id", "name_zh", "short_zh", "name_en")]
            aliases = (_text(row, "aliases") or "").split("|")
            names = tuple(dict.fromkeys(name for name in [*words, code, *aliases] if name))
            slug, name_zh, short_zh, name_en = (word or "" for word in words)
            yield Unit(slug, kind, code, name_zh, short_zh or name_zh, name_en, names, row)

    @cached_property
    def _by_name(self) -> Mapping[str, Unit]:
        found: dict[str, Unit] = {}
        for unit in self.all:
            for name in unit.names:
                found.setdefault(_key(name), unit)
        # Short forms come after all full ones, so that they never take a name from another unit.
        for unit in self.all:
            for name in unit.names:
                found.setdefault(_KINDS.sub("", _key(name)), unit)
        return found

    def named(self, name: str) -> Unit:
        """Return the unit of a name.

        Parameters
        ----------
        name
            Full or short Chinese name, simplified or traditional, an alias, the English name, the division code or
            the slug; case and spaces do not matter.

        Raises
        ------
        DistrictNotFoundError
            Nothing is called so; the error lists what there is.
        """
        unit = self._by_name.get(_key(name))
        if unit is None:
            known = [f"{unit.name_zh} ({unit.slug})" for unit in self.all]
            raise DistrictNotFoundError(f"{name[:100]!r} is no district; there are {', '.join(known)}", known)
        return unit


def _text(row: Mapping[str, Value], name: str) -> str | None:
    value = row.get(name)
    return str(value) if value else None


def _key(name: str) -> str:
    return re.sub(r"[\s_-]+", "", normal_form(name[:200])).casefold()
