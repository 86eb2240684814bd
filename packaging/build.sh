#!/usr/bin/env bash
# Builds what is shipped: `packaging/build.sh [FOLDER]` (dist/ unless told otherwise).
# Wheel and sdist; on Debian and its like also two packages: routeviewer, and routeviewer-web with
# the browser component. In an environment of its own, from packaging/locks/application.txt.
# What it needs of a Debian system is in packaging/linux/debian_packages.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
target="$(realpath -m "${1:-dist}")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# The same sources give the same bytes.
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 1735689600)}"
export SOURCE_DATE_EPOCH PYTHONHASHSEED=1
rm -rf "$target"
mkdir -p "$target"

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes \
  -r packaging/locks/application.txt
export PATH="$work/venv/bin:$PATH"
python -m hatchling build -d "$target" -t sdist
# The wheel is made of the sdist: with a gazetteer that is compiled anew, whatever the checkout has.
tar -xzf "$target"/*.tar.gz -C "$work"
(cd "$work"/routeviewer-*/ && python -m hatchling build -d "$target" -t wheel)
if command -v dpkg-shlibdeps >/dev/null; then
  pip install --quiet --disable-pip-version-check --no-deps "$target"/*.whl
  # From another folder: the application is made from what is installed, not from the checkout.
  (cd "$work" && pyinstaller --log-level ERROR --distpath "$work/built" --workpath "$work/pyinstaller" \
    "$OLDPWD/packaging/routeviewer.spec")
  python packaging/linux/build_deb.py "$work/built" "$target"
fi
ls -l "$target"
