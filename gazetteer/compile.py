#!/usr/bin/env python3
"""Compiles the gazetteer: facts from public tables and from `facts/` become `gazetteer.tsv`, which the program embeds.

    gazetteer/compile.py ../shared/data/gazetteers

Columns: type, name, aliases (|), Wikidata, ISO, gender, first year, last year. The first alias that a table gives wins
its words: countries before organisations before places before people. Same input, same bytes.
"""
import csv, json, re, sys
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
DATA = Path(sys.argv[1])
PEOPLE = DATA / "everypolitician"
LEADING = re.compile(r"^(president|prime minister|premier|chancellor|monarch|king|queen|supreme leader|emir|sultan|taoiseach|"
                     r"paramount leader|chairman of the state|acting president|general secretary of the|pope)\b(?!.*(senate|assembly|council of state|court|parliament))", re.I)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ",")


def facts(name):
    for line in (HERE / "facts" / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]


def split(cell):
    return [part.strip() for part in cell.split("|") if part.strip()]


rows = []  # type, name, aliases, wikidata, iso, gender, start, end


def row(kind, name, aliases=(), wikidata="", iso="", gender="", start="", end=""):
    rows.append([kind, name, list(aliases), wikidata or "", iso, gender, start, end])


titles = {}
for r in table(DATA / "gum_wikipedia_to_wikidata.tsv"):
    titles.setdefault(r["URLTitle"].replace("_", " "), r["WikidataID"])

factbook = {r["name"]: r for r in table(DATA / "factbook_countries.tsv")}
hand = {cells[0]: cells + [""] * (6 - len(cells)) for cells in facts("countries")}
capitals, seen, iso_of = [], set(), {}
for r in table(DATA / "country-codes.csv"):
    iso = r["ISO3166-1-Alpha-2"].strip()
    name = re.sub(r"\s*(SAR China|\(.*\))$", "", r["CLDR display name"]).replace(" & ", " and ").strip()
    if not iso or not name:
        continue
    _, short, aliases, demonyms, metonyms, cities = hand.get(iso, [iso, name, "", "", "", ""])
    formal = re.sub(r"^the ", "", r["UNTERM English Formal"].strip())
    names = [name, formal, *split(aliases), *split(demonyms), *split(metonyms)]
    known = factbook.get(short) or factbook.get(name)
    adjective = known["nationality_adj"] if known else ""
    if re.fullmatch(r"[A-Z][A-Za-z-]+( [A-Z][a-z]+)?", adjective):
        names.append(adjective)
    wikidata = r["wikidata_id"].rsplit("/", 1)[-1]
    iso_of[wikidata] = iso
    for label in (name, short, r["official_name_en"], known and known["name"]):
        iso_of.setdefault(label, iso)
    dependent = r["is_independent"].strip() != "Yes" and iso not in ("TW", "XK", "PS", "HK", "EH")
    row("place" if dependent else "country", short, names, wikidata, iso)
    seen.add(iso)
    for city in dict.fromkeys(split(cities) + ([r["Capital"].strip()] if r["Capital"].strip() else [])):
        if city not in (short, name):
            capitals.append((iso, city, "capital" if city in split(cities) else "place"))
for iso, cells in hand.items():
    if iso not in seen:
        row("country", cells[1], [*split(cells[2]), *split(cells[3]), *split(cells[4])], titles.get(cells[1], ""), "" if iso.startswith("-") else iso)
        iso_of[cells[1]] = iso
        capitals += [(iso, city, "capital") for city in split(cells[5])]
for iso, city, kind in capitals:
    row(kind, city, [], titles.get(city, ""), iso)
for kind, file in (("alliance", "alliances"), ("armed-group", "armed-groups")):
    for cells in facts(file):
        name, aliases, wikidata = (cells + ["", ""])[:3]
        row(kind, name, split(aliases), wikidata or titles.get(name, ""))
for kind, file in (("agency", "agencies"), ("party", "parties")):
    for cells in facts(file):
        iso, name, aliases, wikidata = (cells + ["", ""])[:4]
        row(kind, name, split(aliases), wikidata or titles.get(name, ""), iso)
for kind, file in (("media", "media"), ("company", "companies"), ("institute", "institutes"), ("group", "groups")):
    for (cell,) in facts(file):
        name, *aliases = split(cell)
        row(kind, name, aliases, titles.get(name, ""))
for cells in facts("places"):
    for name in split(cells[1]):
        row("place", name, [], titles.get(name, ""), cells[0])

people = {}


def person(name, kind, wikidata, iso, gender="", start="", end=""):
    name = re.sub(r"\s*\(.*?\)", "", name).strip()
    if len(name.split()) < 2 and kind != "leader" or not name or not name[0].isupper() or re.fullmatch(r"Q\d+", name):
        return
    if end and end[:4] < "1990":
        return
    iso = HOME.get(wikidata, iso)
    old = people.setdefault(wikidata or name, [kind, name, set(), wikidata, iso, gender, start[:4], end[:4]])
    if kind == "leader":
        old[0] = kind
    if name != old[1]:
        old[2].add(name)
    old[4] = old[4] or iso
    old[5] = old[5] or gender
    old[6] = min(filter(None, (old[6], start[:4])), default="")


