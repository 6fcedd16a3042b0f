#!/bin/bash
# Breaks each house rule once in a tree of its own and looks whether it is found.
# usage: rules_bite.sh
set -u
rules=$(cd "$(dirname "$0")" && pwd)/house_rules.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
module=$tree/modules/odd
mkdir -p "$module/src" "$module/include/diaban/odd" "$tree/app" "$tree/tests" "$tree/tools"
touch "$module/CMakeLists.txt"
printf '# odd\n- `other.h` – not there\n' > "$module/README.md"
printf '#pragma once\n' > "$module/include/diaban/odd/odd.h"
cat > "$module/src/odd.cpp" <<'CPP'
#include <sqlite3.h>
#include <gdal.h>
#include <unistd.h>
auto a = Thing::instance();
void b() { app.processEvents(); }
QEventLoop loop;
void c() { dialog.exec(); }
auto d = tr("One") + name;
void e() { throw 1; }
void f() { QThread::sleep(1); }
CPP
{
  echo 'int longFunction()'
  echo '{'
  for i in $(seq 62); do echo "  call($i);"; done
  echo '}'
} > "$module/src/long.cpp"
seq 601 > "$module/src/many.cpp"

found=$("$rules" "$tree")
missing=0
for word in sqlite3.h gdal.h unistd.h '::instance' processEvents QEventLoop '.exec()' 'tr("One")' \
  'throw 1' 'QThread::sleep' 'README.md and the headers differ' 'begins with a comment' \
  '601 lines' longFunction; do
  case $found in
    *"$word"*) ;;
    *) echo "not found: $word"; missing=1 ;;
  esac
done
exit $missing
