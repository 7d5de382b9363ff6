"""Which version this is."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("corridor-atlas")
except PackageNotFoundError:  # run from a folder that was never installed
    __version__ = "0.0.0"