ITEM = {"Ursula von der Leyen": "Q60772"}  # where the snapshot has somebody else's
HOME = {"Q43274": "GB"}  # who reigns over several countries, by the one that he is called after
GENDER = {"male": "m", "female": "f", "M": "m", "F": "f"}
world = json.loads((DATA / "world-leaders-2026-08.json").read_text(encoding="utf-8"))
for key in sorted(world["countries"]):
    country = world["countries"][key]
    for office in ("head_of_state", "head_of_government"):
        holder = ((country["positions"].get(office) or {}).get("current_holder")) or {}
        if holder.get("name_en"):
            name = holder["name_en"]
            person(name, "leader", ITEM.get(name, holder.get("wikidata_id")), country["country"]["iso_code"], "", holder.get("since") or "")
for file in ("leaders2021-wikidata", "leaders2021-wikipedia"):
    for r in table(PEOPLE / f"{file}.csv"):
        person(r["officeholderlabel"] if "officeholderlabel" in r else r["officeholderLabel"], "leader", r["officeholder"],
               iso_of.get(r.get("countryid") or r["country"], iso_of.get(r["country"], "")), "", r["start_year"] or "", r["end_year"] or "")
for path in sorted(PEOPLE.glob("*-holders21.csv")):
    land = {"china": "CN", "france": "FR", "india": "IN", "iran": "IR", "israel": "IL", "russia": "RU", "turkey": "TR", "ukraine": "UA",
            "united": "GB", "us": "US", "world": ""}[path.stem.split("-")[0]]
    for r in table(path):
        leads = LEADING.match(r["position"] or "") and land
        person(r["person"], "leader" if leads else "official", r["personID"], land, GENDER.get(r.get("gender") or "", ""), r["start"] or "", r["end"] or "")
for r in table(PEOPLE / "world-wikidata.csv"):
    if r["name"]:
        person(r["name"], "official", r["person"], iso_of.get(r["country"], ""), "", r["start"] or "")
for field in ("chief_of_state", "head_of_government"):
    for name, r in factbook.items():
        for found in re.finditer(r"((?:[A-Z][\w'’.-]+ )+)\(since (?:[\d]+ )?(?:\w+ )?(\d{4})\)", r[field]):
            words = found[1].split()
            while words and re.match(r"^(President|Prime|Minister|King|Queen|Chancellor|Emir|Sultan|Supreme|Leader|Amir|Interim|Acting|General|"
                                     r"Transitional|Premier|Taoiseach|Grand|Duke|Prince|State|Affairs|Commission|Federal|Chairman|Captain|Colonel|Co-President)$", words[0]):
                words.pop(0)
            caps = [w for w in words if w.isupper() and len(w) > 2]
            if len(words) >= 2 and caps and name in iso_of:
                full = " ".join(w.title() if w.isupper() and len(w) > 2 else w for w in words)
                # a president who also heads a territory far away is known by his own country
                known = [p for p in people.values() if p[0] == "leader" and p[1].split()[-1].lower() == words[-1].lower() and (p[4] == iso_of[name] or p[1].split()[0].lower() == words[0].lower())]
                if not known:
                    person(full, "leader", "", iso_of[name], "", found[2])
text = (DATA / "legislators-current.yaml").read_text(encoding="utf-8")
for block in re.split(r"^- id:", text, flags=re.M)[1:]:
    got = {k: m[1].strip("'\" ") for k in ("first", "last", "nickname", "wikidata", "gender") if (m := re.search(rf"^    {k}: (.*)$", block, re.M))}
    person(f"{got.get('nickname') or got['first']} {got['last']}", "official", got.get("wikidata"), "US", GENDER.get(got.get("gender"), ""),
           (re.search(r"start: '(\d{4})", block) or [0, ""])[1])
for p in sorted(people.values(), key=lambda p: (p[0], p[1], p[3] or "")):
    row(p[0], p[1], sorted(p[2]), p[3], p[4], p[5], p[6], p[7])

# Aliases that people link from: only for rows that the tables above know, never a new row.
by_name = {}
for r in rows:
    for alias in [r[1], *r[2]]:
        by_name.setdefault(alias, r)
for r in table(DATA / "wikipedia_aliases.tsv"):
    known, surface = by_name.get(r["wikipedia_title"].replace("_", " ")), r["surface"]
    if known and int(r["count"]) >= 3 and known[0] in ("country", "alliance", "agency", "party", "armed-group") \
            and all(w[0].isupper() for w in surface.split()) and len(surface) > 2 and surface not in by_name and len(surface.split()) <= 4:
        known[2].append(surface)
        by_name[surface] = known

taken, out = set(), []
for kind, name, aliases, *rest in rows:
    mine = []
    for alias in dict.fromkeys([name, *aliases]):
        key = (alias, kind in ("leader", "official"), kind == "capital")
        if alias and key not in taken and (kind == "capital" or (alias, False, False) not in taken):
            taken.add(key)
            mine.append(alias)
    if mine:
        out.append("\t".join([kind, name if name in mine else mine[0], "|".join(a for a in mine if a != name), *rest]))
(HERE / "gazetteer.tsv").write_text("\n".join(out) + "\n", encoding="utf-8")
kinds = defaultdict(int)
for line in out:
    kinds[line.split("\t")[0]] += 1
print(f"{len(out)} rows, {sum(1 + l.split(chr(9))[2].count('|') + bool(l.split(chr(9))[2]) for l in out)} names:", dict(kinds))
