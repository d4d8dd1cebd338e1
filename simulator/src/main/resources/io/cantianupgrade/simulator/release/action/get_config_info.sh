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
    # No process for a line: this is asked for some hundred times in an upgrade.
    local entry="^ *\"${1/deploy_mode_of_file/deploy_mode}\" *: *\"?([^\",]*)\"?,? *\$"
    while IFS= read -r line || [[ -n "${line}" ]]; do
        if [[ "${line}" =~ ${entry} ]]; then
            printf '%s\n' "${BASH_REMATCH[1]}"
            return
        fi
    done <"${file}"
}

if [[ "${0##*/}" == get_config_info.sh ]]; then
    CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
    config_value "$@"
fi
