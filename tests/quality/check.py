"""Measures the built programs on the annotated data and holds each number against floors.toml."""
import json, re, resource, subprocess, sys, tempfile, tomllib
from pathlib import Path

HERE = Path(__file__).parent
bin_dir, shared = Path(sys.argv[1]), Path(sys.argv[2])
floors = tomllib.loads((HERE / "floors.toml").read_text())
failed = []


def hold(measure, value, floor, most=False):
    good = value <= floor if most else value >= floor
    print(f"  {'ok  ' if good else 'LOW '} {measure:28} {value:10.2f}   {'at most' if most else 'floor'} {floor}")
    if not good:
        failed.append(measure)


def extract(inputs, out, *options):
    command = [bin_dir / "tidings", "extract", *options, "--format", "jsonl", "-o", out, *inputs]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def language():
    print("language")
    out = subprocess.run([bin_dir / "tidings-train", "eval", "--data", shared / "data"],
                         check=True, capture_output=True, text=True).stdout
    values = {}
    for corpus, tokens, scores in re.findall(r"en_(\S+)-dev\.conllu, (raw|gold) \w+:\s+(.*)", out):
        for name, value in re.findall(r"(\w+) ([\d.]+)", scores):
            values[f"{corpus} {tokens} {name.lower()}"] = float(value)
    for measure, floor in floors["language"].items():
        hold(measure, values[measure], floor)


def gold(scratch):
    print("gold/dev")
    extract(sorted((shared / "gold/dev").glob("*.json")), scratch / "dev.jsonl")
    out = subprocess.run([sys.executable, shared / "gold/score.py", shared / "gold/dev", scratch / "dev.jsonl", "--json"],
                         check=True, capture_output=True, text=True).stdout
    values = json.loads(out)
    for measure, floor in floors["gold"].items():
        key, _, part = measure.partition(".")
        hold(measure, values[key][part or "f1"], floor)


def seed(scratch):
    """The article with page furniture: nothing from the furniture, and its experts with their institutes."""
    print("seed article")
    extract([shared / "gold/seed-article.txt"], scratch / "seed.jsonl", "--date", "2023-09-14")
    doc = json.loads((scratch / "seed.jsonl").read_text())
    text, entities = doc["text"], {e["id"]: e for e in doc["entities"]}
    body = (text.index("\n") + 1, text.index("Post navigation"))
    outside = [text[m["start"]:m["end"]] for e in entities.values() for m in e["mentions"]
               if not (body[0] <= m["start"] and m["end"] <= body[1])]
    hold("mentions in furniture", len(outside), 0, most=True)
    experts = 0
    for surname in ("Akimenko", "Kim Dong-yup", "Yang Uk", "Easley", "Daniels", "Park"):
        for e in entities.values():
            if e["name"].endswith(surname) or e["name"].startswith(surname + " "):
                with_institute = any(r["source"] == e["id"] and r["type"] in ("affiliated-with", "leads")
                                     and entities[r["target"]]["type"] == "institute" for r in doc["relations"])
                if e["type"] == "expert" and with_institute:
                    experts += 1
                    break
        else:
            print(f"       {surname} is no expert with an institute")
    hold("experts with institutes", experts, floors["seed"]["experts with institutes"])


def speed(scratch):
    print("speed and memory")
    corpus = shared / "data/text/wikinews-2019-2020.jsonl"
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    extract([corpus], scratch / "corpus.jsonl", "--jobs", "1")
    seconds = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    words = sum(len(json.loads(line)["text"].split()) for line in corpus.read_text().splitlines())
    # UD splits punctuation off: a little over 1.15 tokens for each word between blanks in this corpus.
    hold("tokens per second", 1.15 * words / seconds, floors["speed"]["tokens per second"])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"       peak memory of any step: {peak:.0f} MB")


with tempfile.TemporaryDirectory() as scratch:
    scratch = Path(scratch)
    language()
    gold(scratch)
    seed(scratch)
    speed(scratch)
sys.exit(f"below the floor: {', '.join(failed)}" if failed else 0)
