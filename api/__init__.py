"""How people reach the atlas: HTTP and the command line."""
