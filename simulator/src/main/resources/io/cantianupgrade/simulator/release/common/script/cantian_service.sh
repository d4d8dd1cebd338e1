#!/bin/bash
# Starts and stops the watchdog: cantian_service.sh start|stop
source "${SIM_ROOT:-}/usr/local/simulator/lib/simulator.sh"
DAEMON="${SIM_ROOT}/opt/cantian/common/script/cantian_daemon.sh"
LOG="${SIM_ROOT}/opt/cantian/log/deploy/deploy_daemon.log"

daemon_runs() {
    pgrep -f '/cantian_daemon\.sh' >/dev/null
}

daemon_gone() {
    ! daemon_runs
}

# The share file system may have been unmounted by an upgrade in deploy mode dbstor.
mount_share() {
    local mount
    # shellcheck source=/dev/null
    source "${SIM_ETC}/filesystems"
    mount="${SIM_ROOT}/mnt/dbdata/remote/share_${SHARE_FS}"
    [[ -e "${mount}" ]] || ln -s "${SIM_CLUSTER_DIR}/array/${SHARE_FS}" "${mount}"
}

case "${1:-}" in
    start)
        mount_share
        if daemon_runs; then exit 0; fi
        mkdir -p "${LOG%/*}"
        setsid /bin/bash "${DAEMON}" </dev/null >>"${LOG}" 2>&1 &
        wait_for 10 daemon_runs
        ;;
    stop)
        for pid in $(pgrep -f '/cantian_daemon\.sh'); do kill -9 "${pid}" 2>/dev/null; done
        wait_for 10 daemon_gone
        ;;
    *) exit 1 ;;
esac
