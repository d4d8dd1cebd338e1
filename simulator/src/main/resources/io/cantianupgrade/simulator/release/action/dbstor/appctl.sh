#!/bin/bash
# Module dbstor: the client of the array's own protocol.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=../log4sh.sh
source "${CURRENT_PATH}/../log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=../cantian_common/module.sh
source "${CURRENT_PATH}/../cantian_common/module.sh"

upgrade_backup() { # <backup>
    [[ -d "${OPT}/dbstor" ]] || return 0
    backup_tree "${OPT}/dbstor" "$1/dbstor" dbstor_home || return 1
    mkdir -p "$1/dbstor/conf"/{cantiand_cnf,cms_cnf,share_cnf,tool_cnf}
    cp -p "${OPT}/dbstor/conf/dbs/dbstor_config.ini" "$1/dbstor/conf/tool_cnf/"
    pause 1
}

upgrade() { # <mode> <backup>
    [[ -d "${IMAGE}/client" ]] || { logAndEchoError "the dbstor client is not in ${IMAGE}"; return 1; }
    refill "${OPT}/dbstor" "${IMAGE}/client"
    mkdir -p "${OPT}/dbstor/conf/dbs"
    cp -p "$2/dbstor/conf/tool_cnf/dbstor_config.ini" "${OPT}/dbstor/conf/dbs/"
    install_scripts
    pause 2
}

rollback() { # <mode> <backup>
    refill "${OPT}/dbstor" "$2/dbstor/dbstor_home" && refill "${OPT}/action/dbstor" "$2/action/dbstor"
    pause 2
}

run_action dbstor "$@"
