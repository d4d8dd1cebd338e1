#!/bin/bash
# Module cantian_exporter: metrics.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=../log4sh.sh
source "${CURRENT_PATH}/../log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=../cantian_common/module.sh
source "${CURRENT_PATH}/../cantian_common/module.sh"

SERVICE="${OPT}/ct_om/service/cantian_exporter/execute.py"

start() {
    if check_status; then return 0; fi
    start_service "${ctmgr_user}" "${SERVICE}" "${OPT}/log/cantian_exporter/cantian_exporter.log"
    wait_for 30 check_status && pause 2
}

stop() {
    kill_matching 'cantian_exporter/execute\.py'
    pause 1
}

check_status() {
    pgrep -f 'cantian_exporter/execute\.py' >/dev/null
}

upgrade() {
    install_scripts
    pause 1
}

rollback() { # <mode> <backup>
    refill "${OPT}/action/cantian_exporter" "$2/action/cantian_exporter"
    pause 1
}

run_action cantian_exporter "$@"
