#!/bin/sh
# Makes the two font files that the program ships, in the folder given; about ten minutes.
# Needs npm, node and Debian's fonttools (4.38).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-save --ignore-scripts --no-audit --no-fund \
    @expo-google-fonts/noto-sans-sc@0.4.3 @expo-google-fonts/noto-sans-jp@0.4.3 \
    @expo-google-fonts/source-sans-3@0.4.1 pathkit-wasm@1.0.0
for weight in 400Regular 700Bold; do
  name=$(echo "$weight" | tr -d '0-9')
  fonts=node_modules/@expo-google-fonts
  /usr/bin/python3 "$here/outlines.py" take "$fonts/noto-sans-sc/$weight/NotoSansSC_$weight.ttf" \
      "$fonts/source-sans-3/$weight/SourceSans3_$weight.ttf" \
      "$fonts/noto-sans-jp/$weight/NotoSansJP_$weight.ttf" base.ttf taken.jsonl
  NODE_PATH="$work/node_modules" node "$here/unite.js" <taken.jsonl >united.jsonl
  /usr/bin/python3 "$here/outlines.py" put base.ttf united.jsonl "$target/NotoSansSC-$name.ttf"
done
