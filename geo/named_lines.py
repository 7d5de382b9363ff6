"""Routes by the names that texts give them: 锦承线 is 锦承铁路, but 京哈高速 is not 京哈铁路."""

import re
from functools import cached_property

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.names import normal_form

#: Kinds of routes whose points were read off a map; the courses of the others are schematic and are not drawn.
DRAWN = ("rail", "hsr")
#: Characters of the longest form that is looked up.
_LONGEST = 8

_KIND = re.compile(r"(?:高速公路|高速铁路|客运专线|高速|高铁|客专|铁路|公路|线)$")
_ROADS = frozenset({"高速公路", "高速", "公路"})
_NUMBER = re.compile(r"^[A-Z]\d+")


class NamedLines:
    """The routes of an atlas, found by name.

    Parameters
    ----------
    routes
        Rows of ``routes.csv`` (``route_name_zh, kind, lon, lat`` [° WGS 84]), in order along each route; None: no routes.
    """

    def __init__(self, routes: pd.DataFrame | None) -> None:
        self._routes = routes

    def ending(self, text: str) -> tuple[str, BaseGeometry | None]:
        """Find the route that a text ends with the name of.

        Returns
        -------
        Name and course [WGS 84]; the name is empty where no route is named, the course None where it may not be drawn

        Examples
        --------
        >>> points = {"route_name_zh": ["甲乙线(甲–乙)"] * 2, "kind": "rail", "lon": [121.0, 122.0], "lat": 41.0}
        >>> NamedLines(pd.DataFrame(points)).ending("新建甲乙铁路")
        ('甲乙线', <LINESTRING (121 41, 122 41)>)
        >>> NamedLines(pd.DataFrame(points)).ending("甲乙高速")
        ('', None)
        """
        kind = _KIND.search(text)
        forms = self._forms[kind is not None and kind.group() in _ROADS]
        for whole, shortest in ((text, 3), (text[: kind.start()] if kind else text, 2)):
            for length in range(min(len(whole), _LONGEST), shortest - 1, -1):
                name = forms.get(whole[-length:])
                if name:
                    return normal_form(name).partition("(")[0], self._courses.get(name)
        return "", None

    @cached_property
    def _courses(self) -> dict[str, BaseGeometry]:
        """Course by the route's name in the table."""
        if self._routes is None:
            return {}
        drawn = self._routes[self._routes["kind"].isin(DRAWN)]
        return {
            str(name): shapely.LineString(points[["lon", "lat"]].astype(float).to_numpy())
            for name, points in drawn.groupby("route_name_zh", sort=False)
            if len(points) > 1
        }

    @cached_property
    def _forms(self) -> tuple[dict[str, str], dict[str, str]]:
        """Name in the table by every form of a route's name: of all but roads, of roads."""
        forms: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for name in [] if self._routes is None else dict.fromkeys(map(str, self._routes["route_name_zh"])):
            for written in re.split(r"[/、]", normal_form(name).partition("(")[0]):
                bare = _NUMBER.sub("", written)
                kind = _KIND.search(bare)
                stem = bare[: kind.start()] if kind else bare
                road = kind is not None and kind.group() in _ROADS
                for form in (written, bare, *((stem,) if 2 <= len(stem) <= 3 else ())):
                    forms[road].setdefault(form, name)
        return forms
