# Who holds a lock file alone: process, user, age in seconds and words of every process of this node that has it, whether it took
# it or inherited it from one that is gone (T-49). What such a process has started, and what has it from there, says nothing
# more. Parameter: the file. Changes nothing.
lock=$1
[ -e "$lock" ] && ! flock -n -s "$lock" true || exit 0
holders=" "
for fd in /proc/[0-9]*/fd/*; do
    [ "$fd" -ef "$lock" ] || continue
    pid=${fd#/proc/}
    pid=${pid%%/*}
    grep -q 'FLOCK.*WRITE' "/proc/$pid/fdinfo/${fd##*/}" && holders+="$pid "
done 2>/dev/null
for pid in $holders; do
    read -r parent user age words < <(ps -p "$pid" -o ppid=,user=,etimes=,args=) && [ -n "$words" ] || continue
    [[ $holders == *" $parent "* ]] || echo "$pid $user $age $words"
done 2>/dev/null
true
