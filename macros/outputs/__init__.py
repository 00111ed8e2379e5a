"""What a build gives besides the site: exports, calendar, search, offline copy, letters."""
