#!/bin/bash
# Module cantian: the database engine.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=../log4sh.sh
source "${CURRENT_PATH}/../log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=../cantian_common/module.sh
source "${CURRENT_PATH}/../cantian_common/module.sh"

STATUS="${OPT}/cantian/cfg/start_status.json"
LOCAL="${SIM_ROOT}/mnt/dbdata/local/cantian"

start_status() { # <default|starting|started>
    sed -i "s/\"start_status\": *\"[a-z]*\"/\"start_status\":\"$1\"/" "${STATUS}"
}

engine_runs() {
    pidof cantiand >/dev/null
}

database_is_open() {
    asC 'source ~/.bashrc && ctsql / as sysdba -q -c "SELECT NAME, STATUS, OPEN_STATUS FROM DV_DATABASE;"' | grep -q 'READ WRITE'
}

start() {
    if grep -q '"start_status": *"started"' "${STATUS}" && engine_runs && database_is_open; then return 0; fi
    if grep -q '"db_create_status": *"creating"' "${STATUS}"; then
        logAndEchoError "the database was being created, reinstall"
        return 1
    fi
    start_status starting
    asC "source ~/.bashrc && cms res -start db -node $(node_number)" || return 1
    wait_for 900 engine_runs || return 1
    if [[ "$(node_number)" == 0 ]]; then pause 20; fi
    wait_for 600 database_is_open || return 1
    pause 20
    start_status started
}

stop() {
    kill_matching '^cantiand ' || return 1
    journal "process cantiand stopped"
    start_status default
    pause 3
}

check_status() {
    engine_runs
}

row_is_joined() {
    asC "source ~/.bashrc && cms stat" | awk -v id="$(node_number)" '$1 == id && $2 == "db" {good = ($3 == "ONLINE" && $6 == 1)} END {exit !good}'
}

check_engine() {
    [[ -d "${OPT}/cantian/server/bin" && -d "${LOCAL}" ]] || { logAndEchoError "the engine's directories are missing"; return 1; }
    wait_for 60 row_is_joined || { logAndEchoError "cms stat of this node is not ONLINE"; return 1; }
    (($(pgrep -c -f '^cantiand ') == 1)) || { logAndEchoError "there must be one cantiand"; return 1; }
    wait_for 600 database_is_open || { logAndEchoError "the database is not open"; return 1; }
}

pre_upgrade() {
    grep -q '"start_status": *"started"' "${STATUS}" || { logAndEchoError "start_status is not started"; return 1; }
    grep -q '"db_create_status": *"done"' "${STATUS}" || [[ "$(node_number)" != 0 ]] || return 1
    pause 3
    check_engine
}

upgrade_backup() { # <backup>
    backup_tree "${OPT}/cantian" "$1/cantian" cantian_home && backup_tree "${OPT}/action/cantian" "$1/cantian" cantian_scripts \
        && backup_tree "${LOCAL}" "$1/cantian" cantian_local || return 1
    pause 2
}

upgrade() {
    [[ -e "${IMAGE}/package.xml" ]] || { logAndEchoError "${IMAGE} does not exist"; return 1; }
    refill "${OPT}/cantian/server" "${IMAGE}"
    rm -f "${OPT}/cantian/server/bin/cms"
    install_scripts
    pause 5
}

rollback() { # <mode> <backup>
    refill "${OPT}/cantian/server" "$2/cantian/cantian_home/server" && refill "${OPT}/action/cantian" "$2/cantian/cantian_scripts" \
        && refill "${LOCAL}" "$2/cantian/cantian_local" && refill "${OPT}/cantian/cfg" "$2/cantian/cantian_home/cfg"
    start_status default
    pause 5
}

post_upgrade() {
    check_engine
}

run_action cantian "$@"
