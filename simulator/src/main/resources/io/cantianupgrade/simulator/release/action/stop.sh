#!/bin/bash
# Stops everything of Cantian on this node: what brings processes back first, then the processes.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=log4sh.sh
source "${CURRENT_PATH}/log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=env.sh
source "${CURRENT_PATH}/env.sh"
# shellcheck source-path=SCRIPTDIR source=cantian_common/node.sh
source "${CURRENT_PATH}/cantian_common/node.sh"

function stop_timer() {
    local timer
    for timer in cantian.timer cantian_logs_handler.timer; do
        systemctl stop "${timer}" || { logAndEchoError "stop ${timer} failed"; exit 1; }
        systemctl disable "${timer}" >/dev/null 2>&1 || { logAndEchoError "disable ${timer} failed"; exit 1; }
    done
    pause 10
}

function stop_daemon() {
    local try
    for ((try = 0; try < 10; try++)); do
        if ! pgrep -f '/cantian_daemon\.sh' >/dev/null; then return 0; fi
        sh "${SIM_ROOT}/opt/cantian/common/script/cantian_service.sh" stop
        if ! pgrep -f '/cantian_daemon\.sh' >/dev/null; then return 0; fi
        pause 5
    done
    logAndEchoError "stop cantian daemon failed"
    exit 1
}

function main() {
    begin stop "begin to stop Cantian Engine"
    touch "${SIM_ROOT}/opt/cantian/stop.enable"
    stop_timer
    stop_daemon
    sh "${CURRENT_PATH}/cms/cms_reg.sh" disable
    run_modules "${CURRENT_PATH}" stop "${STOP_ORDER[@]}" -- || exit 1
    pause 10
    sh "${CURRENT_PATH}/running_status_check.sh" || { logAndEchoError "Stop Cantian Engine failed."; exit 1; }
    end stop
    logAndEchoInfo "Stop Cantian Engine success."
}

main
