#!/usr/bin/env bash
# Writes graphs with BINARY and reads them with other people's readers (networkx, igraph, PyLD, rdflib, Oxigraph, JSON Schema).
#
# usage: tests/interop/run.sh BINARY
set -euo pipefail
binary=$(realpath "${1:?usage: tests/interop/run.sh BINARY}")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work="$root/target/interop"
python="$work/venv/bin/python"

mkdir -p "$work"
if ! cmp -s "$here/requirements.txt" "$work/installed.txt"; then
    python3 -m venv "$work/venv"
    "$python" -m pip install --quiet --disable-pip-version-check -r "$here/requirements.txt"
    cp "$here/requirements.txt" "$work/installed.txt"
fi

# check NAME INPUT…: extracts once, then writes each format from the documents.
check() {
    local out="$work/$1"
    shift
    rm -rf "$out" && mkdir -p "$out"
    "$binary" extract "$@" -o "$out/x.jsonl" 2> "$out/log"
    for format in graph.json graphml jsonld; do
        "$binary" extract "$out/x.jsonl" -o "$out/x.$format" 2>> "$out/log"
    done
    "$python" "$here/read.py" "$out"
}

echo "hostile words"
"$python" "$here/hostile.py" "$work/hostile.jsonl"
check hostile "$work/hostile.jsonl"

for article in "$root"/fixtures/news/*/article.txt; do
    [ -e "$article" ] || continue
    echo "fixture $(basename "$(dirname "$article")")"
    check "fixture-$(basename "$(dirname "$article")")" "$article"
done

corpus="$root/../shared/data/text/wikinews-2019-2020.jsonl"
if [ -e "$corpus" ]; then
    echo "corpus wikinews-2019-2020"
    check wikinews "$corpus"
else
    echo "corpus wikinews-2019-2020: skipped, $corpus is not there"
fi
