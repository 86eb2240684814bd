"""Articles and their parts: readers, sentences, tokens, dates, lexicon."""
