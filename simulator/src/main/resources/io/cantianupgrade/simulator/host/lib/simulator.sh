# shellcheck shell=bash
# What every script of a simulated node shares: which node this is, the journal, the pace, faults, liveness.
# SIM_ROOT is the folder that plays "/" of this node; empty on a host whose root really is "/".

SIM_ROOT="${SIM_ROOT:-}"
SIM_ETC="${SIM_ROOT}/etc/simulator"
SIM_CLUSTER_DIR="${SIM_ETC}/cluster" # a link to the folder that all nodes of the cluster share
SIM_LIVE="${SIM_CLUSTER_DIR}/live"
SIM_RUN="${SIM_ROOT}/run/simulator"
SIM_LIBEXEC="${SIM_ROOT}/usr/local/simulator/libexec"
SIM_NODE=0
if [[ -r "${SIM_ETC}/node" ]]; then read -r SIM_NODE <"${SIM_ETC}/node"; fi

# Now in milliseconds, in NOW.
now() {
    NOW="${EPOCHREALTIME//[!0-9]/}"
    NOW="${NOW%???}"
}

# One line, one write: lines of several processes never mix.
journal() {
    local NOW
    now
    printf '%s\t%s\t%s\n' "${NOW}" "${SIM_NODE}" "$*" >>"${SIM_CLUSTER_DIR}/journal.log"
}

# The real microseconds that one simulated second lasts, in PACE. Read every time: a change takes effect at once.
read_pace() {
    local text="1" fraction=""
    read -r text <"${SIM_CLUSTER_DIR}/pace" 2>/dev/null || text="${text:-1}"
    if [[ "${text}" == *.* ]]; then fraction="${text#*.}"; fi
    fraction="${fraction}000000"
    PACE="$((10#0${text%%.*} * 1000000 + 10#${fraction:0:6}))"
}

# Starts one process when it is first called, and none afterwards: nothing is ever to be read there.
real_sleep() { # <microseconds>
    local seconds
    printf -v seconds '%d.%06d' "$(($1 / 1000000))" "$(($1 % 1000000))"
    [[ -n "${NEVER_READABLE:-}" ]] || exec {NEVER_READABLE}<> <(:)
    read -r -t "${seconds}" -u "${NEVER_READABLE}" || true
}

# Waits as the real scripts do: <seconds> times the pace.
pause() {
    local left="$(($1 * 1000000))" slice PACE
    while ((left > 0)); do
        read_pace
        if ((PACE == 0)); then return 0; fi
        slice="$((left * PACE / 1000000))"
        if ((slice > 200000)); then slice=200000; fi
        real_sleep "${slice}"
        left="$((left - (slice + 1) * 1000000 / PACE))"
    done
}

# Waits for a condition: <limit in seconds, times the pace> <command...>. Real processes need real time at any pace, so
# the limit is never under the seconds in the cluster's file "patience".
wait_for() {
    local limit="$1" began NOW PACE nap patience=10
    shift
    read -r patience <"${SIM_CLUSTER_DIR}/patience" 2>/dev/null || patience="${patience:-10}"
    now
    began="${NOW}"
    until "$@"; do
        read_pace
        now
        nap="$((limit * PACE / 1000))"
        if ((nap < patience * 1000)); then nap="$((patience * 1000))"; fi
        if ((NOW - began >= nap)); then return 1; fi
        nap="${PACE}"
        if ((nap > 500000)); then nap=500000; elif ((nap < 50000)); then nap=50000; fi
        real_sleep "${nap}"
    done
}

# Whether a fault is switched on; its parameter, the content of its file, in FAULT.
fault() {
    FAULT=""
    [[ -e "${SIM_ETC}/faults/$1" ]] || return 1
    read -r FAULT <"${SIM_ETC}/faults/$1" || true
}

# Begins a named piece of work: first line, journal, then the faults `hang:<name>` and `fail:<name>`.
# The name of a module's action is <module>:<action>.
begin() { # <name> [first line]
    if [[ -n "${2:-}" ]]; then logAndEchoInfo "$2"; fi
    journal "${1} begin"
    while fault "hang:$1"; do real_sleep 200000; done
    if fault "fail:$1"; then
        logAndEchoError "${FAULT:-$1 failed}"
        exit 1
    fi
}

end() { # <name>
    journal "${1} end"
}

# Whether a daemon lives on any node: it holds a lock as long as it lives, so no process id crosses hosts.
alive() { # <daemon> <node>
    local file="${SIM_LIVE}/${1}_${2}" fd answer=1
    [[ -e "${file}" ]] || return 1
    exec {fd}<"${file}"
    flock -n -s "${fd}" || answer=0
    exec {fd}<&-
    return "${answer}"
}

# Whether a daemon of this node runs, from its process id; that id in PID. Starts no process.
running() { # <daemon>
    local argv0=""
    PID=""
    [[ -r "${SIM_RUN}/$1.pid" ]] && read -r PID <"${SIM_RUN}/$1.pid" && [[ -n "${PID}" ]] || return 1
    { IFS= read -r -d '' argv0 <"/proc/${PID}/cmdline"; } 2>/dev/null || return 1
    [[ "${argv0##*/}" == "$1" ]]
}

# For a daemon's main: takes the lock that says it lives, on fd 9, and notes its process id.
come_alive() { # <daemon>
    mkdir -p "${SIM_LIVE}" "${SIM_RUN}"
    exec 9>>"${SIM_LIVE}/${1}_${SIM_NODE}"
    flock -w 3 9 || return 1
    printf '%s\n' "$$" >"${SIM_RUN}/$1.pid"
    exec 8<> <(:) # never readable: nap() waits on it without starting a process
}

nap() { # <seconds>, for daemons
    read -r -t "$1" -u 8 || true
}

# The version of what is installed: <package.xml of a binary tree>, in VERSION, e.g. 25.06.B001
version_in() {
    local line
    VERSION=""
    [[ -r "$1" ]] || return 1
    while read -r line; do
        if [[ "${line}" =~ \<version\>(.*)\</version\> ]]; then VERSION="${BASH_REMATCH[1]}"; fi
    done <"$1"
    [[ -n "${VERSION}" ]]
}

# 25.06.B001 as numbers: 25.6.0, in NUMBERS.
numbers_of() {
    local main major
    IFS=. read -r main major _ <<<"$1"
    NUMBERS="$((10#${main})).$((10#${major})).0"
}

# Whether <a.b.c> is greater than <x.y.z>.
newer() {
    local IFS=. i
    local -a left right
    read -ra left <<<"$1"
    read -ra right <<<"$2"
    for i in 0 1 2; do
        if ((left[i] != right[i])); then
            ((left[i] > right[i]))
            return
        fi
    done
    return 1
}
