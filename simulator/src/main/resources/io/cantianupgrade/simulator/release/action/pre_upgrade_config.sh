#!/bin/bash
# Makes config/deploy_param.json of the package: from the live one when the keys of both releases agree, or from a given file.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=log4sh.sh
source "${CURRENT_PATH}/log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=get_config_info.sh
source "${CURRENT_PATH}/get_config_info.sh"
OPT="${SIM_ROOT}/opt/cantian"
LIVE="${OPT}/config/deploy_param.json"
RESULT="${CURRENT_PATH}/../config/deploy_param.json"
OM_LOG="${OPT}/log/deploy/om_deploy/om_deploy.log"

keys_of() { # <json file>
    sed -n 's/^ *"\([a-z_A-Z0-9]*\)" *:.*/\1/p' "$1" | grep -vxE 'install_type|cantian_in_container|auto_create_fs' | sort
}

template() { # <action directory>
    if [[ "$(config_value deploy_mode "${LIVE}")" == file && -e "$1/config_params_file.json" ]]; then
        echo "$1/config_params_file.json"
    else
        echo "$1/config_params.json"
    fi
}

complain() {
    mkdir -p "${OM_LOG%/*}"
    echo "$1" >>"${OM_LOG}"
    exit 1
}

config="${1:-}"
if [[ -z "${config}" || ! -e "${config}" ]]; then
    if ! diff <(keys_of "$(template "${CURRENT_PATH}")") <(keys_of "$(template "${OPT}/action")") >/dev/null; then
        logAndEchoError "new config_params.json different with source config_params.json"
        exit 1
    fi
    cp -f "${LIVE}" "${RESULT}"
else
    mode="$(config_value deploy_mode "${config}")"
    if [[ "${mode}" != "$(config_value deploy_mode "${LIVE}")" && "${mode}" != file ]]; then
        complain "Deploy mode is different from config mode"
    fi
    if [[ "$(config_value mysql_metadata_in_cantian "${config}")" != "$(config_value mysql_metadata_in_cantian "${LIVE}")" ]]; then
        complain "mysql_metadata_in_cantian is different from new config file"
    fi
    cp -f "${config}" "${RESULT}"
fi
chmod 644 "${RESULT}"
