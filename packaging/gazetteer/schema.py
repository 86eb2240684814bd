"""The tables of the compiled gazetteer."""

from __future__ import annotations

import math

SCHEMA_VERSION = 1

TABLES = """
CREATE TABLE place(
    id INTEGER PRIMARY KEY, gazetteer TEXT NOT NULL, identifier TEXT NOT NULL, name TEXT NOT NULL,
    kind TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, precision_km REAL NOT NULL,
    country TEXT NOT NULL, admin1 TEXT NOT NULL, population INTEGER,
    from_year INTEGER, to_year INTEGER, note TEXT NOT NULL);
CREATE TABLE name(
    folded TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY(folded, rank, place)) WITHOUT ROWID;
CREATE TABLE region(
    country TEXT NOT NULL, admin1 TEXT NOT NULL, abbreviation TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY(country, admin1)) WITHOUT ROWID;
CREATE TABLE country(
    code TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER NOT NULL, capital INTEGER
    ) WITHOUT ROWID;
CREATE TABLE demonym(
    folded TEXT NOT NULL, place TEXT NOT NULL, country TEXT NOT NULL, plural INTEGER NOT NULL,
    PRIMARY KEY(folded, place)) WITHOUT ROWID;
CREATE TABLE source(name TEXT PRIMARY KEY, version TEXT NOT NULL, sha256 TEXT NOT NULL)
    WITHOUT ROWID;
CREATE VIRTUAL TABLE area USING rtree(id, min_lat, max_lat, min_lon, max_lon);
"""

# Places of our own files are numbered from here on, countries by their code; GeoNames' numbers
# and those of the airports stay below.
FIRST_AIRPORT = 30_000_000
FIRST_COUNTRY = 40_000_000
FIRST_OWN = 50_000_000

# How well known a kind of place is when nothing else is told; on the scale of ``city_weight``.
KIND_WEIGHT = {
    "country": 1400, "region": 750, "water": 760, "mountain": 700, "island": 720,
    "facility": 680, "station": 620, "border": 600, "airport": 560, "port": 560, "road": 560,
    "city": 0, "village": 300, "other": 600,
}  # fmt: skip
ALTERNATE_NAME_PENALTY = 60
# Some languages call the United Kingdom England: a country's names in other languages must not
# outweigh what the word means in English.
FOREIGN_COUNTRY_NAME_WEIGHT = 500


def city_weight(population: int) -> int:
    """Return how well known a town is: 100 x log10 of its inhabitants (400 = 10,000)."""
    return round(100 * math.log10(max(population, 10)))


def country_id(code: str) -> int:
    """Return the place number of a country from its ISO 3166-1 alpha-2 code."""
    return FIRST_COUNTRY + (ord(code[0]) - 65) * 26 + ord(code[1]) - 65
