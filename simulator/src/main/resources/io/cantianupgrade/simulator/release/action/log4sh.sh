# shellcheck shell=bash
# Logging of every script of the release: a line to the screen, the same with time and place to deploy.log.
source "${SIM_ROOT:-}/usr/local/simulator/lib/simulator.sh"

OM_DEPLOY_LOG_FILE="${SIM_ROOT}/opt/cantian/log/deploy/deploy.log"

_log() { # <level> <text>
    local zone
    [[ -d "${OM_DEPLOY_LOG_FILE%/*}" ]] || mkdir -p "${OM_DEPLOY_LOG_FILE%/*}"
    printf -v zone '%(%Y-%m-%d %H:%M:%S)T,%s000 %(%z)T' -1 "${EPOCHREALTIME#*[.,]}" -1
    printf '[%s] [%s] [%s] [%s %s] %s\n' "${zone}" "$1" "$$" "${0##*/}" "${BASH_LINENO[1]}" "$2" >>"${OM_DEPLOY_LOG_FILE}"
}

logInfo() { _log INFO "$*"; }
logWarn() { _log WARN "$*"; }
logError() { _log ERROR "$*"; }

logAndEchoInfo() {
    echo "[INFO ] $*"
    _log INFO "$*"
}

logAndEchoWarn() {
    echo "[WARN ] $*"
    _log WARN "$*"
}

logAndEchoError() {
    echo "[ERROR] $*"
    _log ERROR "$*"
}
