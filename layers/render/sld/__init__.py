"""A look as an OGC Styled Layer Descriptor 1.1 with Symbology Encoding, for GeoServer and other servers and clients."""

from layers.render.sld.document import sld

__all__ = ["sld"]
