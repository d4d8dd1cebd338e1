#!/bin/bash
# Succeeds when nothing of Cantian runs on this node and no timer could bring it back.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=log4sh.sh
source "${CURRENT_PATH}/log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=cantian_common/node.sh
source "${CURRENT_PATH}/cantian_common/node.sh"

online="$(online_parts)"
for timer in cantian.timer cantian_logs_handler.timer; do
    if [[ "$(systemctl is-active "${timer}" 2>/dev/null)" == active ]]; then online="${online} ${timer}(active)"; fi
    if [[ "$(systemctl is-enabled "${timer}" 2>/dev/null)" == enabled ]]; then online="${online} ${timer}(enabled)"; fi
done
if [[ -n "${online}" ]]; then
    logAndEchoError "process ${online//$'\n'/ } is still online, please execute stop first"
    exit 1
fi
logAndEchoInfo "all processes are offline"
