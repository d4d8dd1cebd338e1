#!/bin/bash
# A job: one command that is started once, detached, and outlives whoever started it.
#
#   job.sh start DIR GUARD N SECOND... WORDS...
#                                      start the command, or join the run that is under way; its standard input is ours
#   job.sh follow DIR RUN FROM SECONDS print the log from byte FROM until the command ends, at most SECONDS long
#   job.sh last DIR                    the last run
#
# Each prints, as the last line on standard error: <run> none|running|busy|lost|exit <code>
#
# DIR/<run>/command  what runs        DIR/<run>/log   what it prints
# DIR/<run>/process  its process id and the start time of that process    DIR/<run>/exit  how it ended
# DIR/<run>/running  locked until it ends
#
# GUARD is the vendor's lock of the cluster (- for none). It is held shared while the command runs: jobs of ours do not
# exclude each other, a manual appctl.sh is refused. Whoever holds it alone keeps the job from starting (busy).
#
# SECOND, N words long, is a program for a lock that is no file of this node; 0 for none. It is called with "take" and the
# job's name while GUARD is held, and says with exit code 75 that somebody else has it; with "release" by the last job that
# holds GUARD.
set -u
inherited=$(umask) # the command's: what it writes is read by others, such as the engine's account
umask 077
shopt -s extglob nullglob

start_time() { # of a process, in STARTED: tells it from a later one with the same number
    local stat=
    STARTED=
    { IFS= read -r -d '' stat <"/proc/$1/stat"; } 2>/dev/null
    [ -n "$stat" ] || return 1
    set -- ${stat##*) }
    [ "$1" != Z ] && STARTED=${20}
}

alive() {
    local pid began
    read -r pid began <"$1/process" 2>/dev/null || return 1
    start_time "$pid" && [ "$STARTED" = "$began" ]
}

last_run() {
    local run last=0
    for run in "$1"/+([0-9]); do
        [ "${run##*/}" -gt "$last" ] && last=${run##*/}
    done
    echo "$last"
}

write() { # FILE TEXT, whole or not at all
    printf '%s\n' "$2" >"$1.part" && mv -f "$1.part" "$1"
}

report() { # DIR RUN
    local state=none
    if [ -e "$1/$2/process" ]; then
        if [ ! -e "$1/$2/exit" ] && alive "$1/$2"; then
            state=running
        elif [ -e "$1/$2/exit" ]; then # looked at after the process, which writes it last
            state="exit $(<"$1/$2/exit")"
        else
            state=lost
        fi
    elif [ -e "$1/$2/busy" ]; then
        state=busy
    fi
    echo "$2 $state" >&2
}

start() {
    local dir=$1 guard=$2 second=$3 run began
    shift 3
    mkdir -p "$dir"
    exec 9>"$dir/starting"
    flock 9
    run=$(last_run "$dir")
    if [ "$run" -gt 0 ] && [ -e "$dir/$run/process" ] && [ ! -e "$dir/$run/exit" ] && alive "$dir/$run"; then
        report "$dir" "$run"
        return
    fi
    if [ "$run" = 0 ] || [ -e "$dir/$run/process" ]; then # a run that never began is used again
        run=$((run + 1))
        mkdir "$dir/$run"
    fi
    rm -f "$dir/$run/busy"
    printf -v began '%q ' "${@:second+1}"
    write "$dir/$run/command" "$began"
    : >>"$dir/$run/log"
    (umask "$inherited" && exec setsid bash "$0" run "$dir/$run" "$guard" "$second" "$@") <&0 >/dev/null 2>&1 9>&- &
    while [ ! -e "$dir/$run/process" ] && [ ! -e "$dir/$run/busy" ] && kill -0 $! 2>/dev/null; do
        sleep 0.005
    done
    report "$dir" "$run"
}

run() { # the detached half; nobody listens to it any more
    local dir=$1 guard=$2 second=("${@:4:$3}") input code
    shift "$((3 + $3))"
    if [ "$guard" != - ]; then
        [ -e "$guard" ] || (umask 0377 && : >>"$guard")
        exec 8<"$guard"
        flock -s -w 5 8 || { : >"$dir/busy"; exit; }
        [ ${#second[@]} = 0 ] || take "$dir" "${second[@]}" || exit
    fi
    exec 7>"$dir/running"
    flock 7 # given back when this process ends, however it ends: nobody who waits has to guess
    input=$(cat && printf .) # all of it before the command starts; a secret never touches the disk
    start_time $$
    write "$dir/process" "$$ $STARTED"
    printf '%s' "${input%.}" | (umask "$inherited" && exec "$@") >>"$dir/log" 2>&1 7>&- 8<&-
    code=${PIPESTATUS[1]}
    # Only the last job of ours on this node can have the lock for itself. A lock that stays behind says whose it is.
    if [ ${#second[@]} -gt 0 ] && flock -n 8; then
        timeout 60 "${second[@]}" release >>"$dir/log" 2>&1 </dev/null 8<&-
    fi
    exec 8<&- # whoever sees the end finds the vendor's lock free
    write "$dir/exit" "$code"
}

take() { # DIR SECOND...
    local dir=$1 code
    shift
    timeout 60 "$@" take "${dir#*/jobs/}" >>"$dir/log" 2>&1 </dev/null 8<&-
    code=$?
    case $code in
        0) return ;;
        75) : >"$dir/busy" ;;
        *) start_time $$ && write "$dir/process" "$$ $STARTED" && write "$dir/exit" "$code" ;;
    esac
    return 1
}

follow() {
    local dir=$1/$2 from=$3 until=$((SECONDS + $4)) size pause=0.02 last=
    while :; do
        if [ -e "$dir/exit" ] || ! alive "$dir" || [ "$SECONDS" -ge "$until" ]; then
            last=yes # looked at before the log, so that nothing is missed
        fi
        size=$(stat -c %s "$dir/log")
        if [ "$size" -gt "$from" ]; then
            tail -c "+$((from + 1))" "$dir/log" | head -c "$((size - from))"
            from=$size
            pause=0.02
        fi
        [ -z "$last" ] || break
        flock -s -w "$pause" "$dir/running" true
        [ "$pause" = 0.25 ] || { [ "$pause" = 0.02 ] && pause=0.1 || pause=0.25; }
    done
    report "$1" "$2"
}

case $1 in
    start) start "${@:2}" ;;
    run) run "${@:2}" ;;
    follow) follow "${@:2}" ;;
    last) report "$2" "$(last_run "$2")" ;;
esac
