# shellcheck shell=bash
# Mirrors the flags of an upgrade to the share file system, where the metadata directory is local (deploy mode dbstor).
# In the other modes the directory is shared, and every function here does nothing.

dbstor_mirrors() {
    deploy_mode="${deploy_mode:-$(config_value deploy_mode)}"
    [[ "${deploy_mode}" == dbstor ]] || return 1
    storage_share_fs="${storage_share_fs:-$(config_value storage_share_fs)}"
}

dbstor_tool() {
    su -s /bin/bash - "${cantian_user}" -c "dbstor $*" 2>/dev/null
}

update_local_status_file_path_by_dbstor() {
    dbstor_mirrors || return 0
    mkdir -p "${upgrade_path}"
    dbstor_tool --copy-file --export "--fs-name=${storage_share_fs}" --source-dir=/upgrade \
        "--target-dir='${upgrade_path}'" --overwrite >/dev/null || true
}

update_remote_status_file_path_by_dbstor() { # <file or directory below the upgrade directory>
    local below file
    dbstor_mirrors || return 0
    for file in "$@"; do
        below="$(dirname "${file#"${upgrade_path}"}")"
        dbstor_tool --copy-file --import "--fs-name=${storage_share_fs}" "--source-dir='$(dirname "${file}")'" \
            "--target-dir='/upgrade${below%/}'" "--file-name='${file##*/}'" --overwrite >/dev/null || true
    done
}

delete_fs_upgrade_file_or_path_by_dbstor() { # <name or pattern below /upgrade>
    local name
    dbstor_mirrors || return 0
    dbstor_tool --query-file "--fs-name=${storage_share_fs}" --file-dir=/upgrade | while IFS= read -r name; do
        # shellcheck disable=SC2053
        if [[ "${name}" == $1 ]]; then
            dbstor_tool --delete-file "--fs-name=${storage_share_fs}" "--file-name='/upgrade/${name}'" >/dev/null || true
        fi
    done
}

# The lock file of this node; refused while another node has one, taken again when it is ours.
upgrade_lock_by_dbstor() {
    local name
    dbstor_mirrors || return 0
    while IFS= read -r name; do
        if [[ "${name}" == upgrade_lock_* && "${name}" != "upgrade_lock_${node_id}" ]]; then
            logAndEchoError "Other node is upgrading/rollback, please check again later."
            return 1
        fi
    done < <(dbstor_tool --query-file "--fs-name=${storage_share_fs}" --file-dir=/upgrade)
    dbstor_tool --create-file "--fs-name=${storage_share_fs}" "--file-name='/upgrade/upgrade_lock_${node_id}'" >/dev/null
}

upgrade_unlock_by_dbstor() {
    dbstor_mirrors || return 0
    dbstor_tool --delete-file "--fs-name=${storage_share_fs}" "--file-name='/upgrade/upgrade_lock_${node_id}'" >/dev/null
}
