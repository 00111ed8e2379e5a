"""A page as people wrote it, the kinds of pages, and reviews of pages."""
