#!/bin/bash
# Holds the house rules of docs/architecture.md; each finding names the file, the line and the remedy.
# usage: house_rules.sh SOURCE_FOLDER
set -u
cd "$1" || exit 1
findings=0

complain() { # text
  echo "$1"
  findings=$((findings + 1))
}

# Lines of files that must not be there. Comments do not count.
forbid() { # remedy, extended regex, then paths for git-like globbing by find
  local remedy=$1 regex=$2
  shift 2
  local hit
  while IFS= read -r hit; do
    complain "$hit
    → $remedy"
  done < <(find "$@" -type f \( -name '*.h' -o -name '*.cpp' \) -print0 2>/dev/null |
    sort -z | xargs -0 -r grep -nHE -- "$regex" | grep -vE '^[^:]+:[0-9]+: *(//|\*)')
}

# A library's headers stay in one folder.
only_in() { # home regex, include regex, remedy
  local hit
  while IFS= read -r hit; do
    [[ $hit =~ ^$1 ]] || complain "$hit
    → $3"
  done < <(grep -rnHE --include='*.h' --include='*.cpp' "^ *# *include *[<\"]($2)" modules app)
}

forbid 'pass the object in' '::instance *\(\)' modules app
forbid 'long work runs as a job' 'processEvents *\(' modules app
forbid 'no nested event loops: deliver the result to a callback' 'QEventLoop' modules app
forbid 'show a dialog with open() and a callback, a menu with popup()' '(->|\.)exec *\(' modules
forbid 'one sentence, one tr(), placeholders inside' 'tr\("[^"]*"\) *\+|\+ *tr\("' modules app
forbid 'only the GUI thread and the screen wait; use a job' 'QThread::(m|u)?sleep|std::this_thread::sleep' modules app
forbid 'return a Result' '(^|[^a-zA-Z_])throw[ ;]' modules app
forbid 'finish it or leave it out' 'TODO|FIXME|XXX' modules app tests tools
forbid 'a person keeps no layer by its number: name it, or give its uid' 'QUndoStack|QUndoCommand' modules app
forbid 'numbers for people by QLocale, for files by the C locale' 'QLocale::setDefault|setlocale *\(' modules

only_in 'modules/store/' 'sqlite3\.h' 'SQLite is used through diaban/store only'
only_in 'modules/reportio/' 'xlsxwriter' 'spreadsheets are written through diaban/reportio only'
only_in 'modules/geo/' '(gdal|ogr|cpl)[a-z_]*\.h|proj(_[a-z]+)?\.h|geos_c\.h|geos/' 'GDAL, PROJ and GEOS are used through diaban/geo only'
only_in 'modules/base/src/platform_' '(unistd|signal|fcntl|dlfcn|pwd|dirent|windows|poll)\.h|sys/|linux/' 'calls to one operating system belong to base/platform_*'

# Colours of the program's face are tokens; those of the map are data.
while IFS= read -r hit; do
  complain "$hit
    → take the colour from the token table"
done < <(grep -rnHE --include='*.cpp' --include='*.h' '"#[0-9a-fA-F]{6}' modules/uikit modules/*/ui app 2>/dev/null |
  grep -vE '^[^:]*(token|palette|theme)[^:/]*:')

# Nothing of the place where it was written.
while IFS= read -r hit; do
  complain "$hit
    → no path of one computer in the source"
done < <(git ls-files 2>/dev/null | grep -vE '^(LICENSE|tests/layering/)' |
  xargs -r grep -nHIE '(^|[^a-zA-Z0-9_.])(/work/|/tmp/wt|/home/[a-z]+/)' 2>/dev/null)

# Every module's README names exactly its public headers.
for module in modules/*/ modules/*/ui/; do
  [ -f "$module/CMakeLists.txt" ] || continue
  readme=$module/README.md
  headers=$(cd "$module" && find include ui -name '*.h' 2>/dev/null | grep '^include' | xargs -rn1 basename | sort)
  if [ ! -f "$readme" ]; then
    [ -z "$headers" ] || complain "$module has no README.md
    → say what the module is for, name its public headers, say what it must not do"
    continue
  fi
  named=$(grep -oE '`[a-z0-9_]+\.h`' "$readme" | tr -d '`' | sort -u)
  [ "$headers" = "$named" ] || complain "$readme and the headers differ: $(
    diff <(echo "$headers") <(echo "$named") | grep '^[<>]' | tr '\n' ' ')
    → one line of the README for each public header"
done

# Files and functions that fit a reader's head.
while IFS= read -r file; do
  lines=$(wc -l < "$file")
  [ "$lines" -le 600 ] || complain "$file has $lines lines
    → 600 at most: split it by what its parts hold"
  awk -v file="$file" 'NR == 1 && !/^\/\// { exit 1 }' "$file" ||
    complain "$file:1: a header begins with a comment that says what it holds
    → add the line"
done < <(find modules app -name '*.h' | sort)
while IFS= read -r file; do
  lines=$(wc -l < "$file")
  [ "$lines" -le 600 ] || complain "$file has $lines lines
    → 600 at most: split it by what its parts hold"
done < <(find modules app tests tools -name '*.cpp' -o -name '*.sh' -o -name '*.py' | sort)
if command -v ctags >/dev/null; then
  while read -r name lines place; do
    complain "$place: $name has $lines lines
    → 60 at most: give its parts names"
  done < <(find modules app tests -name '*.h' -print0 -o -name '*.cpp' -print0 |
    xargs -0 ctags -x --language-force=C++ --kinds-C++=f --_xformat='%n %{end} %F %N' |
    awk '$2 - $1 + 1 > 60 && $4 !~ /_data$/ { print $4 $5, $2 - $1 + 1, $3 ":" $1 }')
else
  echo "SKIP   : house_rules(function length) ctags is not installed"
fi

[ "$findings" -eq 0 ] || echo "$findings findings"
exit $((findings > 0))
