"""PDFs from prepared pages: which documents, how they are made, and the seam to the plugin."""
