# shellcheck shell=bash
# The tables that `cms` prints.

MINUS_ONE=18446744073709551615 # counters are printed unsigned
NEVER="2000-01-01 00:00:00.000"
HB_TIMEOUT=10
CMS_PORT=14587

date_of() { # <ms>, in DATE
    local text
    if (($1 == 0)); then
        DATE="${NEVER}"
        return
    fi
    printf -v text '%(%Y-%m-%d %H:%M:%S)T' "$(($1 / 1000))"
    printf -v DATE '%s.%03d' "${text}" "$(($1 % 1000))"
}

# Reads one row: STAT, PRE_STAT, TARGET, WORK_STAT, STAT_CHANGE, and HB, when the resource was last checked; STALE when
# that is too old, which it becomes when the engine or its CMS is gone.
read_row() { # <node>
    local PACE NOW timeout
    read_stat "$1"
    read_target "$1"
    HB=0 STALE=""
    if value_of "${GCC}/hb_$1"; then HB="${REPLY}"; fi
    if alive cantiand "$1"; then
        alive cms "$1" && return
    elif [[ "${STAT}" == ONLINE ]]; then
        PRE_STAT=ONLINE STAT=OFFLINE WORK_STAT=0
    fi
    read_pace
    now
    timeout="$((HB_TIMEOUT * PACE / 1000))"
    if ((timeout < 1000)); then timeout=1000; fi # at any pace, OFFLINE can be seen before UNKNOWN
    if ((NOW - HB > timeout)); then STALE=yes; fi
}

show_stat() {
    local node role session instance shown last beat change HOLDER
    holder_of reformer cantiand
    printf '%-9s%-10s%-8s%-12s%-14s%-12s%-13s%-14s%-9s%-24s%-24s%s\n' NODE_ID NAME STAT PRE_STAT TARGET_STAT WORK_STAT \
        SESSION_ID INSTANCE_ID ROLE LAST_CHECK HB_TIME STAT_CHANGE
    for ((node = 0; node < NODES; node++)); do
        read_row "${node}"
        role="" session=0 instance="${node}" shown="${STAT}"
        date_of "${STAT_CHANGE}" && change="${DATE}"
        date_of "${HB}" && last="${DATE}" beat="${DATE}"
        if [[ "${STAT}" != ONLINE ]]; then session="${MINUS_ONE}" instance="${MINUS_ONE}" beat="${NEVER}"; fi
        if [[ "${STAT}" == UNKNOWN ]]; then last="${NEVER}"; fi
        if [[ -n "${STALE}" ]]; then
            shown=UNKNOWN
        elif [[ "${node}" == "${HOLDER}" && "${STAT}" == ONLINE ]]; then
            role=REFORMER
        fi
        printf '%7s  %-10s%-8s%-12s%-14s%9s   %10s   %11s   %-9s%-24s%-24s%s\n' "${node}" db "${shown}" "${PRE_STAT}" \
            "${TARGET}" "${WORK_STAT}" "${session}" "${instance}" "${role}" "${last}" "${beat}" "${change}"
    done
}

show_resources() { # [name]
    local node last
    if [[ -n "${1:-}" && "$1" != db ]]; then fail "resource [$1] not found."; fi
    printf '%-9s%-15s%-8s%-12s%-14s%-12s%-24s%s\n' NODE_ID RESOURCE_NAME STAT PRE_STAT TARGET_STAT WORK_STAT LAST_CHECK STAT_CHANGE
    for ((node = 0; node < NODES; node++)); do
        read_row "${node}"
        date_of "${HB}" && last="${DATE}"
        date_of "${STAT_CHANGE}"
        printf '%-9s%-15s%-8s%-12s%-14s%-12s%-24s%s\n' "${node}" db "${STAT}" "${PRE_STAT}" "${TARGET}" "${WORK_STAT}" "${last}" "${DATE}"
    done
}

show_roles() {
    local node HOLDER role
    holder_of master cms
    printf '%-10s%-40s%s\n' NODE_ID NODE_NAME ROLE
    for ((node = 0; node < NODES; node++)); do
        role=agent
        if [[ "${node}" == "${HOLDER}" ]]; then role=server; fi
        printf '%-10s%-40s%s\n' "${node}" "node${node}" "${role}"
    done
}

show_servers() { # [node]
    local node
    server_up || fail "connect to server failed, cms stat -server failed."
    echo "NODE_ID   SRV_READY SEND_QUE  RECV_QUE  TIME_GAP(ms)"
    for ((node = 0; node < NODES; node++)); do
        if [[ -n "$1" && "$1" != "${node}" ]] || ! alive cms "${node}"; then continue; fi
        printf '%-10s%-10s%-10s%-10s%-10s\n' "${node}" TRUE 0 0 0
    done
}

show_connected() {
    local node
    if ! server_up; then
        printf '%s' "connect to server failed, cms node -connected send msg failed."
        exit 0
    fi
    printf '%-12s%-40s%-40s%-12s%s\n' NODE_ID NODE_NAME IP PORT VOTING
    for ((node = 0; node < NODES; node++)); do
        if alive cms "${node}"; then printf '%7s     %-40s%-40s%-12s%s\n' "${node}" "node${node}" 127.0.0.1 "${CMS_PORT}" FALSE; fi
    done
}

show_nodes() {
    local node
    printf '%-12s%-40s%-40s%s\n' NODE_ID "NODE NAME" IP "PORT "
    for ((node = 0; node < NODES; node++)); do
        printf '%7s     %-40s%-40s%s\n' "${node}" "node${node}" 127.0.0.1 "${CMS_PORT}"
    done
}

show_groups() {
    printf '%-12s%s\n' GRP_ID GRP_NAME
    printf '%-12s%s\n' 0 default
}

show_resource_list() {
    printf '%-8s%-32s%-12s%-12s%-12s%s\n' RES_ID RES_NAME RES_TYPE GRP_NAME START_TIMEOUT AUTO_START
    printf '%-8s%-32s%-12s%-12s%-12s%s\n' 0 db db default 600 1
}

show_help() {
    local main major
    IFS=. read -r main major _ <<<"${VERSION}"
    echo "cms version:Cantian Release ${main}.${major}"
    cat "${SIM_ROOT}/usr/local/simulator/lib/cms/help.txt"
}
