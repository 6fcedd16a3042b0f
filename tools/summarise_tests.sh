#!/bin/sh
# Says how many checks passed, failed and were skipped, and why each was skipped. A Qt Test program
# that skips still passes for ctest, so the programs' own words are counted.
# usage: tools/summarise_tests.sh CTEST_JUNIT.xml
set -eu
awk '
  function plain(text) {
    gsub(/&quot;/, "\"", text); gsub(/&apos;/, "\047", text)
    gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text)
    return text
  }
  /<testcase / {
    match($0, /name="[^"]*"/); program = substr($0, RSTART + 6, RLENGTH - 7)
    ++programs; totals = 0; isFailed = $0 ~ /status="fail"/
    if (isFailed) failedPrograms = failedPrograms " " program
    if ($0 ~ /status="(notrun|disabled)"/) { ++skipped; why[program ": not run"]++ }
  }
  /^Totals: / || /<system-out>Totals: / {
    match($0, /[0-9]+ passed/); passed += substr($0, RSTART)
    match($0, /[0-9]+ failed/); failed += substr($0, RSTART)
    match($0, /[0-9]+ skipped/); skipped += substr($0, RSTART)
    ++totals
  }
  /^SKIP +: / {
    line = plain($0); sub(/^SKIP +: /, "", line)
    slot = line; sub(/[ (].*/, "", slot); sub(/::.*/, "", slot)
    reason = line; sub(/^[^)]*\) ?/, "", reason)
    why[slot ": " reason]++
  }
  /<\/testcase>/ && !totals { if (isFailed) ++failed; else ++passed }
  END {
    for (reason in why) printf "skipped %d × %s\n", why[reason], reason | "sort"
    close("sort")
    if (failedPrograms != "") printf "failed:%s\n", failedPrograms
    printf "Tests: %d programs, %d passed, %d failed, %d skipped\n",
           programs, passed, failed, skipped
    exit failedPrograms != "" || programs == 0
  }' "$1"
