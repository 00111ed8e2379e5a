"""A list of requirements from somebody else, matched with our measures: by number where a key is known, else by likeness."""
