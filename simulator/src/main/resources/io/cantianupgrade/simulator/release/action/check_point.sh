#!/bin/bash
# A full checkpoint. Asks for the password of sys on standard input; ends without a word when it is wrong.
set -e
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=log4sh.sh
source "${CURRENT_PATH}/log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=env.sh
source "${CURRENT_PATH}/env.sh"
# shellcheck source-path=SCRIPTDIR source=cantian_common/node.sh
source "${CURRENT_PATH}/cantian_common/node.sh"
FLAG="${SIM_ROOT}/opt/cantian/check_point.success"

function main() {
    begin check_point
    rm -f "${FLAG}"
    sh "${CURRENT_PATH}/check_status.sh" >/dev/null
    read -r -s -p "please enter cantian_sys_pwd: " sys_password || true
    echo
    asC 'source ~/.bashrc && ctsql sys@127.0.0.1:1611 -q -c "alter system checkpoint global;"' <<<"${sys_password}" >/dev/null
    pause 2
    : >"${FLAG}"
    chmod 400 "${FLAG}"
    end check_point
    logAndEchoInfo "Do check point success."
}

main
