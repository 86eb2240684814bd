"""The tables of the compiled gazetteer."""

from __future__ import annotations

from routeviewer.places.place_tables import PLACE_TABLES

SCHEMA_VERSION = 2

TABLES = (
    PLACE_TABLES
    + """
CREATE TABLE region(
    country TEXT NOT NULL, admin1 TEXT NOT NULL, abbreviation TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY(country, admin1)) WITHOUT ROWID;
CREATE TABLE country(
    code TEXT PRIMARY KEY, name TEXT NOT NULL, place INTEGER NOT NULL, capital INTEGER
    ) WITHOUT ROWID;
CREATE TABLE demonym(
    folded TEXT NOT NULL, place TEXT NOT NULL, country TEXT NOT NULL, plural INTEGER NOT NULL,
    PRIMARY KEY(folded, place)) WITHOUT ROWID;
-- Names that a package gives a place and that our own rows take away.
CREATE TABLE laid_aside(
    folded TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL);
CREATE TABLE source(name TEXT PRIMARY KEY, version TEXT NOT NULL, sha256 TEXT NOT NULL)
    WITHOUT ROWID;
"""
)

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
# Some languages call the United Kingdom England: a country's names in other languages must not
# outweigh what the word means in English.
FOREIGN_COUNTRY_NAME_WEIGHT = 500


def country_id(code: str) -> int:
    """Return the place number of a country from its ISO 3166-1 alpha-2 code."""
    return FIRST_COUNTRY + (ord(code[0]) - 65) * 26 + ord(code[1]) - 65
