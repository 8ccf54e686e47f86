#!/usr/bin/env bash
# Writing together beside Hocuspocus, with one load driver, in turn: keystroke to visible on another's screen.
# usage: run.sh BENCH_DLL PEERS_FOLDER NODE22 [CLIENTS ...]   (prepare.sh makes the two folders; RATE, SECONDS_, ROUNDS, WARM, ONLY from the environment)
# Both servers are fresh processes; both are typed at for WARM seconds before the run that counts, because both compile what they run often.
set -euo pipefail
bench=$1 PEERS=$(cd "$2" && pwd) node=$3; shift 3
export PEERS YJS_FROM="$PEERS/hocuspocus" NODE_BIN="$node"
here=$(cd "$(dirname "$0")" && pwd) rate=${RATE:-5} seconds=${SECONDS_:-15} warm=${WARM:-12} work=$(mktemp -d)
end() { [ -z "${server:-}" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; server=; }; exec 9>&- 2>/dev/null || true; }
trap 'end; rm -rf "$work"' EXIT

load() { # NAME ADAPTER URL DOC PID CLIENTS
  local told
  type() { RUN=$1 timeout 120 "$node" "$PEERS/lib/collab-load.mjs" --adapter "${@:3:1}" --url "$4" --doc "${5/RUN/$1}" --clients "$7" --rate "$rate" --seconds "$2" --warmup 1 --pid "$6"; }
  type warm "$warm" "${@:2}" >/dev/null || true
  told=$(type run "$seconds" "${@:2}") || told='{}'
  echo "{\"peer\":\"$1\",\"n\":$6,\"perClientRate\":$rate,\"r\":$told}" | tee -a "$work/all.jsonl" >/dev/null
}

ours() {
  rm -rf "$work/data"; mkfifo "$work/in" "$work/out"
  dotnet "$bench" texts serve "$work/data" "$1" <"$work/in" >"$work/out" & server=$!
  exec 9>"$work/in"; local told; read -r told <"$work/out"
  of() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" <<<"$told"; }
  COOKIE=$(of cookie) load workspace "$here/adapter-workspace.mjs" "http:$(sed -n 's/.*"url":"http:\([^"]*\)".*/\1/p' <<<"$told")" "$(of text)" "$(of pid)" "$1"
  exec 9>&-; wait "$server" || true; server=; rm -f "$work/in" "$work/out"
}

hocuspocus() {
  PORT=1235 DB="$work/hocuspocus-$RANDOM.sqlite" "$PEERS/hocuspocus/start.sh" >"$work/hocuspocus.log" 2>&1 & server=$!
  for _ in $(seq 120); do curl -s -o /dev/null http://127.0.0.1:1235/ && break; sleep .25; done
  load hocuspocus hocuspocus ws://127.0.0.1:1235 "d-RUN" "$server" "$1"
  end
}

for _ in $(seq "${ROUNDS:-1}"); do for n in "${@:-50}"; do for peer in ${ONLY:-hocuspocus ours}; do "$peer" "$n"; done; done; done
"$node" "$PEERS/lib/show.mjs" "$work/all.jsonl"
