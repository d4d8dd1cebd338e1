# shellcheck shell=bash
# `cms res -start` and `cms res -stop`.

START_TIMEOUT=600

# Usage: resource_command <-start|-stop> <name> [-node <id>]
resource_command() {
    local verb="${1#-}" name="$2" node=""
    if [[ "${3:-}" == "-node" ]]; then
        node="${4:-}"
        [[ "${node}" =~ ^[0-9]+$ ]] || fail "node id is invalid."
    elif [[ $# -gt 2 ]]; then
        fail "invalid argument"
    fi
    need_gcc "$([[ "${verb}" == stop ]] && echo 0)"
    [[ "${name}" == db ]] || fail "resource does not exist."
    if [[ -n "${node}" ]] && ((node >= NODES)); then fail "get resource stat failed."; fi
    server_up || fail "connect to server failed, ${verb} resource failed."
    "${verb}_resource" "${node}"
}

start_resource() { # [node]
    local node
    if [[ -n "$1" ]] && joined "$1"; then fail "resource has been started already." 0; fi
    for node in ${1:-$(seq 0 "$((NODES - 1))")}; do
        if alive cms "${node}"; then write_target "${node}" ONLINE; fi
    done
    wait_for "${START_TIMEOUT}" all_joined "$1" || fail "wait for resource timeout, start resource failed."
    rm -f "${SIM_ROOT}/opt/cantian/cms/res_disable"
    echo "start resource succeed."
}

joined() { # <node>
    local STAT PRE_STAT WORK_STAT STAT_CHANGE
    alive cantiand "$1" || return 1
    read_stat "$1"
    [[ "${STAT}" == ONLINE && "${WORK_STAT}" == 1 ]]
}

all_joined() { # [node]
    local node
    for ((node = 0; node < NODES; node++)); do
        if [[ -n "$1" && "$1" != "${node}" ]] || ! alive cms "${node}"; then continue; fi
        joined "${node}" || return 1
    done
}

stop_resource() { # [node]
    local node stopped=""
    for ((node = 0; node < NODES; node++)); do
        if [[ -n "$1" && "$1" != "${node}" ]]; then continue; fi
        read_target "${node}"
        if [[ "${TARGET}" == ONLINE ]]; then
            write_target "${node}" OFFLINE
            stopped=yes
        fi
    done
    [[ -n "${stopped}" ]] || fail "resource has already been stopped, stop resource failed."
    : >"${SIM_ROOT}/opt/cantian/cms/res_disable"
    echo "stop resource succeed."
}
