#!/usr/bin/env bash
# Writes graphs with BINARY in every format and opens them in the programs that others use: networkx, igraph, PyLD, rdflib,
# Oxigraph, Polars and a JSON Schema validator (read.py), Gephi's own importer (gephi.py), a real Neo4j with APOC
# (neo4j_server.py); then runs the commands of the guides in docs/ (guides.py). Versions are pinned in requirements.txt and
# java/pom.xml; what they need is installed below target/interop. Java 17 and Maven must be there.
#
# usage: tests/interop/run.sh BINARY
set -euo pipefail
binary=$(realpath "${1:?usage: tests/interop/run.sh BINARY}")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work="$root/target/interop"
python="$work/venv/bin/python"
formats="graph.json graphml gexf jsonld ttl nt trig cypher neo4j.csv csv parquet dot events.tsv md"

for tool in java mvn python3; do
    command -v "$tool" > /dev/null || { echo "$tool is missing; install Java 17, Maven and Python 3" >&2; exit 1; }
done
mkdir -p "$work"
if ! cmp -s "$here/requirements.txt" "$work/installed.txt"; then
    python3 -m venv "$work/venv"
    "$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$work/installed.txt"
fi
if ! cat "$here"/java/pom.xml "$here"/java/src/main/java/*.java | cmp -s - "$work/compiled.txt"; then
    mvn --batch-mode --quiet --file "$here/java/pom.xml" -Dinterop.target="$work/java" \
        compile dependency:build-classpath -Dmdep.outputFile="$work/classpath.txt"
    cat "$here"/java/pom.xml "$here"/java/src/main/java/*.java > "$work/compiled.txt"
fi
classpath="$work/java/classes:$(cat "$work/classpath.txt")"

folders=()
# check NAME INPUT…: extracts once, then writes each format from the documents, and reads them.
check() {
    local out="$work/$1"
    shift
    rm -rf "$out" && mkdir -p "$out"
    "$binary" extract "$@" -o "$out/x.jsonl" 2> "$out/log"
    for format in $formats; do
        "$binary" convert "$out/x.jsonl" "$out/x.$format"
    done
    "$binary" stats "$out/x.graphml" --json > "$out/x.stats.json"
    "$python" "$here/read.py" "$out"
    folders+=("$out")
}

echo "hostile words ($SECONDS s)"
"$python" "$here/hostile.py" "$work/hostile.jsonl"
check hostile "$work/hostile.jsonl"

for article in "$root"/fixtures/news/*/article.txt; do
    name=$(basename "$(dirname "$article")")
    echo "fixture $name"
    check "fixture-$name" "$article"
done

corpus="$root/../shared/data/text/wikinews-2019-2020.jsonl"
if [ -e "$corpus" ]; then
    echo "corpus wikinews-2019-2020"
    check wikinews "$corpus"
else
    echo "corpus wikinews-2019-2020: skipped, $corpus is not there"
fi

echo "Gephi ($SECONDS s)"
java -Xmx1g -Djava.awt.headless=true -cp "$classpath" GephiImport \
    "${folders[@]/%//x.graphml}" "${folders[@]/%//x.gexf}" > "$work/gephi.log" 2>&1
"$python" "$here/gephi.py" "${folders[@]}"

echo "Neo4j ($SECONDS s)"
rm -rf "$work/neo4j" && mkdir -p "$work/neo4j"
"$python" "$here/neo4j_server.py" "$binary" "$classpath" "$work/neo4j" "${folders[@]}"

echo "guides ($SECONDS s)"
"$python" "$here/guides.py" "$binary" "$classpath" "$work/guides" "$root"/docs/{gephi,neo4j,rdf,notebooks}.md
echo "all consumers read all formats ($SECONDS s)"
