"""Measures a model on the development parts: tags, lemmas and trees with gold tokens as `conll18_ud_eval` counts them,
and F1 of name spans with their type. Names are read by the best legal path through their labels."""

import json
from pathlib import Path

import torch

from data import (CROSSNER, DEPREL, NAMES, TYPES, UNER, UPOS, XPOS, articles, bio, columns, crossner, labels, places, plain,
                  treebanks)
from model import collate
from tree import spanning_tree


def development(data, gold, analysis):
    """The held-out sets by name."""
    data = Path(data)
    ewt, gum = treebanks(data, "dev")
    ours = [e for _, e in articles(sorted((Path(gold) / "dev").glob("*.json")), analysis)]
    return {"ewt": ewt, "gum": gum, "gold": ours, "crossner": list(crossner(data / "ner/crossner-politics-dev.txt"))}


def path(scores):
    """The best sequence of BIO labels in which every inside follows its class; `scores` is words × labels."""
    count = scores.shape[1]
    allowed = torch.ones(count, count, dtype=torch.bool)
    for inside in range(2, count, 2):
        allowed[:, inside] = False
        allowed[inside - 1, inside] = allowed[inside, inside] = True
    barrier = torch.zeros(count, count).masked_fill(~allowed, -1e9)
    best = scores[0] + barrier[0]
    back = []
    for row in scores[1:]:
        best, before = (best[:, None] + barrier).max(0)
        best = best + row
        back.append(before)
    at = int(best.argmax())
    out = [at]
    for before in reversed(back):
        at = int(before[at])
        out.append(at)
    return out[::-1]


def spans(sequence):
    """Names of a label sequence as `(first, last, class)`."""
    found, first = [], None
    for at, label in enumerate(list(sequence) + [0]):
        if first is not None and not (label > 0 and label % 2 == 0):
            found.append((first, at - 1, (sequence[first] - 1) // 2))
            first = None
        if label % 2 == 1:
            first = at
    return found


def truth(sets):
    """The label sequence of sets of one label each."""
    return [s.bit_length() - 1 for s in sets]


def f1(right, found, expected):
    return round(200 * right / max(found + expected, 1), 2)


@torch.no_grad()
def predict(model, wordpieces, examples, device, size=64):
    """For each example the scores of every head, on the CPU."""
    model.eval()
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].words))
    out = [None] * len(examples)
    for start in range(0, len(order), size):
        batch = [examples[i] for i in order[start : start + size]]
        inputs, kept = collate(batch, wordpieces)
        inputs = [x.to(device) if torch.is_tensor(x) else x for x in inputs]
        with torch.autocast(device.split(":")[0], torch.bfloat16):
            words = model(*inputs)
            arcs = model.biaffine.arcs(words)
        tags = {name: head(words[:, 1:]).float().cpu() for name, head in model.tags.items()}
        for row, i in enumerate(order[start : start + size]):
            n = kept[row]
            one = {name: scores[row, :n] for name, scores in tags.items()}
            heads = spanning_tree(arcs[row, : n + 1, : n + 1].float().cpu().numpy())
            index = torch.tensor(heads[1:], device=words.device)
            one["head"] = heads[1:]
            one["label"] = model.biaffine.labels(words[row, 1 : n + 1], words[row, index]).float().cpu()
            out[i] = one
    return out


def lemma(form, scripts, scores):
    for one in scores.argsort(descending=True)[:5].tolist():
        lower, cut, add = scripts[one]
        base = plain(form)
        base = base.lower() if lower else base
        if cut <= len(base) and len(base) - cut + len(add) > 0:
            return base[: len(base) - cut] + add
    return form


def syntax(model, wordpieces, scripts, examples, device):
    right, total = dict.fromkeys(("upos", "xpos", "lemma", "uas", "las"), 0), 0
    root = DEPREL.index("root")
    for example, found in zip(examples, predict(model, wordpieces, examples, device)):
        total += len(example.words)
        found["label"][:, root] = -1e9
        for i in range(len(found["head"])):
            arc = found["head"][i] == example.head[i]
            label = "root" if found["head"][i] == 0 else DEPREL[int(found["label"][i].argmax())].split(":")[0]
            right["upos"] += int(found["upos"][i].argmax()) == example.upos[i]
            right["xpos"] += int(found["xpos"][i].argmax()) == example.xpos[i]
            gold = example.lemma[i]
            right["lemma"] += gold == "_" or lemma(example.words[i], scripts, found["script"][i]) == gold
            right["uas"] += arc
            right["las"] += arc and example.deprel[i] >= 0 and label == DEPREL[example.deprel[i]].split(":")[0]
    return {name: round(100 * n / total, 2) for name, n in right.items()}


def names(model, wordpieces, examples, device, task, gold):
    right = typed = found = expected = 0
    for example, scores in zip(examples, predict(model, wordpieces, examples, device)):
        mine, true = spans(path(scores[task])), spans(truth(gold(example)))
        found, expected = found + len(mine), expected + len(true)
        right += len({s[:2] for s in mine} & {s[:2] for s in true})
        typed += len(set(mine) & set(true))
    return {"spans": f1(right, found, expected), "typed": f1(typed, found, expected)}


def report(model, wordpieces, scripts, sets, device):
    return {
        "ewt": syntax(model, wordpieces, scripts, sets["ewt"], device),
        "gum": syntax(model, wordpieces, scripts, sets["gum"], device),
        "gold": names(model, wordpieces, sets["gold"], device, "names", lambda e: e.names),
        "uner": names(model, wordpieces, [e for e in sets["ewt"] if e.uner], device, "uner", lambda e: e.uner),
        "crossner": names(model, wordpieces, sets["crossner"], device, "crossner", lambda e: e.crossner),
    }
