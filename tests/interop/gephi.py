"""Compares what Gephi's importer made of GraphML and GEXF (GephiImport.java) with the graph JSON.

usage: gephi.py FOLDER…      (each holds x.graph.json, x.graphml.gephi.json, x.gexf.gephi.json)
"""
import sys
from datetime import datetime, timezone
from pathlib import Path

from common import check_statements, equal, keyed, legible, load


def relationship(name):
    return "".join(c.upper() if c.isalnum() else "_" for c in name)


def milliseconds(day):
    return datetime.fromisoformat(day).replace(tzinfo=timezone.utc).timestamp() * 1000


def holds(edge):
    """Whether a time is stated by what does not deny it, and its first and last day."""
    times = [s["time"] for s in edge["statements"] if s["polarity"] == "positive" and s["time"]]
    times = [t for t in times if t["start"] or t["end"]]
    starts, ends = [t["start"] for t in times], [t["end"] for t in times]
    return times, (min(starts) if times and all(starts) else None), (max(ends) if times and all(ends) else None)


def shown(name, dynamic):
    """A name as Gephi shows it: in GraphML it passes over a carriage return, as over all white space between CDATA sections."""
    return legible(name) if dynamic else legible(name).replace("\r", "")


def check(what, read, graph, dynamic):
    nodes, edges = keyed(graph)
    equal(f"{what}: report", read["issues"], [])
    equal(f"{what}: nodes", {n["id"]: n["label"] for n in read["nodes"]},
          {i: shown(node["name"], dynamic) for i, node in nodes.items()})
    for node in read["nodes"]:
        equal(f"{what}: type", node["entity_type"], nodes[node["id"]]["type"])
        equal(f"{what}: mentions", node["mention_count"], nodes[node["id"]]["mentions"])
    equal(f"{what}: edges", len(read["edges"]), len(edges))
    for data in read["edges"]:
        edge = edges[data["source"], data["relation"], data["target"]]
        equal(f"{what}: directed", data["directed"], True)
        equal(f"{what}: kind", data["kind"], relationship(edge["type"]))
        equal(f"{what}: label", data["label"], edge["type"])
        equal(f"{what}: weight", data["weight"], float(edge["weight"]))
        equal(f"{what}: status", data["status"], edge["status"])
        equal(f"{what}: symmetric", data["symmetric"], edge["symmetric"])
        check_statements(what, data["statements"], edge)
        times, first, last = holds(edge)
        if dynamic:
            equal(f"{what}: has intervals", bool(data["intervals"]), bool(times))
            if first:
                equal(f"{what}: first day", min(low for low, _ in data["intervals"]), milliseconds(first))
            if last:
                equal(f"{what}: last day", max(high for _, high in data["intervals"]), milliseconds(last))
    return sum(bool(data["intervals"]) for data in read["edges"])


def main():
    for folder in map(Path, sys.argv[1:]):
        graph = load(folder / "x.graph.json")
        check(f"{folder.name}: GraphML in Gephi", load(folder / "x.graphml.gephi.json"), graph, False)
        read = load(folder / "x.gexf.gephi.json")
        timed = check(f"{folder.name}: GEXF in Gephi", read, graph, True)
        assert all(node["colour"] != "#000000" and node["size"] >= 4 for node in read["nodes"])
        print(f"  {folder.name}: {len(read['nodes'])} nodes, {len(read['edges'])} edges, {timed} with intervals: equal in Gephi")


if __name__ == "__main__":
    main()
