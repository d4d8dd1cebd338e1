#!/bin/bash
# A job: one command that is started once, detached, and outlives whoever started it.
#
#   job.sh start DIR REQUEST SECONDS GUARD N SECOND... WORDS...
#                                      start the command, or join the run that is under way or that REQUEST started;
#                                      then as follow, from the beginning. Standard input is the command's, and a dot
#   job.sh follow DIR RUN FROM SECONDS print the log from byte FROM until the command ends, at most SECONDS long
#   job.sh last DIR                    the last run
#   job.sh cancel DIR RUN SECONDS      end the command and all that it started: TERM, and after SECONDS KILL. Prints
#                                      "left PID WORDS" for each process that is still there, and "log LAST-LINE"
#
# Each says, as the last line on standard error: <run> none|running|busy|lost|restarted|unwritable|exit <code>
# start and follow print "RUN FROM" before the log: of a log that grew by more than $MOST bytes they give the end.
#
# DIR/<run>/command      what runs                   DIR/<run>/log      what it prints
# DIR/<run>/environment  what it finds around it     DIR/<run>/exit     how it ended
# DIR/<run>/process      process id, start time and boot id of the run; then id and start time of its command
# DIR/<run>/request      who started it              DIR/<run>/running  locked until it ends
# DIR/<run>/cancelled    what was left when it was cancelled
#
# GUARD is the vendor's lock of the cluster (- for none). It is held shared while the command runs: jobs of ours do not
# exclude each other, a manual appctl.sh is refused. Whoever holds it alone keeps the job from starting (busy).
#
# SECOND, N words long, is a program for a lock that is no file of this node; 0 for none. It is called with "take" and the
# job's name while GUARD is held, and says with exit code 75 that somebody else has it; with "release" by the last job that
# holds GUARD.
#
# Thousands of jobs run in a test: builtins where there are some, and no process without need.
set -u
shopt -s extglob nullglob
MOST=4194304
KEPT=20 DAYS=90 # operations whose directories stay on the node, and for how long
read -r BOOT </proc/sys/kernel/random/boot_id

start_time() { # of a process, in STARTED: tells it from a later one with the same number
    local stat=
    STARTED=
    { IFS= read -r -d '' stat <"/proc/$1/stat"; } 2>/dev/null
    [ -n "$stat" ] || return 1
    set -- ${stat##*) }
    [ "$1" != Z ] && STARTED=${20}
}

is() { # PROCESS STARTED
    [ -n "$1" ] && start_time "$1" && [ "$STARTED" = "$2" ]
}

known() { # RUN-DIRECTORY: what its process file says
    RUNNER='' BEGAN='' ON='' COMMAND='' SINCE=''
    [ -e "$1/process" ] || return 1
    { read -r RUNNER BEGAN ON && read -r COMMAND SINCE; } <"$1/process"
    [ -n "$RUNNER" ]
}

alive() { # RUN-DIRECTORY: a command outlives the half that watches over it
    known "$1" && [ "${ON:-$BOOT}" = "$BOOT" ] && { is "$RUNNER" "$BEGAN" || is "$COMMAND" "$SINCE"; }
}

ended() { # RUN-DIRECTORY
    local code=
    { read -r code <"$1/exit"; } 2>/dev/null
    [ -n "$code" ] && STATE="exit $code"
}

look() { # RUN-DIRECTORY, at STATE
    ended "$1" && return
    if alive "$1"; then
        STATE=running
    elif ended "$1"; then # meanwhile
        return
    elif known "$1"; then
        [ "${ON:-$BOOT}" = "$BOOT" ] && STATE=lost || STATE=restarted
    elif [ -e "$1/busy" ]; then
        STATE=busy
    elif [ -e "$1/running" ] && ! flock -n -s 7 7<"$1/running"; then
        STATE=running # it waits for a lock, and whoever started it is gone
    else
        STATE=none
    fi
}

last_run() { # DIR, in RUN
    local run
    RUN=0
    for run in "$1"/+([0-9]); do
        [ "${run##*/}" -gt "$RUN" ] && RUN=${run##*/}
    done
}

write() { # FILE TEXT, whole or not at all
    printf '%s\n' "$2" 2>/dev/null 1<>"$1.part" && mv -f "$1.part" "$1"
}

report() { # RUN
    echo "$1 $STATE" >&2
}

start() {
    local dir=$1 request=$2 seconds=$3 theirs=
    shift 3
    umask 077
    { [ -d "$dir" ] || begin "$dir"; } && { exec 9>"$dir/starting"; } || { STATE=unwritable; report 0; return; }
    flock 9
    last_run "$dir"
    look "$dir/$RUN"
    { read -r theirs <"$dir/$RUN/request"; } 2>/dev/null
    case $STATE in
        running) ;;
        none | busy) detach "$dir" "$((RUN > 0 ? RUN : 1))" "$request" "$@" || return ;; # a run that never began is used again
        *) [ "$theirs" = "$request" ] || detach "$dir" "$((RUN + 1))" "$request" "$@" || return ;;
    esac
    exec 9>&-
    follow "$dir" "$RUN" 0 "$seconds"
}

