#!/bin/bash
# Brings this node back to the release it came from: rollback.sh offline <array ip> [version] | rollback.sh rollup
# Without its last line it only defines functions, which can then be called one at a time.
ROLLBACK_MODE="${1:-}"
DORADO_IP="${2:-}"
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
# shellcheck source-path=SCRIPTDIR source=cantian_common/replace.sh
source "${CURRENT_PATH}/cantian_common/replace.sh"
# shellcheck source-path=SCRIPTDIR source=docker/dbstor_tool_opt_common.sh
source "${CURRENT_PATH}/docker/dbstor_tool_opt_common.sh"
PKG_PATH="$(dirname "${CURRENT_PATH}")"
OPT="${SIM_ROOT}/opt/cantian"
BACKUP_NOTE="${SIM_ROOT}/opt/backup_note"
back_version="${3:-}"
do_snapshot_choice=no # yes: the operator rolls the array back by hand
tables_changed=no

function get_mnt_dir_name() {
    set_metadata_paths
    storage_share_fs="$(config_value storage_share_fs)"
}

function get_current_node() {
    node_id="$(config_value node_id)" || exit 1
    deploy_mode="$(config_value deploy_mode)"
    count_nodes
    local_node_status_flag="${cluster_and_node_status_path}/node${node_id}_status.txt"
}

function get_back_version() {
    if [[ -z "${back_version}" ]]; then back_version="$(tail -n 1 "${BACKUP_NOTE}" | cut -d: -f1)"; fi
    if [[ -z "${back_version}" ]]; then
        logAndEchoError "there is no version to roll back to in ${BACKUP_NOTE}"
        exit 1
    fi
    dircetory_path="${OPT}/upgrade_backup/cantian_upgrade_bak_${back_version}"
}

function check_dorado_ip() {
    if [[ "${ROLLBACK_MODE}" != offline || "${deploy_mode}" == file ]]; then return 0; fi
    if [[ -z "${DORADO_IP}" ]]; then
        logAndEchoError "storage array ip must be provided"
        exit 1
    fi
    if ! ping -c 1 "${DORADO_IP%:*}" >/dev/null; then
        logAndEchoError "try to ping storage array ip '${DORADO_IP}', but failed"
        read -r -p "Continue rollback please input yes, otherwise exit:" do_snapshot_choice
        if [[ "${do_snapshot_choice}" != yes ]]; then exit 1; fi
    fi
}

# A rolling upgrade is not rolled back offline, unless what it did cannot be undone rolling.
function mode_check() {
    local answer cluster
    cluster="$(read_word "${cluster_status_flag}")"
    if [[ -e "${upgrade_path}/cantian_rollup_upgrade_commit_${back_version}.success" || "${cluster}" == commit \
        || -e "${upgrade_path}/updatesys.success" || -e "${upgrade_path}/updatesys.failed" ]]; then
        read -r -p "please enter yes if you want to continue:" answer
        if [[ "${answer}" != yes ]]; then exit 1; fi
        tables_changed=yes
    elif compgen -G "${cluster_and_node_status_path}/node*_status.txt" >/dev/null; then
        logAndEchoError "Rolling upgrade is currently in progress"
        exit 1
    fi
}

function stopping_check() {
    begin stopping_check "begin to check whether everything is stopped"
    sh "${CURRENT_PATH}/running_status_check.sh" || exit 1
    end stopping_check
}

# As the real one makes the number: every 0 is dropped, and a version that merely contains the text is taken as equal.
function degrade_version() {
    local numbers try
    numbers="$(cut -d. -f1,2 <<<"${back_version}" | tr -d 0)"
    if asC "source ~/.bashrc && cms version" | grep -qF "${numbers}"; then return 0; fi
    for ((try = 1; try <= 10; try++)); do
        if asC "source ~/.bashrc && cms degrade -version -force ${numbers//./ } 0" | grep -q succeed; then return 0; fi
        pause 10
    done
    logAndEchoError "cms degrade failed"
    exit 1
}

