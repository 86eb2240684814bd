"""The tables in which gazetteers keep places and names, and how well known a place is."""

from __future__ import annotations

import math

PLACE_TABLES = """
CREATE TABLE place(
    id INTEGER PRIMARY KEY, gazetteer TEXT NOT NULL, identifier TEXT NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, precision_km REAL NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER,
    from_year INTEGER, to_year INTEGER, note TEXT NOT NULL);
CREATE TABLE name(
    folded TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY(folded, rank, place)) WITHOUT ROWID;
CREATE VIRTUAL TABLE area USING rtree(id, min_lat, max_lat, min_lon, max_lon);
"""

ALTERNATE_NAME_PENALTY = 60
# How much less known a place is taken to be by a name that a known namesake owns.
BEHIND_NAMESAKE = 60


def city_weight(population: int) -> int:
    """Return how well known a town is: 100 x log10 of its inhabitants (400 = 10,000)."""
    return round(100 * math.log10(max(population, 10)))
