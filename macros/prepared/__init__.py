"""Each page rendered once, to the prepared tree that everything after it reads."""
