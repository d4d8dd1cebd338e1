#!/bin/bash
# Checks whether this node can be upgraded: pre_upgrade.sh offline|rollup [config file]
UPGRADE_MODE="${1:-}"
CONFIG_FILE="${2:-}"
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
MIN_FREE_KB="$((5 * 1024 * 1024))"

function refuse() {
    logAndEchoError "$1"
    exit 1
}

function input_params_check() {
    if [[ "${UPGRADE_MODE}" != offline && "${UPGRADE_MODE}" != rollup ]]; then
        refuse "input upgrade module must be one of 'offline rollup', instead of '${UPGRADE_MODE}'"
    fi
}

function prepare_env() {
    begin prepare_env "begin to check config"
    if ! sh "${CURRENT_PATH}/pre_upgrade_config.sh" "${CONFIG_FILE}"; then
        refuse "config check failed, please check ${OPT}/log/deploy/om_deploy/om_deploy.log"
    fi
    node_id="$(config_value node_id)"
    deploy_mode="$(config_value deploy_mode)"
    set_metadata_paths
    count_nodes
    if [[ "${node_id}" == 0 ]]; then cp -f "${PKG_PATH}/config/deploy_param.json" "${METADATA_FS_PATH}/deploy_param.json"; fi
    end prepare_env
}

function check_version() {
    local target installed
    target="$(version_of "${PKG_PATH}/versions.yml")"
    installed="$(installed_version)"
    if [[ "${target}" == "${installed}" ]]; then
        refuse "The target version is the same as the current version. No upgrade is required."
    fi
}

# Any flag of another target version in the shared directory.
function check_upgrade_flag() {
    local target other
    target="$(version_of "${PKG_PATH}/versions.yml")"
    other="$(find "${upgrade_path}" -mindepth 1 -maxdepth 1 -name 'upgrade*' ! -name 'upgrade?lock*' ! -name "*${target}*" -printf '%f ' 2>/dev/null)"
    if [[ -n "${other}" ]]; then
        refuse "The cluster is being upgraded to another version: ${other% }, current target version: ${target}"
    fi
}

function check_cms_stat() {
    begin check_cms_stat "begin to check cms stat"
    fetch_cls_stat || refuse "failed cms stat check."
    end check_cms_stat
}

function check_mem_avail() {
    local words
    mapfile -t words < <(df "${OPT}" | tr -s ' ' '\n')
    ((words[10] >= MIN_FREE_KB)) || refuse "failed memory check."
}

function white_list_check() {
    white_list_line="$(python3 "${CURRENT_PATH}/implement/upgrade_version_check.py" "${CURRENT_PATH}/white_list.txt" "${UPGRADE_MODE}" "${OPT}/versions.yml")"
    [[ -n "${white_list_line}" ]] || refuse "failed to white list check, please check upgrade white list."
}

# No node joins or leaves: three looks at WORK_STAT, ten seconds apart.
function check_cluster_steady() {
    local look words
    for look in 1 2 3; do
        words="$(asC "source ~/.bashrc && cms stat" | awk '/^ *[0-9]+ +db / {print $6}' | xargs)"
        if [[ -n "${words//[1 ]/}" ]]; then
            refuse "current cluster may belong to the expansion and contraction state, work_stat of cluster: ${words}"
        fi
        logInfo "look ${look} at the cluster: ${words}"
        pause 10
    done
}

function dbstor_client_check() {
    local check="${OPT}/dbstor/tools/cs_check_version.sh"
    if [[ "${deploy_mode}" == file ]]; then return 0; fi
    [[ -e "${check}" ]] || refuse "${check} file is not exists."
    pause 8
    asC "sh '${check}'" >/dev/null || refuse "dbstor client compatibility check failed."
}

function modules_pre_upgrade() {
    begin modules_pre_upgrade
    run_modules "${CURRENT_PATH}" pre_upgrade "${PRE_UPGRADE_ORDER[@]}" -- "${UPGRADE_MODE}" || exit 1
    end modules_pre_upgrade
}

function gen_upgrade_plan() {
    local modes change
    logAndEchoInfo "begin to generate an upgrade plan"
    read -r _ modes change <<<"${white_list_line}"
    mkdir -p "${upgrade_path}"
    if [[ "${change}" == true && ! -e "${upgrade_path}/updatesys.success" ]]; then
        touch "${upgrade_path}/updatesys.true"
        chmod 600 "${upgrade_path}/updatesys.true"
        update_remote_status_file_path_by_dbstor "${upgrade_path}/updatesys.true"
    fi
    logAndEchoInfo "recommended upgrade mode is ${modes}"
}

function main() {
    begin pre_upgrade "begin to check pre upgrade, mode ${UPGRADE_MODE}"
    input_params_check
    prepare_env
    update_local_status_file_path_by_dbstor
    check_version
    check_upgrade_flag
    if [[ "${UPGRADE_MODE}" == offline ]]; then
        check_cms_stat
        check_mem_avail
        white_list_check
    else
        white_list_check
        check_mem_avail
        check_cms_stat
        check_cluster_steady
    fi
    dbstor_client_check
    modules_pre_upgrade
    gen_upgrade_plan
    end pre_upgrade
}

main
