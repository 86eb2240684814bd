"""Place names: found in a text, looked up in gazetteers, resolved to places."""
