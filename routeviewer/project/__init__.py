"""The one state of the program: articles, places, itineraries, and what a person changed."""
