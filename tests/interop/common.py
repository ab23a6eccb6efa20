"""What all checks share: loading, comparing, and what a format can hold of a text."""
import json
import sys
from pathlib import Path


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def legible(text):
    """Text as XML 1.0 can hold it."""
    return "".join("\ufffd" if (ord(c) < 32 and c not in "\t\n\r") or c in "\ufffe\uffff" else c for c in text)


def equal(what, found, expected):
    if found != expected:
        if isinstance(found, dict) and isinstance(expected, dict):
            differ = {key for key in found.keys() | expected.keys() if found.get(key) != expected.get(key)}
            found, expected = ({key: side.get(key) for key in differ} for side in (found, expected))
        sys.exit(f"{what}: found {str(found)[:300]!r}, expected {str(expected)[:300]!r}")


def sentences(edge):
    """The sentences that state an edge, each once."""
    found = {}
    for statement in edge["statements"]:
        for evidence in statement["evidence"]:
            sentence = evidence["sentence"]
            found.setdefault((statement["document"], sentence["text"], sentence["start"], sentence["end"]), sentence["text"])
    return list(found.values())


def check_statements(what, text, edge):
    """An edge's statements as JSON, each with its article."""
    statements = json.loads(text)
    for statement in statements:
        statement.pop("source", None)
    equal(f"{what} statements", statements, edge["statements"])


def keyed(graph):
    """Nodes by id, and edges by their ends and type."""
    nodes = {node["id"]: node for node in graph["nodes"]}
    edges = {(edge["source"], edge["type"], edge["target"]): edge for edge in graph["edges"]}
    return nodes, edges
