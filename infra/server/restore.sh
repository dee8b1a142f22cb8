#!/usr/bin/env bash
# Puts the newest good backup where the storage file was lost, and verifies the log. Run it as the bot's user, with the bot stopped.
#   restore.sh [--from FILE] [--checkpoint FILE|azure]
# PDBOT, PDBOT_STORAGE and PDBOT_BACKUPS say where the program, the storage file and the backups are.
set -euo pipefail

read -ra pdbot <<<"${PDBOT:-/opt/pdbot/PdBot.Host}"
storage=${PDBOT_STORAGE:-/var/lib/pdbot/pdbot.db}
backups=${PDBOT_BACKUPS:-/var/backups/pdbot}

from='' checkpoint=()
while [ $# -gt 0 ]; do
  case "$1" in
    --from) from=${2:?--from needs a file}; shift 2 ;;
    --checkpoint) checkpoint=(--checkpoint "${2:?--checkpoint needs a file}"); shift 2 ;;
    *) echo "unknown option: $1 (known: --from, --checkpoint)" >&2; exit 2 ;;
  esac
done

if [ -n "$from" ]; then
  candidates=("$from")
else
  shopt -s nullglob
  candidates=("$backups"/pdbot-*.db)
fi
if [ ${#candidates[@]} -eq 0 ]; then
  echo "no backup in $backups" >&2
  exit 2
fi

# Named after their time, so the last is the newest. One that cannot be trusted (1) gives way to the one before; anything else stops.
for ((i = ${#candidates[@]} - 1; i >= 0; i--)); do
  echo "== ${candidates[i]}"
  code=0
  "${pdbot[@]}" storage restore --from "${candidates[i]}" --to "$storage" "${checkpoint[@]}" || code=$?
  case $code in
    0) exec "${pdbot[@]}" log verify --storage "$storage" ;;
    1) ;;
    *) exit "$code" ;;
  esac
done
echo "none of the backups can be trusted" >&2
exit 1
