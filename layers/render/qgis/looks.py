"""Which look a layer has beside the others of its file."""

from collections.abc import Iterable

import msgspec

from layers.catalogue import Layer
from layers.style import Rule, Style, read_style

#: A layer with the look that draws it; None for a table, and for a layer of a foreign file.
Drawn = tuple[Layer, Style | None]

#: Whose legs are drawn from a layer of their own, and the field of other layers that says the same of whole routes.
_CORRIDOR, _BRANCH = "corridor", "branch"


def looks(layers: Iterable[Layer]) -> list[Drawn]:
    """Give each layer its look.

    Returns
    -------
    list of pairs, in the order of ``layers``
        Where the corridor is among them, routes are drawn as what they are: only a part of a route may carry a branch.

    Raises
    ------
    StyleError
        A layer names a style that is not there.
    """
    found = list(layers)
    apart = any(layer.id == _CORRIDOR for layer in found)
    return [(layer, _look(layer, apart=apart)) for layer in found]


def _look(layer: Layer, *, apart: bool) -> Style | None:
    if layer.style is None:
        return None
    style = read_style(layer.style)
    if not apart or layer.id == _CORRIDOR:
        return style
    return msgspec.structs.replace(style, rules=tuple(rule for rule in style.rules if not _is_corridor(rule)))


def _is_corridor(rule: Rule) -> bool:
    return _BRANCH in rule.when or rule.when.get("kind") == (_CORRIDOR,)