begin() { # DIR: the first job of an operation removes what old operations left
    [ -d "${1%/*}" ] || clean "${1%/*/*}"
    mkdir -p "$1"
}

clean() { # JOBS: an operation that is still open is one of the newest
    local when now operation number=0
    [ -d "$1" ] || return
    printf -v now '%(%s)T' -1
    while read -r when operation; do
        number=$((number + 1))
        if [ "$number" -ge "$KEPT" ] || { [ "$number" -gt 1 ] && [ $((now - ${when%.*})) -gt $((DAYS * 86400)) ]; }; then
            busy "$operation" || rm -rf "$operation"
        fi
    done < <(find "$1" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %p\n' | sort -rn)
}

busy() { # OPERATION
    local run
    for run in "$1"/*/+([0-9]); do
        look "$run"
        [ "$STATE" = running ] && return
    done
    return 1
}

detach() { # DIR RUN REQUEST GUARD N SECOND... WORDS...
    local dir=$1 request=$3 began=
    RUN=$2
    shift 3
    STATE=unwritable
    prepare "$dir/.next" "$dir/$RUN" "$request" "${@:$2+3}" || { report "$RUN"; return 1; }
    exec 6<&0
    exec 5< <(umask "$inherited" && exec setsid bash "$0" run "$dir/$RUN" "$@" <&6 2>/dev/null 6<&- 9>&-)
    read -r began <&5 # nothing when it did not get so far
    exec 5<&- 6<&- </dev/null
    look "$dir/$RUN"
    [ "$STATE" != none ] || { [ "$began" = cut ] || STATE=unwritable; report "$RUN"; return 1; }
}

prepare() { # NEW RUN-DIRECTORY REQUEST WORDS...: all of it or nothing
    local new=$1 run=$2 words
    [ ! -e "$new" ] || rm -rf "$new"
    [ ! -e "$run" ] || rm -rf "$run"
    printf -v words '%q ' "${@:4}"
    mkdir "$new" && printf '%s\n' "$words" >"$new/command" && environment >"$new/environment" &&
        echo "$3" >"$new/request" && : >"$new/log" && : >"$new/running" &&
        echo "        " >"$new/exit.part" && # room for the end, should the disk be full by then
        mv -T "$new" "$run"
}

environment() { # values only of what is no secret anywhere
    local name others=
    printf 'PWD=%q\nUMASK=%s\nUID=%s\n' "$PWD" "$inherited" "$UID"
    while read -r name; do
        case $name in
            PATH | HOME | USER | LOGNAME | SHELL | LANG | LANGUAGE | LC_* | TZ | SUDO_USER) printf '%s=%q\n' "$name" "${!name}" ;;
            PWD | OLDPWD | SHLVL | _) ;;
            *) others+=" $name" ;;
        esac
    done < <(compgen -e)
    echo "# also set, values not kept:$others"
}

run() { # the detached half; nobody listens to it any more once it has begun
    local dir=$1 guard=$2 second=("${@:4:$3}") input='' code
    umask 077
    shift "$((3 + $3))"
    exec 7>>"$dir/running"
    flock 7 # given back when this process ends, however it ends: nobody who waits has to guess
    if [ "$guard" != - ]; then
        [ -e "$guard" ] || (umask 0377 && : >>"$guard")
        exec 8<"$guard"
        flock -s -w 5 8 || { : >"$dir/busy"; exit; }
        [ ${#second[@]} = 0 ] || take "$dir" "${second[@]}" || exit
    fi
    IFS= read -r -d '' input # all of it before the command starts; a secret never touches the disk
    [ "${input: -1}" = . ] || { echo cut; exit; } # the connection broke: half a password is none
    start_time $$
    write "$dir/process" "$$ $STARTED $BOOT" || exit
    trap : PIPE # whoever started it may be gone; a trap, because the command would inherit an ignored signal
    echo began
    trap - PIPE
    exec >/dev/null
    input=${input%.}
    if [ -n "$input" ]; then
        printf '%s' "$input" | perform "$dir" "$@"
        code=${PIPESTATUS[1]}
    else
        (perform "$dir" "$@") </dev/null
        code=$?
    fi
    # Only the last job of ours on this node can have the lock for itself. A lock that stays behind says whose it is.
    if [ ${#second[@]} -gt 0 ] && flock -n 8; then
        timeout 60 "${second[@]}" release >>"$dir/log" 2>&1 </dev/null 8<&-
    fi
    exec 8<&- # whoever sees the end finds the vendor's lock free
    until write "$dir/exit" "$code"; do
        sleep 1
    done
}

perform() { # RUN-DIRECTORY WORDS..., in a process of its own
    local dir=$1
    shift
    exec >>"$dir/log" 2>&1 7>&- 8<&-
    start_time "$BASHPID"
    echo "$BASHPID $STARTED" >>"$dir/process"
    export CANTIAN_UPGRADE_RUN=$dir # who leaves the session can be found by it
    umask "$inherited"
    exec "$@"
}

take() { # DIR SECOND...
    local dir=$1 code
    shift
    timeout 60 "$@" take "${dir#*/jobs/}" >>"$dir/log" 2>&1 </dev/null 8<&-
    code=$?
    case $code in
        0) return ;;
        75) : >"$dir/busy" ;;
        *) start_time $$ && write "$dir/process" "$$ $STARTED $BOOT" && write "$dir/exit" "$code" ;;
    esac
    return 1
}

