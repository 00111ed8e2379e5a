"""Thin adapters: a prepared tree in, a site out."""
