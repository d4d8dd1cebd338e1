# shellcheck shell=bash
# Mirrors the flags of an upgrade to the share file system, where the metadata directory is local (deploy mode dbstor).
# In the other modes the directory is shared, and every function here does nothing.
# As in the real one, a copy that fails ends the whole script with exit code 0, and nobody looks whether it came about.

dbstor_mirrors() {
    deploy_mode="${deploy_mode:-$(config_value deploy_mode)}"
    [[ "${deploy_mode}" == dbstor ]] || return 1
    storage_share_fs="${storage_share_fs:-$(config_value storage_share_fs)}"
    if dbstor_tool --query-file --file-dir=/ >/dev/null; then
        dbstor_client=new
    else
        logInfo "Failed to execute dbstor --query-file, dbstor version is old."
        dbstor_client=old
    fi
}

dbstor_tool() { # <verb> [direction] [options...]
    local words=("$@") at=1
    if [[ "${2:-}" == --import || "${2:-}" == --export ]]; then at=2; fi
    su -s /bin/bash - "${cantian_user}" -c "dbstor ${words[*]:0:at} --fs-name=${storage_share_fs} ${words[*]:at}"
}

# The names in a directory of the share file system: the last word of every line but the first.
dbstor_names() { # <directory>
    local option=--file-dir
    if [[ "${dbstor_client}" == old ]]; then option=--file-path; fi
    dbstor_tool --query-file "${option}=$1" 2>/dev/null | sed -e 1d -e 's/.* //'
}

dbstor_pull() { # <directory there> <directory here>
    local done_well=""
    if [[ "${dbstor_client}" == old ]]; then
        dbstor_tool --copy-file "--source-dir=$1" "--target-dir='$2'" >/dev/null && done_well=yes
    else
        dbstor_tool --copy-file --export "--source-dir=$1" "--target-dir='$2'" --overwrite >/dev/null && done_well=yes
    fi
    if [[ -z "${done_well}" ]]; then
        logAndEchoError "Copy upgrade path [$1] from fs to local failed."
        exit 0
    fi
}

# What is here goes; what is there comes. A flag that never got there is lost.
update_local_status_file_path_by_dbstor() {
    dbstor_mirrors || return 0
    dbstor_names / | grep -qx upgrade || return 0
    rm -rf "${upgrade_path:?}"
    mkdir -p "${upgrade_path}"
    dbstor_pull /upgrade "${upgrade_path}"
    dbstor_names /upgrade | grep -qx cluster_and_node_status || return 0
    mkdir -p "${cluster_and_node_status_path}"
    dbstor_pull /upgrade/cluster_and_node_status "${cluster_and_node_status_path}"
}

update_remote_status_file_path_by_dbstor() { # <file below the upgrade directory>
    local below file done_well=""
    dbstor_mirrors || return 0
    for file in "$@"; do
        done_well=""
        below="$(dirname "${file#"${upgrade_path}"}")"
        if [[ "${dbstor_client}" == old ]]; then
            dbstor_tool --create-file "--file-name='/upgrade${below%/}/${file##*/}'" "--source-dir='${file}'" >/dev/null && done_well=yes
        else
            dbstor_tool --copy-file --import "--source-dir='$(dirname "${file}")'" "--target-dir='/upgrade${below%/}'" \
                "--file-name='${file##*/}'" --overwrite >/dev/null && done_well=yes
        fi
        if [[ -z "${done_well}" ]]; then
            logAndEchoError "Copy upgrade path from local to fs failed."
            exit 0
        fi
    done
}

delete_fs_upgrade_file_or_path_by_dbstor() { # <name or pattern below /upgrade>
    local name
    dbstor_mirrors || return 0
    for name in $(dbstor_names /upgrade); do
        # shellcheck disable=SC2053
        if [[ "${name}" == $1 ]]; then dbstor_tool --delete-file "--file-name='/upgrade/${name}'" >/dev/null; fi
    done
}

# The lock file of this node; refused while another node has one, taken again when it is ours.
upgrade_lock_by_dbstor() {
    local locks
    dbstor_mirrors || return 0
    locks="$(dbstor_names /upgrade | grep '^upgrade_lock_' | xargs)"
    if [[ "${locks}" == "upgrade_lock_${node_id}" ]]; then return 0; fi
    if [[ -n "${locks}" ]]; then
        logAndEchoError "Exist other upgrade node , details:${locks}"
        return 1
    fi
    if [[ "${dbstor_client}" == old ]]; then
        dbstor_tool --create-file "--file-name='/upgrade/upgrade_lock_${node_id}'" >/dev/null
    else
        dbstor_tool --create-file --file-dir=/upgrade "--file-name='upgrade_lock_${node_id}'" >/dev/null
    fi
}

upgrade_unlock_by_dbstor() {
    dbstor_mirrors || return 0
    dbstor_names /upgrade | grep -qx "upgrade_lock_${node_id}" || return 0
    dbstor_tool --delete-file "--file-name='/upgrade/upgrade_lock_${node_id}'" >/dev/null
}
