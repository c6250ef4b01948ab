#!/bin/sh
# The bench's numbers again without its code, by /proc alone, on a desktop with a tray (without one the
# app opens its window, and that is measured): sh tests/bench/outside.sh dist/linux-unpacked/unhunch
HOME=$(mktemp -d) && export HOME XDG_CONFIG_HOME="$HOME/.config"
mkdir -p "$XDG_CONFIG_HOME/Unhunch"
echo '{"app":{"welcomed":true},"body":{"equipment":["band"]}}' >"$XDG_CONFIG_HOME/Unhunch/settings.json"
setsid "$@" >/dev/null 2>&1 &
app=$!
cpu() { for p in $(ps -o pid= -s $app); do cat /proc/$p/task/*/schedstat; done 2>/dev/null | awk '{ s += $1 } END { printf "%.3f", s / 1e9 }'; }
pss() { for p in $(ps -o pid= -s $app); do cat /proc/$p/smaps_rollup; done 2>/dev/null | awk '/^Pss:/ { s += $2 } END { printf "%.0f", s / 1024 }'; }
sleep 25; early=$(cpu)
sleep 5; echo "processor in the first 30 s: $(cpu) s"
sleep 35; echo "idle, 25–65 s: processor $(echo "$(cpu) $early" | awk '{ print $1 - $2 }') s; memory $(pss) MiB"
"$1" --start=band-pull-apart >/dev/null 2>&1 || { kill $app; exit; }
sleep 3; xdotool key space; sleep 1
before=$(cpu); sleep 12
echo "band pull-apart: $(echo "$(cpu) $before" | awk '{ printf "%.1f", ($1 - $2) / 12 * 100 }') % of a core; memory $(pss) MiB"
kill $app
