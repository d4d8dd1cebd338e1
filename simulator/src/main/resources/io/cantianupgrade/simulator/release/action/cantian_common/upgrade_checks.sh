# shellcheck shell=bash
# What upgrade.sh checks before it begins; uses its variables.

# Array address given and answering, or the operator's word that snapshots were taken by hand.
function check_dorado_ip() {
    if [[ "${UPGRADE_MODE}" != offline || "${deploy_mode}" == file ]]; then return 0; fi
    if [[ -z "${DORADO_IP}" ]]; then
        logAndEchoError "storage array ip must be provided"
        exit 1
    fi
    if ! ping -c 1 "${DORADO_IP%:*}" >/dev/null; then
        logAndEchoError "try to ping storage array ip '${DORADO_IP}', but failed"
        read -r -p "Continue upgrade please input yes, otherwise exit:" array_unreachable
        if [[ "${array_unreachable}" != yes ]]; then exit 1; fi
    fi
}

function check_repo() {
    local want=3
    if [[ "${deploy_mode}" == file ]]; then want=2; fi
    if (($(find "${PKG_PATH}/repo" -mindepth 1 -maxdepth 1 | wc -l) != want)); then
        logAndEchoError "We have to have only ${want} rpm package,please check"
        exit 1
    fi
}

# Every other node's word is absent or rollup_success.
function check_other_nodes() {
    local file words=""
    for file in "${cluster_and_node_status_path}"/node*_status.txt; do
        if [[ ! -e "${file}" || "${file}" == "${local_node_status_flag}" ]]; then continue; fi
        if [[ "$(read_word "${file}")" != rollup_success ]]; then words="${words} $(read_word "${file}")"; fi
    done
    if [[ -n "${words}" ]]; then
        logAndEchoError "there are currently one or more nodes in the 'rollup' state"
        logAndEchoError "currently existing nodes are in the 'rollup' state, details:${words}"
        exit 1
    fi
}
