"""The line of each leg, its length, and whether the journey is plausible."""
