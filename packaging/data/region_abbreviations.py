"""Abbreviations and English names of regions, by GeoNames' code; written by us."""

from __future__ import annotations

# ruff: noqa: E501 - one country a block
_US = """AL Ala.|AK Alaska.|AZ Ariz.|AR Ark.|CA Calif. Cal.|CO Colo.|CT Conn.|DE Del.|FL Fla.|GA Ga.|
ID Ida.|IL Ill.|IN Ind.|KS Kan. Kans.|KY Ky.|LA La.|MA Mass.|MD Md.|ME Me.|MI Mich.|MN Minn.|MO Mo.|MS Miss.|
MT Mont.|NC N.C.|ND N.D. N.Dak.|NE Neb. Nebr.|NH N.H.|NJ N.J.|NM N.M. N.Mex.|NV Nev.|NY N.Y.|OK Okla.|
OR Ore. Oreg.|PA Pa. Penn.|RI R.I.|SC S.C.|SD S.D. S.Dak.|TN Tenn.|TX Tex.|UT Ut.|VA Va.|VT Vt.|WA Wash.|
WI Wis. Wisc.|WV W.Va.|WY Wyo.|DC D.C."""
_CANADA = """01 AB Alta. Alberta|02 BC B.C. British Columbia|03 MB Man. Manitoba|04 NB N.B. New Brunswick|
05 NL Nfld. Newfoundland and Labrador|07 NS N.S. Nova Scotia|08 ON Ont. Ontario|09 PE P.E.I. Prince Edward Island|
10 QC Que. Quebec|11 SK Sask. Saskatchewan|12 YT Y.T. Yukon|13 NT N.W.T. Northwest Territories|14 NU Nvt. Nunavut"""
_AUSTRALIA = """01 ACT A.C.T.|02 NSW N.S.W.|03 NT N.T.|04 QLD Qld.|05 SA S.A.|06 TAS Tas.|07 VIC Vic.|08 WA W.A."""


def _table() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in _US.replace("\n", "").split("|"):
        code, *others = row.split()
        table[f"US.{code}"] = (code, *others)
    for row in _CANADA.replace("\n", "").split("|"):
        number, code, other = row.split()[:3]
        table[f"CA.{number}"] = (code, other)
    for row in _AUSTRALIA.replace("\n", "").split("|"):
        number, *others = row.split()
        table[f"AU.{number}"] = tuple(others)
    return table


# The forms that stand behind a town's name ("Long Beach, CA", "St. Louis, Mo.").
ABBREVIATIONS = _table()

# Names that English articles use and neither source has.
OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "US.NY": ("New York State",),
    "US.WA": ("Washington State",),
    "CA.12": ("Yukon Territory",),
    "CA.05": ("Newfoundland", "Labrador"),
    "CA.10": ("Québec",),
    "AU.01": ("ACT",),
    "AU.02": ("NSW",),
    "RU.59": ("Primorye", "Primorsky Krai", "Primorsky Territory", "Maritime Territory"),
    "RU.30": ("Khabarovsk Krai", "Khabarovsk Territory"),
    "RU.05": ("Amur Oblast", "Amur Region", "Amur"),
    "RU.64": ("Sakhalin Oblast",),
    "RU.92": ("Kamchatka Krai", "Kamchatka Territory"),
    "RU.63": ("Sakha", "Yakutia", "Sakha Republic"),
    "RU.12": ("Chechnya", "Chechen Republic"),
    "RU.17": ("Dagestan",),
    "RU.73": ("Tatarstan",),
    "RU.08": ("Bashkortostan", "Bashkiria"),
    "RU.11": ("Buryatia",),
    "RU.79": ("Tuva", "Tyva"),
    "RU.28": ("Karelia",),
    "CN.14": ("Tibet", "Xizang"),
    "CN.13": ("Xinjiang",),
    "CN.20": ("Inner Mongolia",),
    "CN.16": ("Guangxi",),
    "CN.21": ("Ningxia",),
    "UA.11": ("Crimea",),
    "DE.02": ("Bavaria",),
    "DE.13": ("Saxony",),
    "DE.15": ("Thuringia",),
    "DE.07": ("North Rhine-Westphalia",),
    "DE.06": ("Lower Saxony",),
    "DE.05": ("Hesse",),
    "DE.08": ("Rhineland-Palatinate",),
    "DE.14": ("Saxony-Anhalt",),
    "IT.15": ("Sicily",),
    "IT.14": ("Sardinia",),
    "IT.16": ("Tuscany",),
    "IT.12": ("Piedmont",),
    "IT.09": ("Lombardy",),
    "IT.13": ("Apulia", "Puglia"),
    "ES.51": ("Andalusia",),
    "ES.56": ("Catalonia",),
    "ES.59": ("Basque Country",),
    "ES.58": ("Galicia",),
    "ES.55": ("Castile and León",),
    "FR.A5": ("Corsica",),
}
