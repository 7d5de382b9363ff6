"""How people reach the atlas: HTTP and the command line."""

from importlib.metadata import PackageNotFoundError, version

from api.app import create_app
from api.settings import Settings

__all__ = ["Settings", "__version__", "create_app"]

try:
    __version__ = version("corridor-atlas")
except PackageNotFoundError:  # run from a folder that was never installed
    __version__ = "0.0.0"
