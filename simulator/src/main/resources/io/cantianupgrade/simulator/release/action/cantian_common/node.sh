# shellcheck shell=bash
# What the top-level scripts share: accounts, versions, process probes, loops over modules, the state words.

asC() {
    su -s /bin/bash - "${cantian_user}" -c "$1"
}

version_of() { # <versions.yml>
    awk '/[[:space:]]Version:/ {version = $2} END {print version}' "$1"
}

installed_version() {
    version_of "${SIM_ROOT}/opt/cantian/versions.yml"
}

# Where the flags of an upgrade are; needs the config.
set_metadata_paths() {
    storage_metadata_fs="$(config_value storage_metadata_fs)" || exit 1
    METADATA_FS_PATH="${SIM_ROOT}/mnt/dbdata/remote/metadata_${storage_metadata_fs}"
    upgrade_path="${METADATA_FS_PATH}/upgrade"
    cluster_and_node_status_path="${upgrade_path}/cluster_and_node_status"
    cluster_status_flag="${cluster_and_node_status_path}/cluster_status.txt"
}

count_nodes() {
    local addresses
    addresses="$(config_value cms_ip)"
    node_count="$(awk -F';' '{print NF}' <<<"${addresses}")"
}

# Names of the parts of Cantian that run on this node, one a line.
online_parts() {
    local processes
    processes="$(ps -eo args=)"
    grep -q '^cms server -start' <<<"${processes}" && echo cms
    grep -q '^cantiand ' <<<"${processes}" && echo cantiand
    grep -q 'uds_server\.py' <<<"${processes}" && echo ctmgr
    grep -q 'cantian_exporter/execute\.py' <<<"${processes}" && echo cantian_exporter
    grep -q '/cantian_daemon\.sh' <<<"${processes}" && echo cantian_daemon
    return 0
}

# Runs one action of each module of a list: <directory with the modules> <action> <list...> -- <arguments of the action...>
# Prints what the release prints; ends the script at the first failure.
run_modules() {
    local directory="$1" action="$2" words=() module
    shift 2
    while [[ "$1" != -- ]]; do
        words+=("$1")
        shift
    done
    shift
    for module in "${words[@]}"; do
        logAndEchoInfo "begin to ${action} ${module}"
        if ! sh "${directory}/${module}/appctl.sh" "${action}" "$@" >>"${OM_DEPLOY_LOG_FILE}" 2>&1 </dev/null; then
            logAndEchoError "${module} ${action} failed"
            logAndEchoError "For details, see the ${SIM_ROOT}/opt/cantian/log/${module}"
            return 1
        fi
        logAndEchoInfo "${module} ${action} success"
    done
}

# The module lists in file mode have no dbstor and no logicrep; changed on disk, because env.sh is read again and again.
modify_env() {
    if [[ "$(config_value deploy_mode)" == file ]]; then
        sed -i -e 's/ *"dbstor"//' -e 's/ *"logicrep"//' -e 's/( /(/' "${CURRENT_PATH}/env.sh"
    fi
    # shellcheck source-path=SCRIPTDIR source=../env.sh
    source "${CURRENT_PATH}/env.sh"
}

read_word() { # <status file>
    if [[ -r "$1" ]]; then tr -d '\0 \n\t' <"$1"; fi
}

# Writes a state word and sends it to where the other nodes look: <file> <word> <who> <upgrade|rollback>
change_word() {
    local old
    old="$(read_word "$1")"
    if [[ "${old}" == "$2" ]]; then
        logAndEchoInfo "the old status of $3 is consistent with the new status, both are $2"
        return 0
    fi
    printf '%s\n' "$2" >"$1" || exit 1
    journal "status $3 $2"
    update_remote_status_file_path_by_dbstor "$1"
    logAndEchoInfo "change $4 status of $3 from '${old}' to '$2' success."
}

# The rule of fetch_cls_stat: `cms stat` prints at least two rows, whatever they say.
fetch_cls_stat() {
    (($(asC "source ~/.bashrc && cms stat" | grep -c '^ *[0-9][0-9]* ') > 1))
}

# Every row ONLINE and WORK_STAT 1, and as many rows as nodes.
all_nodes_joined() {
    asC "source ~/.bashrc && cms stat" \
        | awk -v want="${node_count}" '/^ *[0-9]+ +db / {rows++; if ($3 == "ONLINE" && $6 == 1) good++} END {exit !(rows == want && good == want)}'
}

# Starts only the CMS, then the database through it, so that a reform on another node does not break the start.
start_database_by_cms() {
    local try
    logAndEchoInfo "begin to start cms"
    if ! sh "${SIM_ROOT}/opt/cantian/action/cms/appctl.sh" start >>"${OM_DEPLOY_LOG_FILE}" 2>&1 </dev/null; then
        logAndEchoError "start cms failed"
        exit 1
    fi
    logAndEchoInfo "start cms success, begin to start cantiand by cms"
    for ((try = 1; try <= 10; try++)); do
        if asC "source ~/.bashrc&&cms res -start db -node ${node_id}"; then
            sed -i 's/"start_status": *"default"/"start_status":"started"/' "${SIM_ROOT}/opt/cantian/cantian/cfg/start_status.json"
            logAndEchoInfo "start cantiand by cms success"
            return 0
        fi
        logAndEchoWarn "start cantiand by cms failed, remaining attempts: $((10 - try))"
        pause 20
    done
    logAndEchoError "start cantiand by cms failed"
    exit 1
}

# Logicrep was started on this cluster (F26).
logicrep_in_use() {
    [[ -e "${SIM_ROOT}/mnt/dbdata/remote/archive_$(config_value storage_archive_fs)/start.success" \
        || -e "${SIM_ROOT}/opt/software/tools/logicrep/start.success" ]]
}

# T-46: what is said when the directory is wrong has nothing to do with it.
read_so_path() {
    if ! logicrep_in_use; then return 0; fi
    read -r -p "please input the so rely path of logicrep: " SO_PATH
    if [[ -z "$(ls -A "${SO_PATH}" 2>/dev/null)" ]]; then
        logAndEchoInfo "pass upgrade mode check"
        exit 1
    fi
}
