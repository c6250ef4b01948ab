#!/bin/sh
# The bench's numbers again without its code, by /proc and the bus alone, on a desktop with a tray (without
# one the app opens its window, and that is measured): sh tests/bench/outside.sh dist/linux-unpacked/unhunch
HOME=$(mktemp -d) && export HOME XDG_CONFIG_HOME="$HOME/.config"
mkdir -p "$XDG_CONFIG_HOME/Unhunch"
echo '{"app":{"welcomed":true},"body":{"equipment":["band"]}}' >"$XDG_CONFIG_HOME/Unhunch/settings.json"
cpu() { for p in $(ps -o pid= -s $app); do cat /proc/$p/task/*/schedstat; done 2>/dev/null | awk '{ s += $1 } END { printf "%.3f", s / 1e9 }'; }
pss() { for p in $(ps -o pid= -s $app); do cat /proc/$p/smaps_rollup; done 2>/dev/null | awk '/^Pss:/ { s += $2 } END { printf "%.0f", s / 1024 }'; }
mkfifo "$HOME/bus" && exec 3<>"$HOME/bus"
dbus-monitor --session "member='RegisterStatusNotifierItem'" >"$HOME/bus" 2>&1 3>&- & watcher=$!
sleep 1
# Starts it, and waits until its icon is announced: $app and $tray (ms).
start() {
  begun=$(date +%s%N)
  setsid "$@" >/dev/null 2>&1 3>&- & app=$!
  while read -r line <&3; do case $line in *member=RegisterStatusNotifierItem*) break ;; esac; done
  tray=$((($(date +%s%N) - begun) / 1000000))
}
for turn in 1 2 3 4; do
  start "$@"
  [ $turn = 1 ] || echo "$tray" >>"$HOME/trays"
  [ $turn = 4 ] || { sleep 4; kill $app; wait $app; }
done
echo "start → tray: $(sort -n "$HOME/trays" | sed -n 2p) ms"
sleep 25; early=$(cpu)
sleep 5; echo "processor in the first 30 s: $(cpu) s"
sleep 35; echo "idle, 25–65 s: processor: $(echo "$(cpu) $early" | awk '{ printf "%.3f", $1 - $2 }') s"
echo "idle memory: $(pss) MiB"
"$1" --start=band-pull-apart >/dev/null 2>&1 || { kill $app $watcher; exit; }
sleep 3; xdotool key space; sleep 1
before=$(cpu); sleep 12
echo "band-pull-apart: share of a core: $(echo "$(cpu) $before" | awk '{ printf "%.1f", ($1 - $2) / 12 * 100 }') %"
kill $app $watcher
