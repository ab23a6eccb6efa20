#!/usr/bin/env bash
# Holds the built programs against the floors in floors.toml, on annotated data that is not part of the repository.
# usage: tests/quality/run.sh BIN_DIR [SHARED]     (SHARED: the folder with gold/ and data/; default ../shared)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=${1:?usage: run.sh BIN_DIR [SHARED]}
shared=${2:-"$here/../../../shared"}
if [ ! -d "$shared/gold/dev" ] || [ ! -d "$shared/data/ud" ]; then
  echo "quality floors: skipped, there is no annotated data at $shared"
  exit 0
fi
exec python3 "$here/check.py" "$bin" "$shared"
