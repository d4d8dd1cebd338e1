#!/bin/bash
# Ends an upgrade for good: upgrade_commit.sh offline|rollup
# Without its last line it only defines functions, which can then be called one at a time.
UPGRADE_MODE="${1:-}"
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
PKG_PATH="$(dirname "${CURRENT_PATH}")"
OPT="${SIM_ROOT}/opt/cantian"
BACKUP_NOTE="${SIM_ROOT}/opt/backup_note"

function get_mnt_dir_name() {
    set_metadata_paths
}

function get_config_info() {
    node_id="$(config_value node_id)" || exit 1
    deploy_mode="$(config_value deploy_mode)"
    target_version="$(version_of "${PKG_PATH}/versions.yml")"
    back_version="$(tail -n 1 "${BACKUP_NOTE}" 2>/dev/null | cut -d: -f1)"
    if [[ -z "${back_version}" ]]; then
        logAndEchoError "there is no version in ${BACKUP_NOTE}"
        exit 1
    fi
    commit_flag="${upgrade_path}/cantian_${UPGRADE_MODE}_upgrade_commit_${back_version}.success"
}

# Three looks, ten seconds apart.
function probe_commit_flag() {
    local look
    for look in 1 2 3; do
        if [[ -e "${commit_flag}" ]]; then
            logAndEchoInfo "flag file '${commit_flag}' has been detected"
            return 0
        fi
        logInfo "look ${look}: no flag file"
        pause 10
    done
    return 1
}

function check_cluster_status() {
    local word
    word="$(read_word "${cluster_status_flag}")"
    case "${word}" in
        rollup | prepared | commit) change_word "${cluster_status_flag}" commit "current cluster" upgrade ;;
        *)
            logAndEchoError "the cluster status must be one of 'prepared commit', instead of '${word}'"
            exit 1
            ;;
    esac
}

function raise_version_num() {
    local numbers try
    begin raise_version_num "begin to call cms tool to raise the version num"
    numbers="$(cut -d. -f1,2 <<<"${target_version}" | tr . ' ')"
    for ((try = 1; try <= 10; try++)); do
        if asC "source ~/.bashrc && cms upgrade -version ${numbers} 0"; then
            end raise_version_num
            logAndEchoInfo "calling cms tool to raise the version num success"
            return 0
        fi
        logAndEchoError "calling cms tool to raise the version num failed, remaining attempts: $((10 - try))"
        pause 10
    done
    exit 1
}

function delete_snapshot() {
    local address user password answer
    if [[ "${deploy_mode}" == file ]]; then return 0; fi
    begin delete_snapshot "begin to delete snapshot"
    read -r -p "Please input dorado_ip:" address
    if [[ -z "${address}" ]] || ! ping -c 1 "${address%:*}" >/dev/null; then
        logAndEchoError "try to ping storage array ip '${address}', but failed"
        read -r -p "Continue upgrade commit please input yes, otherwise exit:" answer
        [[ "${answer}" == yes ]] || exit 1
        return 0
    fi
    read -r -p "please enter dorado_user: " user
    read -r -s -p "please enter dorado_pwd: " password
    echo
    if ! printf '%s\n%s\n' "${user}" "${password}" | python3 "${CURRENT_PATH}/storage_operate/do_snapshot.py" delete \
        "${address}" "${OPT}/upgrade_backup/cantian_upgrade_bak_${back_version}"; then
        logAndEchoError "delete snapshot failed"
        exit 1
    fi
    end delete_snapshot
    logAndEchoInfo "delete snapshot success"
}

function set_commit_flag() {
    touch "${commit_flag}"
    chmod 600 "${commit_flag}"
    update_remote_status_file_path_by_dbstor "${commit_flag}"
    pause 10
    probe_commit_flag || exit 1
    logAndEchoInfo "perform the upgrade commit operation success"
}

# What the real one misses stays: the flag of the changed system tables, the precheck flags of other nodes.
function clear_residual_data() {
    begin clear_residual_data
    rm -rf "${OPT}/pre_upgrade_${UPGRADE_MODE}.success" "${cluster_and_node_status_path}" \
        "${upgrade_path}/call_ctback_tool.success" "${upgrade_path}"/upgrade_node*."${target_version}"
    delete_fs_upgrade_file_or_path_by_dbstor cluster_and_node_status
    delete_fs_upgrade_file_or_path_by_dbstor call_ctback_tool.success
    delete_fs_upgrade_file_or_path_by_dbstor "upgrade_node*.${target_version}"
    delete_fs_upgrade_file_or_path_by_dbstor 'updatesys.*'
    end clear_residual_data
    logAndEchoInfo "clear residual data success"
}

function main() {
    get_mnt_dir_name
    get_config_info
    update_local_status_file_path_by_dbstor
    if [[ "${UPGRADE_MODE}" == offline && "${node_id}" != 0 ]]; then
        logAndEchoError "offline upgrade commit can only be performed on node 0"
        exit 1
    fi
    if probe_commit_flag; then
        logAndEchoInfo "perform the upgrade commit operation has been successful"
        return 0
    fi
    if [[ "${UPGRADE_MODE}" == rollup ]]; then check_cluster_status; fi
    raise_version_num
    if [[ "${UPGRADE_MODE}" == rollup ]]; then
        change_word "${cluster_status_flag}" normal "current cluster" upgrade
    else
        delete_snapshot
    fi
    set_commit_flag
    clear_residual_data
}

main
