# shellcheck shell=bash
# `cms version`, `cms upgrade -version` and `cms degrade -version -force`.

show_version() {
    local HOLDER memory="" disk=""
    if value_of "${GCC}/version"; then disk="${REPLY}"; fi
    holder_of master cms
    if server_up; then
        value_of "${SIM_LIVE}/mem_${SIM_NODE}" && memory="${REPLY}"
    elif [[ "${HOLDER}" != -1 ]] || master_lock_held; then
        fail "connect to server failed, cms send to server failed, try again."
    fi
    [[ -n "${disk}" ]] || fail "get disk gcc ver local failed"
    if [[ -n "${memory}" ]]; then echo "mem version:${memory}."; fi
    echo "gcc version:${disk}."
}

# The master's lock outlives the master by ten seconds.
master_lock_held() {
    local node PACE NOW
    read_pace
    now
    for ((node = 0; node < NODES; node++)); do
        if value_of "${GCC}/beat_${node}" && ((NOW - REPLY < 10 * PACE / 1000)); then return 0; fi
    done
    return 1
}

# The three numbers of a command line as NUMBERS; a bad one is refused with exit code 0, as the real program does.
parse_numbers() { # <verb> <main> <major> <revision>
    local verb="$1" word label labels=("main version" "major version" "revision")
    shift
    NUMBERS=""
    for word in "$@"; do
        label="${labels[0]}"
        labels=("${labels[@]:1}")
        if [[ ! "${word}" =~ ^[0-9]{1,5}$ ]] || ((10#${word} > 65535)); then
            fail "${label} is invalid, cms ${verb} failed." 0
        fi
        NUMBERS="${NUMBERS:+${NUMBERS}.}$((10#${word}))"
    done
}

succeed() { # <verb>
    local main major revision
    IFS=. read -r main major revision <<<"${NUMBERS}"
    echo "cms $1 succeed, main_ver=${main}, major_ver=${major}, revision=${revision}, inner=${INNER}."
}

# Order of the real one: the database's control file, the GCC on disk, own memory, the other nodes' memory.
raise_version() {
    local node
    parse_numbers upgrade "$@"
    server_up || fail "cms proc upgrade failed, connect to server failed."
    value_of "${GCC}/version" || fail "cms proc upgrade failed, cms upgrade local gcc failed."
    if newer "${REPLY}" "${NUMBERS}"; then fail "cms proc upgrade failed, cms gcc version bigger than upgrade version."; fi
    if fault hang:cms-upgrade; then journal "cms-upgrade hangs"; fi
    while fault hang:cms-upgrade; do real_sleep 200000; done
    if fault cms-upgrade-fails || ! raise_database; then fail "cms proc upgrade failed, cantian upgrade failed." "${FAULT:-255}"; fi
    printf '%s\n' "${NUMBERS}" >"${GCC}/version"
    journal "cms upgrade ${NUMBERS//./ }"
    for ((node = 0; node < NODES; node++)); do
        if alive cms "${node}"; then printf '%s\n' "${NUMBERS}" >"${SIM_LIVE}/mem_${node}"; fi
    done
    for ((node = 0; node < NODES; node++)); do
        alive cms "${node}" || fail "cms proc upgrade failed, cms upgrade other node failed."
    done
    succeed upgrade
}

raise_database() {
    local HOLDER
    holder_of reformer cantiand
    [[ "${HOLDER}" != -1 ]] && joined "${HOLDER}" || return 1
    value_of "${DATA}/ctrl_version"
    if newer "${REPLY%.*}" "${NUMBERS}"; then return 1; fi
    printf '%s.%s\n' "${NUMBERS}" "${INNER}" >"${DATA}/ctrl_version"
}

degrade_version() {
    local HOLDER
    parse_numbers degrade "$@"
    holder_of master cms
    if [[ "${HOLDER}" != -1 ]] || master_lock_held; then
        fail "cms proc degrade failed, master is valid, wait 10s and try again.."
    fi
    value_of "${GCC}/version" || fail "cms proc degrade failed, cms degrade local update gcc ver failed.."
    printf '%s\n' "${NUMBERS}" >"${GCC}/version"
    journal "cms degrade ${NUMBERS//./ }"
    succeed degrade
}
