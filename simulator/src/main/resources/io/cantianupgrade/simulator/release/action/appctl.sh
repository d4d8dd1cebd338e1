#!/bin/bash
# The entry point of a release: sh appctl.sh <action> [p2] [p3] [p4]
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=log4sh.sh
source "${CURRENT_PATH}/log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=env.sh
source "${CURRENT_PATH}/env.sh"
# shellcheck source-path=SCRIPTDIR source=get_config_info.sh
source "${CURRENT_PATH}/get_config_info.sh"
# shellcheck source-path=SCRIPTDIR source=cantian_common/node.sh
source "${CURRENT_PATH}/cantian_common/node.sh"
# shellcheck source-path=SCRIPTDIR source=docker/dbstor_tool_opt_common.sh
source "${CURRENT_PATH}/docker/dbstor_tool_opt_common.sh"

ACTION="${1:-}"
FLAGS="${SIM_ROOT}/opt/cantian"

usage() {
    logAndEchoInfo "Usage: ${0##*/} {start|stop|check_status|check_point|pre_upgrade|upgrade|upgrade_commit|rollback|clear_upgrade_backup}"
    exit 1
}

# One run of a script of this directory at a time.
lock_script() { # <script>
    exec 505<"${CURRENT_PATH}/$1"
    if ! flock -n 505; then
        logAndEchoError "$1 is executing, please check again later"
        exit 1
    fi
}

# One change of the cluster at a time, and a flag that names the version this node goes to.
upgrade_lock() {
    set_metadata_paths
    node_id="$(config_value node_id)"
    mkdir -p "${upgrade_path}"
    touch "${METADATA_FS_PATH}/upgrade.lock"
    chmod 400 "${METADATA_FS_PATH}/upgrade.lock"
    exec 506<"${METADATA_FS_PATH}/upgrade.lock"
    if ! flock -n 506; then
        logAndEchoError "Other node is upgrading/rollback, please check again later."
        exit 1
    fi
    upgrade_lock_by_dbstor || exit 1
    target_flag="${upgrade_path}/upgrade_node${node_id}.$(version_of "${CURRENT_PATH}/../versions.yml")"
    touch "${target_flag}"
    chmod 600 "${target_flag}"
    update_remote_status_file_path_by_dbstor "${target_flag}"
}

upgrade_unlock() {
    flock -u 506
    upgrade_unlock_by_dbstor
    unlock_script
}

# A daemon started below has inherited the lock of its script, so the end of this process alone does not release it.
unlock_script() {
    flock -u 505
}

# Runs a script of this directory and says how it ended; its exit code is 0 or 1.
execute() { # <script> [arguments...]
    local script="$1" status
    shift
    sh "${CURRENT_PATH}/${script}" "$@"
    status="$?"
    if ((status == 0)); then
        logAndEchoInfo "Execute cantian-common ${script} return success. [Line:${LINENO}, File:${CURRENT_PATH}/appctl.sh]"
        return 0
    fi
    logAndEchoError "Execute cantian-common ${script} return failed. [Line:${LINENO}, File:${CURRENT_PATH}/appctl.sh]"
    return 1
}

pre_upgrade() {
    local mode="${1:-}" config="${2:-}"
    if [[ -z "${mode}" || -f "${mode}" ]]; then
        config="${mode}"
        mode=offline
    fi
    lock_script pre_upgrade.sh
    rm -f "${FLAGS}"/pre_upgrade_{offline,rollup}.success "${FLAGS}/pre_upgrade_${1:-}.fail" "${FLAGS}/pre_upgrade_${mode}.fail"
    rm -f "${FLAGS}/check_point.success" "${FLAGS}/updatesys.true"
    if execute pre_upgrade.sh "${mode}" "${config}"; then
        flag "pre_upgrade_${mode}.success"
    else
        flag "pre_upgrade_${1:-}.fail"
        unlock_script
        exit 1
    fi
    unlock_script
}

flag() {
    : >"${FLAGS}/$1"
    chmod 400 "${FLAGS}/$1"
}

upgrade() {
    local mode="${1:-}" status
    lock_script upgrade.sh
    if [[ -z "$(find "${FLAGS}" -maxdepth 2 -name "pre_upgrade_${mode}.success" 2>/dev/null)" ]]; then
        logAndEchoError "please do pre_upgrade first"
        exit 1
    fi
    upgrade_lock
    execute upgrade.sh "$@"
    status="$?"
    upgrade_unlock
    return "${status}"
}

# The exit code is that of the unlock, as in the real one: a failed commit ends with 0.
upgrade_commit() {
    lock_script upgrade_commit.sh
    upgrade_lock
    execute upgrade_commit.sh "$@"
    upgrade_unlock
}

rollback() {
    local status
    lock_script rollback.sh
    upgrade_lock
    execute rollback.sh "$@"
    status="$?"
    if ((status != 0)); then # a failed rollback leaves the lock of mode dbstor behind
        flock -u 506
        unlock_script
        exit "${status}"
    fi
    rm -f "${target_flag}"
    delete_fs_upgrade_file_or_path_by_dbstor "${target_flag##*/}"
    upgrade_unlock
}

case "${ACTION}" in
    start)
        lock_script start.sh
        rm -f "${FLAGS}/stop.enable" "${FLAGS}/cms/res_disable"
        execute start.sh "${@:2}"
        status="$?"
        unlock_script
        exit "${status}"
        ;;
    stop | check_status | check_point)
        lock_script "${ACTION}.sh"
        execute "${ACTION}.sh" "${@:2}"
        status="$?"
        unlock_script
        exit "${status}"
        ;;
    pre_upgrade | upgrade | upgrade_commit | rollback) "${ACTION}" "${@:2}" ;;
    clear_upgrade_backup)
        logAndEchoError "clear upgrade backup failed" # the real one removes directories with rmdir, and never succeeds
        exit 1
        ;;
    *) usage ;;
esac
