"""The fields of a layer in QGIS: what they are called, and what their slugs mean."""

from layers.catalogue import Field, Layer
from layers.render.markup import Element, element
from layers.render.qgis import expressions
from layers.render.qgis.options import option, option_map
from layers.render.wording import Wording


def field_parts(layer: Layer, wording: Wording) -> list[Element]:
    """Write aliases and value maps; QGIS goes by the name of a field, not by its place."""
    return [
        element("fieldConfiguration", None, *(_configuration(one, wording) for one in layer.fields)),
        element(
            "aliases",
            None,
            *(
                element("alias", {"field": one.name, "index": place, "name": wording.name(one)})
                for place, one in enumerate(layer.fields)
            ),
        ),
        element("previewExpression", text=_shown_by(layer, wording)),
    ]


def _configuration(one: Field, wording: Wording) -> Element:
    terms = wording.terms(one)
    about = {"name": one.name, "configurationFlags": "None"}
    if not terms:
        return element("field", about)
    entries = (option_map(None, [option(label, slug)]) for slug, label in terms.items())
    config = element("config", None, option_map(None, [element("Option", {"name": "map", "type": "List"}, *entries)]))
    return element("field", about, element("editWidget", {"type": "ValueMap"}, config))


def _shown_by(layer: Layer, wording: Wording) -> str:
    names = (f"name_{wording.lang}", "name_zh", "id")
    return expressions.field(next((name for name in names if layer.field(name)), layer.fields[0].name))
