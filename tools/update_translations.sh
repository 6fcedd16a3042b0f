#!/bin/sh
# Collects the sentences of all sources into translations/*.ts. With --check it changes nothing and
# fails when a sentence is missing, unfinished or no longer used.
set -eu
cd "$(dirname "$0")/.."
lupdate=${LUPDATE:-$(command -v lupdate6 || echo /usr/lib/qt6/bin/lupdate)}
folder=translations
if [ "${1:-}" = "--check" ]; then
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  cp translations/*.ts "$folder"
fi
# Headers of panels lie too deep for lupdate to find the classes that are said in them.
deep=$(printf -- '-I %s ' modules/*/ui/include)
# shellcheck disable=SC2086 # several words are wanted
"$lupdate" -silent -locations none -no-obsolete -no-ui-lines $deep modules app \
  -ts "$folder/diaban_vi.ts" -target-language vi_VN
# shellcheck disable=SC2086
"$lupdate" -silent -locations none -no-obsolete -no-ui-lines -pluralonly $deep modules app \
  -ts "$folder/diaban_en.ts" -target-language en_GB
[ "$folder" = translations ] && exit 0

status=0
for file in diaban_vi.ts diaban_en.ts; do
  if ! diff -u "translations/$file" "$folder/$file"; then
    echo "translations/$file is not up to date: run tools/update_translations.sh" >&2
    status=1
  fi
  if grep -n 'type="unfinished"' "$folder/$file"; then
    echo "translations/$file has unfinished entries" >&2
    status=1
  fi
done
exit $status
