#!/bin/bash
# Upgrades this node: upgrade.sh offline <array ip> | upgrade.sh rollup
# Without its last line it only defines functions, which can then be called one at a time.
UPGRADE_MODE="${1:-}"
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
# shellcheck source-path=SCRIPTDIR source=cantian_common/upgrade_checks.sh
source "${CURRENT_PATH}/cantian_common/upgrade_checks.sh"
# shellcheck source-path=SCRIPTDIR source=cantian_common/rolling_backup.sh
source "${CURRENT_PATH}/cantian_common/rolling_backup.sh"
# shellcheck source-path=SCRIPTDIR source=docker/dbstor_tool_opt_common.sh
source "${CURRENT_PATH}/docker/dbstor_tool_opt_common.sh"
PKG_PATH="$(dirname "${CURRENT_PATH}")"
OPT="${SIM_ROOT}/opt/cantian"
BACKUP_NOTE="${SIM_ROOT}/opt/backup_note"
SO_PATH="${SO_PATH:-}"
array_unreachable=no

function get_mnt_dir_name() {
    set_metadata_paths
    storage_share_fs="$(config_value storage_share_fs)"
    storage_archive_fs="$(config_value storage_archive_fs)"
}

function get_config_info() {
    node_id="$(config_value node_id)" || exit 1
    deploy_user="$(config_value deploy_user)"
    deploy_mode="$(config_value deploy_mode)"
    target_version="$(version_of "${PKG_PATH}/versions.yml")"
    count_nodes
    modify_env
}

function get_back_version() {
    back_version="$(tail -n 1 "${BACKUP_NOTE}" | cut -d: -f1)"
}

function cantian_status_check() {
    local part
    begin cantian_status_check "begin to check cantian status"
    for part in $(online_parts); do
        logAndEchoError "${part} is online, cantian status check failed"
        exit 1
    done
    end cantian_status_check
    logAndEchoInfo "cantian status check success"
}

function do_backup() {
    begin do_backup "begin to backup resource"
    # shellcheck source-path=SCRIPTDIR source=upgrade_backup.sh
    source "${CURRENT_PATH}/upgrade_backup.sh"
    end do_backup
    logAndEchoInfo "backup resource success"
}

function creat_snapshot() {
    local user password
    if [[ "${node_id}" != 0 || "${deploy_mode}" == file || "${array_unreachable}" == yes ]]; then return 0; fi
    begin creat_snapshot "begin to create snapshot"
    read -r -p "please enter dorado_user: " user
    read -r -s -p "please enter dorado_pwd: " password
    echo
    if ! printf '%s\n%s\n' "${user}" "${password}" \
        | python3 "${CURRENT_PATH}/storage_operate/do_snapshot.py" create "${DORADO_IP}" "${dircetory_path}"; then
        logAndEchoError "create snapshot failed, for details see the ${SIM_ROOT}/opt/cantian/log/deploy/om_deploy/rest_request.log"
        exit 1
    fi
    end creat_snapshot
    logAndEchoInfo "create snapshot success"
}

# Replaces the software of this node; the order is that of the release, each part may be repeated.
function do_upgrade() {
    begin do_upgrade "begin to upgrade"
    if [[ "${deploy_mode}" == dbstor && "${UPGRADE_MODE}" == offline ]]; then
        rm -rf "${SIM_ROOT}/mnt/dbdata/remote/share_${storage_share_fs}"
    fi
    sh "${CURRENT_PATH}/file_mod.sh" || exit 1
    replace_units "${PKG_PATH}/config"
    replace_scripts "${PKG_PATH}"
    replace_rpm "${PKG_PATH}/repo"
    if [[ "${deploy_mode}" != file ]]; then install_dbstor; fi
    chmod -R 750 "${OPT}/image/Cantian-RUN-CENTOS-64bit"
    run_modules "${CURRENT_PATH}" upgrade "${UPGRADE_ORDER[@]}" -- "${UPGRADE_MODE}" "${dircetory_path}" "${SO_PATH}" || exit 1
    write_bashrc
    update_ini
    end do_upgrade
    logAndEchoInfo "om upgrade finished"
}

