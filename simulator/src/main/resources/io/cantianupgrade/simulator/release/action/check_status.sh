#!/bin/bash
# 0: everything of START_ORDER is online on this node; 1: some; 2: nothing.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=log4sh.sh
source "${CURRENT_PATH}/log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=env.sh
source "${CURRENT_PATH}/env.sh"

online=0 offline=0
for module in "${START_ORDER[@]}"; do
    if sh "${CURRENT_PATH}/${module}/appctl.sh" check_status >/dev/null 2>&1; then
        logAndEchoInfo "${module} is online"
        online="$((online + 1))"
    else
        logAndEchoError "${module} is offline"
        offline="$((offline + 1))"
    fi
done
pause 1
if ((offline == 0)); then
    logAndEchoInfo "Cantian Engine is online, all processes are online."
elif ((online > 0)); then
    logAndEchoInfo "Cantian Engine is partially online."
    exit 1
else
    logAndEchoInfo "Cantian Engine is offline."
    exit 2
fi
