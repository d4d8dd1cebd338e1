#!/bin/bash
# Module mysql: the connector plugin that the separate MySQL loads. The archive lies beside the package.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=../log4sh.sh
source "${CURRENT_PATH}/../log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=../cantian_common/module.sh
source "${CURRENT_PATH}/../cantian_common/module.sh"

INSTALL="${OPT}/mysql/install"

upgrade_backup() { # <backup>
    mkdir -p "$1/mysql"
    cp -p "${INSTALL}/mysql/lib/plugin"/ha_ctc*.so "${INSTALL}/mysql/bin/mysqld" "${INSTALL}/mysql/my.cnf" "$1/mysql/" 2>/dev/null
    return 0
}

upgrade() { # <mode> <backup>
    local package archive
    package="$(dirname "$(dirname "${CURRENT_PATH}")")"
    archive="$(sed -n 's/^CONNECTOR_PACKAGE=//p' "${package}/for_mysql_official/patch.sh")"
    archive="$(dirname "${package}")/${archive}"
    [[ -e "${archive}" ]] || { logAndEchoError "${archive} does not exist"; return 1; }
    mkdir -p "${INSTALL}"
    tar -xzf "${archive}" -C "${INSTALL}" || return 1
    if [[ "$(config_value mysql_metadata_in_cantian "${LIVE_CONFIG}")" == true ]]; then
        cp -f "${INSTALL}/mysql/lib/plugin/ha_ctc_noshare.so" "${INSTALL}/mysql/lib/plugin/ha_ctc.so"
    else
        cp -f "${INSTALL}/mysql/lib/plugin/ha_ctc_share.so" "${INSTALL}/mysql/lib/plugin/ha_ctc.so"
    fi
    cp -fp "$2/mysql"/mysqld "${INSTALL}/mysql/bin/" 2>/dev/null
    cp -fp "$2/mysql"/my.cnf "${INSTALL}/mysql/" 2>/dev/null
    mkdir -p "${OPT}/mysql/inspection"
    cp -rfp "${OPT}/action/inspection/." "${OPT}/mysql/inspection/"
    install_scripts
    pause 2
}

rollback() { # <mode> <backup>
    cp -fp "$2/mysql"/ha_ctc*.so "${INSTALL}/mysql/lib/plugin/" 2>/dev/null
    refill "${OPT}/action/mysql" "$2/action/mysql"
    pause 2
}

run_action mysql "$@"
