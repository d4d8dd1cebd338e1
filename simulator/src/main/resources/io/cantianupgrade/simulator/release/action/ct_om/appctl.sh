#!/bin/bash
# Module ct_om: the management agent (ctmgr) and its own rpm.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=../log4sh.sh
source "${CURRENT_PATH}/../log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=../cantian_common/module.sh
source "${CURRENT_PATH}/../cantian_common/module.sh"

SERVICE="${OPT}/ct_om/service/ctmgr/uds_server.py"

start() {
    if check_status; then return 0; fi
    start_service "${ctmgr_user}" "${SERVICE}" "${OPT}/log/ct_om/ctmgr.log"
    wait_for 30 check_status && pause 2
}

stop() {
    kill_matching 'uds_server\.py'
    pause 1
}

check_status() {
    pgrep -f 'uds_server\.py' >/dev/null
}

installed_rpm() {
    rpm -qa ct_om
}

# A package of this module found in a repository replaces the installed one.
install_rpm() { # <repository>
    local package old
    package="$(find "$1" -name 'ct_om-*.rpm' | head -n 1)"
    [[ -n "${package}" ]] || { logAndEchoError "there is no ct_om rpm in $1"; return 1; }
    for old in $(installed_rpm); do rpm -e "${old}" --nodeps || return 1; done
    rpm -ivh --replacepkgs "${package}" --nodeps --force
}

upgrade() {
    install_scripts
    install_rpm "${CURRENT_PATH}/../../repo" || return 1
    pause 2
}

rollback() { # <mode> <backup>
    install_rpm "$2/repo" && refill "${OPT}/action/ct_om" "$2/action/ct_om"
    pause 2
}

post_upgrade() {
    pause 1
    [[ -e "${OPT}/repo/$(installed_rpm).rpm" ]] || { logAndEchoError "ct_om $(installed_rpm) is not what ${OPT}/repo holds"; return 1; }
}

run_action ct_om "$@"
