# shellcheck shell=bash
# Putting a release in place, from the package (upgrade) or from a backup (rollback). As in the real scripts, a failing
# rpm or copy is not noticed here; what is missing shows later, at the module that needs it.

IMAGE="${SIM_ROOT}/opt/cantian/image/Cantian-RUN-CENTOS-64bit"
UNITS="${SIM_ROOT}/etc/systemd/system"

replace_units() { # <directory with units>
    rm -f "${UNITS}"/cantian*.service "${UNITS}"/cantian*.timer
    cp -f "$1"/cantian*.service "$1"/cantian*.timer "${UNITS}/"
    systemctl daemon-reload
}

replace_scripts() { # <package>
    local opt="${SIM_ROOT}/opt/cantian" name
    logInfo "begin to copy scripts of $1"
    find "$1/action" -maxdepth 1 -type f -exec cp -fp {} "${opt}/action/" \;
    for name in inspection implement logic storage_operate cantian_common docker utils; do
        cp -rfp "$1/action/${name}" "${opt}/action/"
    done
    if [[ "$(config_value deploy_mode)" == file ]]; then cp -rfp "$1/action/dbstor" "${opt}/action/"; fi
    cp -rfp "$1/config" "$1/common" "${opt}/"
    rm -rf "${opt}/repo"
    cp -rfp "$1/repo" "${opt}/"
    find "${opt}/repo" -type f -exec chmod 400 {} +
}

replace_rpm() { # <repo>
    local package
    rpm -ev cantian --nodeps
    rm -rf "${IMAGE}"
    package="$(find "$1" -name 'cantian-*.rpm' | head -n 1)"
    if [[ -z "${package}" ]]; then
        logAndEchoError "there is no cantian rpm in $1"
        exit 1
    fi
    rpm -ivh --replacepkgs "${package}" --nodeps --force
    pause 3
    tar -xzf "${IMAGE}.tar.gz" -C "${IMAGE%/*}"
}

install_dbstor_client() { # <repo>
    local client
    client="$(find "$1" -name 'DBStor_Client*.tgz' | head -n 1)"
    mkdir -p "${IMAGE}"
    if ! tar -xzf "${client}" -C "${IMAGE}"; then
        logAndEchoError "sh ${CURRENT_PATH}/uninstall.sh: unknown uninstall type"
        exit 1
    fi
    pause 2
}

# Always from the package that the script belongs to (T-26: a rollback, too, takes the new client).
install_dbstor() {
    install_dbstor_client "${CURRENT_PATH}/../repo"
}

write_bashrc() {
    cat >"${SIM_ROOT}/home/cantian/.bashrc" <<END
export CTDB_HOME="${SIM_ROOT}/opt/cantian/cantian/server"
export CTDB_DATA="${SIM_ROOT}/mnt/dbdata/local/cantian/tmp/data"
export CMS_HOME="${SIM_ROOT}/opt/cantian/cms"
END
}

set_ini() { # <file> <key> <value>
    [[ -e "$1" ]] || return 0
    if grep -q "^$2 *=" "$1"; then
        sed -i "s|^$2 *=.*|$2 = $3|" "$1"
    else
        printf '%s = %s\n' "$2" "$3" >>"$1"
    fi
}

update_ini() {
    local engine="${SIM_ROOT}/mnt/dbdata/local/cantian/tmp/data/cfg"
    set_ini "${engine}/cantiand.ini" MES_SSL_SWITCH FALSE
    set_ini "${engine}/cantiand.ini" CANTIAN_TASK_NUM 256
    set_ini "${SIM_ROOT}/opt/cantian/cms/cfg/cms.ini" _CMS_MES_SSL_SWITCH FALSE
    if [[ -e "${engine}/cantiand.ini" ]]; then sed -i '/^DAAC_TASK_NUM/d' "${engine}/cantiand.ini"; fi
    if [[ -e "${engine}/zsql.ini" ]]; then mv -f "${engine}/zsql.ini" "${engine}/ctsql.ini"; fi
}
