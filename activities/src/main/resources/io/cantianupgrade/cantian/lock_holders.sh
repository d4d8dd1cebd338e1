# Who holds a lock file alone: process, user, age in seconds and words of every process of this node that has it, whether it took
# it or inherited it from one that is gone (T-49). Parameter: the file. Changes nothing.
lock=$1
[ -e "$lock" ] && ! flock -n -s "$lock" true || exit 0
for fd in /proc/[0-9]*/fd/*; do
    [ "$fd" -ef "$lock" ] || continue
    pid=${fd#/proc/}
    pid=${pid%%/*}
    grep -q 'FLOCK.*WRITE' "/proc/$pid/fdinfo/${fd##*/}" || continue
    known=$(ps -p "$pid" -o user=,etimes=,args=) && [ -n "$known" ] && echo "$pid $known"
done 2>/dev/null
true
