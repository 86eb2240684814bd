"""Routes of other programs become projects without an article."""
