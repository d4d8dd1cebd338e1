# shellcheck shell=bash
# The processes of this node, found by the SIM_ROOT in their environment; on a host, all that it has.

# The program of that name which is not a stand-in.
real() {
    local directory
    local -a directories
    IFS=: read -ra directories <<<"${PATH}"
    for directory in "${directories[@]}"; do
        if [[ "${directory}" != */usr/local/simulator/bin && -x "${directory}/$1" ]]; then
            printf '%s\n' "${directory}/$1"
            return
        fi
    done
    printf '%s\n' "/usr/bin/$1"
}

# One record per process, fields ended by NUL: pid, parent, account, comm, argument list. The argument list is the one in
# SIM_ARGV where a process has it. A child that still shows its parent's arguments is a fork on its way to another
# program, and left out, as are the caller of this and its own helpers.
list_processes() {
    local file pid parent account args word comm me="$$" root="${SIM_ROOT:-}"
    local -A seen=()
    local -a words files
    # grep runs without SIM_ROOT, so it does not find itself.
    if [[ -n "${root}" ]]; then
        mapfile -t files < <(unset SIM_ROOT && exec grep -lszxF "SIM_ROOT=${root}" /proc/[0-9]*/environ)
    else
        files=(/proc/[0-9]*/environ)
    fi
    for file in "${files[@]}"; do
        pid="${file#/proc/}"
        pid="${pid%/environ}"
        account=root args="" comm="" parent=0
        if [[ "${pid}" == "${me}" || "${pid}" == "${BASHPID}" ]]; then continue; fi
        words=()
        { mapfile -d '' -t words <"/proc/${pid}/cmdline"; } 2>/dev/null
        ((${#words[@]} > 0)) || continue
        args="${words[*]}"
        comm="${words[0]##*/}"
        { read -r word <"/proc/${pid}/stat"; } 2>/dev/null || continue
        word="${word##*) }"
        parent="${word#* }"
        parent="${parent%% *}"
        if [[ "${parent}" == "${me}" || "${parent}" == "${BASHPID}" ]]; then continue; fi
        while IFS= read -r -d '' word; do
            case "${word}" in
                USER=*) account="${word#USER=}" ;;
                SIM_ARGV=*)
                    args="${word#SIM_ARGV=}"
                    comm="${args%% *}"
                    comm="${comm##*/}"
                    ;;
            esac
        done 2>/dev/null <"/proc/${pid}/environ"
        seen["${pid}"]="${args}"
        if [[ "${seen[${parent}]:-}" == "${args}" ]]; then continue; fi
        printf '%s\0' "${pid}" "${parent}" "${account}" "${comm}" "${args}"
    done
}

# Reads the next record into PID, PPID_OF, ACCOUNT, COMM, ARGS.
read_process() {
    IFS= read -r -d '' PID && IFS= read -r -d '' PPID_OF && IFS= read -r -d '' ACCOUNT \
        && IFS= read -r -d '' COMM && IFS= read -r -d '' ARGS
}
