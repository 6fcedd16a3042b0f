#!/bin/bash
# How long until the window is there, how long until the map is drawn, and how much memory that takes;
# beside QGIS on the same machine, where it is installed. Page cache warm: the first run is not counted.
# usage: startup.sh WORKSPACE.gpkg [RUNS]    (needs xvfb, xdotool; build/release/bin in PROGRAMS or the default)
set -u
workspace=$(realpath "$1")
runs=${2:-3}
programs=${PROGRAMS:-$(dirname "$0")/../../build/release/bin}
number=$((90 + RANDOM % 100))
Xvfb ":$number" -screen 0 1920x1080x24 -noreset >/dev/null 2>&1 &
display=$!
export DISPLAY=":$number" XDG_RUNTIME_DIR QT_QPA_PLATFORM=xcb
XDG_RUNTIME_DIR=$(mktemp -d)
XDG_CONFIG_HOME=$XDG_RUNTIME_DIR/config
export XDG_CONFIG_HOME
trap 'kill $display; rm -rf "$XDG_RUNTIME_DIR"' EXIT
sleep 1

# Seconds from start to the first visible window whose title matches, then peak memory.
window() { # NAME PATTERN COMMAND…
  local name=$1 pattern=$2; shift 2
  local start now pid
  start=$(date +%s.%N)
  "$@" >"$XDG_RUNTIME_DIR/log" 2>&1 & pid=$!
  for _ in $(seq 1 2000); do
    xdotool search --onlyvisible --name "$pattern" >/dev/null 2>&1 && break
    sleep .02
  done
  now=$(date +%s.%N)
  sleep 3
  echo "$name window_s $(echo "$now - $start" | bc) peak_mb $(($(awk '/VmHWM/ {print $2}' /proc/$pid/status) / 1024))"
  kill "$pid"; wait "$pid" 2>/dev/null
}

for run in $(seq 0 "$runs"); do
  [ "$run" = 0 ] && echo "# warm-up" || echo "# run $run"
  window diaban 'Địa Bàn' "$programs/diaban"
  "$programs/diaban" --size 1920x1080 --time-first-picture \
    --screenshot "$XDG_RUNTIME_DIR/map.png" "$workspace" | sed 's/^/diaban with map: /'
  if command -v qgis >/dev/null; then
    window qgis 'QGIS' qgis --nologo --noversioncheck --noplugins
  fi
done
