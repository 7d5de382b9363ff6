"""Districts and functional zones by the names that people give them."""

import re
from collections.abc import Mapping
from functools import cached_property

from api.errors import DistrictNotFoundError
from geo.names import normal_form
from layers.stores.contract import Store
from layers.units import Unit, units_of

#: What names of districts and zones end in; the rest of the name means them too (黑山, 滨海).
_KINDS = re.compile(r"(?<=..)(?:自治县|新区|开发区|[县市区])$")


class Units:
    """The districts and zones of a store, found by any of their names."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def all(self) -> tuple[Unit, ...]:
        """Districts in the order of the atlas, then zones."""
        return units_of(self._store)

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


def _key(name: str) -> str:
    return re.sub(r"[\s_-]+", "", normal_form(name[:200])).casefold()
