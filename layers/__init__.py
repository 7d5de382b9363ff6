"""What the map shows: layers made, kept, asked and drawn. Knows :mod:`geo`, no web framework."""
