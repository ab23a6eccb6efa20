"""Runs every command and query of the guides, each guide in a folder of its own with the fixtures as news/.

usage: guides.py BINARY CLASSPATH WORK GUIDE.md…

`tidings` is the binary; `cypher-shell` and `neo4j-admin` are stand-ins for the server's own tools: the first sends a script as it
does, the second runs the class that the real one runs. Blocks in other languages are not run.
"""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph

from neo4j_server import PASSWORD, Server

ROOT = Path(__file__).resolve().parent.parent.parent
ADDRESS = "bolt://localhost:7687"
BLOCK = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def prepare(folder, binary, classpath):
    """A folder with the articles and the tools that the guide's commands call."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "news").mkdir(parents=True)
    (folder / "bin").mkdir()
    for article in sorted(ROOT.glob("fixtures/news/*/article.txt")):
        shutil.copy(article, folder / "news" / f"{article.parent.name}.txt")
    (folder / "bin" / "tidings").symlink_to(binary)
    tool = folder / "bin" / "neo4j-admin"
    home = folder / "neo4j"
    (home / "conf").mkdir(parents=True)
    tool.write_text(f"#!/bin/sh\nNEO4J_HOME='{home}' NEO4J_CONF='{home}/conf' exec java -cp '{classpath}' org.neo4j.cli.AdminTool \"$@\"\n")
    tool.chmod(0o755)
    tool = folder / "bin" / "cypher-shell"
    script = Path(__file__).resolve().parent / "cypher_shell.py"
    tool.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{script}' \"$@\"\n")
    tool.chmod(0o755)


def shell(folder, text, server):
    environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "NEO4J_PASSWORD": PASSWORD}
    if server:
        text = text.replace(ADDRESS, server.address)
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=folder, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{folder.name}: {text}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout + done.stderr


def sparql(folder, text, prefixes, name, kind):
    store = pyoxigraph.Store()
    store.bulk_load(path=str(folder / name), format=kind)
    found = list(store.query(prefixes + text))
    assert found, f"nothing found by {text}"


def run(guide, folder, server):
    prefixes, blocks = "", 0
    for language, text in BLOCK.findall(guide.read_text(encoding="utf-8")):
        blocks += 1
        if language == "sh":
            report = shell(folder, text, server)
            if "neo4j-admin" in text:
                assert "IMPORT DONE" in report, report
        elif language == "cypher":
            assert server.run(text.rstrip().rstrip(";")), f"nothing found by {text}"
        elif language == "python":
            (folder / "block.py").write_text(text, encoding="utf-8")
            shell(folder, f"'{sys.executable}' block.py", server)
        elif language == "sparql-prefixes":
            prefixes = text
        elif language == "sparql":
            sparql(folder, text, prefixes, "graph.ttl", pyoxigraph.RdfFormat.TURTLE)
        elif language == "sparql-trig":
            sparql(folder, text, prefixes, "graph.trig", pyoxigraph.RdfFormat.TRIG)
        else:
            blocks -= 1
    print(f"  {guide.name}: {blocks} blocks run")


def main():
    binary, classpath, work = sys.argv[1:4]
    shutil.rmtree(work, ignore_errors=True)
    for guide in map(Path, sys.argv[4:]):
        folder = Path(work) / guide.stem
        prepare(folder, binary, classpath)
        if guide.stem == "neo4j":
            with Server(classpath, folder / "server") as server:
                run(guide, folder, server)
        else:
            run(guide, folder, None)


if __name__ == "__main__":
    main()
