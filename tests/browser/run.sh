#!/usr/bin/env bash
# Builds the explorer anew and compares it with the one kept; then looks at pages that BINARY writes in a real browser.
#
# usage: tests/browser/run.sh BINARY
set -euo pipefail
binary=$(realpath "${1:?usage: tests/browser/run.sh BINARY}")
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
pages="$root/target/browser"

# install FOLDER: its packages, once for each lock file.
install() {
    cmp -s "$1/package-lock.json" "$1/node_modules/.installed" && return
    (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --silent)
    cp "$1/package-lock.json" "$1/node_modules/.installed"
}

echo "the explorer is built from its source"
install "$root/viewer"
(cd "$root/viewer" && npm run --silent check)
kept=$(sha256sum "$root/viewer/dist/explorer.html")
(cd "$root/viewer" && npm run --silent build)
if [ "$kept" != "$(sha256sum "$root/viewer/dist/explorer.html")" ]; then
    echo "viewer/dist/explorer.html was stale and is built anew; commit it" >&2
    exit 1
fi

export TIDINGS_CHROMIUM="${TIDINGS_CHROMIUM:-/usr/bin/chromium}"
if [ ! -x "$TIDINGS_CHROMIUM" ]; then
    echo "no browser at $TIDINGS_CHROMIUM: installing Debian's"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium > /dev/null
fi

echo "the explorer in a browser"
install "$here"
rm -rf "$pages" && mkdir -p "$pages"
node "$here/pages.mjs" "$pages"
for page in news hostile nothing; do
    "$binary" extract "$pages/$page.jsonl" -o "$pages/$page.html" 2> "$pages/log"
done
"$binary" extract "$pages/news.jsonl" -o "$pages/news.graph.json" 2> "$pages/log"
for page in news large; do
    "$binary" view "$pages/$page.graph.json" --no-open -o "$pages/$page-graph.html" > "$pages/log"
done
TIDINGS_PAGES="$pages" node --test "$here/explorer.test.mjs"
