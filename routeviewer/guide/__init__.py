"""The guide for users: one Markdown source for the window's help and for a web page."""
