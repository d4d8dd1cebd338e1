#!/bin/bash
# Module logicrep: change-data capture; where it is not installed, its actions find nothing to do.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=../log4sh.sh
source "${CURRENT_PATH}/../log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=../cantian_common/module.sh
source "${CURRENT_PATH}/../cantian_common/module.sh"

HOME_DIRECTORY="${SIM_ROOT}/opt/software/tools/logicrep"

upgrade_backup() { # <backup>
    [[ -d "${HOME_DIRECTORY}" ]] || return 0
    mkdir -p "$1/logicrep"
    cp -rp "${HOME_DIRECTORY}" "$1/logicrep/logicrep"
}

upgrade() { # <mode> <backup> <directory of libraries>
    install_scripts
    [[ -d "${HOME_DIRECTORY}" ]] || return 0
    copy_libraries "${3:-}"
}

startup() { # <directory of libraries>
    copy_libraries "${1:-}" || return 1
    : >"${HOME_DIRECTORY}/start.success"
}

copy_libraries() { # <directory>
    local name
    for name in libssl libcrypto libstdc++ libsql2bl; do
        if ! compgen -G "$1/${name}*.so*" >/dev/null; then
            logAndEchoError "there is no ${name} in '$1'"
            return 1
        fi
    done
    mkdir -p "${HOME_DIRECTORY}/lib"
    cp -fp "$1"/*.so* "$1"/*.jar "${HOME_DIRECTORY}/lib/"
}

rollback() { # <mode> <backup>
    refill "${OPT}/action/logicrep" "$2/action/logicrep"
    if [[ -d "$2/logicrep/logicrep" ]]; then refill "${HOME_DIRECTORY}" "$2/logicrep/logicrep"; fi
}

run_action logicrep "$@"
