#!/bin/sh
# Installs the Debian packages of the given groups (packaging/debian-packages.txt) that are missing.
# usage: tools/install_packages.sh GROUP…
set -eu
list=$(dirname "$0")/../packaging/debian-packages.txt

if ! command -v dpkg-query >/dev/null; then
  echo "This is no Debian system: install the packages of packaging/debian-packages.txt by hand." >&2
  exit 0
fi

missing=
for group in "$@"; do
  for package in $(awk -v group="$group" '$1 == group { print $2 }' "$list"); do
    state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
    [ "$state" = "install ok installed" ] || missing="$missing $package"
  done
done
[ -n "$missing" ] || exit 0

root=
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "Missing:$missing. Install them as root: apt-get install$missing" >&2
    exit 1
  }
  root=sudo
fi
echo "Installing:$missing" >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # the list is words on purpose
$root apt-get install -y --no-install-recommends $missing >&2 || {
  $root apt-get update >&2
  $root apt-get install -y --no-install-recommends $missing >&2
}