function clear_sem_id() {
    local id
    begin clear_sem_id
    id="$(lsipc -s 2>/dev/null | awk '/0x20161227/ {print $2}')"
    if [[ -n "${id}" ]]; then ipcrm -s "${id}"; fi
    end clear_sem_id
}

function start_cantiand_by_cms() {
    begin start_cantiand_by_cms "begin to start cantiand by cms"
    start_database_by_cms
    end start_cantiand_by_cms
}

function start_cantian() {
    begin start_cantian "begin to start cantian"
    if ! sh "${OPT}/action/start.sh"; then
        logAndEchoError "start cantian after upgrade failed, begin to stop"
        if [[ "${UPGRADE_MODE}" == offline ]]; then sh "${OPT}/action/stop.sh"; fi
        exit 1
    fi
    end start_cantian
    logAndEchoInfo "start cantian after upgrade success"
}

function check_local_nodes() {
    begin check_local_nodes "begin to post upgrade check of local node"
    fetch_cls_stat || { logAndEchoError "failed cms stat check."; exit 1; }
    run_modules "${CURRENT_PATH}" post_upgrade "${POST_UPGRADE_ORDER[@]}" -- >"${SIM_RUN}/post_upgrade.out" \
        || { cat "${SIM_RUN}/post_upgrade.out"; exit 1; }
    sed -n 's/^\[INFO \] \(.*\) post_upgrade success$/[INFO ] \1 post upgrade check success/p' "${SIM_RUN}/post_upgrade.out"
    end check_local_nodes
    logAndEchoInfo "local node post upgrade check finished"
}

# Once in the cluster: by node 0 offline, by the first upgraded node rolling.
function modify_sys_tables() {
    local scripts="${OPT}/cantian/server/admin/scripts" password
    modify_systable_true="${upgrade_path}/updatesys.true"
    update_local_status_file_path_by_dbstor
    if [[ ! -e "${modify_systable_true}" || -e "${upgrade_path}/updatesys.success" ]] \
        || [[ "${UPGRADE_MODE}" == offline && "${node_id}" != 0 ]]; then
        logAndEchoInfo "detected that the system tables have been modified or does not need to be modified"
        return 0
    fi
    begin modify_sys_tables "begin to modify sys tables"
    cp -f "${dircetory_path}/cantian/cantian_home/server/admin/scripts/initdb.sql" "${dircetory_path}/initdb.sql"
    if diff -q "${dircetory_path}/initdb.sql" "${scripts}/initdb.sql" >/dev/null; then
        logAndEchoInfo "detected that the system tables have been modified or does not need to be modified"
        end modify_sys_tables
        return 0
    fi
    read -r -s -p "please enter cantian sys pwd: " password
    echo
    if ! sh "${scripts}/rollUpgrade/upgrade_systable.sh" 127.0.0.1 "${OPT}/cantian/server/bin" \
        "${dircetory_path}/initdb.sql" "${scripts}/initdb.sql" "${scripts}/rollUpgrade" <<<"${password}"; then
        mark_sys_tables failed
        logAndEchoError "modify sys tables failed"
        exit 1
    fi
    rm -f "${modify_systable_true}"
    delete_fs_upgrade_file_or_path_by_dbstor updatesys.true
    mark_sys_tables success
    end modify_sys_tables
    logAndEchoInfo "modify sys tables success"
}

function mark_sys_tables() { # <success|failed>
    touch "${upgrade_path}/updatesys.$1"
    chmod 600 "${upgrade_path}/updatesys.$1"
    update_remote_status_file_path_by_dbstor "${upgrade_path}/updatesys.$1"
}

function init_cluster_or_node_status_flag() {
    begin init_cluster_or_node_status_flag
    update_local_status_file_path_by_dbstor
    mkdir -p "${cluster_and_node_status_path}"
    chmod 755 "${cluster_and_node_status_path}"
    local_node_status_flag="${cluster_and_node_status_path}/node${node_id}_status.txt"
    case "$(read_word "${cluster_status_flag}")" in
        prepared | commit)
            logAndEchoInfo "the current cluster status is already $(read_word "${cluster_status_flag}"), no need to execute the upgrade operation"
            exit 0
            ;;
    esac
    local_node_status="$(read_word "${local_node_status_flag}")"
    rm -f "${upgrade_path}/cantian_rollup_upgrade_commit_$(installed_version).success"
    end init_cluster_or_node_status_flag
}

