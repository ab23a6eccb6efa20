"""Writes the error sheet: how good relations are by type, attribute and confidence, and what the errors come from.

usage: sheet.py BIN_DIR [SHARED] > docs/quality.md

No text of the annotated articles is quoted: an error is described by types of entities and the trigger's lemma.
"""
import importlib.util, json, re, subprocess, sys, tempfile, tomllib
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
bin_dir = Path(sys.argv[1])
shared = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE / "../../../shared"
spec = importlib.util.spec_from_file_location("score", shared / "gold/score.py")
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)
ontology = tomllib.loads((HERE / "../../schema/ontology.toml").read_text())["types"]


def lemmas(kind):
    """The words that may state a type: the head of each trigger, and roles."""
    verbs, nouns, roles = set(), set(), set()
    for key in ("verbs", "verbs-reversed"):
        verbs |= {re.split(r"[ +]", line)[0] for line in kind.get(key, [])}
    for key in ("nouns", "nouns-reversed", "adjectives"):
        for line in kind.get(key, []):
            words = [w for w in line.split() if w[0] not in "!@" and "/" not in w]
            nouns |= set(words[:2])
    for role in kind.get("roles", []):
        roles.add(role.split()[-1])
    return verbs, nouns, roles


TRIGGERS = {name: lemmas(kind) for name, kind in ontology.items()}
TYPES = {name: (set(kind.get("domain", [])), set(kind.get("range", []))) for name, kind in ontology.items()}
ACTOR = {"person", "country", "organization", "group"}


def holds(allowed, kind):
    allowed = allowed | (ACTOR if "actor" in allowed else set())
    return not allowed or "any" in allowed or kind in allowed or score.COARSE.get(kind, "other") in allowed


def run(command, inputs, out=None):
    done = subprocess.run([bin_dir / "tidings", *command, *inputs], check=True, capture_output=True, text=True)
    return done.stdout


def parsed(files):
    """For each article its sentences: text, (lemma, tag) of each word, frames as printed."""
    out, current, sentence = {}, None, None
    for line in run(["analyze", "--frames"], files).splitlines():
        if line.startswith("# newdoc id = "):
            current = out.setdefault(line[14:], [])
            sentence = {"frames": [], "words": [], "text": ""}
        elif line.startswith("# frame = "):
            sentence["frames"].append(line[10:])
        elif line.startswith("# text = "):
            sentence["text"] = line[9:]
        elif not line.strip():
            if sentence and sentence["words"]:
                current.append(sentence)
            sentence = {"frames": [], "words": [], "text": ""}
        elif line[0].isdigit():
            cells = line.split("\t")
            sentence["words"].append((cells[2].lower(), cells[3]))
    return out


def missed(gold, system, to_gold, relation, sentences):
    """Why a relation was not found: the first stage that could not do its part, and the word that states it."""
    back = {g: s for s, g in to_gold.items()}
    S = {e["id"]: e for e in system["entities"]}
    ends = [back.get(relation["source"]), back.get(relation["target"])]
    if None in ends:
        return "name: an end was not found", "-"
    domain, range_ = TYPES[relation["type"]]
    kinds = [S[e]["type"] for e in ends]
    fits = holds(domain, kinds[0]) and holds(range_, kinds[1])
    if relation["type"] in score.SYMMETRIC:
        fits = fits or holds(domain, kinds[1]) and holds(range_, kinds[0])
    if not fits:
        return "name: an end has another type", "-"
    spans = [(s["start"], s["end"]) for s in system["sentences"]]
    evident = [s for s in spans if any(s[0] < b and a < s[1] for a, b in relation["evidence"])]
    present = lambda e, s: any(s[0] <= m["start"] < s[1] for m in S[e]["mentions"])
    both = [s for s in evident if all(present(e, s) for e in ends)]
    if not both:
        return "coreference: no sentence of the evidence holds both ends", "-"
    verbs, nouns, roles = TRIGGERS[relation["type"]]
    squeezed = lambda text: re.sub(r"\s+", " ", text).strip()
    by_text = {squeezed(s["text"]): s for s in sentences}
    seen = [by_text.get(squeezed(gold["text"][a:b])) for a, b in both]
    if not any(seen):
        return "tokenization: sentences are split elsewhere", "-"
    mistagged = None
    for sentence in filter(None, seen):
        for lemma, tag in sentence["words"]:
            if lemma in verbs and tag == "VERB" or lemma in nouns | roles and tag in ("NOUN", "ADJ", "PROPN"):
                framed = any(f.split()[1] == lemma and len(f.split("  ")) > 2 for f in sentence["frames"])
                state = relation["type"] in score.STATES
                return ("state" if state else "frame" if framed else "tree") + (
                    ": a trigger stands there, and no rule joins it to the ends" if state else
                    ": the trigger's frame has arguments, but not both ends" if framed else
                    ": the trigger's frame lacks an argument"), lemma
            if lemma in verbs and tag not in ("VERB", "AUX"):
                mistagged = lemma
    if mistagged:
        return "tag: a trigger is tagged as no predicate", mistagged
    return "lexicon: no word of the sentence is known to state it", "-"


