"""Reads every training set into one kind of example: the words of a sentence with whatever its corpus says of them.

What a corpus does not say is left open: no tag, no tree, or for names the set of labels that its annotation allows
(a bit mask over `NAMES`). Universal NER's `LOC`, for one, may be a country or another place, and a capitalized word
that it leaves unmarked may yet be a name of a kind that it does not mark.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
XPOS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW GW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ "
    "RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX ``"
).split()
DEPREL = (
    "acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt "
    "conj cop csubj csubj:pass csubj:outer dep det det:predet discourse dislocated expl fixed flat goeswith iobj list "
    "mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked "
    "orphan parataxis punct reparandum root vocative xcomp"
).split()
TYPES = (
    "leader official expert person country place agency alliance party armed-group company media institute group other"
).split()
UNER = ["PER", "LOC", "ORG"]
CROSSNER = "politician person organisation politicalparty country location election event misc".split()

PERSON = ["leader", "official", "expert", "person"]
PLACE = ["country", "place"]
ORGANIZATION = ["agency", "alliance", "party", "armed-group", "company", "media", "institute"]
UNMARKED = ["country", "group", "other"]
"""What a corpus of persons, places and organizations leaves out or lumps together: demonyms, peoples, works, events."""


def bio(types):
    """The labels of a set of types: 0 outside, then begin and inside for each."""
    return ["O"] + [f"{place}-{name}" for name in types for place in "BI"]


NAMES = bio(TYPES)


def mask(types, places="BI", among=TYPES):
    return sum(1 << (1 + 2 * among.index(t) + (p == "I")) for t in types for p in places)


OUTSIDE = 1
ANY = (1 << len(NAMES)) - 1


@dataclass
class Example:
    words: list
    upos: list = None
    xpos: list = None
    script: list = None
    head: list = None
    deprel: list = None
    names: list = None
    uner: list = None
    crossner: list = None
    lemma: list = field(default=None, repr=False)


# --- treebanks ------------------------------------------------------------------------------------------------------


def plain(text):
    """As `token::form::plain` does it: typographic quotes and hyphens as their plain counterparts."""
    return text.translate(str.maketrans("’‘`´ʼ“”„«»\u2010\u2011", "'''''\"\"\"\"\"--"))


def script(form, lemma):
    """The edit script from form to lemma, as `sentence::lemmatizer::Script::between` finds it."""

    def between(lower):
        base = plain(form)
        base = "".join(c.lower() for c in base) if lower else base
        same = 0
        while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
            same += 1
        return (lower, len(base) - same, lemma[same:])

    def cost(s):
        return s[1] + len(s[2].encode())

    keep, lower = between(False), between(True)
    return lower if cost(lower) < cost(keep) else keep


def conllu(path):
    """The sentences of a treebank as `(id, rows)`; a row has the ten columns."""
    name, rows = None, []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id = "):
            name = line[12:]
        elif line.startswith("# newdoc id = "):
            yield "document", line[14:]
        elif line and line[0] != "#":
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            yield name, rows
            rows = []


def index(labels, name):
    if name in labels:
        return labels.index(name)
    universal = name.split(":")[0]
    return labels.index(universal) if universal in labels else -1


def tree(rows):
    form, lemma = [r[1] for r in rows], [r[2] for r in rows]
    return Example(
        words=form,
        lemma=lemma,
        upos=[index(UPOS, r[3]) for r in rows],
        xpos=[index(XPOS, r[4]) for r in rows],
        script=[script(f, l) if l != "_" else None for f, l in zip(form, lemma)],
        head=[int(r[6]) for r in rows],
        deprel=[index(DEPREL, r[7]) for r in rows],
    )


def gum_names(rows):
    """Sets of labels from GUM's entities: its spans take in articles and modifiers, so only proper nouns of an entity
    that is named by one are told their class, and words of no entity, or of lower case, that they are none."""
    kinds = {"person": PERSON, "place": PLACE, "organization": ORGANIZATION}
    sets, stack = [], []
    spans = []
    for at, row in enumerate(rows):
        entity = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for opening, closing in re.findall(r"\(([^()]+)|([^()]*)\)", entity):
            if opening:
                stack.append((opening.split("-")[1] if "-" in opening else "", at))
            elif stack:
                spans.append((*stack.pop(), at))
    inner = {}
    for kind, first, last in sorted(spans, key=lambda s: s[2] - s[1], reverse=True):
        heads = [i for i in range(first, last + 1) if not first + 1 <= int(rows[i][6]) <= last + 1]
        named = any(rows[i][3] == "PROPN" for i in heads)
        for i in range(first, last + 1):
            inner[i] = (kind, named)
    for at, row in enumerate(rows):
        kind, named = inner.get(at, ("", False))
        proper = row[3] == "PROPN"
        if proper and named and kind in kinds:
            sets.append(mask(kinds[kind]))
        elif proper or row[1][:1].isupper():
            sets.append(ANY)
        else:
            sets.append(OUTSIDE if not named else ANY)
    return sets


# --- names ----------------------------------------------------------------------------------------------------------


def columns(path, form, tag):
    """The sentences of a file of one word a line, as `(words, tags)`."""
    words, tags = [], []
    for line in list(open(path, encoding="utf-8")) + ["\n"]:
        line = line.rstrip("\n")
        cells = re.split(r"[ \t]", line)
        if re.match(r"# \S+( id)? = |# newdoc|# newpar", line):
            continue
        if len(cells) > max(form, tag):
            words.append(cells[form])
            tags.append(cells[tag])
        elif words:
            yield words, tags
            words, tags = [], []


def places(tags):
    """Each tag as `(B or I, class)`, whatever the scheme, or nothing."""
    out, before = [], None
    for tag in tags:
        if "-" not in tag or tag == "-":
            out.append(None)
            before = None
            continue
        place, kind = tag.split("-", 1)
        place = "B" if place == "B" or kind != before else "I"
        out.append((place, kind))
        before = kind
    return out


def allowed(words, tags, kinds, silent):
    """Sets over `NAMES` of a corpus whose classes `kinds` spells out; `silent` for capitalized words without a tag."""
    sets = []
    for word, tag in zip(words, tags):
        if tag is None:
            sets.append(OUTSIDE | (silent if any(c.isupper() for c in word) else 0))
        elif tag[1] == "O":
            sets.append(ANY)
        else:
            sets.append(mask(kinds.get(tag[1], UNMARKED), tag[0]))
    return sets


def labels(tags, among):
    """Labels of a task of its own over the classes `among`, as sets; other classes count as outside."""
    sets = []
    for tag in tags:
        if tag is None or tag[1] not in among:
            sets.append(OUTSIDE)
        else:
            sets.append(mask([tag[1]], tag[0], among))
    return sets


UNER_KINDS = {"PER": PERSON, "LOC": PLACE, "ORG": ORGANIZATION}
CROSSNER_KINDS = {
    "politician": PERSON,
    "person": PERSON,
    "organisation": ORGANIZATION,
    "politicalparty": ["party"],
    "country": ["country"],
    "location": ["place"],
    "election": ["other"],
    "event": ["other"],
}


def wikigold(path):
    for words, tags in columns(path, 0, 1):
        tags = places(tags)
        yield Example(words, names=allowed(words, tags, UNER_KINDS, 0), uner=labels(tags, UNER))


def crossner(path):
    for words, tags in columns(path, 0, 1):
        tags = places(tags)
        names = allowed(words, tags, CROSSNER_KINDS, mask(UNMARKED))
        yield Example(words, names=names, crossner=labels(tags, CROSSNER))


def outer_names(document):
    """The outermost name mentions of an annotated article as `(start, end, type)`, as `train/src/names.rs` takes them."""
    text = document["text"]
    names = []
    for entity in document["entities"]:
        for start, end in entity["mentions"]:
            words = text[start:end].split()
            if all(any(c.isupper() or c.isnumeric() for c in w) for w in (words[0], words[-1])):
                names.append((start, -end, TYPES.index(entity["type"])))
    outer = []
    for start, end, kind in sorted(names):
        if not outer or start >= outer[-1][1]:
            outer.append((start, -end, kind))
    return outer


def articles(annotations, analysis):
    """Annotated articles, with the words that `tidings analyze` found in them: `(document id, example)`."""
    documents = {}
    for path in annotations:
        lines = open(path, encoding="utf-8").read()
        for one in [lines] if path.suffix == ".json" else lines.splitlines():
            one = json.loads(one)
            documents[one["id"]] = one
    at, document, names = 0, None, []
    for name, rows in conllu(analysis):
        if name == "document":
            document = documents[rows]
            at, names = 0, outer_names(document)
            continue
        text, words, sets = document["text"], [], []
        for row in rows:
            found = text.find(row[1], at)
            assert 0 <= found < at + 2000, (document["id"], row[1])
            start, end = found, found + len(row[1])
            at = end
            words.append(row[1])
            inside = next((n for n in names if start < n[1] and end > n[0]), None)
            if inside is None:
                sets.append(OUTSIDE)
            elif start < inside[0] or end > inside[1]:
                sets.append(ANY)
            else:
                sets.append(mask([TYPES[inside[2]]], "B" if start == inside[0] else "I"))
        yield document["id"], Example(words, names=sets)


# --- all together ---------------------------------------------------------------------------------------------------


def treebanks(data, part):
    """EWT with the names that Universal NER gives it, then GUM with its own."""
    examples, by_id = [], {}
    for name, rows in conllu(data / f"ud/en_ewt-{part}.conllu"):
        if name != "document":
            by_id[name] = tree(rows)
            examples.append(by_id[name])
    names = [line[12:].strip() for line in open(data / f"ner/uner-ewt-{part}.iob2") if line.startswith("# sent_id = ")]
    for name, (words, tags) in zip(names, columns(data / f"ner/uner-ewt-{part}.iob2", 1, 2)):
        example = by_id.get(name)
        if example and example.words == words:
            tags = places(tags)
            example.names = allowed(words, tags, UNER_KINDS, mask(UNMARKED))
            example.uner = labels(tags, UNER)
    gum = []
    for name, rows in conllu(data / f"ud/en_gum-free-{part}.conllu"):
        if name != "document":
            gum.append(tree(rows))
            gum[-1].names = gum_names(rows)
    return examples, gum


def training(data, gold, analysis):
    """All that is learned from."""
    data, gold = Path(data), Path(gold)
    ewt, gum = treebanks(data, "train")
    ours = [e for _, e in articles(sorted((gold / "train").glob("*.jsonl")), analysis)]
    politics = list(crossner(data / "ner/crossner-politics-train.txt"))
    wiki = list(wikigold(data / "ner/wikigold.txt"))
    return ewt + gum + 2 * ours + 3 * politics + wiki


def scripts(examples, limit=400):
    """The most frequent edit scripts."""
    counts = {}
    for example in examples:
        for one in example.script or []:
            if one is not None:
                counts[one] = counts.get(one, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [one for one, _ in ranked[:limit]]


def pairs(examples):
    """The pairs of UPOS and XPOS that occur more than once, as numbers."""
    counts = {}
    for example in examples:
        for pair in zip(example.upos or [], example.xpos or []):
            counts[pair] = counts.get(pair, 0) + 1
    return sorted(pair for pair, count in counts.items() if count > 1 and min(pair) >= 0)
