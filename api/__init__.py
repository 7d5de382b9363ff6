"""How people reach the atlas: HTTP and the command line."""

from api.app import create_app
from api.settings import Settings
from api.version import __version__

__all__ = ["Settings", "__version__", "create_app"]
