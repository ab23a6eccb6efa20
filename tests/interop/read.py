"""Reads the files that Tidings wrote of one corpus with other people's readers, and compares all of them with the graph JSON.

usage: read.py FOLDER      (holds x.jsonl, x.graph.json and the other formats)
"""
import csv
import json
import sys
import tomllib
from pathlib import Path

import igraph
import jsonschema
import networkx
import polars
import pydot
import pyld
import pyoxigraph
import rdflib

from common import check_statements, equal, keyed, legible, load, sentences

HERE = Path(__file__).resolve().parent
SCHEMA = HERE.parent.parent / "schema"


def check_schemas(folder):
    vocabulary = tomllib.loads((SCHEMA / "ontology.toml").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(load(SCHEMA / "ontology.schema.json")).validate(vocabulary)
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
    return graph, documents


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
    check_statements(what, data["statements"], edge)
    equal(f"{what} evidence", json.loads(data.get("evidence") or "[]"), sentences(edge))


def check_graphml(folder, graph):
    nodes, edges = keyed(graph)
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


def check_rdf(folder, triples):
    """Turtle, N-Triples and TriG hold the triples of JSON-LD."""
    def parsed(name, kind):
        return pyoxigraph.parse(path=str(folder / name), format=kind)

    turtle = set(parsed("x.ttl", pyoxigraph.RdfFormat.TURTLE))
    equal("triples in Turtle", turtle, set(parsed("x.jsonld", pyoxigraph.RdfFormat.JSON_LD)))
    equal("triples in N-Triples", set(parsed("x.nt", pyoxigraph.RdfFormat.N_TRIPLES)), turtle)
    quads = list(parsed("x.trig", pyoxigraph.RdfFormat.TRIG))
    equal("triples in TriG", {quad.triple for quad in quads}, {quad.triple for quad in turtle})
    equal("rdflib's triples in Turtle", len(rdflib.Graph().parse(folder / "x.ttl", format="turtle")), triples)
    dataset = rdflib.Dataset()
    dataset.parse(folder / "x.trig", format="trig")
    named = {str(graph.identifier) for graph in dataset.graphs() if str(graph.identifier).startswith("urn:tidings:document:")}
    equal("rdflib's named graphs", named, {str(quad.graph_name.value) for quad in quads
                                           if isinstance(quad.graph_name, pyoxigraph.NamedNode)})


def check_gexf(folder, graph):
    nodes, edges = keyed(graph)
    read = networkx.read_gexf(folder / "x.gexf")
    assert read.is_directed()
    equal("GEXF nodes", {i: data["label"] for i, data in read.nodes(data=True)},
          {i: legible(node["name"]) for i, node in nodes.items()})
    equal("GEXF edges", read.number_of_edges(), len(edges))
    for source, target, data in read.edges(data=True):
        edge = edges[source, data["relation"], target]
        equal("GEXF status", data["status"], edge["status"])
        equal("GEXF weight", data["weight"], float(edge["weight"]))
        check_statements("GEXF", data["statements"], edge)


def check_tables(folder, graph, documents):
    nodes, edges = keyed(graph)
    read = {part: polars.read_parquet(folder / f"x.{part}.parquet").to_dicts()
            for part in ("articles", "nodes", "edges", "statements", "mentions")}
    equal("Parquet articles", [{k: str(v) for k, v in row.items() if v is not None} for row in read["articles"]],
          graph["graph"]["documents"])
    equal("Parquet names", {row["id"]: row["name"] for row in read["nodes"]}, {i: n["name"] for i, n in nodes.items()})
    for row in read["nodes"]:
        equal("Parquet aliases", row["aliases"] or [], [a["name"] for a in nodes[row["id"]]["aliases"]])
    equal("Parquet edges", len(read["edges"]), len(edges))
    for row in read["edges"]:
        edge = edges[row["source"], row["relation"], row["target"]]
        equal("Parquet confidence", round(row["confidence"], 6), round(edge["confidence"], 6))
        equal("Parquet first_date", row["first_date"] and str(row["first_date"]), edge["first_date"])
        equal("Parquet evidence", row["evidence"] or [], sentences(edge))
        check_statements("Parquet", row["statements"], edge)
    statements = {(s["id"], e["id"]): s for e in edges.values() for s in e["statements"]}
    equal("Parquet statements", {(row["id"], row["edge"]) for row in read["statements"]}, set(statements))
    for row in read["statements"]:
        statement = statements[row["id"], row["edge"]]
        for name in ("document", "polarity", "modality", "attribution", "place", "rule"):
            equal(f"Parquet {name}", row[name], statement[name])
        equal("Parquet trigger", [row["trigger"], row["trigger_start"], row["trigger_end"]],
              [statement["trigger"][name] for name in ("text", "start", "end")])
        for name in ("text", "start", "end"):
            column = "evidence" + ("" if name == "text" else f"_{name}")
            equal(f"Parquet {column}", row[column] or [], [e[name] for e in statement["evidence"]])
    texts = {document["id"]: document["text"] for document in documents}
    equal("Parquet mentions", len(read["mentions"]), sum(len(e["mentions"]) for d in documents for e in d["entities"]))
    for row in read["mentions"]:
        assert row["node"] in nodes, row
        equal("mentioned words", texts[row["document"]][row["start"]:row["end"]], row["text"])

    def rows(name):
        with open(folder / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    equal("CSV names", {r["Id"]: r["Label"].removeprefix("'") for r in rows("x.nodes.csv")},
          {i: n["name"].removeprefix("'") for i, n in nodes.items()})
    equal("CSV edges", {(r["Source"], r["relation"], r["Target"]): int(r["Weight"]) for r in rows("x.edges.csv")},
          {key: edge["weight"] for key, edge in edges.items()})
    happened = [s for s in statements.values() if (s["polarity"], s["modality"]) == ("positive", "actual")]
    events = (folder / "x.events.tsv").read_text(encoding="utf-8").split("\n")[:-1]
    assert all(len(row.split("\t")) == 40 for row in events)
    assert {row.split("\t")[0] for row in events[1:]} <= {s["id"] for s in happened}


def check_dot(folder, graph):
    [read] = pydot.graph_from_dot_data((folder / "x.dot").read_text(encoding="utf-8"))
    names = {node.get_name().strip('"') for node in read.get_nodes()} - {"node", "edge", "graph", "\\n"}
    equal("DOT nodes", names, {node["id"] for node in graph["nodes"]})
    equal("DOT edges", len(read.get_edges()), len(graph["edges"]))


def check_statistics(folder, graph):
    statistics = load(folder / "x.stats.json")
    equal("stats", [statistics[name] for name in ("documents", "nodes", "edges", "statements")],
          [len(graph["graph"]["documents"]), len(graph["nodes"]), len(graph["edges"]),
           sum(edge["weight"] for edge in graph["edges"])])


def main():
    folder = Path(sys.argv[1])
    graph, documents = check_schemas(folder)
    check_statistics(folder, graph)
    check_graphml(folder, graph)
    check_node_link(graph)
    triples = check_jsonld(folder, graph)
    check_rdf(folder, triples)
    check_gexf(folder, graph)
    check_tables(folder, graph, documents)
    check_dot(folder, graph)
    statements = sum(edge["weight"] for edge in graph["edges"])
    print(f"  {len(graph['graph']['documents'])} documents, {len(graph['nodes'])} nodes, {len(graph['edges'])} edges, "
          f"{statements} statements, {triples} triples: equal in all readers")


if __name__ == "__main__":
    main()
