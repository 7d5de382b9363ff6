"""What is asked for a tile."""

import morecantile

from layers.catalogue import Layer
from layers.stores.contract import Query, SortKey
from layers.tile_grid import MAX_FEATURES, tile_box
from layers.totals import AMOUNT


def tile_query(layer: Layer, tile: morecantile.Tile) -> Query:
    """Ask for the features of a tile and its surroundings, the largest amounts first where the layer has any."""
    ranked = (SortKey(AMOUNT, descending=True),) if layer.field(AMOUNT) else ()
    return Query(layer.id, bbox=tile_box(tile), located=True, sortby=ranked, limit=MAX_FEATURES)