function modify_cluster_or_node_status() { # <file> <word> <who>
    local file="$1"
    begin modify_cluster_or_node_status
    if [[ "${file}" != /* ]]; then file="${cluster_and_node_status_path}/${file}"; fi
    change_word "${file}" "$2" "$3" upgrade
    end modify_cluster_or_node_status
}

function check_cluster_upgraded() {
    local done_nodes
    done_nodes="$(cat "${cluster_and_node_status_path}"/node*_status.txt 2>/dev/null | grep -c '^rollup_success$')"
    cluster_complete=no
    if ((done_nodes == node_count)); then
        cluster_complete=yes
        logAndEchoInfo ">>>>> all ${node_count} nodes were upgraded successfully, pass check cluster upgrade status <<<<<"
    else
        logAndEchoInfo "currently only ${done_nodes} nodes have performed the rollup upgrade operation, totals:${node_count}."
    fi
    all_nodes_joined || { logAndEchoError "the cluster is not completely online"; exit 1; }
    logAndEchoInfo "all nodes started successfully"
    logAndEchoInfo ">>>>> all nodes join the cluster successfully <<<<<"
}

function show_cantian_version() {
    begin show_cantian_version
    mkdir -p "${SIM_ROOT}/usr/local/bin"
    rm -f "${SIM_ROOT}/usr/local/bin/show"
    printf '#!/bin/bash\ncat "%s/versions.yml"\n' "${OPT}" >"${SIM_ROOT}/usr/local/bin/show"
    chmod 550 "${SIM_ROOT}/usr/local/bin/show"
    end show_cantian_version
}

function finish_node() {
    rm -f "${OPT}/pre_upgrade_${UPGRADE_MODE}.success"
    if [[ "${UPGRADE_MODE}" == rollup && "${cluster_complete}" == yes ]]; then
        modify_cluster_or_node_status "${cluster_status_flag}" prepared cluster
    fi
    show_cantian_version
    cp -fp "${PKG_PATH}/versions.yml" "${OPT}"
    journal "copy versions.yml"
    if [[ "${node_id}" != 0 ]]; then
        rm -f "${upgrade_path}"/upgrade_node*
        delete_fs_upgrade_file_or_path_by_dbstor 'upgrade_node*'
    fi
    logAndEchoInfo ">>>>> ${UPGRADE_MODE} upgrade performed successfully <<<<<"
}

function offline_upgrade() {
    cantian_status_check
    do_backup
    creat_snapshot
    do_upgrade
    start_cantian
    check_local_nodes
    get_back_version
    modify_sys_tables
}

function rollup_upgrade() {
    init_cluster_or_node_status_flag
    check_other_nodes
    modify_cluster_or_node_status "${cluster_status_flag}" rollup cluster
    if [[ "${local_node_status}" != rollup_success ]]; then
        modify_cluster_or_node_status "${local_node_status_flag}" rollup "node_${node_id}"
        backup_database
        sh "${OPT}/action/stop.sh" || exit 1
        note_backup_choice
        do_backup
        do_upgrade
        clear_sem_id
        start_cantiand_by_cms
        start_cantian
        check_local_nodes
        get_back_version
        modify_sys_tables
        modify_cluster_or_node_status "${local_node_status_flag}" rollup_success "node_${node_id}"
        logAndEchoInfo ">>>>> do rollup upgrade for node${node_id} success <<<<<"
    fi
    check_cluster_upgraded
}

function main() {
    logAndEchoInfo "begin to upgrade"
    get_mnt_dir_name
    get_config_info
    check_dorado_ip
    read_so_path
    check_repo
    "${UPGRADE_MODE}_upgrade"
    finish_node
}

main
