"""Reads the files that Tidings wrote of one corpus with other people's readers, and compares all of them with the graph JSON.

usage: read.py FOLDER      (holds x.jsonl, x.graph.json, x.graphml, x.jsonld)
"""
import json
import sys
from pathlib import Path

import igraph
import jsonschema
import networkx
import pyld
import pyoxigraph
import rdflib

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parent.parent / "schema"


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def legible(text):
    """Text as XML 1.0 can hold it."""
    return "".join("\ufffd" if (ord(c) < 32 and c not in "\t\n\r") or c in "\ufffe\uffff" else c for c in text)


def equal(what, found, expected):
    if found != expected:
        sys.exit(f"{what}: found {str(found)[:300]!r}, expected {str(expected)[:300]!r}")


def check_schemas(folder):
    validator = jsonschema.Draft202012Validator(load(SCHEMA / "document.schema.json"))
    documents = [json.loads(line) for line in (folder / "x.jsonl").read_text(encoding="utf-8").split("\n") if line]
    for document in documents:
        validator.validate(document)
        known = {entity["id"] for entity in document["entities"]}
        for relation in document["relations"]:
            ends = {relation["source"], relation["target"], relation["attribution"], relation["place"]} - {None}
            equal(f"{document['id']}: ends", ends - known, set())
            for offsets in [relation["trigger"], *relation["evidence"]]:
                assert offsets["start"] <= offsets["end"] <= len(document["text"]), relation
    graph = load(folder / "x.graph.json")
    jsonschema.Draft202012Validator(load(SCHEMA / "graph.schema.json")).validate(graph)
    texts = {document["id"]: document["text"] for document in documents}
    for edge in graph["edges"]:
        for statement in edge["statements"]:
            text = texts.get(statement["document"])
            for quote in [statement["trigger"], *statement["evidence"]]:
                if text is not None:
                    equal("quoted words", text[quote["start"]:quote["end"]], quote["text"])
    return graph


def check_edge(what, data, edge):
    """An edge's attributes, as networkx or igraph gives them."""
    equal(f"{what} relation", data["relation"], edge["type"])
    equal(f"{what} weight", data["weight"], float(edge["weight"]))
    equal(f"{what} status", data["status"], edge["status"])
    equal(f"{what} symmetric", data["symmetric"], edge["symmetric"])
    equal(f"{what} disputed", data["disputed"], edge["disputed"])
    equal(f"{what} confidence", round(data["confidence"], 6), round(edge["confidence"], 6))
    for name in ("denied", "planned", "possible"):
        assert abs(data[f"{name}_share"] - edge[name]) < 1e-9, (what, name)
    for name in ("first_date", "last_date", "first_reported", "last_reported"):
        equal(f"{what} {name}", data.get(name) or None, edge[name])
    statements = json.loads(data["statements"])
    for statement in statements:
        statement.pop("source", None)
    equal(f"{what} statements", statements, edge["statements"])
    equal(f"{what} evidence", json.loads(data.get("evidence") or "[]"),
          [e["sentence"]["text"] for s in edge["statements"] for e in s["evidence"]])


def check_graphml(folder, graph):
    nodes = {node["id"]: node for node in graph["nodes"]}
    edges = {(edge["source"], edge["type"], edge["target"]): edge for edge in graph["edges"]}

    read = networkx.read_graphml(folder / "x.graphml", force_multigraph=True)
    assert read.is_directed()
    equal("networkx nodes", set(read), set(nodes))
    for ident, data in read.nodes(data=True):
        equal("networkx name", data["name"], legible(nodes[ident]["name"]))
        equal("networkx type", data["entity_type"], nodes[ident]["type"])
        equal("networkx mentions", data["mention_count"], nodes[ident]["mentions"])
        equal("networkx aliases", json.loads(data.get("aliases", "[]")), [a["name"] for a in nodes[ident]["aliases"]])
    equal("networkx edges", read.number_of_edges(), len(edges))
    for source, target, data in read.edges(data=True):
        check_edge("networkx", data, edges[source, data["relation"], target])

    read = igraph.Graph.Read_GraphML(str(folder / "x.graphml"))
    assert read.is_directed()
    equal("igraph nodes", {v["id"] for v in read.vs}, set(nodes))
    for vertex in read.vs:
        equal("igraph name", vertex["name"], legible(nodes[vertex["id"]]["name"]))
        equal("igraph type", vertex["entity_type"], nodes[vertex["id"]]["type"])
    equal("igraph edges", read.ecount(), len(edges))
    for edge in read.es:
        source, target = (read.vs[end]["id"] for end in edge.tuple)
        check_edge("igraph", edge.attributes(), edges[source, edge["relation"], target])


def check_node_link(graph):
    read = networkx.node_link_graph(graph, edges="edges")
    equal("node-link nodes", read.number_of_nodes(), len(graph["nodes"]))
    equal("node-link edges", read.number_of_edges(), len(graph["edges"]))


def check_jsonld(folder, graph):
    path = folder / "x.jsonld"
    dataset = pyld.jsonld.to_rdf(load(path))
    by_pyld = sum(len(triples) for triples in dataset.values())
    read = rdflib.Graph().parse(path, format="json-ld")
    by_oxigraph = set(pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.JSON_LD))
    equal("PyLD's triples", by_pyld, len(by_oxigraph))
    equal("rdflib's triples", len(read), len(by_oxigraph))
    older = pyld.jsonld.to_rdf(load(path), {"processingMode": "json-ld-1.0"})
    equal("triples under JSON-LD 1.0", sum(len(t) for t in older.values()), by_pyld)
    names = {str(o) for o in read.objects(None, rdflib.URIRef("http://schema.org/name"))}
    equal("names in RDF", names, {node["name"] for node in graph["nodes"]})
    relations = set(read.subjects(rdflib.RDF.type, rdflib.RDF.Statement))
    equal("relation nodes", len(relations), len(graph["edges"]))
    return by_pyld


def main():
    folder = Path(sys.argv[1])
    graph = check_schemas(folder)
    check_graphml(folder, graph)
    check_node_link(graph)
    triples = check_jsonld(folder, graph)
    statements = sum(edge["weight"] for edge in graph["edges"])
    print(f"  {len(graph['graph']['documents'])} documents, {len(graph['nodes'])} nodes, {len(graph['edges'])} edges, "
          f"{statements} statements, {triples} triples: equal in all readers")


if __name__ == "__main__":
    main()
