#!/bin/sh
# Builds the fuzzers with clang and runs them all at once, from the kept seeds. A finding ends it
# with an error and stays in build/fuzz/findings. usage: tools/fuzz.sh [SECONDS]
set -eu
cd "$(dirname "$0")/.."
seconds=${1:-60}
build=build/fuzz

tools/install_packages.sh build fuzz
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
[ -f $build/build.ninja ] || cmake -S . -B $build -G Ninja -DCMAKE_CXX_COMPILER=clang++ \
  -DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_BUILD_TYPE=RelWithDebInfo \
  -DDIABAN_FUZZERS=ON -DDIABAN_BENCHMARKS=OFF -DDIABAN_WERROR=OFF \
  -DCMAKE_CXX_FLAGS_RELWITHDEBINFO="-O1 -g" \
  -DCMAKE_CXX_FLAGS="-fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined" >&2
fuzzers=$(cd tests/fuzz && ls fuzz_*.cpp | sed 's/\.cpp$//')
# shellcheck disable=SC2086 # the list is words on purpose
ninja -C $build $fuzzers >&2

# What a run finds new is its own; the kept seeds stay as they are.
status=0
mkdir -p $build/findings
for fuzzer in $fuzzers; do
  mkdir -p "$build/corpus/$fuzzer"
  $build/bin/"$fuzzer" -max_len=4096 -max_total_time="$seconds" -print_final_stats=1 \
    -artifact_prefix="$build/findings/$fuzzer-" "$build/corpus/$fuzzer" \
    "tests/fuzz/seeds/$fuzzer" >"$build/$fuzzer.log" 2>&1 &
  eval "pid_$fuzzer=$!"
done
for fuzzer in $fuzzers; do
  eval "pid=\$pid_$fuzzer"
  if wait "$pid"; then
    grep -E '^(Done|stat::number_of_executed_units)' "$build/$fuzzer.log" | sed "s/^/$fuzzer: /"
  else
    status=1
    echo "$fuzzer found something:" >&2
    tail -40 "$build/$fuzzer.log" >&2
  fi
done
exit $status
