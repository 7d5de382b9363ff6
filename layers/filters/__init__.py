"""Filters: CQL2 read into a tree that is checked against its layer; masks over columns and SQL are made from the tree."""

from layers.filters.masks import mask
from layers.filters.parse import FilterLang, parse_filter
from layers.filters.searchable import Searchable
from layers.filters.tree import Expression

__all__ = ["Expression", "FilterLang", "Searchable", "mask", "parse_filter"]
