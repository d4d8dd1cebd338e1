# shellcheck shell=bash
# What every module's appctl.sh shares: where things are, and how an action runs.
# A module defines functions named after its actions and ends with: run_action <module> "$@"

OPT="${SIM_ROOT}/opt/cantian"
IMAGE="${OPT}/image/Cantian-RUN-CENTOS-64bit"
# shellcheck source-path=SCRIPTDIR source=../env.sh
source "${CURRENT_PATH}/../env.sh"
# shellcheck source-path=SCRIPTDIR source=../get_config_info.sh
source "${CURRENT_PATH}/../get_config_info.sh"
# shellcheck source-path=SCRIPTDIR source=node.sh
source "${CURRENT_PATH}/../cantian_common/node.sh"

run_action() { # <module> <action> [arguments...]
    MODULE="$1"
    local action="${2:-}"
    case "${action}" in
        check_status) ;;
        start | startup | stop | pre_upgrade | upgrade_backup | upgrade | rollback | post_upgrade)
            begin "${MODULE}:${action}" "${MODULE}: ${action} begins"
            ;;
        *)
            logAndEchoError "Usage: appctl.sh {start|startup|stop|check_status|pre_upgrade|upgrade_backup|upgrade|rollback|post_upgrade}"
            exit 1
            ;;
    esac
    # The config of the node: the package has one after the precheck, the installed release always.
    LIVE_CONFIG="${OPT}/config/deploy_param.json"
    if declare -F "${action}" >/dev/null && ! "${action}" "${@:3}"; then
        logAndEchoError "${MODULE}: ${action} failed"
        exit 1
    fi
    if [[ "${action}" != check_status ]]; then end "${MODULE}:${action}"; fi
}

node_number() {
    config_value node_id "${LIVE_CONFIG}"
}

# Copies a tree into the backup and compares the lists of files and sizes of source and copy.
backup_tree() { # <source> <backup directory of the module> <name>
    local copy="$2/$3"
    if [[ -d "${copy}" ]]; then
        logAndEchoError "${copy} alreadly exists"
        return 1
    fi
    mkdir -p "${copy}"
    cp -rp "$1/." "${copy}/" || return 1
    tree -afis "$1" >"$2/$3_files_list.txt" || { logAndEchoError "the command tree does not exist"; return 1; }
    if ! diff <(sizes_in "$1") <(sizes_in "${copy}") >/dev/null; then
        logAndEchoError "the sizes of $1 and ${copy} differ"
        return 1
    fi
}

sizes_in() {
    (cd "$1" && find . -type f -printf '%p %s\n' | LC_ALL=C sort)
}

# Empties a directory and fills it again.
refill() { # <directory> <source>
    mkdir -p "$1"
    find "$1" -mindepth 1 -delete
    cp -rfp "$2/." "$1/"
}

# The scripts of this module in the installed release become those beside this file.
install_scripts() {
    mkdir -p "${OPT}/action/${MODULE}"
    cp -rfp "${CURRENT_PATH}/." "${OPT}/action/${MODULE}/"
}

kill_matching() { # <pattern of the argument list>
    local pid
    for pid in $(pgrep -f "$1"); do kill -9 "${pid}" 2>/dev/null; done
    wait_for 30 nothing_matches "$1"
}

nothing_matches() {
    ! pgrep -f "$1" >/dev/null
}

# A service of ours in Python, under the argument list that operators know.
start_service() { # <account> <script> <log>
    mkdir -p "${3%/*}"
    su -s /bin/bash - "$1" -c "SIM_ARGV='python3 $2' setsid /usr/bin/env python3 '$2' </dev/null >>'$3' 2>&1 &"
}
