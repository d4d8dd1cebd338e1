# shellcheck shell=bash
# Reads a key of deploy_param.json: of the package beside this script, or of the installed release.
# Sourced: `config_value <key>`. Run: `sh get_config_info.sh <key>`.

config_value() { # <key> [file]
    local file="${2:-${CURRENT_PATH}/../config/deploy_param.json}" line
    if [[ "$1" == deploy_mode ]]; then
        line="$(config_value deploy_mode_of_file "${file}")"
        if [[ -n "${line}" ]]; then
            printf '%s\n' "${line}"
            return
        fi
        case "$(config_value deploy_policy "${file}")" in
            ModeB | ModeC) echo dbstor ;;
            *) echo file ;;
        esac
        return
    fi
    [[ -r "${file}" ]] || { echo "No such file or directory: '${file}'" >&2; return 1; }
    sed -n "s/^ *\"${1/deploy_mode_of_file/deploy_mode}\" *: *\"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\} *\$/\1/p" "${file}" | head -n 1
}

if [[ "${0##*/}" == get_config_info.sh ]]; then
    CURRENT_PATH="$(dirname "$(readlink -f "$0")")"
    config_value "$@"
fi
