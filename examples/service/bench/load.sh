#!/bin/bash
# Requests a second, with arrays by ndserde beside lists of numbers in JSON, both by the same service.
#
#     bench/load.sh [SECONDS] [ROUNDS]      wrk is needed: apt-get install wrk
#
# For each body: its length, the requests a second (the best round), the processor time of the service for
# one request, which other programs on the machine disturb less, and both as ratios to the lists.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-5} rounds=${2:-3}

cargo build --quiet --release --example baseline
target=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
folder=$(mktemp -d)
"$target/release/examples/baseline" "$folder" >"$folder/address" &
service=$!
trap 'kill "$service"; rm -r "$folder"' EXIT
until [ -s "$folder/address" ]; do sleep 0.1; done
address=$(cat "$folder/address")

# Processor time in ticks of 10 ms.
ticks() { awk '{ print $14 + $15 }' "/proc/$service/stat"; }

for round in $(seq "$rounds"); do
    for n in 1 64; do
        for format in lists json cbor vnd.msgpack x-npy; do
            export BODY="$folder/$n.$format" CONTENT_TYPE="application/$format" route=predict
            if [ "$format" = lists ]; then
                CONTENT_TYPE=application/json route=lists
            fi
            before=$(ticks)
            result=$(wrk -t1 -c8 -d"${seconds}s" -s bench/load.lua "http://$address/$route" | grep ^result)
            echo "$n $format $(stat -c %s "$BODY") $(($(ticks) - before)) $result"
        done
    done
done | awk '
    {
        if ($8) { print "failed requests: " $0 >"/dev/stderr"; failed = 1 }
        key = $1 " " $2
        if (!(key in rate)) order[++count] = key
        bytes[key] = $3
        if ($6 / $7 * 1e6 > rate[key]) rate[key] = $6 / $7 * 1e6
        cost = $4 * 1e4 / $6
        if (!(key in cpu) || cost < cpu[key]) cpu[key] = cost
    }
    END {
        printf "%6s %-12s %7s %10s %6s %8s %6s\n", "images", "format", "bytes", "requests/s", "ratio", "CPU us", "ratio"
        for (i = 1; i <= count; i++) {
            key = order[i]
            split(key, part, " ")
            lists = part[1] " lists"
            printf "%6d %-12s %7d %10.0f %6.2f %8.1f %6.2f\n", part[1], part[2], bytes[key], rate[key], rate[key] / rate[lists], cpu[key], cpu[lists] / cpu[key]
        }
        exit failed
    }'
