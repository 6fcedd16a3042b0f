#!/bin/sh
# Configures (when needed) and builds with a preset. usage: tools/build.sh [PRESET [TARGET…]]
set -eu
cd "$(dirname "$0")/.."
preset=${1:-release}
[ $# -eq 0 ] || shift
# A build in another folder, or of another clone, finds the same objects.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >&2
if [ $# -gt 0 ]; then
  cmake --build "build/$preset" --target "$@" >&2
else
  cmake --build "build/$preset" >&2
fi
