"""Looks and layers written outward: for the browser, for QGIS, for paper."""
