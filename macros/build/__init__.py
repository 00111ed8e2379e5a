"""The story of `lis bygg`, and its receipt."""