function check_backup() {
    if [[ ! -e "${dircetory_path}/backup_success" ]]; then
        logAndEchoError "there is no complete backup in ${dircetory_path}"
        exit 1
    fi
}

function do_rollback() {
    local name
    dircetory_path="${OPT}/upgrade_backup/cantian_upgrade_bak_${back_version}"
    check_backup
    begin do_rollback "begin to rollback"
    replace_rpm "${dircetory_path}/repo"
    if [[ "${deploy_mode}" != file ]]; then install_dbstor; fi
    run_modules "${CURRENT_PATH}" rollback "${ROLLBACK_ORDER[@]}" -- "${ROLLBACK_MODE}" "${dircetory_path}" || exit 1
    for name in action common config repo; do
        rm -rf "${OPT:?}/${name}"
        cp -rfp "${dircetory_path}/${name}" "${OPT}/"
    done
    if [[ -d "${dircetory_path}/inspection" ]]; then cp -rfp "${dircetory_path}/inspection" "${OPT}/mysql/"; fi
    replace_units "${OPT}/config"
    cp -fp "${dircetory_path}/versions.yml" "${OPT}/"
    journal "copy versions.yml"
    if [[ "${node_id}" == 0 && "${ROLLBACK_MODE}" == offline && "${deploy_mode}" != file ]]; then rollback_snapshot; fi
    end do_rollback
    logAndEchoInfo "om rollback finished"
}

# Data goes back with the array, unless a checkpoint was made after the upgrade or the operator does it by hand.
function rollback_snapshot() {
    local user password action
    if [[ "${do_snapshot_choice}" == yes || "${tables_changed}" == yes || -e "${OPT}/check_point.success" ]]; then return 0; fi
    begin rollback_snapshot "begin to rollback snapshot"
    read -r -p "please enter dorado_user: " user
    read -r -s -p "please enter dorado_pwd: " password
    echo
    for action in rollback delete; do
        if ! printf '%s\n%s\n' "${user}" "${password}" \
            | python3 "${CURRENT_PATH}/storage_operate/do_snapshot.py" "${action}" "${DORADO_IP}" "${dircetory_path}"; then
            logAndEchoError "${action} snapshot failed"
            exit 1
        fi
    done
    asC "sh '${OPT}/dbstor/tools/cs_clear_mem.sh'"
    end rollback_snapshot
    logAndEchoInfo "rollback snapshot success"
}

function start_cantiand_by_cms() {
    begin start_cantiand_by_cms "begin to start cantiand by cms"
    start_database_by_cms
    end start_cantiand_by_cms
}

function start_cantian() {
    begin start_cantian "begin to start cantian"
    rm -rf "${SIM_ROOT}"/dev/shm/cantian* "${SIM_ROOT}"/dev/shm/FDSA* "${SIM_ROOT}/dev/shm/cpuinfo_shm"
    if ! sh "${OPT}/action/start.sh"; then
        logAndEchoError "start cantian after rollback failed"
        exit 1
    fi
    end start_cantian
    logAndEchoInfo "start cantian after rollback success"
}

function check_local_nodes() {
    begin check_local_nodes "begin to post rollback check of local node"
    fetch_cls_stat || { logAndEchoError "failed cms stat check."; exit 1; }
    run_modules "${OPT}/action" post_upgrade "${POST_UPGRADE_ORDER[@]}" -- || exit 1
    end check_local_nodes
    logAndEchoInfo "local node post rollback check finished"
}

