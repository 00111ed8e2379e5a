"""What writes to `data/` and begins pages: new records, spreadsheets in, examples away."""
