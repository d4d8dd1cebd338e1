#!/bin/bash
# Module logicrep: change-data capture; not installed on a simulated node, so its actions find nothing to do.
CURRENT_PATH="$(dirname "$(readlink -f "$0")")"
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

upgrade() {
    install_scripts
}

rollback() { # <mode> <backup>
    refill "${OPT}/action/logicrep" "$2/action/logicrep"
}

run_action logicrep "$@"
