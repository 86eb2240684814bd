"""Which places were visited, when, in which order, by whom."""
