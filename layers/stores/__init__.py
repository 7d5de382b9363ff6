"""Stores of layers: one contract, one implementation a file."""
