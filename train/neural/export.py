"""Writes the weights' file that the library reads (`src/model/container.rs`): bytes for the weights of every layer,
with a scale for each output, and one for each piece of the vocabulary. Within layers a weight keeps within ±63: see
`src/model/kernel/product.rs`."""

import argparse
import hashlib
import struct
from pathlib import Path

import numpy as np
import torch

from data import UPOS, XPOS
from model import Reader, pretrained

PANEL = 16


def container(sections):
    """The file of named sections."""
    body = struct.pack("<I", len(sections))
    directory = sum(9 + len(name) for name, _ in sections)
    start = -(-(48 + 4 + directory) // 64) * 64
    for name, data in sections:
        body += struct.pack("<IIB", start, len(data), len(name)) + name.encode()
        start = -(-(start + len(data)) // 64) * 64
    for _, data in sections:
        body += bytes(-(48 + len(body)) % 64) + data
    return b"TIDINGS\n" + struct.pack("<II", 1, 0x0A0B0C0D) + hashlib.sha256(body).digest() + body


def best_scale(weight, limit):
    """For each row the scale with the least squared error of those that cut off a little of its extremes."""
    top = np.abs(weight).max(1, keepdims=True).clip(1e-12)
    best, scale = np.full_like(top, np.inf), top / limit
    for share in np.linspace(0.7, 1.0, 13):
        s = top * share / limit
        error = ((np.clip(np.rint(weight / s), -limit, limit) * s - weight) ** 2).sum(1, keepdims=True)
        scale = np.where(error < best, s, scale)
        best = np.minimum(error, best)
    return scale


def affine(weight, bias):
    """A layer; `weight` is outputs × inputs."""
    weight, bias = (t.detach().float().cpu().numpy() for t in (weight, bias))
    outputs, inputs = weight.shape
    assert inputs % 4 == 0
    scale = best_scale(weight, 63)
    whole = np.clip(np.rint(weight / scale), -63, 63).astype(np.int8)
    width = -(-outputs // PANEL) * PANEL
    whole = np.pad(whole, ((0, width - outputs), (0, 0)))
    scale, bias = (np.pad(a.reshape(-1), (0, width - outputs)).astype("<f4") for a in (scale, bias))
    panels = whole.reshape(width // PANEL, PANEL, inputs // 4, 4).transpose(0, 2, 1, 3)
    totals = whole.sum(1, dtype=np.int32).astype("<i4")
    head = struct.pack("<II", inputs, outputs).ljust(64, b"\0")
    return head + np.ascontiguousarray(panels).tobytes() + scale.tobytes() + totals.tobytes() + bias.tobytes()


def floats(*tensors):
    return b"".join(t.detach().float().cpu().numpy().astype("<f4").tobytes() for t in tensors)


def words(table):
    weight = table.detach().float().cpu().numpy()
    scale = best_scale(weight, 127)
    whole = np.clip(np.rint(weight / scale), -127, 127).astype(np.int8)
    return scale.astype("<f4").tobytes() + whole.tobytes()


def biaffine(b):
    """The heads of the tree as layers: a bilinear form is a layer on the dependent, multiplied with the head."""
    roles = [b.dependent, b.head, b.label_dependent, b.label_head]
    relations, size, _ = b.label.shape
    form, last = b.label[:, :-1], b.label[:, -1]  # relations × dependent × head, each with a last column
    inner = form[..., :-1].permute(0, 2, 1).reshape(relations * (size - 1), size - 1)
    return [
        ("roles", affine(torch.cat([r.weight for r in roles]), torch.cat([r.bias for r in roles]))),
        ("arc", affine(b.arc[:-1].T, b.arc[-1])),
        ("relation", affine(inner, last[:, :-1].reshape(-1))),
        ("prior", affine(form[..., -1], last[:, -1])),
    ]


def sections(model, pairs, folder):
    encoder = model.encoder
    config = struct.pack("<IIII", encoder.width, encoder.layers[0].heads, len(encoder.layers), len(encoder.positions.weight))
    out = [
        ("encoder", config),
        ("vocabulary", (folder / "vocab.txt").read_bytes()),
        ("words", words(encoder.words.weight)),
        ("positions", floats(encoder.positions.weight)),
        ("shapes", floats(encoder.shapes.weight)),
        ("norm", floats(encoder.norm.weight, encoder.norm.bias)),
    ]
    for number, layer in enumerate(encoder.layers):
        parts = {"attend": layer.qkv, "mix": layer.out, "up": layer.up, "down": layer.down}
        out += [(f"{number}.{name}", affine(part.weight, part.bias)) for name, part in parts.items()]
        norms = (layer.norm1.weight, layer.norm1.bias, layer.norm2.weight, layer.norm2.bias)
        out.append((f"{number}.norms", floats(*norms)))
    heads = [model.tags[name] for name in ("upos", "xpos")]
    out.append(("tags", affine(torch.cat([h.weight for h in heads]), torch.cat([h.bias for h in heads]))))
    out += biaffine(model.biaffine)
    out.append(("pairs", bytes(n for pair in pairs for n in pair)))
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", help="model.pt")
    parser.add_argument("output", help="accurate.weights")
    options = parser.parse_args()
    saved = torch.load(options.checkpoint, weights_only=False, map_location="cpu")
    folder = pretrained()
    model = Reader(folder, len(saved["scripts"]), saved["options"]["layers"])
    model.load_state_dict(saved["model"])
    data = container(sections(model, saved["pairs"], folder))
    Path(options.output).write_bytes(data)
    print(f"{len(data) / 1e6:.1f} MB, {len(UPOS)} + {len(XPOS)} tags")


if __name__ == "__main__":
    main()
