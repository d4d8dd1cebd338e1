#!/bin/bash
# Module cms: the cluster manager. CMS must start before the engine and stop before it.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
# shellcheck source-path=SCRIPTDIR source=../log4sh.sh
source "${CURRENT_PATH}/../log4sh.sh"
# shellcheck source-path=SCRIPTDIR source=../cantian_common/module.sh
source "${CURRENT_PATH}/../cantian_common/module.sh"

SERVER='^cms server -start'

install_step() { # <2 stopped | 3 started>
    sed -i "s/\"install_step\": *[0-9]/\"install_step\": $1/" "${OPT}/cms/cfg/cms.json"
}

start() {
    if pgrep -f "${SERVER}" >/dev/null; then return 0; fi
    su -s /bin/bash - "${cantian_user}" -c \
        "source ~/.bashrc; setsid '${OPT}/cms/service/bin/cms' server -start </dev/null >>'${OPT}/log/cms/cms_deploy.log' 2>&1 &"
    wait_for 300 server_ready || return 1
    pause 8
    install_step 3
}

server_ready() {
    asC "source ~/.bashrc && cms stat -server $(node_number)" | grep -q TRUE
}

stop() {
    kill_matching "${SERVER}" || return 1
    journal "process cms stopped"
    install_step 2
    pause 2
}

check_status() {
    pgrep -f "${SERVER}" >/dev/null
}

# One server, the nodes and the resource known.
check_cms() {
    [[ -d "${OPT}/cms/service" ]] || { logAndEchoError "cms service does not exist"; return 1; }
    (($(pgrep -c -f "${SERVER}") == 1)) || { logAndEchoError "there must be one cms server"; return 1; }
    asC "source ~/.bashrc && cms node -list" | grep -q "node$(node_number)" || { logAndEchoError "cms node list is wrong"; return 1; }
    asC "source ~/.bashrc && cms res -list" | grep -qw db || { logAndEchoError "cms resource list is wrong"; return 1; }
}

pre_upgrade() {
    pause 2
    check_cms
}

upgrade_backup() { # <backup>
    backup_tree "${OPT}/cms" "$1/cms" cms_home && backup_tree "${OPT}/action/cms" "$1/cms" cms_scripts || return 1
    echo "cms" >"$1/cms/backup.bak"
    pause 1
}

upgrade() {
    [[ -e "${IMAGE}/package.xml" ]] || { logAndEchoError "${IMAGE} does not exist"; return 1; }
    refill "${OPT}/cms/service" "${IMAGE}"
    refill "${OPT}/cantian/server" "${IMAGE}"
    sed -i "s|^_DISK_DETECT_FILE *=.*|_DISK_DETECT_FILE = gcc_file,|" "${OPT}/cms/cfg/cms.ini"
    install_scripts
    pause 4
}

rollback() { # <mode> <backup>
    refill "${OPT}/cms/service" "$2/cms/cms_home/service" && refill "${OPT}/action/cms" "$2/cms/cms_scripts" \
        && refill "${OPT}/cms/cfg" "$2/cms/cms_home/cfg"
    pause 4
}

post_upgrade() {
    pause 1
    check_cms
}

run_action cms "$@"
