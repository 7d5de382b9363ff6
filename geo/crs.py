"""The reference systems of the atlas: what is kept and sent, and what it may be turned into."""

#: Everything kept or sent: WGS 84, longitude before latitude (OGC CRS84).
WGS84 = "OGC:CRS84"
