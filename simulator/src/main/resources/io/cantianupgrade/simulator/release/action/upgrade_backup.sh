# shellcheck shell=bash
# Sourced by upgrade.sh: backs up the installed release of this node; sets dircetory_path.

source_version="$(installed_version)"
dircetory_path="${OPT}/upgrade_backup/cantian_upgrade_bak_${source_version}"

# At most two older lines are kept before the new one; the last line is the source version.
function note_backup() {
    local lines="" NOW
    if [[ -e "${BACKUP_NOTE}" ]]; then lines="$(tail -n 2 "${BACKUP_NOTE}")"; fi
    now
    printf '%s%s:%s\n' "${lines:+${lines}$'\n'}" "${source_version}" "${NOW}" >"${BACKUP_NOTE}"
    chmod 640 "${BACKUP_NOTE}"
}

function backup_release() {
    local name
    mkdir -p "${dircetory_path}"
    find "${dircetory_path}" -mindepth 1 -delete
    chmod 755 "${dircetory_path}"
    for name in action repo common config; do cp -rp "${OPT}/${name}" "${dircetory_path}/"; done
    cp -p "${OPT}/versions.yml" "${dircetory_path}/"
    if [[ -d "${OPT}/mysql/inspection" ]]; then
        cp -rp "${OPT}/mysql/inspection" "${dircetory_path}/"
        rm -rf "${OPT}/mysql/inspection"
    else
        logAndEchoError "backup mysql inspection failed"
    fi
}

if [[ -e "${dircetory_path}/backup_success" ]]; then
    logAndEchoInfo "the backup of ${source_version} exists already"
else
    backup_release
    note_backup
    run_modules "${CURRENT_PATH}" upgrade_backup "${UPGRADE_ORDER[@]}" -- "${dircetory_path}" || exit 1
    find "${dircetory_path}" -type f \( -name '*.txt' -o -name '*.cfg' -o -name '*.xml' \) -exec chmod 640 {} +
    : >"${dircetory_path}/backup_success"
    chmod 400 "${dircetory_path}/backup_success"
fi
