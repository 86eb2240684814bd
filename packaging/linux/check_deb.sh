#!/usr/bin/env bash
# Tries the Debian package in a minimal Debian: `packaging/linux/check_deb.sh [FOLDER]` (dist/ by
# default). As root, with debootstrap: a root of its own is filled with what the package depends on
# and nothing else, and an ordinary user of it does the main things. WITH_WEB=1 tries routeviewer-web
# too; KEEP=FILE.png keeps the picture of the window.
set -euo pipefail
cd "$(dirname "$0")/../.."
built="$(realpath "${1:-dist}")"
root="$(mktemp -d)"
chmod 755 "$root"
finish() {
  umount -q "$root/dev/shm" "$root/proc" || true
  rm -rf --one-file-system "$root"
}
trap finish EXIT

debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$root" >"$root.log"
rm -f "$root.log"
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
cp "$built"/routeviewer_*.deb "$root/root/"
[ -z "${WITH_WEB:-}" ] || cp "$built"/routeviewer-web_*.deb "$root/root/"
cp resources/samples/far-east-train.txt "$root/srv/article.txt"

chroot "$root" sh -eu <<'SETUP'
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
  /root/*.deb shared-mime-info xauth xvfb >/root/install.log 2>&1 || { tail /root/install.log; exit 1; }
useradd --create-home reader
SETUP
chroot "$root" su - reader -c 'LANG=C.UTF-8 sh -eu' <<'USE'
routeviewer --version
routeviewer route /srv/article.txt | grep -q Vladivostok
routeviewer export /srv/article.txt -o map.png -o map.pdf -o map.html -o report.docx -o trip.route.geojson
mkdir many && cp /srv/article.txt many/a.txt && cp /srv/article.txt many/b.txt
routeviewer batch many -o many.jsonl --jobs 2
routeviewer window trip.route.geojson --screenshot offscreen.png --size 1200x800
# On a screen, as the desktop starts it.
xvfb-run -a -s "-screen 0 1280x900x24" routeviewer-gui trip.route.geojson --screenshot window.png
USE
if [ -n "${WITH_WEB:-}" ]; then
  chroot "$root" su - reader -c \
    'LANG=C.UTF-8 xvfb-run -a routeviewer window trip.route.geojson --tab web --screenshot window.png'
fi
chroot "$root" su - reader -c 'LANG=C.UTF-8 sh -eu' <<'LOOK'
grep -q "vnd.routeviewer.project+json:\*.route.geojson" /usr/share/mime/globs
for file in map.png map.pdf map.html report.docx offscreen.png window.png; do test -s "$file"; done
LOOK
[ -z "${KEEP:-}" ] || cp "$root/home/reader/window.png" "$KEEP"
desktop-file-validate "$root/usr/share/applications/routeviewer.desktop"
appstreamcli validate --no-net "$root/usr/share/metainfo/org.routeviewer.routeviewer.metainfo.xml"
echo "the Debian package works: $(du -sm "$root/usr/lib/routeviewer" | cut -f1) MB installed"
