"""A year's round: a new year, its decision, its amendments."""
