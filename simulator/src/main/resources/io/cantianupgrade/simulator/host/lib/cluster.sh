# shellcheck shell=bash
# Where the cluster keeps its memory: the GCC in the share file system, the engine's data in the page file system.
# Both are ordinary files there, so an array that rolls back a file system really takes them back.

SIM_FS="${SIM_CLUSTER_DIR}/array"
# shellcheck source=/dev/null
source "${SIM_ETC}/filesystems" # SHARE_FS, DATA_FS, NODES
GCC="${SIM_FS}/${SHARE_FS}/gcc_home"
DATA="${SIM_FS}/${DATA_FS}/data"
INNER=4

# Reads a one-line file into REPLY; an empty file is one being written, so it is read again.
value_of() {
    local try
    REPLY=""
    for try in 1 2 3 4 5; do
        [[ -e "$1" ]] || return 1
        if read -r REPLY <"$1" && [[ -n "${REPLY}" ]]; then return 0; fi
        real_sleep "$((try * 2000))"
    done
    return 1
}

# What a node's resource was last seen doing: STAT PRE_STAT WORK_STAT STAT_CHANGE(ms).
read_stat() { # <node>
    if ! value_of "${GCC}/stat_$1"; then
        STAT=UNKNOWN PRE_STAT=UNKNOWN WORK_STAT=0 STAT_CHANGE=0
        return
    fi
    read -r STAT PRE_STAT WORK_STAT STAT_CHANGE <<<"${REPLY}"
}

write_stat() { # <stat> <work stat>; of this node
    local NOW STAT PRE_STAT WORK_STAT STAT_CHANGE
    now
    read_stat "${SIM_NODE}"
    if [[ "${STAT}" != "$1" ]]; then
        PRE_STAT="${STAT}"
        STAT_CHANGE="${NOW}"
    fi
    printf '%s %s %s %s\n' "$1" "${PRE_STAT}" "$2" "${STAT_CHANGE}" >"${GCC}/stat_${SIM_NODE}"
}

# What the resource of a node shall be, and since when: TARGET TARGET_SINCE(ms).
read_target() { # <node>
    TARGET=UNKNOWN TARGET_SINCE=0
    if value_of "${GCC}/target_$1"; then read -r TARGET TARGET_SINCE <<<"${REPLY}"; fi
}

write_target() { # <node> <ONLINE|OFFLINE>
    local NOW
    now
    printf '%s %s\n' "$2" "${NOW}" >"${GCC}/target_$1"
}

# The first live node for a role (cms master, database reformer), kept until it dies; in HOLDER, -1 when nobody lives.
holder_of() { # <role> <daemon>
    local node
    HOLDER=-1
    if value_of "${SIM_LIVE}/$1" && alive "$2" "${REPLY}"; then
        HOLDER="${REPLY}"
        return
    fi
    for ((node = 0; node < NODES; node++)); do
        if alive "$2" "${node}"; then
            HOLDER="${node}"
            printf '%s\n' "${node}" >"${SIM_LIVE}/$1"
            return
        fi
    done
}

# Whether the database of this node is open.
database_open() {
    local STAT PRE_STAT WORK_STAT STAT_CHANGE
    running cantiand || return 1
    read_stat "${SIM_NODE}"
    [[ "${STAT}" == ONLINE && "${WORK_STAT}" == 1 ]]
}