def extra(G, to_gold, relation, known):
    """What is wrong with a relation that is not in the annotation."""
    ends = [to_gold.get(relation["source"]), to_gold.get(relation["target"])]
    if None in ends:
        return "name: an end is no annotated entity"
    here = [k for k in known if set(k[1:]) == set(ends)]
    if any(k[0] == relation["type"] for k in here):
        return "frame: source and target are turned"
    if any((k[1], k[2]) == tuple(ends) for k in here):
        return "lexicon: another type is annotated for these ends"
    if here:
        return "lexicon: another type, the other way round"
    return "judgement: nothing is annotated for these ends"


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|" + "|".join(" --- " if n == 0 else " ---: " for n in range(len(head))) + "|")
    for row in rows:
        print("| " + " | ".join(str(c) for c in row) + " |")
    print()


def main():
    files = sorted((shared / "gold/dev").glob("*.json"))
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "dev.jsonl"
        run(["extract", "--format", "jsonl", "-o", out], files)
        system = {d["id"]: d for d in map(json.loads, out.read_text().splitlines())}
        numbers = json.loads(subprocess.run(
            [sys.executable, shared / "gold/score.py", shared / "gold/dev", out, "--json"],
            check=True, capture_output=True, text=True).stdout)
    sentences = parsed(files)
    misses, extras, patterns, judged, rules = Counter(), Counter(), Counter(), [], Counter()
    right_rules = Counter()
    for path in files:
        gold = json.loads(path.read_text())
        found = system[gold["id"]]
        found["entities"] = [e for e in found["entities"] if score.spans(e)]
        to_gold = score.align(gold["entities"], found["entities"])
        G, S = {e["id"]: e for e in gold["entities"]}, {e["id"]: e for e in found["entities"]}
        kg, ks = score.keys(gold["relations"]), score.keys(found["relations"], to_gold)
        for key, relation in ks.items():
            right = key in kg
            judged.append((relation["confidence"], right))
            family = relation["rule"].split("/")[0].split("+")[0]
            rules[family] += 1
            right_rules[family] += right
            if not right:
                cause = extra(G, to_gold, relation, kg)
                extras[cause] += 1
                kinds = f"{S[relation['source']]['type']} → {S[relation['target']]['type']}"
                patterns["extra", relation["type"], kinds, cause.split(":")[0], relation["rule"].split("/")[-1]] += 1
        for key, relation in kg.items():
            if key not in ks:
                cause, word = missed(gold, found, to_gold, relation, sentences.get(gold["id"], []))
                misses[cause] += 1
                kinds = f"{G[relation['source']]['type']} → {G[relation['target']]['type']}"
                patterns["missed", relation["type"], kinds, cause.split(":")[0], word] += 1
    print("# How good the relations are, and where they fail\n")
    print("Made by `python3 tests/quality/sheet.py target/release > docs/quality.md` from the twelve development articles,\n"
          "which are annotated by hand and are not part of this repository. Two careful readers agree on 91.5 F1.\n")
    print("## Overall\n")
    table(["measure", "precision", "recall", "F1"], [
        [k, numbers[k]["p"], numbers[k]["r"], numbers[k]["f1"]]
        for k in ("mentions", "typed mentions", "entities", "relations", "states", "events", "pairs")])
    print("## By type\n")
    table(["type", "precision", "recall", "F1", "right", "found", "annotated"], [
        [k, v["p"], v["r"], v["f1"], v["tp"], v["system"], v["gold"]] for k, v in numbers["by type"].items()])
    print("## Attributes of the relations that are right\n")
    table(["attribute", "right, %"], list(numbers["attribute accuracy"].items()))
    print("## By confidence\n")
    print("Confidence is the probability that the relation is right; it is fitted to held-out parts of the training\n"
          "articles (`tidings-train scorer`). The expected calibration error is the mean gap between the two columns.\n")
    rows, gap = [], 0
    for low in range(10):
        part = [(c, r) for c, r in judged if min(int(c * 10), 9) == low]
        if part:
            mean, share = sum(c for c, _ in part) / len(part), sum(r for _, r in part) / len(part)
            gap += abs(mean - share) * len(part)
            rows.append([f"{low / 10:.1f} to {low / 10 + 0.1:.1f}", len(part), f"{mean:.2f}", f"{share:.2f}"])
    table(["confidence", "relations", "mean", "share that is right"], rows)
    print(f"Expected calibration error: {gap / max(1, len(judged)):.3f} over {len(judged)} relations.\n")
    print("## By kind of rule\n")
    table(["rule", "relations", "right"], [[k, n, right_rules[k]] for k, n in rules.most_common()])
    print("## What misses come from\n")
    print("The first stage that could not do its part.\n")
    table(["cause", "missed"], misses.most_common())
    print("## What wrong ones come from\n")
    table(["cause", "wrong"], extras.most_common())
    print("## Twenty typical errors\n")
    print("The most frequent patterns: what went wrong, the type, the types of its ends, the stage, and the trigger's lemma\n"
          "where there is one.\n")
    order = sorted(patterns.items(), key=lambda p: (-p[1], p[0]))[:20]
    table(["error", "type", "ends", "stage", "trigger", "times"], [[*k, n] for k, n in order])


main()
