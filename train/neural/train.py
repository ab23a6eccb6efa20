"""Fine-tunes the encoder for all tasks at once. The rate rises over the first twentieth and falls in a straight line
to nothing, over `--epochs` passes or `--minutes` of wall clock, whichever ends first. After each epoch it is
measured on a quarter of the development parts (at the end on all of them), and the state is kept, so that a run that was cut off goes on with `--resume`."""

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from data import pairs, scripts, training
from evaluate import development, report
from model import Reader, WordPieces, collate, pretrained

NAME_TASKS = ("names", "uner", "crossner")


def batches(examples, wordpieces, size, chance):
    """Batches of about `size` pieces, of sentences of like length."""
    keyed = [(sum(len(wordpieces(w)) for w in e.words) + 2 + chance.random() * 4, i) for i, e in enumerate(examples)]
    batch, width, out = [], 0, []
    for length, i in sorted(keyed):
        width = max(width, length)
        if batch and width * (len(batch) + 1) > size:
            out.append(batch)
            batch, width = [], length
        batch.append(examples[i])
    out.append(batch)
    chance.shuffle(out)
    return out


def targets(batch, kept, length, name, none=-100):
    """Labels of one task, batch × words."""
    rows = [getattr(e, name) or [] for e in batch]
    rows = [[none if v is None or v == -1 else v for v in r[:k]] for r, k in zip(rows, kept)]
    return torch.tensor([r + [none] * (length - len(r)) for r in rows])


def losses(model, batch, wordpieces, device):
    inputs, kept = collate(batch, wordpieces)
    length = inputs[3]
    inputs = [x.to(device) if torch.is_tensor(x) else x for x in inputs]
    words = model(*inputs)
    out = {}
    for name in ("upos", "xpos", "script"):
        truth = targets(batch, kept, length, name).to(device)
        if (truth >= 0).any():
            out[name] = F.cross_entropy(model.tags[name](words[:, 1:]).flatten(0, 1).float(), truth.flatten())
    for name in NAME_TASKS:
        truth = targets(batch, kept, length, name, 0).to(device)
        if (truth > 0).any():
            scores = model.tags[name](words[:, 1:]).float()[truth > 0]
            bits = 1 << torch.arange(scores.shape[-1], device=device)
            wrong = (truth[truth > 0][:, None] & bits) == 0
            right = scores.masked_fill(wrong, -1e9)
            out[name] = (scores.logsumexp(-1) - right.logsumexp(-1)).mean()
    head = targets(batch, kept, length, "head").to(device)
    if (head >= 0).any():
        head = head.masked_fill(head > length, -100)
        arcs = model.biaffine.arcs(words)[:, 1:].float()
        real = torch.arange(length + 1, device=device)[None, :] <= torch.tensor(kept, device=device)[:, None]
        arcs = arcs.masked_fill(~real[:, None], -1e9)
        out["arc"] = F.cross_entropy(arcs.flatten(0, 1), head.flatten())
        label = targets(batch, kept, length, "deprel").to(device)
        known = (head >= 0) & (label >= 0)
        row, _ = known.nonzero(as_tuple=True)
        scores = model.biaffine.labels(words[:, 1:][known], words[row, head[known]]).float()
        out["label"] = F.cross_entropy(scores, label[known])
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", required=True, help="the folder of ud/, ner/")
    parser.add_argument("--gold", required=True, help="the folder of annotated articles, train/ and dev/")
    parser.add_argument("--analysis", required=True, help="gold-train.conllu and gold-dev.conllu, see README.md")
    parser.add_argument("--output", required=True, help="where checkpoints and the log go")
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--batch", type=int, default=2000, help="pieces")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--resume", action="store_true")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps, to measure speed")
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    output = Path(options.output)
    output.mkdir(parents=True, exist_ok=True)
    folder = pretrained()
    wordpieces = WordPieces(folder)
    examples = training(options.data, options.gold, Path(options.analysis) / "gold-train.conllu")
    inventory = scripts(examples)
    number = {one: i for i, one in enumerate(inventory)}
    for example in examples:
        if example.script and not isinstance(example.script[0], int):
            example.script = [number.get(one, -1) for one in example.script]
    held_out = development(options.data, options.gold, Path(options.analysis) / "gold-dev.conllu")
    model = Reader(folder, len(inventory), options.layers).to(options.device)

    encoder = [p for p in model.encoder.parameters() if p.requires_grad and p is not model.encoder.shapes.weight]
    known = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": options.head_rate}],
        betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01, fused=True,
    )
    peaks = [g["lr"] for g in optimizer.param_groups]
    log = open(output / "log.jsonl", "a")
    first, step, spent = 0, 0, 0.0
    state = output / "state.pt"
    if options.resume and state.exists():
        saved = torch.load(state, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        first, step, spent = saved["epoch"], saved["step"], saved["spent"]
        torch.set_rng_state(saved["torch"])
        chance.setstate(saved["chance"])
    total = options.epochs * len(batches(examples, wordpieces, options.batch, random.Random(0)))
    start = time.time() - spent
    for epoch in range(first, options.epochs):
        model.train()
        sums, count = {}, 0
        for batch in batches(examples, wordpieces, options.batch, chance):
            done = max(step / total, (time.time() - start) / 60 / options.minutes)
            if done >= 1:
                break
            rate = min(done / 0.05, (1 - done) / 0.95)
            rate = max(rate, 0.001) if step else 0.001
            for group, peak in zip(optimizer.param_groups, peaks):
                group["lr"] = peak * rate
            with torch.autocast(options.device.split(":")[0], torch.bfloat16):
                parts = losses(model, batch, wordpieces, options.device)
            optimizer.zero_grad(set_to_none=True)
            sum(parts.values()).backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads, 1.0)
            optimizer.step()
            step, count = step + 1, count + 1
            for name, value in parts.items():
                sums.setdefault(name, []).append(value.item())
            if count % 50 == 0 or step == options.steps:
                mean = {n: round(sum(v[-50:]) / len(v[-50:]), 3) for n, v in sums.items()}
                spent = time.time() - start
                print(epoch, count, f"{spent:.0f} s, cpu {time.process_time():.0f} s, done {done:.3f}", mean, flush=True)
            if step == options.steps:
                return
        spent = time.time() - start
        last = done >= 1 or epoch + 1 == options.epochs
        part = held_out if last else {name: some[::4] for name, some in held_out.items()}
        scores = report(model, wordpieces, inventory, part, options.device)
        entry = {"epoch": epoch + 1, "step": step, "seconds": round(spent), "whole": last, "scores": scores}
        print(json.dumps(entry), flush=True)
        log.write(json.dumps(entry) + "\n")
        log.flush()
        kept = {"model": model.state_dict(), "scripts": inventory, "pairs": pairs(examples), "options": vars(options)}
        torch.save(kept, output / "model.pt")
        torch.save(
            {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "epoch": epoch + 1, "step": step,
             "spent": spent, "torch": torch.get_rng_state(), "chance": chance.getstate()}, state)
        if done >= 1:
            break


if __name__ == "__main__":
    main()
