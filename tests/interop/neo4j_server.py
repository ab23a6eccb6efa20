"""Loads graphs into a real Neo4j in each way that the guide names, and compares what it holds with the graph JSON.

usage: neo4j_server.py BINARY CLASSPATH WORK FOLDER…      (each folder holds x.graph.json and the files to load)
"""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import neo4j

from common import check_statements, equal, keyed, legible, load, sentences

PASSWORD = "correct horse battery"


class Server:
    """Neo4j with APOC, as long as the block lasts."""

    def __init__(self, classpath, work):
        self.command = ["java", "-Xmx1g", "-cp", classpath, "Neo4jServer", str(work), PASSWORD]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        lines = iter(self.process.stdout.readline, "")
        self.address = next((line.strip() for line in lines if line.startswith("bolt://")), None)
        if not self.address:
            sys.exit("Neo4j did not start")
        self.driver = neo4j.GraphDatabase.driver(self.address, auth=("neo4j", PASSWORD),
                                                  notifications_min_severity="OFF")
        return self

    def __exit__(self, *_):
        self.driver.close()
        self.process.stdin.close()
        self.process.wait(timeout=60)

    def run(self, query, **parameters):
        with self.driver.session() as session:
            return [record.data() for record in session.run(query, **parameters)]

    def clear(self):
        self.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
        for name in ("tidings_entity", "tidings_article"):
            self.run(f"DROP CONSTRAINT {name} IF EXISTS")

    def script(self, path):
        """What cypher-shell does: one statement after another."""
        for statement in path.read_text(encoding="utf-8").split(";\n"):
            if statement.strip():
                self.run(statement)

    def dump(self):
        """All that the database holds."""
        nodes = self.run("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
        edges = self.run("MATCH (a)-[r]->(b) RETURN a.id AS source, b.id AS target, type(r) AS type, properties(r) AS properties")
        return sorted(map(str, nodes)), sorted(map(str, edges))


def labels(node):
    def pascal(name):
        return "".join(word[0].upper() + word[1:] for word in name.split("-"))

    person = {"leader", "official", "expert", "person"}
    organization = {"agency", "alliance", "party", "armed-group", "company", "media", "institute"}
    kind = node["type"]
    coarse = "person" if kind in person else "organization" if kind in organization else \
        "place" if kind in ("country", "place") else kind
    return {"Entity", pascal(coarse), pascal(kind)}


def check(what, server, graph, key, shown=str, listed=str, dates=True):
    """The database holds the graph: all nodes with labels and names, all edges with their attributes."""
    nodes, edges = keyed(graph)
    found = server.run(f"MATCH (n:Entity) RETURN {key} AS id, labels(n) AS labels, properties(n) AS p")
    equal(f"{what}: nodes", len(found), len(nodes))
    for row in found:
        node = nodes[row["id"] if key == "n.id" else json.loads(row["id"])["id"]]
        equal(f"{what}: labels", set(row["labels"]), labels(node))
        equal(f"{what}: name", row["p"]["name"], shown(node["name"]))
        equal(f"{what}: aliases", row["p"].get("aliases", []), [listed(a["name"]) for a in node["aliases"]])
        equal(f"{what}: mentions", row["p"]["mention_count"], node["mentions"])
    ends = key if key == "n.id" else "n.record"
    found = server.run(f"MATCH (a:Entity)-[r]->(b:Entity) WITH r, a, b RETURN {ends.replace('n.', 'a.')} AS source, "
                       f"{ends.replace('n.', 'b.')} AS target, type(r) AS type, properties(r) AS p")
    equal(f"{what}: edges", len(found), len(edges))
    for row in found:
        source, target = (row[end] if key == "n.id" else json.loads(row[end])["id"] for end in ("source", "target"))
        p = row["p"]
        edge = edges[source, p["relation"], target]
        equal(f"{what}: type", row["type"], "".join(c.upper() if c.isalnum() else "_" for c in edge["type"]))
        equal(f"{what}: weight", p["weight"], edge["weight"])
        equal(f"{what}: status", p["status"], edge["status"])
        equal(f"{what}: symmetric", p["symmetric"], edge["symmetric"])
        equal(f"{what}: confidence", round(p["confidence"], 6), round(edge["confidence"], 6))
        equal(f"{what}: first_date", p.get("first_date") and str(p["first_date"]), edge["first_date"])
        if dates and edge["first_date"]:
            assert isinstance(p["first_date"], neo4j.time.Date), what
        equal(f"{what}: documents", p["document_ids"], [listed(d) for d in edge["documents"]])
        equal(f"{what}: evidence", p.get("evidence", []), [listed(text) for text in sentences(edge)])
        check_statements(what, p["statements"], edge)


def check_articles(what, server, graph):
    found = server.run("MATCH (a:Article) RETURN a.id AS id")
    equal(f"{what}: articles", sorted(row["id"] for row in found), sorted(d["id"] for d in graph["graph"]["documents"]))
    [row] = server.run("MATCH (:Entity)-[r:MENTIONED_IN]->(:Article) RETURN count(r) AS count")
    equal(f"{what}: mentions", row["count"], sum(len(node["documents"]) for node in graph["nodes"]))
    server.run("MATCH (a:Article) DETACH DELETE a")


def load_graphml(server, folder, graph):
    server.clear()
    server.run("CALL apoc.import.graphml($file, {readLabels: true})", file=f"file://{folder}/x.graphml")
    check(f"{folder.name}: apoc.import.graphml", server, graph, "n.record", legible, dates=False)


def load_script(server, folder, graph):
    server.clear()
    begin = time.monotonic()
    server.script(folder / "x.cypher")
    took = time.monotonic() - begin
    once = server.dump()
    server.script(folder / "x.cypher")
    equal(f"{folder.name}: a second run", server.dump(), once)
    check_articles(f"{folder.name}: Cypher", server, graph)
    check(f"{folder.name}: Cypher", server, graph, "n.id")
    return took


def load_csv(server, folder, graph):
    server.clear()
    server.run("CALL apoc.import.csv([{fileName: $nodes, labels: []}], [{fileName: $edges, type: null}], "
               "{arrayDelimiter: '\\u001f', stringIds: true, ignoreEmptyCellArray: true})",
               nodes=f"file://{folder}/x.nodes.neo4j.csv", edges=f"file://{folder}/x.edges.neo4j.csv")
    def shown(text):
        """Its reader of CSV makes a line feed of each line end."""
        return text.replace("\r\n", "\n")

    check(f"{folder.name}: apoc.import.csv", server, graph, "n.id", shown, shown)


def tidings(binary, *arguments, password=PASSWORD):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    if password:
        environment["NEO4J_PASSWORD"] = password
    return subprocess.Popen([binary, "load", *map(str, arguments)], env=environment, stdin=subprocess.DEVNULL,
                            stderr=subprocess.PIPE, text=True)


def finish(process):
    report = process.communicate()[1]
    if process.returncode != 0:
        sys.exit(f"{process.args}: {report}")


def load_directly(server, folder, graph, binary):
    server.clear()
    finish(tidings(binary, server.address, folder / "x.graphml"))
    once = server.dump()
    finish(tidings(binary, server.address, folder / "x.jsonl", "--batch", 50))
    equal(f"{folder.name}: a second load", server.dump(), once)
    server.clear()
    server.script(folder / "x.cypher")
    equal(f"{folder.name}: load and script", server.dump(), once)
    check_articles(f"{folder.name}: load", server, graph)
    check(f"{folder.name}: load", server, graph, "n.id")


def go_on(server, folder, binary):
    """A load that is cut off goes on where it stopped, and ends with the same."""
    server.clear()
    finish(tidings(binary, server.address, folder / "x.jsonl"))
    whole = server.dump()
    server.clear()
    process = tidings(binary, server.address, folder / "x.jsonl", "--batch", 1)
    while not server.run("MATCH (l:TidingsLoad) WHERE l.batches >= 3 RETURN l"):
        assert process.poll() is None, process.communicate()
    process.kill()
    process.wait()
    [marker] = server.run("MATCH (l:TidingsLoad) RETURN l.batches AS batches")
    assert server.dump() != whole
    # What was sent is not sent again: a node of an early batch that is gone stays away.
    server.run("MATCH (a:Article) WITH a LIMIT 1 DETACH DELETE a")
    finish(tidings(binary, server.address, folder / "x.jsonl", "--batch", 1))
    [row] = server.run("MATCH (a:Article) RETURN count(a) AS count")
    equal("articles after going on", row["count"], len(load(folder / "x.graph.json")["graph"]["documents"]) - 1)
    assert not server.run("MATCH (l:TidingsLoad) RETURN l")
    finish(tidings(binary, server.address, folder / "x.jsonl"))
    equal("a load after a load that was cut off", server.dump(), whole)
    return marker["batches"]


def refuse(server, folder, binary):
    """What can't work is said with what to do."""
    graph = folder / "x.graphml"
    for arguments, password, words in [
        ((server.address, graph), "wrong", "wrong user or password"),
        ((server.address, graph), None, "set NEO4J_PASSWORD"),
        ((server.address, graph, "--database", "nowhere"), PASSWORD, "no database"),
        (("bolt://localhost:1", graph), PASSWORD, "nothing answers there"),
        (("localhost", graph), PASSWORD, "is no address"),
    ]:
        process = tidings(binary, *arguments, password=password)
        report = process.communicate()[1]
        equal(f"exit code of {arguments[0]}", process.returncode, 1)
        assert words in report and report.count("\n") == 1, report


def main():
    binary, classpath, work = sys.argv[1:4]
    with Server(classpath, work) as server:
        for folder in (Path(name).resolve() for name in sys.argv[4:]):
            graph = load(folder / "x.graph.json")
            load_graphml(server, folder, graph)
            load_csv(server, folder, graph)
            took = load_script(server, folder, graph)
            load_directly(server, folder, graph, binary)
            print(f"  {folder.name}: {len(graph['nodes'])} nodes, {len(graph['edges'])} edges: equal in Neo4j by four ways "
                  f"(its script took {took:.0f} s)")
        first = Path(sys.argv[4]).resolve()
        refuse(server, first, binary)
        print(f"  a load that was cut off after {go_on(server, first, binary)} batches went on")


if __name__ == "__main__":
    main()
