"""The offline geocoder: rules over a gazetteer, that answer with a place, with candidates, or with why there is none."""

from geo.rules.geocoder import GazetteerGeocoder

__all__ = ["GazetteerGeocoder"]