follow() {
    local dir=$1/$2 from=$3 seconds=$4 size waiter
    size=$(stat -c %s "$dir/log")
    [ $((size - from)) -le "$MOST" ] || from=$((size - MOST))
    echo "$2 $from"
    look "$dir"
    if [ "$STATE" != running ] || { flock -s -w 0.3 7 7<"$dir/running" && ! alive "$dir"; }; then
        tail -c "+$((from + 1))" "$dir/log"
        look "$dir"
    elif is "$COMMAND" "$SINCE" && ! is "$RUNNER" "$BEGAN"; then
        timeout "$seconds" tail -c "+$((from + 1))" -f -s 0.1 --pid="$COMMAND" "$dir/log"
        [ $? = 124 ] || look "$dir"
    else
        flock -s -w "$seconds" 7 7<"$dir/running" &
        waiter=$!
        tail -c "+$((from + 1))" -f -s 0.1 --pid="$waiter" "$dir/log"
        ! wait "$waiter" || look "$dir" # only what ended before the log was read to its end counts as ended
    fi
    report "$2"
}

cancel() {
    local dir=$1/$2 until=$((SECONDS + $3)) last=$((SECONDS + $3 + 10)) signal=TERM pid words
    local -A KIN=() told=()
    umask 077
    known "$dir"
    : >"$dir/cancelled"
    while [ "${ON:-$BOOT}" = "$BOOT" ] && family "$RUNNER" "$BEGAN" && [ "$SECONDS" -lt "$last" ]; do
        [ "$SECONDS" -lt "$until" ] || signal=KILL
        for pid in "${FAMILY[@]}"; do
            [ "${told[$pid]-}" = "$signal" ] || kill -s "$signal" "$pid" 2>/dev/null
            told[$pid]=$signal
        done
        sleep 0.1
    done
    flock -s -w 10 7 7<"$dir/running" # the run itself writes how its command ended
    while IFS=/ read -r _ _ pid _; do
        [ -n "${KIN[$pid]-}" ] || FAMILY+=("$pid")
    done < <(grep -lszxF "CANTIAN_UPGRADE_RUN=$dir" /proc/+([0-9])/environ)
    for pid in "${FAMILY[@]}"; do
        mapfile -d '' -t words <"/proc/$pid/cmdline" && echo "left $pid ${words[*]}"
    done 2>/dev/null | tee -a "$dir/cancelled"
    echo "log $(tail -c 4096 "$dir/log" | tail -n 1)"
    look "$dir"
    report "$2"
}

family() { # RUNNER BEGAN: in FAMILY all that its session and its descendants have left, also those who left the session
    local runner=$1 file stat pid grew=yes
    local -A parent=() session=() since=()
    FAMILY=()
    start_time "$runner" && [ "$STARTED" != "$2" ] && return 1 # its number is another's by now
    for file in /proc/+([0-9])/stat; do
        stat=
        { IFS= read -r -d '' stat <"$file"; } 2>/dev/null
        [ -n "$stat" ] || continue
        pid=${file//[!0-9]/}
        set -- ${stat##*) }
        [ "$1" = Z ] && continue
        parent[$pid]=$2 session[$pid]=$4 since[$pid]=${20}
    done
    while [ -n "$grew" ]; do
        grew=
        for pid in "${!parent[@]}"; do
            [ "$pid" != "$runner" ] && [ -z "${KIN[$pid]-}" ] || continue
            if [ "${session[$pid]}" = "$runner" ] || [ "${parent[$pid]}" = "$runner" ] || [ -n "${KIN[${parent[$pid]}]-}" ]; then
                KIN[$pid]=${since[$pid]}
                grew=yes
            fi
        done
    done
    for pid in "${!KIN[@]}"; do
        [ "${since[$pid]-}" = "${KIN[$pid]}" ] && FAMILY+=("$pid") || unset "KIN[$pid]"
    done
    [ ${#FAMILY[@]} -gt 0 ]
}

inherited=$(umask) # the command's: what it writes is read by others, such as the engine's account
case $1 in
    start) start "${@:2}" ;;
    run) run "${@:2}" ;;
    follow) follow "${@:2}" ;;
    last)
        last_run "$2"
        look "$2/$RUN"
        report "$RUN"
        ;;
    cancel) cancel "${@:2}" ;;
esac
