"""What a change means: two trees of a root compared for readers, figures, measures, what is frozen, and code."""
