"""What the flows share."""

#: Read by QGIS's own Python; ours has no QGIS.
collect_ignore = ["qgis_probe.py"]