function modify_cluster_or_node_status() { # <file> <word> <who>
    local file="$1"
    if [[ "${file}" != /* ]]; then file="${cluster_and_node_status_path}/${file}"; fi
    change_word "${file}" "$2" "$3" rollback
}

function clear_tag_file() {
    rm -f "${OPT}/pre_upgrade_${ROLLBACK_MODE}.success" "${OPT}/check_point.success" "${upgrade_path}/call_ctback_tool.success"
    delete_fs_upgrade_file_or_path_by_dbstor call_ctback_tool.success
    if [[ "${tables_changed}" == yes && "${node_id}" != 0 ]]; then
        rm -rf "${cluster_and_node_status_path}" "${upgrade_path}/updatesys.failed"
    fi
}

function offline_rollback() {
    mode_check
    stopping_check
    if [[ "${node_id}" == 0 && -e "${OPT}/check_point.success" ]]; then degrade_version; fi
    do_rollback
    if [[ "${tables_changed}" != yes ]]; then
        start_cantian
        check_local_nodes
    fi
    # T-45: the name is wrong and the argument inside the quotes, and nobody looks at the result.
    if logicrep_in_use; then "${OPT}/action/logicrep/appctrl.sh startup ${SO_PATH}" 2>/dev/null; fi
    clear_tag_file
}

# Whether the cluster may be rolled back rolling, and this node needs it; leaves with 0 when not needed.
function check_rolling_state() {
    update_local_status_file_path_by_dbstor
    case "$(read_word "${cluster_status_flag}")" in
        rollup | prepared | rolldown) ;;
        *)
            logAndEchoError "the current cluster status is '$(read_word "${cluster_status_flag}")', no need to execute the rollback operation"
            exit 1
            ;;
    esac
    if [[ "$(read_word "${local_node_status_flag}")" == rolldown_success ]]; then exit 0; fi
    modify_cluster_or_node_status "${cluster_status_flag}" rolldown cluster
    if [[ -e "${upgrade_path}/updatesys.success" || -e "${upgrade_path}/updatesys.failed" ]]; then
        logAndEchoError "the system tables have been modified, rolling rollback is not possible"
        exit 1
    fi
    if [[ ! -e "${local_node_status_flag}" || ! -e "${dircetory_path}/backup_success" ]]; then
        modify_cluster_or_node_status "${local_node_status_flag}" rolldown_success "node${node_id}"
        exit 0
    fi
}

function check_other_nodes() {
    local file
    for file in "${cluster_and_node_status_path}"/node*_status.txt; do
        if [[ "${file}" == "${local_node_status_flag}" ]]; then continue; fi
        case "$(read_word "${file}")" in
            rollup | rolldown)
                logAndEchoError "${file##*/} is '$(read_word "${file}")', roll back that node first"
                exit 1
                ;;
        esac
    done
}

function rollup_rollback() {
    local words
    check_rolling_state
    modify_cluster_or_node_status "${local_node_status_flag}" rolldown "node${node_id}"
    check_other_nodes
    sh "${OPT}/action/stop.sh" || exit 1
    do_rollback
    start_cantiand_by_cms
    start_cantian
    check_local_nodes
    modify_cluster_or_node_status "${local_node_status_flag}" rolldown_success "node${node_id}"
    words="$(cat "${cluster_and_node_status_path}"/node*_status.txt | xargs)"
    if tr ' ' '\n' <<<"${words}" | grep -qvx rolldown_success; then
        logAndEchoInfo "existing nodes have not been rollback successfully, details: ${words}"
        return 0
    fi
    logAndEchoInfo "all ${node_count} nodes were rollback successfully"
    all_nodes_joined || { logAndEchoError "the cluster is not completely online"; exit 1; }
    modify_cluster_or_node_status "${cluster_status_flag}" normal cluster
    rm -f "${cluster_and_node_status_path}"/node*
    clear_tag_file
}

function main() {
    logAndEchoInfo "begin to rollback"
    get_mnt_dir_name
    get_current_node
    get_back_version
    modify_env
    check_dorado_ip
    read_so_path
    "${ROLLBACK_MODE}_rollback"
    logAndEchoInfo ">>>>> ${ROLLBACK_MODE} rollback performed successfully <<<<<"
}

main
