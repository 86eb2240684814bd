"""Documents into articles: files of many formats, and web addresses."""
