#!/usr/bin/env bash
# Tries wheel and sdist as a new user does: `packaging/check_wheel.sh [FOLDER]` (dist/ by default).
# A fresh environment, the newest dependencies that the wheel allows, away from the checkout.
set -euo pipefail
cd "$(dirname "$0")/.."
built="$(realpath "${1:-dist}")"
sample="$PWD/resources/samples/far-east-train.txt"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check "$built"/*.whl
export PATH="$work/venv/bin:$PATH" ROUTEVIEWER_HOME="$work/home" QT_QPA_PLATFORM=offscreen
cp "$sample" article.txt
routeviewer route article.txt | grep -q Vladivostok
routeviewer export article.txt -o map.png -o map.html -o map.route.geojson
routeviewer window map.route.geojson --screenshot window.png --size 1200x800
routeviewer-gui article.txt --screenshot desktop.png
file window.png desktop.png map.png
[ -z "${KEEP:-}" ] || cp window.png "$KEEP"

# The sdist builds the same wheel.
pip wheel --quiet --disable-pip-version-check --no-deps -w from-sdist "$built"/*.tar.gz
cmp from-sdist/*.whl "$built"/*.whl || python - "$built"/*.whl from-sdist/*.whl <<'PYTHON'
import sys
import zipfile

first, second = ({each.filename: each.CRC for each in zipfile.ZipFile(name).infolist()} for name in sys.argv[1:])
differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
sys.exit(f"the sdist's wheel differs: {differing}" if differing else 0)
PYTHON
echo "wheel and sdist work"
