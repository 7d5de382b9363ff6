"""Reference systems as QGIS reads them: by their text, the number alone is not enough."""

from layers.render.markup import Element, element

_DEGREE = 'ANGLEUNIT["degree",0.0174532925199433]'
_METRE = 'LENGTHUNIT["metre",1]'
_DATUM = (
    f'DATUM["World Geodetic System 1984",ELLIPSOID["WGS 84",6378137,298.257223563,{_METRE}]],'
    f'PRIMEM["Greenwich",0,{_DEGREE}]'
)

#: Well-known text of ISO 19162, as PROJ writes it, without the realisations that grow with each of its versions.
_TEXTS = {
    "EPSG:4326": (
        f'GEOGCRS["WGS 84",{_DATUM},CS[ellipsoidal,2],'
        f'AXIS["geodetic latitude (Lat)",north,ORDER[1],{_DEGREE}],'
        f'AXIS["geodetic longitude (Lon)",east,ORDER[2],{_DEGREE}],ID["EPSG",4326]]'
    ),
    "EPSG:3857": (
        f'PROJCRS["WGS 84 / Pseudo-Mercator",BASEGEOGCRS["WGS 84",{_DATUM},ID["EPSG",4326]],'
        'CONVERSION["Popular Visualisation Pseudo-Mercator",'
        'METHOD["Popular Visualisation Pseudo Mercator",ID["EPSG",1024]],'
        f'PARAMETER["Latitude of natural origin",0,{_DEGREE},ID["EPSG",8801]],'
        f'PARAMETER["Longitude of natural origin",0,{_DEGREE},ID["EPSG",8802]],'
        f'PARAMETER["False easting",0,{_METRE},ID["EPSG",8806]],'
        f'PARAMETER["False northing",0,{_METRE},ID["EPSG",8807]]],'
        f'CS[Cartesian,2],AXIS["easting (X)",east,ORDER[1],{_METRE}],'
        f'AXIS["northing (Y)",north,ORDER[2],{_METRE}],ID["EPSG",3857]]'
    ),
}


def reference_system(name: str) -> Element:
    """Write a reference system; EPSG:4326 and EPSG:3857 are known.

    Examples
    --------
    >>> reference_system("EPSG:4326").findtext("authid")
    'EPSG:4326'
    """
    return element("spatialrefsys", None, element("wkt", text=_TEXTS[name]), element("authid", text=name))
