#!/bin/bash
# Starts everything of Cantian on this node; what runs already is left alone.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=log4sh.sh
source "${CURRENT_PATH}/log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=env.sh
source "${CURRENT_PATH}/env.sh"
# shellcheck source-path=SCRIPTDIR source=cantian_common/node.sh
source "${CURRENT_PATH}/cantian_common/node.sh"

function start_timer() {
    local timer
    for timer in cantian.timer cantian_logs_handler.timer; do
        systemctl start "${timer}" || { logAndEchoError "start ${timer} failed"; exit 1; }
        systemctl enable "${timer}" >/dev/null 2>&1 || { logAndEchoError "enable ${timer} failed"; exit 1; }
    done
}

function main() {
    begin start "begin to start cantian"
    run_modules "${CURRENT_PATH}" start "${START_ORDER[@]}" -- || exit 1
    sh "${CURRENT_PATH}/cms/cms_reg.sh" enable
    sh "${SIM_ROOT}/opt/cantian/common/script/cantian_service.sh" start || exit 1
    start_timer
    end start
    logAndEchoInfo "start success"
}

main
